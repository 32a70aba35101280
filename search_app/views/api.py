"""The same answers as JSON, under /api/v1; keys in a stable order."""

from typing import Any

from flask import Blueprint, Response, request

from corpus.serialize import dumps
from indexer.asking.suggesting import Suggestion, suggest
from indexer.found_json import MOST_VALUES, Beside, Telling, found_json
from indexer.research.gathering import in_one_generation
from indexer.schema import STATUS
from search_app.addresses import document_url
from search_app.answers import FACET_NAMES, answer, help_with, marks
from search_app.continuing import asked_in, number_of
from search_app.endpoints import FACET_VALUES, MORE_VALUES
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.labels import parameter_label
from search_app.pages.document_page import Card, document_cards
from search_app.pages.meeting_page import MeetingPage, meeting_page
from search_app.params import Question, meeting_url, read_question, refuse_others
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
    told = Beside() if asking.is_continued else help_with(front.asker, found)
    return {
        **found_json(
            found.question.values(), found.asked, told, most=most, telling=_telling(found.question)
        ),
        "generation": generation,
        "next": asking.next(found.page, found.pages),
        "cards": list(map(_card, cards)),
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


def _telling(question: Question) -> Telling:
    """In the language of the visitor; addresses of places carry the words along."""
    query = question.first("q")
    return Telling(
        message=spoken,
        label=parameter_label,
        place=lambda record, anchor: {"url": meeting_url(record.meeting_id, query, anchor)},
        value=lambda name, value: {"url": question.toggled(name, value).url(SEARCH)},
    )
