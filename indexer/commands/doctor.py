"""``jiyao doctor``: what could be read as well if more were installed."""

from collections.abc import Mapping

import click

from corpus.readers import optional_parts
from corpus.readers.parts import OptionalPart
from indexer.options import json_option, print_json

SCHEMA = 1


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """List the optional parts, what each is for, and how to get those that are missing."""
    parts = optional_parts()
    if as_json:
        print_json({"schema": SCHEMA, "parts": [_member(part) for part in parts]})
        return
    for part in parts:
        click.echo(_line(part))


def _line(part: OptionalPart) -> str:
    state = "已安装 installed" if part.found else f"未安装 missing: {part.remedy}"
    return f"{part.name}  {state}  （{'、'.join(part.media_types)}）"


def _member(part: OptionalPart) -> Mapping[str, object]:
    return {
        "name": part.name,
        "found": part.found,
        "media_types": list(part.media_types),
        "extra": part.extra,
        "remedy": part.remedy,
    }
