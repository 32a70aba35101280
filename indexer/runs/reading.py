"""Reads the files of a run in children with limits: only a failure of that file can come out.

Words are cut there too, so that the one process which writes has no more to do than that.
"""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from corpus import READER_VERSION
from corpus.model import Meeting
from corpus.parse import read_anyway, read_meeting
from corpus.readers import optional_parts
from corpus.sandbox import Job, Sandbox
from corpus.walk import SourceFile
from indexer.records import word_texts
from indexer.text.analysis import Cut, Segmenter, shared


@dataclass(frozen=True, slots=True)
class CutMeeting:
    """A meeting with the words of its texts."""

    meeting: Meeting
    cut: Cut


@dataclass(frozen=True, slots=True)
class ReadAndCut:
    """Reads a file and cuts its texts with a library of ``segmenters`` and an operator's words.

    ``anyway`` as in :func:`open_sandbox`.
    """

    library: str
    anyway: bool = False
    own: tuple[str, ...] = ()

    def __call__(self, data: bytes, path: str) -> CutMeeting:
        """The meeting with its words."""
        meeting = (read_anyway if self.anyway else read_meeting)(data, path)
        return CutMeeting(meeting, _taught(self.library, self.own).cut(word_texts(meeting)))

    def prepare(self) -> None:
        """Load the dictionary here, too: what was written is asked for with it before the end.

        With an operator's words an engine has a segmenter of its own.
        """
        if not self.own:
            shared(self.library).prepare()

    @property
    def preload(self) -> str:
        """The module that has the dictionary ready for all children at once."""
        return f"indexer.runs.ready_{self.library}"


@cache
def _taught(library: str, own: tuple[str, ...]) -> Segmenter:
    return shared(library).taught(own)


def open_sandbox(workers: int, *, anyway: bool = False) -> Sandbox:
    """So many readers at once, which give meetings; used in a ``with`` block.

    With ``anyway`` a text that is no minutes comes back too, as one that is not recognised.
    """
    return Sandbox(read_anyway if anyway else read_meeting, workers)


def job_of(file: SourceFile) -> Job:
    """A file of a walked folder, to be read; its size is known before it is loaded."""
    return Job(file.path, file.read, _size(file.location), file.sha256)


def job_of_bytes(data: bytes, path: str) -> Job:
    """Bytes that are at hand already."""
    return Job(path, partial(bytes, data), len(data))


def reader_version() -> str:
    """What decides how a file is read: our own version, and which optional parts are there.

    When an extra is installed, the files that waited for it are read again.
    """
    parts = sorted(part.name for part in optional_parts() if part.found)
    return "+".join((str(READER_VERSION), *parts))


def _size(location: Path) -> int | None:
    try:
        return location.stat().st_size
    except OSError:
        return None
