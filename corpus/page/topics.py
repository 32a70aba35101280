"""What the labels on top of a form say of the meeting: its one matter, whose it was, its day."""

import re
from collections.abc import Sequence

from corpus.grammar.organizations import is_organization
from corpus.page.layout import LABEL, is_date_line
from corpus.page.mending import Line

_TOPIC = re.compile(
    r"(?:会议|活动|学习|讨论|研究)?(?P<label>议\s*题|主\s*题)(?:名称)?\s*[：:]\s*(?P<topic>[^。；：:]{4,80})[。；]?$"
)
_SEVERAL = re.compile(r"[1１一][、.．]|[（(][一1][）)]|①")
_BEGINS = frozenset("会活学讨研议主")
_OWNER = re.compile(
    r"(?:所在|所属|党|召开)?(?:组\s*织|党?支部|单\s*位)(?:名称|全称)?\s*[：:]\s*(?P<owner>[^，。；：:]{3,60})$"
)
_OWNER_BEGINS = frozenset("所党召组支单")
_HEAD_LINES = 12
_PARTED = re.compile(r"\s+[-—–－>＞/]+\s+|\s+")
"""某公司党委 - 某公司机关党支部: the last of them held it."""


def topic_of(lines: Sequence[Line]) -> str:
    """The one matter that 会议议题：… names, else 会议主题：…; empty where it names several."""
    told: dict[str, str] = {}
    for line in lines:
        found = _TOPIC.match(line.text) if line.text[:1] in _BEGINS else None
        if found and _SEVERAL.match(found["topic"]):
            return ""
        if found and told.setdefault(found["label"][0], found["topic"].strip()) not in found[0]:
            return ""
    return told.get("议") or told.get("主") or ""


def day_above(lines: Sequence[str]) -> str:
    """The day on the first line, right above 主持人：甲; a page of news has no label there."""
    above = lines[1:] and is_date_line(lines[0]) and LABEL.match(lines[1])
    return lines[0] if above else ""


def owner_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The organ behind 所在组织：… on top, where a title names none."""
    for line in lines[:_HEAD_LINES]:
        found = _OWNER.match(line) if line[:1] in _OWNER_BEGINS else None
        owner = _PARTED.split(found["owner"].strip())[-1] if found else ""
        if is_organization(owner):
            return (owner,)
    return ()
