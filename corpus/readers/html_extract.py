"""Which lines of a page are its text, by trafilatura (the extra ``[html]``), if no selector fits.

It only chooses among our own lines: its own text has lost the blanks that part names.
"""

from collections.abc import Sequence

from corpus.errors import NeedsExtra
from corpus.readers.loss import count_han
from corpus.readers.parts import MAIN_TEXT

_AT_LEAST = 1 / 2
"""A choice that leaves out more than half of the page's characters has lost the text itself."""


def chosen(page: str, lines: Sequence[str]) -> list[str] | None:
    """The lines that trafilatura takes for the main text; None when it is missing or unsure."""
    try:
        extract = MAIN_TEXT.load("", "text/html").extract
    except NeedsExtra:
        return None
    text = _squeezed(extract(page, favor_precision=True, include_tables=True) or "")
    kept = [line for line in lines if _squeezed(line) in text]
    return kept if count_han("".join(kept)) >= _AT_LEAST * count_han("".join(lines)) else None


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("|", "")
