"""An engine round another one: all is handed on, until a subclass says otherwise."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager

from corpus.model import Meeting
from indexer.engine import Check, Engine, IndexInfo, IndexWriter, Maker
from indexer.errors import IndexerError
from indexer.query.clauses import Query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import Read


class Around:
    """Hands every question on to ``inner``."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner

    @property
    def library(self) -> str:
        """What cuts words for it."""
        return self.inner.library

    @property
    def maker(self) -> Maker | None:
        """What does most of a writer's work elsewhere."""
        return self.inner.maker

    @property
    def is_far(self) -> bool:
        """As the engine inside says."""
        return self.inner.is_far

    @property
    def tells_places(self) -> bool:
        """Whether its index tells what stands in one sentence."""
        return self.inner.tells_places

    @property
    def fault(self) -> IndexerError | None:
        """Why an older generation answers."""
        return self.inner.fault

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice of hits that the request asks for."""
        return self.inner.search(request)

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        return self.inner.read(request, kind)

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        return self.inner.count(request)

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has."""
        return self.inner.count_each(request, queries)

    def cut(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words that plain words of a question are taken for."""
        return self.inner.cut(texts)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting, or None."""
        return self.inner.meeting(meeting_id)

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""
        return self.inner.digests()

    def info(self) -> IndexInfo:
        """What the index is and how much it holds."""
        return self.inner.info()

    def own_words(self, *, fresh: bool = False) -> tuple[str, ...]:
        """The operator's words that a writer cuts with."""
        return self.inner.own_words(fresh=fresh)

    def writer(
        self, *, fresh: bool = False, check: Check | None = None
    ) -> AbstractContextManager[IndexWriter]:
        """What is written is written to the inner engine."""
        return self.inner.writer(fresh=fresh, check=check)

    def close(self) -> None:
        """Let go of files."""
        self.inner.close()
