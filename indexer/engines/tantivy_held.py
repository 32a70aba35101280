"""The key of each meeting with its month, by the number that its sections are counted by.

Numbers are counted in half the time of texts; which text each stands for is looked up here.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from indexer.engines.facets import Names, Tally
from indexer.engines.tantivy_row_texts import number
from indexer.periods import read_held


class Held:
    """All keys of the field ``held`` of an index."""

    def __init__(self, keys: Sequence[str]) -> None:
        ordered = sorted(keys)
        self._names = Names(ordered)
        ids = [read_held(key)[1] for key in ordered]
        self._ids = {number(meeting_id): meeting_id for meeting_id in ids}
        self._places = {one: place for place, one in enumerate(self._ids)}

    @property
    def is_plain(self) -> bool:
        """Whether every meeting has one key; sections may be dated differently."""
        return len(self._places) == len(self._names)

    def all_ids(self) -> frozenset[str]:
        """The ids of all meetings that have sections."""
        return frozenset(self._ids.values())

    def ids(self, numbers: Iterable[int]) -> frozenset[str]:
        """The ids of the meetings with these numbers."""
        return frozenset(map(self._ids.__getitem__, numbers))

    def tally(self, found: Mapping[int, int]) -> Tally:
        """Each key with its count; ``found`` says how many sections each meeting's number has."""
        places = np.fromiter(map(self._places.__getitem__, found), np.int64, len(found))
        counts = np.zeros(len(self._names), np.int64)
        counts[places] = np.fromiter(found.values(), np.int64, len(found))
        return Tally(self._names, counts)
