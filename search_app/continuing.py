"""Lists for programs, page by page to their end: the cursors of answers under /api."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from flask import request

from indexer.errors import BadParameter
from indexer.exports.cursors import Cursor, digest, read_cursor
from indexer.query.parameters import MAX_PAGE, MAX_SIZE
from search_app.front import Front
from search_app.params import Question, read_question

CURSOR = "cursor"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asking:
    """The question of an address in one generation; ``is_continued`` where a cursor led here."""

    question: Question
    generation: str
    is_continued: bool
    sign: str

    def next(self, page: int, pages: int) -> str | None:
        """The cursor of the page after this one, if there is one."""
        return Cursor(self.generation, page + 1, self.sign).text if page < pages else None


def asked_in(front: Front, generation: str, *beside: str) -> Asking:
    """What the address asks, but for parameters that are no part of the question.

    Raises ``BadCursor``, ``CursorStale`` and ``BadParameter``.
    """
    given = request.args.to_dict(flat=False)
    arguments = {name: values for name, values in given.items() if name not in beside}
    cursors = [text.strip() for text in arguments.pop(CURSOR, []) if text.strip()]
    question = read_question(arguments)
    # What a page holds is a part of what is asked, also where the service sets it.
    pairs = question.beside("page")
    sign = digest([request.path, str(front.page_size), *(f"{n}={v}" for n, v in pairs)])
    if not cursors:
        return Asking(question, generation, is_continued=False, sign=sign)
    if question.first("page") or len(cursors) > 1:
        raise BadParameter(name="page", value=question.first("page"), remedy="有 cursor 时不给。")
    cursor = read_cursor(cursors[0], generation=generation, question=sign)
    question = question.with_one("page", str(cursor.page))
    return Asking(question, generation, is_continued=True, sign=sign)


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
        raise BadParameter(name=name, value=text[:40], remedy=f"请给 1 到 {most} 的整数。")
    return number
