"""Numbered parts that frame a record and are none of its items: 一、时间：…, 二、会议内容.

The labels of the head lose their numbers and stand as on any form; below the part that holds what
was done, the numbers one level deeper are those of the items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.grammar.numerals import read_number
from corpus.page.mending import Line

_SCHEMES = (
    re.compile(r"(?P<number>[一二三四五六七八九十]{1,2})、\s*"),
    re.compile(r"(?P<number>\d{1,2})[、.．]\s*(?!\d)"),
)
_BEGINS = frozenset("一二三四五六七八九十0123456789")
_WHOSE = "(?:本次|此次)?(?:董事会|监事会|理事会|股东大?会|业主大会)?会?议?的?"
_COMES = "出席|参加|参会|与会|到会|列席|缺席|请假|应到|实到"
_DONE = "内容|议定事项|研究事项|审议事项|讨论事项|决定事项|决议事项|讨论情况|讨论内容"
_KINDS = {
    "head": (
        "(?:会议|开会|召开)?(?:时间|日期|地点)"
        f"|{_WHOSE}(?:召开(?:和出席)?|出席|基本)的?(?:基本)?情况"
    ),
    "people": (
        "(?:会议)?(?:主持人?|召集人?|记录人?|记录员|整理)"
        f"|(?:会议)?(?:{_COMES})(?:会议)?(?:人员|人|领导|单位|委员|代表|人数)?"
    ),
    "agenda": "(?:会议)?(?:主题|议题|议程)",
    "body": (
        f"(?:会议)?(?:主要)?(?:{_DONE})|会议(?:决定|决议|纪要|记录|情况|意见)"
        f"|{_WHOSE}(?:审议(?:和表决)?|表决)的?情况"
    ),
    "tail": "备查文件",
}
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")\s*(?:[：:]|$)"
)
_TOPIC = re.compile(r"^\s*议题[：:]", re.MULTILINE)
_NUMBER_OF_LABEL = re.compile(
    rf"^\s*[一二三四五六七八九十]{{1,2}}、\s*(?={_LABEL.pattern})", re.MULTILINE
)
_POINT = re.compile(r"[（(][一二三四五六七八九十\d]{1,2}[)）]\s*")
_POINT_FIRST = re.compile(rf"^\s*{_POINT.pattern}", re.MULTILINE)
_DEEPER = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）、.．]|[①㈠]")
_FEWEST_LABELS = 2
_LONGEST_TOPIC = 60


def without_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without what is kept in no text: the numbers of labels, 议题： above each item."""
    text = "\n".join(lines)
    text = _POINT_FIRST.sub("", text) if "情况" in text else text
    return _TOPIC.sub("", _NUMBER_OF_LABEL.sub("", text)).split("\n")


@dataclass(frozen=True, slots=True)
class _Part:
    at: int
    kind: str
    told: str
    """The label with a colon, and what stands behind it on its line."""


def unframed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the labels of a frame as plain labels; as they are where there is none."""
    for scheme in _SCHEMES:
        parts = list(_frame(lines, scheme))
        if parts and _is_frame(parts):
            return tuple(_as_labels(lines, parts))
    return tuple(lines)


def _frame(lines: Sequence[Line], scheme: re.Pattern[str]) -> Iterator[_Part]:
    """The parts that count on from the first of a record, up to one that is no part of a frame."""
    count = 0
    for at, line in enumerate(lines):
        number = scheme.match(line.text) if line.text[:1] in _BEGINS else None
        if number is None or read_number(number["number"]) != count + 1:
            continue
        rest = line.text[number.end() :]
        label = _LABEL.match(rest)
        if label is None:
            return
        count += 1
        word, behind = rest[: label.end()].rstrip("：: "), rest[label.end() :]
        yield _Part(at, label.lastgroup or "", f"{word}：{behind.strip()}")


def _is_frame(parts: Sequence[_Part]) -> bool:
    """Whether the parts hold the head of a record, or an agenda above what became of it."""
    kinds = [part.kind for part in parts]
    if kinds[0] not in ("head", "people", "agenda"):
        return False
    labels = sum(kind in ("head", "people") for kind in kinds)
    return "body" in kinds or labels >= _FEWEST_LABELS


def _as_labels(lines: Sequence[Line], parts: Sequence[_Part]) -> Iterator[Line]:
    starts = {part.at: part for part in parts}
    body = next((part.at for part in parts if part.kind == "body"), len(lines))
    planned = {part.at: rows for part, rows in _planned(lines, parts)}
    moved = {at for rows in planned.values() for at in rows}
    for at, line in enumerate(lines):
        if at in starts:
            behind = "".join(lines[row].text for row in planned.get(at, ()))
            yield line._replace(text=starts[at].told + behind)
        elif at in moved:
            yield line._replace(text="")
        elif parts[0].kind == "head" and parts[0].at < at < body:
            yield line._replace(text=_POINT.sub("", line.text))
        else:
            yield line


def _planned(
    lines: Sequence[Line], parts: Sequence[_Part]
) -> Iterator[tuple[_Part, tuple[int, ...]]]:
    """The rows below 会议议题 that go behind it: its one matter, or a list that comes again."""
    rows = {part.at: _rows(lines, parts, at) for at, part in enumerate(parts)}
    bodies = [rows[part.at] for part in parts if part.kind == "body"]
    again = any(_DEEPER.match(lines[at].text) for body in bodies for at in body)
    for part in (part for part in parts if part.kind == "agenda" and part.told.endswith("：")):
        own = rows[part.at]
        counted = [_DEEPER.match(lines[at].text) is not None for at in own]
        short = all(len(lines[at].text) <= _LONGEST_TOPIC for at in own)
        if short and ((again and all(counted)) or (len(own) == 1 and not any(counted))):
            yield part, own


def _rows(lines: Sequence[Line], parts: Sequence[_Part], at: int) -> tuple[int, ...]:
    stop = parts[at + 1].at if at + 1 < len(parts) else len(lines)
    return tuple(row for row in range(parts[at].at + 1, stop) if lines[row].text)
