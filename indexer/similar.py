"""Items of other meetings that are like one, and what was earlier on the same matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from corpus.model import Meeting, PartialDate, Section
from indexer.asking import Asker
from indexer.dateranges import DateRange
from indexer.periods import first_day, held_key, last_day
from indexer.query import AllOf, Holding, Like, Not, Query
from indexer.records import SectionRecord
from indexer.request import SearchRequest, Sort
from indexer.research_errors import SectionNotFound
from indexer.schema import HELD

MOST = 10
"""Items in each list: to look through, no result."""
_READ = 30
"""Items looked at for each list: outlines, and what may be no earlier, are left out."""
_MOST_OF_TEXT = 300
"""Characters of the paragraphs that are compared: each word takes time."""


@dataclass(frozen=True, slots=True)
class Similar:
    """The item; earlier items that name one of its documents, newest first; earlier ones and
    others that are most like it by their words, most alike first.
    """

    meeting: Meeting
    section: Section
    same_document: tuple[SectionRecord, ...]
    earlier: tuple[SectionRecord, ...]
    alike: tuple[SectionRecord, ...]


def similar(asker: Asker, section_id: str) -> Similar:
    """What is like an item. Raises ``SectionNotFound``, and what asking raises."""
    asker = asker.until(asker.deadline())
    meeting, section = _section(asker, section_id)
    other = Not(Holding(HELD, (held_key(meeting.date, meeting.id),)))
    titles = tuple(dict.fromkeys(mention.base_title for mention in section.documents))
    like = AllOf((Like(_text(section)), other))
    same = _before(asker, meeting, AllOf((Holding("document", titles), other)), Sort.NEWEST)
    earlier = _before(asker, meeting, like, Sort.RELEVANCE)
    shown = {record.section_id for record in same}
    return Similar(
        meeting=meeting,
        section=section,
        same_document=same if titles else (),
        earlier=tuple(r for r in earlier if r.section_id not in shown)[:MOST],
        alike=tuple(islice(_items(asker, like, DateRange(), Sort.RELEVANCE), MOST)),
    )


def _section(asker: Asker, section_id: str) -> tuple[Meeting, Section]:
    meeting_id, _, order = section_id.rpartition("-s")
    meeting = asker.engine.meeting(meeting_id) if meeting_id else None
    sections = meeting.sections if meeting else ()
    found = next((s for s in sections if str(s.order) == order), None)
    if meeting is None or found is None:
        raise SectionNotFound(section_id=section_id[:80])
    return meeting, found


def _text(section: Section) -> str:
    paragraphs = "".join(paragraph.text for paragraph in section.paragraphs)
    return f"{section.heading} {paragraphs[:_MOST_OF_TEXT]}"


def _before(asker: Asker, meeting: Meeting, query: Query, sort: Sort) -> tuple[SectionRecord, ...]:
    """Those that are surely earlier; nothing where the day of the meeting is not known at all."""
    if meeting.date is None:
        return ()
    begins = first_day(meeting.date)
    eve = begins - timedelta(1)
    dates = DateRange(None, PartialDate(eve.year, eve.month, eve.day))
    found = _items(asker, query, dates, sort)
    return tuple(r for r in found if r.date and last_day(r.date) < begins)


def _items(asker: Asker, query: Query, dates: DateRange, sort: Sort) -> Iterator[SectionRecord]:
    request = SearchRequest(
        query=query, dates=dates, sort=sort, limit=_READ, deadline=asker.deadline()
    )
    return (hit.record for hit in asker.engine.search(request).hits if hit.record.order)


def similar_json(found: Similar) -> dict[str, Any]:
    """The lists as plain values, keys in a stable order."""
    return {
        "section_id": f"{found.meeting.id}-s{found.section.order}",
        "heading": found.section.heading,
        "date": str(found.meeting.date) if found.meeting.date else None,
        "same_document": _records(found.same_document),
        "earlier": _records(found.earlier),
        "alike": _records(found.alike),
    }


def _records(records: Iterable[SectionRecord]) -> list[dict[str, Any]]:
    return [
        {
            "section_id": record.section_id,
            "meeting_id": record.meeting_id,
            "heading": record.heading,
            "meeting_title": record.meeting_title,
            "date": str(record.date) if record.date else None,
            "documents": record.documents,
            "outcomes": record.outcomes,
        }
        for record in records
    ]
