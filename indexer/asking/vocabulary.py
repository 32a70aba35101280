"""All values that the fields of one generation hold, and how to find them by what people type.

Pure: made from counts that any engine gives. Whoever asks keeps one for each generation.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from itertools import accumulate

from corpus.grammar.documents import title_key
from indexer.engine import Engine
from indexer.query.request import SearchRequest
from indexer.query.typed_numbers import TypedNumber, read_typed_number
from indexer.schema import NAMED_FIELDS
from indexer.text.analysis import squeeze, squeezed

_WILDCARD = "*"
_PINYIN = "indexer.text.pinyin"
"""Named, not imported: it is loaded when somebody first types letters."""


_KEYS: Mapping[str, Callable[[str], str]] = {"document": title_key}
"""What two spellings of a value have in common, where it is more than width and script."""


class Vocabulary:
    """Values by field, most frequent first, with the number of sections that carry each."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        self._counts = counts
        self._by_key: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._by_sound: dict[str, Mapping[str, tuple[str, ...]]] = {}
        self._laid: dict[str, _Laid] = {}

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
        first, *others = squeeze(pattern).split(_WILDCARD)
        forms = self._laid_out(field).forms()
        both = zip(self.values(field), forms, strict=True)
        return tuple(value for value, form in both if _fits(form, first, others))

    def lacking_one(self, field: str, text: str) -> Iterator[str]:
        """The values that are the text once a character is taken out: 刘晨娜 for 刘娜."""
        return self._laid_out(field).lacking_one(squeeze(text))

    def containing(self, field: str, text: str) -> Iterator[str]:
        """The values that hold the text, those that begin with it before the others."""
        yield from self.beginning(field, text)
        yield from self.going_on(field, text)

    def beginning(self, field: str, text: str) -> Iterator[str]:
        """The values that begin with the text."""
        return self._laid_out(field).beginning(squeeze(text))

    def going_on(self, field: str, text: str) -> Iterator[str]:
        """The values that hold the text and do not begin with it."""
        return self._laid_out(field).going_on(squeeze(text))

    def spelt(self, field: str, letters: str) -> tuple[str, ...]:
        """The values that are spelt so in pinyin, or have these initials."""
        return self._spellings(field).get(import_module(_PINYIN).spell(letters), ())

    def spelt_from(self, field: str, letters: str) -> Iterator[str]:
        """The values whose spelling or initials begin so, those with rarer readings last."""
        begun = import_module(_PINYIN).spell(letters)
        found = {
            value
            for spelling, values in self._spellings(field).items()
            if spelling.startswith(begun)
            for value in values
        }
        yield from sorted(found, key=lambda value: self._rank(field, value, begun))

    def _rank(self, field: str, value: str, begun: str) -> tuple[bool, bool, int, str]:
        """Spelt quite so, then beginning so as it is mostly read, then the most frequent first."""
        usual = import_module(_PINYIN).usual_spellings(value)
        is_usual = any(spelling.startswith(begun) for spelling in usual)
        return begun not in usual, not is_usual, -self.values(field)[value], value

    def _laid_out(self, field: str) -> "_Laid":
        if field not in self._laid:
            self._laid[field] = _Laid(tuple(self.values(field)))
        return self._laid[field]

    def _spellings(self, field: str) -> Mapping[str, tuple[str, ...]]:
        if field not in self._by_sound:
            self._by_sound[field] = import_module(_PINYIN).by_spelling(self.values(field))
        return self._by_sound[field]

    @cached_property
    def numbers(self) -> Mapping[str, TypedNumber]:
        """The document numbers, taken apart."""
        read = ((number, read_typed_number(number)) for number in self.values("number"))
        return {number: found for number, found in read if found}


class _Laid:
    """Values laid end to end, squeezed, so that one search looks through all of them."""

    def __init__(self, values: Sequence[str]) -> None:
        self._values = values
        forms = squeezed(values)
        # Squeezed texts hold no line end.
        self._text = "".join(f"\n{form}" for form in forms)
        self._starts = list(accumulate((len(form) + 1 for form in forms), initial=0))

    def beginning(self, text: str) -> Iterator[str]:
        """The values that begin with the squeezed text, in their order."""
        return (self._values[number] for number in self._places(f"\n{text}"))

    def going_on(self, text: str) -> Iterator[str]:
        """Those that hold it further on only."""
        for number in self._places(text) if text else ():
            if not self._text.startswith(text, self._starts[number] + 1):
                yield self._values[number]

    def lacking_one(self, text: str) -> Iterator[str]:
        """Those that are the squeezed text and one more character, anywhere in it."""
        longer = "|".join(
            f"{re.escape(text[:at])}.{re.escape(text[at:])}" for at in range(len(text) + 1)
        )
        for found in re.finditer(f"\n(?:{longer})(?=\n|$)", self._text):
            yield self._values[bisect_right(self._starts, found.start()) - 1]

    def forms(self) -> Sequence[str]:
        """All of them squeezed, in their order."""
        return self._text.split("\n")[1:]

    def _places(self, text: str) -> Iterator[int]:
        at = self._text.find(text)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(text, self._starts[number + 1])


def key_of(field: str) -> Callable[[str], str]:
    """What makes two spellings of a value of the field the same."""
    return _KEYS.get(field, squeeze)


def read_vocabulary(engine: Engine) -> Vocabulary:
    """The vocabulary of the generation that answers now."""
    names = tuple(field.name for field in NAMED_FIELDS)
    facets = engine.search(SearchRequest(facets=names, limit=0)).facets
    return Vocabulary({f.name: {c.value: c.count for c in f.counts} for f in facets})


def _fits(value: str, first: str, others: Sequence[str]) -> bool:
    """Whether the value is the pieces with anything between them.

    The earliest place of each is as good as any, so nothing is tried twice: in a regular
    expression a dozen wildcards could go on for hours.
    """
    if not others:
        return value == first
    *inner, last = others
    at, end = len(first), len(value) - len(last)
    if not value.startswith(first) or not value.endswith(last):
        return False
    for piece in filter(None, inner):
        at = value.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return at <= end


def _grouped(values: Iterable[str], key: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {name: tuple(same) for name, same in groups.items()}
