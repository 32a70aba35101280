"""What a page says about itself: its table of 索引号, 发文字号 and the like, and its headline.

The labels are a table, ``page_labels.txt``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from corpus.readers.html_lines import lines_of
from corpus.readers.html_tree import Element

LABELS = tuple(
    label
    for line in (files(__package__) / "page_labels.txt").read_text(encoding="utf-8").splitlines()
    for label in line.split()
    if not line.startswith("#")
)
_KNOWN = frozenset(LABELS)
_LABEL = "|".join(
    r"[ \u3000]*".join(label) for label in sorted(LABELS, key=lambda label: -len(label))
)
_LABELLED = re.compile(rf"(?<![\w》])({_LABEL})[ \u3000]*[:：]")
# Where a value ends: before another label of the same line (浏览次数：, 【字体 …).
_NEXT = re.compile(r"[【\[|｜]\s?[\u3400-\u9fff]|\s[\u3400-\u9fff \u3000]{2,8}[:：]")
_VALUE_AT_MOST = 100
_CELL_AT_MOST = 1000
_LEAST_HEAD = 8
_TITLES = ("标题", "信息名称", "名称")
_NAMES_ONE = re.compile(r"(?<!委员)会(?:议|第|召开|$)|次.{0,12}会|纪要(?!.*(?:\.\.|…)$)")
_PART = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、]|第[一二三四五六七八九十\d]{1,3}[章节条部项]"
)
_DASHED = re.compile("[-–—－]")
"""Only where the page shows the part on a line of its own: a title may hold 2021-2025."""

_PARTED = re.compile(r"[_|｜]|\s[-–—]+\s|--+|——|\s+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Label and value pairs in their order, and the elements that hold nothing else."""

    pairs: tuple[tuple[str, str], ...]
    elements: frozenset[Element]


def read_metadata(root: Element, page_lines: Iterable[str]) -> PageMetadata:
    """The pairs of tables and definition lists, then those of lines like 发文字号：…

    A label without a value gives no pair.
    """
    pairs: list[tuple[str, str]] = []
    elements = []
    for block in root.iter("table", "dl", "ul"):
        found = list(_pairs_of(block))
        pairs += found
        if len(found) >= 2 and _holds_nothing_else(block, found):
            elements.append(block)
    for line in page_lines:
        pairs += _labelled_values(line)
    filled = ((label, value) for label, value in pairs if value)
    return PageMetadata(tuple(dict.fromkeys(filled)), frozenset(elements))


def headline(
    root: Element, page_lines: Sequence[str], pairs: Sequence[tuple[str, str]] = ()
) -> str | None:
    """The page's own title: the ArticleTitle meta (政府网站发展指引), the <h1>, <title>, or <h2>.

    An <h1> often holds the site's name, so the longest that <title> repeats goes first; of a
    <title>, the longest part that is a line of the page is the headline. Where none of these names
    a meeting and the 标题 of the page's own table does, that is it.
    """
    meta = [e.get("content") or "" for e in root.iter("meta") if _name(e) == "articletitle"]
    window = _squeezed(root.findtext(".//title") or "")
    heads = [_squeezed(" ".join(lines_of(h1))) for h1 in root.iter("h1")]
    heads.sort(key=lambda head: (head not in window, -len(head)))
    shown = frozenset(map(_squeezed, page_lines))
    cut = (window, *_PARTED.split(window), *_DASHED.split(window))
    parts = [part for part in cut if part in shown]
    parts.sort(key=len, reverse=True)
    candidates = (*map(_squeezed, meta), *heads, *parts, _PARTED.split(window)[0])
    found = next((candidate for candidate in candidates if candidate), None) or _lesser_head(root)
    tabled = [value for label, value in pairs if label in _TITLES and _NAMES_ONE.search(value)]
    return tabled[0] if tabled and not _NAMES_ONE.search(found or "") else found


def _lesser_head(root: Element) -> str | None:
    """The first <h2> or <h3> of a page without any better, where it is no heading of a part."""
    first = next(root.iter("h2", "h3"), None)
    head = "" if first is None else _squeezed(" ".join(lines_of(first)))
    return head if _LEAST_HEAD <= len(head) <= _VALUE_AT_MOST and not _PART.match(head) else None


def _name(element: Element) -> str:
    return (element.get("name") or "").strip().lower()


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _pairs_of(block: Element) -> Iterator[tuple[str, str]]:
    """Pairs that stand in the block's own cells, not in those of a table inside it."""
    for row in _rows_of(block):
        cells = [_cell_text(cell) for cell in row]
        if len(cells) == 1:
            yield from _labelled_values(cells[0])
        for cell, following in pairwise(cells):
            # A label beside a label heads a column: what is under it is not read as its value.
            if _label(cell) in _KNOWN and _label(following) not in _KNOWN:
                yield _label(cell), following


def _cell_text(cell: Element) -> str:
    """The text of a cell that can be a label or a value; nothing for one that is layout."""
    if len("".join(cell.itertext())) > _CELL_AT_MOST:
        return ""
    return _squeezed(" ".join(lines_of(cell)))


def _rows_of(block: Element) -> Iterator[list[Element]]:
    if block.tag == "dl":
        yield list(block.iterchildren("dt", "dd"))
    elif block.tag == "ul":
        yield from ([item] for item in block.iterchildren("li"))
    else:
        for row in block.iterchildren("tr", "tbody", "thead"):
            rows = [row] if row.tag == "tr" else row.iterchildren("tr")
            yield from (list(r.iterchildren("td", "th")) for r in rows)


def _label(cell: str) -> str:
    return re.sub(r"[\s:：【】\[\]]", "", cell)


def _labelled_values(line: str) -> Iterator[tuple[str, str]]:
    labels = list(_LABELLED.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        stop = _NEXT.search(line, label.end(), end)
        value = line[label.end() : stop.start() if stop else end].strip()
        if len(value) <= _VALUE_AT_MOST:
            yield _label(label[1]), value


def _holds_nothing_else(block: Element, pairs: Sequence[tuple[str, str]]) -> bool:
    told = sum(len(_label(label)) + len(_label(value)) for label, value in pairs)
    # Labels that are not in the table above stand between those that are.
    return len(_label("".join(lines_of(block)))) <= told * 2
