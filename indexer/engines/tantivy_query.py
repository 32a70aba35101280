"""A question as Tantivy's queries: one that finds, and one that also weighs what is found.

The meaning of the leaves is told in ``whoosh_query``; every engine must find the same sets.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import tantivy
from tantivy import Occur

from indexer.engines.stored import UNDATED, first_day, last_day
from indexer.engines.tantivy_counting import Counting
from indexer.engines.tantivy_documents import NEWEST, SECTION, SINGLES, pairs
from indexer.engines.tantivy_scopes import Scopes
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
from indexer.query.deadline import NEVER, Deadline
from indexer.query.fields import BY_NAME
from indexer.query.request import Filter, SearchRequest
from indexer.schema import OWN_WORD_FIELDS, PLAIN_FIELDS, SECTION_CHARACTERS, WORD_FIELDS, Field
from indexer.text.analysis import Segmenter, characters, squeeze

_MANY_KEYS = 1_000
"""Named in a question without a thought."""
EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``ranked`` finds what ``matching`` finds, and weighs it: nothing less than ``least``.

    ``is_level`` when all hits weigh just that. ``total`` is how many there are, where that is known
    already.
    """

    matching: tantivy.Query
    ranked: tantivy.Query
    least: float = 0.0
    is_level: bool = False
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A request made ready: what is asked, and the conditions of its dates and filters."""

    asked: Asked
    dated: tuple[tantivy.Query, ...]
    kept: Mapping[str, tantivy.Query]

    @property
    def total(self) -> int | None:
        """How many it finds, where finding out what is asked for has told it."""
        return None if self.dated or self.kept else self.asked.total

    def matching(self, but: str | None = None) -> tantivy.Query:
        """What is found under all conditions, but the filter of one facet."""
        return _restricted(self.asked.matching, self._conditions(but))

    def ranked(self) -> tantivy.Query:
        """What is found under all conditions, weighed."""
        return _restricted(self.asked.ranked, self._conditions(None))

    def _conditions(self, but: str | None) -> list[tantivy.Query]:
        return [*self.dated, *(query for facet, query in self.kept.items() if facet != but)]


class Compiler:
    """Makes queries for indexes of one schema."""

    def __init__(
        self,
        schema: tantivy.Schema,
        segmenter: Segmenter,
        scopes: Scopes,
        counting: Counting,
        deadline: Deadline = NEVER,
    ) -> None:
        self._schema = schema
        self._segmenter = segmenter
        self._scopes = scopes.until(deadline)
        self._counting = counting
        self._deadline = deadline
        self._known: dict[Query, Asked] = {}
        """What the parts of this question find: the same part twice is looked up once."""
        self._ways: Mapping[type[Query], Callable[..., Asked]] = {
            Everything: lambda _: _level(self.sections()),
            Phrase: self._phrase,
            Words: self._words,
            Gapped: self._looked_up,
            Near: self._looked_up,
            Like: self._like,
            Together: self._together,
            Holding: lambda query: _level(self._holding(query.field, query.values)),
            Dated: lambda query: _level(self._in_range(query.dates)),
            Weighted: self._weighted,
            AllOf: self._all_of,
            AnyOf: self._any_of,
            Not: self._complement,
        }

    def question(self, request: SearchRequest) -> Question:
        """All that the request asks for but its order and its slice. Raises ``QueryTimeout``."""
        return self._until(request.deadline)._question(request)

    def _until(self, deadline: Deadline) -> "Compiler":
        return Compiler(self._schema, self._segmenter, self._scopes, self._counting, deadline)

    def _question(self, request: SearchRequest) -> Question:
        kept = {f.facet: self._any_value(f) for f in request.filters}
        return Question(self._asked(request.query), tuple(self._dated(request.dates)), kept)

    def _asked(self, query: Query) -> Asked:
        """Exactly the sections that the question means."""
        self._deadline.check()
        if query not in self._known:
            self._known[query] = self._ways[type(query)](query)
        return self._known[query]

    def sections(self) -> tantivy.Query:
        """Every section, and no document that holds a meeting."""
        return self.term("document_kind", SECTION)

    def term(self, field: str, text: str, detail: str = "basic") -> tantivy.Query:
        """What holds the text as one term."""
        if not _can_be_held(text):
            return tantivy.Query.empty_query()
        return tantivy.Query.term_query(self._schema, field, text, detail)

    def _any_value(self, condition: Filter) -> tantivy.Query:
        return self._holding(condition.facet, sorted(condition.values))

    def _holding(self, field: str, values: Iterable[str]) -> tantivy.Query:
        return any_of(self.term(field, value) for value in values)

    def _in_range(self, dates: DateRange) -> tantivy.Query:
        return all_of((self.sections(), *self._dated(dates)))

    def _dated(self, dates: DateRange) -> list[tantivy.Query]:
        """Conditions that all have to hold: some day that the date may stand for lies inside."""
        if dates == DateRange():
            return []
        first = first_day(dates.first) if dates.first else None
        last = last_day(dates.last) if dates.last else None
        known = self._between("first_day", UNDATED + 1, last)
        return [known, self._between("last_day", first, None)] if first else [known]

    def _between(self, field: str, first: int | None, last: int | None) -> tantivy.Query:
        kind = tantivy.FieldType.Integer
        return tantivy.Query.range_query(self._schema, field, kind, first, last)

    def _all_of(self, query: AllOf) -> Asked:
        parts = [self._asked(part) for part in query.parts]
        return Asked(
            all_of(part.matching for part in parts),
            all_of(part.ranked for part in parts),
            sum(part.least for part in parts),
            all(part.is_level for part in parts),
        )

    def _any_of(self, query: AnyOf) -> Asked:
        parts = [self._asked(part) for part in query.parts]
        return Asked(
            any_of(part.matching for part in parts),
            any_of(part.ranked for part in parts),
            min(part.least for part in parts),
        )

    def _complement(self, query: Not) -> Asked:
        excluded = self._asked(query.part).matching
        clauses = [(Occur.Must, self.sections()), (Occur.MustNot, excluded)]
        return _level(tantivy.Query.boolean_query(clauses))

    def _weighted(self, query: Weighted) -> Asked:
        part = self._asked(query.part)
        ranked = all_of((part.ranked, _constant(part.matching, query.weight)))
        return Asked(part.matching, ranked, part.least + query.weight, part.is_level)

    def _phrase(self, query: Phrase) -> Asked:
        words = self._segmenter.query_words(query.text)
        found = self._standing(query.text, _fields(query, (SECTION_CHARACTERS,)))
        return _weighed(found, self._weights(words), EXACT * max(1, len(words)))

    def _words(self, query: Words) -> Asked:
        words = self._segmenter.query_words(query.text)
        fields = _fields(query, PLAIN_FIELDS)
        found = all_of(self._standing(word, fields) for word in words or [query.text])
        weights = self._weights(words)
        if len(words) > 1:
            exact = self._standing(query.text, _fields(query, (SECTION_CHARACTERS,)))
            weights.append(_constant(exact, EXACT * len(words)))
        return _weighed(found, weights, 0.0)

    def _like(self, query: Like) -> Asked:
        words = self._segmenter.query_words(query.text) or (query.text,)
        found = any_of(self._standing(word, (SECTION_CHARACTERS,)) for word in words)
        signs: list[tuple[str, str]] = []
        for line in characters(query.text).split():
            signs += [(SECTION_CHARACTERS, pair) for pair in pairs(line)]
            signs += [(SINGLES.format(SECTION_CHARACTERS), sign) for sign in line]
        terms = (self.term(field, sign, "freq") for field, sign in signs)
        likeness = [tantivy.Query.boost_query(term, query.characters) for term in terms]
        weights = self._weights(words, OWN_WORD_FIELDS, query.words)
        return _weighed(found, [*weights, *likeness], 0.0)

    def _looked_up(self, query: Gapped | Near) -> Asked:
        """Pieces near each other: the sections that hold all of them are read."""
        field = query.field if isinstance(query, Gapped) else None
        fields = BY_NAME[field].looks_in if field else (SECTION_CHARACTERS,)
        candidates = all_of(self._standing(text, fields) for text in texts_of(query))
        return self._as_typed(*self._read(candidates, query), query)

    def _together(self, query: Together) -> Asked:
        if query.scope is Scope.MEETING:
            return self._in_meetings(query.part)
        candidates = all_of((self.sections(), self._needed(query.part)))
        if query.scope is Scope.SECTION and is_told(query.part):
            return self._as_typed(candidates, None, query.part)
        if side_by_side := joined(query.part, self._segmenter.query_words):
            known = any_of(self._standing(text, (SECTION_CHARACTERS,)) for text in side_by_side)
            read, count = self._read(candidates.and_must_not_match(known), query)
            total = self._counting.hits(known) + count
            return self._as_typed(any_of((known, read)), total, query.part)
        return self._as_typed(*self._read(candidates, query), query.part)

    def _read(
        self, candidates: tantivy.Query, query: Together | Gapped | Near
    ) -> tuple[tantivy.Query, int]:
        """Those of the candidates that do match, and how many they are.

        They are told by the others where these are fewer by far: each key is looked up in a
        dictionary, and again for each facet.
        """
        matching, others = self._scopes.parted(candidates, query)
        is_short = len(matching) < _MANY_KEYS or len(matching) < 2 * len(others)
        keys = tantivy.Query.term_set_query(self._schema, NEWEST, matching if is_short else others)
        return keys if is_short else candidates.and_must_not_match(keys), len(matching)

    def _needed(self, query: Query) -> tantivy.Query:
        """What a section must hold at the least if one of its units is to match."""
        self._deadline.check()
        match query:
            case AllOf(parts):
                return all_of(map(self._needed, parts))
            case AnyOf(parts):
                return any_of(map(self._needed, parts))
            case Not():
                return self.sections()
            case Words(text, None):
                words = self._segmenter.query_words(text) or (text,)
                return all_of(self._standing(word, (SECTION_CHARACTERS,)) for word in words)
            case Gapped(texts, None) | Near(_, texts):
                return all_of(self._standing(text, (SECTION_CHARACTERS,)) for text in texts)
        return self._asked(query).matching

    def _in_meetings(self, part: Query) -> Asked:
        """Of the meetings that match, the sections that one of the wanted leaves finds."""
        leaves = tuple(wanted_leaves(part))
        shown = self._any_of(AnyOf(leaves)) if leaves else _level(self.sections())
        kept = self._of_meetings(self._meetings(part))
        return Asked(
            _restricted(shown.matching, [kept]),
            _restricted(shown.ranked, [kept]),
            shown.least,
            shown.is_level,
        )

    def _of_meetings(self, meetings: frozenset[str]) -> tantivy.Query:
        """All sections of the meetings, told by the others where these are fewer."""
        others = self._counting.others(meetings)
        if others is None:
            return tantivy.Query.term_set_query(self._schema, "meeting_id", sorted(meetings))
        named = tantivy.Query.term_set_query(self._schema, "meeting_id", sorted(others))
        return self.sections().and_must_not_match(named)

    def _meetings(self, query: Query, among: frozenset[str] | None = None) -> frozenset[str]:
        """Which meetings match, whichever of their sections hold the parts; of ``among`` only,
        where they are given.
        """
        match query:
            case AllOf((first, *others)):
                found = self._meetings(first, among)
                for part in others:
                    found = self._meetings(part, found)
                return found
            case AnyOf(parts):
                return frozenset().union(*(self._meetings(part, among) for part in parts))
            case Not(part):
                whole = self._counting.meetings(self.sections()) if among is None else among
                return whole - self._meetings(part, among)
        return self._counting.meetings(self._asked(query).matching, among)

    def _as_typed(self, found: tantivy.Query, total: int | None, query: Query) -> Asked:
        """What was found, weighed by the words that were typed."""
        texts = (text for leaf in wanted_leaves(query) for text in texts_of(leaf))
        words = dict.fromkeys(w for text in texts for w in self._segmenter.query_words(text))
        return replace(_weighed(found, self._weights(words), 0.0), total=total)

    def _standing(self, text: str, fields: Iterable[str]) -> tantivy.Query:
        """Where the text stands in one of the fields."""
        return any_of(self._standing_in(field, text) for field in fields)

    def _standing_in(self, field: str, text: str) -> tantivy.Query:
        text = squeeze(text)
        if len(text) < 2:
            return self.term(SINGLES.format(field), text)
        if len(text) == 2 or not _can_be_held(text):
            return self.term(field, text)
        places = sorted({*range(0, len(text) - 1, 2), len(text) - 2})
        found = pairs(text)
        terms: list[str | tuple[int, str]] = [(place, found[place]) for place in places]
        return tantivy.Query.phrase_query(self._schema, field, terms)

    def _weights(
        self, words: Iterable[str], fields: Iterable[Field] = WORD_FIELDS, share: float = 1.0
    ) -> list[tantivy.Query]:
        """How much the words weigh where they stand as words."""
        return [
            tantivy.Query.boost_query(self.term(field.name, word, "freq"), share * field.boost)
            for word in words
            for field in fields
        ]


def _fields(leaf: Words | Phrase, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Where the leaf looks."""
    return otherwise if leaf.field is None else BY_NAME[leaf.field].looks_in


def all_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """What all of the queries find."""
    return _boolean(Occur.Must, queries)


def any_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """What one of the queries finds."""
    return _boolean(Occur.Should, queries)


def _restricted(query: tantivy.Query, conditions: Iterable[tantivy.Query]) -> tantivy.Query:
    """What the query finds under all conditions, weighing no more than before."""
    return all_of((query, *(_constant(condition, 0.0) for condition in conditions)))


def _can_be_held(text: str) -> bool:
    """Half of a character is in no index, and Tantivy refuses to look for one."""
    return bool(text) and not any("\ud800" <= sign <= "\udfff" for sign in text)


def _boolean(occur: Occur, queries: Iterable[tantivy.Query]) -> tantivy.Query:
    clauses = [(occur, query) for query in queries]
    return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)


def _constant(query: tantivy.Query, score: float) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, score)


def _level(query: tantivy.Query) -> Asked:
    return Asked(query, _constant(query, 0.0), is_level=True)


def _weighed(found: tantivy.Query, weights: Iterable[tantivy.Query], least: float) -> Asked:
    clauses = [(Occur.Must, _constant(found, least)), *((Occur.Should, w) for w in weights)]
    return Asked(found, tantivy.Query.boolean_query(clauses), least, is_level=len(clauses) == 1)
