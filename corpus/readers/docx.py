"""DOCX (ISO 29500): paragraphs, tables and automatic list numbers in their order.

Read by hand over lxml: python-docx passes over what stands in smart tags, content controls,
accepted insertions and text boxes, and Word 2003 put every date into a smart tag.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from posixpath import dirname, join, normpath

from lxml import etree

from corpus.doubts import doubt
from corpus.errors import ReadError, Unsafe
from corpus.readers.archive import Archive, leaves
from corpus.readers.loss import count_han, loss
from corpus.readers.numbering import ListCounter, ListStyles, read_lists
from corpus.readers.rows import row_lines
from corpus.readers.transcript import Transcript
from corpus.readers.wordml import attribute, child, children, is_on, local

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAIN = "word/document.xml"
_ZIP = b"PK\x03\x04"
_PROPERTIES = frozenset(("pPr", "rPr", "sdtPr"))
_UNSHOWN = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt"))
_BOXES = frozenset(("txbxContent",))
_INLINE_NOTES = frozenset(("footnote", "endnote"))
"""Word 2003 has its notes where they are referred to, in the middle of a sentence."""
_BLOCKS = _BOXES | _INLINE_NOTES | {"tbl"}
_SKIPPED = _PROPERTIES | _UNSHOWN | _BLOCKS
"""Elements whose text is no part of the line: properties, deletions, field codes, doubles."""
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_NOTES = ("footnote", "endnote")
_ASIDE = ("/aFChunk", "/chart", "/diagramData")
"""Relationships to parts of which no text is read: files within the file, charts, SmartArt."""
_CODE = re.compile("[0-9a-fA-F]{1,4}")
_LOST = doubt("list-numbers-lost")


def read(data: bytes, path: str) -> Transcript:
    """The text of a DOCX file.

    Raises ``Damaged``, ``Encrypted``, ``TooLarge`` or ``Unsafe``.
    """
    archive = Archive(data, path)
    main = _target(archive, "", "officeDocument", path) or _MAIN
    root = archive.xml(main)
    lists = read_lists(*(_part(archive, main, kind, path) for kind in ("numbering", "styles")))
    header = _first_header(archive, root, main, path)
    parts = {kind: _part(archive, main, f"{kind}s", path) for kind in _NOTES}
    shown = (header, child(root, "body"), *notes(root, parts))
    return transcribe(lists, MEDIA_TYPE, *shown, aside=_aside(archive, main, path))


def transcribe(
    lists: ListStyles, media_type: str, *containers: etree._Element | None, aside: int = 0
) -> Transcript:
    """The lines of containers such as a header and a body, in WordprocessingML of any wrapping.

    ``aside`` counts the Han characters of what else is there.
    """
    counter = ListCounter(lists)
    lines = tuple(line for container in containers for line in _lines(container, counter))
    written = "".join(text for container in containers for text in _shown(container))
    lost = loss(count_han(written), count_han("".join(lines)), aside)
    found = (_LOST if counter.lost else None, lost)
    return Transcript(lines, media_type, warnings=tuple(filter(None, found)))


def notes(
    root: etree._Element | None, parts: Mapping[str, etree._Element | None]
) -> Iterator[etree._Element]:
    """The notes that the text refers to, foot notes first; as a list, they stand behind it.

    ``parts`` are their collections by ``footnote`` and ``endnote``.
    """
    for kind in _NOTES:
        by_id = {attribute(note, "id"): note for note in children(parts.get(kind), kind)}
        for number in dict.fromkeys(_references(root, f"{kind}Reference")):
            if number in by_id:
                yield by_id[number]


def _references(element: etree._Element | None, name: str) -> Iterator[str | None]:
    for inner in () if element is None else element:
        if local(inner) == name:
            yield attribute(inner, "id")
        elif local(inner) not in _UNSHOWN:
            yield from _references(inner, name)


def _aside(archive: Archive, main: str, path: str) -> int:
    """The Han characters of the parts that are not read."""
    kinds = ((relation.get("Type") or "", relation) for relation in _relations(archive, main))
    targets = (found.get("Target") or "" for kind, found in kinds if kind.endswith(_ASIDE))
    names = {_resolve(archive, main, target, path) for target in targets}
    return sum(_han_inside(archive, name, path) for name in names if name)


def _han_inside(archive: Archive, name: str, path: str) -> int:
    """Of a part; as many as can be told, since the text itself does not suffer by a broken one."""
    with suppress(ReadError):
        data = archive.read(name)
        if not data.startswith(_ZIP):
            return count_han(data.decode("utf-8", "replace"))
        inner = Archive(data, path).xml(_MAIN)
        return sum(count_han(text.text or "") for text in inner.iter("{*}t"))
    return 0


def _shown(element: etree._Element | None) -> Iterator[str]:
    """All text that Word would show, wherever it stands: what the lines are held against."""
    for inner in () if element is None else element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name not in _UNSHOWN and not (name == "r" and is_on(child(inner, "rPr"), "vanish")):
            yield from _shown(inner)


def _relations(archive: Archive, part: str) -> Iterable[etree._Element]:
    name = join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")
    return archive.xml(name) if name in archive.names else ()


def _target(archive: Archive, part: str, kind: str, path: str) -> str | None:
    """The member that a relationship of this kind leads to, if it is there."""
    for relation in _relations(archive, part):
        if (relation.get("Type") or "").endswith(f"/{kind}"):
            return _resolve(archive, part, relation.get("Target") or "", path)
    return None


def _resolve(archive: Archive, part: str, target: str, path: str) -> str | None:
    name = target.lstrip("/") if target.startswith("/") else join(dirname(part), target)
    if leaves(name):
        raise Unsafe(path=path, reason="文档引用了压缩包以外的文件")
    name = normpath(name)
    return name if name in archive.names else None


def _part(archive: Archive, main: str, kind: str, path: str) -> etree._Element | None:
    name = _target(archive, main, kind, path)
    return archive.xml(name) if name else None


def _first_header(
    archive: Archive, root: etree._Element, main: str, path: str
) -> etree._Element | None:
    """The header of the first page alone, where a letterhead may stand; running heads are not."""
    section = next((found for found in root.iter("{*}sectPr")), None)
    if not is_on(section, "titlePg"):
        return None
    for reference in children(section, "headerReference"):
        if attribute(reference, "type") == "first":
            for relation in _relations(archive, main):
                if relation.get("Id") == attribute(reference, "id"):
                    name = _resolve(archive, main, relation.get("Target") or "", path)
                    return archive.xml(name) if name else None
    return None


def _lines(container: etree._Element | None, counter: ListCounter) -> Iterator[str]:
    """The lines of a body, a cell or a text box."""
    for element in () if container is None else container:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, counter)
        elif name == "tbl":
            for row in _inside(element, "tr"):
                yield from row_lines(list(_cells(row, counter)))
        elif name not in _SKIPPED:
            yield from _lines(element, counter)


def _cells(row: etree._Element, counter: ListCounter) -> Iterator[list[str]]:
    return (list(_lines(cell, counter)) for cell in _inside(row, "tc"))


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls and insertions."""
    for inner in element:
        if local(inner) == wanted:
            yield inner
        elif local(inner) in _WRAPPERS:
            yield from _inside(inner, wanted)


def _paragraph(paragraph: etree._Element, counter: ListCounter) -> Iterator[str]:
    """The lines of a paragraph, after those of the text boxes that hang on it; then its notes."""
    for box in _within(paragraph, _BOXES):
        yield from _lines(box, counter)
    text = "".join(_pieces(paragraph))
    label = counter.label(paragraph) if text.strip() else ""
    yield from (label + text).split("\n")
    for note in _within(paragraph, _INLINE_NOTES):
        yield from _lines(note, counter)


def _within(element: etree._Element, wanted: frozenset[str]) -> Iterator[etree._Element]:
    for inner in element:
        name = local(inner)
        if name in wanted:
            yield inner
        elif name != "Fallback":
            yield from _within(inner, wanted)


def _pieces(element: etree._Element) -> Iterator[str]:
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in _MARKS:
            yield "" if _is_page_break(inner) else _MARKS[name]
        elif name == "sym":
            yield _symbol(inner)
        elif name not in _SKIPPED and not (name == "r" and is_on(child(inner, "rPr"), "vanish")):
            yield from _pieces(inner)


def _is_page_break(element: etree._Element) -> bool:
    """A page may break inside a sentence; the sentence goes on."""
    return attribute(element, "type") in {"page", "column"}


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char") or ""
    number = int(code, 16) if _CODE.fullmatch(code) else 0
    return "" if number < 0x20 or 0xD800 <= number <= 0xF8FF else chr(number)
