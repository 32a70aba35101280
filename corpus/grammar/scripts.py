"""Both scripts at once: a text in the form in which labels, verbs and posts are matched."""

import re
from functools import lru_cache

from corpus.grammar.tables import table_words

_PAIRS = {pair[0]: pair[1] for pair in table_words("traditional")}


class _Simple(dict[int, int]):
    """What ``str.translate`` asks for every character: one that stays is found from then on."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_SIMPLE = _Simple((ord(old), ord(new)) for old, new in _PAIRS.items())
# One character and no run of them: only then is a text without any passed over at full speed.
_TRADITIONAL = re.compile(f"[{''.join(sorted(_PAIRS))}]")
_FEW = 8
_REMEMBERED = 1 << 11
_LONGEST_REMEMBERED = 200
"""Characters of a line: each grammar asks for the same ones."""


def fold(text: str) -> str:
    """The text with the traditional characters of the table made simplified, place by place.

    The length stays, so that what is found in the folded text can be cut from the text itself.
    """
    return _again(text) if len(text) <= _LONGEST_REMEMBERED else _folded(text)


def _folded(text: str) -> str:
    """A simplified text holds one such character or none (覆盖): only that is replaced."""
    found = set(_TRADITIONAL.findall(text))
    if len(found) > _FEW:
        return text.translate(_SIMPLE)
    for old in found:
        text = text.replace(old, _PAIRS[old])
    return text


_again = lru_cache(_REMEMBERED)(_folded)


def is_traditional(text: str) -> bool:
    """Whether the text holds a character that only the traditional script has."""
    return _TRADITIONAL.search(text) is not None
