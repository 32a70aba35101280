"""Rows of a spreadsheet (XLSX) that somebody sends. Home of openpyxl, loaded when one is read."""

import io
import zlib
from collections.abc import Iterator, Sequence
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

_MOST_UNPACKED = 40_000_000
"""Bytes that a whole workbook may unpack to: far more than a thousand long titles need."""
_MOST_COLUMNS = 256


class NoSpreadsheet(Exception):
    """The bytes are no workbook that can be read, or unpack to more than any list needs."""


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
