"""Records of all that a question finds, some at a time, so that memory stays flat."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.asking import Asker
from indexer.records import SectionRecord
from indexer.request import SearchRequest
from indexer.research_errors import IndexSwitched

_BATCH = 500


def gathered(asker: Asker, request: SearchRequest, most: int) -> Iterator[SectionRecord]:
    """The first records in the order of the request, from one generation.

    Raises ``QueryTimeout``, and ``IndexSwitched`` when another generation answers meanwhile.
    """
    generation = asker.engine.info().generation
    for offset in range(0, most, _BATCH):
        request.deadline.check()
        batch = replace(request, facets=(), offset=offset, limit=min(_BATCH, most - offset))
        hits = asker.engine.search(batch).hits
        if asker.engine.info().generation != generation:
            raise IndexSwitched
        yield from (hit.record for hit in hits)
        if len(hits) < batch.limit:
            return
