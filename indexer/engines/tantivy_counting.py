"""Exact counts: how many sections carry each value, and of how many meetings the hits are.

Tantivy counts values in two ways. Its aggregations look at the hits, one by one, and give up where
the answer holds more than 65,000 values; then fewer are asked for at once. Walking the terms of a
field knows no such limit and takes as long for few hits as for many (measured: as long as an
aggregation of a quarter of all sections).
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import tantivy

Counts: TypeAlias = Mapping[str, int]
"""A value to the number of sections that carry it."""

_TOO_MANY = 65_001
"""One more than Tantivy hands over: asked for fewer, it would leave out the rest in silence."""
_MANY = 4
_NUMBER = "meeting_number"
_PART = 50_000
_FIRST_NUMBER, _NUMBERS = -(2**63), 2**64


class Counting:
    """Counts of one open generation, in which there are so many meetings and sections."""

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, held: tuple[int, int]
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._meetings, self._sections = held

    def with_meetings(
        self, query: tantivy.Query, fields: Sequence[str], total: int
    ) -> tuple[int, Mapping[str, Counts]]:
        """Of how many meetings the ``total`` hits are, and their values, in one go if possible."""
        most = min(total, self._meetings)
        if most > _PART:
            return self._meetings_in(query, 1 + most // _PART), self.values(query, fields, total)
        if self._is_for_walking(total):
            return len(self._aggregated(query, [_NUMBER])[_NUMBER]), self._walked(query, fields)
        found = self._aggregated(query, [*fields, _NUMBER])
        return len(found[_NUMBER]), found

    def values(
        self, query: tantivy.Query, fields: Sequence[str], total: int
    ) -> Mapping[str, Counts]:
        """For each field how many of the ``total`` hits carry each of its values."""
        way = self._walked if self._is_for_walking(total) else self._aggregated
        return way(query, fields)

    def _is_for_walking(self, total: int) -> bool:
        return total * _MANY >= self._sections

    def _meetings_in(self, query: tantivy.Query, parts: int) -> int:
        """Numbers of meetings are spread evenly, so parts of their range are of one size."""
        edges = [_FIRST_NUMBER + _NUMBERS * part // parts for part in range(parts + 1)]
        between = (self._between(start, end - 1) for start, end in pairwise(edges))
        found = (self._aggregated(query.and_must_match(part), [_NUMBER]) for part in between)
        return sum(len(values[_NUMBER]) for values in found)

    def _between(self, first: int, last: int) -> tantivy.Query:
        kind = tantivy.FieldType.Integer
        return tantivy.Query.range_query(self._schema, _NUMBER, kind, first, last)

    def _walked(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Counts]:
        return {f: dict(self._searcher.terms_with_prefix(f, "", query)) for f in fields}

    def _aggregated(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Counts]:
        if not fields:
            return {}
        wanted = {field: {"terms": {"field": field, "size": _TOO_MANY}} for field in fields}
        try:
            found = self._searcher.aggregate(query, wanted)
        except ValueError:
            return self._halved(query, fields)
        return {f: {b["key"]: b["doc_count"] for b in found[f]["buckets"]} for f in fields}

    def _halved(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Counts]:
        """There were too many values for one aggregation."""
        if len(fields) == 1:
            return self._walked(query, fields)
        middle = len(fields) // 2
        halves = (fields[:middle], fields[middle:])
        return {f: v for half in halves for f, v in self._aggregated(query, half).items()}
