"""``jiyao copy``: an index moved to another engine, and where to name it from now on."""

import sys

import click

from indexer.errors import SamePlace
from indexer.opening import access_of, manifest_path, names_at, open_index, people_at
from indexer.options import json_option, print_json, with_settings
from indexer.runs.copying import CopyReport, Place, copy_index
from indexer.settings import Settings

SCHEMA = 1


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--force", is_flag=True, help="替换 TO 已有的索引。 Replace the index at TO.")
@with_settings("segmenter", "organizations", "people")
@json_option
def copy(source: str, target: str, settings: Settings, *, force: bool, as_json: bool) -> None:
    """Copy all meetings, and what is known of their files."""
    if manifest_path(source).resolve() == manifest_path(target).resolve():
        raise SamePlace(address=target)
    library, names = settings.text("segmenter"), names_at(settings.text("organizations"))
    people, access = people_at(settings.text("people"), names), access_of(settings)
    with (
        open_index(source, access=access) as old,
        open_index(
            target, access=access, segmenter=library, fresh=True, own=old.own_words()
        ) as new,
    ):
        report = copy_index(
            Place(source, old, manifest_path(source)),
            Place(target, new, manifest_path(target)),
            names=names,
            people=people,
            force=force,
            progress=_shown if sys.stderr.isatty() else _silence,
        )
    if as_json:
        print_json(_members(source, target, report))
    else:
        click.echo(f"已复制 {report.meetings} 次会议、{report.sections} 个议题到 {target}")
        click.echo(
            f"改用新索引：--index {target}，或在 jiyao.toml 里写 index = {target!r}", err=True
        )
        click.echo(f"Use it with --index {target}, or set index in jiyao.toml.", err=True)


def _members(source: str, target: str, report: CopyReport) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "from": source,
        "to": target,
        "meetings": report.meetings,
        "sections": report.sections,
        "seconds": round(report.seconds, 3),
        "generation": report.generation,
    }


def _shown(done: int, total: int) -> None:
    if done == total or done % 20 == 0:
        click.echo(f"\r{done}/{total}", err=True, nl=done == total)


def _silence(done: int, total: int) -> None:
    """A log file wants no progress."""
