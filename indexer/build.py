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
from dataclasses import dataclass
from pathlib import Path

from corpus.organ_names import OrganNames, organ_names
from corpus.readers import optional_parts
from corpus.sandbox import Sandbox
from corpus.walk import SourceFile, shown, walk
from indexer.engine import Engine
from indexer.errors import EmptyFolder, IndexUnavailable, NothingReadable, SchemaMismatch
from indexer.manifest import Manifest, Outcome, SourceRow
from indexer.person_names import NOBODY, PersonNames
from indexer.reading import ReadAndCut, reader_version
from indexer.reconcile import Candidate, Change, IndexState, Possible, Reconciliation


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why, in both languages."""

    path: str
    code: str
    chinese: str
    english: str


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
    index that no known folder gave (the manifest was lost): they are kept. ``generation`` is
    None while there is no index. ``texts`` counts what these folders give to the index though it
    is no minutes, which is in no other figure but ``read``.
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
    progress: Progress = lambda done, total: None,
) -> BuildReport:
    """Make the index say what the folders hold; files of other folders indexed earlier stay.

    ``fresh`` builds from these folders alone, beside the old index, and switches at the end;
    ``retry`` reads the known failures again; ``anyway`` wants texts that are no minutes too, and
    is remembered for these folders until it is said otherwise; ``workers`` processes read and cut;
    ``names`` tells which names mean one organization, ``people`` who is one person. Raises what
    ``walk`` and engines raise, ``EmptyFolder`` or ``NothingReadable``, and changes nothing then.
    """
    began = time.monotonic()
    files = _walk(roots)
    rows = manifest.rows()
    before = _digests(engine, fresh=fresh)
    walked = {root for root, _ in files}
    wanted = _wanted(manifest, walked, anyway)
    with ExitStack() as stack:
        own = engine.own_words(fresh=fresh)
        read = ReadAndCut(engine.library, anyway=bool(wanted & walked), own=own)
        sandbox = stack.enter_context(Sandbox(read, workers))
        index = IndexState(stack, engine, before, names or organ_names(), people, fresh=fresh)
        run = Reconciliation(index, sandbox, reader_version(), retry=retry, anyway=wanted)
        _settle(run, _candidates(files, () if fresh else rows), progress)
        if fresh:
            _refuse_an_empty_index(run)
        run.forget(before if fresh else manifest.claims(walked))
        _announce(manifest, run, wanted)
    _record(manifest, run, rows)
    return _report(run, index, rows, time.monotonic() - began, _generation(engine))


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


def _record(manifest: Manifest, run: Reconciliation, known: Sequence[SourceRow]) -> None:
    now = tuple(settled.row for settled in run.settled)
    if now != known:
        manifest.record(now)


def _refuse_an_empty_index(run: Reconciliation) -> None:
    rows = [settled.row for settled in run.settled]
    if not any(row.gives for row in rows):
        raise NothingReadable(count=len(rows), reason=rows[0].chinese, why=rows[0].english)


def _walk(roots: Sequence[Path]) -> dict[tuple[str, str], SourceFile]:
    """All files of the folders, by absolute root and relative path."""
    files: dict[tuple[str, str], SourceFile] = {}
    for root in roots:
        found = {(shown(str(root.resolve())), file.path): file for file in walk(root)}
        if not found:
            raise EmptyFolder(path=shown(str(root)))
        files |= found
    return files


def _candidates(
    files: Mapping[tuple[str, str], SourceFile], rows: Sequence[SourceRow]
) -> list[Candidate]:
    """Files and rows side by side, in the order that decides which file gives a meeting."""
    known = {(row.root, row.path): row for row in rows}
    walked = {root for root, _ in files}
    closed = tuple(root + "/" + path for root, path in files if path.endswith("/"))
    standing_by = {
        (root, path)
        for root, path in known.keys() - files.keys()
        if root not in walked or f"{root}/{path}".startswith(closed)
    }
    return [
        Candidate(*key, files.get(key), known.get(key))
        for key in sorted(files.keys() | standing_by)
    ]


def _digests(engine: Engine, *, fresh: bool) -> Mapping[str, str]:
    """What is in the index; a fresh one does not mind if the old one cannot be opened."""
    try:
        return engine.digests()
    except (SchemaMismatch, IndexUnavailable):
        if fresh:
            return {}
        raise


def _generation(engine: Engine) -> str | None:
    try:
        return engine.info().generation
    except IndexUnavailable:
        return None


def _report(
    run: Reconciliation,
    index: IndexState,
    known: Sequence[SourceRow],
    seconds: float,
    generation: str | None,
) -> BuildReport:
    walked = [settled for settled in run.settled if settled.candidate.file]
    # A file found now may change a meeting that comes from a folder that is not walked now.
    changes = Counter(settled.change for settled in run.settled if not settled.row.is_text)
    unchanged = [s for s in walked if s.change is Change.UNCHANGED and not s.row.is_text]
    rows = [settled.row for settled in walked]
    texts = {row.meeting_id for row in known if row.is_text}
    return BuildReport(
        new=changes[Change.NEW],
        changed=changes[Change.CHANGED],
        gone=len(index.before.keys() - index.now.keys() - texts),
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
        seconds=seconds,
        generation=generation,
        partly=tuple(_partly(run.doubts)),
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
    return Failure(row.path, row.code or "", row.chinese or "", row.english or "")
