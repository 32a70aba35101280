"""Whether a reader kept what it was given, by counting Han characters.

A parser that stumbles drops the rest without a word; what is counted beside it tells.
"""

import re

from corpus.doubts import doubt
from corpus.model import ParseWarning

_HAN_RUN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_NO_HAN = re.compile("[^\n\u3400-\u9fff\U00020000-\U0003ffff]+")
_LOST_AT_MOST = 0.2


def count_han(text: str) -> int:
    """How many Han characters."""
    return sum(map(len, _HAN_RUN.findall(text)))


def han_lines(text: str) -> list[str]:
    """The Han characters of each line alone."""
    return _NO_HAN.sub("", text).split("\n")


def loss(written: int, kept: int, aside: int = 0) -> ParseWarning | None:
    """A warning when more than a fifth of the Han characters that are written were not kept.

    ``aside`` counts more of them that are known not to have been read, of which one is enough.
    """
    lost = written - kept if written - kept > written * _LOST_AT_MOST else 0
    if not lost + aside:
        return None
    return doubt("text-lost", written=written + aside, lost=lost + aside)
