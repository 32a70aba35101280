"""When a meeting was first taken up, so that feeds begin with what their readers have not seen.

A table in the file of the manifest, written before the index commits. Nothing else tells it: what
was taken up before the table was there, or known to a manifest that was lost, has no time.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from sys import intern
from threading import Lock

from indexer.runs.departures import Departure
from indexer.runs.manifest import Manifest, read_only

_SCHEMA = "CREATE TABLE IF NOT EXISTS arrivals (meeting_id PRIMARY KEY, at) WITHOUT ROWID"


def note_arrivals(manifest: Manifest, come: Iterable[str], left: Iterable[Departure]) -> None:
    """Remember when meetings come: now, unless it is known, as when a lost index is built again.

    What leaves and comes back is taken up anew; what goes by another id now has been there all
    the time.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    gone = list(left)
    renamed = {one.instead: one.id for one in gone if one.instead}
    new = [(name, now) for name in come if name not in renamed]
    with manifest.beside() as connection:
        connection.execute(_SCHEMA)
        connection.executemany(
            "INSERT OR IGNORE INTO arrivals SELECT ?, at FROM arrivals WHERE meeting_id = ?",
            renamed.items(),
        )
        connection.executemany(
            "DELETE FROM arrivals WHERE meeting_id = ?", ((one.id,) for one in gone)
        )
        connection.executemany("INSERT OR IGNORE INTO arrivals VALUES (?, ?)", new)


class Arrivals:
    """What the manifest at ``path`` tells, read once for each generation. For several threads."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()
        self._known: tuple[str, Mapping[str, str]] | None = None

    def of(self, generation: str) -> Mapping[str, str]:
        """Meeting id to ISO 8601, UTC; nothing where none is known or it cannot be read."""
        with self._lock:
            if self._known is None or self._known[0] != generation:
                self._known = (generation, self._read())
            return self._known[1]

    def _read(self) -> Mapping[str, str]:
        if self._path is None or not self._path.exists():
            return {}
        try:
            found = read_only(self._path, "SELECT meeting_id, at FROM arrivals", ())
        except sqlite3.Error:
            return {}
        # All meetings of a run have one time.
        return {name: intern(at) for name, at in found}
