"""Workbooks (XLSX, ECMA-376) written as their rows come, in flat memory: no cell is kept.

Every text is written as one (``inlineStr``) with a quote prefix, so that nothing which begins like
a formula is ever one, not even after somebody has edited it.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from indexer.tables.xml_text import plain, quoted

Cell: TypeAlias = str | int | float | None

MOST_ROWS = 1_048_576
"""Rows that a sheet may have; a file with more is called damaged."""
LONGEST = 32_767
"""Characters that a cell may hold; Excel refuses to open a file that has more."""
_PIECE = 65_536
_LEVEL = 1
"""Of packing: 6, the usual, takes twice as long in all and saves a seventh."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_TEXT_STYLE = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` may be worked out as they are written."""

    name: str
    rows: Iterable[Sequence[Cell]]


class TooManyRows(Exception):
    """A sheet would have more rows than a workbook can hold."""


def written(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The workbook in pieces, its sheets in this order. Raises ``TooManyRows`` on the way."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name, text in _parts(sheets).items():
            package.writestr(_part(name), text)
        for number, sheet in enumerate(sheets, 1):
            # By its name alone it has no time either, and is packed as the package says.
            with package.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for piece in _sheet(sheet.rows):
                    part.write(piece.encode())
                    if sink.size >= _PIECE:
                        yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Takes what is written and hands it on; it cannot be sought in, so nothing is mended later."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes is all we are given
        self._pieces.append(bytes(data))
        self.size += len(data)
        return len(data)

    def taken(self) -> bytes:
        """All that came since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        self.size = 0
        return data


def _part(name: str) -> ZipInfo:
    """A part without the time of writing: one state of the index gives one file."""
    info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    return info


def _sheet(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise TooManyRows
        cells = "".join(_cell(column, number, value) for column, value in enumerate(row))
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _cell(column: int, row: int, value: Cell) -> str:
    if value is None:
        return ""
    place = f"{_letters(column)}{row}"
    if not isinstance(value, str):
        return f'<c r="{place}"><v>{value}</v></c>'
    text = value[: LONGEST - 1] + "…" if is_cut(value) else value
    is_text = f'<is><t xml:space="preserve">{plain(text)}</t></is>'
    return f'<c r="{place}" s="{_TEXT_STYLE}" t="inlineStr">{is_text}</c>'


def is_cut(value: Cell) -> bool:
    """Whether a cell cannot hold the whole text."""
    return isinstance(value, str) and len(value) > LONGEST


@cache
def _letters(column: int) -> str:
    """A to Z, then AA: what columns are called, from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _parts(sheets: Sequence[Sheet]) -> Mapping[str, str]:
    """The parts of the package that hold no rows."""
    numbers = range(1, len(sheets) + 1)
    names = zip(numbers, (quoted(sheet.name) for sheet in sheets), strict=True)
    listed = "".join(f'<sheet name={name} sheetId="{n}" r:id="rId{n}"/>' for n, name in names)
    files = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KINDS}.worksheet+xml"/>'
        for n in numbers
    )
    leads = "".join(_relation(n, "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KINDS}.styles+xml"/>'
        f"{files}</Types>",
        "_rels/.rels": _relations(_relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            leads + _relation(len(sheets) + 1, "styles", "styles.xml")
        ),
        "xl/styles.xml": _STYLES,
    }


def _relations(inside: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
