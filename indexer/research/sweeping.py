"""All that a question finds, however much, from one generation and some at a time."""

from collections.abc import Iterator
from dataclasses import replace

from indexer.asking.asker import Asker
from indexer.query.request import SearchRequest
from indexer.records import Read
from indexer.research.errors import IndexSwitched

_BATCH = 2_000
"""Records held at a time. Each batch is a question of its own, with a time limit of its own."""


def swept(
    asker: Asker, request: SearchRequest, kind: type[Read], *, generation: str, total: int
) -> Iterator[Read]:
    """The records in the order of the request, so much of each as the kind has; ``total`` is what
    it found in ``generation``.

    Raises ``IndexSwitched`` as soon as another generation answers: half of each would be neither.
    Raises ``QueryTimeout``.
    """
    for offset in range(0, total, _BATCH):
        batch = replace(request, facets=(), offset=offset, limit=_BATCH, deadline=asker.deadline())
        records = asker.engine.read(batch, kind)
        is_whole = len(records) == min(_BATCH, total - offset)
        if asker.engine.info().generation != generation or not is_whole:
            raise IndexSwitched
        yield from records
