"""Rows of a spreadsheet (XLSX), written and read. Home of openpyxl, loaded when one is wanted."""

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.child import _WorkbookChild

Cell = str | int | float | None

_LONGEST = 32_767
"""Characters that a cell may hold; Excel refuses to open a file that has more."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 has no way to write."""
_IN_MEMORY = 4_000_000
_PIECE = 65_536
_MOST_UNPACKED = 40_000_000
"""Bytes that a whole workbook may unpack to: far more than a thousand long titles need."""
_MOST_COLUMNS = 256


class NoSpreadsheet(Exception):
    """The bytes are no workbook that can be read, or unpack to more than any list needs."""


def written(rows: Iterable[Sequence[Cell]], title: str) -> Iterator[bytes]:
    """One sheet of these rows, in pieces; texts are written as texts, whatever they begin with."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _cell(sheet: _WorkbookChild, value: Cell) -> object:
    if not isinstance(value, str):
        return value
    text = _UNWRITABLE.sub("\ufffd", value)
    cell = WriteOnlyCell(sheet, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
    # A text, also where it begins like a formula, and also after somebody has edited it.
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def read(data: bytes) -> Iterator[tuple[str, ...]]:
    """The rows of the first sheet as texts, without empty cells at their ends; formulas as what
    they last showed. Empty rows between are there, a million of them where a file says so.

    Raises ``NoSpreadsheet``, also while rows are taken: a sheet is read as it is asked for.
    """
    _refuse_a_bomb(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # What a file claims of its size may be wrong, and costs a cell for each it claims.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
            yield _texts(row)
    except (BadZipFile, InvalidFileException, *_BROKEN) as error:
        raise NoSpreadsheet(str(error)) from error


_BROKEN = (
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError),
    *(OSError, EOFError, RuntimeError, zlib.error),
)
"""What openpyxl raises over a package with parts missing or broken (``SyntaxError``: its XML)."""


def _texts(row: Sequence[object]) -> tuple[str, ...]:
    texts = ["" if value is None else str(value) for value in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _refuse_a_bomb(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise NoSpreadsheet(str(error)) from error
    if size > _MOST_UNPACKED:
        raise NoSpreadsheet(f"{size} bytes")
