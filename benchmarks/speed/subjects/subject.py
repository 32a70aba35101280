"""The protocol that each measured engine stands behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from benchmarks.speed.question import Question
from indexer.records import MeetingRecords


@dataclass(frozen=True, slots=True)
class Answer:
    """What every engine must come up with for a question, all of it ready to be shown.

    ``facets`` holds all counted values of each facet; ``snippets`` are as many as ``hits``.
    """

    total: int
    hits: tuple[str, ...]
    snippets: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]


class Subject(Protocol):
    """One engine with its index in one place; made for that place, used for one of two ends.

    ``keeps_terms`` tells whether asking leaves anything of a term behind; else it is never told
    to forget.
    """

    keeps_terms: bool

    def build(self, records: Iterable[MeetingRecords]) -> None:
        """Make the index of the records in one run and put it on the disk."""

    def ask(self, question: Question) -> Answer:
        """The top 20 with snippets, the exact total, all facets."""

    def forget(self) -> None:
        """Drop what is kept of single terms, so that the next question meets them cold."""

    def close(self) -> None:
        """Let go of files."""
