"""``jiyao parse``: what was read from a file, as minutes JSON."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from corpus.errors import ReadError
from corpus.model import Meeting
from corpus.sandbox import Job, Sandbox
from corpus.serialize import dumps
from indexer.cli import EXIT_FAILED, EXIT_SOME_UNREADABLE
from indexer.runs.reading import job_of_bytes, open_sandbox


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--minutes-anyway",
    "anyway",
    is_flag=True,
    help="未识别为会议纪要的文本也输出。 Print texts that are no minutes too.",
)
@click.pass_context
def parse(ctx: click.Context, files: Sequence[str], *, anyway: bool) -> None:
    """Print one line of JSON for each file; ``-`` is standard input."""
    failed = 0
    with open_sandbox(workers=1, anyway=anyway) as sandbox:
        for file in files:
            try:
                click.echo(dumps(_meeting(sandbox, file)))
            except ReadError as error:
                failed += 1
                click.echo(str(error), err=True)
                click.echo(error.in_english(), err=True)
    if failed:
        ctx.exit(EXIT_SOME_UNREADABLE if failed < len(files) else EXIT_FAILED)


def _meeting(sandbox: Sandbox, file: str) -> Meeting:
    outcome = sandbox.read(_job(file))
    if outcome.error:
        raise outcome.error
    meeting: Meeting = outcome.meeting
    return meeting


def _job(file: str) -> Job:
    if file == "-":
        return job_of_bytes(sys.stdin.buffer.read(), file)
    return Job(file, Path(file).read_bytes)
