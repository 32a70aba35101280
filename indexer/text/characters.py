"""One form for each character: the tables behind ``analysis.normalise``, one character to one.

Compatibility forms follow Unicode (NFKC, UAX #15).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

# The first character of each row stands for the others.
_VARIANTS = (
    "(〔﹝［【〖〘[{﹙﹛（｛",
    ")〕﹞］】〗〙]}﹚﹜）｝",
    '"“”„‟「」『』｢｣＂〝〞',
    "'‘’‚‛＇",
    "-‐‑‒–—―−－﹣─",
    "~～〜∼˜",
    "·•・‧∙･",
    "〇○◯",
)
_INVISIBLE = (
    *range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0),
    0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0100, 0xE01F0),
)  # fmt: skip
# Radicals and compatibility ideographs come out of PDF files in place of the characters meant.
_COMPATIBILITY = (
    range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF00, 0xFFF0), range(0x2F800, 0x2FA20),
)  # fmt: skip
_CASED = (range(0x41, 0x2E80), range(0xFF21, 0xFF3B))
HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))

_FREQUENT = "，；：（）“”！？"
"""Signs of every text that change, replaced one after the other: quicker than a look at each."""
_BEYOND = "\U00010000-\U0010ffff"


class CharacterMap:
    """Maps each character of a text by itself, to one character that maps to itself.

    ``str.translate`` looks at every character, seven times as slow where few of them change.
    """

    def __init__(self, table: Mapping[int, str]) -> None:
        self.table = table
        self._forms = {chr(point): form for point, form in table.items()}
        self._frequent = [(sign, self._forms[sign]) for sign in _FREQUENT if sign in self._forms]

    def applied(self, text: str) -> str:
        """The text with each character mapped, as long as before."""
        for sign, form in self._frequent:
            text = text.replace(sign, form)
        return self._changing.sub(self._form, text)

    def others(self, text: str) -> str:
        """All that is mapped to one of the text's characters, for a set of ``re``; there may be
        more beyond U+FFFF.
        """
        return re.escape("".join(map(self._mapped_to.__getitem__, set(text)))) + _BEYOND

    @cached_property
    def _mapped_to(self) -> Mapping[str, str]:
        """Of each character those that are mapped to it, up to U+FFFF."""
        found: defaultdict[str, str] = defaultdict(str)
        for sign, form in self._forms.items():
            found[form] += sign if sign <= "\uffff" else ""
        return found

    def _form(self, found: re.Match[str]) -> str:
        return self._forms.get(found[0], found[0])

    @cached_property
    def _changing(self) -> re.Pattern[str]:
        """Any character that may change: a table up to U+FFFF, which re has for no others."""
        near = "".join(sign for sign in self._forms if sign <= "\uffff")
        return re.compile(f"[{re.escape(near)}{_BEYOND}]")


def shape_table() -> dict[int, str]:
    """Code points that width, case, brackets and invisibility change, and what they become."""
    table = dict(_compatible(_COMPATIBILITY))
    for points in _CASED:
        table |= {point: low for point in points if (low := _lower(table.get(point, chr(point))))}
    variants = {ord(variant): row[0] for row in _VARIANTS for variant in row[1:]}
    folded = {point: form.translate(variants) for point, form in table.items()}
    return folded | variants | dict.fromkeys(_INVISIBLE, " ")


def _compatible(ranges: Iterable[range]) -> Iterator[tuple[int, str]]:
    for points in ranges:
        for point in points:
            form = unicodedata.normalize("NFKC", chr(point))
            if len(form) == 1 and form != chr(point):
                yield point, form


def _lower(character: str) -> str | None:
    """The small letter; None where there is none, or it takes two characters (İ)."""
    low = character.lower()
    return low if len(low) == 1 and low != character else None
