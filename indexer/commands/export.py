"""``jiyao export``: all that a question finds, as a table or as texts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from indexer.asking.asker import Asker
from indexer.exports.export import export
from indexer.exports.forms import FORMS
from indexer.opening import names_at, open_for_asking
from indexer.options import Given, values_of, with_conditions, with_settings
from indexer.printing import tell_notes
from indexer.settings import Settings
from indexer.tables.table import CSV, JSON_LINES


# Without this, a word that begins with - would be taken for an option.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@with_conditions
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default=CSV.name,
    help="表格，或文本（txt、tei）。 A table, or the texts (txt, tei).",
)
@click.option("--json", "as_json", is_flag=True, help="同 --format jsonl。 As JSON lines.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入文件，而不是标准输出。 Write to a file.",
)
@with_settings("index", "time_limit", "organizations", "mask", "removed")
def export_command(
    query: tuple[str, ...],
    settings: Settings,
    *,
    form: str,
    as_json: bool,
    output: Path | None,
    **given: Given,
) -> None:
    """Print all of it, or write it to a file, which is there only once it is whole."""
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    values = {"q": [" ".join(query)], **values_of(given)}
    written = FORMS[JSON_LINES.name if as_json else form].write
    names = names_at(settings.text("organizations"))
    with open_for_asking(settings) as engine:
        asker = Asker(engine, names, time_limit=settings.number("time_limit"))
        whole = export(asker, values, now=datetime.now(UTC))
        tell_notes(whole.notes)
        _write(written(whole), output)


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    begun = output.with_name(output.name + ".part")
    try:
        with begun.open("wb") as file:
            file.writelines(pieces)
        begun.replace(output)
    finally:
        begun.unlink(missing_ok=True)
