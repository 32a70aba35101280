"""The door: the commands of the indexer, and those that serve pages."""

import gc
import sys
from io import TextIOWrapper

from indexer.cli import COMMANDS, CommandRow, command_group

WEB_COMMANDS = (
    CommandRow(
        "serve",
        "search_app.serve:serve",
        "启动网页，默认 http://127.0.0.1:8000。",
        "Serve the web pages.",
    ),
    CommandRow(
        "demo",
        "search_app.demo:demo",
        "为自带的示例纪要建临时索引并启动网页。",
        "Index the samples into a temporary folder and serve them.",
    ),
)


_MADE = 20_000
"""Objects that are made before they are looked through for garbage.

Modules, rows and columns live to the end: looked through 700 at a time, as Python does, they take a
seventh of a short run.
"""


jiyao = command_group((*COMMANDS, *WEB_COMMANDS))


def main() -> None:
    """Run ``jiyao``."""
    gc.set_threshold(_MADE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A file name or text that the terminal's encoding lacks must not end the command.
            stream.reconfigure(errors="backslashreplace")
    jiyao()
