"""A checked list as a table and as plain values; the page and the command give the same."""

from collections.abc import Callable, Iterator
from typing import Any

from indexer.desk.checking import Candidate, Checked, Report, State
from indexer.tables.table import Cell, Column, Fact, Table

SCHEMA = 1
NAME = "批量核对"
"""What files call it."""
STATES = {
    State.FOUND: ("找到", "found"),
    State.SEVERAL: ("不止一个，请写全", "several: write it in full"),
    State.MISSING: ("没有找到", "not found"),
    State.UNCHECKED: ("时间不够，未核对", "not checked: out of time"),
}
"""What each state is called, in both languages."""
OF_ITEM = ("本议题：", "of the item: ")
"""Stands before outcomes that are the item's and not said to be on the document."""
_BETWEEN = "；"
_PlaceOf = Callable[[str, str], str]
_COLUMNS = (
    ("row", "行", "Row"),
    ("input", "输入", "Input"),
    ("state", "核对", "State"),
    ("document", "文件", "Document"),
    ("date", "会议日期", "Date"),
    ("meeting", "会议", "Meeting"),
    ("item", "议题", "Item"),
    ("outcome", "结果", "Outcome"),
    ("last", "最近提到", "Last named"),
    ("meetings", "会议数", "Meetings"),
    ("items", "议题数", "Items"),
    ("candidates", "相近的", "Candidates"),
    ("link", "链接", "Link"),
)


def check_table(
    report: Report, place_of: _PlaceOf, facts: tuple[Fact, ...] = (), *, english: bool = False
) -> Table:
    """The rows to take away; ``place_of`` makes an address of a meeting's id and an anchor, and
    ``facts`` are what the file tells of itself.
    """
    columns = tuple(Column(key, (chinese, name)[english]) for key, chinese, name in _COLUMNS)
    rows = [tuple(_cells(row, place_of, english=english)) for row in report.rows]
    return Table(columns, rows, facts)


def _cells(row: Checked, place_of: _PlaceOf, *, english: bool) -> Iterator[Cell]:
    shown = row.shown
    yield from (row.entry.row, row.entry.text, STATES[row.state][english], row.document)
    yield str(shown.date or "") if shown else ""
    yield from (shown.meeting_title, shown.heading) if shown else ("", "")
    yield outcome_words(row, english=english)
    yield from (str(row.last or ""), row.meetings, row.items)
    yield _BETWEEN.join(map(_told, row.candidates))
    yield _place(row, place_of)


def outcome_words(row: Checked, *, english: bool = False) -> str:
    """The outcomes, told to be the item's where they are."""
    words = _BETWEEN.join(row.outcomes)
    return words if row.certain or not words else OF_ITEM[english] + words


def check_json(report: Report, place_of: _PlaceOf) -> dict[str, Any]:
    """The report as plain values, keys in a stable order."""
    return {
        "schema": SCHEMA,
        "counts": {state.value: report.count(state) for state in State},
        "whole": report.whole,
        "rows": [_row_json(row, place_of) for row in report.rows],
    }


def _row_json(row: Checked, place_of: _PlaceOf) -> dict[str, Any]:
    shown = row.shown
    return {
        "row": row.entry.row,
        "input": row.entry.text,
        "state": row.state.value,
        "document": row.document,
        "date": str(shown.date) if shown and shown.date else None,
        "meeting_id": shown.meeting_id if shown else None,
        "meeting_title": shown.meeting_title if shown else None,
        "heading": shown.heading if shown else None,
        "outcomes": row.outcomes,
        "outcomes_on_document": row.certain,
        "last": str(row.last) if row.last else None,
        "meetings": row.meetings,
        "items": row.items,
        "url": _place(row, place_of) or None,
        "candidates": [{"text": near.text, "score": near.score} for near in row.candidates],
    }


def _place(row: Checked, place_of: _PlaceOf) -> str:
    return place_of(row.shown.meeting_id, row.anchor) if row.shown else ""


def _told(near: Candidate) -> str:
    return near.text if near.score is None else f"{near.text}（{near.score}）"
