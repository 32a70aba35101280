"""Lines as they stand on pages, with their places: what PDF, OFD and OCR have in common.

A page is turned back into paragraphs: running heads and page numbers go, hard wraps are undone.
The rules lean on how official documents are set (GB/T 9704-2012, 7.1 and 7.3): paragraphs begin
two characters in, lines reach the right margin, the page number stands between dashes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.doubts import doubt
from corpus.errors import ReadError
from corpus.model import ParseWarning
from corpus.readers.loss import count_han, loss
from corpus.readers.parts import OCR
from corpus.readers.transcript import Transcript

_PAGE_NUMBER = re.compile(
    r"[-—–－―·•~\s]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?(?:\s*页)?(?:[,，\s]*共\s*\d{1,4}\s*页)?[-—–－―·•~\s]*"
)
NEW_BLOCK = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[．.、](?!\d)"
    r"|第[一二三四五六七八九十百]{1,4}[条章节]|第[一二三四五六七八九十百\d]{1,4}案|[决決][议議定]\s*[：:∶]|[①-⑳]"
    r"|[甲乙丙丁戊己庚][、．.](?!\s*[甲乙丙丁戊己庚])|[壹貳贰參叁肆伍陸陆柒捌玖拾]{1,2}[、．.]"
    r"|(?:主\s*持|主\s*席|出\s*席|列\s*席|参\s*会|参\s*加|缺\s*席|[请請]\s*假|[记紀]\s*[录錄]|[时時]\s*[间間]|地\s*[点點]"
    r"|抄\s*送|分\s*送|主\s*题\s*词)"
    r"(?:人员|人|单位|委员|委員|議員|官員|代表)?(?:及原因|及事由)?\s*[：:∶]"
)
_NUMBER = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、．.]\s*")
_SENTENCE_END = re.compile(r"[。！？；：!?;:∶][”’」』）)》】]*$")
_PROSE = re.compile(r"[，。；]")
_GAP = re.compile(r"(?<=[^\x00-\x7f\s])\s+(?=[^\x00-\x7f\s])")
_OPEN_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("〔", "〕"), ("「", "」"))
_RUNS_ON = tuple("，、,《（“〔及和与的")
_DIGITS = re.compile(r"\d+")
_ENDS_ALNUM = re.compile(r"[A-Za-z0-9]$")
_ENDS_IN_NUMBER = re.compile(r"[^\x00-\x7f]\d+$")
_BEGINS_IN_NUMBER = re.compile(r"\d+[^\x00-\x7f\s]")
"""于202 above 4年3月: a number among Han characters goes on in the next line."""

_SLACK = 2.6
_OPEN_SLACK = 6.0
"""How many characters a full line may lack: closing marks take what stands before them along."""
_LEAST_FULL = 12
"""A shorter line is never full, however short all others are."""
_MARGINS = (0.1, 0.88)
"""The shares of a page's height between which its text stands; heads and numbers are outside."""
_EDGE = 2
"""How many lines at the top and at the bottom of a page may be running heads."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line and its place; ``top`` counts down from the page's head, ``em`` is one character."""

    text: str
    left: float
    right: float
    top: float
    em: float


_TITLE_END = re.compile("(?:会议|會議)(?:纪要|记录|紀錄|紀要)$")
_OPENING = re.compile(r"\s*\d{4}\s*年\s*\d{1,2}\s*月")
"""A title and the day with which the text begins, where a short page has no clear margins."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its lines from the top down, all in one unit of length."""

    height: float
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PageRead:
    """What became of one page: read, recognised from a picture, or ``missing`` for that reason.

    ``written`` counts the Han characters that the file has on it, where that can be told apart
    from the lines that were made of them, ``aside`` those that stand in fields of a form and in
    notes laid over the page, where no text is read.
    """

    page: Page
    recognised: bool = False
    missing: ReadError | None = None
    written: int = 0
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Where the text of a page stands, and whether its paragraphs are indented."""

    left: float
    right: float
    indented: bool


def paragraphs(pages: Sequence[Page]) -> tuple[str, ...]:
    """The paragraphs of a document, a line each, in the order of the pages."""
    kept = _without_heads(pages)
    shared = column_of([line for page in kept for line in page.lines])
    placed = [(line, _column_of(page, shared)) for page in kept for line in page.lines]
    return tuple(text for _, text in joined(placed))


def joined(placed: Sequence[tuple[PrintedLine, Column]]) -> list[tuple[PrintedLine, str]]:
    """The paragraphs of lines in their columns, each with its first line."""
    found: list[tuple[PrintedLine, str]] = []
    for number, (line, column) in enumerate(placed):
        if number and _continues(*placed[number - 1], line, column, found[-1][1]):
            first, text = found[-1]
            found[-1] = (first, _join(text, line.text.strip()))
        else:
            found.append((line, line.text.strip()))
    return found


def is_ended(text: str) -> bool:
    """Whether a line ends where a sentence does."""
    return _SENTENCE_END.search(text) is not None


def _without_heads(pages: Sequence[Page]) -> list[Page]:
    """Leave out the lines at the edges that most pages repeat, and page numbers."""
    heads = _running_heads(pages)
    return [Page(page.height, tuple(_body(page, heads))) for page in pages]


def _running_heads(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    seen = Counter(
        key for page in pages for key in {_head_key(page, line) for line in _edges(page)}
    )
    # Left and right pages may bear heads of their own, hence less than half.
    least = max(2, len(pages) * 0.4)
    return frozenset(key for key, count in seen.items() if count >= least)


def _edges(page: Page) -> Iterator[PrintedLine]:
    """The outermost lines, if they stand in the margins of the page."""
    for line in {*page.lines[:_EDGE], *page.lines[-_EDGE:]}:
        if not _MARGINS[0] * page.height < line.top < _MARGINS[1] * page.height:
            yield line


def _head_key(page: Page, line: PrintedLine) -> tuple[str, int]:
    """The same words at the same height, whatever number stands in them."""
    text = _DIGITS.sub("0", "".join(line.text.split()))
    return text, round(50 * line.top / page.height)


def _body(page: Page, heads: frozenset[tuple[str, int]]) -> Iterator[PrintedLine]:
    edges = set(_edges(page))
    for line in page.lines:
        at_edge = line in edges
        if at_edge and (_PAGE_NUMBER.fullmatch(line.text) or _head_key(page, line) in heads):
            continue
        if line.text.strip():
            yield line


def _column_of(page: Page, shared: Column) -> Column:
    """A page's own margins, since left and right pages may differ; not for a page of scraps."""
    own = column_of(page.lines)
    if own.right - own.left < 0.9 * (shared.right - shared.left):
        return shared
    return Column(own.left, own.right, shared.indented)


def column_of(lines: Sequence[PrintedLine]) -> Column:
    """Where the text of these lines stands."""
    if not lines:
        return Column(0, 0, indented=False)
    left = _often(lines, [line.left for line in lines], smallest=True)
    right = _often(lines, [line.right for line in lines], smallest=False)
    indents = sum(1 for line in lines if 1.4 <= (line.left - left) / line.em <= 2.6)
    return Column(left, right, indented=indents >= max(1, 0.1 * len(lines)))


def _often(lines: Sequence[PrintedLine], edges: list[float], *, smallest: bool) -> float:
    """The outermost edge that another line shares within one character."""
    ordered = sorted(zip(edges, (line.em for line in lines), strict=True), reverse=not smallest)
    for (edge, em), (following, _) in pairwise(ordered):
        if abs(edge - following) <= em:
            return edge
    return ordered[0][0]


def _continues(
    before: PrintedLine, its: Column, line: PrintedLine, column: Column, so_far: str
) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if NEW_BLOCK.match(line.text) and not _is_open(so_far):
        return False
    if _TITLE_END.search(so_far) and _OPENING.match(line.text):
        return False
    slack = _OPEN_SLACK if _is_open(so_far) else _SLACK
    room = max(its.right - slack * before.em, before.left + _LEAST_FULL * before.em)
    full = before.right >= room
    started_left = before.left <= its.left + 6 * before.em
    if not (full and started_left) or abs(before.em - line.em) > 0.15 * before.em:
        return False
    if is_list(before.text) and not _runs_on(so_far):
        return False
    indent = (line.left - column.left) / line.em
    ended = is_ended(so_far)
    if indent < 1:
        return column.indented or not ended
    return _runs_on(so_far) or (not 1.4 <= indent <= 2.6 and not ended)


def is_list(text: str) -> bool:
    """A line of names between blanks; its reader needs to see where it ended."""
    bare = _NUMBER.sub("", text)  # 1、 某某: the blank behind its number parts no names
    return bool(_GAP.search(bare)) and not _PROSE.search(bare)


def _is_open(text: str) -> bool:
    """Whether a bracket is still open, so that what looks like a number cannot begin a block."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _OPEN_PAIRS)


def _runs_on(text: str) -> bool:
    return text.endswith(_RUNS_ON) or _is_open(text)


def _join(before: str, after: str) -> str:
    words = _ENDS_ALNUM.search(before) and _ENDS_ALNUM.match(after[:1])
    number = words and _ENDS_IN_NUMBER.search(before) and _BEGINS_IN_NUMBER.match(after)
    return before + (" " if words and not number else "") + after


def in_reading_order(lines: Iterable[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Pieces of text joined to lines: what stands at one height belongs to one line."""
    rows: list[list[PrintedLine]] = []
    for piece in sorted(lines, key=lambda line: line.top):
        if rows and abs(piece.top - rows[-1][0].top) < 0.5 * max(piece.em, rows[-1][0].em):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(_one_line(sorted(row, key=lambda piece: piece.left)) for row in rows)


def _one_line(row: Sequence[PrintedLine]) -> PrintedLine:
    text = row[0].text
    for before, piece in pairwise(row):
        text += (" " if piece.left - before.right > 0.4 * piece.em else "") + piece.text
    first = row[0]
    return PrintedLine(text, first.left, max(p.right for p in row), first.top, first.em)


def transcribe(pages: Sequence[PageRead], media_type: str) -> Transcript:
    """The transcript of a paged document; scans that could not be recognised are warned of.

    Raises what kept the first of them from being read, when no page has any text.
    """
    missing = [number for number, done in enumerate(pages, 1) if done.missing]
    if missing and not any(done.page.lines for done in pages):
        raise next(done.missing for done in pages if done.missing)
    lines = paragraphs([done.page for done in pages])
    doubts = (_unread(missing) if missing else None, _loss(pages, lines))
    return Transcript(
        lines,
        media_type,
        ocr=any(done.recognised for done in pages),
        warnings=tuple(filter(None, doubts)),
    )


def _loss(pages: Sequence[PageRead], lines: Sequence[str]) -> ParseWarning | None:
    """Whether words were lost on the way from the file to its paragraphs, or taken for heads."""
    read = (count_han("".join(line.text for line in done.page.lines)) for done in pages)
    written = sum(max(done.written, found) for done, found in zip(pages, read, strict=True))
    written -= _repeated([done.page for done in pages])
    return loss(written, count_han("".join(lines)), sum(done.aside for done in pages))


def _repeated(pages: Sequence[Page]) -> int:
    """The Han characters of running heads, but for one copy of each."""
    heads = _running_heads(pages)
    found: dict[tuple[str, int], list[int]] = {}
    for page in pages:
        for line in _edges(page):
            if (key := _head_key(page, line)) in heads:
                found.setdefault(key, []).append(count_han(line.text))
    return sum(sum(sorted(counts)[:-1]) for counts in found.values())


def _unread(numbers: Sequence[int]) -> ParseWarning:
    pages = "、".join(map(str, numbers))
    return doubt("pages-not-read", pages=pages, remedy=OCR.remedy)
