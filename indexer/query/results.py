"""What an engine answers: hits, the exact total, and facet counts; no mark-up, no engine types."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.records import SectionRecord


@dataclass(frozen=True, slots=True)
class Hit:
    """One section that matches; scores of different engines are never compared."""

    record: SectionRecord
    score: float


class FacetCount(NamedTuple):
    """How many sections carry the value, under all filters but those of its own facet.

    A tuple, since a facet may have thousands: dataclasses take longer to make than to count.
    """

    value: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    selected: bool = False


class Tallied(Sequence[FacetCount]):
    """Counts that know quicker ways to give all of them than one by one."""

    @abstractmethod
    def by_value(self) -> dict[str, int]:
        """The count of every value, in no order."""

    @abstractmethod
    def by_first_word(self) -> dict[str, tuple[int, int]]:
        """As ``Facet.by_first_word``."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's counts, most first, then by value; a selected value stays when it counts zero.

    Counts may be made when they are looked at: few of thousands are ever shown.
    """

    name: str
    counts: Sequence[FacetCount]

    def by_value(self) -> Mapping[str, int]:
        """The count of every value, for those that want them all and in no order."""
        if isinstance(self.counts, Tallied):
            return self.counts.by_value()
        return {value: count for value, count, _ in self.counts}

    def by_first_word(self) -> Mapping[str, tuple[int, int]]:
        """Of each first word of values, their counts together, and how many values these are."""
        if isinstance(self.counts, Tallied):
            return self.counts.by_first_word()
        found: dict[str, tuple[int, int]] = {}
        for value, count, _ in self.counts:
            word = value.partition(" ")[0]
            total, values = found.get(word, (0, 0))
            if count:
                found[word] = total + count, values + 1
        return found


@dataclass(frozen=True, slots=True)
class SearchResults:
    """``total`` and ``meetings`` are exact; ``marks`` are the normalised strings to highlight."""

    total: int
    meetings: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    marks: tuple[str, ...]


NOTHING = SearchResults(total=0, meetings=0, hits=(), facets=(), marks=())
