"""A question with its conditions, as every front door hands it to an engine."""

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import PartialDate
from indexer.query import Everything, Query


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
class DateRange:
    """Both ends included, each at its own precision; an open end is ``None``.

    A date matches when some day that it may stand for lies inside: a meeting known only to
    2023-08 is found by a search from 2023-08-15, since it may be meant.
    """

    first: PartialDate | None = None
    last: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to find, under which conditions, in which order, and which slice of it.

    ``facets`` names those to count (names of ``schema.FACETS``).
    """

    query: Query = field(default_factory=Everything)
    filters: tuple[Filter, ...] = ()
    dates: DateRange = field(default_factory=DateRange)
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20
