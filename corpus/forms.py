"""A record on a printed form: its labels stand in cells of a table, without colons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.mending import Line
from corpus.tables import one_of, table_words

_LABELS = one_of(table_words("form_labels"))
_CELL = re.compile(rf"(?<!\S)(?P<label>{_LABELS})(?=[\s\d]|$)")
_PADDED = re.compile(r"^([时地日主记议])\s+([间点期持录题])(?=\s)")
_PADDED_BEGINS = frozenset("时地日主记议")
_OF_MANY_LINES = re.compile("内容|议题|议程|主题|人员|情况")
_ROLL = re.compile("(?:出勤|签到)情况：")
_WHEN = re.compile("时间|日期")
_HEAD_LINES = 40
_LEAST = 3
"""So many labels without a colon make a form; one of them tells when."""


def with_colons(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cut the rows of a form before their labels and give these their colons; else as it is."""
    rows = [_unpadded(line) for line in lines]
    filled = [line for line in rows if line.text]
    cells = [m["label"] for line in filled[:_HEAD_LINES] if (m := _CELL.match(line.text))]
    if len(set(cells)) < _LEAST or not any(map(_WHEN.search, cells)):
        return tuple(lines)
    return tuple(_joined([piece for line in _with_values(rows) for piece in _pieces(line)]))


def _unpadded(line: Line) -> Line:
    """时　间 with its characters together."""
    if line.text[:1] not in _PADDED_BEGINS:
        return line
    return replace(line, text=_PADDED.sub(r"\1\2", line.text))


def _with_values(rows: Sequence[Line]) -> Iterator[Line]:
    """时间 and the day below it, each in a cell of its own, on one line."""
    filled = [row for row in rows if row.text]
    taken: set[int] = set()
    for row, below in zip(filled, [*filled[1:], None], strict=False):
        if row.number in taken:
            continue
        alone = _CELL.fullmatch(row.text) and not _OF_MANY_LINES.search(row.text)
        if below and alone and not _CELL.match(below.text):
            taken.add(below.number)
            yield replace(row, text=f"{row.text} {below.text}")
        else:
            yield row


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
