"""The values of a facet by document, in arrays: which documents hold a value, and how many do.

Sections of one meeting share most of their values, so documents are given a row of values each, and
equal rows are kept once: counting touches each row once, not each document's every value.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, repeat
from typing import overload

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_postings import Numbers
from indexer.results import Facet, FacetCount

_COUNT = partial(tuple.__new__, FacetCount)
"""Makes a count out of its three parts, three times as fast as calling its class."""


class Counts(Sequence[FacetCount]):
    """The counts of a facet, each made when it is looked at.

    ``codes`` are places in ``names``, which ``counts`` go with; ``missing`` are selected and count
    zero.
    """

    def __init__(
        self,
        names: Sequence[str],
        codes: NDArray[np.int64],
        counts: NDArray[np.int64],
        selected: frozenset[str],
    ) -> None:
        self._names, self._codes, self._counts = names, codes, counts
        self._selected = selected
        found = {names[code] for code in codes.tolist()} if selected else frozenset()
        self._missing = sorted(selected - found)

    def __len__(self) -> int:
        return len(self._codes) + len(self._missing)

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

    def _listed(self, part: slice) -> Iterator[FacetCount]:
        names = list(map(self._names.__getitem__, self._codes[part].tolist()))
        chosen = self._selected
        marked = [name in chosen for name in names] if chosen else repeat(False)
        return map(_COUNT, zip(names, self._counts[part].tolist(), marked, strict=False))


class Values:
    """A facet's values; ``rows`` says of each document which of the ``choices`` is its row."""

    def __init__(self, rows: Numbers, choices: Sequence[Sequence[str]]) -> None:
        distinct = [tuple(dict.fromkeys(filter(None, choice))) for choice in choices]
        self._names = sorted(set(chain.from_iterable(distinct)))
        codes = {name: code for code, name in enumerate(self._names)}
        self._codes = np.array([codes[name] for row in distinct for name in row], np.int32)
        self._starts = np.array(list(accumulate(map(len, distinct), initial=0)), np.int64)
        self._lengths = np.diff(self._starts)
        self._rows = rows
        self._code_of = codes

    def holding(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """Of each document, whether it holds one of the values."""
        wanted = [self._code_of[name] for name in names if name in self._code_of]
        places = np.flatnonzero(np.isin(self._codes, wanted))
        held = np.zeros(len(self._lengths), np.bool_)
        held[np.searchsorted(self._starts, places, side="right") - 1] = True
        return held[self._rows]

    def facet(self, name: str, documents: Numbers, selected: frozenset[str]) -> Facet:
        """How many of the documents hold each value, in the order of every engine's facets."""
        counts = self._counts(documents)
        found = np.flatnonzero(counts)
        # Codes follow the order of the values, so that they break ties.
        codes = found[np.argsort(-counts[found], kind="stable")]
        return Facet(name, Counts(self._names, codes, counts[codes], selected))

    def _counts(self, documents: Numbers) -> NDArray[np.int64]:
        """By value: each row counts as often as it is a document's, and its values with it."""
        times = np.bincount(self._rows[documents], minlength=len(self._lengths))
        weights = np.repeat(times, self._lengths)
        # Sums of whole numbers are exact in a float up to 2**53.
        counts = np.bincount(self._codes, weights, minlength=len(self._names))
        return counts.astype(np.int64)
