"""Segment files as they are mapped, without the copy in memory that Whoosh makes of each of them.

Whoosh maps a segment and then copies every file in it for the few reads that go forward from a
place: all of the index, each time that one is opened.
"""

from functools import cached_property
from io import SEEK_CUR, SEEK_SET, BufferedReader, RawIOBase
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from typing import Any, TypeAlias

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile, StructFile

Buffer: TypeAlias = memoryview | bytes
_SEGMENT = ".seg"


class MappedFile(BufferFile):  # type: ignore[misc]
    """A part of a mapped file, read where it lies."""

    def __init__(self, buffer: Buffer, name: str | None = None) -> None:
        self._buf: Buffer = buffer
        self._name = name
        self.onclose = None
        self.is_real = self.is_closed = False

    @cached_property
    def file(self) -> BufferedReader | mmap:
        """What Whoosh reads forward in: the map itself, or the part of it."""
        whole = self._buf.obj if isinstance(self._buf, memoryview) else b""
        if isinstance(whole, mmap) and len(whole) == len(self._buf):
            return whole
        return BufferedReader(_Part(self._buf))

    def subset(self, position: int, length: int, name: str | None = None) -> "MappedFile":
        """A file inside this one."""
        return MappedFile(self._buf[position : position + length], name)

    def unpacked(self, form: Struct, position: int) -> tuple[Any, ...]:
        """What stands at a place in that form, without a copy of its bytes."""
        return form.unpack_from(self._buf, position)

    def close(self) -> None:
        """Let go of the map."""
        self.is_closed = True
        self.__dict__.pop("file", None)
        self._buf = b""


class _Part(RawIOBase):
    """Bytes in memory as a file, without the copy that BytesIO makes of them."""

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = memoryview(buffer)
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        begin = 0 if whence == SEEK_SET else self._at if whence == SEEK_CUR else len(self._buffer)
        self._at = begin + offset
        return self._at

    def readinto(self, into: Any) -> int:  # noqa: ANN401
        found = self._buffer[self._at : self._at + len(into)]
        into[: len(found)] = found
        self._at += len(found)
        return len(found)


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose segments are mapped when they are opened."""

    def open_file(self, name: str, **options: object) -> StructFile:
        """Whoosh asks for it by name."""
        if not name.endswith(_SEGMENT):
            return super().open_file(name, **options)
        with (Path(self.folder) / name).open("rb") as file:
            mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
        return MappedFile(memoryview(mapped), name)
