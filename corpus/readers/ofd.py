"""OFD (GB/T 33190-2016), the format of official electronic documents: a zip of XML pages.

OFD.xml names the documents, a document its pages, a page its templates and text objects, each
placed in millimetres. Seals and signatures are not looked at; notes laid over a page are counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from posixpath import dirname, join, normpath

from lxml import etree

from corpus.errors import Damaged, Encrypted, ReadError, Unsafe
from corpus.readers import ocr
from corpus.readers.archive import Archive, leaves
from corpus.readers.loss import count_han
from corpus.readers.printed import Page, PageRead, PrintedLine, in_reading_order, transcribe
from corpus.readers.radicals import plain_characters
from corpus.readers.transcript import Transcript

MEDIA_TYPE = "application/ofd"

_A4 = (0.0, 0.0, 210.0, 297.0)
_SCAN_CHARACTERS = 20
_SCAN_AREA = 0.2
_SIZE = 3.0
_FARTHEST = 1e6
"""Millimetres: nothing is printed beyond, and sums of such numbers stay numbers."""
_WATERMARK = "Watermark"
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Document:
    """What the pages of one document share: the archive, templates and pictures by their ID."""

    archive: Archive
    path: str
    root: str
    box: tuple[float, ...]
    templates: Mapping[str, etree._Element]
    pictures: Mapping[str, str]


def read(data: bytes, path: str) -> Transcript:
    """The paragraphs of an OFD file; ``ocr`` says that a page was recognised from its picture.

    Raises ``Damaged``, ``Encrypted``, ``TooLarge``, ``Unsafe``, and ``NeedsExtra`` for a scan that
    cannot be recognised here; where only some pages are scans, a warning names them.
    """
    archive = Archive(data, path)
    if any(name.rpartition("/")[2] == "Encryptions.xml" for name in archive.names):
        raise Encrypted(path=path)
    pages = [
        done
        for root in archive.xml("OFD.xml").iterfind(".//{*}DocRoot")
        for done in _pages(_document(archive, path, root.text or ""))
    ]
    return transcribe(pages, MEDIA_TYPE)


def _document(archive: Archive, path: str, location: str) -> _Document:
    root = _resolve("", location, path)
    xml = archive.xml(root)
    templates = {
        template.get("ID", ""): archive.xml(_resolve(root, template.get("BaseLoc", ""), path))
        for template in xml.iterfind(".//{*}TemplatePage")
    }
    box = _box(xml.findtext(".//{*}PageArea/{*}PhysicalBox")) or _A4
    pictures = dict(_pictures(archive, path, root, xml))
    return _Document(archive, path, root, box, templates, pictures)


def _pictures(
    archive: Archive, path: str, root: str, xml: etree._Element
) -> Iterator[tuple[str, str]]:
    """The members that hold the pictures, by the ID that pages use."""
    for kind in ("PublicRes", "DocumentRes"):
        for location in xml.iterfind(f".//{{*}}{kind}"):
            name = _resolve(root, location.text or "", path)
            resources = archive.xml(name)
            base = join(dirname(name), resources.get("BaseLoc", ""))
            for media in resources.iterfind(".//{*}MultiMedia"):
                file = media.findtext("{*}MediaFile") or ""
                yield media.get("ID", ""), _resolve(join(base, "."), file, path)


def _pages(document: _Document) -> Iterator[PageRead]:
    xml = document.archive.xml(document.root)
    notes = _notes(document, xml)
    for reference in xml.iterfind(".//{*}Pages/{*}Page"):
        name = _resolve(document.root, reference.get("BaseLoc", ""), document.path)
        done = _page(document, document.archive.xml(name))
        yield replace(done, aside=notes.get(reference.get("ID", ""), 0))


def _notes(document: _Document, xml: etree._Element) -> Mapping[str, int]:
    """The Han characters of the notes on each page by its ID; watermarks are no text."""
    found: Counter[str] = Counter()
    for location in xml.iterfind("{*}Annotations"):
        # Broken notes are no reason to refuse the pages under them.
        with suppress(Damaged):
            name = _resolve(document.root, location.text or "", document.path)
            for page in document.archive.xml(name).iterfind("{*}Page"):
                file = _resolve(name, page.findtext("{*}FileLoc") or "", document.path)
                found[page.get("PageID", "")] += _written_notes(document.archive.xml(file))
    return found


def _written_notes(notes: etree._Element) -> int:
    return sum(_written(note) for note in notes.iterfind("{*}Annot") if _is_text(note))


def _is_text(note: etree._Element) -> bool:
    return note.get("Type") != _WATERMARK


def _page(document: _Document, page: etree._Element) -> PageRead:
    box = _box(page.findtext(".//{*}PhysicalBox")) or document.box
    layers = (*_templates(document, page), page)
    pieces = [
        piece
        for layer in layers
        for text in layer.iterfind(".//{*}TextObject")
        for piece in _text(text, document.path)
    ]
    lines = in_reading_order(pieces)
    pictures = [] if _count(lines) >= _SCAN_CHARACTERS else list(_scans(document, page, box))
    if not pictures:
        return PageRead(Page(box[3], lines), written=sum(map(_written, layers)))
    try:
        recognised = [
            line for picture in pictures for line in ocr.recognise(picture, document.path)
        ]
    except ReadError as error:
        return PageRead(Page(box[3], lines), missing=error)
    height = 1.05 * max((line.top for line in recognised), default=1.0)
    return PageRead(Page(height, in_reading_order(recognised)), recognised=True)


def _templates(document: _Document, page: etree._Element) -> Iterator[etree._Element]:
    """The layers that lie under a page: a letterhead, a frame."""
    for template in page.iterfind("{*}Template"):
        layer = document.templates.get(template.get("TemplateID", ""))
        if layer is not None:
            yield layer


def _scans(document: _Document, page: etree._Element, box: tuple[float, ...]) -> Iterator[bytes]:
    for picture in page.iterfind(".//{*}ImageObject"):
        boundary = _numbers(picture.get("Boundary"))
        name = document.pictures.get(picture.get("ResourceID", ""))
        measured = len(boundary) == 4 == len(box)
        if name and measured and boundary[2] * boundary[3] >= _SCAN_AREA * box[2] * box[3]:
            yield document.archive.read(name)


def _written(layer: etree._Element) -> int:
    """The Han characters of all codes of text, wherever they stand."""
    codes = (code.itertext() for code in layer.iter("{*}TextCode"))
    return count_han(plain_characters("".join(text for code in codes for text in code)))


def _count(lines: tuple[PrintedLine, ...]) -> int:
    return sum(not char.isspace() for line in lines for char in line.text)


def _text(text: etree._Element, path: str) -> Iterator[PrintedLine]:
    """The pieces of one text object, placed by its boundary, its matrix and its own offsets."""
    boundary = _numbers(text.get("Boundary"), 2) or (0.0, 0.0)
    a, b, c, d, e, f = _matrix(text)
    size = max((_numbers(text.get("Size")) or (_SIZE,))[0], 0.0) or _SIZE
    x = y = 0.0
    for code in text.iterfind("{*}TextCode"):
        content = plain_characters("".join(code.itertext()))
        # A code without its own place goes on where the last one stood.
        x = (_numbers(code.get("X")) or (x,))[0]
        y = (_numbers(code.get("Y")) or (y,))[0]
        wide = _wide(code.get("DeltaX"), path) or size * max(len(content) - 1, 0)
        left = boundary[0] + a * x + c * y + e
        top = boundary[1] + b * x + d * y + f
        if content.strip():
            yield PrintedLine(
                content, left, left + abs(a) * (wide + size), top, abs(d) * size or size
            )


def _matrix(text: etree._Element) -> tuple[float, ...]:
    matrix = _numbers(text.get("CTM"))
    return matrix if len(matrix) == 6 else _IDENTITY


def _wide(text: str | None, path: str) -> float:
    """How far the last character stands from the first, as far as that is told."""
    wide = sum(_deltas(text, path))
    if not abs(wide) < _FARTHEST:
        raise Damaged(path=path, reason="OFD：DeltaX")
    return wide


def _deltas(text: str | None, path: str) -> Iterator[float]:
    """Steps between characters; ``g 3 4.5`` stands for three steps of 4.5 (GB/T 33190, 11.3)."""
    words = iter((text or "").split())
    try:
        for word in words:
            if word == "g":
                count = int(next(words))
                yield count * float(next(words))
            else:
                yield float(word)
    except (OverflowError, StopIteration, ValueError) as error:
        raise Damaged(path=path, reason="OFD：DeltaX") from error


def _box(text: str | None) -> tuple[float, ...]:
    """A page that has a size."""
    box = _numbers(text, 4)
    return box if box and min(box[2:4]) > 0 else ()


def _numbers(text: str | None, least: int = 1) -> tuple[float, ...]:
    """The numbers of an attribute; none when they are fewer than needed, or no places on paper."""
    try:
        numbers = tuple(map(float, (text or "").split()))
    except ValueError:
        return ()
    return numbers if len(numbers) >= least and all(abs(n) < _FARTHEST for n in numbers) else ()


def _resolve(part: str, location: str, path: str) -> str:
    """A member's name; ``/`` at its head means the archive's own root."""
    name = location.lstrip("/") if location.startswith("/") else join(dirname(part), location)
    if leaves(name):
        raise Unsafe(path=path, reason="文档引用了压缩包以外的文件")
    return normpath(name.strip())
