"""Trends as a page, as JSON and as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template

from indexer.asking.asker import Asker
from indexer.periods import Period
from indexer.query.notes import Note
from indexer.query.parameters import MONTH
from indexer.research.tools import MOST_QUERIES, QUERY, TRENDS, Given
from indexer.research.trends import Counted, Line, Trends, trend_table, trends, trends_json
from search_app.front import current_front
from search_app.json_answers import json_answer
from search_app.pages.explanation import SEARCH
from search_app.pages.histogram import Step
from search_app.pages.panels import Height, Panels, panels
from search_app.pages.tool_pages import as_file, asked, choices, files, link, wants_file
from search_app.params import Question
from search_app.texts import say, spoken

trend_views = Blueprint("trends", __name__)

PAGE, API = "/trends", "/api/v1/trends"
_SHOWN = 60
"""Periods on a page: more would weigh too much to look at; files and the API have all."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one question found in one period, and where that leads; of a gap nothing is known."""

    count: int
    share: float | None
    url: str | None
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A period in the table: how much there is of it, and of each question."""

    label: str
    whole: Counted
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TrendPage:
    """The page; ``left_out`` counts periods before those that are shown."""

    given: Given
    found: Trends
    chart: Panels | None
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    fields: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    left_out: int
    unplaced: int
    files: tuple[tuple[str, str], ...]
    json_url: str

    @property
    def counts_meetings(self) -> bool:
        """Whether meetings are counted, not sections."""
        return self.given.text("count") == "meetings"


@trend_views.get(PAGE)
def trends_page() -> str | Response:
    """The questions over time, as charts with their table."""
    given, asker = asked(TRENDS), current_front().asker
    if wants_file(given):
        return _file(asker, given)
    return render_template("trends.html", page=_page(asker, given, trends(asker, given)))


@trend_views.get(API)
def trends_answer() -> Response:
    """The same for programs; ``format`` csv, xlsx or jsonl has the rows as a file."""
    given, asker = asked(TRENDS), current_front().asker
    if wants_file(given):
        return _file(asker, given)
    return json_answer(trends_json(trends(asker, given), given, spoken))


def _file(asker: Asker, given: Given) -> Response:
    return as_file(given, lambda: trends(asker, given), trend_table, say("trends.title"))


def _page(asker: Asker, given: Given, found: Trends) -> TrendPage:
    shown = slice(max(0, len(found.periods) - _SHOWN), None)
    rows = tuple(_rows(given, found))[shown]
    queries = given.texts(QUERY)
    blanks = max(0, min(MOST_QUERIES, max(2, len(queries) + 1)) - len(queries))
    return TrendPage(
        given=given,
        found=found,
        chart=_chart(given, found.lines, rows),
        rows=rows,
        notes=found.notes,
        fields=(*queries, *[""] * blanks),
        choices=choices(asker, given),
        left_out=shown.start,
        unplaced=found.whole.undated.meetings,
        files=files(API, given),
        json_url=link(API, given, format=""),
    )


def _rows(given: Given, found: Trends) -> Sequence[Row]:
    return [
        Row(
            period.label,
            whole,
            tuple(_cell(given, found, line, place, period) for line in found.lines),
        )
        for place, (period, whole) in enumerate(zip(found.periods, found.whole.points, strict=True))
    ]


def _cell(given: Given, found: Trends, line: Line, place: int, period: Period) -> Cell:
    point, whole = line.points[place], line.wholes[place]
    of_sections, of_meetings = point.share_of(whole)
    is_meetings = given.text("count") == "meetings"
    count = point.meetings if is_meetings else point.sections
    share = of_meetings if is_meetings else of_sections
    url = _hits_url(given, line.query, period, found) if count else None
    return Cell(count, share, url, whole.is_gap)


def _hits_url(given: Given, query: str, period: Period, found: Trends) -> str:
    """Dates let through what may be of a month; its own months let through what is."""
    dates = period.within(found.dates)
    kept = [(n, value) for n in ("body", "kind") for value in given.texts(n)]
    months = [(MONTH, month) for month in period.months]
    is_whole = (dates.first, dates.last) == (period.first, period.last)
    bounds = [("from", str(dates.first)), ("to", str(dates.last))]
    asked = months if months and is_whole else [*bounds, *months]
    return Question((("q", query), *asked, *kept)).url(SEARCH)


def _chart(given: Given, lines: Sequence[Line], rows: Sequence[Row]) -> Panels | None:
    is_share = given.text("show") == "share"

    def height(row: Row, cell: Cell) -> Height:
        shown = (cell.share or 0.0) * 100 if is_share else float(cell.count)
        return Height(Step(row.label, cell.count, cell.url), shown, cell.is_gap)

    return panels(
        [
            (line.query, [height(row, row.cells[number]) for row in rows])
            for number, line in enumerate(lines)
        ]
    )
