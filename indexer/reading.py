"""Reads the files of a run in children with limits: only a failure of that file can come out."""

from functools import partial
from pathlib import Path

from corpus import READER_VERSION
from corpus.parse import read_anyway, read_meeting
from corpus.readers import optional_parts
from corpus.sandbox import Job, Sandbox
from corpus.walk import SourceFile


def open_sandbox(workers: int, *, anyway: bool = False) -> Sandbox:
    """So many readers at once; used in a ``with`` block.

    With ``anyway`` a text that is no minutes comes back too, as one that is not recognised.
    """
    return Sandbox(read_anyway if anyway else read_meeting, workers)


def job_of(file: SourceFile) -> Job:
    """A file of a walked folder, to be read; its size is known before it is loaded."""
    return Job(file.path, file.read, _size(file.location))


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
