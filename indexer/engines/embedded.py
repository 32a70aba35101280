"""An engine that lives in a folder of generations; what answers and writes there is handed in.

All embedded engines open, switch, refuse and describe alike; they differ in their ``Backend``.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from corpus.model import Meeting
from indexer.engine import Check, IndexInfo, IndexWriter, Maker
from indexer.engines import generations, seals
from indexer.engines.preview import Preview
from indexer.errors import (
    IndexDamaged,
    IndexerError,
    IndexUnavailable,
    SchemaMismatch,
    StorageFailed,
)
from indexer.query.clauses import Query
from indexer.query.request import SearchRequest
from indexer.query.results import SearchResults
from indexer.records import Read
from indexer.schema import SCHEMA_VERSION
from indexer.text.analysis import Segmenter

_AGAIN = 60.0
"""Seconds after which a generation that could not be opened is tried again: a disk may be back."""


class Snapshot(Protocol):
    """Answers from one generation only, whatever is written meanwhile; safe for several threads."""

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice asked for, with exact total and facet counts."""

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint."""

    def counts(self) -> tuple[int, int]:
        """Meetings and sections."""

    def forget_terms(self) -> None:
        """Let go of all that single questions have left in memory."""

    def close(self) -> None:
        """Let go of the files."""


class DraftWriter(IndexWriter, Protocol):
    """Writes into the folder of a draft that no reader can see."""

    def commit(self) -> None:
        """Put all that was written into the files of the draft."""

    def cancel(self) -> None:
        """Let go of the draft; its folder is removed by the caller."""


@dataclass(frozen=True, slots=True)
class Backend:
    """What one library does in a folder; ``name`` stands in meta.json.

    ``tells_places`` is whether its index knows where sentences and paragraphs end.
    """

    name: str
    open: Callable[[Path, Segmenter], Snapshot]
    write: Callable[[Path, Segmenter], DraftWriter]
    tells_places: bool
    maker: Maker | None = None


@dataclass(slots=True)
class _Opened:
    """An open generation, and how many threads answer from it just now.

    ``pointer`` is what the pointer said then; ``fault`` says why another generation answers, which
    is looked into again at ``again`` (monotonic seconds).
    """

    name: str
    segmenter: Segmenter
    snapshot: Snapshot
    pointer: str = ""
    fault: IndexerError | None = None
    again: float = 0.0
    users: int = 0
    info: IndexInfo | None = None

    def is_settled(self, pointer: str) -> bool:
        """Whether it is still the one to answer from."""
        is_due = self.fault is not None and time.monotonic() >= self.again
        return self.pointer == pointer and not is_due


class EmbeddedEngine:
    """An index in a folder; opens the current generation at the first question."""

    is_far = False

    def __init__(self, root: Path, segmenter: Segmenter, backend: Backend) -> None:
        self._root = root
        self._backend = backend
        self._segmenter = segmenter
        self._lock = Lock()
        self._opened: _Opened | None = None

    @property
    def library(self) -> str:
        """What cuts words for it."""
        return self._segmenter.library

    @property
    def maker(self) -> Maker | None:
        """What does most of a writer's work elsewhere."""
        return self._backend.maker

    @property
    def tells_places(self) -> bool:
        """Whether its index tells what stands in one sentence."""
        return self._backend.tells_places

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice of hits that the request asks for, with exact total and facet counts."""
        with self._current() as opened:
            return opened.snapshot.search(request)

    def read(self, request: SearchRequest, kind: type[Read]) -> Sequence[Read]:
        """The records of the slice, so much of each as the kind has."""
        with self._current() as opened:
            return opened.snapshot.read(request, kind)

    def count(self, request: SearchRequest) -> int:
        """How many hits the request has."""
        with self._current() as opened:
            return opened.snapshot.count(request)

    def count_each(self, request: SearchRequest, queries: Sequence[Query]) -> Sequence[int]:
        """How many hits each of the queries has under the conditions of the request."""
        with self._current() as opened:
            return [opened.snapshot.count(replace(request, query=query)) for query in queries]

    def cut(self, texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
        """The words that plain words of a question are taken for, each once."""
        if self._is_empty():
            return list(map(self._segmenter.query_words, texts))
        with self._current() as opened:
            return list(map(opened.segmenter.query_words, texts))

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        with self._current() as opened:
            return opened.snapshot.meeting(meeting_id)

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint; empty when there is no index yet."""
        if self._is_empty():
            return {}
        with self._current() as opened:
            return opened.snapshot.digests()

    def info(self) -> IndexInfo:
        """What the index is and how much it holds."""
        with self._current() as opened:
            if opened.info is None:
                meta = generations.read_meta(self._root / opened.name)
                opened.info = IndexInfo(generation=opened.name, **meta)
            return opened.info

    @property
    def fault(self) -> IndexerError | None:
        """Why an older generation answers than was published last; None when all is well."""
        opened = self._opened
        return opened.fault if opened else None

    def own_words(self, *, fresh: bool = False) -> tuple[str, ...]:
        """The operator's words that a writer cuts with."""
        if fresh or self._is_empty():
            return self._segmenter.own
        with self._current() as opened:
            return generations.read_words(self._root / opened.name)

    @contextmanager
    def writer(self, *, fresh: bool = False, check: Check | None = None) -> Iterator[DraftWriter]:
        """Commit on a clean exit, change nothing that a reader can see on an exception."""
        with generations.drafting(self._root, fresh=fresh) as draft:
            segmenter = self._segmenter
            if draft.has_base:
                segmenter = self._segmenter_of(draft.folder)
            else:
                generations.write_words(draft.folder, segmenter.own)
            writer = self._backend.write(draft.folder, segmenter)
            try:
                yield writer
                writer.commit()
            except BaseException:
                writer.cancel()
                raise
            with closing(self._backend.open(draft.folder, segmenter)) as snapshot:
                meta = self._meta(snapshot, segmenter)
                generations.write_meta(draft.folder, meta)
                if check:
                    check(Preview(snapshot, segmenter, IndexInfo(generation=draft.name, **meta)))

    def forget_terms(self) -> None:
        """Let go of all that single questions have left in memory, as in a fresh process."""
        with self._current() as opened:
            opened.snapshot.forget_terms()

    def close(self) -> None:
        """Let go of files; the engine is not used again."""
        with self._lock:
            self._retire()

    @contextmanager
    def _current(self) -> Iterator[_Opened]:
        """The current generation, opened when it has changed since the last question."""
        with self._lock:
            opened = self._newest()
            opened.users += 1
        try:
            yield opened
        finally:
            with self._lock:
                opened.users -= 1
                if opened is not self._opened and not opened.users:
                    opened.snapshot.close()

    def _newest(self) -> _Opened:
        """The open generation, after a look whether another has been switched to."""
        pointer = self._pointer()
        if self._opened is None or not self._opened.is_settled(pointer):
            self._switch(pointer)
        assert self._opened is not None
        return self._opened

    def _is_empty(self) -> bool:
        """Whether nothing has ever been switched to."""
        try:
            return generations.current(self._root) is None
        except IndexDamaged:
            return False

    def _pointer(self) -> str:
        """What the pointer names; nothing for one that is damaged."""
        try:
            name = generations.current(self._root)
        except IndexDamaged:
            return ""
        if name is None:
            raise IndexUnavailable(path=self._root)
        return name

    def _switch(self, pointer: str) -> None:
        """Answer from the best generation that is what was written, and remember what was not."""
        opened, fault = self._best(pointer)
        if opened is not self._opened:
            self._retire()
        opened.pointer, opened.fault = pointer, fault
        opened.again = time.monotonic() + _AGAIN
        self._opened = opened

    def _best(self, pointer: str) -> tuple[_Opened, IndexerError | None]:
        fault: IndexerError | None = None
        if not pointer:
            fault = IndexDamaged(path=self._root / "current", reason="current")
        for name in generations.candidates(self._root):
            if self._opened and self._opened.name == name:
                return self._opened, fault
            try:
                return self._open(name), fault
            except (IndexDamaged, StorageFailed) as error:
                fault = fault or error
        if self._pointer() != pointer:
            # So much was published meanwhile that what was named is gone already.
            return self._best(self._pointer())
        raise fault or IndexUnavailable(path=self._root)

    def _open(self, name: str) -> _Opened:
        """Nothing is loaded before it is known whose the files are and that they are whole."""
        folder = self._root / name
        seals.refuse_stranger(self._root)
        seals.check(folder)
        segmenter = self._segmenter_of(folder)
        return _Opened(name, segmenter, self._backend.open(folder, segmenter))

    def _retire(self) -> None:
        """Let go of the open generation; the last thread that still answers from it closes it."""
        opened, self._opened = self._opened, None
        if opened and not opened.users:
            opened.snapshot.close()

    def _segmenter_of(self, folder: Path) -> Segmenter:
        """What cut the words of a generation, with the words that are frozen with it.

        That of the open generation is kept where it fits: making another takes a second.
        """
        opened = self._opened
        known = opened.segmenter if opened else self._segmenter
        segmenter = known.taught(generations.read_words(folder))
        self._refuse_stranger(folder, segmenter)
        return segmenter

    def _refuse_stranger(self, folder: Path, segmenter: Segmenter) -> None:
        """An index of another schema or segmenter would answer, but wrongly."""
        meta = generations.read_meta(folder)
        found = tuple(meta.get(part) for part in ("engine", "schema_version", "segmenter"))
        expected = (self._backend.name, SCHEMA_VERSION, segmenter.identity)
        if found != expected:
            raise SchemaMismatch(found=_spelled(found), expected=_spelled(expected))

    def _meta(self, snapshot: Snapshot, segmenter: Segmenter) -> dict[str, Any]:
        """What was written, counted by opening it as a reader will."""
        meetings, sections = snapshot.counts()
        return {
            "engine": self._backend.name,
            "schema_version": SCHEMA_VERSION,
            "segmenter": segmenter.identity,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "meetings": meetings,
            "sections": sections,
        }


def _spelled(parts: tuple[object, ...]) -> str:
    return " ".join(str(part) for part in parts)
