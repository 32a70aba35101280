"""Series of meetings: which were numbered one after another, and which numbers are not there.

Pure. A series is one body's meetings of one kind. Their numbers run through a year, a term, or
on and on; which of these is seen from the numbers, never assumed. That a number is not there says
no more than that the index does not hold it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from corpus.grammar.numerals import NUMERAL
from corpus.grammar.organ_names import OrganNames
from corpus.model import JointMeeting, Meeting, PartialDate

_PERIOD = re.compile(rf"第\s*{NUMERAL}\s*[會会]期(?:第\s*{NUMERAL}\s*次[臨临][時时][會会])?")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as one of a series; a joint one sits once for each body and each counter."""

    meeting_id: str
    date: PartialDate | None
    term: int | None
    session: int | None
    kind: str | None
    body: str
    period: str = ""
    """第3會期, or its 第1次臨時會: a legislature's committees count anew in each."""

    @property
    def key(self) -> str:
        """The sitting as a value of the index, from which :func:`read_sitting` makes it again."""
        date = str(self.date) if self.date else None
        period = (self.period,) if self.period else ()
        parts = (self.meeting_id, date, self.term, self.session, self.kind, self.body, *period)
        return json.dumps(parts, ensure_ascii=False)

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return self.date.year if self.date else None


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers ``first`` to ``last`` that no meeting has between the two that stand around them.

    ``unnumbered`` counts meetings of the series between the two whose number is not known: one of
    them may be what is missed.
    """

    before: Sitting
    after: Sitting
    first: int
    last: int
    unnumbered: int = 0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The meetings before and after a sitting in its series, as far as the index holds them."""

    sitting: Sitting
    before: Sitting | None
    after: Sitting | None


def sittings_of(meeting: Meeting, names: OrganNames) -> Iterator[Sitting]:
    """The places of a meeting in all its series; none where nobody knows whose meeting it was."""
    joint = [tuple(_spelt(meeting, held, names)) for held in meeting.held_with]
    # 党组会议暨政府常务会议 names both bodies, of which each has a counter of its own.
    elsewhere = {body for bodies in joint for body in bodies}
    own = [body for body in meeting.bodies if body not in elsewhere] or meeting.bodies
    found = _PERIOD.search(meeting.title) if "期" in meeting.title else None
    period = "".join(found.group().split()) if found else ""
    parts: tuple[Meeting | JointMeeting, ...] = (meeting, *meeting.held_with)
    for held, bodies in zip(parts, (own, *joint), strict=True):
        for body in dict.fromkeys(bodies or meeting.bodies):
            counted = (held.term, held.session, held.kind, body, period)
            yield Sitting(meeting.id, meeting.date, *counted)


def read_sitting(key: str) -> Sitting:
    """The sitting that made the key."""
    meeting_id, date, *counted = json.loads(key)
    known = PartialDate(*map(int, date.split("-"))) if date else None
    return Sitting(meeting_id, known, *counted)


def _spelt(meeting: Meeting, held: JointMeeting, names: OrganNames) -> Iterator[str]:
    """The bodies of a meeting held in the same sitting, 市政府 with the place of the first."""
    known = {names.full(body): body for body in meeting.bodies}
    home = next((found for found in map(names.parts, meeting.bodies) if found.is_placed), None)
    for body in held.bodies:
        bare = names.parts(body)
        is_there = home and not bare.is_placed and bare.place == home.place[-1:]
        spelt = home.outer + home.place + bare.organ if home and is_there else body
        yield known.get(names.full(spelt), spelt)


def gaps(sittings: Iterable[Sitting]) -> tuple[Gap, ...]:
    """The numbers that are missed, series by series, the oldest first.

    A number is missed only where the index holds one below and one above it in the same year, or
    in years through which the counter goes on, and where no meeting without a term, a kind or a
    date may have it.
    """
    by_body: defaultdict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        by_body[sitting.body].append(sitting)
    found = [gap for group in by_body.values() for gap in _gaps_of_body(group)]
    return tuple(sorted(found, key=_place_of_gap))


def neighbours(sittings: Iterable[Sitting], meeting_id: str) -> tuple[Neighbours, ...]:
    """What stands before and after the meeting in each of its series.

    A joint meeting of several bodies whose neighbours are the same has them once.
    """
    kept = tuple(sittings)
    found: dict[object, Neighbours] = {}
    for own in kept:
        if own.meeting_id == meeting_id and own.kind is not None:
            beside = _beside(own, kept)
            ids = [other and other.meeting_id for other in (beside.before, beside.after)]
            if any(ids):
                found.setdefault((own.kind, *ids), beside)
    return tuple(found.values())


def _place_of_gap(gap: Gap) -> tuple[object, ...]:
    before = gap.before
    return before.body, before.kind, before.term or 0, before.year or 0, gap.first


def _gaps_of_body(group: Sequence[Sitting]) -> Iterator[Gap]:
    series: defaultdict[tuple[str, int | None, str], list[Sitting]] = defaultdict(list)
    for sitting in group:
        if sitting.kind is not None and sitting.session is not None:
            series[sitting.kind, sitting.term, sitting.period].append(sitting)
    for counted in series.values():
        for run in _runs(counted):
            yield from _gaps_of_run(run, group)


def _runs(counted: Iterable[Sitting]) -> Iterator[list[Sitting]]:
    """The sittings of one counter: years go together as long as their numbers only rise."""
    by_year: defaultdict[int | None, list[Sitting]] = defaultdict(list)
    for sitting in counted:
        by_year[sitting.year].append(sitting)
    undated = by_year.pop(None, [])
    run: list[Sitting] = []
    for _, year in sorted(by_year.items(), key=lambda item: item[0] or 0):
        if run and min(map(_number, year)) <= max(map(_number, run)):
            yield run
            run = []
        run = [*run, *year]
    yield from filter(None, (run, undated))


def _gaps_of_run(run: Iterable[Sitting], group: Sequence[Sitting]) -> Iterator[Gap]:
    held: dict[int, Sitting] = {}
    for sitting in sorted(run, key=lambda sitting: _span(sitting.date)):
        held.setdefault(_number(sitting), sitting)
    for (low, before), (high, after) in pairwise(sorted(held.items())):
        # 第138次 in January and 第3次 in March are of two counters, though of one year.
        if high - low > 1 and not _is_later(before, after):
            taken = _numbers_that_may_be(before, after, group)
            unnumbered = _unnumbered(before, after, group)
            for first, last in _stretches(low, high, taken):
                yield Gap(before, after, first, last, unnumbered)


def _numbers_that_may_be(before: Sitting, after: Sitting, group: Iterable[Sitting]) -> set[int]:
    """Numbers of other sittings that may be of this counter, as far as their facts tell."""
    is_sure = _is_later(after, before)
    first = (before.year or 0) - (not is_sure)
    return {
        other.session
        for other in group
        if other.session is not None
        and other.kind in (None, before.kind)
        and (other.term == before.term or None in (other.term, before.term))
        and (other.period == before.period or "" in (other.period, before.period))
        and (None in (other.year, before.year) or first <= (other.year or 0) <= (after.year or 0))
    }


def _unnumbered(before: Sitting, after: Sitting, group: Iterable[Sitting]) -> int:
    return sum(
        other.session is None
        and other.kind in (None, before.kind)
        and not _is_later(before, other)
        and not _is_later(other, after)
        for other in group
    )


def _stretches(low: int, high: int, taken: Iterable[int]) -> Iterator[tuple[int, int]]:
    """What lies between two numbers without those that are taken, as first and last numbers."""
    between = sorted({number for number in taken if low < number < high})
    for start, end in pairwise([low, *between, high]):
        if end - start > 1:
            yield start + 1, end - 1


def _beside(own: Sitting, sittings: Iterable[Sitting]) -> Neighbours:
    series = [s for s in sittings if (s.body, s.kind) == (own.body, own.kind)]
    others = [s for s in series if s.meeting_id != own.meeting_id]
    before = [other for other in others if _comes_before(other, own)]
    after = [other for other in others if _comes_before(own, other)]
    last = reduce(lambda a, b: b if _comes_before(a, b) else a, before) if before else None
    first = reduce(lambda a, b: b if _comes_before(b, a) else a, after) if after else None
    return Neighbours(own, last, first)


def _comes_before(one: Sitting, other: Sitting) -> bool:
    """By date where that settles it, else by number, where both are of one term or one year."""
    if _is_later(other, one) or _is_later(one, other):
        return _is_later(other, one)
    if one.session is None or other.session is None or one.term != other.term:
        return False
    if one.term is None and (one.year is None or one.year != other.year):
        return False
    return one.session < other.session


def _is_later(one: Sitting, other: Sitting) -> bool:
    """Whether every day that the one may stand for is after every day of the other."""
    if one.date is None or other.date is None:
        return False
    return _span(one.date)[0] > _span(other.date)[1]


_Day = tuple[int, int, int]


def _span(date: PartialDate | None) -> tuple[_Day, _Day]:
    if date is None:
        return (0, 0, 0), (9999, 12, 31)
    month, day = date.month, date.day
    return (date.year, month or 1, day or 1), (date.year, month or 12, day or 31)


def _number(sitting: Sitting) -> int:
    return sitting.session or 0
