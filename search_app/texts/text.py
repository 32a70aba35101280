"""One sentence in two languages."""

from typing import NamedTuple


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` stands for a detail given when it is said."""

    chinese: str
    english: str
