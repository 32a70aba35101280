"""Feeds without accounts: any search, a document, a person, an organization, newest first."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, request
from werkzeug.urls import iri_to_uri

from corpus.model import PartialDate
from indexer.asking.unknowns import noting_unknowns
from indexer.desk.named_documents import of_text
from indexer.desk.profiles import taking_part
from indexer.errors import OrganizationNotFound, PersonNotFound
from indexer.parties import person_parts
from indexer.query.clauses import AllOf, AnyOf, Holding, Query
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import Hit, SearchResults
from indexer.research.newcomers import newest_taken_up
from indexer.runs.departures import lost_document
from indexer.schema import MEETING_UNIT, UNIT
from indexer.text.analysis import squeeze
from search_app.addresses import document_url, organization_url, person_url
from search_app.answers import answer
from search_app.atom import MEDIA_TYPE, Entry, Feed, atom, stable_id
from search_app.continuing import page_of
from search_app.front import Front, current_front
from search_app.markup import book_title, marked
from search_app.pages.explanation import SEARCH
from search_app.pages.results import FEED, HitView, hit_view
from search_app.params import Question, read_question, refuse_others
from search_app.texts import say, spoken
from search_app.views.documents import AnyText
from search_app.views.party_views import known_organization

feeds = Blueprint("feeds", __name__)

_SIZE = 50
_ZONE = "+08:00"
"""Of the places whose minutes these are: a date is a day there."""


def install(app: Flask) -> None:
    """Give the app the feeds; titles hold slashes, so their addresses have a converter."""
    app.url_map.converters.setdefault("text", AnyText)
    app.register_blueprint(feeds)


@feeds.get(FEED)
def search_feed() -> Response:
    """What a search finds; its parameters are those of the results page."""
    front = current_front()
    question = _question().with_one("size", "").with_one("page", "")
    asked = question if question.first("sort") else question.with_one("sort", Sort.NEWEST.value)
    asked = asked.with_one("page", str(page_of(_question())))
    found = answer(front.asker, asked, _SIZE, facets=())
    results = found.results if question.first("sort") else _in_order(front, found.request)
    told = [question.first("q"), *(value for _, value in question.conditions())]
    title = say("feed.search", query=" ".join(filter(None, told)) or say("feed.all"))
    asked_of = noting_unknowns(front.asker, found.asked, found.question.values())
    subtitle = " ".join(map(spoken, dict.fromkeys(asked_of.notes)))
    return _answer(front, title, question.url(SEARCH), results, question, subtitle)


@feeds.get("/feeds/documents/<text:title>", merge_slashes=False)
def document_feed(title: str) -> Response:
    """The items that name a document, under any of its names."""
    front = current_front()
    named = of_text(front.asker, title)
    if len(named) != 1:
        raise lost_document(front.manifest, title)
    words = named[0].title
    marks = tuple(map(squeeze, named[0].spellings))
    told = say("feed.document", title=book_title(words))
    return _feed(front, told, document_url(words), named[0].query, marks)


@feeds.get("/feeds/people/<path:key>", merge_slashes=False)
def person_feed(key: str) -> Response:
    """The meetings in which a person took part."""
    front = current_front()
    registry, key = front.asker.registry(), front.people.one(key)
    if not registry.knows(key):
        raise PersonNotFound(key=key, near="、".join(registry.near_people(key)) or "无 none")
    name = person_parts(key)[0]
    told = say("feed.person", name=name)
    return _feed(front, told, person_url(key), taking_part(key), (squeeze(name),))


@feeds.get("/feeds/organizations/<path:key>", merge_slashes=False)
def organization_feed(key: str) -> Response:
    """What an organization reported or must do, and the meetings it held or at which it sat in."""
    front = current_front()
    registry, key = front.asker.registry(), known_organization(front, key)
    if key not in registry.organizations:
        near = "、".join(registry.near_organizations(key)) or "无 none"
        raise OrganizationNotFound(key=key, near=near)
    was_there = AnyOf((Holding("body", (key,)), Holding("sat_in", (key,))))
    meetings = AllOf((was_there, Holding(UNIT, (MEETING_UNIT,))))
    own = (Holding(name, (key,)) for name in ("reporting", "responsible", "partner"))
    told = say("feed.organization", name=key)
    return _feed(front, told, organization_url(key), AnyOf((*own, meetings)), (squeeze(key),))


def feed_url(page_url: str) -> str:
    """The feed of the page of a document, a person or an organization."""
    return f"/feeds{page_url}"


def _feed(front: Front, title: str, url: str, query: Query, marks: tuple[str, ...]) -> Response:
    refuse_others(_question().pairs, ("page",))
    number = page_of(_question())
    offset, deadline = (number - 1) * _SIZE, front.asker.deadline()
    request = SearchRequest(query, sort=Sort.NEWEST, offset=offset, limit=_SIZE, deadline=deadline)
    found = _in_order(front, request)
    shown = SearchResults(found.total, found.meetings, found.hits, (), marks)
    return _answer(front, title, url, shown, Question())


def _in_order(front: Front, request: SearchRequest) -> SearchResults:
    """What was taken up last comes first: a late record of an early meeting is news, too."""
    taken = front.taken_up()
    if not taken:
        return front.engine.search(request)
    return newest_taken_up(front.asker, request, taken)


def _question() -> Question:
    return read_question(request.args.to_dict(flat=False))


def _answer(
    front: Front,
    title: str,
    url: str,
    found: SearchResults,
    question: Question,
    subtitle: str = "",
) -> Response:
    root, built_at = request.url_root.rstrip("/"), front.engine.info().built_at
    number, taken = page_of(_question()), front.taken_up()
    pairs = [*question.pairs, ("page", str(number + 1))]
    more = f"{root}{request.path}?{urlencode(pairs)}" if number * _SIZE < found.total else ""
    feed = Feed(
        id=stable_id("feed", request.path, *(f"{n}={v}" for n, v in question.pairs)),
        title=title,
        updated=built_at,
        self_url=iri_to_uri(request.url),
        page_url=root + url,
        next_url=more,
        entries=tuple(
            _entry(
                hit,
                found.marks,
                question.first("q"),
                root,
                (taken.get(hit.record.meeting_id, ""), built_at),
            )
            for hit in found.hits
        ),
        subtitle=subtitle,
    )
    return Response(atom(feed).encode(), content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _entry(hit: Hit, marks: Sequence[str], query: str, root: str, times: tuple[str, str]) -> Entry:
    """``times`` are when the meeting was taken up, empty where that is not known, and when the
    index was made.
    """
    record, view = hit.record, hit_view(hit, marks, query)
    day, (taken, built_at) = _day(record.date), times
    number = f"{record.number}、" if record.number else ""
    return Entry(
        id=stable_id("section", record.section_id),
        title=f"{number}{view.heading} — {record.meeting_title}",
        url=root + (view.excerpts[0].url if view.excerpts else view.url),
        updated=taken or day or built_at,
        published=day,
        authors=record.bodies,
        passage=_passage(view, root),
    )


def _passage(view: HitView, root: str) -> str:
    """The words that were found, each with a link to where they stand, and what was decided."""
    pieces = [
        f"<p>{'…' if shown.excerpt.cut_start else ''}"
        f"{marked(shown.excerpt.text, shown.excerpt.spans)}"
        f"{'…' if shown.excerpt.cut_end else ''} {_link(root + shown.url)}</p>"
        for shown in view.excerpts
    ]
    told = [
        f"<p><b>{marked(one.outcome)}</b> {marked(one.sentence)} {_link(root + one.url)}</p>"
        for one in view.verdicts
    ]
    return "".join((*pieces, *told))


def _link(url: str) -> str:
    return f'<a href="{marked(url)}">¶</a>'


def _day(date: PartialDate | None) -> str:
    """The begin of the day; nothing where the minutes do not tell the day."""
    return f"{date}T00:00:00{_ZONE}" if date and date.day else ""
