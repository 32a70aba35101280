"""The same answers as JSON, under /api/v1; keys in a stable order."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, request

from corpus.serialize import dumps
from indexer.asking.explaining import explained_json
from indexer.asking.ladder import ladder_json
from indexer.asking.rescuing import rescue_json
from indexer.asking.suggesting import Suggestion, suggest
from indexer.exports.holdings import found_in
from indexer.query.notes import note_json
from indexer.query.results import NOTHING, Facet, FacetCount, Hit, SearchResults
from indexer.research.gathering import in_one_generation
from indexer.schema import STATUS
from search_app.addresses import document_url
from search_app.answers import FACET_NAMES, Answer, Help, answer, help_with, marks
from search_app.continuing import asked_in, number_of
from search_app.endpoints import FACET_VALUES, MORE_VALUES, MOST_VALUES
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.labels import parameter_label
from search_app.pages.document_page import Card, document_cards
from search_app.pages.meeting_page import MeetingPage, meeting_page
from search_app.pages.results import HitView, hit_view
from search_app.params import Question, read_question, refuse_others
from search_app.texts import say, spoken

api = Blueprint("api", __name__)

SEARCH = "/api/v1/search"
_ANY_LETTER = "a"


@api.get(SEARCH)
def search() -> Response:
    """What /search shows, for programs; on pages that a cursor leads to, the hits alone."""
    front = current_front()
    return json_answer(in_one_generation(front.engine, lambda now: _search(front, now)))


@api.get("/api/v1/suggest")
def suggestions() -> Response:
    """What the words in the box may become; a blank question makes ready for the first letter."""
    refuse_others(request.args.items(), ("q",))
    asker = current_front().asker
    typed = request.args.get("q", "")
    found = suggest(typed.strip() or _ANY_LETTER, asker.vocabulary(), asker.title_words())
    shown = found if typed.strip() else ()
    return json_answer({"query": typed, "suggestions": list(map(_suggestion, shown))})


@api.get("/api/v1/meetings/<meeting_id>")
def meeting(meeting_id: str) -> Response:
    """The minutes JSON of one meeting, as ``jiyao parse`` prints it."""
    refuse_others(request.args.items())
    found = current_front().meeting(meeting_id)
    return Response(dumps(found), mimetype="application/json")


@api.get("/api/v1/meetings/<meeting_id>/marks")
def meeting_marks(meeting_id: str) -> Response:
    """Where the words of a question stand in a meeting: spans by anchor, as its page marks them."""
    refuse_others(request.args.items(), ("q",))
    asker, found = current_front().asker, current_front().meeting(meeting_id)
    query = request.args.get("q", "")
    return json_answer({"query": query, **_spans(meeting_page(found, marks(asker, query)))})


def _search(front: Front, generation: str) -> dict[str, Any]:
    asking = asked_in(front, generation, FACET_VALUES)
    beside = read_question({FACET_VALUES: request.args.getlist(FACET_VALUES)})
    most = number_of(beside, FACET_VALUES, MOST_VALUES, MORE_VALUES)
    facets = (STATUS,) if asking.is_continued else FACET_NAMES
    found = answer(front.asker, asking.question, front.page_size, facets)
    is_first = found.page == 1
    cards = document_cards(front.asker, asking.question.first("q")) if is_first else ()
    told = Help() if asking.is_continued else help_with(front.asker, found)
    return {
        **_found(found, told, most),
        "generation": generation,
        "next": asking.next(found.page, found.pages),
        "cards": list(map(_card, cards)),
    }


def _found(found: Answer, told: Help, most: int) -> dict[str, Any]:
    results, query = found.results, found.question.first("q")
    return {
        "query": found.question.values(),
        "notes": [{**note_json(note), "message": spoken(note)} for note in found.notes],
        "reading": explained_json(found.asked, told.readings),
        "scopes": ladder_json(told.ladder),
        "rescue": rescue_json(told.rescue),
        "total": results.total,
        "meetings": found_in(results).meetings,
        "texts": found_in(results).texts,
        "page": found.page,
        "pages": found.pages,
        "size": found.request.limit,
        "sort": found.request.sort.value,
        "hits": _hits(results, query),
        "nearest": _hits(told.rescue.nearest if told.rescue else NOTHING, query),
        "facets": [_facet(facet, found.question, most) for facet in results.facets],
    }


def _card(shown: Card) -> dict[str, Any]:
    return {
        "title": shown.title,
        "url": document_url(shown.title),
        "meetings": shown.meetings,
        "items": shown.items,
        "whole": shown.whole,
    }


def _suggestion(found: Suggestion) -> dict[str, Any]:
    return {
        "kind": found.kind.value,
        "label": say(f"suggest.{found.kind.value}"),
        "text": found.text,
        "query": found.query,
        "total": found.total,
    }


def _hits(results: SearchResults, query: str) -> list[dict[str, Any]]:
    return [_hit(hit, hit_view(hit, results.marks, query)) for hit in results.hits]


def _hit(hit: Hit, view: HitView) -> dict[str, Any]:
    record = hit.record
    return {
        "section_id": record.section_id,
        "meeting_id": record.meeting_id,
        "order": record.order,
        "number": record.number,
        "heading": record.heading,
        "heading_spans": view.heading_spans,
        "meeting_title": record.meeting_title,
        "meeting_title_spans": view.meeting_title_spans,
        "doc_number": record.doc_number,
        "doc_number_spans": view.doc_number_spans,
        "date": str(record.date) if record.date else None,
        "bodies": record.bodies,
        "kind": record.kind,
        "item_kinds": record.item_kinds,
        "outcomes": record.outcomes,
        "verdicts": [
            {"outcome": one.outcome, "evidence": one.sentence, "url": one.url}
            for one in view.verdicts
        ],
        "documents": record.documents,
        "ocr": record.ocr,
        "recognised": record.recognised,
        "url": view.url,
        "excerpts": [
            {
                "anchor": shown.excerpt.anchor,
                "text": shown.excerpt.text,
                "spans": shown.excerpt.spans,
                "url": shown.url,
            }
            for shown in view.excerpts
        ],
    }


def _spans(page: MeetingPage) -> dict[str, Any]:
    """Spans of the title, and of headings (s1) and paragraphs (s1p2) that have any."""
    paragraphs = (part for section in page.sections for part in section.paragraphs)
    found = {section.anchor: section.spans for section in page.sections}
    found |= {part.anchor: part.spans for part in (*paragraphs, *page.rest)}
    return {
        "total": page.marks,
        "title": page.title_spans,
        "spans": {anchor: spans for anchor, spans in found.items() if spans},
    }


def _facet(facet: Facet, question: Question, most: int) -> dict[str, Any]:
    return {
        "name": facet.name,
        "label": parameter_label(facet.name),
        "total": len(facet.counts),
        "values": [
            {
                "value": count.value,
                "count": count.count,
                "selected": count.selected,
                "url": question.toggled(facet.name, count.value).url(SEARCH),
            }
            for count in _shown(facet, question, most)
        ],
    }


def _shown(facet: Facet, question: Question, most: int) -> Sequence[FacetCount]:
    """The first values, and behind them those that are selected; the index has any number."""
    shown = facet.counts[:most]
    if not question.first(facet.name):
        return shown
    return [*shown, *(count for count in facet.counts[most:] if count.selected)]
