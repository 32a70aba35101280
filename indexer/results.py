"""What an engine answers: hits, the exact total, and facet counts; no mark-up, no engine types."""

from dataclasses import dataclass

from indexer.records import SectionRecord


@dataclass(frozen=True, slots=True)
class Hit:
    """One section that matches; scores of different engines are never compared."""

    record: SectionRecord
    score: float


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many sections carry the value, under all filters but those of its own facet."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's counts, most first, then by value; a selected value stays when it counts zero."""

    name: str
    counts: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """``total`` and ``meetings`` are exact; ``marks`` are the normalised strings to highlight."""

    total: int
    meetings: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    marks: tuple[str, ...]
