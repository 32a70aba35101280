"""Names by their sound: full spellings and initials, surnames read as surnames. Home of pypinyin.

Loading it takes four tenths of a second, so it is asked for only when somebody types letters.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice, product

from pypinyin import Style, pinyin

from indexer.analysis import squeeze

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


def by_spelling(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The names by each of their spellings, in the order given."""
    found: dict[str, list[str]] = {}
    for name in names:
        for spelling in spellings(name):
            found.setdefault(spelling, []).append(name)
    return {spelling: tuple(same) for spelling, same in found.items()}


@cache
def readings(character: str) -> tuple[str, ...]:
    """The plain syllables that a character may be read as; none where it is no Han character."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(spell(syllable) for syllables in found for syllable in syllables))


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
