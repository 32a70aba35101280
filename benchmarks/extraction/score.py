"""Minutes JSON against facts: what was found, what was missed, what was invented."""

import difflib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.extraction.cases import Case
from benchmarks.extraction.fields import FIELDS, Facts, Field, Values
from corpus.errors import NotMinutes, ReadError
from corpus.parse import read_meeting
from corpus.serialize import to_json

RECOGNISED = "recognised"
"""The first row: is a record taken for a record, and a negative refused?"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one field over any number of documents; an invention is a value that is wrong."""

    found: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.found + other.found, self.missed + other.missed, self.invented + other.invented
        )

    @property
    def precision(self) -> float:
        """Right values among those told; 1 where nothing was told."""
        return _share(self.found, self.invented)

    @property
    def recall(self) -> float:
        """Values told among those to tell; 1 where there is nothing to tell."""
        return _share(self.found, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.invented)

    @property
    def faults(self) -> int:
        return self.missed + self.invented

    def __bool__(self) -> bool:
        return bool(self.found or self.faults)


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of one document that disagrees with its facts."""

    field: str
    missed: tuple[Hashable, ...]
    invented: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One document judged."""

    case: Case
    tallies: dict[str, Tally]
    faults: tuple[Fault, ...]
    refusal: str | None = None

    @property
    def weight(self) -> int:
        """For the order of the worst: an invention is worse than a miss."""
        return sum(tally.missed + 2 * tally.invented for tally in self.tallies.values())


def judge(case: Case) -> Score:
    """Read a document as the index does and compare it with its facts."""
    try:
        told = to_json(read_meeting(case.data, case.path))
    except NotMinutes as refusal:
        return _refused(case, refusal)
    except ReadError as refusal:
        return _compared(case, {}, refusal.code)
    if not case.is_record:
        fault = Fault(RECOGNISED, (), (str(told["title"]),))
        return Score(case, {RECOGNISED: Tally(invented=1)}, (fault,))
    return _compared(case, told)


def compare(facts: Facts, told: Facts) -> Iterator[tuple[Field, Tally, Fault]]:
    """Each field that the facts state."""
    for field in FIELDS:
        expected = field.values(facts)
        if expected is None:
            continue
        got = (field.values(told) if told else None) or []
        same = _in_order(expected, got) if field.in_order else Counter(expected) & Counter(got)
        missed, invented = (_without(values, same) for values in (expected, got))
        tally = Tally(same.total(), len(missed), len(invented))
        yield field, tally, Fault(field.name, missed, invented)


def total(scores: Iterable[Score]) -> dict[str, Tally]:
    """Micro-averages: every value counts once, whichever document it stands in."""
    names = (RECOGNISED, *(field.name for field in FIELDS))
    sums = dict.fromkeys(names, Tally())
    for score in scores:
        for name, tally in score.tallies.items():
            sums[name] += tally
    return {name: tally for name, tally in sums.items() if tally}


def below(tallies: dict[str, Tally], least: float) -> tuple[str, ...]:
    """The fields whose precision or recall is under the target."""
    return tuple(name for name, t in tallies.items() if min(t.precision, t.recall) < least)


def _refused(case: Case, refusal: NotMinutes) -> Score:
    if case.is_record:
        return _compared(case, {}, refusal.code)
    return Score(case, {}, (), refusal.code)


def _compared(case: Case, told: Facts, refusal: str | None = None) -> Score:
    if not case.is_record:  # refused, though for another cause than being no record
        return Score(case, {}, (), refusal)
    tallies = {RECOGNISED: Tally(missed=1) if refusal else Tally(found=1)}
    faults = [Fault(RECOGNISED, (refusal,), ())] if refusal else []
    for field, tally, fault in compare(case.facts, told):
        tallies[field.name] = tally
        if tally.faults:
            faults.append(fault)
    return Score(case, tallies, tuple(faults), refusal)


def _in_order(expected: Values, got: Values) -> Counter[Hashable]:
    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return Counter(value for block in blocks for value in expected[block.a : block.a + block.size])


def _without(values: Sequence[Hashable], same: Counter[Hashable]) -> tuple[Hashable, ...]:
    left = same.copy()
    rest: list[Hashable] = []
    for value in values:
        if left[value] > 0:
            left[value] -= 1
        else:
            rest.append(value)
    return tuple(rest)


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0
