"""The slice of hits that a request asks for, in an order without chance.

Tantivy orders by one key only, and where keys are equal by how its files happen to lie. Sorting by
a column of unique texts needs nothing more, but each text up to the end of the slice is looked up
in a dictionary, which takes a hundred times as long as a number. So what lies deep is sorted by its
day. Days and scores do tie: so many hits are fetched that no tie is cut by the end of the slice,
and each tie that touches the slice is put in order here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeAlias

import tantivy

from indexer.engines.tantivy_documents import NEWEST
from indexer.engines.tantivy_query import Question
from indexer.engines.tantivy_reading import total_of
from indexer.record_json import place_of

Address = tantivy.DocAddress
Scored: TypeAlias = tuple[float, Address]
Reader: TypeAlias = Callable[[Address], bytes]
_DAY = "first_day"
_DEEP = 200
"""The end of a slice from which days are worth their ties, all of which have to be read."""
_SPARE_DAYS = 500
_SPARE = 30
_MORE = 8
_MOST_LISTED = 100_000
"""Hits whose places are kept in the order of their days, some 130 bytes each: more are sorted anew
for each slice of them.
"""
_AHEAD = 4
"""How many times as many hits are listed as have been asked for."""
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


@dataclass(frozen=True, slots=True)
class Days:
    """The first of ``total`` hits by their days, the newest first: a long list is taken from them
    slice by slice.
    """

    total: int
    days: Sequence[int]
    hits: Sequence[tuple[int, Address]]

    def holds(self, window: Window) -> bool:
        """Whether all hits of the window are here, with all that are of the day of its last."""
        known = len(self.days)
        is_inside = window.end <= known and self.days[window.end - 1] != self.days[-1]
        return known == self.total or is_inside

    def shown(self, window: Window, stored: Reader) -> list[bytes]:
        """What is stored of the hits of the window, those of a day in order."""
        close = touched(self.days, window)
        found = ((day, stored(address)) for day, address in self.hits[close.start : close.end])
        return _in_order(found, Window(window.start - close.start, window.end - close.start))


def by_days(
    searcher: tantivy.Searcher, query: tantivy.Query, window: Window, total: int
) -> Days | None:
    """So many hits that those of the window and some after them are among them; None where these
    are more than are kept.
    """
    most = min(total, window.end * _AHEAD)
    while most <= _MOST_LISTED:
        order = tantivy.Order.Desc
        hits = searcher.search(
            query, limit=max(1, most), count=False, order_by_field=_DAY, order=order
        ).hits
        days = Days(total, [day for day, _ in hits], hits)
        if days.holds(window):
            return days
        most = min(total, most * _MORE)
    return None


def by_newest(
    searcher: tantivy.Searcher, query: tantivy.Query, window: Window, stored: Reader
) -> tuple[int, list[bytes]]:
    """The exact total and what is stored of the hits of the window, the newest first."""
    found = _by_day(searcher, query, window, stored) if window.end >= _DEEP else None
    if found is None:
        total, addresses = by_column(searcher, query, NEWEST, window)
        return total, list(map(stored, addresses))
    return found


def _by_day(
    searcher: tantivy.Searcher, query: tantivy.Query, window: Window, stored: Reader
) -> tuple[int, list[bytes]] | None:
    """The same by the column of days; None where too many of one day touch the window."""
    start = max(0, window.start - _SPARE_DAYS)
    found = searcher.search(
        query,
        limit=window.end - start + _SPARE_DAYS,
        count=True,
        order_by_field=_DAY,
        offset=start,
        order=tantivy.Order.Desc,
    )
    total, days = total_of(found), [day for day, _ in found.hits]
    inner = Window(window.start - start, min(window.end - start, len(days)))
    close = touched(days, inner)
    is_cut = (start and not close.start) or (close.end == len(days) < total - start)
    if is_cut or close.end - close.start > 2 * (window.end - window.start):
        return None
    dated = ((day, stored(address)) for day, address in found.hits[close.start : close.end])
    return total, _in_order(dated, Window(inner.start - close.start, inner.end - close.start))


def _in_order(found: Iterable[tuple[int, bytes]], window: Window) -> list[bytes]:
    """The window of what was found, the newest first and what is of a day by its place."""
    ordered = sorted(((-day, *place_of(one), one) for day, one in found), key=itemgetter(0, 1, 2))
    return [one for *_, one in ordered[window.start : window.end]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best of so many hits, in order but for what is of one score and one day: thousands that
    weigh the same are fetched and put in order once for all slices of them.
    """

    total: int
    keys: Sequence[tuple[float, int]]
    addresses: Sequence[Address]

    def holds(self, window: Window) -> bool:
        """Whether all hits of the window are here, with all that weigh as much as its last."""
        known = len(self.keys)
        if known == self.total:
            return True
        return window.end <= known and self.keys[window.end - 1][0] != self.keys[-1][0]

    def shown(self, window: Window, stored: Reader) -> list[tuple[bytes, float]]:
        """The hits of the window."""
        close = touched(self.keys, window)
        places = range(close.start, close.end)
        found = [(self.keys[place], stored(self.addresses[place])) for place in places]
        found.sort(key=lambda hit: (hit[0], place_of(hit[1])))
        chosen = found[window.start - close.start : window.end - close.start]
        return [(one, -score) for (score, _), one in chosen]


def by_score(
    searcher: tantivy.Searcher, question: Question, window: Window, stored: Reader
) -> tuple[int, list[tuple[bytes, float]], Ranking | None]:
    """The exact total and the hits of the window: best first, then newest, then by place.

    Where many weighed the same, what was put in order for it comes with them.
    """
    ranked, asked = question.ranked(), question.asked
    limit = first = window.end + _SPARE
    found = searcher.search(ranked, limit=limit, count=True)
    total, scored = total_of(found), _rounded(found)
    while len(scored) < total and scored[window.end - 1][0] == scored[-1][0]:
        if scored[-1][0] <= round(asked.least, _DIGITS):
            return total, _down_to_the_least(searcher, question, window, scored, stored), None
        limit = min(limit * _MORE, total)
        scored = _rounded(searcher.search(ranked, limit=limit, count=False))
    if limit == first:
        return total, _ordered(searcher, scored, window, stored), None
    ranking = _ranking(searcher, total, scored)
    return total, ranking.shown(window, stored), ranking


def _down_to_the_least(
    searcher: tantivy.Searcher,
    question: Question,
    window: Window,
    scored: Sequence[Scored],
    stored: Reader,
) -> list[tuple[bytes, float]]:
    """The window ends among hits that weigh least, and they may be nearly all there are."""
    least = scored[-1][0]
    heavier = [hit for hit in scored if hit[0] > least]
    hits = _ordered(searcher, heavier, window, stored)
    known = {(address.segment_ord, address.doc) for _, address in heavier}
    _, newest = by_column(searcher, question.matching(), NEWEST, Window(0, window.end))
    light = [a for a in newest if (a.segment_ord, a.doc) not in known]
    start, end = (max(0, place - len(heavier)) for place in (window.start, window.end))
    return hits + [(stored(address), least) for address in light[start:end]]


def _ordered(
    searcher: tantivy.Searcher, scored: Sequence[Scored], window: Window, stored: Reader
) -> list[tuple[bytes, float]]:
    """The hits of the window, taken from enough hits for its ties to be settled."""
    tied = touched([score for score, _ in scored], window)
    ranking = _ranking(searcher, len(scored), scored[tied.start : tied.end])
    inner = Window(window.start - tied.start, min(window.end, len(scored)) - tied.start)
    return ranking.shown(inner, stored)


def _ranking(searcher: tantivy.Searcher, total: int, scored: Sequence[Scored]) -> Ranking:
    addresses = [address for _, address in scored]
    days = searcher.fast_field_values("first_day", addresses)
    keys = [(-score, -int(day or 0)) for (score, _), day in zip(scored, days, strict=True)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return Ranking(total, [keys[at] for at in order], [addresses[at] for at in order])


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


def _rounded(found: tantivy.SearchResult) -> list[Scored]:
    return [(round(score, _DIGITS), address) for score, address in found.hits]
