"""What to highlight of a question; the same for every engine."""

from typing import Protocol

from indexer.analysis import squeeze
from indexer.query import AllOf, AnyOf, Phrase, Query, Words


class Cutting(Protocol):
    """A segmenter, or what remembers how it cut."""

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that a text is cut into when it is asked for."""


def marks(query: Query, segmenter: Cutting) -> tuple[str, ...]:
    """What to highlight: each leaf letter by letter and its words; nothing under NOT."""
    found = dict.fromkeys(mark for leaf in _leaves(query) for mark in _marks(leaf, segmenter))
    return tuple(mark for mark in found if mark)


def _leaves(query: Query) -> list[Words | Phrase]:
    match query:
        case Words() | Phrase():
            return [query]
        case AllOf(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
    return []


def _marks(leaf: Words | Phrase, segmenter: Cutting) -> list[str]:
    words = segmenter.query_words(leaf.text) if isinstance(leaf, Words) else ()
    return [squeeze(leaf.text), *words]
