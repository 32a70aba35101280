"""The inside of a Word 97 file ([MS-DOC]): head, pieces of text, and what those leave out."""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

_CCP_TEXT, _CCP_FOOTNOTES, _CCP_ENDNOTES, _CCP_BOXES, _CCP_LAST = 3, 4, 8, 9, 11
"""Places in FibRgLw97 of the lengths of the text and of the stories that follow it: foot notes,
headers, macros, comments, end notes and text boxes. Behind the boxes in headers there are no more.
"""
_FC_STYLES, _FC_CHARACTERS, _FC_PARAGRAPHS, _FC_CLX = 1, 12, 13, 33
_NARROW = 0x40000000
_PAGE = 512
_IN_LIST = b"\x0b\x46"
_DELETED, _HIDDEN = b"\x00\x08\x01", b"\x3c\x08\x01"


@dataclass(frozen=True, slots=True)
class Word:
    """The two streams of a Word file, and what its head says of lengths and places."""

    main: bytes
    table: bytes
    lengths: tuple[int, ...]
    places: tuple[int, ...]


def open_word(main: bytes, table: bytes) -> Word:
    """Read the head (2.5.1). Raises ``struct.error`` for one that is cut short."""
    (words,) = unpack_from("<H", main, 32)
    at = 34 + 2 * words
    (longs,) = unpack_from("<H", main, at)
    lengths = unpack_from(f"<{longs}i", main, at + 2)
    at += 2 + 4 * longs
    (pairs,) = unpack_from("<H", main, at)
    return Word(main, table, lengths, unpack_from(f"<{2 * pairs}I", main, at + 2))


def stories(word: Word) -> tuple[str, ...]:
    """The text boxes, the text, the foot notes and the end notes.

    Raises ``ValueError`` or ``struct.error`` if cut short.
    """
    units = _units(word)
    if not 0 < 2 * word.lengths[_CCP_TEXT] <= len(units):
        raise ValueError("ccpText")
    wanted = (_CCP_BOXES, _CCP_TEXT, _CCP_FOOTNOTES, _CCP_ENDNOTES)
    starts = ((number, sum(word.lengths[_CCP_TEXT:number])) for number in wanted)
    return tuple(_cut(units, start, start + word.lengths[number]) for number, start in starts)


def beyond(word: Word) -> str:
    """What the pieces hold behind all stories that the head tells of: nothing, in a sound file."""
    units = _units(word)
    return _cut(units, sum(word.lengths[_CCP_TEXT:_CCP_LAST]), len(units) // 2)


def _units(word: Word) -> bytes:
    return "".join(_pieces(word)).encode("utf-16-le", "surrogatepass")


def _cut(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


def _pieces(word: Word) -> Iterator[str]:
    """The pieces of text in their order (2.4.1): bytes of Windows-1252, or UTF-16."""
    table = _piece_table(word)
    count = (len(table) - 4) // 12
    ends = unpack_from(f"<{count + 1}i", table)
    for number in range(count):
        (place,) = unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        narrow = bool(place & _NARROW)
        size = (ends[number + 1] - ends[number]) * (1 if narrow else 2)
        start = (place & ~_NARROW) // (2 if narrow else 1)
        raw = word.main[start : start + size]
        if size < 0 or len(raw) < size:
            raise ValueError("piece")
        yield (
            raw.decode("cp1252", "replace") if narrow else raw.decode("utf-16-le", "surrogatepass")
        )


def _place(word: Word, number: int) -> tuple[int, int]:
    at, size = word.places[2 * number : 2 * number + 2]
    return at, size


def _piece_table(word: Word) -> bytes:
    """The plex of pieces inside the Clx, behind the property modifiers that may precede it."""
    at, size = _place(word, _FC_CLX)
    end = at + size
    while at < end and word.table[at] == 1:
        at += 3 + int(unpack_from("<H", word.table, at + 1)[0])
    if at >= end or word.table[at] != 2:
        raise ValueError("Clx")
    (length,) = unpack_from("<I", word.table, at + 1)
    return word.table[at + 5 : at + 5 + length]


def has_lists(word: Word) -> bool:
    """Whether a paragraph has an automatic number, by its own properties or by its style."""
    styles = _list_styles(word)
    for properties in _paragraph_properties(word):
        (style,) = unpack_from("<H", properties.ljust(2, b"\0"))
        if style in styles or _joins_list(properties[2:]):
            return True
    return False


def has_unshown(word: Word) -> bool:
    """Whether text is hidden, or deleted in tracked changes that nobody has accepted."""
    return any(
        mark in properties
        for properties in _character_properties(word)
        for mark in (_DELETED, _HIDDEN)
    )


def _joins_list(properties: bytes) -> bool:
    """Whether sprmPIlfo is there with another list than none."""
    return any(rest[:2] not in {b"", b"\0\0"} for rest in properties.split(_IN_LIST)[1:])


def _formatted_pages(word: Word, number: int) -> Iterator[bytes]:
    """The pages of 512 bytes that hold properties (2.9.33, 2.9.179)."""
    at, size = _place(word, number)
    count = (size - 4) // 8
    for index in range(count):
        (page,) = unpack_from("<I", word.table, at + 4 * (count + 1) + 4 * index)
        content = word.main[_PAGE * page : _PAGE * (page + 1)]
        if len(content) == _PAGE:
            yield content


def _character_properties(word: Word) -> Iterator[bytes]:
    for page in _formatted_pages(word, _FC_CHARACTERS):
        runs = page[-1]
        for offset in page[4 * (runs + 1) : 4 * (runs + 1) + runs]:
            if offset:
                yield page[2 * offset + 1 : 2 * offset + 1 + page[2 * offset]]


def _paragraph_properties(word: Word) -> Iterator[bytes]:
    """The number of the style, then the paragraph's own properties."""
    for page in _formatted_pages(word, _FC_PARAGRAPHS):
        runs = page[-1]
        for offset in page[4 * (runs + 1) : 4 * (runs + 1) + 13 * runs : 13]:
            at = 2 * offset
            if not offset:
                continue
            if page[at]:
                yield page[at + 1 : at + 2 * page[at]]
            else:
                yield page[at + 2 : at + 2 + 2 * page[at + 1]]


def _list_styles(word: Word) -> frozenset[int]:
    """The styles that number paragraphs, themselves or by what they are based on (2.9.271)."""
    at, size = _place(word, _FC_STYLES)
    sheet = word.table[at : at + size]
    (head,) = unpack_from("<H", sheet)
    (count,) = unpack_from("<H", sheet, 2)
    at = 2 + head
    bases: dict[int, int] = {}
    own: set[int] = set()
    for number in range(count):
        (length,) = unpack_from("<H", sheet, at)
        style = sheet[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
        if len(style) >= 4:
            bases[number] = int(unpack_from("<H", style, 2)[0]) >> 4
            if _joins_list(style):
                own.add(number)
    return frozenset(style for style in bases if own & set(_line_of(style, bases)))


def _line_of(style: int, bases: dict[int, int]) -> Iterator[int]:
    """A style and those that it is based on."""
    for _ in range(len(bases)):
        yield style
        if style not in bases:
            return
        style = bases[style]
