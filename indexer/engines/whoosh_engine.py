"""The embedded default: Whoosh 2.7.4 in generations, behind the two protocols of ``engine.py``."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from whoosh.index import FileIndex, create_in, open_dir

from corpus.model import Meeting
from corpus.serialize import dumps
from indexer.analysis import Segmenter
from indexer.engine import IndexInfo
from indexer.engines import generations
from indexer.engines.whoosh_schema import check, pack, whoosh_document, whoosh_schema
from indexer.engines.whoosh_snapshot import Snapshot
from indexer.errors import IndexUnavailable, SchemaMismatch
from indexer.records import MeetingRecords
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.schema import SCHEMA_VERSION

ENGINE = "whoosh"
_MEMORY_MB = 256


class WhooshEngine:
    """An index in a folder; opens the current generation at the first question."""

    def __init__(self, root: Path, segmenter: Segmenter) -> None:
        self._root = root
        self._segmenter = segmenter
        self._lock = Lock()
        self._open: tuple[str, Snapshot] | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        """The slice of hits that the request asks for, with exact total and facet counts."""
        return self._snapshot()[1].search(request)

    def meeting(self, meeting_id: str) -> Meeting | None:
        """The meeting as it was written, or None."""
        return self._snapshot()[1].meeting(meeting_id)

    def digests(self) -> Mapping[str, str]:
        """Meeting id to fingerprint; empty when there is no index yet."""
        return self._snapshot()[1].digests() if generations.current(self._root) else {}

    def info(self) -> IndexInfo:
        """What the index is and how much it holds."""
        name, _ = self._snapshot()
        meta = generations.read_meta(self._root, name)
        return IndexInfo(generation=name, **meta)

    @contextmanager
    def writer(self, *, fresh: bool = False) -> Iterator["WhooshWriter"]:
        """Commit on a clean exit, change nothing that a reader can see on an exception."""
        base = generations.current(self._root)
        if base and not fresh:
            self._refuse_stranger(base)
        with generations.drafting(self._root, fresh=fresh) as draft:
            folder = str(draft.folder)
            is_new = not (draft.folder / generations.META).exists()
            index = create_in(folder, whoosh_schema()) if is_new else open_dir(folder)
            writer = WhooshWriter(index, self._segmenter)
            try:
                yield writer
            except BaseException:
                writer.cancel()
                raise
            writer.commit()
            generations.write_meta(draft, self._meta(draft.folder))

    def close(self) -> None:
        """Let go of files; the engine is not used again."""
        with self._lock:
            if self._open:
                self._open[1].close()
            self._open = None

    def _snapshot(self) -> tuple[str, Snapshot]:
        """The current generation, opened when it has changed since the last question.

        The old one is not closed here: another thread may still be answering from it.
        """
        name = generations.current(self._root)
        if name is None:
            raise IndexUnavailable(path=self._root)
        with self._lock:
            if self._open is None or self._open[0] != name:
                self._refuse_stranger(name)
                self._open = name, Snapshot(self._root / name, self._segmenter)
            return self._open

    def _refuse_stranger(self, name: str) -> None:
        """An index of another schema or segmenter would answer, but wrongly."""
        meta = generations.read_meta(self._root, name)
        found = (meta["engine"], meta["schema_version"], meta["segmenter"])
        expected = (ENGINE, SCHEMA_VERSION, self._segmenter.identity)
        if found != expected:
            raise SchemaMismatch(found=_spelled(found), expected=_spelled(expected))

    def _meta(self, folder: Path) -> dict[str, str | int]:
        snapshot = Snapshot(folder, self._segmenter)
        meetings, sections = snapshot.counts()
        snapshot.close()
        return {
            "engine": ENGINE,
            "schema_version": SCHEMA_VERSION,
            "segmenter": self._segmenter.identity,
            "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "meetings": meetings,
            "sections": sections,
        }


class WhooshWriter:
    """Writing, inside ``with engine.writer()``, into a draft that no reader can see."""

    def __init__(self, index: FileIndex, segmenter: Segmenter) -> None:
        self._index = index
        self._segmenter = segmenter
        self._vendor = index.writer(limitmb=_MEMORY_MB)
        self._written: set[str] = set()

    def commit(self) -> None:
        """Put all that was written on the disk of the draft."""
        self._vendor.commit()

    def cancel(self) -> None:
        """Let go of the draft; its folder is removed by the caller."""
        self._vendor.cancel()

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it.

        Its first section carries the whole meeting. Raises ``BadText``.
        """
        minutes = dumps(records.meeting)
        check(meeting_id, minutes)
        carried = {"meeting": pack(minutes), "fingerprint": records.fingerprint}
        documents = [whoosh_document(record, self._segmenter) for record in records.sections]
        self.delete_meeting(meeting_id)
        self._written.add(meeting_id)
        for document in documents:
            self._vendor.add_document(**document, **carried)
            carried = {}

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error."""
        if meeting_id in self._written:
            # Whoosh deletes only what is committed, so what this writer wrote has to be.
            self._vendor.commit()
            self._vendor = self._index.writer(limitmb=_MEMORY_MB)
            self._written.clear()
        self._vendor.delete_by_term("meeting_id", meeting_id)


def _spelled(parts: tuple[object, ...]) -> str:
    return " ".join(str(part) for part in parts)
