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


@dataclass(frozen=True, slots=True)
class Cursor:
    """``page`` is the number of the page it leads to; ``question`` stands for what is asked."""

    generation: str
    page: int
    question: str

    @property
    def text(self) -> str:
        """The cursor as it travels."""
        parts = json.dumps([self.generation, self.page, self.question]).encode()
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
        found, page, asked = json.loads(urlsafe_b64decode(padded.encode("ascii")))
    except (ValueError, TypeError, RecursionError) as error:
        raise BadCursor from error
    is_ours = isinstance(found, str) and type(page) is int and 1 <= page <= _MOST_PAGES
    if not is_ours or asked != question:
        raise BadCursor
    if found != generation:
        raise CursorStale(found=found[:_LONGEST], now=generation)
    return Cursor(found, page, question)
