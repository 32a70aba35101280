"""Exact counts: how many sections carry each value, and of how many meetings the hits are.

What the sections of a meeting share is counted by rows (``tantivy_rows``). Else Tantivy counts, in
one of two ways. Its aggregations look at the hits, one by one, and give up where the answer holds
more than 65,000 values; then fewer are asked for at once. Walking the terms of a field knows no
such limit and takes as long for few hits as for many.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Lock
from typing import Any, TypeAlias

import tantivy

from indexer.engines.facets import Tally, tally
from indexer.engines.tantivy_documents import MEETING, MEETING_NUMBER, ROW, ROW_NUMBER
from indexer.engines.tantivy_held import Held
from indexer.engines.tantivy_reading import count_of
from indexer.engines.tantivy_row_texts import SHARED
from indexer.engines.tantivy_rows import Rows
from indexer.schema import HELD

Found: TypeAlias = Mapping[Any, int]
"""A value or number to how many sections carry it; Tantivy's type hints tell no more."""

_TOO_MANY = 65_001
"""One more than Tantivy hands over: asked for fewer, it would leave out the rest in silence."""
_HITS_A_TERM = 20
"""To walk by a term takes as long as to look at so many hits."""
_HITS_A_MEETING = 4
"""To leave out all meetings but one takes as long as to name those of so many hits."""
_PART = 50_000
_MOST_NUMBERS = 100_000_000
_ROWED = 100_000
"""Meetings whose rows are kept: about a second to load, and 200 bytes each."""
_FIRST_NUMBER, _NUMBERS = -(2**63), 2**64


class Counting:
    """Counts of one open generation."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher
        whole = tantivy.Query.term_query(schema, "document_kind", MEETING, "basic")
        self._meetings = count_of(searcher, whole)
        self._lock = Lock()
        self._rows: Rows | None = None
        self._held: Held | None = None
        self._kinds: dict[str, int] = {}

    def hits(self, query: tantivy.Query) -> int:
        """How many there are."""
        return count_of(self._searcher, query)

    def meetings(self, query: tantivy.Query, among: frozenset[str] | None = None) -> frozenset[str]:
        """The ids of the meetings that the hits are of; of ``among``, where they are given."""
        if among and len(among) < min(self.hits(query) // _HITS_A_MEETING, _PART):
            terms = {"field": "meeting_id", "size": _TOO_MANY, "include": list(among)}
            found = self._searcher.aggregate(query, {"few": {"terms": terms}})["few"]["buckets"]
            return frozenset(bucket["key"] for bucket in found)
        if held := self._held_keys():
            ids = held.ids(self._numbered(query, MEETING_NUMBER, self._meetings))
        else:
            ids = frozenset(self._walked(query, ["meeting_id"])["meeting_id"])
        return ids if among is None else ids & among

    def others(self, meetings: frozenset[str]) -> frozenset[str] | None:
        """The ids of all other meetings where they are fewer and known, else None."""
        held = self._held_keys() if 2 * len(meetings) > self._meetings else None
        return held.all_ids() - meetings if held else None

    def with_meetings(
        self, query: tantivy.Query, fields: Sequence[str], total: int | None
    ) -> tuple[int, int, Mapping[str, Tally]]:
        """How many hits there are, of how many meetings, and their values, in one go if possible.

        ``total`` is how many hits there are, where that is known.
        """
        is_by_rows = self._meetings <= _ROWED and not frozenset(SHARED).isdisjoint(fields)
        if total is None and (is_by_rows or self._meetings > _PART):
            total = self.hits(query)
        if total is not None and is_by_rows:
            return total, *self._by_rows(query, fields, total)
        most = self._meetings if total is None else min(total, self._meetings)
        meetings = self._numbered(query, MEETING_NUMBER, most)
        # Each section is of one meeting.
        total = sum(meetings.values())
        held = self._held_keys() if HELD in fields else None
        if held is None:
            return total, len(meetings), self.values(query, fields, total)
        others = self.values(query, [field for field in fields if field != HELD], total)
        return total, len(meetings), {**others, HELD: held.tally(meetings)}

    def values(
        self, query: tantivy.Query, fields: Sequence[str], total: int
    ) -> Mapping[str, Tally]:
        """For each field how many of the ``total`` hits carry each of its values."""
        walked, rest = self._parted(fields, total)
        counts = {**self._walked(query, walked), **self._aggregated(query, rest)}
        return {field: tally(counts[field]) for field in fields}

    def _by_rows(
        self, query: tantivy.Query, fields: Sequence[str], total: int
    ) -> tuple[int, Mapping[str, Tally]]:
        rows = self._loaded()
        own = [field for field in fields if field not in SHARED]
        most = min(total, len(rows))
        walked, rest = self._parted(own, total)
        if most + sum(min(self._kinds_of(field), total) for field in rest) < _TOO_MANY:
            looked_up = self._aggregated(query, [*rest, ROW_NUMBER])
            found = looked_up[ROW_NUMBER]
        else:
            looked_up = self._aggregated(query, rest)
            found = self._numbered(query, ROW_NUMBER, most)
        counts = {**self._walked(query, walked), **looked_up}
        values = {field: tally(counts[field]) for field in own}
        meetings, shared = rows.counted(found)
        return meetings, {**values, **shared}

    def _loaded(self) -> Rows:
        """Read when first needed: half of all runs ask for no facets."""
        with self._lock:
            if self._rows is None:
                texts = self._searcher.terms_with_prefix(ROW, "")
                self._rows = Rows([text for text, _ in texts])
            return self._rows

    def _held_keys(self) -> Held | None:
        """None where a meeting has several keys, or there are too many to be kept."""
        if self._meetings > _ROWED:
            return None
        with self._lock:
            if self._held is None:
                keys = self._searcher.terms_with_prefix(HELD, "")
                self._held = Held([key for key, _ in keys])
            return self._held if self._held.is_plain else None

    def _parted(self, fields: Sequence[str], total: int) -> tuple[list[str], list[str]]:
        """The fields whose terms are walked, and those whose values are looked up hit by hit."""
        kinds = {field: self._kinds_of(field) for field in fields}
        walked = [
            field
            for field, count in kinds.items()
            if count * _HITS_A_TERM <= total or min(count, total) >= _TOO_MANY
        ]
        return walked, [field for field in fields if field not in walked]

    def _kinds_of(self, field: str) -> int:
        """How many values the whole index has."""
        with self._lock:
            if field not in self._kinds:
                self._kinds[field] = len(self._searcher.terms_with_prefix(field, ""))
            return self._kinds[field]

    def _numbered(self, query: tantivy.Query, field: str, most: int) -> Mapping[int, int]:
        """How many sections have each number of the field; ``most`` is how many may be found.

        Numbers are spread evenly, so parts of their range are of one size.
        """
        parts = 1 + most // _PART
        edges = [_FIRST_NUMBER + _NUMBERS * part // parts for part in range(parts + 1)]
        found: dict[int, int] = {}
        try:
            for start, end in pairwise(edges):
                if parts == 1:
                    return self._buckets(query, [field])[field]
                numbers = self._buckets(self._within(query, field, start, end), [field])[field]
                found |= {n: count for n, count in numbers.items() if start <= n < end}
        except ValueError:
            if most > _MOST_NUMBERS:
                raise
            return self._numbered(query, field, _PART + most * 8)
        return found

    def _within(self, query: tantivy.Query, field: str, start: int, end: int) -> tantivy.Query:
        kind = tantivy.FieldType.Integer
        part = tantivy.Query.range_query(self._schema, field, kind, start, end - 1)
        return query.and_must_match(part)

    def _walked(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Found]:
        return {f: dict(self._searcher.terms_with_prefix(f, "", query)) for f in fields}

    def _aggregated(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Found]:
        """As much as Tantivy gives in one go; where it is too much, in halves."""
        try:
            return self._buckets(query, fields)
        except ValueError:
            return self._halved(query, fields)

    def _halved(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Found]:
        if fields == [ROW_NUMBER]:
            return {ROW_NUMBER: self._numbered(query, ROW_NUMBER, _PART)}
        if len(fields) == 1:
            return self._walked(query, fields)
        middle = len(fields) // 2
        halves = (fields[:middle], fields[middle:])
        return {f: v for half in halves for f, v in self._aggregated(query, half).items()}

    def _buckets(self, query: tantivy.Query, fields: Sequence[str]) -> Mapping[str, Found]:
        """Raises ``ValueError`` where there are too many values for one aggregation."""
        if not fields:
            return {}
        wanted = {field: {"terms": {"field": field, "size": _TOO_MANY}} for field in fields}
        found = self._searcher.aggregate(query, wanted)
        return {f: {b["key"]: b["doc_count"] for b in found[f]["buckets"]} for f in fields}
