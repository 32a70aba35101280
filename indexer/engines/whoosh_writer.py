"""Writes meetings into the folder of a draft, with one document a section and one a meeting."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from whoosh.index import create_in, exists_in, open_dir

from corpus.serialize import dumps
from indexer.engines.stored import check
from indexer.engines.whoosh_reading import Reading, vendor_errors
from indexer.engines.whoosh_schema import (
    gatherings,
    meeting_document,
    section_document,
    whoosh_schema,
)
from indexer.engines.whoosh_segment import ArrayWriter
from indexer.records import MeetingRecords
from indexer.text.analysis import Segmenter

_SEGMENT = 10_000
"""Documents that are gathered in memory, about 12 kB each, before they are written."""
_LOCK_FILE = "MAIN_WRITELOCK"


class WhooshWriter:
    """Writing, inside ``with engine.writer()``, into a draft that no reader can see."""

    def __init__(self, folder: Path, segmenter: Segmenter) -> None:
        self._folder = folder
        self._segmenter = segmenter
        # A linked lock file would tie this generation to the one before: flock goes by inode.
        (folder / _LOCK_FILE).unlink(missing_ok=True)
        with vendor_errors(folder):
            place = str(folder)
            is_new = not exists_in(place)
            self._index = create_in(place, whoosh_schema()) if is_new else open_dir(place)
        self._committed = {} if is_new else _documents(folder)
        self._added: dict[str, list[int]] = {}
        self._is_half_done = False
        self._open()

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it. Raises ``BadText``."""
        minutes = dumps(records.meeting)
        check(meeting_id, minutes)
        documents = [section_document(r, self._segmenter, records.cut) for r in records.sections]
        documents.append(meeting_document(meeting_id, minutes, records.fingerprint))
        self.delete_meeting(meeting_id)
        self._is_half_done = True
        with vendor_errors(self._folder):
            first = self._base + self._vendor.docnum
            for document in documents:
                self._vendor.add(document)
        self._added[meeting_id] = list(range(first, first + len(documents)))
        self._is_half_done = False
        if self._vendor.docnum >= _SEGMENT:
            self._flush()

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error."""
        if meeting_id in self._added:
            # Whoosh deletes only what is committed, so what this writer wrote has to be.
            self._flush()
        with vendor_errors(self._folder):
            for number in self._committed.pop(meeting_id, ()):
                self._vendor.delete_document(number)

    def refused(self) -> Mapping[str, str]:
        """None: what cannot be taken is ``BadText`` at once."""
        return {}

    def commit(self) -> None:
        """Put all that was written into the files of the draft.

        Refuses when a meeting could not be written whole, even if the caller passed over it.
        """
        with vendor_errors(self._folder):
            if self._is_half_done:
                raise RuntimeError("a meeting was written by half")
            self._vendor.commit(mergetype=ArrayWriter.merge_segments)
        (self._folder / _LOCK_FILE).unlink(missing_ok=True)

    def cancel(self) -> None:
        """Let go of the draft; its folder is removed by the caller.

        On a full disk this fails too, and the first error is the one to tell.
        """
        with suppress(Exception):
            self._vendor.cancel()

    def _flush(self) -> None:
        """Write what was gathered. Nothing is merged, so that documents keep their numbers."""
        with vendor_errors(self._folder):
            self._vendor.commit(merge=False)
        self._committed |= self._added
        self._added = {}
        self._open()

    def _open(self) -> None:
        with vendor_errors(self._folder):
            self._vendor = ArrayWriter(self._index, gatherings())
            self._base = sum(segment.doc_count_all() for segment in self._vendor.segments)


def _documents(folder: Path) -> dict[str, list[int]]:
    """The live documents of each meeting."""
    reading = Reading(folder)
    rows, ids = reading.rows("meeting_id")
    found: dict[str, list[int]] = {}
    for number in reading.live().nonzero()[0].tolist():
        found.setdefault(ids[rows[number]], []).append(number)
    reading.close()
    return found
