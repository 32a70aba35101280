"""Where characters stand and how much words weigh in an open generation; read once, then kept."""

from collections.abc import Callable, Sequence
from functools import reduce
from math import log
from typing import cast

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Segmenter, squeeze
from indexer.engines.whoosh_cache import Arrays, Cache
from indexer.engines.whoosh_postings import Numbers
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_schema import singles
from indexer.query import Phrase, Words
from indexer.schema import WORD_FIELDS

_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""k1 and b of BM25 (Robertson and Zaragoza, 2009), as Whoosh has them."""
_POSITION_BITS = 32
_PAIR = 2
_WORD_BYTES = 100
_NOWHERE: Numbers = np.zeros(0, np.int32)


class Terms:
    """Terms of a generation, those of deleted documents left out."""

    def __init__(
        self, reading: Reading, segmenter: Segmenter, live: NDArray[np.bool_], cache: Cache
    ) -> None:
        self._reading = reading
        self._segmenter = segmenter
        self._live = live
        self._cache = cache
        self._damping = {field.name: self._dampened(field.name) for field in WORD_FIELDS}

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that a text is cut into when it is asked for."""
        key = (text, "words")
        words = cast(tuple[str, ...] | None, self._cache.find(key))
        if words is None:
            words = self._segmenter.query_words(text)
            self._cache.keep(key, words, _WORD_BYTES * len(words))
        return words

    def leaf(self, leaf: Words | Phrase, find: Callable[[str], Arrays]) -> Arrays:
        """What a leaf of a question finds and how it scores, found by its text if not kept."""
        return self._cache.get((type(leaf), leaf.text), lambda: find(leaf.text))

    def standing(self, text: str, fields: Sequence[str]) -> Numbers:
        """The documents in one of whose fields the characters follow each other, blanks apart."""
        squeezed = squeeze(text)
        return reduce(_either, (self._standing(field, squeezed) for field in fields), _NOWHERE)

    def _standing(self, field: str, text: str) -> Numbers:
        (numbers,) = self._cache.get((field, text, "standing"), lambda: self._find(field, text))
        return numbers

    def weights(self, word: str) -> Arrays:
        """The documents that hold the word as a word, and what it weighs in each (BM25F)."""
        return self._cache.get((word, "weights"), lambda: self._weigh(word))

    def _find(self, field: str, text: str) -> Arrays:
        if len(text) < _PAIR:
            postings = self._reading.postings(singles(field), text)
            return (postings.numbers[self._live[postings.numbers]],)
        parts = [(self._places(field, text[i : i + _PAIR]), i) for i in _cover(len(text))]
        (places, first), *others = sorted(parts, key=_length)
        places = places - first
        for other, offset in others:
            places = _common(places, other - offset)
        return (_distinct(places >> _POSITION_BITS).astype(np.int32),)

    def _places(self, field: str, pair: str) -> NDArray[np.int64]:
        """Where the pair stands, each place one number: document, then position in it."""
        return self._cache.get((field, pair, "places"), lambda: self._read_places(field, pair))[0]

    def _read_places(self, field: str, pair: str) -> Arrays:
        postings = self._reading.postings(field, pair, positions=True)
        assert postings.positions is not None
        documents = np.repeat(postings.numbers, postings.weights.astype(np.int64))
        is_live = self._live[documents]
        places = (documents.astype(np.int64) << _POSITION_BITS) + postings.positions
        return (places[is_live],)

    def _weigh(self, word: str) -> Arrays:
        total = np.zeros(self._reading.count, np.float32)
        for field in WORD_FIELDS:
            postings = self._reading.postings(field.name, word)
            numbers, times = postings.numbers, postings.weights
            rarity = log(max(self._reading.count, 1) / (len(numbers) + 1)) + 1
            damped = times * (_SATURATION + 1) / (times + self._damping[field.name][numbers])
            total[numbers] += field.boost * rarity * damped
        total[~self._live] = 0
        numbers = np.flatnonzero(total).astype(np.int32)
        return numbers, total[numbers]

    def _dampened(self, field: str) -> NDArray[np.float64]:
        """What holds long fields back: by document, how often a word must occur to weigh half."""
        average = self._reading.total_length(field) / (self._reading.count or 1) or 1
        relative = self._reading.lengths(field) / average
        return _SATURATION * ((1 - _LENGTH_SHARE) + _LENGTH_SHARE * relative)


def _cover(length: int) -> list[int]:
    """Where the pairs begin that together hold every character of a text."""
    return [*range(0, length - 1, _PAIR), *([length - _PAIR] if length % _PAIR else [])]


def _distinct(ascending: NDArray[np.int64]) -> NDArray[np.int64]:
    return ascending[np.flatnonzero(np.diff(ascending, prepend=-1))]


def _either(one: Numbers, other: Numbers) -> Numbers:
    if not len(one) or not len(other):
        return one if len(one) else other
    return np.union1d(one, other)


def _length(part: tuple[NDArray[np.int64], int]) -> int:
    return len(part[0])


def _common(few: NDArray[np.int64], many: NDArray[np.int64]) -> NDArray[np.int64]:
    """What both hold; ``few`` is the shorter, and both ascend."""
    if not len(few):
        return few
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    found: NDArray[np.int64] = few[many[places] == few]
    return found
