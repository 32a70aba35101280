"""All that a question finds, however much, from one generation and some at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from indexer.asking.asker import Asker
from indexer.query.request import SearchRequest
from indexer.records import Read
from indexer.research.errors import IndexSwitched

_BATCH = 2_000
"""Records held at a time. Each batch is a question of its own, with a time limit of its own."""
_T = TypeVar("_T")


def swept(
    asker: Asker, request: SearchRequest, kind: type[Read], *, generation: str, total: int
) -> Iterator[Read]:
    """The records in the order of the request, so much of each as the kind has; ``total`` is what
    it found in ``generation``.

    Raises ``IndexSwitched`` as soon as another generation answers: half of each would be neither.
    Raises ``QueryTimeout``.
    """

    def batch(offset: int) -> Sequence[Read]:
        deadline = asker.deadline()
        part = replace(request, facets=(), offset=offset, limit=_BATCH, deadline=deadline)
        records = asker.engine.read(part, kind)
        is_whole = len(records) == min(_BATCH, total - offset)
        if asker.engine.info().generation != generation or not is_whole:
            raise IndexSwitched
        return records

    offsets = range(0, total, _BATCH)
    batches = _ahead(batch, offsets) if asker.engine.is_far else map(batch, offsets)
    for records in batches:
        yield from records


def _ahead(find: Callable[[int], _T], places: Iterable[int]) -> Iterator[_T]:
    """What is found at each of the places; the next is on its way while one is in use."""
    with ThreadPoolExecutor(1) as others:
        coming: Future[_T] | None = None
        for place in places:
            now, coming = coming, others.submit(find, place)
            if now:
                yield now.result()
        if coming:
            yield coming.result()
