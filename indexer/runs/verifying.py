"""Holds an index against what it was made from: its files, its manifest, the folders, the texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import FolderNotFound
from corpus.walk import shown, walk
from indexer.engine import Engine
from indexer.engines import Inspected
from indexer.errors import IndexDamaged
from indexer.runs.manifest import Outcome, SourceRow
from indexer.runs.sampling import spread, unfound


@dataclass(frozen=True, slots=True)
class Unfound:
    """A meeting that is not found by a piece of what it says; no piece: it does not come back."""

    meeting_id: str
    piece: str


@dataclass(frozen=True, slots=True)
class Folder:
    """How a folder differs from what was read from it; the next run takes these files in.

    ``is_there`` is false for a folder that is gone or not mounted, of which nothing is known.
    """

    root: str
    is_there: bool
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not fit.

    ``missing`` are meetings that the manifest says are in the index and are not, or from another
    file; ``strange`` those in the index that no known file gives.
    """

    generations: tuple[Inspected, ...]
    meetings: int
    missing: tuple[str, ...]
    strange: tuple[str, ...]
    sampled: int
    unfound: tuple[Unfound, ...]
    folders: tuple[Folder, ...]

    @property
    def is_sound(self) -> bool:
        """Whether all that was acknowledged is there and found; folders may have gone on since."""
        faults = [found for found in self.generations if found.fault]
        return not (faults or self.missing or self.unfound)


def verify(
    engine: Engine, generations: Sequence[Inspected], rows: Sequence[SourceRow], sample: int
) -> Verified:
    """Look at all of it; ``sample`` meetings are asked for by what they say.

    Raises ``IndexUnavailable`` when there is nothing at all to look at.
    """
    if not generations:
        engine.info()
    digests = _digests(engine)
    # What is not as it was written may answer anything: to ask it tells nothing more.
    is_as_written = not any(found.fault for found in generations[:1])
    chosen = spread(sorted(digests), sample) if is_as_written else ()
    return Verified(
        tuple(generations),
        len(digests),
        tuple(_missing(digests, rows)),
        tuple(sorted(digests.keys() - {row.meeting_id for row in rows})),
        len(chosen),
        tuple(Unfound(*found) for found in unfound(engine, chosen)),
        tuple(_folder(root, rows) for root in sorted({row.root for row in rows})),
    )


def _digests(engine: Engine) -> Mapping[str, str]:
    """What the index holds: nothing, where no generation is whole."""
    try:
        return engine.digests()
    except IndexDamaged:
        return {}


def _missing(digests: Mapping[str, str], rows: Sequence[SourceRow]) -> Iterator[str]:
    for row in rows:
        if row.outcome is Outcome.INDEXED and row.meeting_id:
            print_ = digests.get(row.meeting_id, "")
            if not print_ or not print_.startswith(row.fingerprint or ""):
                yield row.meeting_id


def _folder(root: str, rows: Sequence[SourceRow]) -> Folder:
    known = {row.path: row.sha256 for row in rows if row.root == root}
    try:
        there = {file.path: file.sha256 for file in walk(Path(root)) if not file.error}
    except FolderNotFound:
        return Folder(shown(root), is_there=False)
    return Folder(
        root,
        is_there=True,
        new=tuple(sorted(there.keys() - known.keys())),
        changed=tuple(sorted(p for p in there.keys() & known.keys() if there[p] != known[p])),
        gone=tuple(sorted(known.keys() - there.keys())),
    )
