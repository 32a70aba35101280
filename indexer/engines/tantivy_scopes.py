"""What stands near each other, for an engine that does not tell where characters stand.

Tantivy finds the sections that may match; each is read, and those that do match are asked for by
their keys. It takes longer the more sections hold all the texts somewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

import tantivy

from indexer.engines.tantivy_documents import NEWEST, newest_key
from indexer.nearness import Fitting, Section
from indexer.query.clauses import Gapped, Near, Query, Together
from indexer.query.deadline import NEVER, Deadline
from indexer.record_json import Stored
from indexer.text.analysis import Segmenter

_MOST_KEPT = 20_000_000
"""Bytes as they are stored, of about five thousand sections: 30 megabytes with all."""


class Scopes:
    """Reads the sections of one open generation; ``stored`` gives what is kept of one."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        stored: Callable[[tantivy.DocAddress], bytes],
        segmenter: Segmenter,
        deadline: Deadline = NEVER,
        lately: "_Lately | None" = None,
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._stored = stored
        self._segmenter = segmenter
        self._cut = lru_cache(segmenter.query_words)
        self._deadline = deadline
        self._lately = lately or _Lately()

    def until(self, deadline: Deadline) -> "Scopes":
        """The same for one question, which is given up with ``QueryTimeout``."""
        return Scopes(
            self._schema, self._searcher, self._stored, self._segmenter, deadline, self._lately
        )

    def matching(self, candidates: tantivy.Query, query: Together | Gapped | Near) -> tantivy.Query:
        """Those of the candidates that do match."""
        about = query.part if isinstance(query, Together) else query
        read = self._lately.read(about) or self._read(candidates, about)
        fitting = Fitting(query, self._cut)
        keys = [newest_key(section.place) for section in filter(fitting.fits, read)]
        return tantivy.Query.term_set_query(self._schema, NEWEST, keys)

    def meetings(self, query: tantivy.Query) -> frozenset[str]:
        """The ids of the meetings that the hits are of."""
        found = self._searcher.terms_with_prefix("meeting_id", "", query)
        return frozenset(meeting_id for meeting_id, _ in found)

    def _read(self, candidates: tantivy.Query, about: Query) -> Iterator[Section]:
        """In the order that they lie in: neighbours are packed together, and unpacked once."""
        most = max(1, self._searcher.num_docs)
        found = [address for _, address in self._searcher.search(candidates, limit=most).hits]
        kept: list[Section] = []
        size = 0
        for address in sorted(found, key=_PLACE):
            self._deadline.check()
            stored = Stored(self._stored(address))
            section = Section(stored)
            size += stored.size
            if size <= _MOST_KEPT:
                kept.append(section)
            yield section
        if kept and size <= _MOST_KEPT:
            self._lately.keep(about, kept)


class _Lately:
    """What was read for the last question: the ladder asks it again within another scope."""

    def __init__(self) -> None:
        self._kept: tuple[Query, Sequence[Section]] | None = None

    def keep(self, about: Query, read: Sequence[Section]) -> None:
        """Keep it in place of what was kept before."""
        self._kept = about, read

    def read(self, about: Query) -> Sequence[Section]:
        """What was read for the same parts; nothing where that was not the last."""
        kept = self._kept
        return kept[1] if kept and kept[0] == about else ()


_PLACE = attrgetter("segment_ord", "doc")
