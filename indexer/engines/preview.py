"""A generation that was written and is not switched to yet, as an engine that can be asked."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from corpus.model import Meeting
from indexer.engine import Check, IndexInfo, IndexWriter
from indexer.query.clauses import Query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import Read
from indexer.text.analysis import Segmenter


class Answers(Protocol):
    """What one generation answers."""

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for."""

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice."""

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""


class Preview:
    """Answers like the engine that it will be; nothing can be written to it any more."""

    fault = None
    maker = None
    tells_places = False
    is_far = False
    """Nobody climbs the ladder on what is not switched to yet."""

    def __init__(self, answers: Answers, segmenter: Segmenter, info: IndexInfo) -> None:
        self._segmenter = segmenter
        self._info = info
        self.search = answers.search
        self.read = answers.read
        self.count = answers.count
        self.meeting = answers.meeting
        self.digests = answers.digests
        self.library = segmenter.library

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has under the conditions of the request."""
        return [self.count(replace(request, query=query)) for query in queries]

    def cut(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words that plain words of a question are taken for, each once."""
        return list(map(self._segmenter.query_words, texts))

    def info(self) -> IndexInfo:
        """What it is and how much it holds."""
        return self._info

    def own_words(self, *, fresh: bool = False) -> tuple[str, ...]:
        """The operator's words that it was cut with."""
        return self._segmenter.own

    def writer(
        self, *, fresh: bool = False, check: Check | None = None
    ) -> AbstractContextManager[IndexWriter]:
        """Nobody writes to what was written."""
        raise RuntimeError("a preview is only read")

    def close(self) -> None:
        """The files are let go by whoever opened them."""
