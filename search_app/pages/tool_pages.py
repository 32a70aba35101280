"""What the pages of research share: their addresses, files and the choices of their forms."""

from collections.abc import Callable, Mapping

from flask import Response, request

from indexer.asking.asker import Asker
from indexer.exports.tool_facts import Found, told_table
from indexer.research.tools import FORMAT, JSON, Given, Tool, read
from indexer.tables.table import FORMATS, Table
from search_app.downloads import download
from search_app.front import current_front
from search_app.language import PARAMETER as LANGUAGE
from search_app.params import Question

_MOST_CHOICES = 60


def asked(tool: Tool, *beside: str) -> Given:
    """What the address asks of a tool, but for parameters that are no part of that."""
    arguments = request.args.to_dict(flat=False)
    return read(tool, {n: v for n, v in arguments.items() if n not in (LANGUAGE, *beside)})


def wants_file(given: Given) -> bool:
    """Whether a file is asked for, and not a page or JSON."""
    return given.text(FORMAT) != JSON


def as_file(
    given: Given, find: Callable[[], Found], table_of: Callable[[Found], Table], name: str
) -> Response:
    """What is found, as a table in the format that is asked for, with what it is of."""
    _, table = told_table(current_front().engine, given, find, table_of, request.url)
    return download(table, FORMATS[given.text(FORMAT)], name)


def link(path: str, given: Given, **instead: str) -> str:
    """The address of the same under a path, with some values in place of those given."""
    return Question(given.pairs(**instead)).url(path)


def files(path: str, given: Given) -> tuple[tuple[str, str], ...]:
    """Each format of a file with its address."""
    return tuple((form, link(path, given, format=form, page="")) for form in FORMATS)


def choices(asker: Asker, given: Given) -> Mapping[str, tuple[str, ...]]:
    """The bodies and kinds that most sections have, those that are asked for before them."""
    return {name: _choices(asker, given, name) for name in ("body", "kind")}


def base() -> str:
    """The address of the site, for links in files."""
    return request.host_url.rstrip("/")


def _choices(asker: Asker, given: Given, name: str) -> tuple[str, ...]:
    counts = asker.vocabulary().values(name)
    common = sorted(counts, key=lambda value: (-counts[value], value))[:_MOST_CHOICES]
    return tuple(dict.fromkeys((*given.texts(name), *common)))
