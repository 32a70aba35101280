"""Segment files as they are mapped, without the copy in memory that Whoosh makes of each of them.

Whoosh maps a segment and then copies every file in it for the few reads that go forward from a
place: all of the index, each time that one is opened.
"""

from functools import cached_property
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TypeAlias

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile

Buffer: TypeAlias = memoryview | bytes
_SEGMENT = ".seg"


class MappedFile(BufferFile):  # type: ignore[misc]
    """A part of a mapped file; copied when it is read forward, which only terms are."""

    def __init__(self, buffer: Buffer, name: str | None = None) -> None:
        self._buf: Buffer = buffer
        self._name = name
        self.onclose = None
        self.is_real = self.is_closed = False

    @cached_property
    def file(self) -> BytesIO | mmap:
        """What Whoosh reads forward in: the map itself, or a copy of the part of it."""
        whole = self._buf.obj if isinstance(self._buf, memoryview) else b""
        if isinstance(whole, mmap) and len(whole) == len(self._buf):
            return whole
        return BytesIO(self._buf)

    def subset(self, position: int, length: int, name: str | None = None) -> "MappedFile":
        """A file inside this one."""
        return MappedFile(self._buf[position : position + length], name)

    def close(self) -> None:
        """Let go of the copy and the map."""
        self.is_closed = True
        self.drop_copy()
        self._buf = b""

    def drop_copy(self) -> None:
        """Let go of the copy; it is made again when it is needed."""
        self.__dict__.pop("file", None)


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose segments are mapped when they are opened."""

    def open_file(self, name: str, **options: object) -> StructFile:
        """Whoosh asks for it by name."""
        if not name.endswith(_SEGMENT):
            return super().open_file(name, **options)
        with (Path(self.folder) / name).open("rb") as file:
            mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
        return MappedFile(memoryview(mapped), name)
