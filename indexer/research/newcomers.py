"""Hits in the order in which their meetings were taken up, for those who come back for what is new.

By its date a meeting that is indexed late would stand behind what they have seen. Engines know
nothing of this order: how many hits each meeting has is counted, and those of the slice are asked
for by their meetings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from indexer.asking.asker import Asker
from indexer.engine import Engine
from indexer.periods import held_key
from indexer.query.clauses import AllOf, Holding
from indexer.query.request import SearchRequest, Sort
from indexer.query.results import Hit, SearchResults
from indexer.research.gathering import in_one_generation
from indexer.schema import HELD, MEETING_ID


@dataclass(slots=True)
class _Wave:
    """Meetings of one month that were taken up at one time, and how many hits they have."""

    key: tuple[str, str]
    meetings: list[str] = field(default_factory=list)
    hits: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """The hits of these meetings from ``start`` to before ``end``, newest first."""

    meetings: Sequence[str]
    start: int
    end: int


def newest_taken_up(
    asker: Asker, request: SearchRequest, taken: Mapping[str, str]
) -> SearchResults:
    """The slice of the request, those taken up last first, and by date where that is equal or not
    known. ``taken`` says of meetings when they were. Raises ``IndexSwitched`` and what asking
    raises.
    """
    return in_one_generation(asker.engine, lambda _: _found(asker.engine, request, taken))


def _found(engine: Engine, request: SearchRequest, taken: Mapping[str, str]) -> SearchResults:
    counted = engine.search(replace(request, facets=(HELD,), offset=0, limit=0))
    counts = counted.facets[0].by_value() if counted.facets else {}
    pieces = _pieces(_waves(counts, taken), request.offset, request.offset + request.limit)
    hits = [hit for piece in pieces for hit in _hits(engine, request, piece)]
    # Sorting keeps the order of dates within a wave.
    hits.sort(key=lambda hit: _key(_held(hit), taken), reverse=True)
    return replace(counted, hits=tuple(hits), facets=())


def _waves(counts: Mapping[str, int], taken: Mapping[str, str]) -> Sequence[_Wave]:
    waves: dict[tuple[str, str], _Wave] = {}
    for held, count in counts.items():
        if count:
            key = _key(held, taken)
            wave = waves.setdefault(key, _Wave(key))
            wave.meetings.append(held.partition(" ")[2])
            wave.hits += count
    return sorted(waves.values(), key=attrgetter("key"), reverse=True)


def _key(held: str, taken: Mapping[str, str]) -> tuple[str, str]:
    month, _, meeting_id = held.partition(" ")
    return taken.get(meeting_id, ""), month


def _held(hit: Hit) -> str:
    return held_key(hit.record.date, hit.record.meeting_id)


def _pieces(waves: Sequence[_Wave], start: int, end: int) -> Iterator[_Piece]:
    """What the slice takes of the waves; those that it takes whole are one piece."""
    whole, taken, at = list[str](), 0, 0
    for wave in waves:
        first, last = max(start - at, 0), min(end - at, wave.hits)
        at += wave.hits
        if (first, last) == (0, wave.hits):
            whole += wave.meetings
            taken += wave.hits
        elif first < last:
            yield _Piece(wave.meetings, first, last)
    if whole:
        yield _Piece(whole, 0, taken)


def _hits(engine: Engine, request: SearchRequest, piece: _Piece) -> Sequence[Hit]:
    asked = AllOf((request.query, Holding(MEETING_ID, tuple(sorted(piece.meetings)))))
    size = piece.end - piece.start
    part = replace(
        request, query=asked, sort=Sort.NEWEST, facets=(), offset=piece.start, limit=size
    )
    return engine.search(part).hits
