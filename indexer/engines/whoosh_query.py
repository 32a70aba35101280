"""What a question finds in an open Whoosh index: document numbers with their scores.

A leaf is where the two views of text join; every engine must find the same sets.

* ``Phrase`` finds a section where one of its lines contains the characters.
* ``Words`` finds a section where each of the cut words stands, letter by letter, in its lines or
  in the meeting's title or number. How jieba cuts decides what is asked, never what is found.

The words view ranks what was found (BM25F). Whoosh is asked for single terms and phrases only; AND,
OR and NOT are plain set algebra here, since an Every inside its own And makes all of it Every.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeAlias

from whoosh import query as whoosh

from indexer.analysis import Segmenter, squeeze
from indexer.engines.whoosh_reading import Reading
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Query, Words
from indexer.schema import CHARACTER_FIELDS, SECTION_CHARACTERS, WORD_FIELDS

Scores: TypeAlias = Mapping[int, float]
"""Whoosh's number of a live document to its score."""

EXACT = 2.0
"""What each word of a leaf adds where the whole leaf stands letter by letter."""


class Evaluation:
    """Questions to one open generation; ``sections`` are the numbers of all live sections."""

    def __init__(self, reading: Reading, segmenter: Segmenter, sections: Sequence[int]) -> None:
        self._reading = reading
        self._segmenter = segmenter
        self._sections = sections
        self._ways: Mapping[type[Query], Callable[..., Scores]] = {
            Everything: lambda _: dict.fromkeys(sections, 0.0),
            Phrase: self._phrase,
            Words: self._words,
            AllOf: lambda query: reduce(_both, map(self.scores, query.parts)),
            AnyOf: lambda query: reduce(_either, map(self.scores, query.parts)),
            Not: self._complement,
        }

    def scores(self, query: Query) -> Scores:
        """Exactly the documents that the question means."""
        return self._ways[type(query)](query)

    def _complement(self, query: Not) -> Scores:
        excluded = self.scores(query.part)
        return {number: 0.0 for number in self._sections if number not in excluded}

    def _phrase(self, query: Phrase) -> Scores:
        words = self._segmenter.query_words(query.text)
        found = self._exact(query.text, EXACT * max(1, len(words)))
        return self._weighed(found, words)

    def _words(self, query: Words) -> Scores:
        words = self._segmenter.query_words(query.text)
        found = reduce(_both, map(self._standing, words or [query.text]))
        exact = self._exact(query.text, EXACT * len(words)) if len(words) > 1 else {}
        return self._weighed({n: exact.get(n, 0.0) for n in found}, words)

    def _weighed(self, found: Scores, words: Iterable[str]) -> Scores:
        """What was found, with what its words weigh added to its scores."""
        weights = [self._weights(word) for word in words]
        return {n: score + sum(w.get(n, 0.0) for w in weights) for n, score in found.items()}

    def _standing(self, word: str) -> Scores:
        """Where the word stands, in the section or in what its meeting is called."""
        return {n: 0.0 for field in CHARACTER_FIELDS for n in self._standing_in(field.name, word)}

    def _exact(self, text: str, score: float) -> Scores:
        return dict.fromkeys(self._standing_in(SECTION_CHARACTERS, text), score)

    def _standing_in(self, field: str, text: str) -> Iterable[int]:
        signs = list(squeeze(text))
        if not signs:
            return ()
        phrase = whoosh.Phrase(field, signs) if len(signs) > 1 else whoosh.Term(field, signs[0])
        return self._reading.documents(phrase)

    def _weights(self, word: str) -> Scores:
        """How much the word weighs in the sections that hold it as a word."""
        terms = [whoosh.Term(field.name, word, boost=field.boost) for field in WORD_FIELDS]
        return self._reading.weights(whoosh.Or(terms))


def _both(one: Scores, other: Scores) -> Scores:
    few, many = sorted((one, other), key=len)
    return {number: score + many[number] for number, score in few.items() if number in many}


def _either(one: Scores, other: Scores) -> Scores:
    return {number: one.get(number, 0.0) + other.get(number, 0.0) for number in {**one, **other}}
