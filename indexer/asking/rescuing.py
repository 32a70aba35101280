"""What else can be asked when nothing was found, each counted under the question's conditions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from indexer.asking.asker import Asked, Asker
from indexer.asking.corrections import Way
from indexer.asking.guessing import Guess, guesses
from indexer.asking.resembling import resembling
from indexer.query.clauses import Everything, Query
from indexer.query.dateranges import DateRange
from indexer.query.deadline import in_time, unless_late
from indexer.query.edits import instead, without
from indexer.query.results import NOTHING, SearchResults
from indexer.query.writing import render

DATES = "date"
"""What the condition of ``from`` and ``to`` is called among the names of facets."""
_MOST_PARTS = 8
_MOST_OF_A_WAY = 5
_MOST_GUESSES = 200
"""Each is counted once in the place of what was typed; without a find, as many by themselves."""
_NEAREST = (Way.NUMBER, Way.TITLE)
"""Guessed in the order of nearness, which tells more than how much each finds."""


@dataclass(frozen=True, slots=True)
class Eased:
    """The question without a part: what was left out, what is then asked, what it finds."""

    left_out: str
    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Lifted:
    """The question without a condition: name of its facet, or ``DATES``."""

    name: str
    total: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something near to what was typed, the question with it in place, and what that finds."""

    way: Way
    typed: str
    value: str
    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Rescue:
    """The ways out of an answer without hits; ``nearest`` is what is most like the question."""

    parts: tuple[Eased, ...]
    conditions: tuple[Lifted, ...]
    candidates: tuple[Candidate, ...]
    nearest: SearchResults = NOTHING


def rescue(asker: Asker, asked: Asked) -> Rescue | None:
    """The ways out of an answer without hits, found in time; None where there are hits."""
    if asked.results.total:
        return None
    asker = asker.until(asked.request.deadline)
    return Rescue(
        tuple(in_time(_without_parts(asker, asked))),
        tuple(in_time(_without_conditions(asker, asked))),
        _candidates(asker, asked),
        unless_late(lambda: resembling(asker, asked)) or NOTHING,
    )


def rescue_json(found: Rescue | None) -> dict[str, Any] | None:
    """The ways out as plain values, keys in a stable order."""
    if found is None:
        return None
    return {
        "without": [
            {"part": eased.left_out, "query": eased.query, "total": eased.total}
            for eased in found.parts
        ],
        "conditions": [{"name": lifted.name, "total": lifted.total} for lifted in found.conditions],
        "candidates": [
            {
                "way": near.way.value,
                "typed": near.typed,
                "value": near.value,
                "query": near.query,
                "total": near.total,
            }
            for near in found.candidates
        ],
    }


def _without_parts(asker: Asker, asked: Asked) -> Iterator[Eased]:
    for part in asked.understanding.parts[:_MOST_PARTS]:
        rest = without(asked.typed, part.typed)
        if not isinstance(rest, Everything):
            total = asker.count_under(asked.request, rest)
            yield Eased(render(part.typed), render(rest), total)


def _without_conditions(asker: Asker, asked: Asked) -> Iterator[Lifted]:
    request = asked.request
    for flt in request.filters:
        kept = tuple(other for other in request.filters if other is not flt)
        eased = replace(request, filters=kept)
        yield Lifted(flt.facet, asker.count_under(eased, asked.typed))
    if request.dates != DateRange():
        eased = replace(request, dates=DateRange())
        yield Lifted(DATES, asker.count_under(eased, asked.typed))


def _candidates(asker: Asker, asked: Asked) -> tuple[Candidate, ...]:
    """The best of each way, those that find most first.

    In the place of what was typed; where that never helps, since more than one part is wrong, by
    themselves.
    """
    guessed = list(in_time(islice(guesses(asker, asked), _MOST_GUESSES)))
    in_place = [(guess, instead(asked.typed, guess.typed, guess.new)) for guess in guessed]
    found = list(in_time(_finding(asker, asked, in_place)))
    alone = [(guess, guess.new) for guess in guessed]
    found = found or list(in_time(_finding(asker, asked, alone)))
    by_total = sorted(found, key=lambda near: near.way not in _NEAREST and -near.total)
    of_each = (
        islice((near for near in by_total if near.way is way), _MOST_OF_A_WAY) for way in Way
    )
    return tuple(near for ways in of_each for near in ways)


def _finding(asker: Asker, asked: Asked, tried: list[tuple[Guess, Query]]) -> Iterator[Candidate]:
    """Those of the questions that find something, each once."""
    known: set[str] = set()
    for guess, query in tried:
        text = render(query)
        if text in known:
            continue
        known.add(text)
        if total := asker.count_under(asked.request, query):
            yield Candidate(guess.way, render(guess.typed), guess.value, text, total)
