"""``jiyao check``: a list of titles and numbers, each with the meeting that dealt with it."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import click

from indexer.asking.asker import Asker
from indexer.desk.check_tables import NAME, STATES, check_json, check_table, outcome_words
from indexer.desk.checking import Checked, Report, State, check
from indexer.desk.lists import MOST_BYTES, read_list
from indexer.exports.tool_facts import about_list
from indexer.opening import names_at, open_for_asking
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.settings import Settings
from indexer.tables.table import CSV


@click.command(name="check")
@click.argument("file", metavar="FILE|-", type=click.File("rb"))
@click.option(
    "--column", default="", help="表里的哪一列：表头或第几列。 Which column, by head or number."
)
@click.option("--csv", "as_csv", is_flag=True, help="输出 CSV，Excel 可直接打开。 As CSV.")
@with_settings("index", "organizations", "mask", "removed")
@json_option
def check_list(
    file: BinaryIO, column: str, settings: Settings, *, as_csv: bool, as_json: bool
) -> None:
    """Print a row for each; misses are no error, and stay in their place."""
    entries = read_list(file.read(MOST_BYTES + 1), column)
    names = names_at(settings.text("organizations"))
    with open_for_asking(settings) as engine:
        report, facts = about_list(
            engine,
            NAME,
            {"column": [column]},
            lambda: check(Asker(engine, names), entries),
            rows_of=_rows,
        )
    if as_json:
        print_json(check_json(report, _place))
    elif as_csv:
        for piece in CSV.write(check_table(report, _place, facts)):
            click.echo(piece, nl=False)
    else:
        for line in _lines(report):
            click.echo(safe(line))
    counts = "，".join(f"{STATES[s][0]} {n}" for s in State if (n := report.count(s)))
    click.echo(f"{len(report.rows)} 行：{counts}", err=True)
    if not report.whole:
        click.echo("时间不够，有的没有找相近的。 Out of time for some candidates.", err=True)


def _rows(report: Report) -> Sequence[Checked]:
    return report.rows


def _lines(report: Report) -> Iterator[str]:
    for row in report.rows:
        yield f"{row.entry.row}  {row.entry.text}"
        yield f"    {_told(row)}"
        for near in row.candidates:
            yield f"      {near.text}" + (f"（{near.score}）" if near.score is not None else "")


def _told(row: Checked) -> str:
    if row.shown is None:
        return STATES[row.state][0]
    parts = (str(row.shown.date or "日期未载明"), row.shown.meeting_title, outcome_words(row))
    told = "  ".join(filter(None, parts))
    return f"{told}  {_place(row.shown.meeting_id, row.anchor)}  （{row.meetings} 次会议）"


def _place(meeting_id: str, anchor: str) -> str:
    """As ``jiyao show`` takes the meeting, with the paragraph behind it."""
    return f"{meeting_id}#{anchor}"
