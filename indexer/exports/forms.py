"""How a whole result can be written: one table for the page, the API and the command."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.exports.errors import TooManyRows
from indexer.exports.export import Export
from indexer.exports.section_tables import json_lines, plain_text, section_table
from indexer.exports.tei import tei
from indexer.tables.table import CSV, JSON_LINES, XLSX
from indexer.tables.workbooks import MOST_ROWS


@dataclass(frozen=True, slots=True)
class Form:
    """``name`` is what is asked for, ``ending`` that of the file."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Export], Iterator[bytes]]


def _csv(export: Export) -> Iterator[bytes]:
    return CSV.write(section_table(export))


def _xlsx(export: Export) -> Iterator[bytes]:
    if export.total >= MOST_ROWS:
        raise TooManyRows(limit=MOST_ROWS, count=export.total)
    return XLSX.write(section_table(export))


FORMS = {
    form.name: form
    for form in (
        Form(CSV.name, "csv", CSV.media_type, _csv),
        Form(XLSX.name, "xlsx", XLSX.media_type, _xlsx),
        Form(JSON_LINES.name, "jsonl", JSON_LINES.media_type, json_lines),
        Form("txt", "txt", "text/plain; charset=utf-8", plain_text),
        Form("tei", "xml", "application/tei+xml; charset=utf-8", tei),
    )
}
