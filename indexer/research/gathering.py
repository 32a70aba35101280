"""All that is found, of one generation of the index, some at a time, so that memory stays flat."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from indexer.asking.asker import Asker
from indexer.engine import Engine
from indexer.query.request import SearchRequest
from indexer.records import Read
from indexer.research.errors import IndexSwitched

_BATCH = 2_000
_TRIES = 10
"""Publishing without a pause on a busy machine overtook three; the deadline still holds."""
_T = TypeVar("_T")


def in_one_generation(engine: Engine, find: Callable[[str], _T]) -> _T:
    """What is found, all of it in the generation that ``find`` is given.

    Raises ``IndexSwitched`` where the index is updated again and again meanwhile.
    """
    for _ in range(_TRIES):
        generation = engine.info().generation
        found = find(generation)
        if engine.info().generation == generation:
            return found
    raise IndexSwitched


def gathered(
    asker: Asker, request: SearchRequest, most: int, kind: type[Read], start: int = 0
) -> Iterator[Read]:
    """The first records behind ``start`` in the order of the request, so much of each as the kind
    has, from one generation.

    Raises ``QueryTimeout``, and ``IndexSwitched`` when another generation answers meanwhile.
    """
    generation = asker.engine.info().generation
    end = start + most
    for offset in range(start, end, _BATCH):
        request.deadline.check()
        batch = replace(request, facets=(), offset=offset, limit=min(_BATCH, end - offset))
        records = asker.engine.read(batch, kind)
        if asker.engine.info().generation != generation:
            raise IndexSwitched
        yield from records
        if len(records) < batch.limit:
            return
