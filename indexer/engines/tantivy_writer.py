"""Writes meetings into the folder of a draft, with one document a section and one a meeting.

Tantivy writes its segments once and replaces its small lists by renaming, so hard links to the
files of the generation before are safe.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import tantivy

from indexer.engines.tantivy_documents import made, meeting_fields
from indexer.engines.tantivy_reading import files, open_index, vendor_errors
from indexer.engines.tantivy_schema import document, documents, register_tokenizers, tantivy_schema
from indexer.records import MadeMeeting, MeetingRecords
from indexer.text.analysis import Segmenter

_MEMORY = 256_000_000
"""Bytes; a segment is written when they are full."""
_THREADS = 1
"""More make more segments, and cutting the words takes longer than writing them."""


class TantivyWriter:
    """Writing, inside ``with engine.writer()``, into a draft that no reader can see."""

    def __init__(self, folder: Path, segmenter: Segmenter) -> None:
        self._folder = folder
        self._segmenter = segmenter
        self._is_half_done = False
        place = files(folder)
        for lock in place.glob(".tantivy-*.lock"):
            # A linked lock file would tie this generation to the one before: flock goes by inode.
            lock.unlink()
        is_new = not place.exists()
        place.mkdir(exist_ok=True)
        index = _created(place) if is_new else open_index(folder)
        with vendor_errors(folder):
            register_tokenizers(index)
            self._vendor = index.writer(_MEMORY, _THREADS)

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it. Raises ``BadText``."""
        self.take(meeting_id, records.fingerprint, made(records, self._segmenter))

    def take(self, meeting_id: str, fingerprint: str, given: MadeMeeting) -> None:
        """Put in its place what was made of the meeting elsewhere."""
        meeting = document(meeting_fields(meeting_id, given.head, fingerprint))
        ready = [*documents(given.sections), meeting]
        self._is_half_done = True
        self.delete_meeting(meeting_id)
        with vendor_errors(self._folder):
            for one in ready:
                self._vendor.add_document(one)
        self._is_half_done = False

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error."""
        with vendor_errors(self._folder):
            self._vendor.delete_documents_by_term("meeting_id", meeting_id)

    def refused(self) -> Mapping[str, str]:
        """None: what cannot be taken is ``BadText`` at once."""
        return {}

    def commit(self) -> None:
        """Put all that was written into the files of the draft, and wait for merges to end.

        Refuses when a meeting could not be written whole, even if the caller passed over it.
        """
        with vendor_errors(self._folder):
            if self._is_half_done:
                raise RuntimeError("a meeting was written by half")
            self._vendor.commit()
            self._vendor.wait_merging_threads()

    def cancel(self) -> None:
        """Let go of the draft; its folder is removed by the caller.

        On a full disk this fails too, and the first error is the one to tell.
        """
        with suppress(Exception):
            self._vendor.rollback()
            self._vendor.wait_merging_threads()


def _created(place: Path) -> tantivy.Index:
    with vendor_errors(place):
        return tantivy.Index(tantivy_schema(), path=str(place))
