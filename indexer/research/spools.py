"""Many things that are put in order before the first is handed out, in a file, so that memory
stays flat.
"""

import pickle
from collections.abc import Callable, Iterator
from heapq import merge
from os import SEEK_END
from tempfile import TemporaryFile, gettempdir
from typing import IO, Any, Generic, TypeVar
from weakref import finalize

from indexer.errors import StorageFailed

_PART = 5_000
"""Things that are held at a time."""
_T = TypeVar("_T")


class Spool(Generic[_T]):
    """Takes things in, then gives them in the order of ``key``; those that are equal, or all of
    them without a key, as they came. The file has no name, so that nobody else can write to it and
    nothing is left of it. Raises ``StorageFailed`` where there is no room.
    """

    def __init__(self, key: Callable[[_T], Any] | None = None) -> None:
        self._key = key
        # Open as long as this is in use, which no block can tell.
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115
        self._end = finalize(self, self._file.close)
        self._held: list[_T] = []
        self._parts: list[tuple[int, int]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, thing: _T) -> None:
        """Take one in."""
        self._held.append(thing)
        self._count += 1
        if len(self._held) >= _PART:
            self._put_by()

    def __iter__(self) -> Iterator[_T]:
        """All of them; the file is read from where each part of it stands."""
        self._put_by()
        parts = [self._part(*part) for part in self._parts]
        if self._key is None:
            for part in parts:
                yield from part
        else:
            yield from merge(*parts, key=self._key)

    def close(self) -> None:
        """Let go of the file."""
        self._end()

    def _put_by(self) -> None:
        if not self._held:
            return
        held = self._held if self._key is None else sorted(self._held, key=self._key)
        try:
            start = self._file.seek(0, SEEK_END)
            for thing in held:
                pickle.dump(thing, self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        except OSError as error:
            raise StorageFailed(path=gettempdir(), reason=error.strerror or error) from error
        self._parts.append((start, len(held)))
        self._held = []

    def _part(self, place: int, count: int) -> Iterator[_T]:
        for _ in range(count):
            self._file.seek(place)
            thing: _T = pickle.load(self._file)
            place = self._file.tell()
            yield thing
