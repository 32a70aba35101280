"""Both scripts at once: a text in the form in which labels, verbs and posts are matched."""

from corpus.tables import table_words

_SIMPLE = str.maketrans({pair[0]: pair[1] for pair in table_words("traditional")})


def fold(text: str) -> str:
    """The text with the traditional characters of the table made simplified, place by place.

    The length stays, so that what is found in the folded text can be cut from the text itself.
    """
    return text.translate(_SIMPLE)


def is_traditional(text: str) -> bool:
    """Whether the text holds a character that only the traditional script has."""
    return fold(text) != text
