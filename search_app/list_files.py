"""Lists as files that say what they are of: which list, its conditions, the state of the index."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from flask import Response, request

from indexer.exports import LABELS
from indexer.tables import Cell, Fact, Format, Table
from search_app.continuing import in_one_generation
from search_app.downloads import download
from search_app.front import Front
from search_app.labels import parameter_label
from search_app.language import PARAMETER as LANGUAGE

_OF_FORM = ("q", "format", "page", "size", LANGUAGE)
_LABELS = {"list": "清单 List", "rows": "行数 Rows", **LABELS}


def list_file(front: Front, make: Callable[[], Table], form: Format, name: str) -> Response:
    """The table that ``make`` works out, all of it in one generation, as a file of this name."""
    table, generation = in_one_generation(front.engine, lambda now: (make(), now))
    rows = list(table.rows)
    told: Mapping[str, Cell] = {
        "list": name,
        "query": request.args.get("q", "").strip(),
        "conditions": _conditions(),
        "rows": len(rows),
        "generation": generation,
        "built_at": front.engine.info().built_at,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "address": request.url,
    }
    facts = tuple(Fact(key, _LABELS[key], value) for key, value in told.items())
    return download(replace(table, rows=rows, facts=facts), form, name)


def _conditions() -> str:
    given = request.args.to_dict(flat=False).items()
    asked = ((name, [v for v in values if v.strip()]) for name, values in given)
    return "；".join(
        f"{parameter_label(name)}={'、'.join(found)}"
        for name, found in asked
        if found and name not in _OF_FORM
    )
