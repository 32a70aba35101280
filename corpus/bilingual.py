"""Labels in two languages: Host 主持人：… and 参会人员 (Attendance): as their Chinese words."""

import re
from collections.abc import Sequence

from corpus.layout import LABEL
from corpus.mending import Line
from corpus.tables import one_of, table_words

_WORDS = r"(?P<words>[A-Za-z][A-Za-z &/.]{1,14})"
_IN_FRONT = re.compile(rf"{_WORDS}(?<! )\s*(?=[\u3400-\u9fff]{{2,8}}\s?[：:])")
_BEHIND = re.compile(rf"(?<=[\u3400-\u9fff])\s*[（(]{_WORDS}[）)]\s*(?P<colon>[：:]?)$")
_BEHIND_ENDS = frozenset("）):：")
_FIELD = re.compile(rf"{one_of(table_words('form_labels'))}\s*[：:]")


def in_one_language(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with foreign words in brackets behind their labels: 主持人（Host）：甲."""
    return tuple([_of_label(line) for line in lines])


def _of_label(line: Line) -> Line:
    text = line.text
    if "A" <= text[:1] <= "z" and (front := _IN_FRONT.match(text)):
        own = text[front.end() :]
        label = LABEL.match(own) or _FIELD.match(own)
        if label:
            name, value = label.group().rstrip("：: "), own[label.end() :].strip()
            return line._replace(text=f"{name}（{front['words']}）：{value}")
    if text[-1:] in _BEHIND_ENDS and (behind := _BEHIND.search(text)):
        name = text[: behind.start()]
        return line._replace(text=f"{name}（{behind['words']}）{behind['colon']}")
    return line
