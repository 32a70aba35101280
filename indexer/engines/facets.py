"""Counts put in the order that every engine gives them in."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import repeat
from typing import overload

import numpy as np
from numpy.typing import NDArray

from indexer.query.request import Filter
from indexer.query.results import Facet, FacetCount, Tallied

_AFTER_BLANK = "!"
"""The sign that comes after the blank: a word and this is behind all names that begin with it."""
_FEW = 5
"""Where no more than one name in so many is missing, counts are made of all of them."""
_COUNT = partial(tuple.__new__, FacetCount)
"""Makes a count out of its three parts, three times as fast as calling its class."""


class Names:
    """Values in their order; what is made of all of them is made when first asked for."""

    def __init__(self, values: Sequence[str]) -> None:
        # Filled so that none is taken for a number or a sequence.
        self.array: NDArray[np.object_] = np.empty(len(values), np.object_)
        self.array[:] = values

    def __len__(self) -> int:
        return len(self.array)

    def counted(self, counts: NDArray[np.int64]) -> dict[str, int]:
        """Of each name that occurs, its count."""
        if np.count_nonzero(counts) * _FEW < len(counts) * (_FEW - 1):
            codes = np.flatnonzero(counts > 0)
            told = zip(self.array.take(codes).tolist(), counts.take(codes).tolist(), strict=True)
            return dict(told)
        # A dictionary grows in steps and is filled anew at each: one that is copied has its size.
        found = self._uncounted.copy()
        found.update(zip(self._uncounted, counts.tolist(), strict=True))
        for name in self.array[counts == 0].tolist():
            del found[name]
        return found

    def summed(self, counts: NDArray[np.int64]) -> dict[str, tuple[int, int]]:
        """Of each word, the counts of its names together, and how many of them occur."""
        words, starts = self._runs
        if not words:
            return {}
        sums, occurring = (np.add.reduceat(c, starts) for c in (counts, 1 * (counts > 0)))
        told = zip(words, sums.tolist(), occurring.tolist(), strict=True)
        return {word: (total, names) for word, total, names in told if total}

    @cached_property
    def _uncounted(self) -> dict[str, int]:
        return dict.fromkeys(self.array.tolist(), 0)

    @cached_property
    def _runs(self) -> tuple[Sequence[str], NDArray[np.intp]]:
        """The words, and where the names of each begin: as they are in order, side by side.

        From each name to the first of another word, as thousands may begin with one of a hundred.
        """
        names: list[str] = self.array.tolist()
        words, places, at = list[str](), list[int](), 0
        while at < len(names):
            words.append(names[at].partition(" ")[0])
            places.append(at)
            at = bisect_left(names, words[-1] + _AFTER_BLANK, at + 1)
        return words, np.array(places, np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How often each of the names occurs; most may not occur at all."""

    names: Names
    counts: NDArray[np.int64]


class Counts(Tallied):
    """The counts of a facet; put in order when one is looked at, and made one by one."""

    def __init__(self, tally: Tally, selected: frozenset[str]) -> None:
        self._tally = tally
        self._selected = selected

    def __len__(self) -> int:
        return int(np.count_nonzero(self._tally.counts)) + len(self._missing)

    def __iter__(self) -> Iterator[FacetCount]:
        yield from self._listed(slice(None))
        yield from (FacetCount(name, 0, selected=True) for name in self._missing)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FacetCount]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | Sequence[FacetCount]:
        if isinstance(place, slice) and not self._missing:
            return tuple(self._listed(place))
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def by_value(self) -> dict[str, int]:
        """The count of each value, in the order of the values."""
        found = self._tally.names.counted(self._tally.counts)
        return found | dict.fromkeys(self._missing, 0) if self._missing else found

    def by_first_word(self) -> dict[str, tuple[int, int]]:
        """Of each first word of values, how many sections carry them, and how many do occur."""
        return self._tally.names.summed(self._tally.counts)

    @cached_property
    def _order(self) -> NDArray[np.intp]:
        """Places of the values that occur: most first, then as the names stand."""
        names, counts = self._tally.names, self._tally.counts
        codes = np.flatnonzero(counts > 0)
        # One number for both: sorting it is quicker than sorting places by their counts.
        keys = (len(names) * -counts[codes]) + codes
        keys.sort()
        order: NDArray[np.intp] = keys % max(1, len(names))
        return order

    @cached_property
    def _missing(self) -> list[str]:
        if not self._selected:
            return []
        found = self._tally.names.array[self._tally.counts > 0]
        return sorted(self._selected.difference(found.tolist()))

    def _listed(self, part: slice) -> Iterator[FacetCount]:
        codes = self._order[part]
        names, chosen = self._tally.names.array[codes].tolist(), self._selected
        marked = [name in chosen for name in names] if chosen else repeat(False)
        return map(_COUNT, zip(names, self._tally.counts[codes].tolist(), marked, strict=False))


def tally(counts: Mapping[str, int]) -> Tally:
    """The counts by value as a tally."""
    values = sorted(counts)
    numbers = np.fromiter(map(counts.__getitem__, values), np.int64, len(values))
    return Tally(Names(values), numbers)


def facet(name: str, found: Tally, filters: Iterable[Filter]) -> Facet:
    """The facet in order; values that are selected stay when they count zero."""
    selected = frozenset(v for f in filters if f.facet == name for v in f.values)
    return Facet(name, Counts(found, selected))
