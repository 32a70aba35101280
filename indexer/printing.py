"""Results and meetings as lines for a terminal, and what is told beside them."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import click

from corpus.model import Attendance, Decision, Meeting, Section, Votes
from indexer.asking.corrections import Way
from indexer.asking.rescuing import DATES, Rescue
from indexer.exports.holdings import found_in, telling
from indexer.query.notes import Bilingual
from indexer.query.request import SearchRequest
from indexer.query.results import Facet, Hit, SearchResults
from indexer.query.snippets import Excerpt, Span, excerpts, mark_spans
from indexer.records import OTHER_TEXT
from indexer.schema import VALUE_FIELDS

_MOST_FACET_VALUES = 10
_ATTENDANCE = {
    Attendance.CHAIR: "主持",
    Attendance.PRESENT: "出席",
    Attendance.OBSERVER: "列席",
    Attendance.ABSENT: "请假、缺席",
    Attendance.CLERK: "记录",
}
_WAYS = {
    Way.NUMBER: "相近的文号",
    Way.TITLE: "相近的文件",
    Way.PERSON: "读音相符的参会人",
    Way.PART: "名称里含有它的",
    Way.SOUND: "是不是要找（读音相近）",
    Way.SHAPE: "是不是要找（字形相近）",
}
_LABELS = {facet.name: facet.label for facet in VALUE_FIELDS}
_CONDITIONS = {**_LABELS, DATES: "会议日期"}


def found_lines(request: SearchRequest, results: SearchResults) -> Iterator[str]:
    """The answer for a reader: total, hits with their excerpts, facets if they were counted."""
    if not results.total:
        yield "没有找到。可以减少检索词或去掉条件再试。 Nothing found."
    else:
        page, pages = request.page, request.pages(results.total)
        found = found_in(results)
        texts = f"，{found.texts} 份{OTHER_TEXT}" if found.texts else ""
        yield (
            f"共 {found.sections} 个议题，{found.meetings} 次会议{texts}"
            f"；第 {page} 页，共 {pages} 页"
        )
    for number, hit in enumerate(results.hits, request.offset + 1):
        yield ""
        yield from _hit_lines(number, hit, results.marks)
    facets = [facet for facet in results.facets if telling(facet)]
    if facets:
        yield ""
        yield from map(_facet_line, facets)


def rescue_lines(saved: Rescue) -> Iterator[str]:
    """What else finds something, a line each, and at the end what is most like the question."""
    for near in saved.candidates:
        yield f"{_WAYS[near.way]}：{safe(near.value)}（{near.total} 项）  {safe(near.query)}"
    for eased in saved.parts:
        if eased.total:
            yield f"去掉 {safe(eased.left_out)}（{eased.total} 项）  {safe(eased.query)}"
    for lifted in saved.conditions:
        if lifted.total:
            yield f"不限{_CONDITIONS[lifted.name]}（{lifted.total} 项）"
    if saved.nearest.hits:
        yield "最相近的议题（不完全相符）： Most like the question, though not all of it:"
    for number, hit in enumerate(saved.nearest.hits, 1):
        yield ""
        yield from _hit_lines(number, hit, saved.nearest.marks)


def meeting_lines(meeting: Meeting) -> Iterator[str]:
    """A meeting for a reader: head, attendance, sections with their decisions."""
    yield safe(meeting.title)
    if not meeting.recognised:
        yield f"（{OTHER_TEXT}）"
    kinds = (meeting.kind, *(joint.kind for joint in meeting.held_with))
    yield _joined(*meeting.bodies, meeting.date, *kinds, meeting.doc_number, meeting.location)
    yield from _attendance_lines(meeting)
    for text in meeting.preamble:
        yield safe(text)
    for section in meeting.sections:
        yield ""
        yield from _section_lines(section)
    if meeting.conclusions:
        yield ""
        yield from map(safe, meeting.conclusions)
    yield ""
    for label, source in zip(chain(["来源"], repeat("另见")), meeting.sources, strict=False):
        scanned = "（扫描识别）" if source.ocr else ""
        yield f"{label}：{safe(source.path)}（{source.media_type}）{scanned}"


def tell_notes(notes: Iterable[Bilingual]) -> None:
    """What was not read as it was typed, on stderr beside what is printed."""
    for note in notes:
        click.echo(safe(note.chinese), err=True)
        click.echo(safe(note.english), err=True)


def safe(text: str) -> str:
    """The text without control characters, which could steer the reader's terminal."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def columns_wide(text: str) -> int:
    """How many columns of a terminal the text takes: two for each wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _hit_lines(number: int, hit: Hit, marks: Sequence[str]) -> Iterator[str]:
    record = hit.record
    heading = _marked(record.heading, mark_spans(record.heading, marks))
    yield f"{number}. {_numbered(record.number)}{heading}"
    labels = ("文字识别，可能有错字" * record.ocr, OTHER_TEXT * (not record.recognised))
    yield "   " + _joined(record.meeting_title, record.date, record.doc_number, *labels)
    for excerpt in excerpts(record, marks):
        yield f"   {_excerpt_line(excerpt)}"
    yield f"   jiyao show {safe(record.meeting_id)}"


def _excerpt_line(excerpt: Excerpt) -> str:
    before, after = "…" * excerpt.cut_start, "…" * excerpt.cut_end
    return before + _marked(excerpt.text, excerpt.spans) + after


def _marked(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [safe(text[at:start]), click.style(safe(text[start:end]), bold=True, fg="red")]
        at = end
    return "".join([*pieces, safe(text[at:])])


def _facet_line(facet: Facet) -> str:
    shown = facet.counts[:_MOST_FACET_VALUES]
    values = "，".join(f"{'*' * c.selected}{safe(c.value)} {c.count}" for c in shown)
    more = len(facet.counts) - len(shown)
    return f"{_LABELS.get(facet.name, facet.name)}：{values}" + (f"，另 {more} 项" if more else "")


def _attendance_lines(meeting: Meeting) -> Iterator[str]:
    for attendance, label in _ATTENDANCE.items():
        people = (a for a in meeting.attendees if a.attendance is attendance)
        names = [safe(a.name) + "（待核）" * a.unverified for a in people]
        if names:
            yield f"{label}：{'、'.join(names)}"


def _section_lines(section: Section) -> Iterator[str]:
    yield _numbered(section.number) + safe(section.heading)
    for number, paragraph in enumerate(section.paragraphs, 1):
        yield f"  [s{section.order}p{number}] {safe((paragraph.label or '') + paragraph.text)}"
    for decision in section.decisions:
        yield f"  议定：{_decision(decision)}"


def _decision(decision: Decision) -> str:
    who = f"（{'、'.join(decision.responsible)}）" if decision.responsible else ""
    return safe(f"{decision.outcome}{decision.object or ''}{who}{_votes(decision.votes)}")


def _votes(votes: Votes | None) -> str:
    if votes is None:
        return ""
    counts = {"同意": votes.in_favour, "反对": votes.against, "弃权": votes.abstained}
    stated = [f"{side} {count} 票" for side, count in counts.items() if count is not None]
    return f"（{'，'.join([*stated, *['全票'] * votes.unanimous])}）"


def _numbered(number: str | None) -> str:
    return f"{safe(number)}、" if number else ""


def _joined(*parts: object) -> str:
    return " · ".join(safe(str(part)) for part in parts if part)
