"""Lists of items and meetings on the page of a person or an organization, searchable and paged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from indexer.asking.asker import Asker
from indexer.asking.unknowns import understood
from indexer.desk.profiles import reported_while_present, taking_part
from indexer.parties import person_parts
from indexer.person_names import PersonNames
from indexer.query.clauses import AllOf, AnyOf, Everything, Holding, Query
from indexer.query.notes import Note
from indexer.query.parameters import search_request
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.query.results import SearchResults


@dataclass(frozen=True, slots=True)
class Shelf:
    """``name`` is its address and key in the catalogue; ``lists_meetings`` rather than items."""

    name: str
    query: Query
    filters: tuple[Filter, ...] = ()
    lists_meetings: bool = False


@dataclass(frozen=True, slots=True)
class Shelved:
    """One page of a shelf."""

    shelf: Shelf
    request: SearchRequest
    results: SearchResults
    notes: tuple[Note, ...]
    """What was not read as it was typed, and what no section has."""

    @property
    def page(self) -> int:
        """Number of the page, from 1."""
        return self.request.page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.request.pages(self.results.total)


def shelves_of_person(key: str, people: PersonNames) -> tuple[Shelf, ...]:
    """The meetings of a person, and what the person's organizations reported there."""
    keys = (key, *people.others(key))
    homes = dict.fromkeys(home for _, home in map(person_parts, keys) if home)
    query, condition = reported_while_present(key, homes)
    return (
        Shelf("meetings", taking_part(key), lists_meetings=True),
        Shelf("reported-here", query, (condition,)),
    )


_OF_ORGANIZATION: Mapping[str, Callable[[str], Query]] = {
    "sat-in": lambda key: Holding("sat_in", (key,)),
    "reported": lambda key: Holding("reporting", (key,)),
    "duties": lambda key: AnyOf((Holding("responsible", (key,)), Holding("partner", (key,)))),
}


def shelves_of_organization(key: str) -> tuple[Shelf, ...]:
    """Items of meetings where it sat in, items that it reported, items that it must act on."""
    return tuple(Shelf(name, query(key)) for name, query in _OF_ORGANIZATION.items())


def shelved(
    asker: Asker, shelf: Shelf, values: Mapping[str, Iterable[str]], *, size: int
) -> Shelved:
    """A page of the shelf under the parameters of a search, the newest first.

    Words look for items; where meetings are listed, which one section of each stands for, there
    is nothing to look for. Raises what reading the parameters and searching raise.
    """
    if shelf.lists_meetings:
        values = {name: given for name, given in values.items() if name != "q"}
    request = search_request(values, size=size, names=asker.names)
    asked, notes = understood(asker, values)
    request = replace(
        request,
        query=shelf.query if isinstance(asked, Everything) else AllOf((shelf.query, asked)),
        filters=request.filters + shelf.filters,
        sort=request.sort if any(values.get("sort", ())) else Sort.NEWEST,
        deadline=asker.deadline(),
    )
    return Shelved(shelf, request, asker.engine.search(request), notes)


def counted(asker: Asker, shelf: Shelf) -> int:
    """How much is on the shelf in all."""
    return asker.engine.count(
        SearchRequest(shelf.query, filters=shelf.filters, deadline=asker.deadline())
    )
