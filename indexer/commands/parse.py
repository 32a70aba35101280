"""``jiyao parse``: what was read from a file, as minutes JSON."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from corpus.errors import ReadError
from corpus.serialize import dumps
from indexer.cli import EXIT_FAILED, EXIT_SOME_UNREADABLE
from indexer.reading import read_source


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.pass_context
def parse(ctx: click.Context, files: Sequence[str]) -> None:
    """Print one line of JSON for each file; ``-`` is standard input."""
    failed = 0
    for file in files:
        try:
            click.echo(dumps(read_source(_loader(file), file)))
        except ReadError as error:
            failed += 1
            click.echo(str(error), err=True)
            click.echo(error.in_english(), err=True)
    if failed:
        ctx.exit(EXIT_SOME_UNREADABLE if failed < len(files) else EXIT_FAILED)


def _loader(file: str) -> Callable[[], bytes]:
    return sys.stdin.buffer.read if file == "-" else Path(file).read_bytes
