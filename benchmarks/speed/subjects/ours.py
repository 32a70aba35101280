"""Our own engines, asked through the one door that the application uses."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from benchmarks.speed.question import Question
from benchmarks.speed.subjects.subject import Answer
from indexer.engines import open_engine
from indexer.query.snippets import excerpts
from indexer.records import MeetingRecords
from indexer.text.analysis import Segmenter


@runtime_checkable
class _Forgetful(Protocol):
    """An engine that keeps decoded terms offers to drop them; one that does not keeps none."""

    def forget_terms(self) -> None: ...


class OurEngine:
    """Any engine of ``open_engine``, by its address."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url, Segmenter())
        self.keeps_terms = isinstance(self._engine, _Forgetful)

    def build(self, records: Iterable[MeetingRecords]) -> None:
        """Write every meeting into a fresh index."""
        with self._engine.writer(fresh=True) as writer:
            for meeting in records:
                writer.replace_meeting(meeting.meeting.id, meeting)

    def ask(self, question: Question) -> Answer:
        """Search, and make the excerpts that a page shows."""
        results = self._engine.search(question.request)
        shown = [excerpts(hit.record, results.marks) for hit in results.hits]
        return Answer(
            total=results.total,
            hits=tuple(hit.record.section_id for hit in results.hits),
            snippets=tuple("…".join(piece.text for piece in pieces) for pieces in shown),
            facets={facet.name: facet.by_value() for facet in results.facets},
        )

    def forget(self) -> None:
        """Have decoded terms dropped."""
        if isinstance(self._engine, _Forgetful):
            self._engine.forget_terms()

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()
