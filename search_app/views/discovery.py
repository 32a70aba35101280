"""What was new in a period, and what is like an item: as pages, as JSON and as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request

from indexer.asking.asker import Asker
from indexer.query.clauses import Phrase
from indexer.query.dateranges import DateRange
from indexer.query.writing import render
from indexer.records import SectionRecord
from indexer.research.rising import Riser, Rising, rising, rising_json, rising_table
from indexer.research.similar import Similar, similar, similar_json
from indexer.research.tools import RISING, Given
from search_app.addresses import document_url
from search_app.front import current_front
from search_app.json_answers import json_answer
from search_app.pages.explanation import SEARCH
from search_app.pages.tool_pages import as_file, asked, choices, files, link, wants_file
from search_app.params import Question, meeting_url, refuse_others
from search_app.texts import say, spoken

discovery = Blueprint("discovery", __name__)

PAGE, API = "/rising", "/api/v1/rising"
SIMILAR, SIMILAR_API = "/similar/<section_id>", "/api/v1/similar/<section_id>"


@dataclass(frozen=True, slots=True)
class RiserView:
    """A word or a document, and where it leads."""

    riser: Riser
    url: str


@dataclass(frozen=True, slots=True)
class RisingPage:
    """The page of what rose."""

    given: Given
    found: Rising
    words: tuple[RiserView, ...]
    documents: tuple[RiserView, ...]
    choices: Mapping[str, tuple[str, ...]]
    files: tuple[tuple[str, str], ...]
    json_url: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a list, with its addresses."""

    record: SectionRecord
    url: str


@dataclass(frozen=True, slots=True)
class SimilarPage:
    """An item and its lists; each has a key of the catalogue for its heading and its note."""

    found: Similar
    url: str
    lists: tuple[tuple[str, tuple[ItemView, ...]], ...]


@discovery.get(PAGE)
def rising_page() -> str | Response:
    """What rose between two periods."""
    given, asker = asked(RISING), current_front().asker
    if wants_file(given):
        return _file(asker, given)
    found = rising(asker, given)
    page = RisingPage(
        given=given,
        found=found,
        words=tuple(RiserView(r, _word_url(r.text, given, found.dates)) for r in found.words),
        documents=tuple(RiserView(r, document_url(r.text)) for r in found.documents),
        choices=choices(asker, given),
        files=files(API, given),
        json_url=link(API, given, format=""),
    )
    return render_template("rising.html", page=page)


@discovery.get(API)
def rising_answer() -> Response:
    """The same for programs; ``format`` csv, xlsx or jsonl has the rows as a file."""
    given, asker = asked(RISING), current_front().asker
    if wants_file(given):
        return _file(asker, given)
    return json_answer(rising_json(rising(asker, given), given, spoken))


def _file(asker: Asker, given: Given) -> Response:
    return as_file(given, lambda: rising(asker, given), rising_table, say("rising.title"))


@discovery.get(SIMILAR)
def similar_page(section_id: str) -> str:
    """What is like an item, and what was earlier on the same matter."""
    found = similar(current_front().asker, section_id)
    lists = (
        ("similar.document", found.same_document),
        ("similar.earlier", found.earlier),
        ("similar.alike", found.alike),
    )
    page = SimilarPage(
        found=found,
        url=meeting_url(found.meeting.id, anchor=f"s{found.section.order}"),
        lists=tuple((key, _views(records)) for key, records in lists),
    )
    return render_template("similar.html", page=page)


@discovery.get(SIMILAR_API)
def similar_answer(section_id: str) -> Response:
    """The same for programs."""
    refuse_others(request.args.items())
    return json_answer(similar_json(similar(current_front().asker, section_id)))


def _views(records: Sequence[SectionRecord]) -> tuple[ItemView, ...]:
    return tuple(ItemView(r, meeting_url(r.meeting_id, anchor=f"s{r.order}")) for r in records)


def _word_url(word: str, given: Given, dates: DateRange) -> str:
    kept = ((n, v) for n in ("body", "kind") for v in given.texts(n))
    bounds = {"from": dates.first, "to": dates.last}
    pairs = (("q", render(Phrase(word, "heading"))), *((n, str(d)) for n, d in bounds.items()))
    return Question((*pairs, *kept)).url(SEARCH)
