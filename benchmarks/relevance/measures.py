"""Figures of one ranking, and of many."""

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from statistics import fmean

DEPTH = 20
"""Hits looked at: the first page. What stands behind it counts as not found."""


def reciprocal(found: Iterable[bool]) -> float:
    """1 / the place of the first right one among those found, 0 where there is none."""
    return next((1 / place for place, is_right in enumerate(found, 1) if is_right), 0.0)


def ndcg(found: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002) of the first hits."""
    best = sorted(grades.values(), reverse=True)[:depth]
    return _gain([grades.get(name, 0) for name in found[:depth]]) / _gain(best)


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    found = list(values)
    return fmean(found) if found else 0.0


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))
