"""Which segments are made one, and how their postings come over.

Each segment costs every question some time, and each merge writes its documents once more. Segments
of about one size are merged when there are several; large ones stay, so that a few changed files
never rewrite a large index, and memory is bounded.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from whoosh.codec.base import Segment
from whoosh.codec.whoosh3 import W3TermInfo
from whoosh.reading import SegmentReader

from indexer.engines.whoosh_leaves import list_at
from indexer.engines.whoosh_postings import Numbers, decode

Take: TypeAlias = Callable[[bytes, Numbers, Numbers | None], None]

LARGE = 4096
"""Documents of a segment that is merged no more."""
_ALIKE = 8
"""Segments are of about one size where neither has this many times the documents of the other."""
_SEVERAL = 4


def to_merge(segments: Sequence[Segment], added: int) -> list[Segment]:
    """The segments to merge with the ``added`` documents that are being written.

    Segments mostly deleted are among them, whatever their size.
    """
    sizes: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        if segment.doc_count_all() < LARGE:
            sizes[_size(segment.doc_count_all())].append(segment)
    new = _size(added) if added else None
    crowded = [
        segment
        for size, alike in sizes.items()
        if len(alike) + (size == new) >= _SEVERAL
        for segment in alike
    ]
    return [s for s in segments if s in crowded or 2 * s.deleted_count() > s.doc_count_all()]


def take_over(
    reader: SegmentReader, name: str, term: bytes, information: W3TermInfo, new: Numbers, take: Take
) -> None:
    """Hand a posting list to ``take``; ``new`` gives documents their numbers, -1 if deleted."""
    form = reader.schema[name].format
    decoder = form.decode_positions if form.supports("positions") else None
    postings = decode(list_at(reader, information), decoder)
    numbers = np.repeat(new[postings.numbers], postings.weights.astype(np.int64))
    is_live = numbers >= 0
    positions = None if postings.positions is None else postings.positions.astype(np.int32)[is_live]
    take(term, numbers[is_live], positions)


def _size(documents: int) -> int:
    size = 0
    while documents >= _ALIKE:
        documents //= _ALIKE
        size += 1
    return size
