"""Counts put in the order that every engine gives them in."""

from collections.abc import Iterable, Mapping

from indexer.request import Filter
from indexer.results import Facet, FacetCount


def facet(name: str, counts: Mapping[str, int], filters: Iterable[Filter]) -> Facet:
    """Most first, then by value; values that are selected stay when they count zero."""
    selected = frozenset(v for f in filters if f.facet == name for v in f.values)
    whole = {**dict.fromkeys(selected, 0), **counts}
    ordered = sorted(whole.items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(name, tuple(FacetCount(v, count, v in selected) for v, count in ordered))
