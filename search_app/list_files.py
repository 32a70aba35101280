"""Lists as files that say what they are of: which list, its conditions, the state of the index."""

from collections.abc import Callable, Mapping, Sequence

from flask import Response, request

from indexer.errors import BadParameter
from indexer.exports.tool_facts import Listing, told_list
from indexer.query.remedies import remedy
from indexer.tables.table import FORMATS, Format
from search_app.downloads import download
from search_app.front import Front
from search_app.language import PARAMETER as LANGUAGE

FORMAT, JSON = "format", "json"


def asked_form(forms: Sequence[str] = (JSON, *FORMATS)) -> str:
    """The form that is asked for, the first where none is. Raises ``BadParameter`` for one that is
    not among them, and for several: one of two would look like an answer to both.
    """
    given = tuple(dict.fromkeys(map(str.strip, request.args.getlist(FORMAT))))
    if len(given) > 1 or not set(given) <= set(forms):
        told = remedy(
            f"只能给一次，可用：{'、'.join(forms)}。",
            f"Give it once, as one of: {', '.join(forms)}.",
        )
        raise BadParameter(name=FORMAT, value=" ".join(given)[:40], **told)
    return next(iter(given), forms[0])


def list_file(front: Front, make: Callable[[], Listing], form: Format, name: str) -> Response:
    """The table that ``make`` works out, all of it in one generation, as a file of this name."""
    told = told_list(front.engine, name, asked_of_list(), make, request.url)
    return download(told, form, name)


def asked_of_list() -> Mapping[str, Sequence[str]]:
    """What the address asks a list."""
    asked = request.args.to_dict(flat=False).items()
    return {name: given for name, given in asked if name != LANGUAGE}
