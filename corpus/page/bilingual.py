"""Labels in two languages: Host 主持人：… and 参会人员 (Attendance): as their Chinese words."""

import re
from collections.abc import Sequence
from string import ascii_letters

from corpus.grammar.tables import one_of, table_words
from corpus.page.layout import LABEL
from corpus.page.mending import Line

_WORDS = r"(?P<words>[A-Za-z][A-Za-z &/.]{1,14})"
_IN_FRONT = re.compile(rf"{_WORDS}(?<! )\s*(?=[\u3400-\u9fff]{{2,8}}\s?[：:])")
_BEHIND = re.compile(rf"(?<=[\u3400-\u9fff])\s*[（(]{_WORDS}[）)]\s*(?P<colon>[：:]?)$")
_ENDS = frozenset("）):：")
_LETTERS = frozenset(ascii_letters)
_LONGEST = 40
_HEAD_LINES = 24
_FIELD = re.compile(rf"{one_of(table_words('form_labels'))}\s*[：:]")


def in_one_language(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, in the head with foreign words behind their labels: 主持人（Host）：甲."""
    head = [_of_label(line) if _may_be_foreign(line.text) else line for line in lines[:_HEAD_LINES]]
    return (*head, *lines[_HEAD_LINES:])


def _may_be_foreign(text: str) -> bool:
    return text[-1:] in _ENDS or text[:1] in _LETTERS


def _of_label(line: Line) -> Line:
    text = line.text
    if text[:1] in _LETTERS and (front := _IN_FRONT.match(text)):
        own = text[front.end() :]
        label = LABEL.match(own) or _FIELD.match(own)
        if label:
            name, value = label.group().rstrip("：: "), own[label.end() :].strip()
            return line._replace(text=f"{name}（{front['words']}）：{value}")
    if text[-1:] in _ENDS and len(text) <= _LONGEST and (behind := _BEHIND.search(text)):
        name = text[: behind.start()]
        return line._replace(text=f"{name}（{behind['words']}）{behind['colon']}")
    return line
