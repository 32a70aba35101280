"""The orders of hits as one number for each document: the smaller, the earlier."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored import UNDATED
from indexer.engines.whoosh_postings import Numbers, Places
from indexer.query.request import Sort

_PARTED = 16
"""So many times the wanted keys are enough of a sample."""


class Orders:
    """Places of all documents in each order; ties break by newest date, meeting, and place in it.

    ``meetings`` are ranks of the meetings' ids, ``sessions`` are 0 where there is none.
    """

    def __init__(
        self, days: Numbers, meetings: Numbers, orders: Numbers, sessions: Numbers
    ) -> None:
        numbered = np.where(sessions == 0, np.iinfo(np.int32).max, sessions)
        place = (orders, meetings)
        newest = _ranks((*place, -days))
        self._ranks = {
            Sort.RELEVANCE: newest,
            Sort.NEWEST: newest,
            Sort.OLDEST: _ranks((*place, days, days == UNDATED)),
            Sort.SESSION: _ranks((*place, -days, numbered)),
        }

    def first(self, sort: Sort, numbers: Places, scores: NDArray[np.float32], count: int) -> Places:
        """Places in ``numbers`` of the first ``count`` of them; ``scores`` go with the numbers."""
        ranks = self._ranks[sort]
        if sort is not Sort.RELEVANCE or not scores.any():
            return _first(ranks.take(numbers), count)
        near = _near(-scores, count)
        keys = ranks.take(numbers.take(near)).astype(np.uint64)
        keys |= _descending(scores.take(near)) << np.uint64(32)
        return near.take(_first(keys, count))


def ranked(rows: Numbers, texts: Sequence[str]) -> tuple[Numbers, Sequence[str]]:
    """The texts in their order, and of each document the place of its text there."""
    order = sorted(range(len(texts)), key=texts.__getitem__)
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places[rows], [texts[row] for row in order]


def _ranks(keys: Sequence[NDArray[np.generic]]) -> NDArray[np.uint32]:
    """The place of each document in an order whose last key comes first."""
    order = np.lexsort(keys)
    ranks = np.empty(len(order), np.uint32)
    ranks[order] = np.arange(len(order), dtype=np.uint32)
    return ranks


def _first(keys: NDArray[np.unsignedinteger[Any]], count: int) -> Places:
    """Places of the ``count`` smallest keys, all different, in their order."""
    near = _near(keys, count)
    return near.take(np.argsort(keys.take(near)))[:count]


def _near(keys: NDArray[np.number[Any]], count: int) -> Places:
    """Places of the ``count`` smallest keys, of those equal to the last, and of not many more.

    The last of the smallest in a part is no smaller than the last of the smallest in all.
    """
    if not 0 < count < len(keys):
        return np.arange(len(keys) if count else 0)
    part = keys[:: max(1, len(keys) // (_PARTED * count))]
    last = np.partition(part, count - 1)[count - 1]
    return np.flatnonzero(keys <= last)


def _descending(scores: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Whole numbers that fall as scores rise, none of which is below 0: bits of such floats are in
    their order.
    """
    bits = np.ascontiguousarray(scores).view(np.uint32)
    return (np.uint32(0xFFFF_FFFF) - bits).astype(np.uint64)
