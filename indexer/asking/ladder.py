"""How near to each other the words of a question stand: within a sentence, or only a meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from indexer.asking.asker import Asked, Asker
from indexer.asking.understanding import Manner
from indexer.query.clauses import AllOf, Query, Scope, Together
from indexer.query.deadline import unless_late
from indexer.query.edits import rungs
from indexer.query.request import SearchRequest
from indexer.query.writing import render

_READ = (Scope.PARAGRAPH, Scope.SENTENCE)
_MOST_READ = 5_000
"""Sections that are read to tell sentences and paragraphs apart, where an engine cannot itself."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The question with its words within one scope; ``total`` is None where it was not counted."""

    scope: Scope
    query: str
    total: int | None
    is_asked: bool


def ladder(asker: Asker, asked: Asked) -> tuple[Rung, ...]:
    """The question within a sentence, a paragraph, an item, a meeting; empty for fewer than two
    texts.
    """
    numbers = [p.typed for p in asked.understanding.parts if p.manner is Manner.NUMBER]
    queries = dict(rungs(asked.typed, numbers))
    if not queries:
        return ()
    asked_now = {part.scope for part in _tops(asked.typed) if isinstance(part, Together)}
    totals = _totals(asker.until(asked.request.deadline), asked.request, queries)
    return tuple(
        Rung(scope, render(query), totals.get(scope), scope in asked_now)
        for scope, query in queries.items()
    )


def ladder_json(found: Sequence[Rung]) -> list[dict[str, Any]]:
    """The ladder as plain values, the narrowest scope first."""
    return [{"scope": r.scope.value, "query": r.query, "total": r.total} for r in found]


def _totals(
    asker: Asker, request: SearchRequest, queries: Mapping[Scope, Query]
) -> Mapping[Scope, int]:
    """Counted from the widest, since what the wider scope lacks the narrower lacks too."""
    totals = _counted(asker, request, {s: q for s, q in queries.items() if s not in _READ})
    of_section = totals.get(Scope.SECTION)
    if of_section == 0:
        return {**totals, **dict.fromkeys(_READ, 0)}
    if not asker.engine.tells_places and (of_section is None or of_section > _MOST_READ):
        return totals
    return {**totals, **_counted(asker, request, {scope: queries[scope] for scope in _READ})}


def _counted(
    asker: Asker, request: SearchRequest, queries: Mapping[Scope, Query]
) -> Mapping[Scope, int]:
    """Nothing where it is late."""
    counts = unless_late(partial(asker.count_each_under, request, queries.values()))
    return dict(zip(queries, counts or (), strict=False))


def _tops(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, AllOf) else (query,)
