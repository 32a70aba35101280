"""Names by their sound: full spellings and initials, surnames read as surnames. Home of pypinyin.

Loading it takes four tenths of a second, so it is asked for only when somebody types letters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from pypinyin import Style, pinyin

from indexer.text.analysis import squeeze

_MOST_READINGS = 64


def spell(letters: str) -> str:
    """Letters as they are compared: small, ü as v, without blanks, marks or apostrophes."""
    kept = (letter for letter in letters.lower().replace("ü", "v") if letter.isalpha())
    return "".join(kept).replace("lyu", "lv").replace("nyu", "nv")


def spellings(name: str) -> frozenset[str]:
    """Every full spelling of a name, and its initials: chengao and cg."""
    found: set[str] = set()
    for syllables in islice(product(*_syllables(squeeze(name))), _MOST_READINGS):
        found |= {"".join(syllables), "".join(syllable[0] for syllable in syllables)}
    return frozenset(found)


def full_spellings(name: str) -> frozenset[str]:
    """Every full spelling of a name: chengao; none of what has no Han character."""
    found = islice(product(*_syllables(squeeze(name))), _MOST_READINGS)
    return frozenset(filter(None, map("".join, found)))


@lru_cache(maxsize=1 << 14)
def usual_spellings(name: str) -> tuple[str, str]:
    """The full spelling of a name and its initials, each character read as it mostly is."""
    syllables = [choices[0] for choices in _syllables(squeeze(name))]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def by_spelling(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The names by each of their spellings, in the order given."""
    found: dict[str, list[str]] = {}
    for name in names:
        for spelling in spellings(name):
            found.setdefault(spelling, []).append(name)
    return _frozen(found)


@cache
def readings(character: str) -> tuple[str, ...]:
    """The plain syllables that a character may be read as; none where it is no Han character."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(spell(syllable) for syllables in found for syllable in syllables))


def sounding(character: str) -> tuple[str, ...]:
    """The other characters of daily use that may be read alike: first those read quite the same,
    then those that many people do not tell apart (zh and z, in and ing).
    """
    same, near = _by_syllable()
    spoken = readings(character)
    signs = [sign for reading in spoken for sign in same.get(reading, ())]
    signs += [sign for reading in spoken for sign in near.get(_loose(reading), ())]
    return tuple(sign for sign in dict.fromkeys(signs) if sign != character)


def _loose(syllable: str) -> str:
    """What syllables have in common that are heard as one."""
    return re.sub(r"(?<=[ei]n)g$", "", re.sub(r"^([zcs])h", r"\1", syllable))


_Signs = Mapping[str, tuple[str, ...]]


@cache
def _by_syllable() -> tuple[_Signs, _Signs]:
    """The characters of GB/T 2312, its first level before its second, by their readings."""
    same: dict[str, list[str]] = {}
    near: dict[str, list[str]] = {}
    for sign in _daily_characters():
        for reading in readings(sign):
            same.setdefault(reading, []).append(sign)
            near.setdefault(_loose(reading), []).append(sign)
    return _frozen(same), _frozen(near)


def _frozen(found: Mapping[str, list[str]]) -> _Signs:
    return {reading: tuple(signs) for reading, signs in found.items()}


def _daily_characters() -> Iterator[str]:
    pairs = product(range(0xB0, 0xF8), range(0xA1, 0xFF))
    return (sign for sign in (bytes(pair).decode("gb2312", "ignore") for pair in pairs) if sign)


def _syllables(name: str) -> list[tuple[str, ...]]:
    """The readings of each character, that of a surname first."""
    surname = next((_SURNAMES[name[:n]] for n in (2, 1) if name[:n] in _SURNAMES), ())
    first = [(syllable,) for syllable in surname] + [()] * (len(name) - len(surname))
    pairs = zip(first, name, strict=False)
    syllables = (tuple(dict.fromkeys((*given, *readings(sign)))) for given, sign in pairs)
    return [choices for choices in syllables if choices]


def _surnames() -> dict[str, tuple[str, ...]]:
    text = (files("indexer") / "dictionaries" / "surname_readings.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line[:1] not in ("", "#"))
    return {surname: tuple(syllables) for surname, *syllables in lines}


_SURNAMES = _surnames()
