"""``jiyao index`` and ``jiyao rebuild``: an index brought up to date, and a receipt."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from indexer.build import BuildReport, Progress, update
from indexer.cli import EXIT_SOME_UNREADABLE
from indexer.manifest import open_manifest
from indexer.opening import manifest_path, names_at, open_index, own_words_at, people_at
from indexer.options import json_option, print_json, with_settings
from indexer.receipt import as_json as receipt_json
from indexer.receipt import details, summary
from indexer.settings import Settings

_folders = click.argument(
    "folders", metavar="DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
_anyway = click.option(
    "--minutes-anyway/--minutes-only",
    "anyway",
    default=None,
    help="未识别为会议纪要的文本也收录／不收录；不写则照这些文件夹上次的选择。"
    " Index texts that are no minutes too, or not; as last time if not given.",
)


@click.command()
@_folders
@click.option("--retry", is_flag=True, help="重读已知读不出的文件。 Read known failures again.")
@_anyway
@with_settings("index", "workers", "segmenter", "organizations", "people", "dictionary")
@json_option
@click.pass_context
def index(
    ctx: click.Context,
    folders: Sequence[Path],
    settings: Settings,
    *,
    retry: bool,
    anyway: bool | None,
    as_json: bool,
) -> None:
    """Bring the index up to date with the folders."""
    report = _run(settings, folders, fresh=False, retry=retry, anyway=anyway)
    _leave(ctx, report, as_json=as_json)


@click.command()
@_folders
@_anyway
@with_settings("index", "workers", "segmenter", "organizations", "people", "dictionary")
@json_option
@click.pass_context
def rebuild(
    ctx: click.Context,
    folders: Sequence[Path],
    settings: Settings,
    *,
    anyway: bool | None,
    as_json: bool,
) -> None:
    """Build a fresh index of these folders alone."""
    report = _run(settings, folders, fresh=True, retry=True, anyway=anyway)
    _leave(ctx, report, as_json=as_json)


def _run(
    settings: Settings,
    folders: Sequence[Path],
    *,
    fresh: bool,
    retry: bool,
    anyway: bool | None,
) -> BuildReport:
    address = settings.text("index")
    workers = settings.number("workers") or os.cpu_count() or 1
    names = names_at(settings.text("organizations"))
    people = people_at(settings.text("people"), names)
    own = own_words_at(settings.text("dictionary"))
    library = settings.text("segmenter")
    with (
        open_manifest(manifest_path(address), fresh=fresh) as manifest,
        open_index(address, segmenter=library, fresh=fresh, own=own) as engine,
    ):
        _say_what_waits(own, engine.own_words(fresh=fresh))
        progress = _progress() if sys.stderr.isatty() else _silence
        return update(
            engine,
            manifest,
            folders,
            fresh=fresh,
            retry=retry,
            anyway=anyway,
            workers=workers,
            names=names,
            people=people,
            progress=progress,
        )


def _say_what_waits(given: tuple[str, ...], frozen: tuple[str, ...]) -> None:
    """Words cut in two ways in one index would miss each other, so new ones wait for a rebuild."""
    if given and given != frozen:
        click.echo("词典有改动，运行 jiyao rebuild 后生效。", err=True)
        click.echo("The dictionary has changed; it counts from the next jiyao rebuild.", err=True)


def _progress() -> Progress:
    def show(done: int, total: int) -> None:
        if done == total or done % 20 == 0:
            click.echo(f"\r{done}/{total}", err=True, nl=done == total)

    return show


def _silence(done: int, total: int) -> None:
    """A log file wants no progress."""


def _leave(ctx: click.Context, report: BuildReport, *, as_json: bool) -> None:
    if as_json:
        print_json(receipt_json(report))
    else:
        click.echo(summary(report))
        for line in details(report):
            click.echo(line, err=True)
    if report.failed:
        ctx.exit(EXIT_SOME_UNREADABLE)
