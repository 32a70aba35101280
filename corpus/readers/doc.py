"""DOC and WPS: Word 97 binaries in an OLE file ([MS-DOC]).

Plain ones are read by hand from their pieces of text, a thousand times faster than LibreOffice and
to the same words. Where automatic numbers, deleted or hidden text are involved, or the file is
older than Word 97, LibreOffice is asked; without it, a warning says what is uncertain.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from corpus.doubts import doubt
from corpus.errors import Damaged, Encrypted, UnsupportedFormat
from corpus.readers import docx, office
from corpus.readers.loss import count_han, loss
from corpus.readers.parts import OFFICE, OLE
from corpus.readers.rows import row_lines
from corpus.readers.transcript import Transcript
from corpus.readers.word97 import Word, beyond, has_lists, has_unshown, open_word, stories

MEDIA_TYPE = "application/msword"
OLE_MEDIA_TYPE = "application/x-ole-storage"

_WORD, _LOCKED = (name.encode("utf-16-le") for name in ("WordDocument", "EncryptedPackage"))
_SECTOR = 512
"""OLE files are made of whole sectors; the names of the streams often stand in the last ones."""
_FIB_MAGIC = 0xA5EC
_WORD_97 = 0x00C1
_FLAG_TABLE_1, _FLAG_ENCRYPTED = 0x0200, 0x0100
_MARKS = {
    **dict.fromkeys((*range(0x07), 0x08, 0x1F), ""),
    **dict.fromkeys((0x0B, 0x0D, 0x0E), "\n"),
    0x0C: "\n",
    0x1E: "-",
    0xA0: " ",
}
"""Marks of objects, notes and breaks ([MS-DOC] 2.4.3), and what stands for them in a line."""
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_CELL = "\x07"
_DOUBTS = (
    (has_lists, doubt("list-numbers-lost")),
    (has_unshown, doubt("text-not-shown")),
)


def read(data: bytes, path: str) -> Transcript:
    """The lines of a Word 97 file.

    Raises ``Damaged``, ``Encrypted``, ``NeedsExtra``, or ``UnsupportedFormat`` for an OLE file of
    another program.
    """
    if _LOCKED in data:
        raise Encrypted(path=path)
    if _WORD not in data:
        if len(data) % _SECTOR:
            raise Damaged(path=path, reason="OLE 文件不完整")
        raise UnsupportedFormat(path=path, media_type=OLE_MEDIA_TYPE)
    if not OLE.found and not OFFICE.found:
        raise OLE.needed(path, MEDIA_TYPE)
    word = _open(data, path) if OLE.found else None
    by_hand = _by_hand(word, path) if word else None
    if by_hand and not by_hand.warnings:
        return by_hand
    converted = office.to_docx(data)
    if converted:
        whole = docx.read(converted, path)
        return Transcript(whole.lines, MEDIA_TYPE, warnings=whole.warnings)
    if by_hand:
        return by_hand
    if OFFICE.found:
        raise Damaged(path=path, reason="LibreOffice 无法打开")
    raise OFFICE.needed(path, "Word 6/95")


def _open(data: bytes, path: str) -> Word | None:
    """The streams of the file, checked to be whole and unlocked; None before Word 97."""
    olefile = OLE.load(path, MEDIA_TYPE)
    try:
        with olefile.OleFileIO(BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as ole:
            main = ole.openstream("WordDocument").read()
            magic, version = struct.unpack_from("<HH", main)
            (flags,) = struct.unpack_from("<H", main, 10)
            if flags & _FLAG_ENCRYPTED:
                raise Encrypted(path=path)
            if magic != _FIB_MAGIC or version < _WORD_97:
                return None
            table = ole.openstream("1Table" if flags & _FLAG_TABLE_1 else "0Table").read()
        return open_word(main, table)
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise Damaged(path=path, reason=f"Word：{error}") from error


def _by_hand(word: Word, path: str) -> Transcript:
    """The text boxes, where a letterhead may stand, then the text, then its notes."""
    try:
        told = [story.rstrip("\r\x0c") for story in stories(word)]
        lines = tuple(line for story in told if story for line in _lines(story))
        doubts = [warning for doubt, warning in _DOUBTS if doubt(word)]
        lost = loss(count_han("".join((*told, beyond(word)))), count_han("".join(lines)))
    except (struct.error, IndexError, ValueError) as error:
        raise Damaged(path=path, reason=f"Word：{error}") from error
    return Transcript(lines, MEDIA_TYPE, warnings=(*doubts, *([lost] if lost else [])))


def _lines(story: str) -> Iterator[str]:
    """Lines of a story; a row of a table ends with an empty cell."""
    cells: list[list[str]] = []
    for block in _without_fields(story).translate(_MARKS).split(_CELL):
        if block or not cells:
            cells.append(block.split("\n"))
            continue
        yield from _row(cells)
        cells = []
    yield from _row(cells[:-1])
    yield from (cells[-1] if cells else ())


def _row(cells: list[list[str]]) -> Iterator[str]:
    """The text before a table comes glued to the first cell of it."""
    if cells:
        *before, first = cells[0]
        yield from before
        yield from row_lines([[first], *cells[1:]])


def _without_fields(text: str) -> str:
    """What fields show, without the codes that they are made from; fields may be nested."""
    kept: list[str] = []
    codes: list[bool] = []
    for char in text:
        if char == _FIELD_BEGIN:
            codes.append(True)
        elif char == _FIELD_RESULT and codes:
            codes[-1] = False
        elif char == _FIELD_END and codes:
            codes.pop()
        elif not any(codes):
            kept.append(char)
    return "".join(kept)
