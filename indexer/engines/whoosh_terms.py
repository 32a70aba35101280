"""Where characters stand and how much words weigh in an open generation; read once, then kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial, reduce
from math import log
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_cache import Arrays, Cache
from indexer.engines.whoosh_grouping import LINE_ENDS, SENTENCE_ENDS
from indexer.engines.whoosh_postings import Numbers, Places, Postings
from indexer.engines.whoosh_reading import Reading, Segments
from indexer.engines.whoosh_schema import singles
from indexer.engines.whoosh_units import POSITION_BITS, Divided, distinct, merged
from indexer.query.clauses import Leaf
from indexer.schema import SECTION_CHARACTERS, WORD_FIELDS, Field
from indexer.text.analysis import Segmenter, characters, squeeze

_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""k1 and b of BM25 (Robertson and Zaragoza, 2009), as Whoosh has them."""
_Leaf = TypeVar("_Leaf", bound=Leaf)
_PAIR = 2
_WORD_BYTES = 100
_MOST_SIGNS = 1 << 14
"""More than any field holds, unless somebody asks for signs that it does not hold."""
_NOWHERE: Numbers = np.zeros(0, np.int32)
_NO_PLACES = np.zeros(0, np.int64)


class Terms:
    """Terms of a generation, those of deleted documents left out.

    ``cache`` keeps what leaves find, ``parts`` what that is worked out from.
    """

    def __init__(
        self,
        reading: Reading,
        segmenter: Segmenter,
        live: NDArray[np.bool_],
        cache: Cache,
        parts: Cache,
    ) -> None:
        self._reading = reading
        self._segmenter = segmenter
        self._divided: dict[str, Divided] = {}
        self._live = live
        self._cache = cache
        self._parts = parts
        self._occurs = lru_cache(_MOST_SIGNS)(partial(_occurs, reading))
        lengths = {field.name: reading.lengths(field.name) for field in WORD_FIELDS}
        # Documents that hold meetings have no words: counted, they would halve the mean length.
        self._texts = max(int(np.count_nonzero(sum(lengths.values()))), 1)
        self._damping = {name: _dampened(found, self._texts) for name, found in lengths.items()}

    def forget(self) -> None:
        """Let go of what is kept beside the caches of the characters that were asked for."""
        self._occurs.cache_clear()

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that a text is cut into when it is asked for."""
        key = (text, "words")
        words = cast(tuple[str, ...] | None, self._cache.find(key))
        if words is None:
            words = self._segmenter.query_words(text)
            self._cache.keep(key, words, _WORD_BYTES * len(words))
        return words

    def leaf(self, leaf: _Leaf, find: Callable[[_Leaf], Arrays], *, keeps: bool = True) -> Arrays:
        """What a leaf of a question finds and how it scores, found now if it is not kept."""
        if keeps:
            return self._cache.get(leaf, lambda: find(leaf))
        return cast(Arrays | None, self._cache.find(leaf)) or find(leaf)

    def standing(self, text: str, fields: Sequence[str]) -> Numbers:
        """The documents in one of whose fields the characters follow each other, blanks apart."""
        squeezed = squeeze(text)
        return reduce(_either, (self._standing(field, squeezed) for field in fields), _NOWHERE)

    def _standing(self, field: str, text: str) -> Numbers:
        (numbers,) = self._parts.get((field, text, "standing"), lambda: self._find(field, text))
        return numbers

    def weights(self, word: str, fields: Sequence[Field] = WORD_FIELDS) -> Arrays:
        """The documents that hold the word as a word, and what it weighs in each (BM25F)."""
        return self._parts.get(_weights_of(word, fields), lambda: self._weigh(word, fields))

    def weights_in(self, documents: Places, word: str) -> Arrays:
        """The same; without the others where reading these documents alone is less work."""
        segments = self._reading.segments_of(documents)
        if segments is None or self._parts.find(_weights_of(word, WORD_FIELDS)) is not None:
            return self.weights(word)
        return documents, self._weighed(word, WORD_FIELDS, segments)[documents]

    def likeness(self, text: str) -> NDArray[np.float32]:
        """By document, what the characters of a text weigh there, by twos and singly (BM25)."""
        total = np.zeros(self._reading.count, np.float32)
        for line in characters(text).split():
            pairs = [(SECTION_CHARACTERS, line[i : i + _PAIR]) for i in range(len(line) - 1)]
            for field, sign in (*pairs, *((singles(SECTION_CHARACTERS), c) for c in line)):
                postings = self._reading.postings(field, sign)
                total[postings.numbers] += self._weight(postings, "text_words")
        return total

    def _find(self, field: str, text: str) -> Arrays:
        if len(text) < _PAIR:
            postings = self._reading.postings(singles(field), text)
            return (postings.numbers[self._live[postings.numbers]],)
        places = self.places(field, text)
        return (distinct(places >> POSITION_BITS).astype(np.int32) if len(places) else _NOWHERE,)

    def places(self, field: str, text: str) -> NDArray[np.int64]:
        """Where the squeezed text begins in the field, each place one number, ascending."""
        if len(text) < _PAIR:
            return self._parts.get((field, text, "sign"), lambda: self._sign(field, text))[0]
        pairs = self._rarest_first(field, text)
        if not pairs:
            return _NO_PLACES
        (first, offset), *others = pairs
        left = self._places(field, first) - offset
        for pair, offset in others:
            if not len(left):
                break
            # What begins before the first document of all begins nowhere.
            segments = self._reading.segments_of(np.maximum(left, 0) >> POSITION_BITS)
            left = _common(left, self._places(field, pair, segments) - offset)
        return left

    def _rarest_first(self, field: str, text: str) -> Sequence[tuple[str, int]]:
        """Pairs that together hold every character of a text, and their places in it: of frequent
        ones only what the rare ones leave is read. None where a part of the text stands nowhere.
        """
        if not all(self._occurs(field, sign) for sign in text):
            return ()
        found = list[tuple[int, str, int]]()
        for at in _cover(len(text)):
            pair = text[at : at + _PAIR]
            count = self._reading.documents(field, pair)
            if not count:
                return ()
            found.append((count, pair, at))
        return [(pair, at) for _, pair, at in sorted(found)]

    def sentences(self, field: str, text: str, find: Callable[[], Numbers]) -> Numbers:
        """The sentences of a text in the field, found now if they are not kept."""
        return self._parts.get((field, text, "sentences"), lambda: (find(),))[0]

    def ends(self, field: str, pair: str) -> NDArray[np.int64]:
        """Where the lines of the field end, or its sentences (``whoosh_grouping``)."""
        return self._read_places(field, pair)[0]

    def divided(self, field: str) -> Divided:
        """A field of characters by its sentences and lines.

        Kept beside the cache, like a column: every scope needs them, and they would fill it.
        """
        return self._divided.setdefault(field, Divided(StandingIn(self, field)))

    def _sign(self, field: str, sign: str) -> Arrays:
        """Where a single character stands: at every pair that it begins."""
        pairs = self._reading.terms(field, sign) if sign else []
        return (np.sort(np.concatenate([_NO_PLACES, *(self._places(field, p) for p in pairs)])),)

    def _places(self, field: str, pair: str, segments: Segments = None) -> NDArray[np.int64]:
        """Where the pair stands, each place one number: document, then position in it.

        Others may be left out that are not of these ``segments``.
        """
        key = (field, pair, "places")
        if segments is not None and self._parts.find(key) is None:
            return self._read_places(field, pair, segments)[0]
        return self._parts.get(key, lambda: self._read_places(field, pair))[0]

    def _read_places(self, field: str, pair: str, segments: Segments = None) -> Arrays:
        postings = self._reading.postings(field, pair, positions=True, segments=segments)
        assert postings.positions is not None
        documents = np.repeat(postings.numbers, postings.weights.astype(np.int64))
        is_live = self._live[documents]
        places = (documents.astype(np.int64) << POSITION_BITS) + postings.positions
        return (places[is_live],)

    def _weigh(self, word: str, fields: Sequence[Field]) -> Arrays:
        total = self._weighed(word, fields)
        total[~self._live] = 0
        numbers = np.flatnonzero(total).astype(np.int32)
        return numbers, total[numbers]

    def _weighed(
        self, word: str, fields: Sequence[Field], segments: Segments = None
    ) -> NDArray[np.float32]:
        """By document what a word weighs; nothing in other segments than these."""
        total = np.zeros(self._reading.count, np.float32)
        for field in fields:
            postings = self._reading.postings(field.name, word, segments=segments)
            # A word is as rare as it is in all segments.
            count = None if segments is None else self._reading.documents(field.name, word)
            weight = self._weight(postings, field.name, count)
            total[postings.numbers] += field.boost * weight
        return total

    def _weight(
        self, postings: Postings, lengths: str, count: int | None = None
    ) -> NDArray[np.float64]:
        """What a term weighs in each of its documents, long ones held back by ``lengths``.

        They are ``count`` where not all of them were read.
        """
        numbers, times = postings.numbers, postings.weights
        count = len(numbers) if count is None else count
        rarity = log(max(self._texts / (count + 1), 1)) + 1
        damped = times * (_SATURATION + 1) / (times + self._damping[lengths][numbers])
        weight: NDArray[np.float64] = rarity * damped
        return weight


@dataclass(frozen=True, slots=True)
class StandingIn:
    """A field of characters as :class:`whoosh_units.Standing` asks it."""

    terms: Terms
    field: str

    def places(self, text: str) -> NDArray[np.int64]:
        """Where the squeezed text begins."""
        return self.terms.places(self.field, text)

    def kept(self, text: str, find: Callable[[], Numbers]) -> Numbers:
        """The sentences in which the squeezed text begins, found now if they are not kept."""
        return self.terms.sentences(self.field, text, find)

    def line_ends(self) -> NDArray[np.int64]:
        """The last character of each line."""
        return self.terms.ends(self.field, LINE_ENDS)

    def sentence_ends(self) -> NDArray[np.int64]:
        """The last character of each sentence that a mark ends."""
        return self.terms.ends(self.field, SENTENCE_ENDS)


def _occurs(reading: Reading, field: str, sign: str) -> bool:
    """Whether any document, deleted ones among them, holds the character in the field."""
    return reading.documents(singles(field), sign) > 0


def _weights_of(word: str, fields: Sequence[Field]) -> tuple[str, int, str]:
    """What the weights of a word are kept under."""
    return (word, len(fields), "weights")


def _dampened(lengths: NDArray[Any], texts: int) -> NDArray[np.float64]:
    """What holds long fields back: by document, how often a word must occur to weigh half."""
    relative = lengths * (texts / (float(lengths.sum()) or 1))
    damping: NDArray[np.float64] = _SATURATION * ((1 - _LENGTH_SHARE) + _LENGTH_SHARE * relative)
    return damping


def _cover(length: int) -> list[int]:
    """Where the pairs begin that together hold every character of a text."""
    return [*range(0, length - 1, _PAIR), *([length - _PAIR] if length % _PAIR else [])]


def _either(one: Numbers, other: Numbers) -> Numbers:
    if not len(one) or not len(other):
        return one if len(one) else other
    return merged(one, other)


def _common(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """What both hold; both ascend."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not len(few):
        return few
    places = np.minimum(np.searchsorted(many, few), len(many) - 1)
    found: NDArray[np.int64] = few[many[places] == few]
    return found
