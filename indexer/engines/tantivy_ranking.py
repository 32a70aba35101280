"""The slice of hits that a request asks for, in an order without chance.

Tantivy orders by one key only, and where keys are equal by how its files happen to lie. Sorting by
a column of unique texts needs nothing more. Scores do tie: so many hits are fetched that no tie is
cut by the end of the slice, and each tie that touches the slice is put in order here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import tantivy

from indexer.engines.tantivy_reading import total_of
from indexer.records import SectionRecord
from indexer.results import Hit

Address: TypeAlias = tantivy.DocAddress
_SPARE = 30
_MORE = 8
_DIGITS = 3
"""Of a score. Tantivy adds up small numbers in an order of its own, so the last digits vary."""


@dataclass(frozen=True, slots=True)
class Window:
    """The places of the hits to give, from ``start`` to before ``end``."""

    start: int
    end: int


def by_column(
    searcher: tantivy.Searcher, query: tantivy.Query, column: str, window: Window
) -> tuple[int, list[Address]]:
    """The exact total and the hits of the window, by a column in which no two are equal."""
    found = searcher.search(
        query,
        limit=max(1, window.end - window.start),
        count=True,
        order_by_field=column,
        offset=window.start,
        order=tantivy.Order.Asc,
    )
    hits = [address for _, address in found.hits]
    return total_of(found), hits[: window.end - window.start]


def by_score(
    searcher: tantivy.Searcher,
    query: tantivy.Query,
    window: Window,
    read: Callable[[Address], SectionRecord],
) -> tuple[int, list[Hit]]:
    """The exact total and the hits of the window: best first, then newest, then by place."""
    total, scored = _enough(searcher, query, window.end)
    scores = [score for score, _ in scored]
    tied = touched(scores, window)
    addresses = [address for _, address in scored[tied.start : tied.end]]
    days = searcher.fast_field_values("first_day", addresses)
    keys = [(-score, -(day or 0)) for score, day in zip(scores[tied.start :], days, strict=False)]
    dated = sorted(zip(keys, addresses, strict=True), key=lambda hit: hit[0])
    inner = Window(window.start - tied.start, min(window.end, len(scored)) - tied.start)
    close = touched([key for key, _ in dated], inner)
    records = [(key, read(address)) for key, address in dated[close.start : close.end]]
    records.sort(key=lambda hit: (hit[0], hit[1].meeting_id, hit[1].order))
    chosen = records[inner.start - close.start : inner.end - close.start]
    return total, [Hit(record, -score) for (score, _), record in chosen]


def touched(keys: Sequence[object], window: Window) -> Window:
    """The window, widened by all keys that are equal to its first or to its last."""
    end = min(window.end, len(keys))
    start = min(window.start, end)
    if start == end:
        return Window(start, start)
    while start and keys[start - 1] == keys[start]:
        start -= 1
    while end < len(keys) and keys[end] == keys[end - 1]:
        end += 1
    return Window(start, end)


def _enough(
    searcher: tantivy.Searcher, query: tantivy.Query, end: int
) -> tuple[int, list[tuple[float, Address]]]:
    """The total, and the best hits up to a place after which no tie of the window goes on."""
    limit = end + _SPARE
    found = searcher.search(query, limit=limit, count=True)
    total = total_of(found)
    scored = _rounded(found)
    while len(scored) < total and scored[end - 1][0] == scored[-1][0]:
        limit = min(limit * _MORE, total)
        scored = _rounded(searcher.search(query, limit=limit, count=False))
    return total, scored


def _rounded(found: tantivy.SearchResult) -> list[tuple[float, Address]]:
    return [(round(score, _DIGITS), address) for score, address in found.hits]
