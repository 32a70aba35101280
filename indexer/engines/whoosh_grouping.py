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
        order = np.argsort(keys, kind="stable")
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


class Pairs:
    """A field of characters by twos, with their positions; the last of a line pairs with its end.

    So every character begins a pair, and whatever begins with it tells where it stands.
    """

    def __init__(self) -> None:
        self._places = _Places()

    def add(self, number: int, content: Sequence[str]) -> None:
        """The lines of a document."""
        signs = _signs((*content, ""))
        first, second = signs[:-1], signs[1:]
        shown = np.flatnonzero(first != ord(_LINE_END))
        lasts = shown[second[shown] == ord(_LINE_END)]
        ends = np.flatnonzero(np.isin(first, _END_SIGNS))
        keys = (
            first[shown] << _SIGN_BITS | second[shown],
            np.full(len(lasts), _key(LINE_ENDS), np.int64),
            np.full(len(ends), _key(SENTENCE_ENDS), np.int64),
        )
        positions = np.concatenate((shown, lasts, ends)).astype(np.int32)
        numbers = np.full(len(positions), number, np.int32)
        self._places.put(np.concatenate(keys), numbers, positions)

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list: ``numbers`` has a document as often as the pair stands in it."""
        keys = np.full(len(numbers), _key(term.decode()), np.int64)
        self._places.put(keys, numbers, positions)

    def lists(self) -> Lists:
        """All that was added and taken."""
        return self._places.lists(lambda key: (chr(key >> _SIGN_BITS) + chr(key & _SIGN)).encode())


class Signs:
    """A field of single characters: in which documents they stand, and how often."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._numbers = array("i")
        self._counts = array("i")

    def add(self, number: int, content: Sequence[str]) -> None:
        """The lines of a document."""
        signs = _signs(content)
        keys, counts = np.unique(signs[signs != ord(_LINE_END)], return_counts=True)
        self._put(keys, np.full(len(keys), number, np.int32), counts)

    def take(self, term: bytes, numbers: Numbers, positions: Numbers | None) -> None:
        """A posting list: ``numbers`` has a document as often as the character stands in it."""
        documents, counts = np.unique(numbers, return_counts=True)
        self._put(np.full(len(documents), ord(term.decode()), np.int64), documents, counts)

    def lists(self) -> Lists:
        """All that was added and taken."""
        keys = np.frombuffer(self._keys, np.int64)
        order = np.argsort(keys, kind="stable")
        is_term = _changes(keys[order])
        counts = np.frombuffer(self._counts, np.int32)[order]
        return Lists(
            terms=[chr(key).encode() for key in keys[order][is_term].tolist()],
            starts=np.append(np.flatnonzero(is_term), len(keys)),
            numbers=np.frombuffer(self._numbers, np.int32)[order],
            counts=counts,
            place_starts=np.concatenate(([0], np.cumsum(counts))),
            positions=np.zeros(0, np.int32),
        )

    def _put(self, keys: NDArray[np.int64], numbers: Numbers, counts: NDArray[np.intp]) -> None:
        self._keys.frombytes(keys.tobytes())
        self._numbers.frombytes(numbers.tobytes())
        self._counts.frombytes(counts.astype(np.int32).tobytes())


def _key(pair: str) -> int:
    first, second = map(ord, pair)
    return first << _SIGN_BITS | second


def _signs(lines: Sequence[str]) -> NDArray[np.int64]:
    text = _LINE_END.join(lines)
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)


def _changes(values: NDArray[np.signedinteger[Any]]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it; the first always does."""
    changes = np.ones(len(values), np.bool_)
    changes[1:] = values[1:] != values[:-1]
    return changes
