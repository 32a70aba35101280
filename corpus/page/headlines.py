"""Numbers of what is no item: a headline's on a page of news, and those of a list without words."""

import re
from collections.abc import Sequence
from itertools import islice

from corpus.grammar.dates import begins_with_day
from corpus.page.mending import Line

_HEADLINE = re.compile(
    r"(?:(?P<digit>\d{1,2})[.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])"
    r"\s*(?=[^，。；：]{2,50}$)(?=[^\d])"
)
_HELD = re.compile("召开|举行")
_BARE = re.compile(r"(?:\d{1,2}[.．、]|[•·●\-*])?")


def unnumbered(lines: Sequence[Line]) -> tuple[Line, ...]:
    """1.某局召开局务会议 above 4月2日，局长甲主持召开…, and no line below that bears a number so.

    Read as the first of the items it would leave the record without a head.
    """
    lines = _without_bare_numbers(lines)
    filled = list(islice((at for at, line in enumerate(lines) if line.text), 2))
    if len(filled) < 2:
        return tuple(lines)
    first, second = (lines[at] for at in filled)
    number = _HEADLINE.match(first.text)
    if not number or not _HELD.search(first.text) or not _tells_when(second.text):
        return tuple(lines)
    if any(map(_same_form(number.group()).match, (line.text for line in lines[filled[1] :]))):
        return tuple(lines)
    bare = Line(first.number, first.text[number.end() :], first.indent)
    return (*lines[: filled[0]], bare, *lines[filled[0] + 1 :])


def _without_bare_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The text without 1. and 3. alone on its first lines: points of a list that lost its words."""
    first = next((at for at, line in enumerate(lines) if not _BARE.fullmatch(line.text)), 0)
    bare = [line._replace(text="") for line in lines[:first]]
    return [*bare, *lines[first:]] if bare else lines


def _tells_when(text: str) -> bool:
    return begins_with_day(text) and _HELD.search(text) is not None


def _same_form(number: str) -> re.Pattern[str]:
    """2. for 1., 二、 for 一、: what would make the two lines a list."""
    form = re.sub("[一二三四五六七八九十]+", "[一二三四五六七八九十]+", re.escape(number.strip()))
    return re.compile(re.sub(r"\d+", r"\\d+", form))
