"""How near to each other the words of a question stand: within a sentence, or only a meeting."""

from collections.abc import Sequence
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
    texts. Counted from the widest, since what the wider scope lacks the narrower lacks too.
    """
    asker = asker.until(asked.request.deadline)
    numbers = [p.typed for p in asked.understanding.parts if p.manner is Manner.NUMBER]
    asked_now = {part.scope for part in _tops(asked.typed) if isinstance(part, Together)}
    found: list[Rung] = []
    wider: int | None = None
    for scope, query in reversed(rungs(asked.typed, numbers)):
        total = _within(asker, asked.request, scope, query, wider)
        found.append(Rung(scope, render(query), total, scope in asked_now))
        wider = total
    return tuple(reversed(found))


def ladder_json(found: Sequence[Rung]) -> list[dict[str, Any]]:
    """The ladder as plain values, the narrowest scope first."""
    return [{"scope": r.scope.value, "query": r.query, "total": r.total} for r in found]


def _within(
    asker: Asker, request: SearchRequest, scope: Scope, query: Query, wider: int | None
) -> int | None:
    is_read = scope in (Scope.SENTENCE, Scope.PARAGRAPH)
    if is_read and not asker.engine.tells_places and (wider is None or wider > _MOST_READ):
        return None
    if is_read and wider == 0:
        return 0
    return unless_late(partial(asker.count_under, request, query))


def _tops(query: Query) -> tuple[Query, ...]:
    return query.parts if isinstance(query, AllOf) else (query,)
