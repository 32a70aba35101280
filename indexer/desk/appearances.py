"""Items that name a document, and what each of them decided on it.

An outcome is the document's own only where the decision names it; what the item decided otherwise
is kept apart (原则同意有关建议安排 is no word on the plan that was reported about).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.grammar.documents import title_key
from corpus.model import Decision, DocumentMention, PartialDate
from indexer.asking.asker import Asker
from indexer.desk.named_documents import NamedDocument
from indexer.query.clauses import Query
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import SearchResults
from indexer.records import SectionRecord, anchor_of

_BATCH = 500
"""Records read at a time: a law may be named in thousands of items."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An item that names the document, by ``mentions``. ``decisions`` are those on the document,
    ``others`` the item's that are on no document at all; ``anchor`` is the paragraph (s3p2) with
    the deciding sentence, or with the title where nothing was decided, or else the item (s3).
    """

    record: SectionRecord
    mentions: tuple[DocumentMention, ...]
    decisions: tuple[Decision, ...]
    others: tuple[Decision, ...]
    anchor: str

    @property
    def date(self) -> PartialDate | None:
        """The day of the meeting, as far as it is known."""
        return self.record.date

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What was decided on the document, each outcome once."""
        return tuple(dict.fromkeys(decision.outcome for decision in self.decisions))

    @property
    def item_outcomes(self) -> tuple[str, ...]:
        """What the item decided without saying on which document."""
        return tuple(dict.fromkeys(decision.outcome for decision in self.others))

    @property
    def responsible(self) -> tuple[str, ...]:
        """Who must act on it, as the minutes write them."""
        given = (name for d in (*self.decisions, *self.others) for name in d.responsible)
        return tuple(dict.fromkeys(given))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that decide on the document, or else those that the item decides by."""
        read = self.decisions or self.others
        return tuple(dict.fromkeys(decision.evidence for decision in read))


def appearance(record: SectionRecord, document: NamedDocument) -> Appearance:
    """What the item has on the document."""
    mentions = tuple(m for m in record.mentions if m.base_title in document.spellings)
    titles = {mention.title for mention in mentions}
    named = {mention.title for mention in record.mentions}
    decisions = tuple(d for d in record.decisions if _is_on(d, titles, document.key))
    others = tuple(d for d in record.decisions if d not in decisions and d.object not in named)
    deciding = [decision.evidence for decision in decisions or others]
    return Appearance(record, mentions, decisions, others, anchor_of(record, (*deciding, *titles)))


def appearances(asker: Asker, document: NamedDocument) -> Iterator[Appearance]:
    """All of them, oldest first, those without a date at the end; read as they are taken."""
    for offset in range(0, _LAST, _BATCH):
        hits = items(asker, document.query, Sort.OLDEST, _BATCH, offset).hits
        yield from (appearance(hit.record, document) for hit in hits)
        if len(hits) < _BATCH:
            return


_LAST = 10_000_000


def items(asker: Asker, query: Query, sort: Sort, limit: int, offset: int = 0) -> SearchResults:
    """A slice of the items that a query finds, in an order of dates."""
    request = SearchRequest(
        query=query, sort=sort, offset=offset, limit=limit, deadline=asker.deadline()
    )
    return asker.engine.search(request)


def _is_on(decision: Decision, titles: set[str], key: str) -> bool:
    if decision.object is None:
        return False
    if decision.object in titles or title_key(decision.object) == key:
        return True
    return any(f"《{title}》" in decision.object for title in titles)
