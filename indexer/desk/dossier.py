"""All that the minutes tell of one document, worked out by searching: it holds for every engine."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.desk.appearances import Appearance, appearances, items
from indexer.desk.named_documents import Likely, NamedDocument, likely, of_title
from indexer.query.clauses import AllOf, Holding, Query
from indexer.query.request import Sort
from indexer.records import MINUTES
from indexer.schema import STATUS

PAGE_ROWS = 100
LEAVING_OPEN = (
    "原则同意",
    "原则通过",
    "附条件同意",
    "暂缓",
    "退回",
    "未形成决议",
    "修改后再报",
    "再次研究",
)
"""Outcomes after which a document should come before a meeting again, or be finished."""
SETTLING = ("修改后印发", "审议通过", "同意", "审定", "未通过", "备查", "确认")
"""Outcomes after which, also beside one of the others, nobody waits for another meeting."""
BODY = "body"
_MOST_LIKELY = 5

Counts = tuple[tuple[str, int], ...]
"""What was seen, with the number of items, most first."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """``items`` and ``meetings`` are those that name the document, ``undated`` the items of no
    known date. ``latest`` is the newest item with an outcome on the document, ``newest`` the
    newest date of the bodies that met there, or of any where nothing was decided.
    ``appearances`` are those of one page, in the order of dates.
    """

    document: NamedDocument
    items: int
    meetings: int
    undated: int
    titles: Counts
    stages: Counts
    numbers: Counts
    related: Counts
    first: Appearance | None
    last: Appearance | None
    latest: Appearance | None
    newest: PartialDate | None
    likely: tuple[Likely, ...]
    appearances: tuple[Appearance, ...]
    page: int

    @property
    def pages(self) -> int:
        """How many pages of appearances there are."""
        return -(-self.items // PAGE_ROWS)

    @property
    def not_seen_since(self) -> PartialDate | None:
        """The day on which it was left open, where there are later meetings and none names it."""
        if self.latest is None or self.last is None or self.latest.date == self.newest:
            return None
        if self.latest.record.meeting_id != self.last.record.meeting_id:
            return None
        return self.latest.date if leaves_open(self.latest.outcomes) else None


def leaves_open(outcomes: Iterable[str]) -> bool:
    """Whether a document of these outcomes should come before a meeting again."""
    found = frozenset(outcomes)
    return not found.isdisjoint(LEAVING_OPEN) and found.isdisjoint(SETTLING)


def dossier(asker: Asker, document: NamedDocument, page: int = 1) -> Dossier:
    """What the minutes tell of the document, with the rows of one page. Raises ``QueryTimeout``."""
    asker = asker.until(asker.deadline())
    found = items(asker, document.query, Sort.OLDEST, limit=0)
    summary = _Summary(document, first=(page - 1) * PAGE_ROWS)
    for appearance in appearances(asker, document):
        summary.add(appearance)
    return Dossier(
        document=document,
        items=found.total,
        meetings=found.meetings,
        undated=summary.undated,
        titles=_most_first(summary.titles),
        stages=_most_first(summary.stages),
        numbers=_most_first(summary.numbers),
        related=_related(asker, summary.beside),
        first=summary.dated[0] if summary.dated else None,
        last=summary.dated[-1] if summary.dated else None,
        latest=summary.latest,
        newest=_newest_date(asker, summary.latest),
        likely=likely(asker, document.title, _MOST_LIKELY),
        appearances=tuple(summary.kept),
        page=page,
    )


class _Summary:
    """Goes through all appearances in the order of dates, and keeps no more than is shown."""

    def __init__(self, document: NamedDocument, first: int) -> None:
        self.titles: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()
        self.beside: Counter[str] = Counter()
        self.undated = 0
        self.dated: tuple[Appearance, ...] = ()
        """The first of all and the last so far."""
        self.latest: Appearance | None = None
        self.kept: list[Appearance] = []
        self._own = frozenset(document.spellings)
        self._page = range(first, first + PAGE_ROWS)
        self._seen = 0

    def add(self, found: Appearance) -> None:
        """Take one more into account."""
        mentions = found.mentions
        self.titles.update({mention.title for mention in mentions})
        self.stages.update({mention.stage for mention in mentions if mention.stage})
        self.numbers.update({mention.doc_number for mention in mentions if mention.doc_number})
        self.beside.update(frozenset(found.record.documents) - self._own)
        if self._seen in self._page:
            self.kept.append(found)
        self._seen += 1
        if found.date is None:
            self.undated += 1
            return
        self.dated = (*self.dated[:1], found)
        if found.outcomes:
            self.latest = found


def _related(asker: Asker, beside: Counter[str]) -> Counts:
    """Documents named in the same items, spellings of one put together."""
    vocabulary = asker.vocabulary()
    found: Counter[str] = Counter()
    for title, count in beside.items():
        document = of_title(vocabulary, title)
        found[document.title if document else title] += count
    return _most_first(found)


def _most_first(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])))


def _newest_date(asker: Asker, latest: Appearance | None) -> PartialDate | None:
    """Of the same organs: that another city has met since tells nothing of a document."""
    minutes: Query = Holding(STATUS, (MINUTES,))
    bodies = latest.record.bodies if latest else ()
    query = AllOf((minutes, Holding(BODY, bodies))) if bodies else minutes
    newest = items(asker, query, Sort.NEWEST, limit=1).hits
    return newest[0].record.date if newest else None
