"""Items of other meetings that are like one, and what was earlier on the same matter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from math import inf
from typing import Any

from corpus.model import Meeting, PartialDate, Section
from indexer.asking.asker import Asker
from indexer.periods import first_day, held_key, last_day
from indexer.query.clauses import AllOf, Holding, Like, Not, Query
from indexer.query.dateranges import DateRange
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import Hit
from indexer.records import SectionRecord
from indexer.research.errors import OutlineNotCompared, SectionNotFound
from indexer.schema import HELD

MOST = 10
"""Items in each list: to look through, no result."""
_READ = 30
"""Items looked at for each list: outlines, and what may be no earlier, are left out."""
_OUTLINE = "0"
LEAST_ALIKE = 0.4
"""Of what an item itself scores: below that little more is shared than 听取…工作情况的汇报."""


@dataclass(frozen=True, slots=True)
class Similar:
    """The item; earlier items that name one of its documents, newest first; earlier ones and
    others that are like it by the words of its heading, most alike first.
    """

    meeting: Meeting
    section: Section
    same_document: tuple[SectionRecord, ...]
    earlier: tuple[SectionRecord, ...]
    alike: tuple[SectionRecord, ...]


def similar(asker: Asker, section_id: str) -> Similar:
    """What is like an item. Raises ``SectionNotFound``, ``OutlineNotCompared``, and what asking
    raises.
    """
    asker = asker.until(asker.deadline())
    meeting, section = _section(asker, section_id)
    own = Holding(HELD, (held_key(meeting.date, meeting.id),))
    other = Not(own)
    titles = tuple(dict.fromkeys(mention.base_title for mention in section.documents))
    like = Like(section.heading)
    hits = _hits(asker, AllOf((like, own)), DateRange(), Sort.RELEVANCE)
    whole = max((hit.score for hit in hits if hit.record.section_id == section_id), default=inf)
    least = whole * LEAST_ALIKE
    same = _before(asker, meeting, AllOf((Holding("document", titles), other)), Sort.NEWEST)
    earlier = _before(asker, meeting, AllOf((like, other)), Sort.RELEVANCE, least)
    alike = _hits(asker, AllOf((like, other)), DateRange(), Sort.RELEVANCE, least)
    shown = {record.section_id for record in same}
    return Similar(
        meeting=meeting,
        section=section,
        same_document=same if titles else (),
        earlier=tuple(r for r in earlier if r.section_id not in shown)[:MOST],
        alike=tuple(hit.record for hit in islice(alike, MOST)),
    )


def _section(asker: Asker, section_id: str) -> tuple[Meeting, Section]:
    meeting_id, _, order = section_id.rpartition("-s")
    meeting = asker.engine.meeting(meeting_id) if meeting_id else None
    sections = meeting.sections if meeting else ()
    found = next((s for s in sections if str(s.order) == order), None)
    if meeting and order == _OUTLINE:
        raise OutlineNotCompared(section_id=section_id[:80])
    if meeting is None or found is None:
        raise SectionNotFound(section_id=section_id[:80])
    return meeting, found


def _before(
    asker: Asker, meeting: Meeting, query: Query, sort: Sort, least: float = 0.0
) -> tuple[SectionRecord, ...]:
    """Those that are surely earlier; nothing where the day of the meeting is not known at all."""
    if meeting.date is None:
        return ()
    begins = first_day(meeting.date)
    eve = begins - timedelta(1)
    dates = DateRange(None, PartialDate(eve.year, eve.month, eve.day))
    found = (hit.record for hit in _hits(asker, query, dates, sort, least))
    return tuple(islice((r for r in found if r.date and last_day(r.date) < begins), MOST))


def _hits(
    asker: Asker, query: Query, dates: DateRange, sort: Sort, least: float = 0.0
) -> Iterator[Hit]:
    """Items that score as much."""
    request = SearchRequest(
        query=query, dates=dates, sort=sort, limit=_READ, deadline=asker.deadline()
    )
    hits = asker.engine.search(request).hits
    return (hit for hit in hits if hit.record.order and hit.score >= least)


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
