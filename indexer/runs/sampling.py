"""Asks an index for pieces of the texts that it holds: what stands there must be found there."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Meeting
from indexer.engine import Engine
from indexer.errors import IndexDamaged
from indexer.query.clauses import Phrase
from indexer.query.request import SearchRequest, Sort
from indexer.records import flatten

_PIECE = 24
"""Characters: so long a piece stands in few sections, and still in one line of most texts."""
_MOST_HITS = 200


def spread(ids: Sequence[str], most: int) -> tuple[str, ...]:
    """So many of them at most, evenly from the first to the last."""
    step = max(1, -(-len(ids) // most))
    return tuple(ids[::step])


def unfound(engine: Engine, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The meetings that do not come back, or not by what their sections say, and the piece."""
    for meeting_id in ids:
        try:
            meeting = engine.meeting(meeting_id)
            missed = list(_missed(engine, meeting)) if meeting else [""]
        except IndexDamaged:
            missed = [""]
        yield from ((meeting_id, piece) for piece in missed)


def _missed(engine: Engine, meeting: Meeting) -> Iterator[str]:
    for record in flatten(meeting, "").sections:
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
    # By date: nothing need be ranked for it.
    found = engine.search(SearchRequest(Phrase(piece), sort=Sort.NEWEST, limit=_MOST_HITS))
    return found.total > _MOST_HITS or any(h.record.section_id == section_id for h in found.hits)
