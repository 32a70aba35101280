"""A record on a printed form: its labels stand in cells of a table, without colons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.mending import Line
from corpus.tables import one_of, table_words

_LABELS = one_of(table_words("form_labels"))
_CELL = re.compile(rf"(?<!\S)(?P<label>{_LABELS})(?=[\s\d]|$)")
_PADDED = re.compile(r"^([时地日主记议])\s+([间点期持录题])(?=\s)")
_ROLL = re.compile("(?:出勤|签到)情况：")
_WHEN = re.compile("时间|日期")
_HEAD_LINES = 40
_LEAST = 3
"""So many labels without a colon make a form; one of them tells when."""


def with_colons(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cut the rows of a form before their labels and give these their colons; else as it is."""
    rows = [replace(line, text=_PADDED.sub(r"\1\2", line.text)) for line in lines]
    filled = [line for line in rows if line.text]
    cells = [m["label"] for line in filled[:_HEAD_LINES] if (m := _CELL.match(line.text))]
    if len(set(cells)) < _LEAST or not any(map(_WHEN.search, cells)):
        return tuple(lines)
    return tuple(_joined([piece for line in rows for piece in _pieces(line)]))


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """参加人员 above 出勤情况 in one cell is one label."""
    before: Line | None = None
    for line in lines:
        if before and before.text[-1:] == "：" and _ROLL.fullmatch(line.text):
            before = replace(before, text=f"{before.text[:-1]}（{line.text[:-1]}）：")
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _pieces(line: Line) -> Iterator[Line]:
    """时间 5月8日 地点 会议室 is 时间：5月8日 and 地点：会议室."""
    marks = list(_CELL.finditer(line.text))
    if not marks or marks[0].start():
        yield line
        return
    stops = [*(mark.start() for mark in marks[1:]), len(line.text)]
    for mark, stop in zip(marks, stops, strict=True):
        value = line.text[mark.end() : stop].strip()
        yield Line(line.number, f"{mark['label']}：{value}", line.indent)
