"""The pages: home, results, one meeting, help, about."""

from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from indexer.exports.holdings import all_of
from indexer.query.parameters import PARAMETERS
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.query.results import Facet
from indexer.records import MINUTES
from indexer.research.gathering import in_one_generation
from indexer.schema import STATUS
from search_app.addresses import party_links
from search_app.answers import answer, help_with, marks
from search_app.endpoints import ENDPOINTS
from search_app.front import current_front
from search_app.pages.about_page import about_page
from search_app.pages.cite_page import citable
from search_app.pages.cited_search import CITED, citation, found_now, replay
from search_app.pages.document_page import document_cards
from search_app.pages.explanation import SEARCH
from search_app.pages.facet_lists import VALUES, values_page
from search_app.pages.help_page import SYNTAX
from search_app.pages.meeting_page import meeting_page
from search_app.pages.party_cards import party_cards
from search_app.pages.provenance import provenance
from search_app.pages.results import newest_meetings, page_url, search_page
from search_app.params import CONDITIONS, read_question

pages = Blueprint("pages", __name__)

_NEWEST_MEETINGS = 8
# Sections looked at to name the newest meetings; a meeting rarely has more than ten.
_NEWEST_SECTIONS = 200
REFINE, WITHIN = "refine", "within"
EXAMPLES = ("老旧小区改造", '"原则同意" 养老', "工作办法 OR 实施方案")


@pages.get("/")
def home() -> str:
    """One box, working examples, the newest meetings, and what the index covers."""
    engine = current_front().engine
    newest = SearchRequest(
        sort=Sort.NEWEST,
        limit=_NEWEST_SECTIONS,
        facets=("year",),
        filters=(Filter(STATUS, frozenset({MINUTES})),),
    )
    results = engine.search(newest)
    return render_template(
        "home.html",
        examples=EXAMPLES,
        holdings=all_of(engine),
        years=_years(results.facets),
        newest=newest_meetings(results.hits, _NEWEST_MEETINGS),
    )


@pages.get("/search")
def search() -> str | Response:
    """Ranked sections with facets; the address holds the whole question.

    Words that are to be found within the results become a part of it first.
    """
    front = current_front()
    question, more, cited = _read_beside(REFINE, CITED)
    if more:
        return redirect(question.refined(more).url(SEARCH), HTTPStatus.SEE_OTHER)
    found, state = in_one_generation(
        front.engine, lambda now: (answer(front.asker, question, front.page_size), now)
    )
    page = search_page(found, help_with(front.asker, found))
    now = found_now(state, page.found.sections, datetime.now(UTC))
    return render_template(
        "search.html",
        page=page,
        query=page.query,
        cards=document_cards(front.asker, page.query) if page.page == 1 else (),
        parties=party_cards(front.asker, page.query) if page.page == 1 else (),
        last_url=page_url(found.question, page.pages),
        cited=cited,
        replayed=replay(cited, now),
        citation=citation(found.question, now, page.found, request.url_root),
    )


@pages.get(f"{VALUES}<name>")
def values(name: str) -> str:
    """All values of a facet under a question, to look through and choose from."""
    if name not in CONDITIONS:
        abort(HTTPStatus.NOT_FOUND)
    question, within = _read_beside(WITHIN)
    found = answer(current_front().asker, question, 1, facets=(name,))
    facet = next((f for f in found.results.facets if f.name == name), Facet(name, ()))
    return render_template("values.html", page=values_page(facet, found.question, within))


def _read_beside(*names: str) -> tuple[Any, ...]:
    """The question of the address, and the values of parameters that are no part of it."""
    arguments = request.args.to_dict(flat=False)
    beside = [arguments.pop(name, [""])[0].strip() for name in names]
    return read_question(arguments), *beside


@pages.get("/meetings/<meeting_id>")
def meeting(meeting_id: str) -> str:
    """One meeting; ``?q=`` marks the words that led here."""
    front = current_front()
    asker, found = front.asker, front.meeting(meeting_id)
    query = request.args.get("q", "")
    page = meeting_page(found, marks(asker, query))
    return render_template(
        "meeting.html",
        page=page,
        query=query,
        links=party_links(found, asker.names, front.people),
        citable=citable(found, request.root_url, date.today(), request.args),
        around=provenance(found, front.shelf.series(), originals=front.hands_out_of(meeting_id)),
    )


@pages.get("/help")
def help_page() -> str:
    """How to ask, made from the tables that do the asking."""
    return render_template("help.html", syntax=SYNTAX, parameters=PARAMETERS, endpoints=ENDPOINTS)


@pages.get("/about")
def about() -> str:
    """What the index is and holds."""
    front = current_front()
    page = about_page(front.engine, front.shelf.series(), front.manifest)
    return render_template("about.html", page=page)


def _years(facets: tuple[Facet, ...]) -> tuple[str, str] | None:
    counts = [count for facet in facets if facet.name == "year" for count in facet.counts]
    years = sorted(count.value for count in counts if count.count)
    return (years[0], years[-1]) if years else None
