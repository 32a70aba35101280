"""Tables to take away: rows to CSV, XLSX or JSON lines, in pieces, safe to open in a spreadsheet.

A cell that begins like a formula would be run by whoever opens the file (``=HYPERLINK(…)`` in the
title of a document). CSV has no types, so such a text gets an apostrophe before it; XLSX says of
each text that it is one, and JSON needs nothing.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

_SPREADSHEETS = "indexer.spreadsheets"
"""Named, not imported: its library is loaded when a workbook is wanted."""
Cell = str | int | float | None
BOM = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the encoding of its country."""
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
"""Those of full width are taken for formulas where East Asian input is set."""


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is for programs and never changes; ``label`` is the head that people read."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` may be worked out as they are written: as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written; ``name`` is also the ending of its file."""

    name: str
    media_type: str
    write: Callable[[Table], Iterator[bytes]]


def csv_pieces(table: Table) -> Iterator[bytes]:
    """RFC 4180 in UTF-8 with a mark of order: a line of labels, then a line for each row."""
    yield BOM
    for row in _with_labels(table):
        line = io.StringIO()
        csv.writer(line).writerow([safe(cell) for cell in row])
        yield line.getvalue().encode("utf-8", "replace")


def xlsx_pieces(table: Table) -> Iterator[bytes]:
    """One sheet: a row of labels, then the rows."""
    pieces: Iterator[bytes] = import_module(_SPREADSHEETS).written(_with_labels(table), "Jiyao")
    return pieces


def json_pieces(table: Table) -> Iterator[bytes]:
    """A JSON object a line, by the keys of the columns, in their order."""
    keys = [column.key for column in table.columns]
    for row in table.rows:
        members = dict(zip(keys, row, strict=True))
        yield json.dumps(members, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def safe(cell: Cell) -> Cell:
    """The cell as CSV can hold it: a text that begins like a formula gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell


def _with_labels(table: Table) -> Iterator[Sequence[Cell]]:
    yield tuple(column.label for column in table.columns)
    yield from table.rows


CSV = Format("csv", "text/csv; charset=utf-8", csv_pieces)
XLSX = Format(
    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_pieces
)
JSON_LINES = Format("jsonl", "application/x-ndjson", json_pieces)
FORMATS = {each.name: each for each in (CSV, XLSX, JSON_LINES)}
