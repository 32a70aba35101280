"""Reads one file so that only :class:`ReadError` can come out: a run goes on after it."""

from collections.abc import Callable

from corpus.errors import ReaderCrashed, ReadError, UnreadableFile
from corpus.model import Meeting
from corpus.parse import read_meeting


def read_source(load: Callable[[], bytes], path: str) -> Meeting:
    """The meeting in the bytes that ``load`` gives; ``path`` is what the file is called.

    Raises ``ReadError``, whatever went wrong.
    """
    try:
        return read_meeting(load(), path)
    except ReadError:
        raise
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error
    except Exception as error:
        # One strange file must not cost the run the thousands of others.
        raise ReaderCrashed(path=path, reason=f"{type(error).__name__}: {error}") from error
