"""What people do to a text that they remember: the harms of the known items."""

from collections.abc import Callable, Iterator, Mapping
from random import Random

import opencc

_TRADITIONAL = opencc.OpenCC("s2t")
_BRACKETS = ("[]", "【】", "()", "（）", "［］", "﹝﹞", "  ")
_NUMBER_BRACKETS = "〔〕"
_TITLE_BRACKETS = {"（": "(", "）": ")", "《": "〈", "》": "〉"}


def _exact(text: str, _: Random) -> Iterator[str]:
    yield text


def _missing(text: str, random: Random) -> Iterator[str]:
    """One character missing, no digit: without a digit, a number is another number."""
    places = [place for place, sign in enumerate(text) if not sign.isdigit()]
    place = random.choice(places)
    yield text[:place] + text[place + 1 :]


def _brackets(text: str, random: Random) -> Iterator[str]:
    """Other brackets or none; nothing for a text without."""
    if _NUMBER_BRACKETS[0] in text:
        opening, closing = random.choice(_BRACKETS)
        yield text.translate({ord("〔"): opening, ord("〕"): closing}).replace(" ", "")
    elif any(sign in text for sign in _TITLE_BRACKETS):
        narrow = str.maketrans(_TITLE_BRACKETS)
        none = dict.fromkeys(map(ord, _TITLE_BRACKETS))
        yield text.translate(random.choice((narrow, none)))


def _traditional(text: str, _: Random) -> Iterator[str]:
    yield _TRADITIONAL.convert(text)


EXACT = "exact"
MISSING = "a character missing"
HARMS: Mapping[str, Callable[[str, Random], Iterator[str]]] = {
    EXACT: _exact,
    MISSING: _missing,
    "other brackets": _brackets,
    "traditional": _traditional,
}
