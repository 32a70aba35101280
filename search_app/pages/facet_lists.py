"""The values of facets as links, beside the results and on a page of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.query.results import Facet, FacetCount
from indexer.text.analysis import squeeze
from search_app.labels import parameter_label, value_label
from search_app.pages.explanation import SEARCH
from search_app.params import Question

VALUES = "/search/values/"
_FIRST_VALUES = 10
# A page of ten thousand names helps nobody; what is left out is counted and said.
_MOST_VALUES = 30
_MOST_ON_A_PAGE = 300


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A value of a facet; its address adds the condition, or takes it away when selected."""

    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet: values shown at once, values folded away, and how many are not listed at all.

    ``find_url`` is where all of its values can be looked through.
    """

    name: str
    label: str
    first: tuple[FacetLink, ...]
    rest: tuple[FacetLink, ...]
    unlisted: int
    find_url: str

    @property
    def total(self) -> int:
        """How many values there are."""
        return len(self.first) + len(self.rest) + self.unlisted


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """All values of a facet that hold some characters; ``unlisted`` more are left out."""

    name: str
    label: str
    within: str
    links: tuple[FacetLink, ...]
    total: int
    unlisted: int
    query: str
    url: str
    back_url: str
    hidden: tuple[tuple[str, str], ...]


def facet_view(facet: Facet, question: Question) -> FacetView:
    """The values to show beside the results."""
    links = _links(facet, _shown(facet, question), question)
    return FacetView(
        name=facet.name,
        label=parameter_label(facet.name),
        first=links[:_FIRST_VALUES],
        rest=links[_FIRST_VALUES:],
        unlisted=len(facet.counts) - len(links),
        find_url=VALUES + facet.name,
    )


def values_page(facet: Facet, question: Question, within: str) -> ValuesPage:
    """The values that hold these characters, whatever their width and script."""
    wanted = squeeze(within)
    found = [count for count in facet.counts if wanted in squeeze(count.value)]
    shown = _in_order(facet.name, found)[:_MOST_ON_A_PAGE]
    return ValuesPage(
        name=facet.name,
        label=parameter_label(facet.name),
        within=within,
        links=_links(facet, shown, question),
        total=len(found),
        unlisted=len(found) - len(shown),
        query=question.first("q"),
        url=VALUES + facet.name,
        back_url=question.url(SEARCH),
        hidden=question.beside("page"),
    )


# Years are read as a calendar, newest first; every other facet by what is most frequent.
_ORDERS: dict[str, Callable[[FacetCount], str]] = {"year": lambda count: count.value}


def _in_order(name: str, counts: Sequence[FacetCount]) -> list[FacetCount]:
    order = _ORDERS.get(name)
    ordered = sorted(counts, key=order, reverse=True) if order else counts
    return sorted(ordered, key=lambda count: not count.selected)


def _shown(facet: Facet, question: Question) -> Sequence[FacetCount]:
    """The values to list, selected ones first; only where it matters all are looked at."""
    if facet.name not in _ORDERS and not question.first(facet.name):
        return facet.counts[:_MOST_VALUES]
    return _in_order(facet.name, facet.counts)[:_MOST_VALUES]


def _links(facet: Facet, counts: Sequence[FacetCount], question: Question) -> tuple[FacetLink, ...]:
    adding = question.adding(SEARCH, facet.name)
    return tuple(
        FacetLink(
            label=value_label(count.value),
            count=count.count,
            selected=count.selected,
            url=question.toggled(facet.name, count.value).url(SEARCH)
            if count.selected
            else adding(count.value),
        )
        for count in counts
    )
