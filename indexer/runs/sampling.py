"""Asks an index for pieces of the texts that it holds: what stands there must be found there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from corpus.model import Meeting
from indexer.engine import Engine
from indexer.errors import IndexDamaged
from indexer.query.clauses import Phrase
from indexer.query.request import SearchRequest
from indexer.records import flatten

_T = TypeVar("_T")
_PIECE = 12
"""Characters: so long a piece stands in few sections, and every further one costs a look-up."""
_MOST_HITS = 200


def spread(ids: Sequence[_T], most: int) -> tuple[_T, ...]:
    """So many of them at most, evenly from the first to the last."""
    step = max(1, -(-len(ids) // most))
    return tuple(ids[::step])


def unfound(
    engine: Engine, ids: Iterable[str], most: int | None = None
) -> Iterator[tuple[str, str]]:
    """The meetings that do not come back, or not by what their sections say, and the piece.

    Of each meeting ``most`` sections are asked for, from its first to its last, or all.
    """
    for meeting_id in ids:
        try:
            meeting = engine.meeting(meeting_id)
            missed = list(_missed(engine, meeting, most)) if meeting else [""]
        except IndexDamaged:
            missed = [""]
        yield from ((meeting_id, piece) for piece in missed)


def _missed(engine: Engine, meeting: Meeting, most: int | None) -> Iterator[str]:
    sections = flatten(meeting, "").sections
    for record in sections if most is None else spread(sections, most):
        texts = [paragraph.text for paragraph in record.paragraphs]
        piece = _piece(max(texts, key=len, default=""))
        if piece and not _is_found(engine, piece, record.section_id):
            yield piece


def _piece(text: str) -> str:
    """What stands in the middle of a text, on one line."""
    line = max(text.splitlines(), key=len, default="").strip()
    start = max(0, (len(line) - _PIECE) // 2)
    return line[start : start + _PIECE].strip()


def _is_found(engine: Engine, piece: str, section_id: str) -> bool:
    """Also where so many sections say the same that not all were looked at."""
    found = engine.search(SearchRequest(Phrase(piece), limit=_MOST_HITS))
    return found.total > _MOST_HITS or any(h.record.section_id == section_id for h in found.hits)
