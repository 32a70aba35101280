"""What a question finds in an open Whoosh index, as documents and their scores.

A leaf is where the two views of text join; every engine must find the same sets.

* ``Phrase`` finds a section where one of its lines contains the characters.
* ``Words`` finds a section where each of the cut words stands, letter by letter, in its lines or
  in the meeting's title or number. How jieba cuts decides what is asked, never what is found.
* A leaf that names a field looks in the lines of that field instead.

The words view ranks what was found (BM25F); AND, OR and NOT are plain algebra of sets.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_cache import Arrays
from indexer.engines.whoosh_facts import Facts
from indexer.engines.whoosh_postings import Numbers, Places
from indexer.engines.whoosh_terms import Terms
from indexer.engines.whoosh_units import Neighbourhood, Stretches
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
from indexer.query.deadline import NEVER, Deadline
from indexer.query.fields import BY_NAME
from indexer.schema import OWN_WORD_FIELDS, PLAIN_FIELDS, SECTION_CHARACTERS

EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents found, ascending, and the score of each."""

    numbers: Places
    scores: NDArray[np.float32]

    def where(self, kept: NDArray[np.bool_]) -> "Found":
        """Those of them for which ``kept`` holds."""
        places = np.flatnonzero(kept)
        return Found(self.numbers.take(places), self.scores.take(places))


class Evaluation:
    """Questions to one open generation; ``sections`` says which documents are live sections.

    ``everything`` is all of these. Each question has its ``deadline`` and an evaluation of its own;
    where it ``ranks`` nothing, scores stay nought and what words weigh is not read.
    """

    def __init__(
        self,
        terms: Terms,
        facts: Facts,
        sections: NDArray[np.bool_],
        everything: Found | None = None,
        deadline: Deadline = NEVER,
        *,
        ranks: bool = True,
    ) -> None:
        self._terms = terms
        self._ranks = ranks
        self._facts = facts
        self._sections = sections
        self.everything = everything or _unscored(sections)
        self._deadline = deadline
        self._ways: Mapping[type[Any], Callable[..., Found]] = {
            Everything: lambda _: self.everything,
            Phrase: self._leaf(self._phrase),
            Words: self._leaf(self._words),
            Gapped: self._leaf(self._gapped),
            Near: self._leaf(self._near),
            Like: self._leaf(self._like),
            Together: self._together,
            Holding: self._holding,
            Dated: self._dated,
            Weighted: self._weighted,
            AllOf: lambda query: reduce(self._both, map(self.found, query.parts)),
            AnyOf: self._any,
            Not: self._not,
        }

    def until(self, deadline: Deadline, *, ranks: bool = True) -> "Evaluation":
        """The same for one question, which is given up with ``QueryTimeout``."""
        known = (self._terms, self._facts, self._sections, self.everything)
        return Evaluation(*known, deadline, ranks=ranks)

    def found(self, query: Query) -> Found:
        """Exactly the documents that the question means."""
        self._deadline.check()
        return self._ways[type(query)](query)

    def _leaf(self, find: Callable[[Any], Arrays]) -> Callable[[Any], Found]:
        """What finds a kind of leaf; what is not ranked is not kept for those who rank."""
        return lambda leaf: Found(*self._terms.leaf(leaf, find, keeps=self._ranks))

    def _phrase(self, leaf: Phrase) -> Arrays:
        exact = self._terms.standing(leaf.text, _fields(leaf, (SECTION_CHARACTERS,)))
        words = self._terms.query_words(leaf.text) if self._ranks else ()
        return self._ranked(exact, exact, words)

    def _words(self, leaf: Words) -> Arrays:
        words = self._terms.query_words(leaf.text)
        fields = _fields(leaf, PLAIN_FIELDS)
        parts = [self._terms.standing(word, fields) for word in words or (leaf.text,)]
        numbers = reduce(self._common, sorted(parts, key=len))
        whole = _fields(leaf, (SECTION_CHARACTERS,)) if self._ranks and len(words) > 1 else ()
        return self._ranked(numbers, self._terms.standing(leaf.text, whole), words)

    def _gapped(self, leaf: Gapped) -> Arrays:
        fields = _fields(leaf, (SECTION_CHARACTERS,))
        found = [self._beside(field).gapped(leaf.pieces) for field in fields]
        return self._stretching(found, leaf)

    def _near(self, leaf: Near) -> Arrays:
        return self._stretching([self._beside(SECTION_CHARACTERS).near(leaf)], leaf)

    def _like(self, leaf: Like) -> Arrays:
        words = self._terms.query_words(leaf.text) or (leaf.text,)
        mask = np.zeros(len(self._sections), np.bool_)
        for word in words:
            self._deadline.check()
            mask[self._terms.standing(word, (SECTION_CHARACTERS,))] = True
        total = self._terms.likeness(leaf.text) * np.float32(leaf.characters)
        for word in words:
            holders, weights = self._terms.weights(word, OWN_WORD_FIELDS)
            total[holders] += weights * np.float32(leaf.words)
        places = np.flatnonzero(mask)
        return places, total.take(places)

    def _stretching(self, found: Sequence[Stretches], leaf: Query) -> Arrays:
        """The documents that hold one of the stretches; their words weigh as if typed alone."""
        mask = np.zeros(len(self._sections), np.bool_)
        for stretches in found:
            mask[stretches.documents] = True
        return self._ranked(np.flatnonzero(mask), _NOTHING, self._words_of(leaf))

    def _together(self, query: Together) -> Found:
        if query.scope is Scope.MEETING:
            return self._in_meetings(query.part)
        documents = self._beside(SECTION_CHARACTERS).together(
            query.scope, query.part, lambda part: self._mask(self.found(part).numbers)
        )
        mask = np.zeros(len(self._sections), np.bool_)
        mask[documents] = True
        return Found(*self._ranked(np.flatnonzero(mask), _NOTHING, self._words_of(query.part)))

    def _in_meetings(self, part: Query) -> Found:
        """Of the meetings that match, the sections that one of the wanted leaves finds."""
        leaves = tuple(wanted_leaves(part))
        shown = self._any(AnyOf(leaves)) if leaves else self.everything
        return shown.where(self._meetings(part)[self._facts.meeting[shown.numbers]])

    def _meetings(self, query: Query) -> NDArray[np.bool_]:
        """Which meetings match, whichever of their sections hold the parts."""
        match query:
            case AllOf(parts):
                return reduce(np.logical_and, map(self._meetings, parts))
            case AnyOf(parts):
                return reduce(np.logical_or, map(self._meetings, parts))
            case Not(part):
                return ~self._meetings(part)
        return self._facts.meetings_of(self.found(query).numbers)

    def _holding(self, query: Holding) -> Found:
        everything = self.everything
        return everything.where(self._facts.holding(query.field, query.values, everything.numbers))

    def _dated(self, query: Dated) -> Found:
        everything = self.everything
        return everything.where(self._facts.within(query.dates, everything.numbers))

    def _weighted(self, query: Weighted) -> Found:
        found = self.found(query.part)
        return Found(found.numbers, found.scores + np.float32(query.weight))

    def _beside(self, field: str) -> Neighbourhood:
        return Neighbourhood(self._terms.divided(field), self._terms.query_words, self._deadline)

    def _words_of(self, query: Query) -> tuple[str, ...]:
        texts = (text for leaf in wanted_leaves(query) for text in texts_of(leaf))
        return tuple(dict.fromkeys(w for text in texts for w in self._terms.query_words(text)))

    def _ranked(self, numbers: Numbers | Places, exact: Numbers, words: Sequence[str]) -> Arrays:
        """What was found, with what its words weigh, and more where all of it stands."""
        places = numbers.astype(np.intp)
        if not self._ranks or not len(places):
            return places, np.zeros(len(places), np.float32)
        total = np.zeros(len(self._sections), np.float32)
        for word in words:
            self._deadline.check()
            holders, weights = self._terms.weights_in(places, word)
            total[holders] += weights
        total[exact] += EXACT * max(1, len(words))
        return places, total.take(places)

    def _common(self, few: Numbers, many: Numbers) -> Numbers:
        return few[self._mask(many)[few]]

    def _mask(self, numbers: Numbers | Places) -> NDArray[np.bool_]:
        mask = np.zeros(len(self._sections), np.bool_)
        mask[numbers] = True
        return mask

    def _both(self, one: Found, other: Found) -> Found:
        few, many = sorted((one, other), key=lambda found: len(found.numbers))
        both = few.where(self._mask(many.numbers).take(few.numbers))
        scores = np.zeros(len(self._sections), np.float32)
        scores[many.numbers] = many.scores
        return Found(both.numbers, both.scores + scores.take(both.numbers))

    def _any(self, query: AnyOf) -> Found:
        mask = np.zeros(len(self._sections), np.bool_)
        scores = np.zeros(len(self._sections), np.float32)
        for part in map(self.found, query.parts):
            mask[part.numbers] = True
            scores[part.numbers] += part.scores
        numbers = np.flatnonzero(mask)
        return Found(numbers, scores.take(numbers))

    def _not(self, query: Not) -> Found:
        return _unscored(self._sections & ~self._mask(self.found(query.part).numbers))


_NOTHING: Numbers = np.zeros(0, np.int32)


def _fields(leaf: Words | Phrase | Gapped, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Where the leaf looks."""
    return otherwise if leaf.field is None else BY_NAME[leaf.field].looks_in


def _unscored(mask: NDArray[np.bool_]) -> Found:
    numbers = np.flatnonzero(mask)
    return Found(numbers, np.zeros(len(numbers), np.float32))
