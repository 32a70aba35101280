"""Writes meetings into a state that nobody sees yet."""

from collections.abc import Mapping
from dataclasses import replace

from indexer.cluster_errors import TooManyReplaced
from indexer.engines.opensearch_bulk import Bulk
from indexer.engines.opensearch_places import Published
from indexer.engines.opensearch_schema import document_id, documents
from indexer.errors import NotAsWritten
from indexer.records import MeetingRecords
from indexer.text.analysis import Segmenter

MOST_REPLACED = 100_000
"""Meetings: until what they were is cleared, each search names them all, 4 MB of ids."""
_MOST_NAMED = 5
"""Meetings of those whose documents the cluster would not take."""


class ClusterWriter:
    """Writing, inside ``with engine.writer()``, for a state to come.

    ``empty`` is that state before anything is written; ``known`` are the meetings that the state
    before it holds in the same index.
    """

    def __init__(
        self, bulk: Bulk, empty: Published, known: frozenset[str], segmenter: Segmenter
    ) -> None:
        self._bulk = bulk
        self._empty = empty
        self._commit = empty.commit
        self._known = known
        self.segmenter = segmenter
        self._written: dict[str, int] = {}
        self._replaced: set[str] = set()

    @property
    def state(self) -> Published:
        """What is to be seen once it is published."""
        return replace(self._empty, replaced=tuple(sorted(self._replaced)))

    def replace_meeting(self, meeting_id: str, records: MeetingRecords) -> None:
        """Put the meeting in place of whatever was known of it. Raises ``BadText``."""
        made = documents(records, self.segmenter, self._commit)
        self.delete_meeting(meeting_id)
        for place, document in enumerate(made):
            self._bulk.put(document_id(meeting_id, self._commit, place), document)
        self._written[meeting_id] = len(made)

    def delete_meeting(self, meeting_id: str) -> None:
        """Forget the meeting; an unknown id is no error. Raises ``TooManyReplaced``."""
        if meeting_id in self._known:
            self._replaced.add(meeting_id)
            if len(self._replaced) > MOST_REPLACED:
                raise TooManyReplaced(most=MOST_REPLACED)
        written = self._written.pop(meeting_id, 0)
        if not written:
            return
        # Calls overtake each other, so what was written must be there before it is taken away.
        self._bulk.drain()
        for place in range(written):
            self._bulk.delete(document_id(meeting_id, self._commit, place))
        self._bulk.drain()
        self._bulk.bury(meeting_id)

    def refused(self) -> Mapping[str, str]:
        """Take the meetings out again of which the cluster will not take a document: id to reason.

        A document that the account may not write is none of these: ``finish`` raises for it.
        """
        self._bulk.drain()
        dead = [one for one in self._bulk.dead if one.meeting_id in self._written]
        refused = {one.meeting_id: one.reason for one in dead if one.is_its_own}
        for meeting_id in refused:
            self.delete_meeting(meeting_id)
            # What was published of it is to be seen again.
            self._replaced.discard(meeting_id)
        return refused

    def finish(self) -> None:
        """Have all with the cluster. Raises ``NotAsWritten`` when it did not take something."""
        self._bulk.drain()
        if self._bulk.dead:
            told = dict.fromkeys(f"{dead.meeting_id} {dead.reason}" for dead in self._bulk.dead)
            some = "、".join(list(told)[:_MOST_NAMED])
            raise NotAsWritten(reason=f"{len(self._bulk.dead)}: {some}")

    def undo(self) -> None:
        """Take away what was written beside the published documents."""
        for meeting_id, written in self._written.items():
            for place in range(written):
                self._bulk.delete(document_id(meeting_id, self._commit, place))
        self._bulk.drain()
