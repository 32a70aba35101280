"""A question in the words of the cluster: one query that finds, and one that also weighs.

The meaning of the leaves is told in ``whoosh_query``; every engine must find the same sets.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from indexer.engines.opensearch_clauses import (
    ALL,
    MOST_CLAUSES,
    NOTHING,
    all_of,
    any_of,
    by_clauses,
    can_be_held,
    clauses,
    is_large,
    lightened,
    none_of,
    terms,
    weights_of,
)
from indexer.engines.opensearch_client import Json
from indexer.engines.opensearch_schema import SINGLES, pairs
from indexer.engines.stored import first_day, last_day
from indexer.nearness import is_told, joined
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Query,
    Scope,
    Together,
    Weighted,
    Words,
    texts_of,
    wanted_leaves,
)
from indexer.query.dateranges import DateRange
from indexer.query.deadline import Deadline
from indexer.query.fields import BY_NAME
from indexer.query.request import SearchRequest
from indexer.schema import OWN_WORD_FIELDS, PLAIN_FIELDS, SECTION_CHARACTERS, WORD_FIELDS, Field
from indexer.text.analysis import Segmenter, characters, squeeze

EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""
_MOST_SIGNS = 200
"""Pairs and characters that weigh likeness: a query may have 1,024 clauses."""


class Reading(Protocol):
    """Reads sections for what the index cannot tell."""

    def matching(self, candidates: Json, query: Together | Gapped | Near) -> list[str]:
        """The ids of the candidates that do match."""

    def meetings(self, query: Json) -> frozenset[str]:
        """The ids of the meetings that the hits are of."""

    def sections(self, query: Json) -> list[str]:
        """The ids of the hits."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``ranked`` finds what ``matching`` finds, and weighs it; ``is_level`` when all weigh one."""

    matching: Json
    ranked: Json
    is_level: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A request made ready: what is asked, and the conditions of its dates and filters.

    A cluster takes 1,024 clauses at most: what has more to find is looked up part by part before,
    so that nothing is missed; of what weighs, the first words do.
    """

    asked: Asked
    dated: tuple[Json, ...]
    kept: Mapping[str, Json]

    def matching(self, but: str | None = None) -> Json:
        """What is found under all conditions, but the filter of one facet."""
        return {"bool": {"filter": [self.asked.matching, *self._conditions(but)]}}

    def ranked(self) -> Json:
        """What is found under all conditions, weighed."""
        most = MOST_CLAUSES - clauses(self._conditions(None))
        ranked = lightened(self.asked.ranked, most)
        return {"bool": {"must": [ranked], "filter": self._conditions(None)}}

    def _conditions(self, but: str | None) -> list[Json]:
        return [*self.dated, *(query for facet, query in self.kept.items() if facet != but)]


def question(request: SearchRequest, segmenter: Segmenter, reading: Reading) -> Question:
    """All that the request asks for but its order and its slice. Raises ``QueryTimeout``."""
    compiler = _Compiler(segmenter, reading, request.deadline)
    kept = {f.facet: terms(f.facet, sorted(f.values)) for f in request.filters}
    return Question(compiler.asked(request.query), tuple(_dated(request.dates)), kept)


class _Compiler:
    """Makes the queries of one question; the same part twice is looked up once."""

    def __init__(self, segmenter: Segmenter, reading: Reading, deadline: Deadline) -> None:
        self._segmenter = segmenter
        self._reading = reading
        self._deadline = deadline
        self._known: dict[Query, Asked] = {}
        self._ways: Mapping[type[Query], Callable[..., Asked]] = {
            Everything: lambda _: _level(ALL),
            Phrase: self._phrase,
            Words: self._words,
            Gapped: self._looked_up,
            Near: self._looked_up,
            Like: self._like,
            Together: self._together,
            Holding: lambda query: _level(terms(query.field, query.values)),
            Dated: lambda query: _level(all_of(_dated(query.dates) or [ALL])),
            Weighted: self._weighted,
            AllOf: self._all_of,
            AnyOf: self._any_of,
            Not: lambda query: _level(none_of(self.asked(query.part).matching)),
        }

    def asked(self, query: Query) -> Asked:
        """Exactly the sections that the question means."""
        self._deadline.check()
        if query not in self._known:
            self._known[query] = self._looked_up_if_large(self._ways[type(query)](query))
        return self._known[query]

    def _looked_up_if_large(self, asked: Asked) -> Asked:
        """The same with the ids of what it finds, where it has too many clauses to be one part."""
        if not is_large(asked.matching):
            return asked
        found = terms("section_id", self._ids(asked.matching))
        ranked = {"bool": {"must": [_constant(found, 0.0)], "should": weights_of(asked.ranked)}}
        return Asked(found, ranked, asked.is_level)

    def _ids(self, query: Json) -> list[str]:
        """What is found by a query of any size, some of its clauses at a time."""
        self._deadline.check()
        bool_ = query.get("bool", {})
        if not is_large(query) or not bool_:
            return self._reading.sections(query)
        (kind, parts), *_ = bool_.items()
        small = [terms("section_id", self._ids(p)) if is_large(p) else p for p in parts]
        if kind == "must_not":
            return self._reading.sections({"bool": {kind: small}})
        if kind == "should":
            found = (self._reading.sections(any_of(some)) for some in by_clauses(small))
            return sorted(set().union(*found))
        kept: list[Json] = []
        for some in by_clauses(small):
            kept = [terms("section_id", self._reading.sections(all_of([*kept, *some])))]
        return self._reading.sections(all_of(kept))

    def _all_of(self, query: AllOf) -> Asked:
        parts = [self.asked(part) for part in query.parts]
        return Asked(
            all_of(part.matching for part in parts),
            {"bool": {"must": [part.ranked for part in parts]}},
            all(part.is_level for part in parts),
        )

    def _any_of(self, query: AnyOf) -> Asked:
        parts = [self.asked(part) for part in query.parts]
        return Asked(any_of(part.matching for part in parts), any_of(part.ranked for part in parts))

    def _weighted(self, query: Weighted) -> Asked:
        part = self.asked(query.part)
        more = _constant(part.matching, query.weight)
        return Asked(part.matching, {"bool": {"must": [part.ranked, more]}}, part.is_level)

    def _phrase(self, query: Phrase) -> Asked:
        words = self._segmenter.query_words(query.text)
        found = _standing(query.text, _fields(query, (SECTION_CHARACTERS,)))
        return _weighed(found, _weights(words), EXACT * max(1, len(words)))

    def _words(self, query: Words) -> Asked:
        words = self._segmenter.query_words(query.text)
        fields = _fields(query, PLAIN_FIELDS)
        found = all_of(_standing(word, fields) for word in words or [query.text])
        weights = _weights(words)
        if len(words) > 1:
            exact = _standing(query.text, _fields(query, (SECTION_CHARACTERS,)))
            weights.append(_constant(exact, EXACT * len(words)))
        return _weighed(found, weights)

    def _like(self, query: Like) -> Asked:
        words = self._segmenter.query_words(query.text) or (query.text,)
        found = any_of(_standing(word, (SECTION_CHARACTERS,)) for word in words)
        lines = characters(query.text).split()
        signs = {SECTION_CHARACTERS: [pair for line in lines for pair in pairs(line)]}
        signs[SINGLES.format(SECTION_CHARACTERS)] = [sign for line in lines for sign in line]
        likeness = [
            _term(field, sign, query.characters)
            for field, all_signs in signs.items()
            for sign in all_signs[:_MOST_SIGNS]
        ]
        return _weighed(found, [*_weights(words, OWN_WORD_FIELDS, query.words), *likeness])

    def _looked_up(self, query: Gapped | Near) -> Asked:
        """Pieces near each other: the sections that hold all of them are read."""
        field = query.field if isinstance(query, Gapped) else None
        fields = BY_NAME[field].looks_in if field else (SECTION_CHARACTERS,)
        candidates = all_of(_standing(text, fields) for text in texts_of(query))
        return self._as_typed(self._matching(candidates, query), query)

    def _together(self, query: Together) -> Asked:
        if query.scope is Scope.MEETING:
            return self._in_meetings(query.part)
        candidates = self._needed(query.part)
        if query.scope is Scope.SECTION and is_told(query.part):
            return self._as_typed(candidates, query.part)
        if side_by_side := joined(query.part, self._segmenter.query_words):
            known = any_of(_standing(text, (SECTION_CHARACTERS,)) for text in side_by_side)
            read = self._matching(all_of((candidates, none_of(known))), query)
            return self._as_typed(any_of((known, read)), query.part)
        return self._as_typed(self._matching(candidates, query), query.part)

    def _matching(self, candidates: Json, query: Together | Gapped | Near) -> Json:
        return terms("section_id", self._reading.matching(candidates, query))

    def _needed(self, query: Query) -> Json:
        """What a section must hold at the least if one of its units is to match."""
        self._deadline.check()
        match query:
            case AllOf(parts):
                return all_of(map(self._needed, parts))
            case AnyOf(parts):
                return any_of(map(self._needed, parts))
            case Not():
                return ALL
            case Words(text, None):
                words = self._segmenter.query_words(text) or (text,)
                return all_of(_standing(word, (SECTION_CHARACTERS,)) for word in words)
            case Gapped(texts, None) | Near(_, texts):
                return all_of(_standing(text, (SECTION_CHARACTERS,)) for text in texts)
        return self.asked(query).matching

    def _in_meetings(self, part: Query) -> Asked:
        """Of the meetings that match, the sections that one of the wanted leaves finds."""
        leaves = tuple(wanted_leaves(part))
        shown = self._any_of(AnyOf(leaves)) if leaves else _level(ALL)
        kept = terms("meeting_id", sorted(self._meetings(part)))
        ranked = {"bool": {"must": [shown.ranked], "filter": [kept]}}
        return Asked(all_of((shown.matching, kept)), ranked, shown.is_level)

    def _meetings(self, query: Query) -> frozenset[str]:
        """Which meetings match, whichever of their sections hold the parts."""
        match query:
            case AllOf(parts):
                return frozenset.intersection(*map(self._meetings, parts))
            case AnyOf(parts):
                return frozenset().union(*map(self._meetings, parts))
            case Not(part):
                return self._reading.meetings(ALL) - self._meetings(part)
        return self._reading.meetings(self.asked(query).matching)

    def _as_typed(self, found: Json, query: Query) -> Asked:
        """What was found, weighed by the words that were typed."""
        texts = (text for leaf in wanted_leaves(query) for text in texts_of(leaf))
        words = dict.fromkeys(w for text in texts for w in self._segmenter.query_words(text))
        return _weighed(found, _weights(words))


def _dated(dates: DateRange) -> list[Json]:
    """Conditions that all have to hold: some day that the date may stand for lies inside."""
    if dates == DateRange():
        return []
    latest = {"lte": last_day(dates.last)} if dates.last else {"gt": 0}
    known: list[Json] = [{"range": {"first_day": latest}}]
    if dates.first:
        known.append({"range": {"last_day": {"gte": first_day(dates.first)}}})
    return known


def _standing(text: str, fields: Iterable[str]) -> Json:
    """Where the text stands in one of the fields."""
    return any_of(_standing_in(field, squeeze(text)) for field in fields)


def _standing_in(field: str, text: str) -> Json:
    if not can_be_held(text):
        return NOTHING
    if len(text) == 1:
        return _term(SINGLES.format(field), text)
    if len(text) == 2:
        return _term(field, text)
    return {"match_phrase": {field: " ".join(pairs(text))}}


def _weights(
    words: Iterable[str], fields: Iterable[Field] = WORD_FIELDS, share: float = 1.0
) -> list[Json]:
    """How much the words weigh where they stand as words."""
    return [
        _term(field.name, word, share * field.boost)
        for word in words
        if can_be_held(word)
        for field in fields
    ]


def _term(field: str, text: str, boost: float = 1.0) -> Json:
    return {"term": {field: {"value": text, "boost": boost}}}


def _fields(leaf: Words | Phrase, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Where the leaf looks."""
    return otherwise if leaf.field is None else BY_NAME[leaf.field].looks_in


def _constant(query: Json, score: float) -> Json:
    return {"constant_score": {"filter": query, "boost": score}}


def _level(query: Json) -> Asked:
    return Asked(query, _constant(query, 0.0), is_level=True)


def _weighed(found: Json, weights: Sequence[Json], least: float = 0.0) -> Asked:
    clauses: Json = {"must": [_constant(found, least)], "should": list(weights)}
    return Asked(found, {"bool": clauses}, is_level=not weights)
