"""Meetings that were removed on request: the operator's list, and an engine without them.

The list counts at once, whatever the index still holds: nothing of a removed meeting is found,
counted, completed or shown, and its address says that it was removed. The next run takes it out
of the index itself (``reconcile``).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

from corpus.model import Meeting
from indexer.around import Around
from indexer.engine import Engine, IndexInfo
from indexer.errors import BadRemovals, MeetingRemoved
from indexer.query.clauses import AllOf, Everything, Holding, Not, Query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import Read
from indexer.schema import MEETING_ID


def read_removals(path: Path) -> frozenset[str]:
    """The ids of the file: one a line, ``#`` begins a note. Raises ``BadRemovals``."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadRemovals(path=path, reason=reason) from error
    ids = (line.partition("#")[0].strip() for line in lines)
    return frozenset(filter(None, ids))


class RemovalList:
    """The ids of a file, read again whenever it has changed; without one, the given ``ids``.

    For several threads.
    """

    def __init__(self, path: Path | None, ids: frozenset[str] = frozenset()) -> None:
        self._path = path
        self._lock = Lock()
        self._stamp = self._look() if path else None
        self._ids = read_removals(path) if path else ids

    def ids(self) -> frozenset[str]:
        """The ids that are removed now; a file that cannot be read any more takes none back."""
        stamp = self._look() if self._path else None
        with self._lock:
            if self._path and stamp and stamp != self._stamp:
                try:
                    self._ids, self._stamp = read_removals(self._path), stamp
                except BadRemovals:
                    return self._ids
            return self._ids

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = Path(self._path or "").stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


class Removed(Around):
    """Hands on every question, without the meetings of the list."""

    def __init__(self, inner: Engine, listed: RemovalList) -> None:
        super().__init__(inner)
        self._listed = listed
        self._counted: tuple[str, frozenset[str], SearchResults] | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """What is found in all other meetings."""
        return self.inner.search(self._left(request))

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, of all other meetings."""
        return self.inner.read(self._left(request), kind)

    def count(self, request: SearchRequest) -> int:
        """How many hits there are in all other meetings."""
        return self.inner.count(self._left(request))

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has in all other meetings."""
        left = [self._left(replace(request, query=query)).query for query in queries]
        return self.inner.count_each(request, left)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting. Raises ``MeetingRemoved``, whether or not the index still has it."""
        if meeting_id in self._listed.ids():
            raise MeetingRemoved(meeting_id=meeting_id)
        return self.inner.meeting(meeting_id)

    def digests(self) -> Mapping[str, str]:
        """Of all other meetings."""
        ids = self._listed.ids()
        return {name: print_ for name, print_ in self.inner.digests().items() if name not in ids}

    def info(self) -> IndexInfo:
        """Without the removed ones. The generation is another one with every change of the list, so
        that nothing kept of the old state is shown.
        """
        info, ids = self.inner.info(), self._listed.ids()
        if not ids:
            return info
        left_out = self._left_out(info.generation, ids)
        digest = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:8]
        return replace(
            info,
            generation=f"{info.generation}-{digest}",
            meetings=info.meetings - left_out.meetings,
            sections=info.sections - left_out.total,
        )

    def _left(self, request: SearchRequest) -> SearchRequest:
        """The same of all other meetings."""
        ids = self._listed.ids()
        if not ids:
            return request
        return replace(request, query=AllOf((request.query, Not(_of(ids)))))

    def _left_out(self, generation: str, ids: frozenset[str]) -> SearchResults:
        counted = self._counted
        if counted is None or counted[:2] != (generation, ids):
            # Engines that keep whole meetings beside their sections know these by the id too.
            query = AllOf((Everything(), _of(ids)))
            found = self.inner.search(SearchRequest(query=query, limit=1))
            counted = self._counted = (generation, ids, found)
        return counted[2]


def _of(ids: frozenset[str]) -> Holding:
    return Holding(MEETING_ID, tuple(sorted(ids)))
