"""What a question finds in an open Whoosh index, as one array over all documents.

A leaf is where the two views of text join; every engine must find the same sets.

* ``Phrase`` finds a section where one of its lines contains the characters.
* ``Words`` finds a section where each of the cut words stands, letter by letter, in its lines or
  in the meeting's title or number. How jieba cuts decides what is asked, never what is found.

The words view ranks what was found (BM25F); AND, OR and NOT are plain algebra of sets.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Segmenter, squeeze
from indexer.engines.whoosh_terms import Terms
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Query, Words
from indexer.schema import CHARACTER_FIELDS, SECTION_CHARACTERS

EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""


@dataclass(frozen=True, slots=True)
class Found:
    """By document: whether it was found, and its score, which is 0 where it was not."""

    mask: NDArray[np.bool_]
    scores: NDArray[np.float32]


class Evaluation:
    """Questions to one open generation; ``sections`` says which documents are live sections."""

    def __init__(self, terms: Terms, segmenter: Segmenter, sections: NDArray[np.bool_]) -> None:
        self._terms = terms
        self._segmenter = segmenter
        self._sections = sections
        self._ways: Mapping[type[Query], Callable[..., Found]] = {
            Everything: lambda _: self._unscored(sections),
            Phrase: self._phrase,
            Words: self._words,
            AllOf: lambda query: reduce(_both, map(self.found, query.parts)),
            AnyOf: lambda query: reduce(_either, map(self.found, query.parts)),
            Not: lambda query: self._unscored(sections & ~self.found(query.part).mask),
        }

    def found(self, query: Query) -> Found:
        """Exactly the documents that the question means."""
        return self._ways[type(query)](query)

    def _unscored(self, mask: NDArray[np.bool_]) -> Found:
        return Found(mask, np.zeros(len(mask), np.float32))

    def _phrase(self, query: Phrase) -> Found:
        words = self._segmenter.query_words(query.text)
        exact = self._standing(query.text, (SECTION_CHARACTERS,))
        return self._ranked(exact, exact, words)

    def _words(self, query: Words) -> Found:
        words = self._segmenter.query_words(query.text)
        fields = [field.name for field in CHARACTER_FIELDS]
        masks = [self._standing(word, fields) for word in words or (query.text,)]
        exact = self._standing(query.text, (SECTION_CHARACTERS,) if len(words) > 1 else ())
        return self._ranked(reduce(np.logical_and, masks), exact, words)

    def _ranked(
        self, mask: NDArray[np.bool_], exact: NDArray[np.bool_], words: tuple[str, ...]
    ) -> Found:
        """What was found, with what its words weigh, and more where all of it stands."""
        scores = np.zeros(len(mask), np.float32)
        for word in words:
            numbers, weights = self._terms.weights(word)
            scores[numbers] += weights
        scores[exact] += EXACT * max(1, len(words))
        scores[~mask] = 0
        return Found(mask, scores)

    def _standing(self, text: str, fields: Iterable[str]) -> NDArray[np.bool_]:
        """Where the text stands letter by letter in one of the fields."""
        mask = np.zeros(len(self._sections), np.bool_)
        for field in fields:
            mask[self._terms.standing(field, squeeze(text))] = True
        return mask


def _both(one: Found, other: Found) -> Found:
    mask = one.mask & other.mask
    return Found(mask, np.where(mask, one.scores + other.scores, np.float32(0)))


def _either(one: Found, other: Found) -> Found:
    return Found(one.mask | other.mask, one.scores + other.scores)
