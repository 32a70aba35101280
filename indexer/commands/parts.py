"""One part of ``jiyao index`` or ``jiyao rebuild``, where several hosts read the same folders."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from indexer.engine import Engine
from indexer.options import print_json
from indexer.runs.build import BuildReport, Reading
from indexer.runs.reading import ReadAndCut
from indexer.runs.sharing import Part, SharedSandbox, lay_out, wait_for_others
from indexer.shelf import Shelf
from indexer.talk import say

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Reader:
    """What this host reads, and with what; the flags must be the same on all hosts."""

    part: Part
    folders: Sequence[Path]
    fresh: bool
    anyway: bool
    workers: int

    def lay(self, shelf: Shelf, engine: Engine) -> int:
        """Read this part; how many files were laid on the shelf."""
        own = engine.own_words(fresh=self.fresh)
        read = ReadAndCut(engine.library, anyway=self.anyway, own=own)
        held = {} if self.fresh else engine.digests()
        return lay_out(shelf, self.part, held, self.folders, read, self.workers)


def tell_laid(part: Part, laid: int, *, as_json: bool) -> None:
    """What a part has done that does not write."""
    if as_json:
        print_json({"schema": SCHEMA, "part": part.number, "of": part.of, "laid": laid})
        return
    click.echo(f"第 {part.number}/{part.of} 份：读出 {laid} 个文件，由第 1 份写入索引")
    click.echo(f"Part {part.number}/{part.of}: {laid} files read, for part 1 to write", err=True)


def led(
    ctx: click.Context,
    shelf: Shelf,
    reader: Reader,
    engine: Engine,
    run: Callable[[Reading], BuildReport],
) -> BuildReport:
    """Read part 1, wait for the others, and run with all that was read."""
    reader.lay(shelf, engine)
    for number in wait_for_others(shelf, reader.part):
        say(
            ctx,
            f"第 {number} 份没有读完，余下的由这里读。",
            f"Part {number} did not come to its end; what is left is read here.",
            level="warning",
        )
    report = run(partial(SharedSandbox, shelf))
    if not report.refused:
        shelf.clear()
    return report
