"""Keyword in context, and the words beside it: as pages, as JSON and as tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template

from indexer.asking.asker import Asker
from indexer.query.clauses import Phrase
from indexer.query.edits import also, rungs
from indexer.query.parser import parse_query
from indexer.query.writing import render
from indexer.research.collocates import Collocates, collocate_table, collocates, collocates_json
from indexer.research.concordance import (
    MOST_READ,
    Concordance,
    Line,
    all_lines,
    concordance,
    kwic_json,
    kwic_table,
)
from indexer.research.gathering import in_one_generation
from indexer.research.tools import COLLOCATES, KWIC, QUERY, Given
from search_app.continuing import CURSOR, tool_asked_in
from search_app.front import current_front
from search_app.json_answers import json_answer
from search_app.pages.explanation import SEARCH
from search_app.pages.paging import PageLink, page_links
from search_app.pages.tool_pages import as_file, asked, base, choices, files, link, wants_file
from search_app.params import Question, meeting_url
from search_app.texts import say, spoken

kwic_views = Blueprint("kwic", __name__)

PAGE, API = "/kwic", "/api/v1/kwic"
WORDS, WORDS_API = "/collocates", "/api/v1/collocates"
_ON_FORM = (QUERY, "from", "to", "body", "kind", "page", "format")


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as wide as it is asked for, and where it stands."""

    line: Line
    left: str
    right: str
    url: str


@dataclass(frozen=True, slots=True)
class KwicPage:
    """The page; ``found`` is None where nothing is asked yet."""

    given: Given
    found: Concordance | None
    lines: tuple[LineView, ...]
    page: int
    pages: int
    choices: Mapping[str, tuple[str, ...]]
    hidden: tuple[tuple[str, str], ...]
    links: tuple[PageLink, ...]
    last_url: str
    files: tuple[tuple[str, str], ...]
    json_url: str
    words_url: str

    @property
    def most_read(self) -> int:
        """Sections that a page reads."""
        return MOST_READ


@dataclass(frozen=True, slots=True)
class WordsPage:
    """The page of the words beside a term; ``found`` is None where nothing is asked yet."""

    given: Given
    found: Collocates | None
    urls: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]
    hidden: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    json_url: str
    kwic_url: str
    most_shown: int = 100


@kwic_views.get(PAGE)
def kwic_page() -> str | Response:
    """The lines of one page, or a file of all of them."""
    given = asked(KWIC)
    if wants_file(given):
        return _lines_file(given)
    found = concordance(current_front().asker, given) if given.texts(QUERY) else None
    return render_template("kwic.html", page=_kwic_page(given, found))


@kwic_views.get(API)
def kwic_answer() -> Response:
    """The same for programs; ``format`` csv, xlsx or jsonl has the lines of all pages as a file."""
    front, given = current_front(), asked(KWIC, CURSOR)
    if wants_file(given):
        return _lines_file(asked(KWIC))
    return json_answer(
        in_one_generation(front.engine, lambda now: _answer(front.asker, given, now))
    )


@kwic_views.get(WORDS)
def words_page() -> str | Response:
    """The words beside a term."""
    given, asker = asked(COLLOCATES), current_front().asker
    if wants_file(given):
        return _words_file(given)
    found = collocates(asker, given) if given.texts(QUERY) else None
    page = WordsPage(
        given=given,
        found=found,
        urls={one.word: _beside_url(given, one.word) for one in found.words} if found else {},
        choices=choices(asker, given),
        hidden=_hidden(given, "window", "since", "until"),
        files=files(WORDS_API, given),
        json_url=link(WORDS_API, given, format=""),
        kwic_url=_conditions_url(PAGE, given),
    )
    return render_template("collocates.html", page=page)


@kwic_views.get(WORDS_API)
def words_answer() -> Response:
    """The same for programs; ``format`` csv, xlsx or jsonl has the words as a file."""
    given = asked(COLLOCATES)
    if wants_file(given):
        return _words_file(given)
    return json_answer(collocates_json(collocates(current_front().asker, given), given, spoken))


def _answer(asker: Asker, given: Given, generation: str) -> dict[str, Any]:
    asking = tool_asked_in(given, generation)
    found = concordance(asker, asking.given, asking.start)
    members = kwic_json(found, asking.given, spoken)
    following = asking.next(members["page"], members["pages"], found.following)
    return {**members, "generation": generation, "next": following}


def _lines_file(given: Given) -> Response:
    asker, width, root = current_front().asker, int(given.text("width")), base()
    return as_file(
        given,
        lambda: all_lines(asker, given),
        lambda found: kwic_table(found, width, root),
        say("kwic.title"),
    )


def _words_file(given: Given) -> Response:
    asker = current_front().asker
    return as_file(
        given, lambda: collocates(asker, given), collocate_table, say("collocates.title")
    )


def _kwic_page(given: Given, found: Concordance | None) -> KwicPage:
    size, page, width = given.number("size"), given.number("page"), int(given.text("width"))
    lines = found.lines if found else ()
    pages = -(-len(lines) // size)

    def address(number: int) -> str:
        return link(PAGE, given, page=str(number) if number > 1 else "")

    return KwicPage(
        given=given,
        found=found,
        lines=tuple(
            _line_view(one, width, given) for one in lines[(page - 1) * size : page * size]
        ),
        page=page,
        pages=pages,
        choices=choices(current_front().asker, given),
        hidden=_hidden(given, "sort", "width"),
        links=page_links(page, pages, address),
        last_url=address(max(pages, 1)),
        files=files(API, given),
        json_url=link(API, given, format=""),
        words_url=_conditions_url(WORDS, given),
    )


def _line_view(line: Line, width: int, given: Given) -> LineView:
    url = meeting_url(line.place.meeting_id, given.text(QUERY), line.anchor)
    return LineView(line, line.left[-width:], line.right[:width], url)


def _hidden(given: Given, *on_form: str) -> tuple[tuple[str, str], ...]:
    """What a form must carry along, since it has no field for it."""
    return tuple(pair for pair in given.pairs() if pair[0] not in (*_ON_FORM, *on_form))


def _conditions_url(path: str, given: Given) -> str:
    """The same question and conditions under another path."""
    pairs = [(n, v) for n in (QUERY, *given.tool.conditions) for v in given.texts(n)]
    return Question(tuple(pairs)).url(path)


def _beside_url(given: Given, word: str) -> str:
    """The hits in which both stand in a sentence."""
    both = also(parse_query(given.text(QUERY)).query, Phrase(word))
    nearest = next((query for _, query in rungs(both)), both)
    pairs = [(n, v) for n in given.tool.conditions for v in given.texts(n)]
    return Question((("q", render(nearest)), *pairs)).url(SEARCH)
