"""The narrow interface of every engine; ``tests/engines/contract`` says what it promises."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from corpus.model import Meeting
from indexer.errors import IndexerError
from indexer.query.clauses import Query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import MadeMeeting, MeetingRecords, Read
from indexer.text.analysis import Segmenter


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """``generation`` names the state of the index that answers; ``built_at`` is ISO 8601, UTC."""

    engine: str
    schema_version: int
    segmenter: str
    generation: str
    built_at: str
    meetings: int
    sections: int


class IndexWriter(Protocol):
    """Writing, inside ``with engine.writer()``."""

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it."""

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error."""

    def refused(self) -> Mapping[str, str]:
        """Take the meetings out again that the index will not take after all: id to reason.

        What was held of them before this writer stands. Where nobody asks, they fail the commit.
        """


class TakingWriter(IndexWriter, Protocol):
    """The writer of an engine that has a ``maker``."""

    def take(self, meeting_id: str, fingerprint: str, given: MadeMeeting) -> None:
        """Put in place of whatever was known of the meeting what was made of it elsewhere."""


Maker: TypeAlias = Callable[[MeetingRecords, Segmenter], MadeMeeting]
"""Makes of a meeting all that a writer takes. Fit for a pipe; raises ``BadText``."""


class Engine(Protocol):
    """Asking. All but writer, digests, cut, own_words and plain facts need an index, or else raise
    ``IndexUnavailable``.
    """

    @property
    def library(self) -> str:
        """What cuts words for it: a name of ``segmenters.HANDS``."""

    @property
    def maker(self) -> Maker | None:
        """What does most of a writer's work in the processes that read; None where none can."""

    @property
    def tells_places(self) -> bool:
        """Whether its index tells what stands in one sentence, so that none is read for it."""

    @property
    def is_far(self) -> bool:
        """Whether others do its work, so that asking ahead costs who asks nothing."""

    @property
    def fault(self) -> IndexerError | None:
        """Why an older generation answers than was published last, as of the last question.

        None when all is well. What an engine cannot open is passed over for what it can.
        """

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice of hits that the request asks for, with exact total and facet counts."""

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of ``search``, so much of each as the kind has, and nothing is counted."""

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has: the total of ``search``, and nothing else is looked up."""

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has under the conditions of the request, of one state.

        Where asking takes a way through a network, hundreds are counted in the time of one.
        """

    def cut(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words that plain words of a question are taken for, each once; so of each text."""

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint, for all that is indexed; empty when there is no index yet."""

    def info(self) -> IndexInfo:
        """What the index is and how much it holds."""

    def own_words(self, *, fresh: bool = False) -> tuple[str, ...]:
        """The operator's words that a writer cuts with: those that are frozen with the index.

        Where there is none, or a ``fresh`` one is to be written: those that were handed in.
        """

    def writer(
        self, *, fresh: bool = False, check: "Check | None" = None
    ) -> AbstractContextManager[IndexWriter]:
        """Commit on a clean exit, change nothing that a reader can see on an exception.

        ``fresh`` starts from nothing beside the old index and switches at the end. ``check`` is
        handed what was written, as it lies on the disk, before the switch; what it raises is one
        more exception.
        Raises ``IndexLocked`` when another writer is at work.
        """

    def close(self) -> None:
        """Let go of files; the engine is not used again."""


Check: TypeAlias = Callable[[Engine], None]
"""Looks at what was written before it is switched to, and raises what is against it."""
