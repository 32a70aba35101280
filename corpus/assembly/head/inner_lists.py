"""Lists of people behind the head of a record: officials among the items, a sheet of signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.head.bounds import ASIDE
from corpus.assembly.lines.labelled import Labelled, label_of, read_labels
from corpus.assembly.lines.marks import begins_items
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_SIGNED = ("簽名", "簽到", "签名", "签到")
_SHEET = late(rf"[{HAN}\d]{{0,50}}会议[{HAN}]{{0,4}}(?:签名|签到)[单簿表册]")


def lists_inside(rows: Sequence[Line], stop: int, nested: int) -> Iterator[Labelled]:
    """Lists of officials that stand among the items, as the full Yuan's records have them."""
    starts = [i for i in range(stop, nested) if _is_inner_list(rows[i].text)]
    for start in starts:
        end = next((i for i in range(start + 1, nested) if _ends_list(rows[i].text)), nested)
        yield from (
            read_labels(rows[start:end], 1)
            if end == start + 1
            else read_labels(rows[start:end], end - start)
        )


def signed_in(rows: Sequence[Line], stop: int) -> Iterator[Labelled]:
    """The lists of those who signed in, behind the end: 第9次會議簽名單 above 出席委員：…"""
    sheets = (i for i in range(stop, len(rows)) if rows[i].text[-3:-1] in _SIGNED)
    sheet = next((i for i in sheets if _SHEET.fullmatch(fold(rows[i].text))), None)
    if sheet is None:
        return
    for label in read_labels(rows[sheet + 1 :], len(rows) - sheet - 1):
        own = [row for row in label.rows[:1] if row.number == label.line]
        if own and label.field in ("present", "absent"):
            yield replace(label, rows=tuple(own))


def _is_inner_list(text: str) -> bool:
    label = label_of(text)
    return bool(label and label[1] in ("observer", "absent") and len(fold(label[0]).strip()) >= 4)


def _ends_list(text: str) -> bool:
    return begins_items(text) or "。" in ASIDE.sub("", text) or label_of(text) is not None
