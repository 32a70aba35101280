"""``jiyao duties``: who must do what by when, on a terminal, as a table or as a calendar."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from indexer.asking.asker import Asker
from indexer.desk.duties import (
    ORGANIZATION,
    WITH_DEADLINE,
    Duty,
    DutyList,
    all_duties,
    duties,
)
from indexer.desk.duty_tables import NAME, duty_calendar, duty_table, duty_url
from indexer.exports.tool_facts import about_list
from indexer.opening import names_at, open_for_asking
from indexer.options import json_option, with_settings, write_pieces
from indexer.printing import safe, tell_notes
from indexer.settings import Settings
from indexer.tables.table import FORMATS, JSON_LINES

CALENDAR = "ics"
_DATES = {"from": "从这一天（月、年）起的会议", "to": "到这一天（月、年）止的会议"}


# Without this, a word that begins with - would be taken for an option.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--organization", metavar="VALUE", help="责任或配合单位。 Who acts or assists.")
@click.option(
    "--body", multiple=True, metavar="VALUE", help="会议主体，可重复。 The organ that met."
)
@click.option("--from", "first", metavar="DATE", help=f"{_DATES['from']}。 Meetings from.")
@click.option("--to", "last", metavar="DATE", help=f"{_DATES['to']}。 Meetings up to.")
@click.option("--deadline", is_flag=True, help="只要有时限的。 Only with a deadline.")
@click.option("--page", metavar="VALUE", help="第几页，从 1 起。 Page, from 1.")
@click.option("--size", metavar="VALUE", help="每页几项议题。 Items a page.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, CALENDAR]),
    help="输出全部事项的表格或日历。 All rows as a table or a calendar.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入文件，而不是标准输出。 Write to a file.",
)
@with_settings("index", "time_limit", "organizations", "mask", "removed")
@json_option
def duties_command(  # noqa: PLR0913
    query: tuple[str, ...],
    settings: Settings,
    *,
    organization: str | None,
    body: tuple[str, ...],
    first: str | None,
    last: str | None,
    deadline: bool,
    page: str | None,
    size: str | None,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Print the list; with a format, all rows of it."""
    given = {"from": first, "to": last, "page": page, "size": size, ORGANIZATION: organization}
    values = {name: [value] for name, value in given.items() if value}
    values |= {"q": [" ".join(query)], "body": list(body), WITH_DEADLINE: ["1"] * deadline}
    form = JSON_LINES.name if as_json else form
    names = names_at(settings.text("organizations"))
    with open_for_asking(settings) as engine:
        asker = Asker(engine, names, time_limit=settings.number("time_limit"))
        if form is None:
            found = duties(asker, values, size=settings.number("page_size"))
            tell_notes(found.notes)
            pieces: Iterable[bytes] = (f"{line}\n".encode() for line in _lines(found))
        else:
            pieces = _written(asker, values, form)
        write_pieces(pieces, output)


def _written(asker: Asker, values: Mapping[str, Sequence[str]], form: str) -> Iterable[bytes]:
    found, facts = about_list(
        asker.engine,
        NAME,
        values,
        lambda: all_duties(asker, values),
        rows_of=lambda found: found.rows,
        notes_in=lambda found: found.notes,
    )
    tell_notes(found.notes)
    if form != CALENDAR:
        return FORMATS[form].write(replace(duty_table(found.rows), facts=facts))
    made = duty_calendar(found.rows, facts)
    click.echo(f"日历 {made.listed} 项；{made.left_out} 项的时限没有写明日期，未列入。", err=True)
    click.echo(f"{made.listed} in the calendar; {made.left_out} deadlines name no day.", err=True)
    return (made.text.encode(),)


def _lines(found: DutyList) -> Iterator[str]:
    total = found.results.total
    if not total:
        yield "没有相符的责任事项。 No duty fits."
        return
    yield f"{total} 项议题；第 {found.page} 页，共 {found.pages} 页，本页 {len(found.rows)} 条"
    for row in found.rows:
        yield ""
        who = "、".join(party.name for party in row.responsible)
        yield safe(f"{who}：{row.task}" if who else row.task)
        if row.partners:
            yield safe(f"   配合：{'、'.join(party.name for party in row.partners)}")
        if row.deadline:
            yield f"   时限：{safe(row.deadline)}{_day(row)}"
        yield f"   原句：{safe(row.sentence)}"
        date = f"（{row.date}）" if row.date else ""
        yield f"   {safe(row.meeting_title)}{date} {duty_url(row)}"


def _day(row: Duty) -> str:
    if row.due is None:
        return "（没有写明日期）"
    return f"（{row.due.day}{'，年份按会议日期推定' if row.due.is_inferred else ''}）"
