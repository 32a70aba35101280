"""Writes meetings into the folder of a draft, with one document a section and one a meeting."""

from contextlib import suppress
from pathlib import Path

from whoosh.index import create_in, exists_in, open_dir

from corpus.serialize import dumps
from indexer.analysis import Segmenter
from indexer.engines.stored import check
from indexer.engines.whoosh_reading import vendor_errors
from indexer.engines.whoosh_schema import meeting_document, section_document, whoosh_schema
from indexer.records import MeetingRecords

_MEMORY_MB = 256
_LOCK_FILE = "MAIN_WRITELOCK"


class WhooshWriter:
    """Writing, inside ``with engine.writer()``, into a draft that no reader can see."""

    def __init__(self, folder: Path, segmenter: Segmenter) -> None:
        self._folder = folder
        self._segmenter = segmenter
        self._written: set[str] = set()
        # A linked lock file would tie this generation to the one before: flock goes by inode.
        (folder / _LOCK_FILE).unlink(missing_ok=True)
        with vendor_errors(folder):
            place = str(folder)
            self._index = open_dir(place) if exists_in(place) else create_in(place, whoosh_schema())
            self._vendor = self._index.writer(limitmb=_MEMORY_MB)
        self._is_half_done = False

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it. Raises ``BadText``."""
        minutes = dumps(records.meeting)
        check(meeting_id, minutes)
        documents = [section_document(record, self._segmenter) for record in records.sections]
        documents.append(meeting_document(meeting_id, minutes, records.fingerprint))
        self.delete_meeting(meeting_id)
        self._written.add(meeting_id)
        self._is_half_done = True
        with vendor_errors(self._folder):
            for document in documents:
                self._vendor.add_document(**document)
        self._is_half_done = False

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error."""
        with vendor_errors(self._folder):
            if meeting_id in self._written:
                # Whoosh deletes only what is committed, so what this writer wrote has to be.
                self._vendor.commit()
                self._vendor = self._index.writer(limitmb=_MEMORY_MB)
                self._written.clear()
            self._vendor.delete_by_term("meeting_id", meeting_id)

    def commit(self) -> None:
        """Put all that was written into the files of the draft.

        Refuses when a meeting could not be written whole, even if the caller passed over it.
        """
        with vendor_errors(self._folder):
            if self._is_half_done:
                raise RuntimeError("a meeting was written by half")
            self._vendor.commit()
        (self._folder / _LOCK_FILE).unlink(missing_ok=True)

    def cancel(self) -> None:
        """Let go of the draft; its folder is removed by the caller.

        On a full disk this fails too, and the first error is the one to tell.
        """
        with suppress(Exception):
            self._vendor.cancel()
