"""A tree to lines, as a reader of the page would see them."""

import re
from collections.abc import Container
from itertools import islice

from lxml import etree

from corpus.readers.html_tree import Element
from corpus.readers.lines import UNSEEN

# Text in these is never shown, or is no text of the page.
_SILENT_TAGS = "head script style noscript template iframe object svg select option button rt rp"
_BLOCK_TAGS = (
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section"
    " summary table tbody tfoot thead caption tr td th ul xmp listing textarea"
)
_SILENT = frozenset(_SILENT_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_LISTS = ("ul", "ol")
_DEEPEST = 8
_CELLS = frozenset(("td", "th"))
_KEEPS_LINES = frozenset(("pre", "xmp", "listing", "textarea"))
# A line end inside running Chinese is the editor's wrapping and shows as nothing (CSS Text 3,
# 4.1.3); after a short run it may part two names of a list, so there it stays a blank.
_WIDE = "\u3001-\u3029\u3400-\u9fff\uff00-\uffef\u2014\u2018-\u201d"
_WRAP = re.compile(f"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_RUNNING = re.compile(f"(?:[{_WIDE}]|(?<=[{_WIDE}]) ?[0-9A-Za-z.%]+ ?(?=[{_WIDE}])){{8}}$")
_WRAPPED = "\v"
_LONGEST_RUN = 48
"""Characters before a line end that are looked at: eight words at the most, figures among them."""

_EMPTY_LINE = re.compile(r"[ \t\r\f]*\n[ \t\r\f]*\n\s*")
_FEWEST_PARTED, _A_PARAGRAPH = 4, 40
"""So many pieces between empty lines, one of them so long, are paragraphs of a text that has no
markup of its own, among stray tags: no template writes such lines between its elements."""

_BLANKS = re.compile("[ \t\r\n\f]+")
_DOUBLED = re.compile(" {2,}")


def lines_of(root: Element, cut: Container[Element] = ()) -> list[str]:
    """The lines inside an element, less the elements to ``cut``.

    Block elements and <br> end lines. A table row is one line, its cells parted by a blank,
    unless a cell holds several lines: then the table is only layout. A field of a form that is only
    shown is read like the text of its cell. An empty paragraph or a
    doubled <br> gives one empty line. Points of a list that holds lists are told by a bullet, and
    their depth by blanks before it: what stands under which would be lost.
    """
    page = _Page()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        silent = element in cut or element.tag in _SILENT
        if event == "start":
            if silent:
                page.pass_over(element)
                walker.skip_subtree()
                continue
            if element is not root:
                page.open(element)
            page.write(_value(element) if element.tag == "input" else element.text)
        elif element is not root:
            if not silent:
                page.close(element)
            page.write(element.tail)
    return page.lines()


class _Page:
    """What has been written so far; every open table cell collects its own lines."""

    def __init__(self) -> None:
        self._frames: list[_Frame] = [_Frame()]
        self._rows: list[list[list[str]]] = []
        self._keeps_lines = 0
        self._lists: list[Element] = []
        self._deep = False

    def open(self, element: Element) -> None:
        frame = self._frames[-1]
        if element.tag == "br":
            frame.end_line(always=True)
        elif element.tag in _BLOCKS:
            frame.end_line()
        if element.tag in _LISTS:
            self._deep = self._deep if self._lists else _holds_lists(element)
            self._lists.append(element)
        elif element.tag == "li" and self._deep:
            frame.mark = "  " * min(len(self._lists), _DEEPEST) + "• "
        if element.tag == "tr":
            self._rows.append([])
        elif _is_cell(element) and self._rows:
            self._frames.append(_Frame())
        self._keeps_lines += _keeps_lines(element)

    def pass_over(self, element: Element) -> None:
        """What stands before and after a block is parted, even when the block is not read."""
        if element.tag in _BLOCKS:
            self._frames[-1].end_line()

    def write(self, text: str | None) -> None:
        if not text:
            return
        if self._keeps_lines:
            first, *others = text.splitlines() or [""]
            self._frames[-1].parts.append(first)
            for line in others:
                self._frames[-1].end_line(always=True)
                self._frames[-1].parts.append(line)
        elif "\n" in text and (pieces := _paragraphs(text)):
            for piece in pieces:
                self.write(piece)
                self._frames[-1].end_line(always=True)
        else:
            # Beside markup a line end may part two names: only one among words can be wrapping.
            self._frames[-1].parts.append(_BLANKS.sub(" ", _WRAP.sub(_WRAPPED, text)))

    def close(self, element: Element) -> None:
        self._keeps_lines -= _keeps_lines(element)
        if element.tag in _BLOCKS:
            self._frames[-1].end_line()
        if element.tag in _LISTS:
            self._lists.pop()
            self._deep = self._deep and bool(self._lists)
        elif element.tag == "li":
            self._frames[-1].mark = ""
        if element.tag == "tr" and self._rows:
            self._frames[-1].lines += _row(self._rows.pop())
        elif _is_cell(element) and self._rows:
            self._rows[-1].append(self._frames.pop().lines)

    def lines(self) -> list[str]:
        """All lines, no two empty ones in a row, none at either end."""
        frame = self._frames[0]
        frame.end_line()
        return _less_blanks(frame.lines)


class _Frame:
    """Lines, and the parts of the line that is being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.mark = ""

    def end_line(self, *, always: bool = False) -> None:
        """End the line; one of nothing but markup's own blanks is no line unless ``always``."""
        if not self.parts and not always:
            return
        written = _DOUBLED.sub(" ", _unwrapped(UNSEEN.sub("", "".join(self.parts))))
        self.parts.clear()
        if always or written.strip(" \t\r\n"):
            text = written.replace("\xa0", " ").strip()
            self.lines.append(self.mark + text if text else text)
            self.mark = "" if text else self.mark


def _paragraphs(text: str) -> list[str]:
    """The pieces between its empty lines, if they are a text's paragraphs, else none."""
    pieces = [piece for piece in _EMPTY_LINE.split(text) if piece.strip()]
    told = len(pieces) >= _FEWEST_PARTED and max(map(len, pieces)) >= _A_PARAGRAPH
    return pieces if told else []


def _unwrapped(written: str) -> str:
    """The line without the ends of the source's lines, whatever elements they stand between."""
    line, *others = written.split(_WRAPPED)
    for other in others:
        line += other if _RUNNING.search(line[-_LONGEST_RUN:]) else f" {other}"
    return line


def _is_cell(element: Element) -> bool:
    parent = element.getparent()
    return element.tag in _CELLS and parent is not None and parent.tag == "tr"


def _holds_lists(outer: Element) -> bool:
    return sum(1 for _ in islice(outer.iter(*_LISTS), 2)) > 1


def _value(field: Element) -> str | None:
    """What a form shows in a field that nobody can fill in any more."""
    if field.get("type", "text") != "text":
        return None
    shut = field.get("readonly") is not None or field.get("disabled") is not None
    return field.get("value") if shut else None


def _keeps_lines(element: Element) -> bool:
    style = element.get("style")
    kept = style is not None and "white-space:pre" in style.replace(" ", "")
    return kept or element.tag in _KEEPS_LINES


def _row(cells: list[list[str]]) -> list[str]:
    filled = [lines for lines in map(_less_blanks, cells) if lines]
    if all(len(lines) == 1 for lines in filled):
        return [" ".join(lines[0] for lines in filled)] if filled else []
    return [line for lines in filled for line in lines]


def _less_blanks(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    if kept and not kept[-1]:
        kept.pop()
    return kept
