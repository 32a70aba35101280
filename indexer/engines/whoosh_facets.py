"""The values of a facet by document, in arrays: which documents hold a value, and how many do.

Sections of one meeting share most of their values, so documents are given a row of values each, and
equal rows are kept once: counting touches each row once, not each document's every value.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_postings import Numbers
from indexer.results import Facet, FacetCount


class Values:
    """A facet's values; ``rows`` says of each document which of the ``choices`` is its row."""

    def __init__(self, rows: Numbers, choices: Sequence[Sequence[str]]) -> None:
        distinct = [tuple(dict.fromkeys(filter(None, choice))) for choice in choices]
        self._names = sorted(set(chain.from_iterable(distinct)))
        codes = {name: code for code, name in enumerate(self._names)}
        self._codes = np.array([codes[name] for row in distinct for name in row], np.int32)
        self._starts = np.array(list(accumulate(map(len, distinct), initial=0)), np.int64)
        self._rows = rows
        self._code_of = codes

    def holding(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """Of each document, whether it holds one of the values."""
        wanted = [self._code_of[name] for name in names if name in self._code_of]
        places = np.flatnonzero(np.isin(self._codes, wanted))
        held = np.zeros(len(self._starts) - 1, np.bool_)
        held[np.searchsorted(self._starts, places, side="right") - 1] = True
        return held[self._rows]

    def facet(self, name: str, documents: Numbers, selected: frozenset[str]) -> Facet:
        """How many of the documents hold each value, in the order of every engine's facets."""
        counts = self._counts(documents)
        found = np.flatnonzero(counts)
        # Codes follow the order of the values, so that they break ties.
        codes = found[np.lexsort((found, -counts[found]))]
        values = [self._names[code] for code in codes.tolist()]
        listed = zip(values, counts[codes].tolist(), strict=True)
        missing = sorted(selected.difference(values))
        return Facet(
            name,
            (
                *(FacetCount(value, count, value in selected) for value, count in listed),
                *(FacetCount(value, 0, selected=True) for value in missing),
            ),
        )

    def _counts(self, documents: Numbers) -> NDArray[np.int64]:
        """By value: each row counts as often as it is a document's, and its values with it."""
        times = np.bincount(self._rows[documents], minlength=len(self._starts) - 1)
        weights = np.repeat(times, np.diff(self._starts))
        # Sums of whole numbers are exact in a float up to 2**53.
        counts = np.bincount(self._codes, weights, minlength=len(self._names))
        return counts.astype(np.int64)
