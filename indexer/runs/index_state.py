"""An index while a run changes it: what it held, and what it will hold."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import cast

from corpus.grammar.organ_names import OrganNames
from corpus.model import Meeting
from indexer.engine import Check, Engine, IndexWriter, TakingWriter
from indexer.person_names import NOBODY, PersonNames
from indexer.records import flatten
from indexer.runs.manifest import SourceRow
from indexer.runs.reading import CutMeeting, ReadyMeeting
from indexer.text.analysis import Cut


class IndexState:
    """The index as it was before the run and as it is being written.

    The writer is opened at the first write: no write, no new generation.
    """

    def __init__(
        self,
        stack: ExitStack,
        engine: Engine,
        before: Mapping[str, str],
        names: OrganNames,
        people: PersonNames = NOBODY,
        *,
        fresh: bool,
    ) -> None:
        self.names = names
        self.people = people
        self.before = before
        self.now: dict[str, str] = {} if fresh else dict(before)
        self.check: Check | None = None
        """Looks at what was written before the switch."""
        self._fresh = fresh
        self._stack = stack
        self.engine = engine
        self._writer: IndexWriter | None = None

    def had(self, row: SourceRow) -> bool:
        """Whether the index had, before this run, the meeting from the file of this row."""
        if self._fresh or not row.meeting_id or not row.fingerprint:
            return False
        return self.before.get(row.meeting_id, "").startswith(row.fingerprint)

    def has(self, meeting_id: str, row: SourceRow) -> bool:
        """Whether the index has this meeting now, from the file of this row."""
        return self.now.get(meeting_id, "").startswith(str(row.fingerprint))

    def stored(self, row: SourceRow) -> Meeting | None:
        """The meeting as the index had it from the file of this row, or None."""
        return self.engine.meeting(row.meeting_id or "") if self.had(row) else None

    def take(self, read: CutMeeting | ReadyMeeting, fingerprint: str) -> None:
        """Write a meeting as it was read. Raises ``BadText``."""
        if isinstance(read, CutMeeting):
            self.put(read.meeting, fingerprint, read.cut)
            return
        # Of an engine that has a maker; looking for its methods takes as long as all else here.
        writer = cast(TakingWriter, self._open())
        writer.take(read.told.id, fingerprint, read.made)
        self.now[read.told.id] = fingerprint

    def put(self, meeting: Meeting, fingerprint: str, cut: Cut | None) -> None:
        """Write the meeting, with its words if they are cut. Raises ``BadText``."""
        records = flatten(meeting, fingerprint, self.names, self.people)
        self._open().replace_meeting(meeting.id, replace(records, cut=cut))
        self.now[meeting.id] = fingerprint

    def drop(self, meeting_id: str) -> None:
        """Delete the meeting."""
        self._open().delete_meeting(meeting_id)
        del self.now[meeting_id]

    def refused(self) -> Mapping[str, str]:
        """The meetings that the index would not take, and why; it has of them what it had."""
        refused = self._writer.refused() if self._writer else {}
        for meeting_id in refused:
            del self.now[meeting_id]
            if not self._fresh and meeting_id in self.before:
                self.now[meeting_id] = self.before[meeting_id]
        return refused

    def renew(self) -> None:
        """Write a generation though nothing may differ, in place of one that is damaged."""
        self._open()

    def _open(self) -> IndexWriter:
        if self._writer is None:
            writer = self.engine.writer(fresh=self._fresh, check=self.check)
            self._writer = self._stack.enter_context(writer)
        return self._writer
