"""Moves an index to another engine, meeting by meeting, without reading the files again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from corpus.grammar.organ_names import OrganNames
from corpus.model import Meeting
from indexer.engine import Engine
from indexer.errors import (
    IndexDamaged,
    IndexUnavailable,
    NotAsWritten,
    SchemaMismatch,
    TargetExists,
)
from indexer.person_names import NOBODY, PersonNames
from indexer.records import MeetingRecords, flatten
from indexer.runs.manifest import open_manifest


@dataclass(frozen=True, slots=True)
class Place:
    """An index, and the manifest that goes with it."""

    address: str
    engine: Engine
    manifest: Path


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What was copied; ``generation`` names the state of the new index."""

    meetings: int
    sections: int
    seconds: float
    generation: str


Progress = Callable[[int, int], None]
"""Told after each meeting how many are done, and of how many."""


def copy_index(
    source: Place,
    target: Place,
    *,
    names: OrganNames | None = None,
    people: PersonNames = NOBODY,
    force: bool = False,
    progress: Progress = lambda done, total: None,
) -> CopyReport:
    """Fill the target with all that the source holds, and have it know the same files.

    ``names`` spells organizations out and ``people`` says who is one, as where the source was
    indexed.
    Both are locked against other runs meanwhile. What the target held goes on answering until the
    switch at the end, and with an error it stays. Raises ``TargetExists`` without ``force``,
    ``IndexUnavailable`` when there is no source, and what the engines raise.
    """
    began = time.monotonic()
    source.engine.info()
    if not force:
        _refuse_what_is_there(target)
    with (
        open_manifest(source.manifest) as known,
        open_manifest(target.manifest, fresh=True) as manifest,
    ):
        _write_all(source, target.engine, partial(flatten, names=names, people=people), progress)
        # After the index: a crash in between costs a reading of the files, never a meeting.
        manifest.take_over(known)
    info = target.engine.info()
    return CopyReport(info.meetings, info.sections, time.monotonic() - began, info.generation)


def _write_all(
    source: Place,
    target: Engine,
    flat: Callable[[Meeting, str], MeetingRecords],
    progress: Progress,
) -> None:
    digests = source.engine.digests()

    def check(written: Engine) -> None:
        if written.digests() != digests:
            raise NotAsWritten(reason=f"{len(written.digests())}/{len(digests)}")

    with target.writer(fresh=True, check=check) as writer:
        for done, (meeting_id, fingerprint) in enumerate(sorted(digests.items()), 1):
            meeting = source.engine.meeting(meeting_id)
            if meeting is None:
                raise IndexDamaged(path=source.address, reason=meeting_id)
            writer.replace_meeting(meeting_id, flat(meeting, fingerprint))
            progress(done, len(digests))


def _refuse_what_is_there(target: Place) -> None:
    """Anything that answers, or did once."""
    try:
        target.engine.info()
    except (IndexDamaged, SchemaMismatch):
        pass
    except IndexUnavailable:
        return
    raise TargetExists(address=target.address)
