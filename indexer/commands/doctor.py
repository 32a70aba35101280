"""``jiyao doctor``: what is missing or wrong here, and how to mend it."""

from collections.abc import Mapping
from dataclasses import asdict

import click

from corpus.readers import optional_parts
from corpus.readers.parts import OptionalPart
from indexer.cli import EXIT_FAILED
from indexer.opening import access_of
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.runs.examining import Finding, examine
from indexer.settings import Settings

SCHEMA = 1


@click.command()
@with_settings("index")
@json_option
@click.pass_context
def doctor(ctx: click.Context, settings: Settings, *, as_json: bool) -> None:
    """Optional parts, the index and its place; exit code 1 when something is wrong."""
    parts = optional_parts()
    address, library = settings.text("index"), settings.text("segmenter")
    findings = tuple(examine(address, library, access_of(settings)))
    if as_json:
        members = [_member(part) for part in parts]
        print_json({"schema": SCHEMA, "parts": members, "findings": list(map(asdict, findings))})
    else:
        for line in (*map(_line, parts), *map(_told, findings)):
            click.echo(safe(line))
    if not all(finding.is_well for finding in findings):
        ctx.exit(EXIT_FAILED)


def _line(part: OptionalPart) -> str:
    state = "已安装 installed" if part.found else f"未安装 missing: {part.remedy}"
    return f"{part.name}  {state}  （{'、'.join(part.media_types)}）"


def _told(finding: Finding) -> str:
    state = "正常 ok" if finding.is_well else "有问题 problem"
    return f"{finding.name}  {state}  {finding.chinese} {finding.english}"


def _member(part: OptionalPart) -> Mapping[str, object]:
    return {
        "name": part.name,
        "found": part.found,
        "media_types": list(part.media_types),
        "extra": part.extra,
        "remedy": part.remedy,
    }
