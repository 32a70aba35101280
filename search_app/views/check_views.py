"""批量核对 as a page, as JSON, CSV and XLSX: the list comes with the request; nothing is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from indexer.desk.check_tables import NAME, STATES, check_json, check_table
from indexer.desk.checking import Candidate, Checked, Report, State, check
from indexer.desk.lists import MOST_BYTES, MOST_ROWS, Entry, read_list, read_pasted
from indexer.errors import BadParameter, EmptyList, ListError
from indexer.exports.tool_facts import about_list
from indexer.query.remedies import one_of
from indexer.records import Verdict, verdicts_of
from indexer.tables.table import FORMATS, Fact
from search_app.addresses import document_url
from search_app.downloads import download
from search_app.front import current_front
from search_app.json_answers import json_answer
from search_app.params import meeting_url, search_url
from search_app.texts import in_english, say

checks = Blueprint("checks", __name__)

CHECK, API = "/check", "/api/v1/check"
JSON = "json"
_PAGE_ROWS = 30
"""Few enough for a page to stay light although the whole list goes along with it."""
_MOST_DIGITS = 5
_MOST_BLANK = 1_000
_SIGNS = {State.FOUND: "●", State.SEVERAL: "◐", State.MISSING: "✕", State.UNCHECKED: "△"}


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A title or a number that may be meant, with the page that tells of it."""

    text: str
    url: str
    score: int | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the list with its addresses; ``of_item`` where its outcomes are the item's.

    ``verdicts`` are outcomes with their sentences, and the addresses of those.
    """

    row: Checked
    state: str
    sign: str
    url: str
    document_url: str
    of_item: bool
    verdicts: tuple[tuple[Verdict, str], ...]
    candidates: tuple[CandidateView, ...]


@checks.get(CHECK)
def check_form() -> str:
    """The form alone."""
    return _page()


@checks.post(CHECK)
def check_page() -> str | Response | tuple[str, int]:
    """The rows of the list that was pasted or uploaded, or a file of them."""
    _allow_a_list()
    pasted, column = request.form.get("list", ""), request.form.get("column", "").strip()
    try:
        entries = _entries(pasted, column)
        report, facts = _checked(entries, column)
    except ListError as error:
        said = error.in_english() if in_english() else str(error)
        return _page(said=said, pasted=pasted, column=column), HTTPStatus.BAD_REQUEST
    form = request.form.get("format", "")
    if form in FORMATS:
        return _file(report, facts, form)
    page = request.form.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < _MOST_DIGITS else 1
    return _page(report=report, pasted=_in_lines(entries), number=number)


@checks.post(API)
def check_answer() -> Response:
    """The same for programs: the list is the body."""
    _allow_a_list()
    form = request.args.get("format", JSON)
    if form != JSON and form not in FORMATS:
        raise BadParameter(name="format", value=form[:40], **one_of((JSON, *FORMATS)))
    column = request.args.get("column", "").strip()
    report, facts = _checked(read_list(request.get_data(), column), column)
    if form in FORMATS:
        return _file(report, facts, form)
    return json_answer(check_json(report, _address))


def _checked(entries: Sequence[Entry], column: str) -> tuple[Report, tuple[Fact, ...]]:
    """The report, and what a file of it tells of itself; the list itself stands in its rows."""
    asker = current_front().asker
    return about_list(
        asker.engine,
        NAME,
        {"column": [column]},
        lambda: check(asker, entries),
        request.base_url,
        rows_of=lambda report: report.rows,
    )


def _file(report: Report, facts: tuple[Fact, ...], form: str) -> Response:
    table = check_table(report, _whole_address, facts, english=in_english())
    return download(table, FORMATS[form], say("check.title"))


def _allow_a_list() -> None:
    """Nothing else that we answer has a body; what is larger is refused while it comes in."""
    request.max_content_length = MOST_BYTES
    request.max_form_memory_size = MOST_BYTES


def _entries(pasted: str, column: str) -> tuple[Entry, ...]:
    """What was uploaded, or else what was pasted."""
    upload = request.files.get("file")
    data = upload.read() if upload and upload.filename else b""
    if upload and upload.filename and not data:
        raise EmptyList
    return read_list(data, column) if data else read_pasted(pasted, column)


def _in_lines(entries: Sequence[Entry]) -> str:
    """The list as it can come in again, each entry on the line of its row as far as that goes."""
    lines: list[str] = []
    for entry in entries:
        lines += [""] * min(entry.row - 1 - len(lines), _MOST_BLANK)
        lines.append(entry.text)
    return "\n".join(lines)


def _page(
    report: Report | None = None,
    said: str = "",
    pasted: str = "",
    column: str = "",
    number: int = 1,
) -> str:
    rows = report.rows if report else ()
    counts = [(_state(s), _SIGNS[s], report.count(s)) for s in State] if report else []
    pages = -(-len(rows) // _PAGE_ROWS)
    start = (min(max(number, 1), max(pages, 1)) - 1) * _PAGE_ROWS
    return render_template(
        "check.html",
        rows=tuple(map(_view, rows[start : start + _PAGE_ROWS])),
        total=len(rows),
        page=start // _PAGE_ROWS + 1,
        pages=pages,
        report=report,
        counts=[counted for counted in counts if counted[2]],
        said=said,
        pasted=pasted,
        column=column,
        most=MOST_ROWS,
        megabytes=MOST_BYTES // 1_000_000,
    )


def _view(row: Checked) -> RowView:
    return RowView(
        row=row,
        state=_state(row.state),
        sign=_SIGNS[row.state],
        url=_address(row.shown.meeting_id, row.anchor) if row.shown else "",
        document_url=document_url(row.document) if row.document else "",
        of_item=bool(row.outcomes) and not row.certain,
        verdicts=tuple(_verdicts(row)),
        candidates=tuple(map(_candidate, row.candidates)),
    )


def _verdicts(row: Checked) -> Iterator[tuple[Verdict, str]]:
    if row.shown:
        for verdict in verdicts_of(row.shown, row.decisions):
            yield verdict, _address(row.shown.meeting_id, verdict.anchor)


def _candidate(near: Candidate) -> CandidateView:
    url = search_url(near.text) if near.score is None else document_url(near.text)
    return CandidateView(near.text, url, near.score)


def _state(state: State) -> str:
    return STATES[state][in_english()]


def _address(meeting_id: str, anchor: str) -> str:
    return meeting_url(meeting_id, anchor=anchor)


def _whole_address(meeting_id: str, anchor: str) -> str:
    return request.host_url.rstrip("/") + _address(meeting_id, anchor)
