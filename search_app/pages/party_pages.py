"""People and organizations to their pages: counts, posts, lists, and where everything leads."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from corpus.model import Attendance, PartialDate
from indexer.asking.asker import Asker
from indexer.desk.profiles import (
    ROLES,
    Envoy,
    Organization,
    Person,
    Tally,
    organization,
    person,
    tally,
)
from indexer.desk.shelves import (
    Shelf,
    Shelved,
    counted,
    shelved,
    shelves_of_organization,
    shelves_of_person,
)
from indexer.errors import BadParameter
from indexer.parties import person_key, person_parts, place_of
from indexer.person_names import PersonNames
from indexer.query.notes import Note
from indexer.query.remedies import one_of
from indexer.records import SectionRecord
from search_app.addresses import organization_url, person_url
from search_app.pages.charts import Chart, stacked_years
from search_app.pages.paging import PageLink, page_links
from search_app.pages.results import HitView, hit_view
from search_app.params import Question, meeting_url

_T = TypeVar("_T", bound=Hashable)

_MOST_ENVOYS = 100
"""A page of a thousand names helps nobody; its twin for programs has them all."""
SHOW = "show"
"""The parameter that says which shelf is shown."""
ROLE_KEYS = tuple(f"attendance.{role.value}" for role in ROLES)


@dataclass(frozen=True, slots=True)
class Tab:
    """A shelf that can be shown, and how much is on it."""

    name: str
    url: str
    total: int
    current: bool


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting somebody took part in: as what, and with which posts; ``unverified`` where text
    recognition read the name.
    """

    url: str
    title: str
    date: PartialDate | None
    roles: tuple[Attendance, ...]
    organizations: tuple[str, ...]
    titles: tuple[str, ...]
    unverified: bool


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """One page of the shelf that is shown; it has meetings, or items."""

    tabs: tuple[Tab, ...]
    name: str
    query: str
    total: int
    page: int
    pages: int
    first_number: int
    meetings: tuple[MeetingRow, ...]
    items: tuple[HitView, ...]
    links: tuple[PageLink, ...]
    last_url: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page of one person."""

    person: Person
    url: str
    organization_url: str
    namesakes: tuple[tuple[str, str], ...]
    chart: Chart
    shelf: ShelfPage


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    """The page of one organization."""

    organization: Organization
    url: str
    chart: Chart
    envoys: tuple[tuple[Envoy, str], ...]
    shelf: ShelfPage


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several people of a name."""

    key: str
    url: str
    organization: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every list of a page is made with."""

    asker: Asker
    people: PersonNames
    size: int
    question: Question
    show: str


def person_page(
    asker: Asker, people: PersonNames, key: str, question: Question, show: str, size: int
) -> PersonPage:
    """The page of a key that is in the registry; raises what searching raises."""
    asker = asker.until(asker.deadline())
    found = person(asker, people, key)
    setting = _Setting(asker, people, size, question, show)
    return PersonPage(
        person=found,
        url=person_url(key),
        organization_url=organization_url(found.organization) if found.organization else "",
        namesakes=tuple((person_parts(k)[1], person_url(k)) for k in found.namesakes),
        chart=chart_of(found.tally),
        shelf=_shelf_page(setting, shelves_of_person(key, people), person_url(key), key),
    )


def organization_page(
    asker: Asker, people: PersonNames, key: str, question: Question, show: str, size: int
) -> OrganizationPage:
    """The page of a key that is in the registry; raises what searching raises."""
    asker = asker.until(asker.deadline())
    found = organization(asker, people, key)
    setting = _Setting(asker, people, size, question, show)
    return OrganizationPage(
        organization=found,
        url=organization_url(key),
        chart=chart_of(found.tally),
        envoys=tuple((envoy, person_url(envoy.key)) for envoy in found.envoys[:_MOST_ENVOYS]),
        shelf=_shelf_page(setting, shelves_of_organization(key), organization_url(key), key),
    )


def chart_of(tally: Tally) -> Chart:
    """Meetings by year, the ways of taking part on each other."""
    return stacked_years([(year.year, year.roles) for year in tally.years])


def chosen(shelves: Sequence[Shelf], show: str) -> Shelf:
    """The shelf of that name, the first where none is named. Raises ``BadParameter``."""
    named = {shelf.name: shelf for shelf in shelves}
    if show and show not in named:
        raise BadParameter(name=SHOW, value=show[:40], **one_of(named))
    return named.get(show, shelves[0])


def meeting_row(record: SectionRecord, key: str, asker: Asker, people: PersonNames) -> MeetingRow:
    """What a meeting says of a person of this key."""
    place = place_of(record, asker.names)
    own = [a for a in record.roll if person_key(a, record, place, asker.names, people) == key]
    return MeetingRow(
        url=meeting_url(record.meeting_id),
        title=record.meeting_title,
        date=record.date,
        roles=_distinct(a.attendance for a in own),
        organizations=_distinct(o for a in own for o in a.organizations),
        titles=_distinct(title for a in own for title in a.titles),
        unverified=any(a.unverified for a in own),
    )


def _distinct(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _shelf_page(setting: _Setting, shelves: Sequence[Shelf], url: str, key: str) -> ShelfPage:
    shown, asker = chosen(shelves, setting.show), setting.asker
    found = shelved(asker, shown, setting.question.values(), size=setting.size)
    address = _addresses(url, setting.question, shown.name)
    hits, query = found.results.hits, setting.question.first("q")
    return ShelfPage(
        tabs=tuple(_tabs(setting, shelves, url, found)),
        name=shown.name,
        query="" if shown.lists_meetings else query,
        total=found.results.total,
        page=found.page,
        pages=found.pages,
        first_number=found.request.offset + 1,
        meetings=tuple(
            meeting_row(hit.record, key, asker, setting.people)
            for hit in hits * shown.lists_meetings
        ),
        items=tuple(
            hit_view(hit, found.results.marks, query) for hit in hits * (not shown.lists_meetings)
        ),
        links=page_links(found.page, found.pages, address),
        last_url=address(max(found.pages, 1)),
        notes=found.notes,
    )


def _addresses(url: str, question: Question, show: str) -> Callable[[int], str]:
    def address(page: int) -> str:
        paged = question.with_one("page", str(page) if page > 1 else "")
        return f"{url}?{urlencode([(SHOW, show), *paged.pairs])}"

    return address


def _tabs(setting: _Setting, shelves: Sequence[Shelf], url: str, found: Shelved) -> Iterator[Tab]:
    for shelf in shelves:
        total = counted(setting.asker, shelf)
        link = f"{url}?{urlencode({SHOW: shelf.name})}#list"
        yield Tab(shelf.name, link, total, shelf.name == found.shelf.name)


def namesakes(asker: Asker, name: str) -> tuple[Namesake, ...]:
    """All people of the name, those of most meetings first."""
    asker = asker.until(asker.deadline())
    found = (_namesake(asker, key) for key in asker.registry().people[name])
    return tuple(sorted(found, key=lambda one: (-one.tally.meetings, one.key)))


def _namesake(asker: Asker, key: str) -> Namesake:
    return Namesake(key, person_url(key), person_parts(key)[1], tally(asker, key))
