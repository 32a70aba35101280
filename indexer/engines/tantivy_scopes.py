"""What stands near each other, for an engine that does not tell where characters stand.

Tantivy finds the sections that may match; each is read, and those that do match are asked for by
their keys. It takes longer the more sections hold all the texts somewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

import tantivy

from indexer.engines.tantivy_documents import NEWEST, newest_key
from indexer.nearness import Section
from indexer.query.clauses import Gapped, Near, Query, Together
from indexer.query.deadline import NEVER, Deadline
from indexer.records import SectionRecord
from indexer.text.analysis import Segmenter

_Read: TypeAlias = tuple[str, Section]
"""The key that a section is asked for by, and its text."""
_MOST_KEPT = 1_000
"""Sections, about ten megabytes."""


class Scopes:
    """Reads the sections of one open generation."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        record: Callable[[tantivy.DocAddress], SectionRecord],
        segmenter: Segmenter,
        deadline: Deadline = NEVER,
        lately: "_Lately | None" = None,
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._record = record
        self._segmenter = segmenter
        self._cut = lru_cache(segmenter.query_words)
        self._deadline = deadline
        self._lately = lately or _Lately()

    def until(self, deadline: Deadline) -> "Scopes":
        """The same for one question, which is given up with ``QueryTimeout``."""
        return Scopes(
            self._schema, self._searcher, self._record, self._segmenter, deadline, self._lately
        )

    def matching(self, candidates: tantivy.Query, query: Together | Gapped | Near) -> tantivy.Query:
        """Those of the candidates that do match."""
        about = query.part if isinstance(query, Together) else query
        read = self._lately.read(about) or self._read(candidates, about)
        keys = [key for key, section in read if _fits(section, query)]
        return tantivy.Query.term_set_query(self._schema, NEWEST, keys)

    def meetings(self, query: tantivy.Query) -> frozenset[str]:
        """The ids of the meetings that the hits are of."""
        found = self._searcher.terms_with_prefix("meeting_id", "", query)
        return frozenset(meeting_id for meeting_id, _ in found)

    def _read(self, candidates: tantivy.Query, about: Query) -> Iterator[_Read]:
        most = max(1, self._searcher.num_docs)
        hits = self._searcher.search(candidates, limit=most).hits
        kept: list[_Read] = []
        for _, address in hits:
            self._deadline.check()
            record = self._record(address)
            one = newest_key(record), Section(record, self._cut)
            if len(hits) <= _MOST_KEPT:
                kept.append(one)
            yield one
        if kept:
            self._lately.keep(about, kept)


class _Lately:
    """What was read for the last question: the ladder asks it again within another scope."""

    def __init__(self) -> None:
        self._kept: tuple[Query, Sequence[_Read]] | None = None

    def keep(self, about: Query, read: Sequence[_Read]) -> None:
        """Keep it in place of what was kept before."""
        self._kept = about, read

    def read(self, about: Query) -> Sequence[_Read]:
        """What was read for the same parts; nothing where that was not the last."""
        kept = self._kept
        return kept[1] if kept and kept[0] == about else ()


def _fits(section: Section, query: Query) -> bool:
    if isinstance(query, Together):
        return section.together(query.scope, query.part)
    assert isinstance(query, Gapped | Near)
    return section.holds(query)
