"""``jiyao index`` and ``jiyao rebuild``: an index brought up to date, and a receipt."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from corpus.errors import UserFacingError
from indexer.build import BuildReport, Progress, update
from indexer.cli import EXIT_SOME_UNREADABLE
from indexer.engine import Engine
from indexer.errors import IndexDamaged
from indexer.guard import Guard, canary_texts
from indexer.manifest import open_manifest
from indexer.opening import (
    access_of,
    manifest_path,
    names_at,
    open_index,
    own_words_at,
    people_at,
)
from indexer.options import json_option, print_json, with_settings
from indexer.receipt import as_json as receipt_json
from indexer.receipt import details, failure_json, summary
from indexer.settings import Settings
from indexer.talk import log_format_option, say

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
_force = click.option(
    "--force",
    is_flag=True,
    help="即使许多会议消失、关键检索式没有结果，也照样切换。"
    " Switch although many meetings vanish or canaries find nothing.",
)
_SETTINGS = (
    *("index", "workers", "segmenter", "organizations", "people", "dictionary"),
    *("canaries", "max_vanish"),
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the command line asks for."""

    folders: Sequence[Path]
    fresh: bool
    retry: bool
    anyway: bool | None
    force: bool


@click.command()
@_folders
@click.option("--retry", is_flag=True, help="重读已知读不出的文件。 Read known failures again.")
@_anyway
@_force
@with_settings(*_SETTINGS)
@json_option
@log_format_option
@click.pass_context
def index(
    ctx: click.Context,
    folders: Sequence[Path],
    settings: Settings,
    *,
    retry: bool,
    anyway: bool | None,
    force: bool,
    as_json: bool,
) -> None:
    """Bring the index up to date with the folders."""
    wish = _Wish(folders, fresh=False, retry=retry, anyway=anyway, force=force)
    _run_and_leave(ctx, settings, wish, as_json=as_json)


@click.command()
@_folders
@_anyway
@_force
@with_settings(*_SETTINGS)
@json_option
@log_format_option
@click.pass_context
def rebuild(
    ctx: click.Context,
    folders: Sequence[Path],
    settings: Settings,
    *,
    anyway: bool | None,
    force: bool,
    as_json: bool,
) -> None:
    """Build a fresh index of these folders alone."""
    wish = _Wish(folders, fresh=True, retry=True, anyway=anyway, force=force)
    _run_and_leave(ctx, settings, wish, as_json=as_json)


def _run_and_leave(ctx: click.Context, settings: Settings, wish: _Wish, *, as_json: bool) -> None:
    try:
        report = _run(ctx, settings, wish)
    except UserFacingError as error:
        if as_json:
            print_json(failure_json(error))
        raise
    if as_json:
        print_json(receipt_json(report))
    else:
        click.echo(summary(report))
        for line in details(report):
            say(ctx, line, level="warning")
    if report.refused:
        raise report.refused
    if report.failed:
        ctx.exit(EXIT_SOME_UNREADABLE)


def _run(ctx: click.Context, settings: Settings, wish: _Wish) -> BuildReport:
    address, fresh = settings.text("index"), wish.fresh
    names = names_at(settings.text("organizations"))
    own, library = own_words_at(settings.text("dictionary")), settings.text("segmenter")
    opened = open_index(
        address, access=access_of(settings), segmenter=library, fresh=fresh, own=own
    )
    with open_manifest(manifest_path(address), fresh=fresh) as manifest, opened as engine:
        _say_what_waits(ctx, engine, own, fresh=fresh)
        return update(
            engine,
            manifest,
            wish.folders,
            fresh=fresh,
            retry=wish.retry,
            anyway=wish.anyway,
            workers=settings.number("workers") or os.cpu_count() or 1,
            names=names,
            people=people_at(settings.text("people"), names),
            guard=_guard(settings, force=wish.force),
            progress=_progress() if sys.stderr.isatty() else _silence,
        )


def _guard(settings: Settings, *, force: bool) -> Guard:
    canaries = canary_texts(settings.text("canaries"))
    return Guard(canaries, settings.number("max_vanish"), force=force)


def _say_what_waits(
    ctx: click.Context, engine: Engine, given: tuple[str, ...], *, fresh: bool
) -> None:
    """Words cut in two ways in one index would miss each other, so new ones wait for a rebuild."""
    # An index that cannot be read is built anew by the run, with the words that are given.
    with suppress(IndexDamaged):
        if given and given != engine.own_words(fresh=fresh):
            say(
                ctx,
                "词典有改动，运行 jiyao rebuild 后生效。",
                "The dictionary has changed; it counts from the next jiyao rebuild.",
                level="warning",
            )


def _progress() -> Progress:
    def show(done: int, total: int) -> None:
        if done == total or done % 20 == 0:
            click.echo(f"\r{done}/{total}", err=True, nl=done == total)

    return show


def _silence(done: int, total: int) -> None:
    """A log file wants no progress."""
