"""A document to its page: its summary, its timeline, what stands beside it, and its addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.desk.appearances import Appearance, items
from indexer.desk.dossier import Counts, Dossier
from indexer.desk.named_documents import NamedDocument, of_part, of_text
from indexer.query.deadline import unless_late
from indexer.query.request import Sort
from indexer.tables.table import Cell, Column, Table
from search_app.addresses import document_url
from search_app.labels import heading_of
from search_app.pages.paging import PageLink, page_links
from search_app.params import meeting_url, search_url
from search_app.texts import say

API = "/api/v1/documents/"


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the timeline. ``stages`` and ``outcomes`` are the document's at that time,
    ``item_outcomes`` what the item decided without naming the document.
    """

    date: PartialDate | None
    meeting_title: str
    meeting_url: str
    number: str | None
    heading: str
    item_url: str
    stages: tuple[str, ...]
    outcomes: tuple[str, ...]
    item_outcomes: tuple[str, ...]
    responsible: tuple[str, ...]
    sentences: tuple[str, ...]
    place_url: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A title or a word with its page, if it has one, and the number of items."""

    text: str
    items: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of one document; ``found`` has its exact counts."""

    title: str
    found: Dossier
    first: Row | None
    last: Row | None
    latest: Row | None
    titles: tuple[Counted, ...]
    stages: tuple[Counted, ...]
    numbers: tuple[Counted, ...]
    related: tuple[Counted, ...]
    rows: tuple[Row, ...]
    links: tuple[PageLink, ...]
    api_url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A document that a whole question names; ``whole`` unless it gave a part of the title."""

    title: str
    meetings: int
    items: int
    whole: bool


_MOST_RELATED = 50
_MOST_CARDS = 3


def document_page(found: Dossier) -> DocumentPage:
    """Everything that the page shows."""
    title = found.document.title
    return DocumentPage(
        title=title,
        found=found,
        first=row(found.first) if found.first else None,
        last=row(found.last) if found.last else None,
        latest=row(found.latest) if found.latest else None,
        titles=tuple(Counted(*counted) for counted in found.titles),
        stages=tuple(Counted(*counted) for counted in found.stages),
        numbers=tuple(Counted(text, n, search_url(text)) for text, n in found.numbers),
        related=tuple(_with_pages(found.related[:_MOST_RELATED])),
        rows=tuple(map(row, found.appearances)),
        links=page_links(found.page, found.pages, partial(page_url, title)),
        api_url=API + document_url(title).rpartition("/")[2],
    )


def document_cards(asker: Asker, query: str) -> tuple[Card, ...]:
    """The documents that a whole question names, by title, number or a part of a title; none where
    telling would take too long.
    """
    asker = asker.until(asker.deadline())
    found = unless_late(lambda: tuple(_cards(asker, query))) if query.strip() else None
    return found or ()


def _cards(asker: Asker, query: str) -> Iterator[Card]:
    named = of_text(asker, query)[:_MOST_CARDS]
    yield from (_card(asker, document, whole=True) for document in named)
    part = None if named else of_part(asker.vocabulary(), query)
    if part:
        yield _card(asker, part, whole=False)


def _card(asker: Asker, document: NamedDocument, *, whole: bool) -> Card:
    found = items(asker, document.query, Sort.NEWEST, limit=0)
    return Card(document.title, found.meetings, found.total, whole)


def row(found: Appearance) -> Row:
    """One item with its addresses."""
    record = found.record
    return Row(
        date=record.date,
        meeting_title=record.meeting_title,
        meeting_url=meeting_url(record.meeting_id),
        number=record.number,
        heading=heading_of(record),
        item_url=meeting_url(record.meeting_id, anchor=f"s{record.order}"),
        stages=tuple(dict.fromkeys(m.stage for m in found.mentions if m.stage)),
        outcomes=found.outcomes,
        item_outcomes=found.item_outcomes,
        responsible=found.responsible,
        sentences=found.sentences,
        place_url=meeting_url(record.meeting_id, anchor=found.anchor),
    )


def page_url(title: str, number: int) -> str:
    """The address of one page of the timeline."""
    beside = f"?{urlencode({'page': number})}" if number > 1 else ""
    return document_url(title) + beside


COLUMNS = (
    "date",
    "meeting",
    "meeting_id",
    "number",
    "heading",
    "stage",
    "outcome",
    "item_outcome",
    "responsible",
    "sentence",
    "url",
)
_BETWEEN = "；"


def timeline_table(appearances: Iterable[Appearance], host: str) -> Table:
    """The whole timeline to take away; ``host`` makes its addresses whole (http://name/)."""
    columns = tuple(Column(name, say(f"document.column.{name}")) for name in COLUMNS)
    return Table(columns, list(_cells(appearances, host.rstrip("/"))))


def _cells(appearances: Iterable[Appearance], host: str) -> Iterator[tuple[Cell, ...]]:
    for found in appearances:
        shown = row(found)
        yield (
            str(shown.date or ""),
            shown.meeting_title,
            found.record.meeting_id,
            shown.number,
            shown.heading,
            *map(_BETWEEN.join, (shown.stages, shown.outcomes, shown.item_outcomes)),
            _BETWEEN.join(shown.responsible),
            "\n".join(shown.sentences),
            host + shown.place_url,
        )


def _with_pages(counts: Counts) -> Iterator[Counted]:
    return (Counted(title, items, document_url(title)) for title, items in counts)
