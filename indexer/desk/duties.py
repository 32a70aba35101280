"""责任清单: who must do what by when, a row for each decision that tells somebody to act.

The rows stand in the records of sections; an index gives the sections, newest first, and a page
of the list is a page of sections. Nothing is stored a second time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.grammar.organ_names import OrganNames
from corpus.model import Decision, PartialDate
from indexer.asking.asker import Asker
from indexer.asking.unknowns import understood, unknown_value
from indexer.desk.due_dates import Due, due_date
from indexer.errors import BadParameter
from indexer.parties import organ_key, place_of
from indexer.query.clauses import AllOf, AnyOf, Everything, Holding, Query
from indexer.query.notes import Note
from indexer.query.parameters import search_request
from indexer.query.remedies import one_of, remedy
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import SearchResults
from indexer.records import DATED, DATED_FOR, DUTY, SectionRecord, anchor_of, is_duty
from indexer.schema import DUTIES

MOST_WRITTEN = 20_000
"""Sections of which all rows are worked out at once, for a file."""
ORGANIZATION, WITH_DEADLINE = "organization", "deadline"
"""What the list is asked with beside the parameters of a search."""
FILTERS = ("q", "from", "to", "year", "body", "kind", "page", "size")
"""The parameters of a search that narrow the list as well."""
_BODIES = "body"
FACETS = ("responsible", _BODIES, "year")


@dataclass(frozen=True, slots=True)
class Party:
    """An organization as it is written, and its key."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Duty:
    """``task`` is what the decision is on, by its own words; ``anchor`` is the place of its
    sentence in the meeting; ``due`` the day that the deadline clearly names.
    """

    responsible: tuple[Party, ...]
    partners: tuple[Party, ...]
    outcome: str
    task: str
    deadline: str | None
    due: Due | None
    sentence: str
    meeting_id: str
    meeting_title: str
    order: int
    heading: str
    bodies: tuple[str, ...]
    date: PartialDate | None
    anchor: str

    @property
    def parties(self) -> frozenset[str]:
        """The keys of all who act or assist."""
        return frozenset(party.key for party in (*self.responsible, *self.partners))


@dataclass(frozen=True, slots=True)
class DutyList:
    """A page of the list: ``results`` counts sections, ``rows`` are theirs.

    ``organization`` is the key that was asked for, blank for all; ``notes`` tell what was not read
    as it was typed, and what no section has.
    """

    request: SearchRequest
    results: SearchResults
    rows: tuple[Duty, ...]
    organization: str
    with_deadline: bool
    notes: tuple[Note, ...]

    @property
    def page(self) -> int:
        """Number of the page, from 1."""
        return self.request.page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.request.pages(self.results.total)


def duties(asker: Asker, values: Mapping[str, Sequence[str]], *, size: int) -> DutyList:
    """The page of the list that the parameters ask for: ``FILTERS``, ``organization`` and, where
    it is not blank, ``deadline``. Raises what reading the parameters and searching raise.
    """
    asker = asker.until(asker.deadline())
    key, with_deadline = _narrowed(asker, values)
    known = _of_search(values)
    typed, notes = understood(asker, known)
    query = _asked(key, with_deadline=with_deadline)
    request = replace(
        search_request(known, facets=FACETS, size=size, names=asker.names),
        query=query if isinstance(typed, Everything) else AllOf((query, typed)),
        sort=Sort.NEWEST,
        deadline=asker.deadline(),
    )
    results = asker.engine.search(request)
    records = [hit.record for hit in results.hits]
    rows = (row for record in records for row in rows_of(record, asker.names))
    kept = tuple(row for row in rows if _is_asked(row, key, with_deadline=with_deadline))
    return DutyList(
        request, results, kept, key, with_deadline, (*notes, *_unknown_organization(asker, key))
    )


def all_duties(asker: Asker, values: Mapping[str, Sequence[str]]) -> DutyList:
    """The same with the rows of all pages. Raises ``BadParameter`` where that is too many."""
    whole = {name: found for name, found in values.items() if name not in ("page", "size")}
    found = duties(asker, whole, size=1)
    if found.results.total > MOST_WRITTEN:
        told = remedy(
            f"最多 {MOST_WRITTEN} 项议题，请加上年份、单位等条件。",
            f"At most {MOST_WRITTEN} items: add a year, an organization or the like.",
        )
        total = f"{found.results.total} 项议题 items"
        raise BadParameter(name="format", value=total, **told)
    return duties(asker, whole, size=max(found.results.total, 1))


def rows_of(record: SectionRecord, names: OrganNames) -> Iterator[Duty]:
    """The rows of one section, in the order of its text."""
    place = place_of(record, names)
    for decision in filter(is_duty, record.decisions):
        yield Duty(
            responsible=_parties(decision.responsible, place, names),
            partners=_parties(decision.partners, place, names),
            outcome=decision.outcome,
            task=_task(decision, record),
            deadline=decision.deadline,
            due=due_date(decision.deadline or "", record.date, decision.evidence),
            sentence=decision.evidence,
            meeting_id=record.meeting_id,
            meeting_title=record.meeting_title,
            order=record.order,
            heading=record.heading,
            bodies=record.bodies,
            date=record.date,
            anchor=anchor_of(record, (decision.evidence,)),
        )


def _narrowed(asker: Asker, values: Mapping[str, Sequence[str]]) -> tuple[str, bool]:
    named = next((v.strip() for v in values.get(ORGANIZATION, ()) if v.strip()), "")
    if named and named not in asker.registry().organizations:
        named = asker.names.canonical(named)
    return named, any(v.strip() for v in values.get(WITH_DEADLINE, ()))


def _asked(key: str, *, with_deadline: bool) -> Query:
    if with_deadline:
        return Holding(DUTIES, (DATED_FOR + key if key else DATED,))
    told: Query = Holding(DUTIES, (DUTY,))
    if not key:
        return told
    return AllOf((told, AnyOf((Holding("responsible", (key,)), Holding("partner", (key,))))))


def _unknown_organization(asker: Asker, key: str) -> tuple[Note, ...]:
    if not key or key in asker.registry().organizations:
        return ()
    return (unknown_value(f"责任或配合单位：{key}", f"Who acts or assists: {key}"),)


def _of_search(values: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Those of the values that are conditions of a search. Raises ``BadParameter``."""
    known = {
        name: found for name, found in values.items() if name not in (ORGANIZATION, WITH_DEADLINE)
    }
    for name, found in known.items():
        if name not in FILTERS:
            told = one_of((*FILTERS, ORGANIZATION, WITH_DEADLINE))
            raise BadParameter(name=name, value=" ".join(found), **told)
    return known


def _is_asked(row: Duty, key: str, *, with_deadline: bool) -> bool:
    return (not key or key in row.parties) and (not with_deadline or bool(row.deadline))


def _parties(written: Iterable[str], place: str, names: OrganNames) -> tuple[Party, ...]:
    return tuple(Party(name, organ_key(name, place, names)) for name in written)


def _task(decision: Decision, record: SectionRecord) -> str:
    """What the decision is on, a document in 《》; or else the sentence that says it."""
    if decision.object in record.titles:
        return f"《{decision.object}》"
    return decision.object or decision.evidence
