"""Brings an index up to date with folders of minutes, by comparing states.

Wanted is, for every meeting, the fingerprint of the best file that gives it; present is what
``engine.digests()`` says. What differs is read and replaced, what no file gives any more is
deleted. So a run that was cut off anywhere is mended by the next one.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.grammar.organ_names import OrganNames, organ_names
from corpus.readers import optional_parts
from corpus.sandbox import Sandbox
from corpus.walk import SourceFile
from indexer.browsing import read_series
from indexer.engine import Check, Engine
from indexer.errors import (
    IndexDamaged,
    IndexerError,
    IndexUnavailable,
    NothingReadable,
    RunRefused,
    SchemaMismatch,
)
from indexer.person_names import NOBODY, PersonNames
from indexer.removals import RemovalList, Removed
from indexer.runs.arrivals import note_arrivals
from indexer.runs.departures import departed, documents_left, meetings_left, note
from indexer.runs.guard import UNGUARDED, Counted, Guard, Watch
from indexer.runs.index_state import IndexState
from indexer.runs.manifest import Manifest, Outcome, SourceRow
from indexer.runs.reading import ReadAndCut, reader_version
from indexer.runs.reconcile import Candidate, Change, Possible, Reconciliation
from indexer.runs.walking import candidates, walked, walked_again
from indexer.series import Gap


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, in both languages.

    One that is quarantined is not read again before the reader changes.
    """

    path: str
    code: str
    chinese: str
    english: str
    is_quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose meeting comes from a better one; it takes over when that one goes."""

    path: str
    meeting_id: str


@dataclass(frozen=True, slots=True)
class Partly:
    """How many files read in this run would have told more with an optional part, and its name."""

    part: str
    remedy: str
    files: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run did; ``new``, ``changed``, ``gone`` and ``unchanged`` count meetings.

    ``read`` counts the files that were opened and parsed. ``unaccounted`` counts meetings in the
    index that no known folder gave (the manifest was lost): they are kept. ``generation`` is None
    while there is no index. ``texts`` counts what these folders give to the index though it is no
    minutes, which is in no other figure but ``read``. ``unclear`` are the files read in this run by
    code of a warning, ``gaps`` the numbers that the series of the index miss, ``removed`` how many
    meetings the list of removals keeps out. ``fault`` is what was wrong with the index when the run
    began, and ``refused`` why what it wrote was not switched to: then the figures say what would
    have been.
    """

    new: int
    changed: int
    gone: int
    unchanged: int
    read: int
    failed: tuple[Failure, ...]
    duplicates: tuple[Duplicate, ...]
    possible: tuple[Possible, ...]
    unaccounted: int
    seconds: float
    generation: str | None
    texts: int = 0
    partly: tuple[Partly, ...] = ()
    unclear: Mapping[str, Sequence[str]] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    removed: int = 0
    canaries: tuple[Counted, ...] = ()
    fault: IndexerError | None = None
    refused: RunRefused | None = None


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What a run finds: the files, what was known of them, and what the index held.

    ``anew`` when nothing of the index can be used, because it is to be built afresh or is lost.
    """

    files: Mapping[tuple[str, str], SourceFile]
    rows: tuple[SourceRow, ...]
    before: Mapping[str, str]
    anew: bool
    fault: IndexerError | None

    @property
    def walked(self) -> frozenset[str]:
        """The roots that are looked through."""
        return frozenset(root for root, _ in self.files)


Reading = Callable[[ReadAndCut, int], Sandbox]
"""Makes what reads with so many processes."""


@dataclass(frozen=True, slots=True)
class _Means:
    """With what a run reads; ``anyway`` are the roots whose texts are wanted as they are, and
    ``removed`` the meetings that are not to be in the index.
    """

    anyway: AbstractSet[str]
    workers: int
    names: OrganNames
    people: PersonNames
    reading: Reading
    removed: AbstractSet[str]


Progress = Callable[[int, int], None]
"""Told after each file how many are done, and of how many."""


def update(  # noqa: PLR0913
    engine: Engine,
    manifest: Manifest,
    roots: Sequence[Path],
    *,
    fresh: bool = False,
    retry: bool = False,
    anyway: bool | None = None,
    workers: int = 1,
    names: OrganNames | None = None,
    people: PersonNames = NOBODY,
    guard: Guard = UNGUARDED,
    reading: Reading = Sandbox,
    removed: AbstractSet[str] = frozenset(),
    progress: Progress = lambda done, total: None,
) -> BuildReport:
    """Make the index say what the folders hold; files of other folders indexed earlier stay.

    ``fresh`` builds from these alone, ``retry`` reads known failures again, ``anyway`` wants texts
    that are no minutes too; ``workers`` processes read, made by ``reading``; ``guard`` says what
    may not become of the index, ``removed`` what is to be kept out. A lost one is built again from
    all folders. Raises what ``walk`` and engines raise, ``EmptyFolder``, ``NothingReadable``.
    """
    began, names = time.monotonic(), names or organ_names()
    start = _begin(engine, manifest, roots, fresh=fresh)
    wanted = _wanted(manifest, start.walked, anyway)
    means = _Means(wanted, workers, names, people, reading, removed)
    watch, refused = Watch(guard, _without(engine, removed), names), None
    try:
        with ExitStack() as stack:
            index, run = _prepared(stack, engine, start, means, retry=retry)
            index.check = _check(run, index, start, watch, manifest)
            _write(run, index, start, manifest, progress, fresh=fresh)
            _announce(manifest, run, means.anyway)
    except RunRefused as error:
        refused = error
    report = replace(_report(run, index, start, engine), canaries=watch.counted, refused=refused)
    if refused is None:
        _record(manifest, run, start.rows, report.generation)
    return replace(report, seconds=time.monotonic() - began)


def _prepared(
    stack: ExitStack, engine: Engine, start: _Beginning, means: _Means, *, retry: bool
) -> tuple[IndexState, Reconciliation]:
    own = engine.own_words(fresh=start.anew)
    read = ReadAndCut(
        engine.library,
        anyway=bool(means.anyway & start.walked),
        own=own,
        maker=engine.maker,
        names=means.names,
        people=means.people,
    )
    index = IndexState(stack, engine, start.before, means.names, means.people, fresh=start.anew)
    sandbox = stack.enter_context(means.reading(read, means.workers))
    kept = {"anyway": means.anyway, "removed": means.removed}
    return index, Reconciliation(index, sandbox, reader_version(), retry=retry, **kept)


def _check(
    run: Reconciliation, index: IndexState, start: _Beginning, watch: Watch, manifest: Manifest
) -> Check:
    def check(written: Engine) -> None:
        watch.refuse_vanishing(*_vanishing(run, index, start.rows))
        watch.look(written, index.now, index.before)
        rows = [settled.row for settled in run.settled]
        roots, out = start.walked, run.left_out
        left = meetings_left(index.before, index.now, start.rows, rows, roots, out)
        come = index.now.keys() - index.before.keys()
        # Nobody is told of a document that left with a removed meeting.
        documents = documents_left(_without(index.engine, run.left_out), written)
        note(manifest, left, come, documents)
        note_arrivals(manifest, come, left)

    return check


def _without(engine: Engine, removed: AbstractSet[str]) -> Engine:
    return Removed(engine, RemovalList(None, frozenset(removed)))


def _begin(engine: Engine, manifest: Manifest, roots: Sequence[Path], *, fresh: bool) -> _Beginning:
    rows = manifest.rows()
    before, fault = _digests(engine, fresh=fresh)
    is_lost = not fresh and not before and any(row.gives for row in rows)
    files = walked(roots)
    if is_lost:
        files = {**walked_again(rows), **files}
    return _Beginning(files, rows, before, fresh or is_lost, fault or engine.fault)


def _write(
    run: Reconciliation,
    index: IndexState,
    start: _Beginning,
    manifest: Manifest,
    progress: Progress,
    *,
    fresh: bool,
) -> None:
    known = _quarantined(start) if fresh else start.rows
    _settle(run, candidates(start.files, known), progress)
    if fresh:
        _refuse_an_empty_index(run)
    run.forget(start.before if fresh else manifest.claims(start.walked) | departed(manifest))
    if start.fault:
        index.renew()


def _quarantined(start: _Beginning) -> tuple[SourceRow, ...]:
    """What even a build from nothing knows: the files that are not to be read."""
    rows = (row for row in start.rows if row.is_quarantined and (row.root, row.path) in start.files)
    return tuple(replace(row, meeting_id=None, fingerprint=None, told=None) for row in rows)


def _settle(run: Reconciliation, candidates: Sequence[Candidate], progress: Progress) -> None:
    for done, _ in enumerate(run.read(candidates), 1):
        progress(done, len(candidates))
    run.settle()


def _wanted(manifest: Manifest, walked: AbstractSet[str], anyway: bool | None) -> AbstractSet[str]:
    """The roots whose texts are wanted though they are no minutes."""
    if anyway is None:
        return manifest.anyway()
    return manifest.anyway() | walked if anyway else manifest.anyway() - walked


def _announce(manifest: Manifest, run: Reconciliation, wanted: AbstractSet[str]) -> None:
    """Told before the index commits, so that a crash in between leaves no meeting unowned."""
    manifest.choose(wanted)
    manifest.announce((s.row.root, s.row.meeting_id) for s in run.settled if s.row.meeting_id)


def _record(
    manifest: Manifest, run: Reconciliation, known: Sequence[SourceRow], generation: str | None
) -> None:
    now = tuple(settled.row for settled in run.settled)
    if now != known:
        manifest.record(now, generation, known)
    manifest.finish()


def _vanishing(
    run: Reconciliation, index: IndexState, known: Sequence[SourceRow]
) -> tuple[AbstractSet[str], Sequence[str]]:
    """The meetings that there were, and those of them that would be gone.

    One whose file gives another meeting now was read otherwise, and is not lost.
    """
    minutes = (s.row for s in run.settled if s.row.gives in index.now and not s.row.is_text)
    given = {(row.root, row.path) for row in minutes}
    renamed = {row.meeting_id for row in known if (row.root, row.path) in given}
    texts = {row.meeting_id for row in known if row.is_text}
    held = set(index.before) or {row.gives for row in known if row.gives}
    before = {meeting_id for meeting_id in held if meeting_id not in texts | run.left_out}
    return before, sorted(before - index.now.keys() - renamed)


def _refuse_an_empty_index(run: Reconciliation) -> None:
    rows = [settled.row for settled in run.settled]
    if not any(row.gives or row.outcome is Outcome.REMOVED for row in rows):
        raise NothingReadable(count=len(rows), reason=rows[0].chinese, why=rows[0].english)


def _digests(engine: Engine, *, fresh: bool) -> tuple[Mapping[str, str], IndexerError | None]:
    """What is in the index, and why nothing of it can be read."""
    try:
        return engine.digests(), None
    except IndexDamaged as error:
        return {}, error
    except (SchemaMismatch, IndexUnavailable) as error:
        if fresh:
            return {}, error
        raise


def _generation(engine: Engine) -> str | None:
    try:
        return engine.info().generation
    except (IndexUnavailable, SchemaMismatch):
        return None


def _report(
    run: Reconciliation, index: IndexState, start: _Beginning, engine: Engine
) -> BuildReport:
    known, generation = start.rows, _generation(engine)
    walked = [settled for settled in run.settled if settled.candidate.file]
    # A file found now may change a meeting that comes from a folder that is not walked now.
    changes = Counter(settled.change for settled in run.settled if not settled.row.is_text)
    unchanged = [s for s in walked if s.change is Change.UNCHANGED and not s.row.is_text]
    rows = [settled.row for settled in walked]
    texts = {row.meeting_id for row in known if row.is_text}
    return BuildReport(
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
        gone=len(index.before.keys() - index.now.keys() - texts - run.left_out),
        unchanged=len(unchanged),
        read=sum(settled.was_read for settled in walked),
        failed=tuple(_failure(row) for row in rows if row.outcome is Outcome.FAILED),
        duplicates=tuple(
            Duplicate(row.path, row.gives)
            for row in rows
            if row.outcome is Outcome.DUPLICATE and row.gives
        ),
        possible=run.possible,
        unaccounted=len(index.now.keys() - run.named()),
        seconds=0.0,
        generation=generation,
        partly=tuple(_partly(run.doubts)),
        unclear=dict(run.unclear),
        gaps=read_series(engine).gaps if generation else (),
        removed=run.removed,
        fault=start.fault,
        texts=sum(row.is_text and row.outcome is Outcome.INDEXED for row in rows),
    )


def _partly(doubts: Mapping[tuple[str, str], int]) -> Iterator[Partly]:
    for part in optional_parts():
        files = sum(
            count
            for (media_type, code), count in doubts.items()
            if code in part.mends and media_type in part.media_types
        )
        if files and not part.found:
            yield Partly(part.name, part.remedy, files)


def _failure(row: SourceRow) -> Failure:
    told = (row.code or "", row.chinese or "", row.english or "")
    return Failure(row.path, *told, is_quarantined=row.is_quarantined)
