"""An engine whose answers show no personal numbers, though their digits can be searched for.

Records, meetings and counted values are masked as they leave the index, so that pages, exports and
programs that are yet to be written are masked too. The index itself keeps what was written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from operator import attrgetter, is_
from typing import Any, TypeVar, cast, overload

from corpus.model import Meeting
from indexer.around import Around
from indexer.query.clauses import AllOf, AnyOf, Holding, Not, Query, Together, Weighted
from indexer.query.request import Filter, SearchRequest
from indexer.query.results import Facet, FacetCount, SearchResults, Tallied
from indexer.records import Read, Unread
from indexer.text.masking import MASK, holds_digits, mask

T = TypeVar("T")
_KEPT = frozenset(
    {
        *("id", "meeting_id", "section_id", "sha256", "doc_number", "numbers", "series"),
        *("formats", "doubts", "code", "media_type", "encoding"),
    }
)
"""Fields of ids, codes and 文号, whose digits are nobody's."""
_NUMBERS = ("number", "series", "format", "doubt", "held")
"""Fields of values that hold the same; the last is of the ids of meetings."""


class Masked(Around):
    """Hands on every question; what comes back is masked."""

    def search(self, request: SearchRequest) -> SearchResults:
        """What is found, masked; a number that was asked for is marked where it is masked."""
        found = self.inner.search(self._unmasked(request))
        marks = (*found.marks, *(mask(mark) for mark in found.marks))
        return replace(
            found,
            hits=tuple(replace(hit, record=masked(hit.record)) for hit in found.hits),
            facets=tuple(map(_masked_facet, found.facets)),
            marks=tuple(dict.fromkeys(marks)),
        )

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, masked."""
        return Unread(self.inner.read(self._unmasked(request), kind), masked)

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        return self.inner.count(self._unmasked(request))

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has."""
        unmasked = list(map(self._unmasked_query, queries))
        return self.inner.count_each(self._unmasked(request), unmasked)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting, masked."""
        return masked(self.inner.meeting(meeting_id))

    def hides(self, meeting_id: str) -> bool:
        """Whether anything of the meeting is masked."""
        found = self.inner.meeting(meeting_id)
        return masked(found) is not found

    def _unmasked(self, request: SearchRequest) -> SearchRequest:
        """Asked for values as the index has them, where they are given as they were shown."""
        filters = tuple(
            Filter(one.facet, frozenset(self._values(one.facet, sorted(one.values))))
            if _is_masked(one.values)
            else one
            for one in request.filters
        )
        return replace(request, query=self._unmasked_query(request.query), filters=filters)

    def _unmasked_query(self, query: Query) -> Query:
        match query:
            case Holding(field, values) if _is_masked(values):
                return Holding(field, tuple(self._values(field, values)))
            case AllOf(parts) | AnyOf(parts):
                return replace(query, parts=tuple(map(self._unmasked_query, parts)))
            case Not(part) | Together(_, part) | Weighted(part, _):
                return replace(query, part=self._unmasked_query(part))
        return query

    def _values(self, field: str, shown: Sequence[str]) -> Iterator[str]:
        yield from shown
        wanted = {value for value in shown if MASK in value}
        for facet in self.inner.search(SearchRequest(facets=(field,), limit=0)).facets:
            yield from (value for value in facet.by_value() if mask(value) in wanted)


def masked(value: T) -> T:
    """The value with all its texts masked; the very same value where there is nothing to mask."""
    texts: list[str] = []
    _gather((value,), texts)
    return cast(T, _masked(value)) if holds_digits(_APART.join(texts)) else value


_APART = "\n"
"""Stands inside no number."""


def _gather(values: Iterable[object], texts: list[str]) -> None:
    """Add all texts in these values: few answers hold a number, and one look tells of all."""
    for value in values:
        kind: type = type(value)
        if not value:
            # Half of what a record can tell, most say nothing of.
            continue
        if kind is str:
            texts.append(cast(str, value))
        elif kind is tuple:
            _gather(cast(tuple[object, ...], value), texts)
        elif parts := _parts(kind):
            _gather(parts(value), texts)


@lru_cache(maxsize=64)
def _parts(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """What gives the texts in a value of the kind; None for a kind without any."""
    names = _names(kind)
    if issubclass(kind, str) and not issubclass(kind, Enum):
        return lambda value: (str(value),)
    # Of a single name its value itself would be given.
    return attrgetter(*names, names[0]) if names else None


def _masked(value: object) -> object:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else mask(value)
    if isinstance(value, tuple):
        shown = tuple(map(_masked, value))
        return value if all(map(is_, shown, value)) else shown
    kind: type = type(value)
    found = ((name, getattr(value, name)) for name in _names(kind))
    changed = {name: new for name, old in found if (new := _masked(old)) is not old}
    return replace(cast(Any, value), **changed) if changed else value


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold a number; of anything else none."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _KEPT)


def _is_masked(values: frozenset[str] | tuple[str, ...]) -> bool:
    return any(MASK in value for value in values)


def _masked_facet(facet: Facet) -> Facet:
    return facet if facet.name in _NUMBERS else Facet(facet.name, _Counts(facet.counts))


class _Counts(Tallied):
    """Counts whose values are masked when they are looked at."""

    def __init__(self, counts: Sequence[FacetCount]) -> None:
        self._counts = counts

    def __len__(self) -> int:
        return len(self._counts)

    @overload
    def __getitem__(self, index: int) -> FacetCount: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FacetCount]: ...
    def __getitem__(self, index: int | slice) -> FacetCount | Sequence[FacetCount]:
        found = self._counts[index]
        return _shown(found) if isinstance(found, FacetCount) else tuple(map(_shown, found))

    def __iter__(self) -> Iterator[FacetCount]:
        return map(_shown, self._counts)

    def by_value(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for value, count in Facet("", self._counts).by_value().items():
            shown = mask(value)
            counts[shown] = counts.get(shown, 0) + count
        return counts

    def by_first_word(self) -> dict[str, tuple[int, int]]:
        counts: dict[str, tuple[int, int]] = {}
        for word, (count, values) in Facet("", self._counts).by_first_word().items():
            shown = mask(word)
            before = counts.get(shown, (0, 0))
            counts[shown] = before[0] + count, before[1] + values
        return counts


def _shown(count: FacetCount) -> FacetCount:
    value = mask(count.value)
    return count if value is count.value else count._replace(value=value)
