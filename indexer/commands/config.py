"""``jiyao config``: each setting's value and where it came from."""

import click

from indexer.options import json_option, print_json, with_settings
from indexer.settings import SETTINGS, Settings


@click.command()
@with_settings(*(setting.name for setting in SETTINGS if not setting.is_secret))
@json_option
def config(settings: Settings, *, as_json: bool) -> None:
    """Print the settings in the order of their table."""
    if as_json:
        members = {
            name: {"value": settings.shown(name), "origin": value.origin}
            for name, value in settings.values.items()
        }
        print_json(members)
        return
    for name, value in settings.values.items():
        click.echo(f"{name} = {settings.shown(name)}  （{value.origin}）")
