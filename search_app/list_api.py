"""Lists for programs: meetings, documents, people and organizations; and single items."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response

from indexer.analysis import squeeze
from indexer.errors import BadParameter
from indexer.gathering import in_one_generation
from indexer.parties import person_parts
from indexer.query import Holding
from indexer.records import SectionRecord, flatten
from indexer.research_errors import SectionNotFound
from indexer.results import Hit
from indexer.schema import MEETING_UNIT, UNIT
from indexer.section_tables import section_json
from indexer.shelves import Shelf, shelved
from search_app.addresses import document_url, organization_url, person_url
from search_app.continuing import Asking, asked_in, sliced
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.params import OF_MEETINGS, meeting_url

list_api = Blueprint("list_api", __name__)

MEETINGS, SECTION = "/api/v1/meetings", "/api/v1/sections/<section_id>"
_BESIDE = ("sort", "page", "size")
_MEETINGS = Shelf("meetings", Holding(UNIT, (MEETING_UNIT,)), lists_meetings=True)
_Row = dict[str, Any]


@list_api.get(MEETINGS)
def meetings() -> Response:
    """All meetings under the conditions, the newest first."""
    front = current_front()
    return json_answer(in_one_generation(front.engine, lambda now: _meetings(front, now)))


@list_api.get(SECTION)
def section(section_id: str) -> Response:
    """One agenda item with its paragraphs. Raises ``SectionNotFound``."""
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

    return _listed(rows)


@list_api.get("/api/v1/people")
def people() -> Response:
    """All people by key, in the order of their names; ``q`` is a part of the key."""

    def rows(front: Front) -> Sequence[tuple[str, _Row]]:
        keys = sorted(key for keys in front.asker.registry().people.values() for key in keys)
        return [(key, _person(key)) for key in keys]

    return _listed(rows)


@list_api.get("/api/v1/organizations")
def organizations() -> Response:
    """All organizations, in the order of their names; ``q`` is a part of the name."""

    def rows(front: Front) -> Sequence[tuple[str, _Row]]:
        keys = sorted(front.asker.registry().organizations)
        return [(key, {"key": key, "url": organization_url(key)}) for key in keys]

    return _listed(rows)


def _meetings(front: Front, generation: str) -> _Row:
    asking = asked_in(front, generation)
    _refuse_others(asking, (*OF_MEETINGS, *_BESIDE))
    values = asking.question.in_full(front.asker.names).values()
    found = shelved(front.asker, _MEETINGS, values, size=front.page_size)
    rows = [_meeting(hit) for hit in found.results.hits]
    return _members(asking, rows, found.results.total, found.page, found.pages)


def _listed(rows_of: Callable[[Front], Sequence[tuple[str, _Row]]]) -> Response:
    front = current_front()

    def find(generation: str) -> _Row:
        asking = asked_in(front, generation)
        _refuse_others(asking, ("q", "page", "size"))
        part = squeeze(asking.question.first("q"))
        rows = [row for name, row in rows_of(front) if part in squeeze(name)]
        shown, page, pages = sliced(asking, rows, front.page_size)
        return _members(asking, shown, len(rows), page, pages)

    return json_answer(in_one_generation(front.engine, find))


def _members(asking: Asking, rows: Sequence[_Row], total: int, page: int, pages: int) -> _Row:
    return {
        "query": asking.question.values(),
        "generation": asking.generation,
        "total": total,
        "page": page,
        "pages": pages,
        "next": asking.next(page, pages),
        "rows": rows,
    }


def _refuse_others(asking: Asking, names: Sequence[str]) -> None:
    for name, value in asking.question.pairs:
        if name not in names:
            remedy = f"这里可用：{'、'.join(names)}。"
            raise BadParameter(name=name[:40], value=value[:40], remedy=remedy)


def _meeting(hit: Hit) -> _Row:
    record: SectionRecord = hit.record
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
