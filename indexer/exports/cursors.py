"""Cursors: where the next page of a list begins, opaque to whoever carries them.

A cursor names the generation of the index and stands for the question it was given for; it is no
secret and gives no right to anything.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from indexer.exports.errors import BadCursor, CursorStale

_LONGEST = 200
_DIGITS = 12
_MOST_PAGES = 1_000_000
_FARTHEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """``page`` is the number of the page it leads to; ``question`` stands for what is asked.

    A list that is too long to be read at once is read in stretches: ``start`` counts what lies
    before the stretch that the page is of.
    """

    generation: str
    page: int
    question: str
    start: int = 0

    @property
    def text(self) -> str:
        """The cursor as it travels."""
        parts = json.dumps([self.generation, self.page, self.question, self.start]).encode()
        return urlsafe_b64encode(parts).decode().rstrip("=")


def digest(parts: Iterable[str]) -> str:
    """Stands for a question: the same parts in the same order."""
    text = json.dumps(list(parts)).encode()
    return sha256(text).hexdigest()[:_DIGITS]


def read_cursor(text: str, *, generation: str, question: str) -> Cursor:
    """The cursor. Raises ``BadCursor`` for one that we did not make for this question, and
    ``CursorStale`` where another generation answers now.
    """
    try:
        padded = text[:_LONGEST] + "=" * (-len(text[:_LONGEST]) % 4)
        found, page, asked, start = json.loads(urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, TypeError, RecursionError) as error:
        raise BadCursor from error
    is_ours = isinstance(found, str) and _is_within(page, 1, _MOST_PAGES)
    is_ours = is_ours and _is_within(start, 0, _FARTHEST)
    if not is_ours or asked != question:
        raise BadCursor
    if found != generation:
        raise CursorStale(found=found[:_LONGEST], now=generation)
    return Cursor(found, page, question, start)


def _is_within(value: object, least: int, most: int) -> bool:
    # True is an int to Python, and no number of ours.
    return type(value) is int and least <= value <= most
