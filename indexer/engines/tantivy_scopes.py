"""What stands near each other, for an engine that does not tell where characters stand.

Tantivy finds the sections that may match; each is read, and those that do match are asked for by
their keys. It takes longer the more sections hold all the texts somewhere.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

import tantivy

from indexer.engines.tantivy_schema import NEWEST, newest_key
from indexer.nearness import Section
from indexer.query.clauses import Gapped, Near, Query, Together
from indexer.query.deadline import NEVER, Deadline
from indexer.records import SectionRecord
from indexer.text.analysis import Segmenter


class Scopes:
    """Reads the sections of one open generation."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        record: Callable[[tantivy.DocAddress], SectionRecord],
        segmenter: Segmenter,
        deadline: Deadline = NEVER,
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._record = record
        self._segmenter = segmenter
        self._cut = lru_cache(segmenter.query_words)
        self._deadline = deadline

    def until(self, deadline: Deadline) -> "Scopes":
        """The same for one question, which is given up with ``QueryTimeout``."""
        return Scopes(self._schema, self._searcher, self._record, self._segmenter, deadline)

    def matching(self, candidates: tantivy.Query, query: Together | Gapped | Near) -> tantivy.Query:
        """Those of the candidates that do match."""
        keys = [
            newest_key(record) for record in self._read(candidates) if self._fits(record, query)
        ]
        return tantivy.Query.term_set_query(self._schema, NEWEST, keys)

    def meetings(self, query: tantivy.Query) -> frozenset[str]:
        """The ids of the meetings that the hits are of."""
        found = self._searcher.terms_with_prefix("meeting_id", "", query)
        return frozenset(meeting_id for meeting_id, _ in found)

    def _fits(self, record: SectionRecord, query: Query) -> bool:
        section = Section(record, self._cut)
        if isinstance(query, Together):
            return section.together(query.scope, query.part)
        assert isinstance(query, Gapped | Near)
        return section.holds(query)

    def _read(self, query: tantivy.Query) -> Iterator[SectionRecord]:
        most = max(1, self._searcher.num_docs)
        for _, address in self._searcher.search(query, limit=most).hits:
            self._deadline.check()
            yield self._record(address)
