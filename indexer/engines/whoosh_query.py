"""What a question finds in an open Whoosh index, as documents and their scores.

A leaf is where the two views of text join; every engine must find the same sets.

* ``Phrase`` finds a section where one of its lines contains the characters.
* ``Words`` finds a section where each of the cut words stands, letter by letter, in its lines or
  in the meeting's title or number. How jieba cuts decides what is asked, never what is found.

The words view ranks what was found (BM25F); AND, OR and NOT are plain algebra of sets.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_cache import Arrays
from indexer.engines.whoosh_postings import Numbers, Places
from indexer.engines.whoosh_terms import Terms
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Query, Words
from indexer.schema import CHARACTER_FIELDS, SECTION_CHARACTERS

EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""
_ALL_CHARACTERS = tuple(field.name for field in CHARACTER_FIELDS)


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

    ``everything`` is all of these.
    """

    def __init__(self, terms: Terms, sections: NDArray[np.bool_]) -> None:
        self._terms = terms
        self._sections = sections
        self.everything = _unscored(sections)
        self._ways: Mapping[type[Query], Callable[..., Found]] = {
            Everything: lambda _: self.everything,
            Phrase: lambda query: Found(*terms.leaf(query, self._phrase)),
            Words: lambda query: Found(*terms.leaf(query, self._words)),
            AllOf: lambda query: reduce(self._both, map(self.found, query.parts)),
            AnyOf: self._any,
            Not: self._not,
        }

    def found(self, query: Query) -> Found:
        """Exactly the documents that the question means."""
        return self._ways[type(query)](query)

    def _phrase(self, text: str) -> Arrays:
        exact = self._terms.standing(text, (SECTION_CHARACTERS,))
        return self._ranked(exact, exact, self._terms.query_words(text))

    def _words(self, text: str) -> Arrays:
        words = self._terms.query_words(text)
        parts = [self._terms.standing(word, _ALL_CHARACTERS) for word in words or (text,)]
        numbers = reduce(self._common, sorted(parts, key=len))
        exact = self._terms.standing(text, (SECTION_CHARACTERS,) if len(words) > 1 else ())
        return self._ranked(numbers, exact, words)

    def _ranked(self, numbers: Numbers, exact: Numbers, words: Sequence[str]) -> Arrays:
        """What was found, with what its words weigh, and more where all of it stands."""
        total = np.zeros(len(self._sections), np.float32)
        for word in words if len(numbers) else ():
            holders, weights = self._terms.weights(word)
            total[holders] += weights
        total[exact] += EXACT * max(1, len(words))
        places = numbers.astype(np.intp)
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


def _unscored(mask: NDArray[np.bool_]) -> Found:
    numbers = np.flatnonzero(mask)
    return Found(numbers, np.zeros(len(numbers), np.float32))
