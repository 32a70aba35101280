"""The pages of documents, and the same as JSON and as tables under /api/v1."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from indexer.asking.asker import Asker
from indexer.desk.appearances import Appearance, appearances
from indexer.desk.dossier import Dossier, dossier
from indexer.desk.named_documents import Likely, NamedDocument, near, numbers_near, of_text
from indexer.errors import BadParameter
from indexer.exports.tool_facts import Listing
from indexer.query.remedies import COUNTED, of_pages, one_of
from indexer.research.gathering import in_one_generation
from indexer.runs.departures import lost_document
from indexer.tables.table import FORMATS, Format
from search_app.addresses import DOCUMENTS, document_url
from search_app.continuing import CURSOR, asked_in, page_of
from search_app.errors import STATUSES
from search_app.front import Front, current_front
from search_app.json_answers import json_answer
from search_app.list_files import FORMAT, JSON, list_file
from search_app.pages.document_page import API, document_page, page_url, row, timeline_table
from search_app.params import refuse_others
from search_app.texts import in_english

documents = Blueprint("documents", __name__)

_MOST_NEAR = 8
_MOST_DIGITS = 7
_LONGEST = 100
"""Characters of an address that a message repeats."""
_FORMATS: dict[str, Format] = {f".{form.name}": form for form in FORMATS.values()}


class AnyText(BaseConverter):
    """All that is left of a path, also what begins with a slash or has two of them."""

    part_isolating = False
    regex = "(?s:.+)"


def install(app: Flask) -> None:
    """Give the app the pages; titles hold slashes, so these addresses have a converter."""
    app.url_map.converters["text"] = AnyText
    app.register_blueprint(documents)


@documents.get(f"{DOCUMENTS}<text:title>", merge_slashes=False)
def document(title: str) -> str | Response | tuple[str, int]:
    """All that the minutes tell of one document; other spellings of it lead here."""
    asker = current_front().asker
    named = of_text(asker, title)
    if len(named) != 1:
        return _missing(title)
    if form := request.args.get(FORMAT):
        # The file of a page goes by its ending.
        return redirect(_file_url(named[0].title, form), HTTPStatus.FOUND)
    if title != named[0].title:
        return redirect(page_url(named[0].title, _page()), HTTPStatus.FOUND)
    page = document_page(_dossier(asker, named[0], _page()))
    return render_template("document.html", page=page)


@documents.get(f"{API}<text:title>", merge_slashes=False)
def document_json(title: str) -> Response:
    """The same for programs; the whole timeline as a table with .csv, .xlsx or .jsonl behind."""
    refuse_others(request.args.items(), ("page", CURSOR))
    front = current_front()
    asker, named = front.asker, of_text(front.asker, title)
    if len(named) == 1:
        return json_answer(
            in_one_generation(front.engine, lambda now: _answer(front, named[0], now))
        )
    for ending, form in _FORMATS.items():
        known = of_text(asker, title.removesuffix(ending)) if title.endswith(ending) else ()
        if len(known) == 1:
            return _file(known[0], form)
    raise lost_document(front.manifest, title)


def _answer(front: Front, named: NamedDocument, generation: str) -> dict[str, Any]:
    asking = asked_in(front, generation)
    found = _dossier(front.asker, named, page_of(asking.question))
    reached = {"generation": generation, "next": asking.next(found.page, found.pages)}
    return {**_json(found), **reached}


def _file_url(title: str, form: str) -> str:
    """Raises ``BadParameter``."""
    if form not in (JSON, *FORMATS):
        raise BadParameter(name=FORMAT, value=form[:40], **one_of((JSON, *FORMATS)))
    return f"{API}{quote(title, safe='')}{f'.{form}' * (form != JSON)}"


def _file(named: NamedDocument, form: Format) -> Response:
    front = current_front()

    def listing() -> Listing:
        found = appearances(front.asker.until(front.asker.deadline()), named)
        return Listing(timeline_table(found, request.host_url))

    return list_file(front, listing, form, named.title)


def _dossier(asker: Asker, named: NamedDocument, page: int) -> Dossier:
    found = dossier(asker, named, page)
    if page > max(found.pages, 1):
        raise BadParameter(name="page", value=page, **of_pages(found.pages))
    return found


def _page() -> int:
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < _MOST_DIGITS and int(text)):
        raise BadParameter(name="page", value=text[:40], **COUNTED)
    return int(text)


def _missing(title: str) -> tuple[str, int]:
    """404, or 410 where minutes named it once, with what may be meant instead."""
    front = current_front()
    error = lost_document(front.manifest, title)
    said = error.in_english() if in_english() else str(error)
    found = near(front.asker, title, _MOST_NEAR)
    page = render_template(
        "document_missing.html",
        said=said,
        near=found,
        numbers=numbers_near(front.asker, title, _MOST_NEAR),
        title=title[:_LONGEST],
    )
    return page, STATUSES[type(error)]


def _json(found: Dossier) -> dict[str, Any]:
    return {
        "id": found.document.title,
        "url": document_url(found.document.title),
        "title": found.document.title,
        "spellings": found.document.spellings,
        "titles": _counts(found.titles),
        "stages": _counts(found.stages),
        "numbers": _counts(found.numbers),
        "items": found.items,
        "meetings": found.meetings,
        "undated": found.undated,
        "first": _date(found.first),
        "last": _date(found.last),
        "latest": _appearance(found.latest) if found.latest else None,
        "not_seen_since": str(found.not_seen_since) if found.not_seen_since else None,
        "newest": str(found.newest) if found.newest else None,
        "page": found.page,
        "pages": found.pages,
        "appearances": list(map(_appearance, found.appearances)),
        "related": _counts(found.related),
        "likely": list(map(_likely, found.likely)),
    }


def _counts(counts: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    return [{"text": text, "items": items} for text, items in counts]


def _date(found: Appearance | None) -> str | None:
    return str(found.date) if found else None


def _likely(found: Likely) -> dict[str, Any]:
    return {
        "title": found.title,
        "score": found.score,
        "items": found.items,
        "url": document_url(found.title),
    }


def _appearance(found: Appearance) -> dict[str, Any]:
    record, shown = found.record, row(found)
    return {
        "date": str(record.date) if record.date else None,
        "meeting_id": record.meeting_id,
        "meeting_title": record.meeting_title,
        "section_id": record.section_id,
        "number": record.number,
        "heading": record.heading,
        "titles": [mention.title for mention in found.mentions],
        "stages": shown.stages,
        "outcomes": found.outcomes,
        "item_outcomes": found.item_outcomes,
        "responsible": found.responsible,
        "sentences": found.sentences,
        "anchor": found.anchor,
        "url": shown.place_url,
    }
