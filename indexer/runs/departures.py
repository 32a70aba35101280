"""What has left the index, when and why, so that an old address is answered with more than "no".

A table in the file of the manifest. It is written before the index commits: whoever asks for what
is still there is never shown it, and a crash in between loses nothing.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter
from pathlib import Path

from corpus.errors import NotMinutes
from corpus.grammar.documents import title_key
from indexer.engine import Engine
from indexer.errors import (
    DocumentGone,
    DocumentNotFound,
    IndexerError,
    IndexUnavailable,
    MeetingGone,
    MeetingNotFound,
    SchemaMismatch,
)
from indexer.query.request import SearchRequest
from indexer.runs.manifest import Manifest, Outcome, SourceRow, read_only

_DOCUMENT = "document"
_LONGEST_TITLE, _LONGEST_SHOWN = 300, 100
"""Characters of an address that are looked up, and that a message repeats."""


class Kind(StrEnum):
    """What left."""

    MEETING = "meeting"
    DOCUMENT = "document"


class Why(StrEnum):
    """Why it left."""

    FILE_GONE = "file-gone"
    NOT_MINUTES = "not-minutes"
    REPLACED = "replaced"
    LEFT_OUT = "left-out"
    REMOVED = "removed"
    UNNAMED = "unnamed"


REASONS: Mapping[Why, tuple[str, str]] = {
    Why.FILE_GONE: ("来源文件已不在文件夹里", "its file is gone"),
    Why.NOT_MINUTES: ("来源文件不再识别为会议纪要", "its file is no longer read as minutes"),
    Why.REPLACED: ("现在的编号是 {instead}", "its id is now {instead}"),
    Why.LEFT_OUT: ("所在文件夹不再收录", "its folder is no longer indexed"),
    Why.REMOVED: ("已应要求移除", "removed on request"),
    Why.UNNAMED: ("收录的纪要都不再提到它", "no minutes in the index name it any more"),
}
"""Each reason in both languages."""


@dataclass(frozen=True, slots=True)
class Departure:
    """``id`` is a meeting's, or a document's key; ``on`` is the day, UTC; ``instead`` the id that a
    meeting goes by now.
    """

    kind: Kind
    id: str
    on: str
    why: Why
    instead: str = ""


_SCHEMA = """
CREATE TABLE IF NOT EXISTS departures (kind, id, day, why, instead, PRIMARY KEY (kind, id))
WITHOUT ROWID
"""


def note(
    manifest: Manifest,
    meetings: Iterable[Departure],
    come: Iterable[str],
    documents: tuple[Iterable[Departure], Iterable[str]],
) -> None:
    """Remember what leaves, and forget what has come back: ``come`` are ids of meetings, and
    ``documents`` what :func:`documents_left` tells.
    """
    left = (*meetings, *documents[0])
    back = [(Kind.MEETING, name) for name in come] + [(Kind.DOCUMENT, key) for key in documents[1]]
    with manifest.beside() as connection:
        connection.execute(_SCHEMA)
        connection.executemany("DELETE FROM departures WHERE kind = ? AND id = ?", back)
        connection.executemany(
            "INSERT OR REPLACE INTO departures VALUES (?, ?, ?, ?, ?)",
            ((d.kind, d.id, d.on, d.why, d.instead) for d in left),
        )


def departed(manifest: Manifest) -> frozenset[str]:
    """The meetings that have left; a state of the index that was gone back to may hold some."""
    with manifest.beside() as connection:
        connection.execute(_SCHEMA)
        found = connection.execute("SELECT id FROM departures WHERE kind = ?", (Kind.MEETING,))
        return frozenset(name for (name,) in found)


def departure_of(path: Path | None, kind: Kind, name: str) -> Departure | None:
    """Why a meeting or a document is not there any more, if it ever was; ``path`` is that of the
    manifest. Nothing where none is known or it cannot be read.
    """
    if path is None or not path.exists():
        return None
    try:
        question = "SELECT day, why, instead FROM departures WHERE kind = ? AND id = ?"
        found = read_only(path, question, (kind, name))
    except sqlite3.Error:
        return None
    return next((Departure(kind, name, day, Why(why), to) for day, why, to in found), None)


def lost_meeting(path: Path | None, meeting_id: str) -> IndexerError:
    """What to say of a meeting that is not there: that it left, or that there never was one."""
    left = departure_of(path, Kind.MEETING, meeting_id)
    if left is None:
        return MeetingNotFound(meeting_id=meeting_id)
    return MeetingGone(meeting_id=meeting_id, **_told(left))


def lost_document(path: Path | None, title: str) -> IndexerError:
    """What to say of a document that no minutes name, by any of its spellings."""
    key = title_key(title) if len(title) <= _LONGEST_TITLE else ""
    left = departure_of(path, Kind.DOCUMENT, key) if key else None
    shown = title[:_LONGEST_SHOWN]
    if left is None:
        return DocumentNotFound(title=shown)
    return DocumentGone(title=shown, **_told(left))


def _told(left: Departure) -> dict[str, str]:
    chinese, english = (words.format(instead=left.instead) for words in REASONS[left.why])
    return {"day": left.on, "reason": chinese, "why": english}


def meetings_left(
    before: Mapping[str, str],
    now: Mapping[str, str],
    known: Collection[SourceRow],
    settled: Collection[SourceRow],
    walked: AbstractSet[str],
    removed: AbstractSet[str] = frozenset(),
) -> tuple[Departure, ...]:
    """The meetings that there were and are no more, by id and fingerprint; ``known`` are the rows
    before the run, and ``settled`` those after it. The roots in ``walked`` were looked through, and
    the meetings in ``removed`` are left out on request.
    """
    gave: dict[str, list[SourceRow]] = {}
    for row in known:
        if row.meeting_id:
            gave.setdefault(row.meeting_id, []).append(row)
    after = {(row.root, row.path): row for row in settled}
    held = {*before, *(row.gives for row in known if row.gives)}
    gone = held - now.keys()
    hidden = (Departure(Kind.MEETING, name, _today(), Why.REMOVED) for name in gone & removed)
    others = sorted(gone - removed)
    left = (_departure(name, gave.get(name, []), after, now, walked) for name in others)
    return (*sorted(hidden, key=attrgetter("id")), *left)


def _departure(
    name: str,
    gave: Collection[SourceRow],
    after: Mapping[tuple[str, str], SourceRow],
    now: Mapping[str, str],
    walked: AbstractSet[str],
) -> Departure:
    rows = [after[key] for row in gave if (key := (row.root, row.path)) in after]
    instead = next((row.gives for row in rows if row.gives and row.gives in now), None)
    if instead:
        return Departure(Kind.MEETING, name, _today(), Why.REPLACED, instead)
    if any(row.outcome is Outcome.FAILED and row.code == NotMinutes.code for row in rows):
        return Departure(Kind.MEETING, name, _today(), Why.NOT_MINUTES)
    is_out = not any(row.root in walked for row in gave)
    return Departure(Kind.MEETING, name, _today(), Why.LEFT_OUT if is_out else Why.FILE_GONE)


def documents_left(engine: Engine, written: Engine) -> tuple[tuple[Departure, ...], frozenset[str]]:
    """The documents that the index names and what was written does not, and the keys that only
    what was written has.
    """
    before, after = _titles(engine), _titles(written)
    if not before - after and not after - before:
        return (), frozenset()
    known, named = frozenset(map(title_key, before)), frozenset(map(title_key, after))
    left = (Departure(Kind.DOCUMENT, key, _today(), Why.UNNAMED) for key in sorted(known - named))
    return tuple(left), named - known


def _titles(engine: Engine) -> frozenset[str]:
    try:
        facets = engine.search(SearchRequest(facets=(_DOCUMENT,), limit=0)).facets
    except (IndexUnavailable, SchemaMismatch):
        return frozenset()
    return frozenset(
        title for facet in facets if facet.name == _DOCUMENT for title in facet.by_value()
    )


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
