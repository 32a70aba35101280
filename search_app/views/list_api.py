"""Lists for programs: meetings, documents, people and organizations, page by page or as files of
all of it; and single items.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request

from indexer.desk.shelves import Shelf, shelved
from indexer.errors import BadParameter
from indexer.exports.section_tables import section_json
from indexer.exports.tool_facts import Listing
from indexer.parties import person_parts
from indexer.query.clauses import Holding
from indexer.query.notes import Note, note_json
from indexer.query.remedies import ONCE
from indexer.records import SectionRecord, flatten
from indexer.research.errors import SectionNotFound
from indexer.research.gathering import in_one_generation
from indexer.research.sweeping import swept
from indexer.schema import MEETING_UNIT, UNIT
from indexer.tables.table import FORMATS, Cell, Column, Format, Table
from indexer.text.analysis import squeeze
from search_app.addresses import document_url, organization_url, person_url
from search_app.continuing import Asking, asked_in, sliced
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.list_files import FORMAT, asked_form, list_file
from search_app.params import (
    OF_MEETINGS,
    Question,
    meeting_url,
    read_question,
    refuse_others,
)
from search_app.texts import spoken

list_api = Blueprint("list_api", __name__)

MEETINGS, SECTION = "/api/v1/meetings", "/api/v1/sections/<section_id>"
_BESIDE = ("sort", "page", "size", FORMAT)
_OF_NAMES = ("q", "page", "size", FORMAT)
_MEETINGS = Shelf("meetings", Holding(UNIT, (MEETING_UNIT,)), lists_meetings=True)
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A list: what its files call it, and the members of its rows."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """All rows of a list, and notes on how it was asked."""

    rows: Iterable[_Row]
    notes: tuple[Note, ...] = ()


_OF_MEETINGS = _Kind(
    "会议",
    (
        *("id", "title", "date", "bodies", "kind", "session", "doc_number", "chair", "ocr"),
        *("recognised", "url"),
    ),
)
_OF_DOCUMENTS = _Kind("文件", ("title", "items", "url"))
_OF_PEOPLE = _Kind("人", ("key", "name", "organization", "url"))
_OF_ORGANIZATIONS = _Kind("单位", ("key", "url"))
_LABELS = {
    **{"id": "编号", "title": "标题", "date": "会议日期", "bodies": "会议主体", "kind": "会议类型"},
    **{"session": "第几次", "doc_number": "文号", "chair": "主持", "ocr": "文字识别，待核"},
    **{"recognised": "是会议纪要", "items": "议题数", "key": "编号", "name": "姓名"},
    **{"organization": "单位", "url": "链接"},
}
"""The heads of the columns, by the members of a row."""


@list_api.get(MEETINGS)
def meetings() -> Response:
    """All meetings under the conditions, the newest first."""
    front = current_front()
    if form := _form():
        return _file(front, form, _OF_MEETINGS, (*OF_MEETINGS, *_BESIDE), _all_meetings)
    return json_answer(in_one_generation(front.engine, lambda now: _meetings(front, now)))


@list_api.get(SECTION)
def section(section_id: str) -> Response:
    """One agenda item with its paragraphs. Raises ``SectionNotFound``."""
    refuse_others(request.args.items())
    meeting_id, _, order = section_id.rpartition("-s")
    front = current_front()
    found = front.engine.meeting(meeting_id) if meeting_id else None
    records = flatten(found, "", front.asker.names, front.people).sections if found else ()
    record = next((r for r in records if str(r.order) == order), None)
    if record is None:
        raise SectionNotFound(section_id=section_id[:100])
    return json_answer(section_json(record))


@list_api.get("/api/v1/documents")
def documents() -> Response:
    """All documents that minutes name, those of most items first; ``q`` is a part of the title."""

    def rows(front: Front) -> Sequence[tuple[str, _Row]]:
        counts = front.asker.vocabulary().values("document")
        ordered = sorted(counts, key=lambda title: (-counts[title], title))
        return [(title, _document(title, counts[title])) for title in ordered]

    return _listed(_OF_DOCUMENTS, rows)


@list_api.get("/api/v1/people")
def people() -> Response:
    """All people by key, in the order of their names; ``q`` is a part of the key."""

    def rows(front: Front) -> Sequence[tuple[str, _Row]]:
        keys = sorted(key for keys in front.asker.registry().people.values() for key in keys)
        return [(key, _person(key)) for key in keys]

    return _listed(_OF_PEOPLE, rows)


@list_api.get("/api/v1/organizations")
def organizations() -> Response:
    """All organizations, in the order of their names; ``q`` is a part of the name."""

    def rows(front: Front) -> Sequence[tuple[str, _Row]]:
        keys = sorted(front.asker.registry().organizations)
        return [(key, {"key": key, "url": organization_url(key)}) for key in keys]

    return _listed(_OF_ORGANIZATIONS, rows)


def _meetings(front: Front, generation: str) -> _Row:
    asking = asked_in(front, generation)
    refuse_others(asking.question.pairs, (*OF_MEETINGS, *_BESIDE))
    values = asking.question.in_full(front.asker.names).values()
    found = shelved(front.asker, _MEETINGS, values, size=front.page_size)
    rows = [_meeting(hit.record) for hit in found.results.hits]
    notes = [note_json(note, spoken) for note in found.notes]
    listed = _members(asking, rows, found.results.total, found.page, found.pages)
    return {**listed, "notes": notes}


def _all_meetings(front: Front, question: Question) -> _Rows:
    generation = front.engine.info().generation
    values = question.in_full(front.asker.names).values()
    found = shelved(front.asker, _MEETINGS, values, size=1)
    total = found.results.total
    records = swept(front.asker, found.request, SectionRecord, generation=generation, total=total)
    return _Rows(map(_meeting, records), found.notes)


def _listed(kind: _Kind, rows_of: Callable[[Front], Sequence[tuple[str, _Row]]]) -> Response:
    front = current_front()

    def kept(question: Question) -> Sequence[_Row]:
        parts = question.values().get("q", [""])
        if len(parts) > 1:
            raise BadParameter(name="q", value=" ".join(parts)[:40], **ONCE)
        part = squeeze(parts[0])
        return [row for key, row in rows_of(front) if part in squeeze(key)]

    if form := _form():
        return _file(front, form, kind, _OF_NAMES, lambda _, question: _Rows(kept(question)))

    def find(generation: str) -> _Row:
        asking = asked_in(front, generation)
        refuse_others(asking.question.pairs, _OF_NAMES)
        rows = kept(asking.question)
        shown, page, pages = sliced(asking, rows, front.page_size)
        return _members(asking, shown, len(rows), page, pages)

    return json_answer(in_one_generation(front.engine, find))


def _members(asking: Asking, rows: Sequence[_Row], total: int, page: int, pages: int) -> _Row:
    return {
        "query": asking.question.values(),
        "notes": [],
        "generation": asking.generation,
        "total": total,
        "page": page,
        "pages": pages,
        "next": asking.next(page, pages),
        "rows": rows,
    }


def _form() -> Format | None:
    """The form of a file, where one is asked for. Raises ``BadParameter``."""
    return FORMATS.get(asked_form())


def _file(
    front: Front,
    form: Format,
    kind: _Kind,
    parameters: Sequence[str],
    rows_of: Callable[[Front, Question], _Rows],
) -> Response:
    """All of a list, whichever page is asked for."""
    asked = read_question(request.args.to_dict(flat=False))
    question = Question(tuple(asked.beside(FORMAT, "page", "size")))
    refuse_others(question.pairs, parameters)
    root = request.url_root.rstrip("/")

    def listing() -> Listing:
        columns = tuple(Column(key, _LABELS[key]) for key in kind.members)
        rows = rows_of(front, question)
        return Listing(Table(columns, (_cells(row, root) for row in rows.rows)), rows.notes)

    return list_file(front, listing, form, kind.name)


def _cells(row: _Row, root: str) -> tuple[Cell, ...]:
    return tuple(_cell(root + value if key == "url" else value) for key, value in row.items())


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple | list):
        return "；".join(map(str, value))
    return value if isinstance(value, int) else None if value is None else str(value)


def _meeting(record: SectionRecord) -> _Row:
    return {
        "id": record.meeting_id,
        "title": record.meeting_title,
        "date": str(record.date) if record.date else None,
        "bodies": record.bodies,
        "kind": record.kind,
        "session": record.session,
        "doc_number": record.doc_number,
        "chair": record.chair,
        "ocr": record.ocr,
        "recognised": record.recognised,
        "url": meeting_url(record.meeting_id),
    }


def _document(title: str, items: int) -> _Row:
    return {"title": title, "items": items, "url": document_url(title)}


def _person(key: str) -> _Row:
    name, home = person_parts(key)
    return {"key": key, "name": name, "organization": home or None, "url": person_url(key)}
