"""Settles file by file what the index must hold, reading and writing only what differs.

Files are read, and written as they come, as if each were a meeting of its own. Then those that
tell of one meeting are put together, over all files, and what differs from that is mended: so
neither the order of the files nor which were read in this run makes any difference.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from corpus.errors import MachineBusy, NotMinutes, UnreadableFile, UserFacingError
from corpus.likeness import Telling, dump_telling, load_telling
from corpus.model import Meeting, Source
from corpus.sandbox import Outcome as ReadOutcome
from corpus.sandbox import Sandbox
from corpus.walk import SourceFile
from indexer.cluster_errors import ClusterRefused
from indexer.errors import BadText
from indexer.runs.grouping import Groups, group
from indexer.runs.index_state import IndexState
from indexer.runs.manifest import Outcome, SourceRow
from indexer.runs.reading import CutMeeting, ReadyMeeting, job_of
from indexer.text.analysis import Cut

_OF_THE_MACHINE = frozenset((MachineBusy.code, UnreadableFile.code))
"""What the machine refused or had no time for may come off now, although the file is the same."""


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


@dataclass(slots=True)
class Settled:
    """What became of a candidate; ``change`` only for the file that gives its meeting.

    ``alone`` is its row as if there were no other files.
    """

    candidate: Candidate
    row: SourceRow
    was_read: bool
    told: Telling | None = None
    change: Change | None = None
    alone: SourceRow = field(init=False)

    def __post_init__(self) -> None:
        self.alone = self.row

    @property
    def is_there(self) -> bool:
        """Whether the file is good, and in a folder that is there (moved? its disk mounted?)."""
        if self.row.outcome is Outcome.FAILED or self.told is None:
            return False
        return self.candidate.file is not None or Path(self.row.root).is_dir()


@dataclass(frozen=True, slots=True)
class Possible:
    """Two meetings that may be one: the files that give them, and their ids."""

    paths: tuple[str, str]
    meeting_ids: tuple[str, str]


class Reconciliation:
    """One run: ``read`` all candidates, ``settle`` which gives what, ``forget`` what none gives."""

    def __init__(
        self,
        index: IndexState,
        sandbox: Sandbox,
        version: str,
        *,
        retry: bool = False,
        anyway: Collection[str] = (),
        removed: Collection[str] = (),
    ) -> None:
        self.left_out = set(removed)
        """The meetings that the list of removals keeps out, by every id that they go by."""
        self.removed = 0
        """How many they are of those that are known."""
        self.settled: list[Settled] = []
        self.possible: tuple[Possible, ...] = ()
        self.doubts: Counter[tuple[str, str]] = Counter()
        """Of how many files read in this run: media type and code of a warning."""
        self.unclear: defaultdict[str, list[str]] = defaultdict(list)
        """The paths of files read in this run, by code of a warning."""
        self._index = index
        self._sandbox = sandbox
        self._version = version
        self._retry = retry
        self._anyway = anyway
        self._removed = frozenset(removed)
        self._best: dict[str, tuple[bool, bool, int]] = {}

    def read(self, candidates: Sequence[Candidate]) -> Iterator[Settled]:
        """Read what is new or changed, in the given order, and write it as it comes."""
        known = [self._known(candidate) for candidate in candidates]
        both = list(zip(candidates, known, strict=True))
        unread = (job_of(c.file) for c, settled in both if c.file and not settled)
        with closing(self._sandbox.read_many(unread)) as outcomes:
            for candidate, settled in both:
                self.settled.append(settled or self._taken(candidate, outcomes))
                yield self.settled[-1]

    def settle(self) -> None:
        """Put together what tells of one meeting, and mend the index where it says otherwise.

        Files whose meeting the index will not take are set aside, and the rest put together anew.
        """
        unwanted = self._put_together()
        while refused := self._index.refused():
            self._set_aside(refused)
            unwanted = self._put_together()
        for meeting_id in sorted(unwanted & self._index.now.keys()):
            self._index.drop(meeting_id)

    def _put_together(self) -> AbstractSet[str]:
        """Let one file of each meeting give it; the ids under which none gives anything."""
        self.removed = 0
        for settled in self.settled:
            settled.row, settled.change = settled.alone, None
        telling_of = [settled for settled in self.settled if settled.told]
        groups = group([s.told for s in telling_of if s.told], self._index.names)
        wanted: set[str] = set()
        told = set(self._removed)
        for places in groups.members:
            members = [telling_of[at] for at in places]
            ids = {s.told.id for s in members if s.told}
            if not self._removed.isdisjoint(ids):
                self._leave_out(members)
                told |= ids
            elif meeting_id := self._given(members):
                wanted.add(meeting_id)
                told |= ids
        self.possible = tuple(self._possible(telling_of, groups))
        return told - wanted

    def _set_aside(self, refused: Mapping[str, str]) -> None:
        """Fail the files that gave what was refused; they tell what they told before it."""
        for settled in self.settled:
            meeting_id = settled.row.meeting_id or ""
            if settled.change and meeting_id in refused:
                reason = refused[meeting_id]
                self._fail(settled, ClusterRefused(path=settled.row.path, reason=reason))
                settled.told = load_telling(settled.row.told)

    def forget(self, known: Collection[str]) -> None:
        """Delete those of the known meetings that no file gives any more."""
        for meeting_id in sorted((frozenset(known) - self.named()) & self._index.now.keys()):
            self._index.drop(meeting_id)

    def named(self) -> frozenset[str]:
        """The meetings that some file gives, or gave when it could last be read."""
        return frozenset(s.row.meeting_id for s in self.settled if s.row.meeting_id)

    def _known(self, candidate: Candidate) -> Settled | None:
        """What is known of a file that need not or cannot be read."""
        file, row = candidate.file, candidate.row
        if row is None:
            return None
        told = load_telling(row.told)
        if file and not self._is_fresh(candidate.root, file, row, told):
            return None
        return Settled(candidate, row, was_read=False, told=told)

    def _taken(self, candidate: Candidate, outcomes: Iterator[ReadOutcome]) -> Settled:
        """What a file was read to be."""
        file = candidate.file
        assert file is not None
        outcome = next(outcomes)
        if outcome.error or outcome.meeting is None:
            return self._failed(candidate, file.sha256, outcome.error)
        read: CutMeeting | ReadyMeeting = outcome.meeting
        told = read.told
        self.doubts.update((told.source.media_type, code) for code in read.doubts)
        for code in read.doubts:
            self.unclear[code].append(file.path)
        if not read.recognised and candidate.root not in self._anyway:
            return self._failed(candidate, file.sha256, NotMinutes(path=file.path))
        return self._first_written(candidate, file, read, told)

    def _first_written(
        self, candidate: Candidate, file: SourceFile, read: CutMeeting | ReadyMeeting, told: Telling
    ) -> Settled:
        """Write what was read, unless a better file of the very meeting has been seen."""
        row = self._row(candidate, file, told, None if read.recognised else NotMinutes.code)
        if told.id in self._removed:
            return Settled(candidate, row, was_read=True, told=told)
        if told.id in self._best and self._best[told.id] <= told.rank:
            return Settled(candidate, row, was_read=True, told=told)
        self._best[told.id] = told.rank
        print_ = self._fingerprint(row, told.id, ())
        try:
            if not self._index.has(told.id, row):
                self._index.take(read, print_)
        except BadText as error:
            return self._failed(candidate, file.sha256, error)
        return Settled(candidate, row, was_read=True, told=told)

    def _leave_out(self, members: Sequence[Settled]) -> None:
        """Of a removed meeting no file gives anything, whichever of them it is named after."""
        self.removed += 1
        for settled in members:
            told = {settled.told.id} if settled.told else set()
            self.left_out |= told | set(filter(None, [settled.row.meeting_id]))
            row = replace(settled.row, meeting_id=None)
            if row.outcome is not Outcome.FAILED:
                row = replace(row, outcome=Outcome.REMOVED)
            settled.row = row

    def _given(self, members: Sequence[Settled]) -> str | None:
        """Let the best file that can be had give the meeting; the id of it, or nothing.

        Where none can, a failed or vanished file's meeting stays as it is.
        """
        first = members[0].told
        assert first is not None
        giving = next((s for s in members if self._gives(s, first.id, members)), None)
        if giving is None:
            return None
        for settled in members:
            # A file that is not there has nothing in the index any more, so it keeps nothing in it.
            row = replace(settled.row, meeting_id=first.id if settled.is_there else None)
            if row.outcome is not Outcome.FAILED:
                outcome = Outcome.INDEXED if settled is giving else Outcome.DUPLICATE
                row = replace(row, outcome=outcome)
            settled.row = row
        giving.change = self._change(first.id)
        return first.id

    def _gives(self, settled: Settled, meeting_id: str, members: Sequence[Settled]) -> bool:
        """Whether the index now has the meeting from this file, with all its sources."""
        if not settled.is_there:
            return False
        others = [s for s in members if s is not settled and s.is_there]
        sources = tuple(s.told.source for s in others if s.told)
        print_ = self._fingerprint(settled.row, meeting_id, sources)
        if self._index.now.get(meeting_id) == print_:
            return True
        meeting, cut = self._meeting(settled)
        if meeting is None:
            return False
        try:
            whole = replace(meeting, id=meeting_id, other_sources=sources)
            self._index.put(whole, print_, cut)
        except BadText as error:
            self._fail(settled, error)
            return False
        return True

    def _meeting(self, settled: Settled) -> tuple[Meeting | None, Cut | None]:
        """The meeting of a file, from the index or else read again, then with its words."""
        stored = self._index.stored(settled.row)
        file = settled.candidate.file
        if stored is not None or file is None:
            return stored, None
        outcome = self._sandbox.read(job_of(file))
        settled.was_read = True
        if outcome.error:
            self._fail(settled, outcome.error)
        read: CutMeeting | ReadyMeeting | None = outcome.meeting
        return (read.meeting, read.cut) if read else (None, None)

    def _possible(self, telling_of: Sequence[Settled], groups: Groups) -> Iterator[Possible]:
        heads = [telling_of[places[0]].row for places in groups.members]
        for one, other in groups.possible:
            ids = heads[one].meeting_id, heads[other].meeting_id
            if ids[0] and ids[1]:
                yield Possible((heads[one].path, heads[other].path), (ids[0], ids[1]))

    def _is_fresh(self, root: str, file: SourceFile, row: SourceRow, told: Telling | None) -> bool:
        """Whether an earlier run read it, and neither the file nor the readers changed since."""
        if (row.sha256, row.reader_version) != (file.sha256, self._version):
            return False
        # Whether a text that is no minutes is wanted may have changed since.
        if row.code == NotMinutes.code and row.is_text != (root in self._anyway):
            return False
        # A meeting that the index has lost is read together with what is new.
        if row.outcome is Outcome.INDEXED and not self._index.had(row):
            return False
        if row.outcome is not Outcome.FAILED and told is None:
            return False
        if row.is_deadly:
            return row.is_quarantined
        refused = self._retry or row.code in _OF_THE_MACHINE
        return not (row.outcome is Outcome.FAILED and refused)

    def _row(
        self, candidate: Candidate, file: SourceFile, told: Telling, code: str | None
    ) -> SourceRow:
        return SourceRow(
            candidate.root,
            file.path,
            file.sha256,
            self._version,
            Outcome.INDEXED,
            code=code,
            meeting_id=told.id,
            fingerprint=file_fingerprint(file.sha256, file.path, self._version),
            told=dump_telling(told),
        )

    def _failed(self, candidate: Candidate, digest: str, error: UserFacingError | None) -> Settled:
        """A file that cannot be read; what it said when it last could stays in the index."""
        assert error is not None
        # A text that was wanted and is not any more leaves the index; it never was a meeting.
        before = candidate.row if candidate.row and not candidate.row.is_text else None
        row = SourceRow(
            candidate.root,
            candidate.path,
            digest,
            self._version,
            Outcome.FAILED,
            error.code,
            str(error),
            error.in_english(),
            before.meeting_id if before else None,
            before.fingerprint if before else None,
            before.told if before else None,
        )
        row = replace(row, deaths=row.is_deadly + self._deaths(candidate.row, digest))
        return Settled(candidate, row, was_read=True, told=load_telling(row.told))

    def _deaths(self, row: SourceRow | None, digest: str) -> int:
        """How many reading processes the same bytes have ended already with this reader."""
        is_same = row and (row.sha256, row.reader_version) == (digest, self._version)
        return row.deaths if row and is_same else 0

    def _fail(self, settled: Settled, error: UserFacingError) -> None:
        row = self._failed(settled.candidate, settled.row.sha256, error).row
        settled.row = settled.alone = row

    def _change(self, meeting_id: str) -> Change:
        before, now = (state.get(meeting_id) for state in (self._index.before, self._index.now))
        if before is None:
            return Change.NEW
        return Change.UNCHANGED if before == now else Change.CHANGED

    def _fingerprint(self, row: SourceRow, meeting_id: str, sources: Iterable[Source]) -> str:
        """What the index says a meeting was made from; it begins with the file's own."""
        tables = self._index.names.digest, self._index.people.digest
        beside = _digest(meeting_id, *tables, *map(repr, sources))
        return f"{row.fingerprint}{beside}"


def file_fingerprint(sha256_: str, path: str, version: str) -> str:
    """What the index's own prints of meetings begin with: the file, and what read it."""
    return _digest(sha256_, path, version)


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]
