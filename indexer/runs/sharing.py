"""Shares the reading of files among hosts: each reads its part and lays it where part 1 takes it.

Reading and cutting, nearly all of the work, is shared; comparing, writing and switching is not: the
host of part 1 does that alone, with the one manifest, as if it had read everything itself. So no
host can delete another's meetings, and files of different parts that tell of one meeting meet. What
a host that died did not read is read by part 1.
"""

import json
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

from corpus.sandbox import Job, Outcome, Sandbox
from corpus.serialize import dumps, from_json
from corpus.walk import walk
from indexer.cluster_errors import PartUnknown
from indexer.runs.reading import CutMeeting, ReadAndCut, job_of, reader_version
from indexer.runs.reconcile import file_fingerprint
from indexer.shelf import Shelf, in_batches
from indexer.text.analysis import Cut

MOST_PARTS = 64
_AT_ONCE = 500
"""Readings taken at a time, some tens of kilobytes each."""
_TOLD_EVERY = 15.0
_LOOKS_EVERY = 5.0
_BEGINS_WITHIN = 60.0
"""Seconds that part 1 gives the others to begin in, from when it has read its own files."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part ``number``, counted from 1, ``of`` so many."""

    number: int
    of: int

    @classmethod
    def parsed(cls, text: str) -> Self:
        """Read ``2/4``. Raises ``PartUnknown``."""
        number, slash, of = text.partition("/")
        is_number = all(p.isascii() and p.isdigit() and len(p) < 4 for p in (number, of))
        if not slash or not is_number or not 1 <= int(number) <= int(of) <= MOST_PARTS:
            raise PartUnknown(part=text, most=MOST_PARTS)
        return cls(int(number), int(of))

    @property
    def leads(self) -> bool:
        """Whether it is the one that writes."""
        return self.number == 1

    def has(self, path: str) -> bool:
        """Whether a file is to be read here; the same on every host and in every run."""
        place = int.from_bytes(sha256(path.encode("utf-8")).digest()[:8])
        return place % self.of == self.number - 1


def lay_out(
    shelf: Shelf,
    part: Part,
    held: Mapping[str, str],
    roots: Sequence[Path],
    read: ReadAndCut,
    workers: int,
) -> int:
    """Read what is new or changed of a part, and lay it on the shelf; how many files were laid.

    ``held`` are the digests of what need not be read. What cannot be read is left to part 1, which
    notes the reason. Raises what ``walk`` and the shelf raise.
    """
    shelf.tell(part.number, is_done=False)
    told, laid = time.monotonic(), 0
    with Sandbox(read, workers) as sandbox:
        for outcome in sandbox.read_many(_unread(shelf, part, held, roots, read)):
            if outcome.meeting is not None:
                shelf.lay(name_of(outcome.job, read), _dumped(outcome.meeting))
                laid += 1
            if time.monotonic() - told > _TOLD_EVERY:
                shelf.tell(part.number, is_done=False)
                told = time.monotonic()
    shelf.tell(part.number, is_done=True)
    return laid


def wait_for_others(
    shelf: Shelf,
    part: Part,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> tuple[int, ...]:
    """Wait until no other part is at work; those that did not come to their end."""
    others, began = range(2, part.of + 1), clock()
    while True:
        states = shelf.states(others)
        is_late = clock() - began > _BEGINS_WITHIN
        busy = [n for n, state in states.items() if state.is_alive and not state.is_done]
        if not busy and (is_late or len(states) == len(others)):
            return tuple(n for n in others if n not in states or not states[n].is_done)
        sleep(_LOOKS_EVERY)


class SharedSandbox(Sandbox):
    """Takes what lies on the shelf, and reads the rest."""

    def __init__(self, shelf: Shelf, read: ReadAndCut, workers: int) -> None:
        super().__init__(read, workers)
        self._shelf = shelf
        self._read_and_cut = read

    def read_many(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """The outcomes of the jobs in their order."""
        for some in in_batches(jobs, _AT_ONCE):
            names = [name_of(job, self._read_and_cut) for job in some]
            known = self._shelf.take(names)
            left = [job for job, name in zip(some, names, strict=True) if name not in known]
            outcomes = super().read_many(left)
            for job, name in zip(some, names, strict=True):
                text = known.get(name)
                yield Outcome(job, meeting=_loaded(text)) if text else next(outcomes)
            outcomes.close()


def name_of(job: Job, read: ReadAndCut) -> str:
    """The same for the same bytes, read and cut in the same way."""
    how = (reader_version(), read.library, str(read.anyway), *read.own)
    return sha256("\0".join((job.digest, job.path, *how)).encode("utf-8")).hexdigest()


def _unread(
    shelf: Shelf, part: Part, held: Mapping[str, str], roots: Sequence[Path], read: ReadAndCut
) -> Iterator[Job]:
    version = reader_version()
    known_files = {print_[: len(file_fingerprint("", "", ""))] for print_ in held.values()}
    files = (file for root in roots for file in walk(root) if not file.error)
    jobs = (
        job_of(file)
        for file in files
        if part.has(file.path)
        and file_fingerprint(file.sha256, file.path, version) not in known_files
    )
    for some in in_batches(jobs, _AT_ONCE):
        known = shelf.take([name_of(job, read) for job in some])
        yield from (job for job in some if name_of(job, read) not in known)


def _dumped(read: CutMeeting) -> str:
    cut = read.cut
    members = {
        "meeting": json.loads(dumps(read.meeting)),
        "segmenter": cut.segmenter,
        "words": dict(cut.words),
    }
    return json.dumps(members, ensure_ascii=False)


def _loaded(text: str) -> CutMeeting:
    members = json.loads(text)
    return CutMeeting(from_json(members["meeting"]), Cut(members["segmenter"], members["words"]))
