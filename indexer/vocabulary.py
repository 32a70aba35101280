"""All values that the fields of one generation hold, and how to find them by what people type.

Pure: made from counts that any engine gives. Whoever asks keeps one for each generation.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import import_module

from corpus.documents import title_key
from indexer.analysis import squeeze
from indexer.engine import Engine
from indexer.request import SearchRequest
from indexer.schema import VALUE_FIELDS
from indexer.typed_numbers import TypedNumber, read_typed_number

_WILDCARD = "*"
_PINYIN = "indexer.pinyin"
"""Named, not imported: it is loaded when somebody first types letters."""


_KEYS: Mapping[str, Callable[[str], str]] = {"document": title_key}
"""What two spellings of a value have in common, where it is more than width and script."""


class Vocabulary:
    """Values by field, most frequent first, with the number of sections that carry each."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        self._counts = counts
        self._by_key: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._by_sound: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def values(self, field: str) -> Mapping[str, int]:
        """Each value with its number of sections."""
        return self._counts.get(field, {})

    def same(self, field: str, text: str) -> tuple[str, ...]:
        """The values that read as the text does once width, script, blanks and marks are even."""
        if field not in self._by_key:
            self._by_key[field] = _grouped(self.values(field), key_of(field))
        return self._by_key[field].get(key_of(field)(text), ())

    def fitting(self, field: str, pattern: str) -> tuple[str, ...]:
        """The values that fit a pattern in which ``*`` stands for anything."""
        pieces = map(re.escape, squeeze(pattern).split(_WILDCARD))
        fits = re.compile(".*".join(pieces), re.DOTALL).fullmatch
        return tuple(value for value in self.values(field) if fits(squeeze(value)))

    def spelt(self, field: str, letters: str) -> tuple[str, ...]:
        """The values that are spelt so in pinyin, or have these initials."""
        pinyin = import_module(_PINYIN)
        if field not in self._by_sound:
            self._by_sound[field] = pinyin.by_spelling(self.values(field))
        return self._by_sound[field].get(pinyin.spell(letters), ())

    @cached_property
    def numbers(self) -> Mapping[str, TypedNumber]:
        """The document numbers, taken apart."""
        read = ((number, read_typed_number(number)) for number in self.values("number"))
        return {number: found for number, found in read if found}


def key_of(field: str) -> Callable[[str], str]:
    """What makes two spellings of a value of the field the same."""
    return _KEYS.get(field, squeeze)


def read_vocabulary(engine: Engine) -> Vocabulary:
    """The vocabulary of the generation that answers now."""
    names = tuple(field.name for field in VALUE_FIELDS)
    facets = engine.search(SearchRequest(facets=names, limit=0)).facets
    return Vocabulary({f.name: {c.value: c.count for c in f.counts} for f in facets})


def _grouped(values: Iterable[str], key: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {name: tuple(same) for name, same in groups.items()}
