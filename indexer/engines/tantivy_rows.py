"""Rows of an index taken apart and counted in arrays; ``tantivy_row_texts`` says what they are."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.engines.facets import Names, Tally
from indexer.engines.tantivy_row_texts import END, MARKS, MEETING, number, plain


class Rows:
    """All rows of an index, taken apart; every entry has a code, in the order of the texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        entries = END.join(texts).split(END) if texts else []
        distinct = sorted(set(entries))
        codes = {entry: code for code, entry in enumerate(distinct)}
        self._codes = np.fromiter(map(codes.__getitem__, entries), np.int32, len(entries))
        self._lengths = np.array([text.count(END) + 1 for text in texts], np.int64)
        self._starts = np.cumsum(self._lengths) - self._lengths
        self._entries = len(distinct)
        self._places = {number(text): place for place, text in enumerate(texts)}
        marks = np.array([ord(entry[0]) for entry in distinct], np.int64)
        self._spans = {
            mark: slice(*np.searchsorted(marks, [ord(mark), ord(mark) + 1]).tolist())
            for mark in (MEETING, *MARKS.values())
        }
        self._names = {
            name: Names([plain(entry[1:]) for entry in distinct[self._spans[mark]]])
            for name, mark in MARKS.items()
        }

    def __len__(self) -> int:
        return len(self._places)

    def counted(self, found: Mapping[int, int]) -> tuple[int, Mapping[str, Tally]]:
        """Of how many meetings the rows are, and each facet's values with their counts.

        ``found`` says of a row's number how many sections have it.
        """
        places = np.fromiter(map(self._places.__getitem__, found), np.int64, len(found))
        times = np.fromiter(found.values(), np.int64, len(found))
        counts = self._counts(places, times)
        meetings = np.count_nonzero(counts[self._spans[MEETING]])
        return int(meetings), {
            name: Tally(self._names[name], counts[self._spans[mark]])
            for name, mark in MARKS.items()
        }

    def _counts(self, places: NDArray[np.int64], times: NDArray[np.int64]) -> NDArray[np.int64]:
        """How often each entry occurs in these rows."""
        lengths = self._lengths[places]
        shifts = self._starts[places] - (np.cumsum(lengths) - lengths)
        touched = np.repeat(shifts, lengths)
        touched += np.arange(len(touched))
        # Sums of whole numbers are exact in a float up to 2**53.
        weights = np.repeat(times.astype(np.float64), lengths)
        sums = np.bincount(self._codes[touched], weights, minlength=self._entries)
        return sums.astype(np.int64)
