"""``jiyao search``: the same question as on the web page, answered on a terminal or as JSON."""

import os
from itertools import chain

import click

from indexer.asking.asker import Asker
from indexer.asking.explaining import MOST_COUNTED, explain, told_line
from indexer.asking.ladder import ladder
from indexer.asking.rescuing import rescue
from indexer.asking.unknowns import noting_unknown_conditions
from indexer.errors import BadParameter
from indexer.found_json import MOST_VALUES, Beside, found_json
from indexer.opening import names_at, open_for_asking
from indexer.options import (
    Given,
    json_option,
    print_json,
    values_of,
    with_search_parameters,
    with_settings,
)
from indexer.printing import found_lines, rescue_lines, tell_notes
from indexer.query.remedies import of_pages
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.schema import FACETS, STATUS
from indexer.settings import Settings

_SCHEMA = 1


# Without this, -棚改 would be taken for an option; a mistyped --option is refused below.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@with_search_parameters
@click.option("--facets", is_flag=True, help="列出各分面的数目。 Show the facet counts.")
@click.option(
    "--facet-values",
    type=click.IntRange(1),
    default=MOST_VALUES,
    help="--json 里每个分面列出多少个值，选中的总在其中；total 是总数，给得够大就是全部。"
    " Values of each facet in the JSON, beside those selected; total counts them all.",
)
@with_settings("index", "time_limit", "organizations", "mask", "removed")
@json_option
def search(
    query: tuple[str, ...],
    settings: Settings,
    *,
    facets: bool,
    facet_values: int,
    as_json: bool,
    **given: Given,
) -> None:
    """Print the hits of one page; words need no quotes around the whole."""
    for word in query:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    values = {"q": [" ".join(query)], **values_of(given)}
    counted = tuple(facet.name for facet in FACETS) if facets or as_json else (STATUS,)
    names = names_at(settings.text("organizations"))
    size = settings.number("page_size")
    with open_for_asking(settings) as engine:
        asker = Asker(engine, names, time_limit=settings.number("time_limit"))
        found = asker.ask(values, facets=counted, size=size)
        asked = noting_unknown_conditions(asker, found, values)
        readings = explain(asker, asked, most=MOST_COUNTED if as_json else 0)
        rungs, saved = ladder(asker, asked) if as_json else (), rescue(asker, asked)
    request, notes, results = asked.request, asked.notes, asked.results
    if as_json:
        beside = Beside(readings, rungs, saved)
        print_json({"schema": _SCHEMA, **found_json(values, asked, beside, most=facet_values)})
    told = told_line(readings)
    tell_notes(() if as_json else (*notes, *([told] if told else ())))
    _refuse_a_page_past_the_end(request, results)
    if not as_json:
        color = False if os.environ.get("NO_COLOR") else None
        lines = rescue_lines(saved) if saved else ()
        for line in chain(found_lines(request, results), lines):
            click.echo(line, color=color)


def _refuse_a_page_past_the_end(request: SearchRequest, results: SearchResults) -> None:
    if request.offset >= results.total > 0:
        pages = -(-results.total // request.limit)
        raise BadParameter(name="page", value=request.page, **of_pages(pages))
