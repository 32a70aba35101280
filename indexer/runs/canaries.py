"""Questions that tell how fast an index answers: the operator's, or drawn from the index."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.engine import Engine
from indexer.query.clauses import Everything, Query, Words
from indexer.query.parser import parse_query
from indexer.query.request import SearchRequest, Sort
from indexer.runs.guard import canary_texts
from indexer.schema import FACETS

ROUNDS = 3
"""Times that each question is asked; the first of them finds it cold."""
_SECONDS = 20.0
"""No question is begun after that, so that the slowest index is measured too."""
_DRAWN_FROM = {"document": 4, "body": 2, "organization": 2}
_HEADINGS = 4
_ALL = tuple(field.name for field in FACETS)


@dataclass(frozen=True, slots=True)
class Canary:
    """A question as it is shown and as it is asked."""

    text: str
    query: Query


@dataclass(frozen=True, slots=True)
class Pace:
    """How long answers took, in milliseconds of wall time, over ``asked`` questions in all.

    An answer is a page of 20 hits with its exact total and all facets.
    """

    queries: tuple[str, ...]
    asked: int
    p50_ms: float
    p95_ms: float


def canaries(engine: Engine, given: str) -> tuple[Canary, ...]:
    """Those that are given, parted by semicolons; else names and headings that the index holds.

    Raises ``QuerySyntaxError`` for one that asks for nothing.
    """
    texts = canary_texts(given)
    return tuple(Canary(t, parse_query(t).query) for t in texts) or tuple(_drawn(engine))


def pace(engine: Engine, questions: Sequence[Canary]) -> Pace:
    """Ask all questions ``ROUNDS`` times, or as often as there is time for, and measure each."""
    began, took = time.monotonic(), list[float]()
    for _ in range(ROUNDS):
        for question in questions:
            if took and time.monotonic() - began > _SECONDS:
                break
            took.append(_seconds(engine, question))
    took.sort()
    texts = tuple(question.text for question in questions)
    return Pace(texts, len(took), *(1000 * _ranked(took, share) for share in (50, 95)))


def _drawn(engine: Engine) -> Iterator[Canary]:
    """Frequent values and the newest headings, asked for as words, and everything at once."""
    request = SearchRequest(facets=tuple(_DRAWN_FROM), sort=Sort.NEWEST, limit=_HEADINGS)
    found = engine.search(request)
    texts = [c.value for f in found.facets for c in f.counts[: _DRAWN_FROM[f.name]]]
    texts += [hit.record.heading for hit in found.hits]
    yield from (Canary(text, Words(text)) for text in dict.fromkeys(texts))
    yield Canary("", Everything())


def _seconds(engine: Engine, question: Canary) -> float:
    began = time.perf_counter()
    engine.search(SearchRequest(question.query, facets=_ALL))
    return time.perf_counter() - began


def _ranked(ordered: Sequence[float], share: int) -> float:
    """The value that so many of a hundred do not exceed (nearest rank)."""
    return ordered[-(-share * len(ordered) // 100) - 1]
