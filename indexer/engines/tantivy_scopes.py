"""What stands near each other, for an engine that does not tell where characters stand.

Tantivy finds the sections that may match; each is read, and those that do match are asked for by
their keys. It takes longer the more sections hold all the texts somewhere.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

import tantivy

from indexer.engines.tantivy_documents import newest_key
from indexer.nearness import Fitting, Lately, Section
from indexer.query.clauses import Gapped, Near, Together
from indexer.query.deadline import NEVER, Deadline
from indexer.record_json import Stored
from indexer.text.analysis import Segmenter


class Scopes:
    """Reads the sections of one open generation; ``stored`` gives what is kept of one."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        stored: Callable[[tantivy.DocAddress], bytes],
        segmenter: Segmenter,
        lately: Lately,
        deadline: Deadline = NEVER,
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._stored = stored
        self._segmenter = segmenter
        self._cut = lru_cache(segmenter.query_words)
        self._deadline = deadline
        self._lately = lately

    def until(self, deadline: Deadline) -> "Scopes":
        """The same for one question, which is given up with ``QueryTimeout``."""
        return Scopes(
            self._schema, self._searcher, self._stored, self._segmenter, self._lately, deadline
        )

    def parted(
        self, candidates: tantivy.Query, query: Together | Gapped | Near
    ) -> tuple[Sequence[str], Sequence[str]]:
        """Of the candidates that do match, and of the others: the keys they are put in order by."""
        about = query.part if isinstance(query, Together) else query
        fits = Fitting(query, self._cut).fits
        matching, others = list[str](), list[str]()
        for section in self._lately.of(about, self._read(candidates)):
            keys = matching if fits(section) else others
            keys.append(newest_key(section.stored.place))
        return matching, others

    def _read(self, candidates: tantivy.Query) -> Iterator[Section]:
        """In the order that they lie in: neighbours are packed together, and unpacked once."""
        most = max(1, self._searcher.num_docs)
        found = [address for _, address in self._searcher.search(candidates, limit=most).hits]
        for address in sorted(found, key=_PLACE):
            self._deadline.check()
            yield Section(Stored(self._stored(address)))


_PLACE = attrgetter("segment_ord", "doc")
