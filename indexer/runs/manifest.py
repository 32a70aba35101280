"""What was read from where: one row per source file, in SQLite beside the index.

Knows nothing of the index. All of it can be found out again by reading every file, so a lost
manifest costs time, never a meeting.
"""

import fcntl
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Any

from corpus.errors import NotMinutes, ReaderDied, ReaderMemory, ReaderTimeout
from indexer.errors import IndexLocked, SchemaMismatch, StorageFailed

VERSION = 2
MOST_DEATHS = 3
"""A file that has ended so many reading processes is left alone."""
_DEADLY = frozenset((ReaderDied.code, ReaderMemory.code, ReaderTimeout.code))


class Outcome(StrEnum):
    """What became of a file: its meeting is in the index, comes from another file, or is left out
    because the operator's list of removals says so; or the file failed.
    """

    INDEXED = "indexed"
    DUPLICATE = "duplicate"
    REMOVED = "removed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One file as it was last read; ``root`` is absolute, ``path`` relative to it.

    ``meeting_id`` is the meeting in the index; ``told`` is what the file itself tells of it
    (``corpus.likeness``), and ``fingerprint`` stands for the file's bytes and how they were read.
    A failed file that used to be good keeps these three as they were then.
    The ``code`` of a file that is indexed though it is no minutes says so. ``generation`` is the
    state of the index that answered when this was recorded, which is no part of what it says.
    ``deaths`` counts the reading processes that these bytes have ended with this reader.
    """

    root: str
    path: str
    sha256: str
    reader_version: str
    outcome: Outcome
    code: str | None = None
    chinese: str | None = None
    english: str | None = None
    meeting_id: str | None = None
    fingerprint: str | None = None
    told: str | None = None
    generation: str | None = field(default=None, compare=False)
    deaths: int = 0

    @property
    def is_deadly(self) -> bool:
        """Whether it ended the process that read it, which another time it may not."""
        return self.outcome is Outcome.FAILED and self.code in _DEADLY

    @property
    def is_quarantined(self) -> bool:
        """Whether it has ended so many that it is not read again before the reader changes."""
        return self.is_deadly and self.deaths >= MOST_DEATHS

    @property
    def gives(self) -> str | None:
        """The meeting that can be read from this file now."""
        return None if self.outcome is Outcome.FAILED else self.meeting_id

    @property
    def is_text(self) -> bool:
        """Whether what it gives is a text that is no minutes, indexed because that was wanted."""
        return self.outcome is not Outcome.FAILED and self.code == NotMinutes.code


_COLUMNS = [field.name for field in fields(SourceRow)]
# "claims" remembers which meetings the index may hold because of a root. It is written before the
# index commits: without it, a meeting written just before a crash could never be told from one of
# another folder, and would stay for ever.
_SCHEMA = f"""
BEGIN;
CREATE TABLE sources ({", ".join(_COLUMNS)}, PRIMARY KEY (root, path)) WITHOUT ROWID;
CREATE TABLE claims (root, meeting_id, PRIMARY KEY (root, meeting_id)) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
COMMIT;
"""

_YOUNGER = ("generation", "deaths NOT NULL DEFAULT 0")


class Manifest:
    """The rows of an open manifest; made by :func:`open_manifest`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self) -> tuple[SourceRow, ...]:
        """All rows, by root and path."""
        found = self._connection.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM sources ORDER BY root, path"
        )
        return tuple(_row(values) for values in found)

    def claims(self, roots: Collection[str]) -> frozenset[str]:
        """The meetings that the index may hold because of these roots."""
        found = self._connection.execute("SELECT root, meeting_id FROM claims")
        return frozenset(meeting for root, meeting in found if root in roots)

    def announce(self, claims: Iterable[tuple[str, str]]) -> None:
        """Remember, before the index commits, which root is about to put which meeting there."""
        with self._connection:
            self._connection.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?)", claims)

    def beside(self) -> sqlite3.Connection:
        """The database, for tables of others beside these; a context of one transaction."""
        return self._connection

    def anyway(self) -> frozenset[str]:
        """The roots whose texts are wanted though they are no minutes."""
        found = self._connection.execute("SELECT root FROM anyway")
        return frozenset(root for (root,) in found)

    def choose(self, roots: Collection[str]) -> None:
        """Remember that such texts are wanted of these roots, and of no others."""
        with self._connection:
            self._connection.execute("DELETE FROM anyway")
            self._connection.executemany("INSERT INTO anyway VALUES (?)", ((r,) for r in roots))

    def finish(self) -> None:
        """Remember that a run has come to its end now, whether it changed anything or not."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connection:
            self._connection.execute("DELETE FROM last_run")
            self._connection.execute("INSERT INTO last_run VALUES (?)", (now,))

    def take_over(self, other: "Manifest") -> None:
        """Put all that another manifest knows in place of what was known."""
        other._connection.backup(self._connection)

    def record(
        self,
        rows: Collection[SourceRow],
        generation: str | None = None,
        known: Collection[SourceRow] | None = None,
    ) -> None:
        """Put these rows in place of all that was known; only what differs is written.

        That is written as of ``generation``. ``known`` are the rows as this run has read them.
        """
        places = ", ".join("?" for _ in _COLUMNS)
        before = {(row.root, row.path): row for row in known or self.rows()}
        after = {(row.root, row.path): row for row in rows}
        # Row by row: to compare whole sets of them, each would be hashed.
        gone = [key for key, row in before.items() if after.get(key) != row]
        new = [row for key, row in after.items() if before.get(key) != row]
        with self._connection:
            self._connection.executemany(
                "DELETE FROM sources WHERE root = ? AND path = ?",
                gone,
            )
            self._connection.executemany(
                f"INSERT INTO sources ({', '.join(_COLUMNS)}) VALUES ({places})",
                (_values(replace(row, generation=generation)) for row in new),
            )
            self._claim({(row.root, row.meeting_id) for row in rows if row.meeting_id})

    def _claim(self, claims: AbstractSet[tuple[str, str]]) -> None:
        """Put these in place of all that were announced; few of them are others."""
        known = set(self._connection.execute("SELECT root, meeting_id FROM claims"))
        self._connection.executemany(
            "DELETE FROM claims WHERE root = ? AND meeting_id = ?", known - claims
        )
        self._connection.executemany("INSERT INTO claims VALUES (?, ?)", claims - known)


@contextmanager
def open_manifest(path: Path, *, fresh: bool = False) -> Iterator[Manifest]:
    """The manifest at ``path``, made when it is not there, for one run at a time.

    Raises ``IndexLocked`` when another run has it, ``SchemaMismatch`` when it cannot be read;
    with ``fresh`` an unreadable one is replaced. ``StorageFailed`` when the system refuses, also
    what is asked within.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _run_lock(path), _told(path):
        if fresh and not _is_sound(path):
            _remove(path)
        if not _is_sound(path):
            raise SchemaMismatch(found=path, expected=f"manifest {VERSION}")
        with closing(_connect(path)) as connection:
            yield Manifest(connection)


def read_rows(path: Path) -> tuple[SourceRow, ...]:
    """The rows of the manifest at ``path``, without waiting for a run; none when there is none.

    Raises ``SchemaMismatch`` when it cannot be read, ``StorageFailed`` when the system refuses.
    """
    if not path.exists():
        return ()
    if not _is_sound(path):
        raise SchemaMismatch(found=path, expected=f"manifest {VERSION}")
    with _told(path), closing(_connect(path)) as connection:
        return Manifest(connection).rows()


def rows_of(place: Path, path: str, sha256: str) -> tuple[SourceRow, ...]:
    """The rows, under any root, of this path with these bytes; none where there is no manifest.

    Waits for no run and writes nothing. Raises ``StorageFailed`` when it cannot be read.
    """
    return _asked(place, "path = ? AND sha256 = ?", path, sha256)


def failed_rows(place: Path) -> tuple[SourceRow, ...]:
    """The rows of files that could not be read; none where there is no manifest.

    Waits for no run and writes nothing. Raises ``StorageFailed`` when it cannot be read.
    """
    return _asked(place, "outcome = ? ORDER BY root, path", Outcome.FAILED.value)


def last_run(place: Path) -> str | None:
    """When the last run came to its end, UTC; None where that is not known.

    Waits for no run and writes nothing. Raises ``StorageFailed`` when it cannot be read.
    """
    if not place.exists():
        return None
    try:
        if not read_only(place, "SELECT 1 FROM sqlite_master WHERE name = ?", ("last_run",)):
            return None
        return next((when for (when,) in read_only(place, "SELECT at FROM last_run", ())), None)
    except sqlite3.Error as error:
        raise StorageFailed(path=place, reason=error) from error


def _asked(place: Path, condition: str, *values: str) -> tuple[SourceRow, ...]:
    if not place.exists():
        return ()
    question = f"SELECT {', '.join(_COLUMNS)} FROM sources WHERE {condition}"
    try:
        return tuple(map(_row, read_only(place, question, values)))
    except sqlite3.DatabaseError as error:
        raise StorageFailed(path=place, reason=error) from error


def read_only(place: Path, question: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    """What the database at ``place`` answers; waits for no run and writes nothing.

    Whoever serves the pages is often another user than whoever runs the index and may write
    nothing there. SQLite then opens a database with a log of its own only as one that nobody
    changes, which is true while no log lies beside it. Raises ``sqlite3.Error``.
    """
    address = f"{place.resolve().as_uri()}?mode=ro"
    try:
        return _answered(address, question, values)
    except sqlite3.OperationalError:
        if place.with_name(place.name + "-wal").exists():
            raise
        return _answered(address + "&immutable=1", question, values)


def _answered(address: str, question: str, values: Sequence[str]) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return connection.execute(question, values).fetchall()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """A full or failing disk is SQLite's error, which nobody beyond here knows."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StorageFailed(path=path, reason=error) from error


@contextmanager
def _run_lock(path: Path) -> Iterator[None]:
    """Held for the whole run and freed by the system even after a kill."""
    with path.with_name(path.name + ".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexLocked(path=path) from error
        yield


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    # The run is told to be done once this is on the disk, and must stay done after a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
        connection.executescript(_SCHEMA)
    _grow(connection)
    return connection


def _grow(connection: sqlite3.Connection) -> None:
    """What is younger than the version, and no reason to refuse a manifest made without it."""
    connection.execute("CREATE TABLE IF NOT EXISTS anyway (root PRIMARY KEY) WITHOUT ROWID")
    connection.execute("CREATE TABLE IF NOT EXISTS last_run (at)")
    columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(sources)")]
    for column in _YOUNGER:
        if column.partition(" ")[0] not in columns:
            connection.execute(f"ALTER TABLE sources ADD COLUMN {column}")


def _is_sound(path: Path) -> bool:
    """Whether a database of this version is there, or none at all yet."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            (found,) = connection.execute("PRAGMA user_version").fetchone()
            (problem,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        raise StorageFailed(path=path, reason=error) from error
    except sqlite3.DatabaseError:
        return False
    return found in (0, VERSION) and problem == "ok"


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _row(values: tuple[Any, ...]) -> SourceRow:
    root, path, sha256, version, outcome, *others = values
    return SourceRow(root, path, sha256, version, Outcome(outcome), *others)


_values = attrgetter(*_COLUMNS)
