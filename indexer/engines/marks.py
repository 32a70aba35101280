"""What to highlight of a question; the same for every engine."""

from collections.abc import Iterator
from typing import Protocol

from indexer.query.clauses import Holding, Leaf, Like, Query, Words, texts_of, wanted_leaves
from indexer.text.analysis import squeeze

_MOST_VALUES = 20
"""A pattern may stand for thousands of names; nobody reads that many marks."""


class Cutting(Protocol):
    """A segmenter, or what remembers how it cut."""

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that a text is cut into when it is asked for."""


def marks(query: Query, segmenter: Cutting) -> tuple[str, ...]:
    """What to highlight: each leaf letter by letter and its words; nothing under NOT.

    A word of one character is left out where more was typed: 市 of 市财政局 stands everywhere.
    """
    leaves = wanted_leaves(query)
    found = dict.fromkeys(mark for leaf in leaves for mark in _marks(leaf, segmenter))
    return tuple(mark for mark in found if mark)


def _marks(leaf: Leaf, segmenter: Cutting) -> Iterator[str]:
    texts = leaf.values[:_MOST_VALUES] if isinstance(leaf, Holding) else texts_of(leaf)
    yield from map(squeeze, texts)
    if isinstance(leaf, Words | Like):
        yield from (word for word in segmenter.query_words(leaf.text) if len(word) > 1)
