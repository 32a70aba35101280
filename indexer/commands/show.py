"""``jiyao show``: the minutes of one meeting."""

import click

from corpus.serialize import dumps
from indexer.opening import manifest_path, open_for_asking
from indexer.options import json_option, with_settings
from indexer.printing import meeting_lines
from indexer.runs.departures import lost_meeting
from indexer.settings import Settings


@click.command()
@click.argument("meeting_id", metavar="ID")
@with_settings("index", "mask", "removed")
@json_option
def show(meeting_id: str, settings: Settings, *, as_json: bool) -> None:
    """Print the meeting for reading, or as minutes JSON."""
    with open_for_asking(settings) as engine:
        meeting = engine.meeting(meeting_id)
    if meeting is None:
        raise lost_meeting(manifest_path(settings.text("index")), meeting_id)
    for line in [dumps(meeting)] if as_json else meeting_lines(meeting):
        click.echo(line)
