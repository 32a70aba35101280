"""A question with its conditions, as every front door hands it to an engine."""

from dataclasses import dataclass, field
from enum import StrEnum

from indexer.query.clauses import Everything, Query
from indexer.query.dateranges import DateRange
from indexer.query.deadline import NEVER, Deadline


class Sort(StrEnum):
    """Orders of the hits; ties break by newest date, then ``section_id``."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet and the values selected in it; any one of the values is enough."""

    facet: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to find, under which conditions, in which order, and which slice of it.

    ``facets`` names fields to count (of ``schema.VALUE_FIELDS``). ``deadline`` is when to give up
    with ``QueryTimeout``; it is no part of what is asked.
    """

    query: Query = field(default_factory=Everything)
    filters: tuple[Filter, ...] = ()
    dates: DateRange = field(default_factory=DateRange)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
    deadline: Deadline = field(default=NEVER, compare=False, repr=False)

    @property
    def page(self) -> int:
        """Number of the page that the slice is, from 1."""
        return self.offset // self.limit + 1

    def pages(self, total: int) -> int:
        """How many pages so many hits fill."""
        return -(-total // self.limit)
