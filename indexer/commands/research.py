"""``jiyao trends``, ``kwic``, ``collocates``, ``rising`` and ``similar``: the tools of research."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from indexer.asking.asker import Asker
from indexer.exports.tool_facts import told_table
from indexer.opening import names_at, open_for_asking
from indexer.options import json_option, print_json, with_settings, with_tool, write_pieces
from indexer.printing import columns_wide, safe
from indexer.research.collocates import collocate_table, collocates, collocates_json
from indexer.research.concordance import (
    Concordance,
    all_lines,
    concordance,
    kwic_json,
    kwic_table,
    line_url,
)
from indexer.research.rising import rising, rising_json, rising_table
from indexer.research.similar import Similar, similar, similar_json
from indexer.research.tools import COLLOCATES, KWIC, QUERY, RISING, TRENDS, read
from indexer.research.trends import trend_table, trends, trends_json
from indexer.settings import Settings
from indexer.tables.table import FORMATS, Cell, Table

_Values = Mapping[str, Sequence[str]]
_with_index = with_settings("index", "time_limit", "organizations", "mask", "removed")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@with_tool(TRENDS)
@_with_index
@json_option
def trends_command(
    query: tuple[str, ...],
    values: _Values,
    settings: Settings,
    *,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Each argument is a query, in quotation marks of the shell where it has blanks."""
    given = read(TRENDS, {**values, QUERY: _words(query)})
    with _asker(settings) as asker:
        found, table = told_table(asker.engine, given, lambda: trends(asker, given), trend_table)
    if as_json:
        print_json(trends_json(found, given))
    else:
        write_pieces(_written(table, form), output)
    undated = found.whole.undated.meetings
    if undated:
        click.echo(f"{undated} 次会议的日期没有细到所选时段，在末行。", err=True)
        click.echo(f"{undated} meetings are not dated so closely; see the last row.", err=True)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@with_tool(KWIC)
@_with_index
@json_option
def kwic_command(
    query: tuple[str, ...],
    values: _Values,
    settings: Settings,
    *,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print one page of lines; with a format, all of them."""
    given = read(KWIC, {**values, QUERY: [" ".join(_words(query))]})
    width, size, page = int(given.text("width")), given.number("size"), given.number("page")
    with _asker(settings) as asker:
        if form:
            _, table = told_table(
                asker.engine,
                given,
                lambda: all_lines(asker, given),
                lambda whole: kwic_table(whole, width),
            )
            write_pieces(FORMATS[form].write(table), output)
            return
        found = concordance(asker, given)
    if as_json:
        print_json(kwic_json(found, given))
        return
    lines = _kwic_lines(found, width, slice((page - 1) * size, page * size))
    write_pieces((f"{line}\n".encode() for line in lines), output)
    if found.is_cut:
        click.echo(f"只读了按日期排在最前的 {found.read} 项议题。", err=True)
        click.echo(f"These are of the first {found.read} items by date.", err=True)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True)
@with_tool(COLLOCATES)
@_with_index
@json_option
def collocates_command(
    query: tuple[str, ...],
    values: _Values,
    settings: Settings,
    *,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print a row for each word, closest first."""
    given = read(COLLOCATES, {**values, QUERY: [" ".join(_words(query))]})
    with _asker(settings) as asker:
        found, table = told_table(
            asker.engine, given, lambda: collocates(asker, given), collocate_table
        )
    if as_json:
        print_json(collocates_json(found, given))
    else:
        write_pieces(_written(table, form), output)


@click.command()
@with_tool(RISING)
@_with_index
@json_option
def rising_command(
    values: _Values,
    settings: Settings,
    *,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print a row for each word of headings and each document that rose."""
    given = read(RISING, values)
    with _asker(settings) as asker:
        found, table = told_table(asker.engine, given, lambda: rising(asker, given), rising_table)
    if as_json:
        print_json(rising_json(found, given))
    else:
        write_pieces(_written(table, form), output)


@click.command()
@click.argument("section_id", metavar="ID")
@_with_index
@json_option
def similar_command(section_id: str, settings: Settings, *, as_json: bool) -> None:
    """Print the items like one; ``ID`` is the ``section_id`` of ``jiyao search --json``."""
    with _asker(settings) as asker:
        found = similar(asker, section_id)
    if as_json:
        print_json(similar_json(found))
        return
    for line in _similar_lines(found):
        click.echo(safe(line))


def _words(query: Sequence[str]) -> Sequence[str]:
    """Words that begin with - are part of a question, but a mistyped --option is none."""
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    return query


@contextmanager
def _asker(settings: Settings) -> Iterator[Asker]:
    names = names_at(settings.text("organizations"))
    with open_for_asking(settings) as engine:
        yield Asker(engine, names, time_limit=settings.number("time_limit"))


def _written(table: Table, form: str | None) -> Iterable[bytes]:
    if form:
        return FORMATS[form].write(table)
    head = "\t".join(column.label for column in table.columns)
    rows = ("\t".join(_plain(cell) for cell in row) for row in table.rows)
    return (f"{line}\n".encode() for line in (head, *rows))


def _plain(cell: Cell) -> str:
    return "" if cell is None else safe(str(cell))


def _kwic_lines(found: Concordance, width: int, shown: slice) -> Iterator[str]:
    yield f"{found.sections} 项议题；读了 {found.read} 项，其中 {len(found.lines)} 处"
    for line in found.lines[shown]:
        left = safe(line.left[-width:])
        blank = " " * (2 * width - columns_wide(left))
        right = safe(line.right[:width])
        where = f"{line.place.date or '日期未载明'} {line_url(line)}"
        yield f"{blank}{left}  {safe(line.word)}  {right}  {where}"


def _similar_lines(found: Similar) -> Iterator[str]:
    lists = (
        ("此前涉及同一文件的", found.same_document),
        ("此前用词最相近的", found.earlier),
        ("用词最相近的", found.alike),
    )
    yield found.section.heading
    for name, records in lists:
        yield f"{name}："
        for record in records:
            yield f"   {record.date or '日期未载明'}  {record.heading}  {record.section_id}"
