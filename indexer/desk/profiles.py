"""What the minutes say of one person or one organization: how often, as what, when; no judgement.

Counts are exact over the whole index. What stands only in the lists of attendees (posts, who came
for an organization) is read from its newest ``MOST_READ`` meetings, and a profile says so where
there are more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.grammar.organ_names import Name
from corpus.model import Attendance, Attendee, PartialDate
from indexer.asking.asker import Asker
from indexer.parties import organ_key, person_key, person_parts, place_of, role_key
from indexer.person_names import AT, PersonNames
from indexer.query.clauses import AllOf, Holding, Query, Scope, Together
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.records import SectionRecord

MOST_READ = 2_000
ROLES = tuple(Attendance)
HERE = (Attendance.CHAIR, Attendance.PRESENT, Attendance.OBSERVER)
"""Ways of taking part in which somebody is in the room and may report."""
_TAKING_PART, _YEAR = "taking_part", "year"


@dataclass(frozen=True, slots=True)
class Year:
    """Meetings of one year (blank where their dates are not known) by role, as ``ROLES``."""

    year: str
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """``meetings`` counts each once, whatever the roles; ``years`` are in order."""

    meetings: int
    roles: tuple[int, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """How often lists of attendees say something, and the first and the last date of it."""

    times: int
    first: PartialDate | None
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class Post:
    """Organizations and posts as one or more lists state them together."""

    organizations: tuple[str, ...]
    titles: tuple[str, ...]
    stated: Stated


@dataclass(frozen=True, slots=True)
class Envoy:
    """Somebody who came for an organization; ``roles`` counts meetings, as ``ROLES``."""

    key: str
    name: str
    titles: tuple[str, ...]
    roles: tuple[int, ...]
    stated: Stated


@dataclass(frozen=True, slots=True)
class Person:
    """``namesakes`` are other keys of the same name, ``merged`` those that an operator put here."""

    key: str
    name: str
    organization: str
    tally: Tally
    posts: tuple[Post, ...]
    namesakes: tuple[str, ...]
    merged: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Organization:
    """``is_placed`` says whether the name tells which place it is of, ``is_bare`` that it tells no
    more than a level (市财政局); ``names`` has that of today first.
    """

    key: str
    is_placed: bool
    is_bare: bool
    names: tuple[Name, ...]
    tally: Tally
    envoys: tuple[Envoy, ...]
    is_whole: bool


def person(asker: Asker, people: PersonNames, key: str) -> Person:
    """The person of a key that is in the registry. Raises ``QueryTimeout``."""
    name, organization = person_parts(key)
    counted = tally(asker, key)
    read = tuple(_rolls(asker, key))
    found = ((r, a) for r in read for a in r.roll if _key_of(a, r, asker, people) == key)
    return Person(
        key=key,
        name=name,
        organization=organization,
        tally=counted,
        posts=tuple(_posts(found)),
        namesakes=tuple(k for k in asker.registry().people.get(name, ()) if k != key),
        merged=people.others(key),
        is_whole=counted.meetings <= len(read),
    )


def organization(asker: Asker, people: PersonNames, key: str) -> Organization:
    """The organization of a key that is in the registry. Raises ``QueryTimeout``."""
    counted, parts = tally(asker, AT + key), asker.names.parts(key)
    read = tuple(_rolls(asker, AT + key))
    return Organization(
        key=key,
        is_placed=parts.is_placed,
        is_bare=bool(parts.place) and not parts.is_placed,
        names=asker.names.names_of(key),
        tally=counted,
        envoys=tuple(_envoys(asker, people, key, read)),
        is_whole=counted.meetings <= len(read),
    )


def tally(asker: Asker, key: str) -> Tally:
    """How many meetings, by role and year; the key of an organization begins with ``AT``."""
    counts = [_by_year(asker, taking_part(key, (role,))) for role in ROLES]
    total, _ = _by_year(asker, taking_part(key))
    years = sorted({year for _, found in counts for year in found})
    return Tally(
        meetings=total,
        roles=tuple(count for count, _ in counts),
        years=tuple(Year(year, tuple(f.get(year, 0) for _, f in counts)) for year in years),
    )


def taking_part(key: str, roles: Iterable[Attendance] = ROLES) -> Holding:
    """The one record of each meeting in which the key took part in one of these ways."""
    return Holding(_TAKING_PART, tuple(role_key(role.value, key) for role in roles))


def reported_while_present(key: str, organizations: Iterable[str]) -> tuple[Query, Filter]:
    """Items that the organizations reported at meetings where the person was in the room."""
    values = tuple(organizations)
    together = AllOf((taking_part(key, HERE), Holding("reporting", values)))
    return Together(Scope.MEETING, together), Filter("reporting", frozenset(values))


def _by_year(asker: Asker, query: Query) -> tuple[int, Mapping[str, int]]:
    request = SearchRequest(query, facets=(_YEAR,), limit=0, deadline=asker.deadline())
    found = asker.engine.search(request)
    years = dict(next((facet.by_value() for facet in found.facets if facet.name == _YEAR), {}))
    undated = found.total - sum(years.values())
    return found.total, {**years, **({"": undated} if undated else {})}


def _rolls(asker: Asker, key: str) -> Iterator[SectionRecord]:
    request = SearchRequest(
        taking_part(key), sort=Sort.NEWEST, limit=MOST_READ, deadline=asker.deadline()
    )
    return (hit.record for hit in asker.engine.search(request).hits)


def _key_of(attendee: Attendee, record: SectionRecord, asker: Asker, people: PersonNames) -> str:
    return person_key(attendee, record, place_of(record, asker.names), asker.names, people)


def _posts(found: Iterable[tuple[SectionRecord, Attendee]]) -> Iterator[Post]:
    stated: dict[tuple[tuple[str, ...], tuple[str, ...]], Stated] = {}
    for record, attendee in found:
        said = attendee.organizations, attendee.titles
        stated[said] = _once_more(stated.get(said), record.date)
    yield from (Post(*said, times) for said, times in stated.items())


def _envoys(
    asker: Asker, people: PersonNames, key: str, records: Iterable[SectionRecord]
) -> Iterator[Envoy]:
    """Those that lists name with this organization, the most frequent first."""
    found: dict[str, Envoy] = {}
    for record in records:
        place = place_of(record, asker.names)
        for attendee in record.roll:
            if key in (organ_key(o, place, asker.names) for o in attendee.organizations):
                own = _key_of(attendee, record, asker, people)
                found[own] = _with(found.get(own), own, attendee, record.date)
    yield from sorted(found.values(), key=lambda envoy: (-envoy.stated.times, envoy.key))


def _with(before: Envoy | None, key: str, attendee: Attendee, date: PartialDate | None) -> Envoy:
    roles = before.roles if before else (0,) * len(ROLES)
    at = ROLES.index(attendee.attendance)
    return Envoy(
        key=key,
        name=person_parts(key)[0],
        titles=tuple(dict.fromkeys((*(before.titles if before else ()), *attendee.titles))),
        roles=(*roles[:at], roles[at] + 1, *roles[at + 1 :]),
        stated=_once_more(before.stated if before else None, date),
    )


def _once_more(before: Stated | None, date: PartialDate | None) -> Stated:
    if before is None:
        return Stated(1, date, date)
    return replace(
        before,
        times=before.times + 1,
        first=_chosen(min, before.first, date),
        last=_chosen(max, before.last, date),
    )


def _chosen(
    choose: Callable[..., PartialDate], one: PartialDate | None, other: PartialDate | None
) -> PartialDate | None:
    """By what is written: a year alone and a day of it cannot be compared as numbers."""
    dates = [date for date in (one, other) if date]
    return choose(dates, key=str) if dates else None
