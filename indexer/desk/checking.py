"""批量核对: each title or number of a list with the meeting that dealt with it, misses kept.

Exact look-ups come first, for all rows; only then are candidates sought for those that missed, as
long as there is time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.model import Decision, PartialDate
from indexer.asking.asker import Asker
from indexer.desk.appearances import Appearance, appearance, items
from indexer.desk.lists import Entry
from indexer.desk.named_documents import (
    LONGEST,
    NUMBER,
    NamedDocument,
    near,
    numbers_like,
    numbers_near,
    of_number,
    of_title,
)
from indexer.errors import QueryTimeout
from indexer.query.clauses import AllOf, AnyOf, Holding, Query
from indexer.query.deadline import Deadline, deadline_in
from indexer.query.request import Sort
from indexer.query.typed_numbers import read_typed_number
from indexer.records import SectionRecord

TIME_LIMIT = 20.0
"""Seconds for a whole list; what is not checked by then is said to be unchecked."""
_MOST_CANDIDATES = 3
_FEW, _MANY = 5, 200


class State(StrEnum):
    """What became of a row."""

    FOUND = "found"
    SEVERAL = "several"
    MISSING = "missing"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known title or number that may be meant; ``score`` is how like titles are, of 100."""

    text: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A row of the list. ``document`` is the title that it goes by; ``shown`` is the newest item
    with an outcome on it, or else the newest item; ``last`` the newest date of all. ``decisions``
    are those on the document where ``certain``, else those of the item.
    """

    entry: Entry
    state: State
    document: str | None = None
    shown: SectionRecord | None = None
    anchor: str = ""
    decisions: tuple[Decision, ...] = ()
    certain: bool = False
    last: PartialDate | None = None
    meetings: int = 0
    items: int = 0
    candidates: tuple[Candidate, ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What was decided, each outcome once."""
        return tuple(dict.fromkeys(decision.outcome for decision in self.decisions))


@dataclass(frozen=True, slots=True)
class Report:
    """All rows in the order of the list; ``whole`` unless time ran out before candidates of all
    misses had been sought.
    """

    rows: tuple[Checked, ...]
    whole: bool

    def count(self, state: State) -> int:
        """How many rows are in the state."""
        return sum(row.state is state for row in self.rows)


def check(asker: Asker, entries: Sequence[Entry], deadline: Deadline | None = None) -> Report:
    """Look every entry up, and say what was not come to before the deadline."""
    asker = asker.until(deadline or deadline_in(TIME_LIMIT))
    known: dict[str, Checked] = {}
    rows = [_looked_up(asker, entry, known) for entry in entries]
    missed = {row.entry.text for row in rows if row.state is State.MISSING}
    found, whole = _candidates(asker, dict.fromkeys(e.text for e in entries if e.text in missed))
    return Report(
        tuple(
            replace(row, candidates=found[row.entry.text]) if row.entry.text in found else row
            for row in rows
        ),
        whole,
    )


def _looked_up(asker: Asker, entry: Entry, known: dict[str, Checked]) -> Checked:
    """The row of an entry; the same text is looked up once."""
    if entry.text not in known:
        try:
            asker.deadline().check()
            known[entry.text] = _check(asker, entry)
        except QueryTimeout:
            return Checked(entry, State.UNCHECKED)
    return replace(known[entry.text], entry=entry)


def _check(asker: Asker, entry: Entry) -> Checked:
    document = of_title(asker.vocabulary(), entry.text)
    if document:
        return _row(asker, entry, document.query, document)
    numbers = numbers_like(asker, entry.text)
    if not numbers:
        return Checked(entry, State.MISSING)
    if _are_several(asker, numbers):
        several = tuple(Candidate(number) for number in numbers[:_MOST_CANDIDATES])
        return Checked(entry, State.SEVERAL, candidates=several)
    numbered = of_number(asker, entry.text)
    query: Query = Holding(NUMBER, numbers)
    if len(numbered) != 1:
        return _row(asker, entry, query, None)
    return _row(asker, entry, AnyOf((query, numbered[0].query)), numbered[0])


def _are_several(asker: Asker, numbers: Sequence[str]) -> bool:
    """Whether they are of several issuers; words before one (按照苏府办) make no other."""
    known = asker.vocabulary().numbers
    issuers = sorted((known[number].issuer for number in numbers), key=len)
    serials = {known[number].serial for number in numbers}
    return len(serials) > 1 or not all(issuer.endswith(issuers[0]) for issuer in issuers)


def _row(asker: Asker, entry: Entry, query: Query, document: NamedDocument | None) -> Checked:
    found = items(asker, query, Sort.NEWEST, limit=1)
    newest = found.hits[0].record
    decided = _newest_decided(asker, query, document) if document else None
    title = document.title if document else None
    if decided:
        shown, anchor, decisions = decided.record, decided.anchor, decided.decisions
    else:
        shown, anchor, decisions = newest, *_of_item(newest, document)
    return Checked(
        *(entry, State.FOUND, title, shown, anchor, decisions, decided is not None, newest.date),
        meetings=found.meetings,
        items=found.total,
    )


def _of_item(
    record: SectionRecord, document: NamedDocument | None
) -> tuple[str, tuple[Decision, ...]]:
    """The place in an item, and what it decided without naming the document."""
    if document is None:
        return f"s{record.order}", record.decisions
    found = appearance(record, document)
    return found.anchor, found.others


def _newest_decided(asker: Asker, query: Query, document: NamedDocument) -> Appearance | None:
    """The newest item of a known date with an outcome on the document."""
    outcomes = tuple(asker.vocabulary().values("outcome"))
    decided = AllOf((query, Holding("outcome", outcomes)))
    offset, limit = 0, _FEW
    while hits := items(asker, decided, Sort.NEWEST, limit, offset).hits if outcomes else ():
        for hit in hits:
            found = appearance(hit.record, document)
            if found.outcomes:
                return found
        offset, limit = offset + len(hits), _MANY
    return None


def _candidates(
    asker: Asker, texts: Iterable[str]
) -> tuple[dict[str, tuple[Candidate, ...]], bool]:
    """What may have been meant, text by text, and whether there was time for all."""
    found: dict[str, tuple[Candidate, ...]] = {}
    try:
        for text in texts:
            asker.deadline().check()
            found[text] = tuple(_near(asker, text))
    except QueryTimeout:
        return found, False
    return found, True


def _near(asker: Asker, text: str) -> Iterator[Candidate]:
    if read_typed_number(text[:LONGEST]):
        yield from map(Candidate, numbers_near(asker, text, _MOST_CANDIDATES))
    else:
        for title in near(asker, text, _MOST_CANDIDATES):
            yield Candidate(title.title, title.score)
