"""Both scripts at once: a text in the form in which labels, verbs and posts are matched."""

import re

from corpus.tables import table_words

_PAIRS = {pair[0]: pair[1] for pair in table_words("traditional")}
_SIMPLE = str.maketrans(_PAIRS)
# Looks for runs of them first: str.translate asks the table for every character of a text.
_TRADITIONAL = re.compile(f"[{''.join(sorted(_PAIRS))}]+")


def fold(text: str) -> str:
    """The text with the traditional characters of the table made simplified, place by place.

    The length stays, so that what is found in the folded text can be cut from the text itself.
    """
    return _TRADITIONAL.sub(lambda run: run.group().translate(_SIMPLE), text)


def is_traditional(text: str) -> bool:
    """Whether the text holds a character that only the traditional script has."""
    return _TRADITIONAL.search(text) is not None
