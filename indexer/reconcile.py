"""Settles file by file what the index must hold, reading and writing only what differs."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from corpus.errors import NotMinutes, UnreadableFile, UserFacingError
from corpus.model import Meeting
from corpus.sandbox import Outcome as ReadOutcome
from corpus.sandbox import Sandbox
from corpus.walk import SourceFile
from indexer.engine import Engine, IndexWriter
from indexer.errors import BadText
from indexer.manifest import Outcome, SourceRow
from indexer.reading import CutMeeting, job_of
from indexer.records import flatten


class Change(StrEnum):
    """What a run means for a meeting, seen against the index as it was before."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of a walked folder with what is known of it.

    Without ``file`` it is one that was not looked for now: of a folder that is not walked, or
    that could not be opened.
    """

    root: str
    path: str
    file: SourceFile | None
    row: SourceRow | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a candidate; ``change`` only for the file that gives its meeting."""

    candidate: Candidate
    row: SourceRow
    change: Change | None
    was_read: bool


class LateWriter:
    """Opens the engine's writer at the first write: no write, no new generation."""

    def __init__(self, stack: ExitStack, engine: Engine, *, fresh: bool) -> None:
        self.fresh = fresh
        self._stack = stack
        self._engine = engine
        self._writer: IndexWriter | None = None

    def open(self) -> IndexWriter:
        """The one writer of this run."""
        if self._writer is None:
            self._writer = self._stack.enter_context(self._engine.writer(fresh=self.fresh))
        return self._writer


@dataclass(frozen=True, slots=True)
class _Reading:
    """A row, with its meeting when the file was read in this run."""

    row: SourceRow
    meeting: CutMeeting | None = None
    was_read: bool = True


class Reconciliation:
    """One run; candidates must be settled in their fixed order, by root and path.

    Which file gives a meeting depends on that order and on which files are good, never on which
    were read in this run.
    """

    def __init__(
        self,
        before: Mapping[str, str],
        writer: LateWriter,
        sandbox: Sandbox,
        version: str,
        *,
        retry: bool = False,
        anyway: Collection[str] = (),
    ) -> None:
        self.settled: list[Settled] = []
        self.gone: frozenset[str] = frozenset()
        self.doubts: Counter[tuple[str, str]] = Counter()
        """Of how many files read in this run: media type and code of a warning."""
        self._before = before
        self._writer = writer
        self._sandbox = sandbox
        self._version = version
        self._retry = retry
        self._anyway = anyway
        self._claimed: set[str] = set()

    def settle(self, candidates: Sequence[Candidate]) -> Iterator[Settled]:
        """Decide what becomes of each file, reading and writing only what must be."""
        unread = (job_of(c.file) for c in candidates if c.file and not self._known(c, c.file))
        with closing(self._sandbox.read_many(unread)) as outcomes:
            for candidate in candidates:
                self.settled.append(self._settled(candidate, outcomes))
                yield self.settled[-1]

    def _settled(self, candidate: Candidate, outcomes: Iterator[ReadOutcome]) -> Settled:
        file = candidate.file
        if file is None:
            return self._standing_by(candidate)
        known = self._known(candidate, file)
        reading = known or self._reading(candidate, file, next(outcomes))
        if reading.meeting is None and self._must_write(reading.row):
            reading = self._reading(candidate, file, self._sandbox.read(job_of(file)))
        return self._placed(candidate, reading)

    def forget(self, known: Collection[str]) -> None:
        """Delete those of the known meetings that no file gives any more."""
        named = self.named()
        self.gone = frozenset(m for m in known if m in self._before and m not in named)
        for meeting_id in sorted(self.gone):
            self._writer.open().delete_meeting(meeting_id)

    def named(self) -> frozenset[str]:
        """The meetings that some file gives, or gave when it could last be read."""
        return frozenset(s.row.meeting_id for s in self.settled if s.row.meeting_id)

    def _standing_by(self, candidate: Candidate) -> Settled:
        """A file that was not looked for now keeps what the index has from it.

        Where its folder is gone (moved, or its disk not mounted), or the index has the meeting
        from another file, any file that can be read now goes before it.
        """
        row = candidate.row
        assert row is not None
        if row.gives in self._claimed:
            row = replace(row, outcome=Outcome.DUPLICATE)
        elif row.gives and not self._differs(row) and Path(row.root).is_dir():
            self._claimed.add(row.gives)
        return Settled(candidate, row, None, was_read=False)

    def _placed(self, candidate: Candidate, reading: _Reading) -> Settled:
        row, change = reading.row, None
        meeting_id = row.gives
        if meeting_id in self._claimed:
            row = replace(row, outcome=Outcome.DUPLICATE)
        elif meeting_id:
            try:
                self._write(reading)
            except BadText as error:
                row = self._failed(candidate, row.sha256, error)
            else:
                change = self._change(row)
                self._claimed.add(meeting_id)
                row = replace(row, outcome=Outcome.INDEXED)
        return Settled(candidate, row, change, was_read=reading.was_read)

    def _known(self, candidate: Candidate, file: SourceFile) -> _Reading | None:
        """What an earlier run read, if neither the file nor the readers have changed since."""
        row = candidate.row
        if row is None or (row.sha256, row.reader_version) != (file.sha256, self._version):
            return None
        # Whether a text that is no minutes is wanted may have changed since.
        if row.code == NotMinutes.code and row.is_text != (candidate.root in self._anyway):
            return None
        # What the system refused may be granted now, although the file is the same.
        if row.outcome is Outcome.FAILED and (self._retry or row.code == UnreadableFile.code):
            return None
        return _Reading(row, was_read=False)

    def _reading(self, candidate: Candidate, file: SourceFile, outcome: ReadOutcome) -> _Reading:
        if outcome.error:
            return _Reading(self._failed(candidate, file.sha256, outcome.error))
        assert outcome.meeting is not None
        meeting: Meeting = outcome.meeting.meeting
        recognised = meeting.recognised
        media_type = meeting.source.media_type
        self.doubts.update({(media_type, warning.code) for warning in meeting.warnings})
        if not recognised and candidate.root not in self._anyway:
            return _Reading(self._failed(candidate, file.sha256, NotMinutes(path=file.path)))
        row = SourceRow(
            candidate.root,
            file.path,
            file.sha256,
            self._version,
            Outcome.INDEXED,
            code=None if recognised else NotMinutes.code,
            meeting_id=meeting.id,
            fingerprint=_fingerprint(file, self._version),
        )
        return _Reading(row, outcome.meeting)

    def _failed(self, candidate: Candidate, digest: str, error: UserFacingError) -> SourceRow:
        before = candidate.row
        # A text that was wanted and is not any more leaves the index; it never was a meeting.
        kept = before if before and not before.is_text else None
        return SourceRow(
            candidate.root,
            candidate.path,
            digest,
            self._version,
            Outcome.FAILED,
            error.code,
            str(error),
            error.in_english(),
            # What the file said when it could last be read stays in the index: nothing is lost.
            kept.meeting_id if kept else None,
            kept.fingerprint if kept else None,
        )

    def _write(self, reading: _Reading) -> None:
        row = reading.row
        if row.gives and reading.meeting and self._must_write(row):
            records = flatten(reading.meeting.meeting, str(row.fingerprint))
            cut = replace(records, cut=reading.meeting.cut)
            self._writer.open().replace_meeting(row.gives, cut)

    def _change(self, row: SourceRow) -> Change:
        if row.gives not in self._before:
            return Change.NEW
        return Change.CHANGED if self._differs(row) else Change.UNCHANGED

    def _must_write(self, row: SourceRow) -> bool:
        wanted = row.gives is not None and row.gives not in self._claimed
        return wanted and (self._writer.fresh or self._differs(row))

    def _differs(self, row: SourceRow) -> bool:
        return self._before.get(row.gives or "") != row.fingerprint


def _fingerprint(file: SourceFile, version: str) -> str:
    parts = "\0".join((file.sha256, file.path, version))
    return sha256(parts.encode()).hexdigest()
