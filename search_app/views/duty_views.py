"""责任清单 as a page, as JSON, as tables and as a calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from indexer.desk.duties import (
    FILTERS,
    ORGANIZATION,
    WITH_DEADLINE,
    Duty,
    DutyList,
    Party,
    all_duties,
    duties,
)
from indexer.desk.duty_tables import COLUMNS, NAME, duty_calendar, duty_row, duty_table, duty_url
from indexer.desk.icalendar import MEDIA_TYPE
from indexer.exports.tool_facts import Listing, about_list
from indexer.query.notes import note_json
from indexer.query.results import FacetCount
from indexer.research.gathering import in_one_generation
from indexer.tables.table import FORMATS
from search_app.addresses import organization_url
from search_app.continuing import asked_in
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.language import PARAMETER as LANGUAGE
from search_app.list_files import FORMAT, JSON, asked_form, asked_of_list, list_file
from search_app.pages.paging import PageLink, page_links
from search_app.texts import spoken

duty_list = Blueprint("duties", __name__)

DUTIES, API = "/duties", "/api/v1/duties"
CALENDAR = "ics"
_MOST_ORGANIZATIONS = 30
_MOST_BODIES = 60
_Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class DutyPage:
    """The page of the list, and where it leads; ``asked`` are the conditions of the address."""

    found: DutyList
    rows: tuple[tuple[Duty, str], ...]
    asked: Mapping[str, str]
    organizations: tuple[tuple[FacetCount, str], ...]
    bodies: tuple[str, ...]
    links: tuple[PageLink, ...]
    last_url: str
    files: tuple[tuple[str, str], ...]
    json_url: str


@duty_list.get(DUTIES)
def duties_page() -> str:
    """The list, filtered and paged."""
    front, values = current_front(), _values()
    found = duties(front.asker, values, size=front.page_size)
    return render_template("duties.html", page=_page(found, values))


@duty_list.get(API)
def duties_answer() -> Response:
    """The list for programs; ``format`` csv, xlsx, jsonl or ics has the rows of all pages."""
    front, values = current_front(), dict(_values())
    values.pop(FORMAT, None)
    form = asked_form((JSON, *FORMATS, CALENDAR))
    if form == JSON:
        return json_answer(in_one_generation(front.engine, lambda now: _answer(front, now)))
    if form == CALENDAR:
        return _calendar(front, values)
    base = request.url_root.rstrip("/")
    return list_file(
        front,
        lambda: _listing(front, values, base),
        FORMATS[form],
        NAME,
    )


def _answer(front: Front, generation: str) -> dict[str, Any]:
    asking = asked_in(front, generation)
    values = {name: v for name, v in asking.question.values().items() if name != FORMAT}
    found = duties(front.asker, values, size=front.page_size)
    reached = {"generation": generation, "next": asking.next(found.page, found.pages)}
    return {**_members(found, values), **reached}


def _listing(front: Front, values: _Values, base: str) -> Listing:
    found = all_duties(front.asker, values)
    return Listing(duty_table(found.rows, base), found.notes)


def _calendar(front: Front, values: _Values) -> Response:
    found, facts = about_list(
        front.engine,
        NAME,
        asked_of_list(),
        lambda: all_duties(front.asker, values),
        request.url,
        rows_of=lambda found: found.rows,
        notes_in=lambda found: found.notes,
    )
    made = duty_calendar(found.rows, facts, request.url_root.rstrip("/"))
    answer = Response(made.text)
    answer.headers["Content-Type"] = MEDIA_TYPE
    answer.headers["Content-Disposition"] = 'attachment; filename="jiyao-duties.ics"'
    return answer


def _values() -> _Values:
    return {
        name: found for name, found in request.args.to_dict(flat=False).items() if name != LANGUAGE
    }


def _page(found: DutyList, values: _Values) -> DutyPage:
    asked = {name: next((v for v in given if v.strip()), "") for name, given in values.items()}

    def address(number: int) -> str:
        return _url(DUTIES, {**asked, "page": str(number) if number > 1 else ""})

    return DutyPage(
        found=found,
        rows=tuple((row, duty_url(row)) for row in found.rows),
        asked=asked,
        organizations=tuple(_organizations(found, asked)),
        bodies=tuple(count.value for count in _counts(found, "body")[:_MOST_BODIES]),
        links=page_links(found.page, found.pages, address),
        last_url=address(max(found.pages, 1)),
        files=tuple(
            (form, _url(API, {**asked, "page": "", FORMAT: form})) for form in (*FORMATS, CALENDAR)
        ),
        json_url=_url(API, asked),
    )


def _url(path: str, asked: Mapping[str, str]) -> str:
    names = (*FILTERS, ORGANIZATION, WITH_DEADLINE, FORMAT)
    pairs = [(name, asked[name]) for name in names if asked.get(name)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _organizations(found: DutyList, asked: Mapping[str, str]) -> Iterator[tuple[FacetCount, str]]:
    for count in _counts(found, "responsible")[:_MOST_ORGANIZATIONS]:
        yield count, _url(DUTIES, {**asked, "page": "", ORGANIZATION: count.value})


def _counts(found: DutyList, name: str) -> list[FacetCount]:
    return [c for facet in found.results.facets if facet.name == name for c in facet.counts]


def _members(found: DutyList, values: _Values) -> dict[str, Any]:
    keys = [column.key for column in COLUMNS]
    return {
        "query": values,
        "notes": [note_json(note, spoken) for note in found.notes],
        "organization": found.organization or None,
        "items": found.results.total,
        "page": found.page,
        "pages": found.pages,
        "size": found.request.limit,
        "rows": [
            {
                **dict(zip(keys, duty_row(row), strict=True)),
                "responsible": [_party(party) for party in row.responsible],
                "partners": [_party(party) for party in row.partners],
                "due_year_inferred": bool(row.due and row.due.is_inferred),
                "meeting_id": row.meeting_id,
            }
            for row in found.rows
        ],
    }


def _party(party: Party) -> dict[str, str]:
    """An organization as it is written, with its key."""
    return {"name": party.name, "key": party.key, "url": organization_url(party.key)}
