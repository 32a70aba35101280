"""How much there is of what: meetings and their items, and texts that are no minutes.

A text has one record, so the facet that counts records of texts counts the texts.
"""

from dataclasses import dataclass

from indexer.engine import Engine
from indexer.query.request import SearchRequest
from indexer.query.results import Facet, SearchResults
from indexer.records import MINUTES, OTHER_TEXT
from indexer.schema import STATUS


@dataclass(frozen=True, slots=True)
class Holdings:
    """Meetings, their items and outlines, and the texts beside them."""

    meetings: int
    sections: int
    texts: int


def all_of(engine: Engine) -> Holdings:
    """What the whole index holds."""
    info = engine.info()
    texts = _texts(engine.search(SearchRequest(limit=1, facets=(STATUS,))))
    return Holdings(info.meetings - texts, info.sections - texts, texts)


def found_in(results: SearchResults) -> Holdings:
    """What was found; the facet :data:`STATUS` must have been asked for."""
    texts = _texts(results)
    return Holdings(results.meetings - texts, results.total - texts, texts)


def telling(facet: Facet) -> bool:
    """Whether a facet is worth a look: that all is minutes goes without saying."""
    if facet.name != STATUS:
        return bool(facet.counts)
    return any(count.selected or count.value != MINUTES for count in facet.counts)


def _texts(results: SearchResults) -> int:
    counts = [count for facet in results.facets if facet.name == STATUS for count in facet.counts]
    # A facet counts under all filters but its own.
    chosen = [count for count in counts if count.selected] or counts
    return sum(count.count for count in chosen if count.value == OTHER_TEXT)
