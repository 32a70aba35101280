"""Terms gathered document by document and put in the order of an index: by term, then document.

Sorting one array of numbers is what makes it fast: Whoosh's pool sorts a tuple for each posting.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.engines.whoosh_postings import Numbers

_SIGN_BITS = 21
"""A code point has no more; a pair of signs is one number of two of them."""
_SIGN = (1 << _SIGN_BITS) - 1
_LINE_END = "\n"
"""A character of its own between lines; no text that is looked for holds one."""
LINE_ENDS, SENTENCE_ENDS = "\n\n", "\n。"
"""Pairs that no text holds: at the last character of each line, and where a sentence ends."""
_END_SIGNS = np.array([ord(sign) for sign in "。!?;"])
_BATCH = 1 << 14
"""Characters that are looked at together: to call NumPy takes as long as some hundred of them."""
_DIGIT_BITS = 16


@dataclass(frozen=True, slots=True)
class Lists:
    """The posting lists of a field, one after the other, their terms ascending.

    ``starts`` is where each term's postings begin, ``place_starts`` where each posting's positions
    do; both have one more entry, the end. ``counts`` says how often a term stands in a document.
    ``positions`` is empty for a field without.
    """

    terms: Sequence[bytes]
    starts: NDArray[np.int64]
    numbers: Numbers
    counts: Numbers
    place_starts: NDArray[np.int64]
    positions: Numbers


class Gathering(Protocol):
    """Terms of one field, document by document."""

    def add(self, number: int, content: Sequence[str]) -> None:
        """What a document holds."""

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list of another segment; a document as often as the term stands in it."""

    def lists(self) -> Lists:
        """All of it in the order of an index."""


class _Places:
    """Every place of every term: the term's key, the document, and the position where it counts."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._numbers = array("i")
        self._positions = array("i")

    def put(
        self, keys: NDArray[np.int64], numbers: Numbers, positions: Numbers | None = None
    ) -> None:
        """Further places; of one term, they come in the order of documents and positions."""
        self._keys.frombytes(keys.tobytes())
        self._numbers.frombytes(numbers.tobytes())
        if positions is not None:
            self._positions.frombytes(positions.tobytes())

    def lists(self, spell: Callable[[int], bytes], ranks: NDArray[np.int64] | None = None) -> Lists:
        """All places by key, or by what ``ranks`` has for it; ``spell`` gives the term of that."""
        keys = np.frombuffer(self._keys, np.int64)
        keys = keys if ranks is None else ranks[keys]
        # A stable sort leaves documents and positions of a term in the order that they came in.
        order = _order(keys)
        keys, numbers = keys[order], np.frombuffer(self._numbers, np.int32)[order]
        is_term = _changes(keys)
        place_starts = np.flatnonzero(is_term | _changes(numbers))
        starts = np.searchsorted(place_starts, np.flatnonzero(is_term))
        return Lists(
            terms=[spell(key) for key in keys[is_term].tolist()],
            starts=np.append(starts, len(place_starts)),
            numbers=numbers[place_starts],
            counts=np.diff(place_starts, append=len(keys)).astype(np.int32),
            place_starts=np.append(place_starts, len(keys)),
            positions=np.frombuffer(self._positions, np.int32)[order[: len(self._positions)]],
        )


class _Numbering(dict[str, int]):
    """Numbers words in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Words:
    """A field of words, each counted in its document."""

    def __init__(self) -> None:
        self._numbering = _Numbering()
        self._places = _Places()

    def add(self, number: int, content: Sequence[str]) -> None:
        """The words of a document."""
        keys = np.fromiter(map(self._numbering.__getitem__, content), np.int64, len(content))
        self._places.put(keys, np.full(len(keys), number, np.int32))

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list: ``numbers`` has a document as often as the term stands in it."""
        key = self._numbering[term.decode()]
        self._places.put(np.full(len(numbers), key, np.int64), numbers)

    def lists(self) -> Lists:
        """All that was added and taken."""
        ordered = sorted((word.encode(), key) for word, key in self._numbering.items())
        ranks = np.empty(len(ordered), np.int64)
        ranks[[key for _, key in ordered]] = np.arange(len(ordered))
        return self._places.lists(lambda rank: ordered[rank][0], ranks)


class _Lines:
    """Lines of documents, looked at as signs, many documents at a time.

    ``look`` is given the signs, the document of each, and its position there; every line has its
    end, the last one too.
    """

    def __init__(self, look: Callable[[NDArray[np.int64], Numbers, Numbers], None]) -> None:
        self._look = look
        self._texts: list[str] = []
        self._numbers: list[int] = []
        self._waiting = 0

    def add(self, number: int, content: Sequence[str]) -> None:
        """The lines of a document."""
        text = _LINE_END.join((*content, ""))
        self._texts.append(text)
        self._numbers.append(number)
        self._waiting += len(text)
        if self._waiting >= _BATCH:
            self.look()

    def look(self) -> None:
        """Look at all that waits."""
        if not self._texts:
            return
        text = "".join(self._texts)
        signs = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
        lengths = np.array([len(text) for text in self._texts], np.int64)
        starts = np.cumsum(lengths) - lengths
        positions = np.arange(len(signs)) - np.repeat(starts, lengths)
        numbers = np.repeat(np.array(self._numbers, np.int32), lengths)
        self._look(signs, numbers, positions.astype(np.int32))
        self._texts, self._numbers, self._waiting = [], [], 0


class Pairs:
    """A field of characters by twos, with their positions; the last of a line pairs with its end.

    So every character begins a pair, and whatever begins with it tells where it stands.
    """

    def __init__(self) -> None:
        self._places = _Places()
        self._lines = _Lines(self._look)

    def add(self, number: int, content: Sequence[str]) -> None:
        """The lines of a document."""
        self._lines.add(number, content)

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list: ``numbers`` has a document as often as the pair stands in it."""
        self._lines.look()
        keys = np.full(len(numbers), _key(term.decode()), np.int64)
        self._places.put(keys, numbers, positions)

    def lists(self) -> Lists:
        """All that was added and taken."""
        self._lines.look()
        return self._places.lists(lambda key: (chr(key >> _SIGN_BITS) + chr(key & _SIGN)).encode())

    def _look(self, signs: NDArray[np.int64], numbers: Numbers, positions: Numbers) -> None:
        first, second = signs[:-1], signs[1:]
        shown = np.flatnonzero(first != ord(_LINE_END))
        lasts = shown[second[shown] == ord(_LINE_END)]
        ends = np.flatnonzero(np.isin(first, _END_SIGNS))
        keys = (
            first[shown] << _SIGN_BITS | second[shown],
            np.full(len(lasts), _key(LINE_ENDS), np.int64),
            np.full(len(ends), _key(SENTENCE_ENDS), np.int64),
        )
        at = np.concatenate((shown, lasts, ends))
        self._places.put(np.concatenate(keys), numbers[at], positions[at])


class Signs:
    """A field of single characters: in which documents they stand, and how often."""

    def __init__(self) -> None:
        self._places = _Places()
        self._lines = _Lines(self._look)

    def add(self, number: int, content: Sequence[str]) -> None:
        """The lines of a document."""
        self._lines.add(number, content)

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list: ``numbers`` has a document as often as the character stands in it."""
        self._lines.look()
        self._places.put(np.full(len(numbers), ord(term.decode()), np.int64), numbers)

    def lists(self) -> Lists:
        """All that was added and taken."""
        self._lines.look()
        return self._places.lists(lambda key: chr(key).encode())

    def _look(self, signs: NDArray[np.int64], numbers: Numbers, positions: Numbers) -> None:
        shown = signs != ord(_LINE_END)
        self._places.put(signs[shown], numbers[shown])


def _key(pair: str) -> int:
    first, second = map(ord, pair)
    return first << _SIGN_BITS | second


def _order(keys: NDArray[np.int64]) -> NDArray[np.intp]:
    """What sorts them, equals as they came: NumPy sorts 16 bits in one pass, not all at once."""
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    for shift in range(_DIGIT_BITS, int(keys.max(initial=0)).bit_length(), _DIGIT_BITS):
        digits = (keys[order] >> shift).astype(np.uint16)
        order = order[np.argsort(digits, kind="stable")]
    return order


def _changes(values: NDArray[np.signedinteger[Any]]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; the first always does."""
    changes = np.ones(len(values), np.bool_)
    changes[1:] = values[1:] != values[:-1]
    return changes
