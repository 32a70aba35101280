"""What commands say beside their data: on stderr, as text or as JSON lines."""

import json
from datetime import UTC, datetime

import click

_LOG_FORMAT = "jiyao.log_format"
"""Where the choice is kept for the whole command, so that its last words are in that form too."""


def _keep_format(ctx: click.Context, _: click.Parameter, value: str) -> None:
    ctx.meta[_LOG_FORMAT] = value


log_format_option = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    expose_value=False,
    is_eager=True,
    callback=_keep_format,
    help="标准错误上的说明：文字，或一行一个 JSON。 Talk on stderr as text or as JSON lines.",
)


def say(ctx: click.Context, chinese: str, english: str = "", **details: object) -> None:
    """Talk, which goes to stderr: a line in each language, or one JSON object for both.

    ``details`` are further members of the object.
    """
    if ctx.meta.get(_LOG_FORMAT) != "json":
        for line in filter(None, (chinese, english)):
            click.echo(line, err=True)
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    members = {"time": now, "message": chinese.strip(), "message_en": english, **details}
    text = json.dumps({k: v for k, v in members.items() if v != ""}, ensure_ascii=False)
    click.echo(text, err=True)
