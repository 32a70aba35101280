"""A roll of people that lost its blanks and line ends: 出席者主席溫榆明先生議員蘇洵女士….

Conversion of a printed table does that. The labels end lines again, and so does everybody: where a
name begins behind other words, an organ or a post must end there, and no other name may fit.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.people.person import is_organ, is_person, is_whole_post, may_be_person
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_SHORTEST = 160
_BLANK = "\u3000\u3000"
_LABEL = late(r"(?:日期|时间|地点)(?=[:：])|(?:应邀|因事)?(?:出席|列席|缺席)者|(?<=[)）\d])议程")
_LISTS = late(r"(?:出席|列席|缺席)者(?![:：\s])")
_DRAFT = late(r"(?:定|初|草)稿(?=.{2,30}[纪记]录)")
_HONORIFIC = late(
    rf"(?<=[{HAN}])(?:[A-Z]{{2,4}}[，,]?)*(?:先生|女士|小姐|太平绅士|博士|教授|医生|法师)"
)
_LENGTHS = (4, 3, 2)


def spread_rolls(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with every such roll on lines of its own; nothing else is touched."""
    return tuple(piece for line in lines for piece in _pieces(line))


def _pieces(line: Line) -> Iterator[Line]:
    folded = fold(line.text)
    labels = list(_LABEL.finditer(folded)) if len(folded) > _SHORTEST else []
    if len(labels) < 3 or len(_LISTS.findall(folded)) < 2:
        yield line
        return
    draft = _DRAFT.match(folded)
    starts = sorted({0, draft.end() if draft else 0, *(label.start() for label in labels)})
    for start, stop in pairwise([*starts, len(folded)]):
        listed = re.match(r"\S{0,2}[出列缺]席者", folded[start:stop])
        if listed is None:
            yield Line(line.number, line.text[start:stop])
            continue
        yield Line(line.number, line.text[start : start + listed.end()])
        for text in _people(line.text[start + listed.end() : stop]):
            yield Line(line.number, text)


def _people(text: str) -> Iterator[str]:
    """Posts and people of one list: the words behind a name are his post, up to the next name."""
    held, end = "", 0
    for title in _HONORIFIC.finditer(fold(text)):
        start = _name_start(text[end : title.start()])
        if start is None:
            continue
        yield from _ended(held, text[end : end + start])
        held, end = text[end + start : title.end()], title.end()
    yield from _ended(held, text[end:])


def _ended(person: str, words: str) -> Iterator[str]:
    """A person with the words behind him; 副主席 and 議員 stand before the next one."""
    if person and words and not is_whole_post(words):
        yield f"{person}{_BLANK}{words}"
        return
    yield from filter(None, (person, words))


def _name_start(words: str) -> int | None:
    """Where the name at the end of the words begins; ``None`` where no name or two fit."""
    if len(words) <= max(_LENGTHS) and may_be_person(words):
        return 0
    starts = [
        len(words) - length
        for length in _LENGTHS
        if len(words) > length
        and is_person(words[-length:])
        and _ends(words[: len(words) - length])
    ]
    return starts[0] if len(starts) == 1 else None


def _ends(words: str) -> bool:
    return is_whole_post(words) or is_organ(words)
