"""``jiyao trends``, ``kwic``, ``collocates``, ``rising`` and ``similar``: the tools of research."""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from indexer.asking.asker import Asker
from indexer.exports.tool_facts import Found, told_table
from indexer.opening import names_at, open_for_asking
from indexer.options import (
    Function,
    json_option,
    print_json,
    with_settings,
    with_tool,
    write_pieces,
)
from indexer.printing import columns_wide, safe, tell_notes
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
from indexer.research.tools import COLLOCATES, KWIC, QUERY, RISING, TRENDS, Given, Tool, read
from indexer.research.trends import trend_table, trends, trends_json
from indexer.settings import Settings
from indexer.tables.table import FORMATS, Cell, Table

_with_index = with_settings("index", "time_limit", "organizations", "mask", "removed")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a command was asked, of which index, and as what the answer is wanted."""

    given: Given
    settings: Settings
    form: str | None
    output: Path | None
    as_json: bool

    def answer(
        self,
        find: Callable[[Asker, Given], Found],
        table_of: Callable[[Found], Table],
        members_of: Callable[[Found, Given], object],
    ) -> Found:
        """Give what ``find`` finds as JSON, or as a table."""
        found, table = self._told(find, table_of)
        if self.as_json:
            print_json(members_of(found, self.given))
        else:
            write_pieces(_written(table, self.form), self.output)
        return found

    def write(
        self, find: Callable[[Asker, Given], Found], table_of: Callable[[Found], Table]
    ) -> Found:
        """Give what ``find`` finds as a table, in the form that was asked for."""
        found, table = self._told(find, table_of)
        write_pieces(_written(table, self.form), self.output)
        return found

    def _told(
        self, find: Callable[[Asker, Given], Found], table_of: Callable[[Found], Table]
    ) -> tuple[Found, Table]:
        with _asker(self.settings) as asker:
            return told_table(asker.engine, self.given, lambda: find(asker, self.given), table_of)


def _of_tool(tool: Tool) -> Callable[[Function], click.Command]:
    """Make a command of all that the tool can be asked with; it receives ``asked``."""
    takes_query = QUERY in tool.names

    def decorate(function: Function) -> click.Command:
        @functools.wraps(function)
        def run(
            values: Mapping[str, Sequence[str]],
            settings: Settings,
            *,
            query: Sequence[str] = (),
            form: str | None,
            output: Path | None,
            as_json: bool,
        ) -> None:
            words = {QUERY: _queries(query, tool)} if query else {}
            function(_Asked(read(tool, {**values, **words}), settings, form, output, as_json))

        with_options = with_tool(tool)(_with_index(json_option(run)))
        if not takes_query:
            return click.command()(with_options)
        with_query = click.argument("query", nargs=-1, required=True)(with_options)
        return click.command(context_settings={"ignore_unknown_options": True})(with_query)

    return decorate


def _queries(words: Sequence[str], tool: Tool) -> Sequence[str]:
    """A query each where the tool takes several, or all as one.

    Words that begin with - are part of a question, but a mistyped --option is none.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    option = next(option for option in tool.options if option.name == QUERY)
    return words if option.times > 1 else [" ".join(words)]


@_of_tool(TRENDS)
def trends_command(asked: _Asked) -> None:
    """Each argument is a query, in quotation marks of the shell where it has blanks."""
    found = asked.answer(trends, trend_table, trends_json)
    tell_notes(found.notes)
    undated = found.whole.undated.meetings
    if undated:
        click.echo(f"{undated} 次会议的日期没有细到所选时段，在末行。", err=True)
        click.echo(f"{undated} meetings are not dated so closely; see the last row.", err=True)


@_of_tool(KWIC)
def kwic_command(asked: _Asked) -> None:
    """Print one page of lines; with a format, all of them."""
    given = asked.given
    width = int(given.text("width"))
    if asked.form:
        tell_notes(asked.write(all_lines, lambda whole: kwic_table(whole, width)).notes)
        return
    with _asker(asked.settings) as asker:
        found = concordance(asker, given)
    if asked.as_json:
        print_json(kwic_json(found, given))
        return
    size, page = given.number("size"), given.number("page")
    lines = _kwic_lines(found, width, slice((page - 1) * size, page * size))
    write_pieces((f"{line}\n".encode() for line in lines), asked.output)
    tell_notes(found.notes)
    if found.is_cut:
        click.echo(f"只读了按日期排在最前的 {found.read} 项议题。", err=True)
        click.echo(f"These are of the first {found.read} items by date.", err=True)


@_of_tool(COLLOCATES)
def collocates_command(asked: _Asked) -> None:
    """Print a row for each word, closest first."""
    tell_notes(asked.answer(collocates, collocate_table, collocates_json).notes)


@_of_tool(RISING)
def rising_command(asked: _Asked) -> None:
    """Print a row for each word of headings and each document that rose."""
    tell_notes(asked.answer(rising, rising_table, rising_json).notes)


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
        ("此前用词最相近的（上面已列的除外）", found.earlier),
        ("用词最相近的", found.alike),
    )
    yield found.section.heading
    for name, records in lists:
        yield f"{name}："
        for record in records:
            yield f"   {record.date or '日期未载明'}  {record.heading}  {record.section_id}"
