"""A list of titles and numbers as somebody has it: pasted, one a line, as CSV or as XLSX.

The bytes say what it is, never a file's name. Of a table, the column of titles is taken, and
where a row has no title its number; the heads of the columns say which these are.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice

from indexer.errors import EmptyList, ListTooLong, NoSuchColumn, NotAList
from indexer.text.analysis import squeeze

LIST_LABEL = "清单 List"
"""Stands first in our own tables of lists, before what they are of."""
MOST_ROWS = 1_000
_MILLION = 1_000_000
MOST_BYTES = 4 * _MILLION
_MOST_READ = 120_000
"""Rows of a workbook, empty ones too; what stands below them would be missed, so it is refused."""
_SPREADSHEETS = "indexer.tables.spreadsheets"
"""Named, not imported: its library is loaded when a workbook comes in."""
TITLE_HEADS = (
    # 输入 is what our own table of a list calls what was given, found or not.
    *("输入", "标题", "文件标题", "文件名称", "文件名", "文件", "题名", "名称", "材料名称", "议题"),
    *("title", "document"),
)
"""Heads of the column of titles, the surest first."""
NUMBER_HEADS = ("文号", "发文字号", "发文文号", "文件编号", "number")
_OTHERS = (
    (b"%PDF", "PDF 文件", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件，请另存为 .xlsx", "an old Office file: save as .xlsx"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"7z\xbc\xaf", "压缩包", "an archive"),
    (b"Rar!", "压缩包", "an archive"),
)
_ZIP = b"PK"
_SAMPLE_ROWS = 20
_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One title or number, and the row it stands in, from 1."""

    row: int
    text: str


_Row = Sequence[str]


def read_list(data: bytes, column: str = "") -> tuple[Entry, ...]:
    """The entries of a file. ``column`` is a head or a number from 1, where ours is not the one.

    Raises ``NotAList``, ``EmptyList``, ``ListTooLong``, ``NoSuchColumn``.
    """
    if len(data) > MOST_BYTES:
        reason, why = f"超过 {MOST_BYTES // _MILLION} MB", f"over {MOST_BYTES // _MILLION} MB"
        raise NotAList(reason=reason, why=why)
    for beginning, reason, why in _OTHERS:
        if data.startswith(beginning):
            raise NotAList(reason=reason, why=why)
    if data.startswith(_ZIP):
        return _entries(_sheet(data), column)
    text = _decoded(data)
    return _entries(_split(text, commas=True), column)


def read_pasted(text: str, column: str = "") -> tuple[Entry, ...]:
    """The entries of a pasted text: one a line, or cells of a spreadsheet with tabs between.

    Raises ``EmptyList``, ``ListTooLong``, ``NoSuchColumn``.
    """
    return _entries(_split(text, commas=False), column)


def _entries(rows: Iterable[_Row], column: str) -> tuple[Entry, ...]:
    numbered = _filled(rows)
    first = next(numbered, None)
    if first is None:
        raise EmptyList
    heads = [squeeze(cell) for cell in first[1]]
    column = column.strip()[:_LONGEST_HEAD]
    known = {*TITLE_HEADS, *NUMBER_HEADS, *([] if column.isdecimal() else [squeeze(column)])}
    has_head = not known.isdisjoint(heads)
    places = _places(heads, column, first[1], has_head=has_head)
    data = chain(() if has_head else (first,), numbered)
    found = [Entry(n, text) for n, row in data if (text := _text(row, places))]
    if len(found) > MOST_ROWS:
        raise ListTooLong(limit=MOST_ROWS, count=len(found))
    if not found:
        raise EmptyList
    return tuple(found)


def _filled(rows: Iterable[_Row]) -> Iterator[tuple[int, _Row]]:
    """The rows that hold something, with their numbers; what a table of ours tells of itself, up
    to a blank row, is no part of the list.
    """
    is_told = False
    for number, row in enumerate(rows, 1):
        is_filled = any(cell.strip() for cell in row)
        is_told = is_filled and (is_told or (number == 1 and row[0] == LIST_LABEL))
        if is_filled and not is_told:
            yield number, row


def _places(heads: Sequence[str], column: str, shown: _Row, *, has_head: bool) -> tuple[int, ...]:
    """Which cells of a row to look into; the first that has something is taken."""
    if column.isdecimal() and 1 <= int(column) <= len(heads):
        return (int(column) - 1,)
    if column and squeeze(column) in heads:
        return (heads.index(squeeze(column)),)
    if column:
        raise NoSuchColumn(column=column, columns="、".join(shown)[:200])
    if not has_head:
        return (0,)
    wanted = (next((h for h in kind if h in heads), None) for kind in (TITLE_HEADS, NUMBER_HEADS))
    return tuple(heads.index(head) for head in wanted if head)


def _text(row: _Row, places: Sequence[int]) -> str:
    cells = (row[place].strip() for place in places if place < len(row))
    return " ".join(next(filter(None, cells), "").split())


def _split(text: str, *, commas: bool) -> Iterator[_Row]:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if "\t" in first:
        yield from _cells(text, "\t")
    elif commas and _has_columns(text, first):
        yield from _cells(text, ",")
    else:
        yield from ((line,) for line in lines)


def _cells(text: str, delimiter: str) -> Iterator[_Row]:
    """Rows of cells. A quote without its fellow would swallow all rows after it: it is a mark."""
    lines = io.StringIO(text, newline="")
    is_whole = text.count('"') % 2 == 0
    try:
        if is_whole:
            yield from csv.reader(lines, delimiter=delimiter)
        else:
            yield from csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    except csv.Error as error:
        raise NotAList(reason="单元格太长或不完整", why="a cell is too long or broken") from error


def _has_columns(text: str, first: str) -> bool:
    """Whether commas part columns: then all rows have as many. A title may have one of its own."""
    if first.startswith('"'):
        return True
    rows = islice(_cells(text, ","), _SAMPLE_ROWS)
    counts = {len(row) for row in rows if any(row)}
    return len(counts) == 1 and counts != {1}


def _sheet(data: bytes) -> Iterator[_Row]:
    spreadsheets = import_module(_SPREADSHEETS)
    try:
        for number, row in enumerate(spreadsheets.read(data), 1):
            if number > _MOST_READ:
                reason, why = f"超过 {_MOST_READ} 行，或空行太多", f"over {_MOST_READ} rows"
                raise NotAList(reason=reason, why=why)
            yield row
    except spreadsheets.NoSpreadsheet as error:
        raise NotAList(reason="不是完好的 XLSX 工作簿", why="no sound XLSX workbook") from error


def _decoded(data: bytes) -> str:
    """The text by its mark of order, as UTF-8, or as GB18030, which Excel writes in China."""
    wide = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else None
    for encoding in (wide,) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.lstrip().startswith("<"):
            raise NotAList(reason="是网页", why="a web page")
        if not any(ord(c) < _BLANK and c not in _ENDS for c in text):
            return text
    raise NotAList(reason="不是文本", why="no text")


_BLANK = 0x20
_ENDS = "\t\r\n\f"
