"""``jiyao gc``: lets go of what no reader and no fallback needs."""

import click

from indexer.engines import KEPT, collect
from indexer.opening import size_on_disk
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
    address = settings.text("index")
    before = size_on_disk(address)
    removed = collect(address, keep)
    freed = before - size_on_disk(address)
    if as_json:
        print_json({"schema": SCHEMA, "removed": removed, "bytes": freed})
        return
    click.echo(f"移除 {len(removed)} 项，腾出 {freed / 1e6:.1f} MB")
    for name in removed:
        click.echo(f"    {name}")
