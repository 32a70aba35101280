"""The values of a facet by document, in arrays: which documents hold a value, and how many do.

Sections of one meeting share most of their values, so documents are given a row of values each, and
equal rows are kept once: counting touches each row once, not each document's every value. Facets
that hold for whole meetings have the meetings as rows, so that these are counted once for all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.facets import Counts, Names, Tally
from indexer.engines.whoosh_postings import Numbers, Places
from indexer.query.results import Facet

_FEW, _BEGINNING = 8, 1 << 14
"""To add up a value of all rows takes a part of what it takes to look up one of a row that is
touched, for which to begin takes as long as to add up so many.
"""
_MANY = 32
"""Where values are held by so many rows each, each is added up by itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Which row each document has, of ``count``; facets may share it, as those of meetings do."""

    of: NDArray[np.integer[Any]]
    count: int

    @classmethod
    def small(cls, of: Numbers, count: int) -> "Rows":
        """In the smallest kind of number: every question picks its documents out of all."""
        return cls(of.astype(np.min_scalar_type(count)), count)


class Counting:
    """How often each row occurs among some documents; counted once for facets that share rows."""

    def __init__(self, documents: Places) -> None:
        self._documents = documents
        self._counted: dict[Rows, tuple[Places, int]] = {}

    def times(self, rows: Rows) -> tuple[Places, int]:
        """Of each row, how many of the documents it is; and how many rows are any document's."""
        counted = self._counted.get(rows)
        if counted is None:
            times = np.bincount(rows.of.take(self._documents), minlength=rows.count)
            counted = self._counted[rows] = times, int(np.count_nonzero(times))
        return counted


class Values:
    """A facet's values: of each row of documents, which it holds.

    Kept both ways round: the codes of the values of each row, and the rows of each value.
    """

    def __init__(self, rows: Rows, choices: Sequence[Sequence[str]]) -> None:
        distinct = [tuple(dict.fromkeys(filter(None, choice))) for choice in choices]
        names = [_moved(name) for name in sorted(set(chain.from_iterable(distinct)))]
        self._rows = rows
        self._code_of = {name: code for code, name in enumerate(names)}
        self._names = Names(names)
        self._codes = np.array([self._code_of[name] for row in distinct for name in row], np.intp)
        self._starts = _starts(map(len, distinct))
        owners = np.repeat(np.arange(len(distinct)), np.diff(self._starts))
        self._holders = owners[np.argsort(self._codes, kind="stable")]
        self._first = _starts(np.bincount(self._codes, minlength=len(names)).tolist())
        self._last = self._first[1:] - 1

    def holding(self, names: Iterable[str], documents: Places) -> NDArray[np.bool_]:
        """Of each of the documents, whether it holds one of the values."""
        held = np.zeros(self._rows.count, np.bool_)
        for name in names:
            code = self._code_of.get(name)
            if code is not None:
                held[self._holders[self._first[code] : self._first[code + 1]]] = True
        return held.take(self._rows.of.take(documents))

    def facet(self, name: str, counting: Counting, selected: frozenset[str]) -> Facet:
        """How many of the documents hold each value, in the order of every engine's facets.

        Each row counts as often as it is a document's, and each of its values with it.
        """
        times, touched = counting.times(self._rows)
        held = len(self._holders)
        few = touched * held // max(1, len(times)) * _FEW + _BEGINNING < held
        tally = self._tally_few(times) if few else self._tally(times)
        return Facet(name, Counts(Tally(self._names, tally), selected))

    def _tally(self, times: Places) -> Places:
        found = times.take(self._holders)
        if len(found) == len(self._names):
            # Every value has a row to itself.
            return found
        if len(found) > _MANY * len(self._names):
            return np.add.reduceat(found, self._first[:-1])
        sums = found.cumsum(out=found).take(self._last)
        sums[1:] -= sums[:-1].copy()
        return sums

    def _tally_few(self, times: Places) -> Places:
        rows = np.flatnonzero(times > 0)
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        before = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
        weights = np.repeat(times[rows], lengths)
        # Sums of whole numbers are exact in a float up to 2**53.
        tally = np.bincount(self._codes[places], weights, minlength=len(self._names))
        return tally.astype(np.intp)


def shared(
    rows: Numbers, texts: Sequence[str], groups: Rows, members: NDArray[np.bool_]
) -> Sequence[str] | None:
    """The text of each group, where all its members have the same one; None where some do not.

    A group without members has no text.
    """
    group, row = groups.of[members], rows[members]
    row_of = np.full(groups.count, len(texts))
    row_of[group] = row
    if not np.array_equal(row_of[group], row):
        return None
    named = [*texts, ""]
    return [named[row] for row in row_of.tolist()]


def _moved(name: str) -> str:
    """A copy, made in the order of the names: to gather names from all over memory takes long."""
    return f"{name} "[:-1]


def _starts(lengths: Iterable[int]) -> Places:
    return np.array(list(accumulate(lengths, initial=0)), np.intp)
