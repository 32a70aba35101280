"""All that a question finds, however much, from one generation and some at a time."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.asking.asker import Asker
from indexer.query.request import SearchRequest
from indexer.records import SectionRecord
from indexer.research.errors import IndexSwitched

_BATCH = 1_000
"""Records held at a time. Each batch is a question of its own, with a time limit of its own."""


def swept(
    asker: Asker, request: SearchRequest, *, generation: str, total: int
) -> Iterator[SectionRecord]:
    """The records in the order of the request; ``total`` is what it found in ``generation``.

    Raises ``IndexSwitched`` as soon as another generation answers: half of each would be neither.
    Raises ``QueryTimeout``.
    """
    for offset in range(0, total, _BATCH):
        batch = replace(request, facets=(), offset=offset, limit=_BATCH, deadline=asker.deadline())
        hits = asker.engine.search(batch).hits
        is_whole = len(hits) == min(_BATCH, total - offset)
        if asker.engine.info().generation != generation or not is_whole:
            raise IndexSwitched
        yield from (hit.record for hit in hits)
