"""How much was found over time: sections and meetings of each period, and their share of all.

Everything is counted by the engine, one search for each question and one for all that it is
measured against; nothing is sampled or estimated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from corpus.model import PartialDate
from indexer.asking.asker import Asked, Asker
from indexer.asking.unknowns import noting_unknowns
from indexer.periods import Interval, Period, period_of, read_held
from indexer.query.clauses import AllOf, AnyOf, Holding, Not, Query, Value
from indexer.query.dateranges import DateRange
from indexer.query.notes import Message, Note, in_chinese, note_json
from indexer.query.parser import parse_query
from indexer.query.writing import render
from indexer.records import MINUTES
from indexer.research.errors import TooManyPeriods
from indexer.research.tools import QUERY, Given
from indexer.schema import HELD, STATUS
from indexer.tables.table import Cell, Column, Table

MOST_PERIODS = 1_200
"""A hundred years of months; one wrong date must not make a desert of a thousand."""

_OF_MEETINGS = ("body", "kind")
"""Fields that narrow what a question is measured by, as the conditions of the same name do."""
_MONTHS_KEPT = 3 * MOST_PERIODS


@dataclass(frozen=True, slots=True)
class Counted:
    """Sections, and the meetings that they are of."""

    sections: int = 0
    meetings: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.sections + other.sections, self.meetings + other.meetings)

    @property
    def is_gap(self) -> bool:
        """Whether there is no meeting to measure anything by."""
        return not self.meetings

    def share_of(self, whole: "Counted") -> tuple[float | None, float | None]:
        """Of all sections and of all meetings, from 0 to 1; None where there are none."""
        return _share(self.sections, whole.sections), _share(self.meetings, whole.meetings)


NONE = Counted()
_Counts: TypeAlias = Mapping[int | None, Counted]


@dataclass(frozen=True, slots=True)
class Line:
    """One question: what it found in each period, and what is in none, since its date is not
    known so closely.

    Its shares are of ``wholes`` and ``undated_whole``: what there is of the bodies and kinds that
    the question names (``of``), so that a body is measured by itself; of all, where none is named.
    """

    query: str
    notes: tuple[Note, ...]
    points: tuple[Counted, ...]
    total: Counted
    undated: Counted
    of: str
    wholes: tuple[Counted, ...]
    undated_whole: Counted


@dataclass(frozen=True, slots=True)
class Trends:
    """``whole`` is everything that the conditions let through.

    A period of which it has no meeting is a gap in what the index holds, not a silence; so is one
    in the ``wholes`` of a line.
    """

    interval: Interval
    dates: DateRange
    periods: tuple[Period, ...]
    whole: Line
    lines: tuple[Line, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was not read as it was typed, in any of the questions, each once."""
        return tuple(dict.fromkeys(n for line in (self.whole, *self.lines) for n in line.notes))


def trends(asker: Asker, given: Given) -> Trends:
    """What the questions found over time. Raises ``TooManyPeriods``, and what asking raises."""
    asker = asker.until(asker.deadline())
    interval = Interval(given.text("interval"))
    queries = given.texts(QUERY)
    of = {query: _measured_by(query) for query in ("", *queries)}
    asked = {text: _ask(asker, given, text) for text in dict.fromkeys((*of.values(), *of))}
    counts = {text: _counted(found, interval) for text, found in asked.items()}
    dates = asked[""].request.dates
    periods = _between(counts[""], dates, interval)
    whole, *lines = (
        _line(query, asked[query], periods, counts[query], of=(of[query], counts[of[query]]))
        for query in ("", *queries)
    )
    return Trends(interval, dates, periods, whole, tuple(lines))


def _measured_by(query: str) -> str:
    """The conditions of a question that name a body or a kind of meeting, as a question."""
    typed = parse_query(query).query
    parts = typed.parts if isinstance(typed, AllOf) else (typed,)
    kept = tuple(filter(_is_of_meetings, parts))
    if len(kept) == len(parts):
        return query
    return render(AllOf(kept) if len(kept) > 1 else kept[0]) if kept else ""


def _is_of_meetings(part: Query) -> bool:
    match part:
        case Value(field=name) | Holding(field=name):
            return name in _OF_MEETINGS
        case Not(part=inner):
            return _is_of_meetings(inner)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return all(map(_is_of_meetings, parts))
    return False


def _ask(asker: Asker, given: Given, query: str) -> Asked:
    """Texts that are no minutes are of no meeting, and not counted."""
    values = {**given.conditions(), QUERY: (query,), STATUS: (MINUTES,)}
    return noting_unknowns(asker, asker.ask(values, facets=(HELD,), size=0), given.conditions())


def _counted(found: Asked, interval: Interval) -> _Counts:
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
    periods: Sequence[Period],
    counted: _Counts,
    *,
    of: tuple[str, _Counts],
) -> Line:
    results, (named, whole) = found.results, of
    return Line(
        query=query,
        notes=found.notes,
        points=tuple(counted.get(period.number, NONE) for period in periods),
        total=Counted(results.total, results.meetings),
        undated=counted.get(None, NONE),
        of=named,
        wholes=tuple(whole.get(period.number, NONE) for period in periods),
        undated_whole=whole.get(None, NONE),
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
    Column("of", "百分比的范围"),
    Column("gap", "没有收录会议"),
)
_DIGITS = 4


def trend_table(found: Trends) -> Table:
    """A row for each question and period, then one for what is dated to none of them."""
    return Table(COLUMNS, [row for line in found.lines for row in _rows(found, line)])


def _rows(found: Trends, line: Line) -> Iterable[Sequence[Cell]]:
    for period, point, whole in zip(found.periods, line.points, line.wholes, strict=True):
        dates = period.within(found.dates)
        named = (period.label, str(dates.first), str(dates.last))
        yield (line.query, *named, *_cells(point, whole), line.of, _yes(is_so=whole.is_gap))
    if found.whole.undated.sections:
        cells = _cells(line.undated, line.undated_whole)
        yield (line.query, None, None, None, *cells, line.of, None)


def _yes(*, is_so: bool) -> str:
    return "是" if is_so else "否"


def _cells(point: Counted, whole: Counted) -> Sequence[Cell]:
    of_sections, of_meetings = (_percent(share) for share in point.share_of(whole))
    sections = (point.sections, whole.sections, of_sections)
    return (*sections, point.meetings, whole.meetings, of_meetings)


def trends_json(found: Trends, given: Given, message: Message = in_chinese) -> dict[str, Any]:
    """The trends as plain values, keys in a stable order; shares are of 1, null without any, and
    ``message`` says the notes.
    """
    return {
        "query": {name: list(values) for name, values in given.values.items()},
        "notes": [note_json(note, message) for note in found.notes],
        "interval": found.interval.value,
        "periods": [
            {
                "period": period.label,
                "from": str(dates.first),
                "to": str(dates.last),
                **_members(whole),
                "gap": whole.is_gap,
            }
            for period, whole in zip(found.periods, found.whole.points, strict=True)
            for dates in (period.within(found.dates),)
        ],
        "total": _members(found.whole.total),
        "undated": _members(found.whole.undated),
        "lines": [_line_json(line, message) for line in found.lines],
    }


def _line_json(line: Line, message: Message) -> dict[str, Any]:
    points = zip(line.points, line.wholes, strict=True)
    return {
        "query": line.query,
        "of": line.of,
        "notes": [note_json(note, message) for note in line.notes],
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
        "sections_of_period": whole.sections,
        "meetings_of_period": whole.meetings,
        "gap": whole.is_gap,
    }


def _members(counted: Counted) -> dict[str, int]:
    return {"sections": counted.sections, "meetings": counted.meetings}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, _DIGITS)
