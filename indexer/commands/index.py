"""``jiyao index`` and ``jiyao rebuild``: an index brought up to date, and a receipt."""

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from corpus.errors import UserFacingError
from corpus.sandbox import Sandbox
from indexer.cli import EXIT_SOME_UNREADABLE
from indexer.commands.parts import Reader, led, tell_laid
from indexer.engine import Engine
from indexer.engines import shelf_at
from indexer.errors import IndexDamaged
from indexer.opening import (
    access_of,
    manifest_path,
    names_at,
    open_index,
    own_words_at,
    people_at,
    removals_at,
)
from indexer.options import json_option, print_json, with_settings
from indexer.runs.build import BuildReport, Progress, Reading, update
from indexer.runs.guard import Guard, canary_texts
from indexer.runs.manifest import Manifest, open_manifest
from indexer.runs.receipt import as_json as receipt_json
from indexer.runs.receipt import details, failure_json, summary
from indexer.runs.sharing import Part
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
    *("canaries", "max_vanish", "removed"),
)


_part = click.option(
    "--part",
    metavar="I/N",
    help="几台主机分读同一文件夹：第几份/共几份；第 1 份等其余各份，写入并切换。只用于集群。"
    " Read part I of N; part 1 waits for the others, writes and switches. For clusters only.",
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the command line asks for."""

    folders: Sequence[Path]
    fresh: bool
    retry: bool
    anyway: bool | None
    force: bool
    part: Part | None

    def reader(self, settings: Settings, part: Part) -> Reader:
        """What this host reads of a run that is shared."""
        return Reader(part, self.folders, self.fresh, bool(self.anyway), _workers(settings))


@click.command()
@_folders
@click.option("--retry", is_flag=True, help="重读已知读不出的文件。 Read known failures again.")
@_anyway
@_force
@_part
@with_settings(*_SETTINGS)
@json_option
@log_format_option
@click.pass_context
def index(  # noqa: PLR0913
    ctx: click.Context,
    folders: Sequence[Path],
    settings: Settings,
    *,
    retry: bool,
    anyway: bool | None,
    force: bool,
    part: str | None,
    as_json: bool,
) -> None:
    """Bring the index up to date with the folders."""
    wish = _Wish(folders, False, retry, anyway, force, _parsed(part))
    _run_and_leave(ctx, settings, wish, as_json=as_json)


@click.command()
@_folders
@_anyway
@_force
@_part
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
    part: str | None,
    as_json: bool,
) -> None:
    """Build a fresh index of these folders alone."""
    wish = _Wish(folders, True, True, anyway, force, _parsed(part))
    _run_and_leave(ctx, settings, wish, as_json=as_json)


def _parsed(part: str | None) -> Part | None:
    return None if part is None else Part.parsed(part)


def _run_and_leave(ctx: click.Context, settings: Settings, wish: _Wish, *, as_json: bool) -> None:
    try:
        if wish.part and not wish.part.leads:
            tell_laid(wish.part, _laid(settings, wish, wish.part), as_json=as_json)
            return
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


def _laid(settings: Settings, wish: _Wish, part: Part) -> int:
    """Read a part for the host that writes."""
    with (
        shelf_at(settings.text("index"), access_of(settings)) as shelf,
        _opened(settings, fresh=wish.fresh) as engine,
    ):
        return wish.reader(settings, part).lay(shelf, engine)


def _run(ctx: click.Context, settings: Settings, wish: _Wish) -> BuildReport:
    address = settings.text("index")
    with (
        open_manifest(manifest_path(address), fresh=wish.fresh) as manifest,
        _opened(settings, fresh=wish.fresh) as engine,
    ):
        own = own_words_at(settings.text("dictionary"))
        _say_what_waits(ctx, engine, own, fresh=wish.fresh)
        run = partial(_updated, engine, manifest, settings, wish)
        if wish.part is None:
            return run(Sandbox)
        with shelf_at(address, access_of(settings)) as shelf:
            return led(ctx, shelf, wish.reader(settings, wish.part), engine, run)


def _updated(
    engine: Engine, manifest: Manifest, settings: Settings, wish: _Wish, reading: Reading
) -> BuildReport:
    names = names_at(settings.text("organizations"))
    return update(
        engine,
        manifest,
        wish.folders,
        fresh=wish.fresh,
        retry=wish.retry,
        anyway=wish.anyway,
        workers=_workers(settings),
        names=names,
        people=people_at(settings.text("people"), names),
        guard=_guard(settings, force=wish.force),
        removed=removals_at(settings.text("removed")).ids(),
        reading=reading,
        progress=_progress() if sys.stderr.isatty() else _silence,
    )


def _opened(settings: Settings, *, fresh: bool) -> AbstractContextManager[Engine]:
    return open_index(
        settings.text("index"),
        access=access_of(settings),
        segmenter=settings.text("segmenter"),
        fresh=fresh,
        own=own_words_at(settings.text("dictionary")),
    )


def _workers(settings: Settings) -> int:
    return settings.number("workers") or os.cpu_count() or 1


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
