"""How much was found over time: sections and meetings of each period, and their share of all.

Everything is counted by the engine, one search for each question and one for all that it is
measured against; nothing is sampled or estimated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from corpus.model import PartialDate
from indexer.asking.asker import Asked, Asker
from indexer.periods import Interval, Period, period_of, read_held
from indexer.query.dateranges import DateRange
from indexer.query.notes import Note, note_json
from indexer.records import MINUTES
from indexer.research.errors import TooManyPeriods
from indexer.research.tools import QUERY, Given
from indexer.schema import HELD, STATUS
from indexer.tables.table import Cell, Column, Table

MOST_PERIODS = 1_200
"""A hundred years of months; one wrong date must not make a desert of a thousand."""

_MONTHS_KEPT = 3 * MOST_PERIODS


@dataclass(frozen=True, slots=True)
class Counted:
    """Sections, and the meetings that they are of."""

    sections: int = 0
    meetings: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.sections + other.sections, self.meetings + other.meetings)

    def share_of(self, whole: "Counted") -> tuple[float | None, float | None]:
        """Of all sections and of all meetings, from 0 to 1; None where there are none."""
        return _share(self.sections, whole.sections), _share(self.meetings, whole.meetings)


NONE = Counted()


@dataclass(frozen=True, slots=True)
class Line:
    """One question: what it found in each period, and what is in none, since its date is not
    known so closely.
    """

    query: str
    notes: tuple[Note, ...]
    points: tuple[Counted, ...]
    total: Counted
    undated: Counted


@dataclass(frozen=True, slots=True)
class Trends:
    """``whole`` is everything that the conditions let through: what shares are shares of.

    A period of which it has no meeting is a gap in what the index holds, not a silence.
    """

    interval: Interval
    dates: DateRange
    periods: tuple[Period, ...]
    whole: Line
    lines: tuple[Line, ...]


def trends(asker: Asker, given: Given) -> Trends:
    """What the questions found over time. Raises ``TooManyPeriods``, and what asking raises."""
    asker = asker.until(asker.deadline())
    interval = Interval(given.text("interval"))
    whole, *asked = [_ask(asker, given, query) for query in ("", *given.texts(QUERY))]
    dates = whole.request.dates
    counts = [_counted(found, interval) for found in (whole, *asked)]
    periods = _between(counts[0], dates, interval)
    lines = [
        _line(query, found, counted, periods)
        for query, found, counted in zip(
            ("", *given.texts(QUERY)), (whole, *asked), counts, strict=True
        )
    ]
    return Trends(interval, dates, periods, lines[0], tuple(lines[1:]))


def _ask(asker: Asker, given: Given, query: str) -> Asked:
    """Texts that are no minutes are of no meeting, and not counted."""
    values = {**given.conditions(), QUERY: (query,), STATUS: (MINUTES,)}
    return asker.ask(values, facets=(HELD,), size=0)


def _counted(found: Asked, interval: Interval) -> Mapping[int | None, Counted]:
    """By the number of the period. Each value of the facet is a month and a meeting, and its count
    the sections of it.
    """
    counts: dict[int | None, Counted] = {}
    for facet in found.results.facets:
        for month, counted in facet.by_first_word().items():
            number = _number(month, interval)
            counts[number] = counts.get(number, NONE) + Counted(*counted)
    return counts


@lru_cache(_MONTHS_KEPT)
def _number(month: str, interval: Interval) -> int | None:
    period = period_of(read_held(month)[0], interval)
    return period.number if period else None


def _between(
    counted: Iterable[int | None], dates: DateRange, interval: Interval
) -> tuple[Period, ...]:
    """All periods from the first to the last: those that are asked for, or that there is."""
    held = sorted(number for number in counted if number is not None)
    first = _bound(dates.first, 1, interval, held[:1])
    last = _bound(dates.last, 12, interval, held[-1:])
    if first is None or last is None:
        return ()
    count = last + 1 - first
    if count > MOST_PERIODS:
        raise TooManyPeriods(count=count, limit=MOST_PERIODS)
    return tuple(Period(first + place, interval) for place in range(count))


def _bound(
    date: PartialDate | None, month: int, interval: Interval, held: Sequence[int]
) -> int | None:
    period = period_of(date and PartialDate(date.year, date.month or month), interval)
    return period.number if period else next(iter(held), None)


def _line(
    query: str,
    found: Asked,
    counted: Mapping[int | None, Counted],
    periods: Sequence[Period],
) -> Line:
    results = found.results
    return Line(
        query=query,
        notes=found.notes,
        points=tuple(counted.get(period.number, NONE) for period in periods),
        total=Counted(results.total, results.meetings),
        undated=counted.get(None, NONE),
    )


COLUMNS = (
    Column("query", "检索式"),
    Column("period", "时段"),
    Column("from", "起"),
    Column("to", "止"),
    Column("sections", "议题数"),
    Column("sections_of_period", "该时段全部议题"),
    Column("sections_share", "占议题的百分比"),
    Column("meetings", "会议数"),
    Column("meetings_of_period", "该时段全部会议"),
    Column("meetings_share", "占会议的百分比"),
)
_DIGITS = 4


def trend_table(found: Trends) -> Table:
    """A row for each question and period, then one for what is dated to none of them."""
    return Table(COLUMNS, [row for line in found.lines for row in _rows(found, line)])


def _rows(found: Trends, line: Line) -> Iterable[Sequence[Cell]]:
    for period, point, whole in zip(found.periods, line.points, found.whole.points, strict=True):
        dates = period.within(found.dates)
        named = (period.label, str(dates.first), str(dates.last))
        yield (line.query, *named, *_cells(point, whole))
    if found.whole.undated.sections:
        yield (line.query, None, None, None, *_cells(line.undated, found.whole.undated))


def _cells(point: Counted, whole: Counted) -> Sequence[Cell]:
    of_sections, of_meetings = (_percent(share) for share in point.share_of(whole))
    sections = (point.sections, whole.sections, of_sections)
    return (*sections, point.meetings, whole.meetings, of_meetings)


def trends_json(found: Trends, given: Given) -> dict[str, Any]:
    """The trends as plain values, keys in a stable order; shares are of 1, null without any."""
    return {
        "query": {name: list(values) for name, values in given.values.items()},
        "interval": found.interval.value,
        "periods": [
            {
                "period": period.label,
                "from": str(dates.first),
                "to": str(dates.last),
                **_members(whole),
                "gap": not whole.meetings,
            }
            for period, whole in zip(found.periods, found.whole.points, strict=True)
            for dates in (period.within(found.dates),)
        ],
        "total": _members(found.whole.total),
        "undated": _members(found.whole.undated),
        "lines": [_line_json(found, line) for line in found.lines],
    }


def _line_json(found: Trends, line: Line) -> dict[str, Any]:
    points = zip(line.points, found.whole.points, strict=True)
    return {
        "query": line.query,
        "notes": list(map(note_json, line.notes)),
        "total": _members(line.total),
        "undated": _members(line.undated),
        "points": [_point_json(point, whole) for point, whole in points],
    }


def _point_json(point: Counted, whole: Counted) -> dict[str, Any]:
    of_sections, of_meetings = point.share_of(whole)
    return {
        **_members(point),
        "sections_share": of_sections,
        "meetings_share": of_meetings,
    }


def _members(counted: Counted) -> dict[str, int]:
    return {"sections": counted.sections, "meetings": counted.meetings}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, _DIGITS)
