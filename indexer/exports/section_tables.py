"""Records as rows of a table, as JSON and as plain text."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from indexer.exports.export import Export
from indexer.records import SectionFacts, verdicts_of
from indexer.tables.table import Cell, Column, Table

COLUMNS = (
    Column("section_id", "编号"),
    Column("date", "会议日期"),
    Column("meeting", "会议"),
    Column("doc_number", "文号"),
    Column("bodies", "会议主体"),
    Column("kind", "会议类型"),
    Column("number", "议题编号"),
    Column("heading", "议题"),
    Column("text", "正文"),
    Column("outcomes", "议定结果"),
    Column("sentences", "依据原句"),
    Column("documents", "涉及文件"),
    Column("reporters", "汇报单位"),
    Column("responsible", "责任单位"),
    Column("ocr", "文字识别，待核"),
    Column("recognised", "是会议纪要"),
    Column("url", "链接"),
)
_BETWEEN = "；"
_RULE = "=" * 40
_REMEMBERED = 64
"""Meetings: a file has their sections one after the other."""


def section_url(record: SectionFacts, anchor: str = "") -> str:
    """Where the section or a place in its meeting stands, from the root of the site."""
    place = anchor or f"s{record.order}"
    return f"{_meeting_url(record.meeting_id)}#{place}"


@lru_cache(_REMEMBERED)
def _meeting_url(meeting_id: str) -> str:
    return f"/meetings/{quote(meeting_id, safe='')}"


def section_table(export: Export) -> Table:
    """A row for each record, written as they are read."""
    return Table(COLUMNS, (_row(r, export.base) for r in export.records), export.facts)


def section_json(record: SectionFacts, base: str = "") -> dict[str, Any]:
    """All that is known of a section itself; each paragraph with its anchor."""
    order = record.order
    return {
        "section_id": record.section_id,
        "meeting_id": record.meeting_id,
        "order": order,
        "number": record.number,
        "heading": record.heading,
        "paragraphs": [
            {"anchor": f"s{order}p{number}", "label": p.label, "text": p.text}
            for number, p in enumerate(record.paragraphs, 1)
        ],
        "meeting_title": record.meeting_title,
        "doc_number": record.doc_number,
        "date": str(record.date) if record.date else None,
        "bodies": record.bodies,
        "kind": record.kind,
        "session": record.session,
        "item_kinds": record.item_kinds,
        "outcomes": record.outcomes,
        "verdicts": [
            {"outcome": v.outcome, "evidence": v.evidence, "anchor": v.anchor}
            for v in verdicts_of(record)
        ],
        "documents": [
            {"title": m.title, "base_title": m.base_title, "stage": m.stage}
            for m in record.mentions
        ],
        "reporters": record.reporters,
        "responsible": record.responsible,
        "partners": record.partners,
        "ocr": record.ocr,
        "recognised": record.recognised,
        "url": base + section_url(record),
    }


def json_lines(export: Export) -> Iterator[bytes]:
    """What the export tells of itself under ``about``, then an object for each record."""
    yield _line({"about": {fact.key: fact.value for fact in export.facts}})
    for record in export.records:
        yield _line(section_json(record, export.base))


def plain_text(export: Export) -> Iterator[bytes]:
    """The words of the minutes to read: what the export is of, then section by section."""
    yield "".join(f"{fact.label}: {fact.value}\n" for fact in export.facts).encode(
        "utf-8", "replace"
    )
    for number, record in enumerate(export.records, 1):
        lines = (f"\n{_RULE}\n[{number}] {_told(record)}", *_words(record), "")
        text = "\n".join((*lines, export.base + section_url(record), ""))
        yield text.encode("utf-8", "replace")


def _words(record: SectionFacts) -> Iterable[str]:
    yield f"{record.number}、{record.heading}" if record.number else record.heading
    yield from ((p.label or "") + p.text for p in record.paragraphs)


def _told(record: SectionFacts) -> str:
    date = str(record.date) if record.date else ""
    doubt = "文字识别，待核" if record.ocr else ""
    return " · ".join(filter(None, (record.meeting_title, date, record.doc_number, doubt)))


def _row(record: SectionFacts, base: str) -> tuple[Cell, ...]:
    return (
        record.section_id,
        str(record.date) if record.date else None,
        record.meeting_title,
        record.doc_number,
        _BETWEEN.join(record.bodies),
        record.kind,
        record.number,
        record.heading,
        "\n".join((p.label or "") + p.text for p in record.paragraphs),
        _BETWEEN.join(record.outcomes),
        "\n".join(dict.fromkeys(decision.evidence for decision in record.decisions)),
        _BETWEEN.join(record.titles),
        _BETWEEN.join(record.reporters),
        _BETWEEN.join(record.responsible),
        _yes(is_so=record.ocr),
        _yes(is_so=record.recognised),
        base + section_url(record),
    )


def _yes(*, is_so: bool) -> str:
    return "是" if is_so else "否"


_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _line(members: object) -> bytes:
    return _ENCODE(members).encode("utf-8", "replace") + b"\n"
