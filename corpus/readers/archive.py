"""Read named members of a zip file (DOCX, OFD) with bounded time and memory.

Sizes in a header are the file's own claim, so reading stops by the bytes that really come out.
Nothing is ever unpacked to disk.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import normpath

from lxml import etree

from corpus.errors import Damaged, Encrypted, ReadError, TooLarge, Unsafe

ENTRY_BYTES = 32 * 1024 * 1024
FILE_BYTES = 128 * 1024 * 1024
RATIO = 200
RATIO_FLOOR = 1024 * 1024
"""Short members of a plain page may compress beyond ``RATIO``; longer ones are judged by it."""
ENTRIES = 2_000

_CHUNK = 64 * 1024
_ENCRYPTED_FLAG = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """A zip file in memory. Raises ``Damaged``, ``Encrypted``, ``TooLarge`` or ``Unsafe``."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._spent = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise Damaged(path=path, reason=f"zip：{error}") from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._refuse_tricks()

    @property
    def names(self) -> tuple[str, ...]:
        """The members in the order of the central directory."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of one member; a member that is not there is ``Damaged``."""
        member = self._members.get(name)
        if member is None:
            raise Damaged(path=self._path, reason=f"缺少 {name}")
        return b"".join(self._chunks(member))

    def xml(self, name: str) -> etree._Element:
        """The root element of an XML member; a DOCTYPE is refused, entities are not resolved."""
        return parse_xml(self.read(name), self._path, name)

    def _refuse_tricks(self) -> None:
        members = self._zip.infolist()
        if len(members) > ENTRIES:
            raise TooLarge(path=self._path, reason=f"{len(members)} 个成员，最多 {ENTRIES}")
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise Encrypted(path=self._path)
        offsets = {member.header_offset for member in members}
        if len(offsets) < len(members) or len(self._members) < len(members):
            raise Unsafe(path=self._path, reason="压缩包内成员重复")
        for name in self._members:
            if leaves(name):
                raise Unsafe(path=self._path, reason="压缩包内路径越界")

    def _chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """The member's bytes, counted as they come."""
        came = 0
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    came += len(chunk)
                    self._spent += len(chunk)
                    self._refuse_bomb(member, came)
                    yield chunk
        except ReadError:
            raise
        except _BROKEN as error:
            raise Damaged(path=self._path, reason=f"{member.filename}：{error}") from error

    def _refuse_bomb(self, member: zipfile.ZipInfo, came: int) -> None:
        if came > ENTRY_BYTES or self._spent > FILE_BYTES:
            raise TooLarge(path=self._path, reason=f"{member.filename} 超过限额")
        if came > RATIO_FLOOR and came > RATIO * max(member.compress_size, 1):
            raise TooLarge(path=self._path, reason=f"{member.filename} 压缩比超过 {RATIO}")


def leaves(name: str) -> bool:
    """Whether a member's name points out of the archive, on any system."""
    plain = normpath(name.replace("\\", "/"))
    return plain.startswith(("/", "../")) or plain == ".." or plain[1:2] == ":" or "\0" in name


def parse_xml(data: bytes, path: str, name: str = "XML") -> etree._Element:
    """The root of an XML document. Raises ``Unsafe`` or ``Damaged``.

    No office document needs a DOCTYPE; entity bombs and reads of local files do.
    """
    if any(doctype in data for doctype in _DOCTYPES):
        raise Unsafe(path=path, reason="XML 含 DOCTYPE 声明")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(path=path, reason=f"{name}：{error}") from error
