"""``jiyao gc``: lets go of what no reader and no fallback needs."""

import click

from corpus.scratch import sweep
from indexer.engines import KEPT, care_of
from indexer.opening import access_of
from indexer.options import json_option, print_json, with_settings
from indexer.settings import Settings

SCHEMA = 1


@click.command()
@click.option(
    "--keep",
    type=click.IntRange(1),
    default=KEPT,
    show_default=True,
    help="保留几代。 Generations to keep.",
)
@with_settings("index")
@json_option
def gc(settings: Settings, *, keep: int, as_json: bool) -> None:
    """Remove older generations, damaged ones, and what runs that were killed left behind."""
    care = care_of(settings.text("index"), access_of(settings))
    before = care.size()
    removed, swept = care.collect(keep), sweep()
    freed = before - care.size() + sum(swept.values())
    removed = (*removed, *swept)
    if as_json:
        print_json({"schema": SCHEMA, "removed": removed, "bytes": freed})
        return
    click.echo(f"移除 {len(removed)} 项，腾出 {freed / 1e6:.1f} MB")
    for name in removed:
        click.echo(f"    {name}")
