"""Lists for programs, page by page to their end: the cursors of answers under /api."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from flask import request

from indexer.errors import BadParameter
from indexer.exports.cursors import Cursor, digest, read_cursor
from indexer.query.parameters import MAX_PAGE, MAX_SIZE
from indexer.query.remedies import remedy, whole_number
from indexer.research.tools import Given
from search_app.front import Front
from search_app.params import Question, read_question

CURSOR = "cursor"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a list is read in one generation; ``cursor`` is the one that led here, if any did."""

    generation: str
    sign: str
    cursor: Cursor | None

    @property
    def is_continued(self) -> bool:
        """Whether a cursor led here."""
        return self.cursor is not None

    @property
    def start(self) -> int:
        """What lies before the stretch that is read, of a list that is read in stretches."""
        return self.cursor.start if self.cursor else 0

    def next(self, page: int, pages: int, then: int | None = None) -> str | None:
        """The cursor of the page after this one, if there is one; behind the last page of a
        stretch, of the first page of the stretch that begins at ``then``.
        """
        if page < pages:
            return Cursor(self.generation, page + 1, self.sign, self.start).text
        return None if then is None else Cursor(self.generation, 1, self.sign, then).text


@dataclass(frozen=True, slots=True)
class Asking(Reach):
    """The question of an address with how far it is read."""

    question: Question


@dataclass(frozen=True, slots=True)
class ToolAsking(Reach):
    """What an address asks a tool with how far it is read."""

    given: Given


def asked_in(front: Front, generation: str, *beside: str) -> Asking:
    """What the address asks, but for parameters that are no part of the question.

    Raises ``BadCursor``, ``CursorStale`` and ``BadParameter``.
    """
    arguments = request.args.to_dict(flat=False)
    question = read_question({n: v for n, v in arguments.items() if n not in (*beside, CURSOR)})
    # What a page holds is a part of what is asked, also where the service sets it.
    sign = _sign(str(front.page_size), question.beside("page"))
    cursor = _cursor(generation, sign, question.first("page"))
    if cursor:
        question = question.with_one("page", str(cursor.page))
    return Asking(generation, sign, cursor, question)


def tool_asked_in(given: Given, generation: str) -> ToolAsking:
    """What the address asks of a tool, on the page that its cursor leads to. Raises what
    ``asked_in`` raises.
    """
    sign = _sign(str(given.number("size")), given.pairs(page="", size=""))
    cursor = _cursor(generation, sign, given.text("page"))
    if cursor:
        given = replace(given, values={**given.values, "page": (str(cursor.page),)})
    return ToolAsking(generation, sign, cursor, given)


def _sign(size: str, pairs: Iterable[tuple[str, str]]) -> str:
    return digest([request.path, size, *(f"{name}={value}" for name, value in pairs)])


def _cursor(generation: str, sign: str, page: str) -> Cursor | None:
    cursors = [text.strip() for text in request.args.getlist(CURSOR) if text.strip()]
    if not cursors:
        return None
    if page or len(cursors) > 1:
        raise BadParameter(
            name="page", value=page, **remedy("有 cursor 时不给。", "With a cursor, give none.")
        )
    return read_cursor(cursors[0], generation=generation, question=sign)


def sliced(asking: Asking, values: Sequence[_T], default: int) -> tuple[Sequence[_T], int, int]:
    """The page of a list that is asked for, its number, and how many there are.

    ``default`` is how many a page has where the address does not say. Raises ``BadParameter``.
    """
    size = number_of(asking.question, "size", default, MAX_SIZE)
    number = page_of(asking.question)
    return values[(number - 1) * size : number * size], number, -(-len(values) // size)


def page_of(question: Question) -> int:
    """The number of the page, from 1. Raises ``BadParameter``."""
    return number_of(question, "page", 1, MAX_PAGE)


def number_of(question: Question, name: str, default: int, most: int) -> int:
    """The number that a parameter gives, from 1. Raises ``BadParameter``."""
    # Given twice, it is no number.
    text = " ".join(question.values().get(name, ()))
    if not text:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
    if not 1 <= number <= most:
        raise BadParameter(name=name, value=text[:40], **whole_number(most))
    return number
