"""Tables to take away: rows to CSV, XLSX or JSON lines, in pieces, safe to open in a spreadsheet.

A cell that begins like a formula would be run by whoever opens the file (``=HYPERLINK(…)`` in the
title of a document). CSV has no types, so such a text gets an apostrophe before it; XLSX says of
each text that it is one, and JSON needs nothing.

What a table is of (``facts``: the question, the time, the state of the index) goes with it: before
the rows and a blank one in CSV, on a sheet of its own, as the first line of JSON (``about``).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from indexer.tables import workbooks
from indexer.tables.workbooks import Cell

__all__ = ["CSV", "FORMATS", "JSON_LINES", "XLSX", "Cell", "Column", "Fact", "Format", "Table"]
BOM = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the encoding of its country."""
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
"""Those of full width are taken for formulas where East Asian input is set."""

_CUT = "截短的单元格：一格最多 {:,} 字，止于“…” Cells cut short, ending in …"


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` is for programs and never changes; ``label`` is the head that people read."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something about a whole table; ``key`` and ``label`` as those of a column."""

    key: str
    label: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` may be worked out as they are written: as many cells as there are columns.

    ``facts`` tell what the table is of.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    facts: tuple[Fact, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Format:
    """How a table is written; ``name`` is also the ending of its file."""

    name: str
    media_type: str
    write: Callable[[Table], Iterator[bytes]]


def csv_pieces(table: Table) -> Iterator[bytes]:
    """RFC 4180 in UTF-8 with a mark of order: a line of labels, then a line for each row.

    Where there are facts, a line of each and a blank one stand before them, as wide as all others.
    """
    yield BOM
    width = len(table.columns)
    line = io.StringIO()
    writer = csv.writer(line)
    for row in chain(_facts(table, width), _with_labels(table)):
        writer.writerow([safe(cell) for cell in row])
        yield line.getvalue().encode("utf-8", "replace")
        line.seek(0)
        line.truncate()


def xlsx_pieces(table: Table) -> Iterator[bytes]:
    """One sheet: a row of labels, then the rows; a second one for the facts, if there are any."""
    cuts = _Cuts()
    rows = workbooks.Sheet("Jiyao", cuts.counted(_with_labels(table)))
    told = chain(((fact.label, fact.value) for fact in table.facts), cuts.told())
    about = [workbooks.Sheet("关于 About", told)] if table.facts else []
    return workbooks.written([rows, *about])


class _Cuts:
    """How many texts a sheet cannot hold; told once its rows are written, where there are any."""

    def __init__(self) -> None:
        self._number = 0

    def counted(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        """The rows, counted as they go by."""
        for row in rows:
            self._number += sum(map(workbooks.is_cut, row))
            yield row

    def told(self) -> Iterator[Sequence[Cell]]:
        """A line for the second sheet."""
        if self._number:
            yield (_CUT.format(workbooks.LONGEST), self._number)


def json_pieces(table: Table) -> Iterator[bytes]:
    """A JSON object a line, by the keys of the columns, in their order.

    Where there are facts, the first line has them all, under ``about``.
    """
    keys = [column.key for column in table.columns]
    if table.facts:
        yield _json_line({"about": {fact.key: fact.value for fact in table.facts}})
    for row in table.rows:
        yield _json_line(dict(zip(keys, row, strict=True)))


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _json_line(members: object) -> bytes:
    return _ENCODE(members).encode("utf-8", "replace") + b"\n"


def _facts(table: Table, width: int) -> Iterator[Sequence[Cell]]:
    for fact in table.facts:
        yield (fact.label, fact.value, *[None] * (width - 2))
    if table.facts:
        yield (None,) * width


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
