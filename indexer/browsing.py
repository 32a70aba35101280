"""Which meetings the index holds, as places in their series; asked of any engine by one facet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from threading import Lock

from indexer.engine import Engine
from indexer.query.request import SearchRequest
from indexer.query.results import Facet
from indexer.schema import SERIES
from indexer.series import Gap, Neighbours, Sitting, gaps, neighbours, read_sitting


class Series:
    """All series of one generation."""

    def __init__(self, sittings: Iterable[Sitting]) -> None:
        self._gaps: dict[str, tuple[Gap, ...]] = {}
        self.sittings = tuple(sittings)
        """Every meeting whose body is known, once for each of its series."""

    @cached_property
    def by_body(self) -> Mapping[str, tuple[Sitting, ...]]:
        """The sittings of each body."""
        bodies: defaultdict[str, list[Sitting]] = defaultdict(list)
        for sitting in self.sittings:
            bodies[sitting.body].append(sitting)
        return {body: tuple(held) for body, held in bodies.items()}

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All numbers that are missed."""
        return tuple(gap for body in sorted(self.by_body) for gap in self.gaps_of(body))

    def gaps_of(self, body: str) -> tuple[Gap, ...]:
        """The numbers that the series of one body miss."""
        if body not in self.by_body:
            return ()
        if body not in self._gaps:
            self._gaps[body] = gaps(self.by_body[body])
        return self._gaps[body]

    def beside(self, meeting_id: str) -> tuple[Neighbours, ...]:
        """The meetings before and after this one in each of its series."""
        bodies = {sitting.body for sitting in self._by_meeting.get(meeting_id, ())}
        shared = (sitting for body in sorted(bodies) for sitting in self.by_body[body])
        return neighbours(shared, meeting_id)

    @cached_property
    def _by_meeting(self) -> Mapping[str, tuple[Sitting, ...]]:
        meetings: defaultdict[str, list[Sitting]] = defaultdict(list)
        for sitting in self.sittings:
            meetings[sitting.meeting_id].append(sitting)
        return {meeting_id: tuple(held) for meeting_id, held in meetings.items()}


class Shelf:
    """The series of an engine, read once for each generation. For several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._known: tuple[str, Series] | None = None

    def series(self) -> Series:
        """Those of the generation that answers now."""
        generation = self._engine.info().generation
        with self._lock:
            if self._known is None or self._known[0] != generation:
                self._known = (generation, read_series(self._engine))
            return self._known[1]


def read_series(engine: Engine) -> Series:
    """All series of the generation that answers now."""
    results = engine.search(SearchRequest(limit=0, facets=(SERIES,)))
    found = (facet for facet in results.facets if facet.name == SERIES)
    return Series(sitting for facet in found for sitting in _read(facet))


def _read(facet: Facet) -> tuple[Sitting, ...]:
    return tuple(read_sitting(key) for key in sorted(facet.by_value()))
