"""People and organizations for programs: what their pages say as JSON, their lists as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, request

from indexer.desk.profiles import ROLES, Stated, Tally
from indexer.desk.shelves import (
    Shelf,
    shelved,
    shelves_of_organization,
    shelves_of_person,
)
from indexer.errors import OrganizationNotFound, PersonNotFound
from indexer.exports.tool_facts import Listing
from indexer.person_names import AT
from indexer.query.notes import note_json
from indexer.records import SectionRecord
from indexer.research.gathering import in_one_generation
from indexer.research.sweeping import swept
from indexer.tables.table import FORMATS, Cell, Column, Table
from search_app.addresses import person_url
from search_app.continuing import Asking, asked_in
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.list_files import FORMAT, JSON, asked_form, list_file
from search_app.pages.party_pages import (
    SHOW,
    MeetingRow,
    ShelfPage,
    chosen,
    meeting_row,
    namesakes,
    organization_page,
    person_page,
)
from search_app.params import Question, meeting_url, refuse_others
from search_app.texts import spoken
from search_app.views.party_views import asked, known_organization

party_api = Blueprint("party_api", __name__)

_MEETING_COLUMNS = (
    Column("date", "日期"),
    Column("meeting", "会议"),
    Column("roles", "方式"),
    Column("organizations", "单位"),
    Column("titles", "职务"),
    Column("url", "链接"),
)
_ITEM_COLUMNS = (
    Column("date", "日期"),
    Column("meeting", "会议"),
    Column("item", "议题"),
    Column("outcomes", "议定结果"),
    Column("sentences", "依据原句"),
    Column("url", "链接"),
)
_ROLE_WORDS = dict(zip(ROLES, ("主持", "出席", "列席", "请假、缺席", "记录"), strict=True))


@party_api.get("/api/v1/people/<path:key>", merge_slashes=False)
def person(key: str) -> Response:
    """What ``/people/ID`` shows; ``format`` csv, xlsx or jsonl has all of the list it shows."""
    front, form = current_front(), asked_form()
    registry, key = front.asker.registry(), front.people.one(key)
    if not registry.knows(key):
        if AT not in key and key in registry.people:
            refuse_others(request.args.items())
            return json_answer(_namesakes(front, key))
        raise PersonNotFound(key=key, near=_near(registry.near_people(key)))
    if form != JSON:
        return _file(front, shelves_of_person(key, front.people), form, key)
    return json_answer(in_one_generation(front.engine, lambda now: _person(front, key, now)))


@party_api.get("/api/v1/organizations/<path:key>", merge_slashes=False)
def organization(key: str) -> Response:
    """What ``/organizations/ID`` shows; ``format`` as for people."""
    front, form = current_front(), asked_form()
    registry, key = front.asker.registry(), known_organization(front, key)
    if key not in registry.organizations:
        raise OrganizationNotFound(key=key, near=_near(registry.near_organizations(key)))
    if form != JSON:
        return _file(front, shelves_of_organization(key), form, key)
    return json_answer(in_one_generation(front.engine, lambda now: _organization(front, key, now)))


def _person(front: Front, key: str, generation: str) -> dict[str, Any]:
    asking, question, show = _asked_in(front, generation)
    page = person_page(front.asker, front.people, key, question, show, front.page_size)
    found = page.person
    return {
        "key": key,
        "name": found.name,
        "organization": found.organization or None,
        "url": page.url,
        **_tally(found.tally),
        "posts": [
            {
                "organizations": post.organizations,
                "titles": post.titles,
                **_stated(post.stated),
            }
            for post in found.posts
        ],
        "namesakes": found.namesakes,
        "merged": found.merged,
        "lists_read_whole": found.is_whole,
        "list": _shelf(page.shelf),
        **_reached(asking, page.shelf),
    }


def _organization(front: Front, key: str, generation: str) -> dict[str, Any]:
    asking, question, show = _asked_in(front, generation)
    page = organization_page(front.asker, front.people, key, question, show, front.page_size)
    found = page.organization
    return {
        "key": key,
        "url": page.url,
        "tells_its_place": found.is_placed,
        "names": [
            {"name": name.text, "since": name.since, "until": name.until} for name in found.names
        ],
        **_tally(found.tally),
        "people": [
            {
                "key": envoy.key,
                "name": envoy.name,
                "url": person_url(envoy.key),
                "titles": envoy.titles,
                "roles": _roles(envoy.roles),
                **_stated(envoy.stated),
            }
            for envoy in found.envoys
        ],
        "lists_read_whole": found.is_whole,
        "list": _shelf(page.shelf),
        **_reached(asking, page.shelf),
    }


def _asked_in(front: Front, generation: str) -> tuple[Asking, Question, str]:
    """What is asked, the conditions of its list, and which list that is."""
    asking = asked_in(front, generation, FORMAT)
    return asking, Question(asking.question.beside(SHOW)), asking.question.first(SHOW)


def _reached(asking: Asking, shelf: ShelfPage) -> dict[str, Any]:
    return {"generation": asking.generation, "next": asking.next(shelf.page, shelf.pages)}


def _near(keys: Sequence[str]) -> str:
    return "、".join(keys) or "无 none"


def _namesakes(front: Front, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "people": [
            {
                "key": one.key,
                "organization": one.organization or None,
                "url": one.url,
                **_tally(one.tally),
            }
            for one in namesakes(front.asker, name)
        ],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "meetings": tally.meetings,
        "roles": _roles(tally.roles),
        "years": [{"year": year.year or None, "roles": _roles(year.roles)} for year in tally.years],
    }


def _roles(counts: Sequence[int]) -> dict[str, int]:
    return {role.value: count for role, count in zip(ROLES, counts, strict=True)}


def _stated(stated: Stated) -> dict[str, Any]:
    first, last = (str(date) if date else None for date in (stated.first, stated.last))
    return {"times": stated.times, "first": first, "last": last}


def _shelf(shelf: ShelfPage) -> dict[str, Any]:
    return {
        "show": shelf.name,
        "lists": {tab.name: tab.total for tab in shelf.tabs},
        "query": shelf.query,
        "notes": [note_json(note, spoken) for note in shelf.notes],
        "total": shelf.total,
        "page": shelf.page,
        "pages": shelf.pages,
        "rows": [
            *(_members(_MEETING_COLUMNS, _meeting_cells(row)) for row in shelf.meetings),
            *(
                {
                    "date": str(hit.date) if hit.date else None,
                    "meeting": hit.meeting_title,
                    "item": hit.heading,
                    "outcomes": hit.outcomes,
                    "sentences": list(dict.fromkeys(one.sentence for one in hit.verdicts)),
                    "url": hit.url,
                }
                for hit in shelf.items
            ),
        ],
    }


def _members(columns: Sequence[Column], cells: Sequence[Cell]) -> Mapping[str, Cell]:
    return dict(zip((column.key for column in columns), cells, strict=True))


def _file(front: Front, shelves: Sequence[Shelf], form: str, key: str) -> Response:
    """All of a list, whichever page is asked for."""
    question, show = asked()
    shelf = chosen(shelves, show)
    whole = Question(question.beside("page", "size")).values()
    return list_file(front, lambda: _listing(front, shelf, whole, key), FORMATS[form], key)


def _listing(front: Front, shelf: Shelf, values: Mapping[str, Sequence[str]], key: str) -> Listing:
    generation = front.engine.info().generation
    found = shelved(front.asker, shelf, values, size=1)
    total = found.results.total
    records = swept(front.asker, found.request, SectionRecord, generation=generation, total=total)
    base = request.url_root.rstrip("/")
    if not shelf.lists_meetings:
        rows = (_item_cells(record, base) for record in records)
        return Listing(Table(_ITEM_COLUMNS, rows), found.notes)
    meetings = (meeting_row(record, key, front.asker, front.people) for record in records)
    rows = (_meeting_cells(row, base) for row in meetings)
    return Listing(Table(_MEETING_COLUMNS, rows), found.notes)


def _meeting_cells(row: MeetingRow, base: str = "") -> tuple[Cell, ...]:
    return (
        str(row.date) if row.date else None,
        row.title,
        "、".join(_ROLE_WORDS[role] for role in row.roles),
        "、".join(row.organizations),
        "、".join(row.titles),
        base + row.url,
    )


def _item_cells(record: SectionRecord, base: str) -> tuple[Cell, ...]:
    sentences = dict.fromkeys(decision.evidence for decision in record.decisions)
    return (
        str(record.date) if record.date else None,
        record.meeting_title,
        record.heading,
        "、".join(record.outcomes),
        "\n".join(sentences),
        base + meeting_url(record.meeting_id, anchor=f"s{record.order}"),
    )
