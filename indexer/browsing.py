"""Which meetings the index holds, as places in their series; asked of any engine by one facet."""

from indexer.engine import Engine
from indexer.request import SearchRequest
from indexer.results import Facet
from indexer.schema import SERIES
from indexer.series import Gap, Sitting, gaps, read_sitting


def all_sittings(engine: Engine) -> tuple[Sitting, ...]:
    """Every meeting whose body is known, once for each of its series; texts are no meetings."""
    results = engine.search(SearchRequest(limit=1, facets=(SERIES,)))
    facets = (facet for facet in results.facets if facet.name == SERIES)
    return tuple(sitting for facet in facets for sitting in _read(facet))


def all_gaps(engine: Engine) -> tuple[Gap, ...]:
    """All numbers that the index misses; see :func:`indexer.series.gaps`."""
    return gaps(all_sittings(engine))


def _read(facet: Facet) -> tuple[Sitting, ...]:
    return tuple(read_sitting(key) for key in sorted(facet.by_value()))
