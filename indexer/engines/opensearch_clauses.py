"""Queries put together, and counted: a cluster takes 1,024 clauses at most, all in all."""

from collections.abc import Iterable, Iterator, Sequence

from indexer.engines.opensearch_client import Json

MOST_CLAUSES, MOST_MATCHING = 950, 500
"""What stands for a whole question with its conditions, and what is left of it for finding, so
that something is left for weighing."""
NOTHING: Json = {"match_none": {}}
ALL: Json = {"match_all": {}}
_LEAVES = ("term", "terms", "range", "match_phrase", "match_all", "match_none")
_MOST_TERMS = 10_000
"""Values in one clause, of 65,536 that the cluster takes."""


def clauses(query: object) -> int:
    """How many clauses a cluster counts in a query."""
    if isinstance(query, list):
        return sum(map(clauses, query))
    if not isinstance(query, dict):
        return 0
    return sum(1 if key in _LEAVES else clauses(part) for key, part in query.items())


def lightened(ranked: Json, most: int) -> Json:
    """The query with so many clauses at most: what it must find stays, the first words weigh."""
    weights = sum(map(clauses, _should_lists(ranked)))
    excess = clauses(ranked) - most
    if excess <= 0 or not weights:
        return ranked
    share = max(0.0, 1 - excess / weights)
    light = _with_share(ranked, share)
    assert isinstance(light, dict)
    return light


def weights_of(ranked: Json) -> list[Json]:
    """All that weighs in a query."""
    return [weight for weights in _should_lists(ranked) for weight in weights]


def all_of(queries: Iterable[Json]) -> Json:
    """What all of the queries find; nothing where there are none."""
    parts = list(queries)
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    return {"bool": {"filter": parts}}


def any_of(queries: Iterable[Json]) -> Json:
    """What one of the queries finds."""
    parts = list(queries)
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    return {"bool": {"should": parts, "minimum_should_match": 1}}


def none_of(query: Json) -> Json:
    """What the query does not find."""
    return {"bool": {"must_not": [query]}}


def terms(field: str, values: Sequence[str]) -> Json:
    """What carries one of the values, whole."""
    held = [value for value in values if can_be_held(value)]
    parts = (held[at : at + _MOST_TERMS] for at in range(0, len(held), _MOST_TERMS))
    return any_of({"terms": {field: part}} for part in parts)


def is_large(query: Json) -> bool:
    """Whether it has too many clauses to be one part of a question."""
    return clauses(query) > MOST_MATCHING


def by_clauses(parts: Sequence[Json]) -> Iterator[list[Json]]:
    """The parts, as many at a time as may be asked at once."""
    some: list[Json] = []
    for part in parts:
        # One clause is left for the ids that were found before.
        if some and clauses([*some, part]) >= MOST_MATCHING:
            yield some
            some = []
        some.append(part)
    yield some


def _is_weighed(query: Json) -> bool:
    """Whether it is one of those that ``_weighed`` makes."""
    return set(query) == {"must", "should"}


def _should_lists(query: object) -> Iterator[list[Json]]:
    if isinstance(query, list):
        for part in query:
            yield from _should_lists(part)
    elif isinstance(query, dict):
        if _is_weighed(query):
            yield query["should"]
        else:
            for part in query.values():
                yield from _should_lists(part)


def _with_share(query: object, share: float) -> object:
    if isinstance(query, list):
        return [_with_share(part, share) for part in query]
    if not isinstance(query, dict):
        return query
    if _is_weighed(query):
        kept = query["should"][: int(len(query["should"]) * share)]
        return {**query, "should": kept}
    return {key: _with_share(part, share) for key, part in query.items()}


def can_be_held(text: str) -> bool:
    """Whether a text can be looked for. Half of a character is in no index, and cannot be sent."""
    return bool(text) and not any("\ud800" <= sign <= "\udfff" for sign in text)
