"""What is done with a whole index beside asking and writing, wherever it lies."""

from dataclasses import dataclass
from typing import Protocol

from indexer.errors import IndexerError


@dataclass(frozen=True, slots=True)
class Inspected:
    """A generation that was looked at as closely as its place allows.

    In a folder every byte of its ``files`` was read; in a cluster these are its parts, and the
    cluster looks after bytes. ``fault`` is what is wrong with it.
    """

    name: str
    is_current: bool
    files: int
    size: int
    fault: IndexerError | None


class Care(Protocol):
    """Looks after the index at one address."""

    def built_with(self) -> str | None:
        """The identity of the segmenter that built it, None if none is told."""

    def inspect(self) -> tuple[Inspected, ...]:
        """Its generations, best first; none when there is no index."""

    def collect(self, keep: int) -> tuple[str, ...]:
        """Remove all generations but so many, and tell their names.

        Raises ``IndexUnavailable`` when there is no index, ``IndexLocked`` during a run.
        """

    def size(self) -> int:
        """Bytes of all its generations."""
