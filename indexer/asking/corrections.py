"""What somebody may have meant who wrote a character that sounds or looks like the right one.

Only offered, never taken: whoever asks here looks whether it occurs. Pinyin is loaded with the
first question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import product, zip_longest

from indexer.asking.vocabulary import Vocabulary
from indexer.query.tokens import WILDCARD
from indexer.text.analysis import squeeze

LONGEST = 12
"""Characters; of longer texts a wrong one is found by the words around it, as a near title."""
_PINYIN = "indexer.text.pinyin"


class Way(StrEnum):
    """How something that was not typed comes near to what was."""

    NUMBER = "number"
    TITLE = "title"
    PERSON = "person"
    PART = "part"
    SOUND = "sound"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Slip:
    """A text that may have been meant."""

    way: Way
    text: str


def slips(text: str) -> Iterator[Slip]:
    """The text with one character changed for one that looks or sounds like it.

    The likeliest come first: those of each place in turn, its best before its second best.
    """
    plain = squeeze(text)
    if not 2 <= len(plain) <= LONGEST:
        return
    for others in zip_longest(*map(_others, plain)):
        for at, other in enumerate(others):
            if other:
                yield Slip(other[0], plain[:at] + other[1] + plain[at + 1 :])


@cache
def _others(sign: str) -> tuple[tuple[Way, str], ...]:
    """What may have been meant by a character, by turns what looks and what sounds like it."""
    shapes = ((Way.SHAPE, other) for other in look_alikes().get(sign, ()))
    sounds = ((Way.SOUND, other) for other in import_module(_PINYIN).sounding(sign))
    mixed = (pair for pairs in zip_longest(sounds, shapes) for pair in pairs if pair)
    return tuple({other: (way, other) for way, other in mixed}.values())


def values_near(field: str, text: str, vocabulary: Vocabulary) -> Iterator[Slip]:
    """The values of a field that hold the text, sound like it, or look like it."""
    inside = f"{WILDCARD}{text.replace(WILDCARD, '')}{WILDCARD}"
    yield from (Slip(Way.PART, value) for value in vocabulary.fitting(field, inside))
    yield from values_alike(field, text, vocabulary)


def values_alike(field: str, text: str, vocabulary: Vocabulary) -> Iterator[Slip]:
    """The values of a field that are read as the text is, or differ in one such character."""
    if not 2 <= len(squeeze(text)) <= LONGEST:
        return
    # In their order, or each process would give another.
    for spelling in sorted(import_module(_PINYIN).full_spellings(text)):
        for value in vocabulary.spelt(field, spelling):
            if squeeze(value) != squeeze(text):
                yield Slip(Way.SOUND, value)
    for slip in slips(text):
        for value in vocabulary.same(field, slip.text):
            yield Slip(slip.way, value)


@cache
def look_alikes() -> Mapping[str, tuple[str, ...]]:
    """To each character those it is taken for, from ``dictionaries/look_alikes.txt``."""
    text = (files("indexer") / "dictionaries" / "look_alikes.txt").read_text(encoding="utf-8")
    found: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            for sign, other in product(line.split(), repeat=2):
                if sign != other:
                    found.setdefault(sign, {})[other] = None
    return {sign: tuple(others) for sign, others in found.items()}
