"""Lists as files that say what they are of: which list, its conditions, the state of the index."""

from collections.abc import Callable, Mapping, Sequence

from flask import Response, request

from indexer.exports.tool_facts import told_list
from indexer.tables.table import Format, Table
from search_app.downloads import download
from search_app.front import Front
from search_app.language import PARAMETER as LANGUAGE


def list_file(front: Front, make: Callable[[], Table], form: Format, name: str) -> Response:
    """The table that ``make`` works out, all of it in one generation, as a file of this name."""
    told = told_list(front.engine, name, asked_of_list(), make, request.url)
    return download(told, form, name)


def asked_of_list() -> Mapping[str, Sequence[str]]:
    """What the address asks a list."""
    asked = request.args.to_dict(flat=False).items()
    return {name: given for name, given in asked if name != LANGUAGE}
