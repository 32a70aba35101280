"""PDF through PDFium: the text of each page with its place, and pictures of pages that have none.

A page that bears fewer than 20 characters and a picture is a scan and goes to text recognition.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import byref
from dataclasses import replace
from statistics import median

import pypdfium2
from pypdfium2 import raw

from corpus.errors import Damaged, Encrypted, ReadError, TooLarge
from corpus.readers import ocr
from corpus.readers.loss import count_han
from corpus.readers.printed import (
    Page,
    PageRead,
    PrintedLine,
    in_reading_order,
    transcribe,
)
from corpus.readers.radicals import plain_characters
from corpus.readers.transcript import Transcript

MEDIA_TYPE = "application/pdf"
MOST_CHARACTERS = 20_000_000
MOST_PAGES = 2_000
MOST_SCANS = 100

_SCAN_CHARACTERS = 20
_SCAN_AREA = 0.2
_SCAN_SCALE = 150 / 72
_MOST_PIXELS = 5_000
_LINE_ENDS = frozenset((0x0A, 0x0D))
_UNMAPPED = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
_PRIVATE = range(0xE000, 0xF900)
_SPACE = 0x20
_FIRST_WIDE = 0x2E80
_BLANK_AT_LEAST = 0.12
_FIRST_IDEOGRAPH = 0x3400
_MEASURED = 12
_GENERATED_HYPHEN = 0x02
_LONGEST_TAIL = 4_096
_MOST_NOTES = 2_000


def read(data: bytes, path: str) -> Transcript:
    """The paragraphs of a PDF file; ``ocr`` says that a page of it was recognised from a picture.

    Raises ``Damaged``, ``Encrypted``, ``TooLarge``, and ``NeedsExtra`` for a scan that cannot be
    recognised here; where only some pages are scans, a warning names them.
    """
    _refuse_a_cut_file(data, path)
    with _open(data, path) as document:
        if len(document) > MOST_PAGES:
            raise TooLarge(path=path, reason=f"{len(document)} 页，最多 {MOST_PAGES} 页")
        # Fields of a form that cannot be made ready tell nothing; the pages do all the same.
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()
        pages = list(_pages(document, path))
    return transcribe(pages, MEDIA_TYPE)


def _refuse_a_cut_file(data: bytes, path: str) -> None:
    """PDFium mends a truncated file and leaves pages out without a word; we do not."""
    body = data.rstrip(b"\0\r\n\t ")
    end = body.rfind(b"%%EOF")
    tail = body[end:]
    if end < 0 or b" obj" in tail or len(tail) > _LONGEST_TAIL:
        raise Damaged(path=path, reason="PDF 缺少结尾")


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise Encrypted(path=path) from error
        raise Damaged(path=path, reason=f"PDF：{error}") from error


def _pages(document: pypdfium2.PdfDocument, path: str) -> Iterator[PageRead]:
    characters = scans = 0
    for number in range(len(document)):
        try:
            page = document[number]
            done = _page(page, path)
            done = replace(done, aside=_aside(page, done.page.lines))
            page.close()
        except pypdfium2.PdfiumError as error:
            raise Damaged(path=path, reason=f"第 {number + 1} 页：{error}") from error
        characters += sum(len(line.text) for line in done.page.lines)
        scans += done.recognised
        if characters > MOST_CHARACTERS:
            raise TooLarge(path=path, reason=f"超过 {MOST_CHARACTERS} 字")
        if scans > MOST_SCANS:
            raise TooLarge(path=path, reason=f"扫描页超过 {MOST_SCANS} 页")
        yield done


def _page(page: pypdfium2.PdfPage, path: str) -> PageRead:
    lines = tuple(_lines(page))
    readable = sum(_is_readable(char) for line in lines for char in line.text)
    height = page.get_height()
    if not (readable < _SCAN_CHARACTERS and _is_picture(page)) and not _is_unreadable(lines):
        return PageRead(Page(height, lines))
    scale = min(_SCAN_SCALE, _MOST_PIXELS / max(page.get_size()))
    try:
        picture = page.render(scale=scale).to_numpy() if ocr.is_found() else None
        recognised = ocr.recognise(picture, path)
    except ReadError as error:
        return PageRead(Page(height, lines if readable else ()), missing=error)
    return PageRead(Page(height * scale, in_reading_order(recognised)), recognised=True)


def _aside(page: pypdfium2.PdfPage, lines: tuple[PrintedLine, ...]) -> int:
    """Han characters in the fields of forms and in notes, that the lines of the page have not."""
    count = raw.FPDFPage_GetAnnotCount(page)
    if not count:
        return 0
    shown = _bare("".join(line.text for line in lines))
    told = {_told(page, number) for number in range(min(count, _MOST_NOTES))}
    return sum(count_han(text) for text in told if _bare(text) not in shown)


def _bare(text: str) -> str:
    return "".join(text.split())


def _told(page: pypdfium2.PdfPage, number: int) -> str:
    """What somebody typed into a field, or wrote over a page; nothing for links and the like."""
    note = raw.FPDFPage_GetAnnot(page, number)
    if not note:
        return ""
    kind = raw.FPDFAnnot_GetSubtype(note)
    try:
        if kind == raw.FPDF_ANNOT_FREETEXT:
            return _string(lambda *room: raw.FPDFAnnot_GetStringValue(note, b"Contents", *room))
        if kind == raw.FPDF_ANNOT_WIDGET and page.formenv:
            form = page.formenv
            return _string(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, note, *room))
        return ""
    finally:
        raw.FPDFPage_CloseAnnot(note)


def _string(get: Callable[..., int]) -> str:
    """UTF-16 with a NUL at its end, from a function that first tells how much room it needs."""
    size = get(None, 0)
    room = (raw.FPDF_WCHAR * (size // 2 + 1))()
    get(room, size)
    return bytes(room)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _is_readable(char: str) -> bool:
    return not char.isspace() and ord(char) not in _PRIVATE and ord(char) not in _UNMAPPED


def _is_unreadable(lines: tuple[PrintedLine, ...]) -> bool:
    """Whether the font tells no characters, as if a cipher were laid over the page."""
    written = [char for line in lines for char in line.text if not char.isspace()]
    return sum(not _is_readable(char) for char in written) > 0.3 * len(written)


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers a good part of the page."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= _SCAN_AREA * width * height:
            return True
    return False


def _lines(page: pypdfium2.PdfPage) -> Iterator[PrintedLine]:
    """The lines that PDFium sees; their places are asked of their first and last characters."""
    text_page = page.get_textpage()
    height = page.get_height()
    start = 0
    units: list[int] = []
    for index in range(text_page.count_chars() + 1):
        unit = raw.FPDFText_GetUnicode(text_page, index)
        if unit in _LINE_ENDS or index == text_page.count_chars():
            line = _line(text_page, start, units, height)
            if line:
                yield line
            start, units = index + 1, []
        else:
            units.append(unit)
    text_page.close()


def _without_spacing(text_page: pypdfium2.PdfTextPage, start: int, units: list[int]) -> list[int]:
    """Take out the blanks that PDFium made up from the room between the characters of a line.

    A justified line may be stretched so much that every gap looks like a blank. A real one is wider
    than the gaps around it; it may have been made up too, since many programs write none.
    """
    inner = range(1, len(units) - 1)
    wide = [unit >= _FIRST_WIDE for unit in units]
    blanks = [at for at in inner if units[at] == _SPACE and wide[at - 1] and wide[at + 1]]
    made_up = [at for at in blanks if raw.FPDFText_IsGenerated(text_page, start + at) == 1]
    if not made_up:
        return units
    boxes = [_box(text_page, start + at) for at in range(len(units))]
    pairs = (at for at in inner if wide[at] and wide[at - 1])
    usual = median([boxes[at][0] - boxes[at - 1][2] for at in pairs] or [0.0])
    spurious = {
        at
        for at in made_up
        if boxes[at + 1][0] - boxes[at - 1][2]
        < usual + _BLANK_AT_LEAST * (boxes[at - 1][2] - boxes[at - 1][0])
    }
    return [0 if at in spurious else unit for at, unit in enumerate(units)]


def _line(
    text_page: pypdfium2.PdfTextPage, start: int, units: list[int], height: float
) -> PrintedLine | None:
    units = _without_spacing(text_page, start, units)
    text = _decode(units)
    inked = [index for index, unit in enumerate(units) if unit and not chr(unit).isspace()]
    if not inked:
        return None
    right = _box(text_page, start + inked[-1])[2]
    first = _box(text_page, start + inked[0])
    middle = (first[1] + first[3]) / 2
    em = _em(text_page, [start + at for at in inked if units[at] >= _FIRST_IDEOGRAPH])
    return PrintedLine(text, first[0], right, height - middle, em or max(first[3] - first[1], 1.0))


def _em(text_page: pypdfium2.PdfTextPage, ideographs: list[int]) -> float:
    """The width of the widest of some ideographs, which is one em in every font.

    Heights differ from font to font by half and more, and some programs tell only the inked part.
    """
    boxes = [_box(text_page, index) for index in ideographs[:_MEASURED]]
    return max((right - left for left, _, right, _ in boxes), default=0.0)


def _decode(units: list[int]) -> str:
    """Text from UTF-16 units; a hyphen that only breaks a word is no part of the text."""
    kept = [unit for unit in units if unit not in {0, _GENERATED_HYPHEN}]
    data = b"".join(unit.to_bytes(2, "little") for unit in kept)
    return plain_characters(data.decode("utf-16-le", "replace"))


def _box(text_page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character with the room that it takes."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, index, byref(box))
    return box.left, box.bottom, box.right, box.top
