"""Runs over files that are made to hurt: what became of each, how long it took and how much room.

Readers are watched from inside (begin, end, peak of memory) and from outside, since one that hangs
or is killed tells nothing any more.
"""

import json
import os
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.reliability.house import House, Seen
from benchmarks.reliability.memory import memory
from benchmarks.reliability.tally import Tally
from corpus.errors import ReaderCrashed
from corpus.readers.limits import Limits
from corpus.walk import shown
from indexer.runs.manifest import read_rows
from indexer.runs.reading import CutMeeting, ReadAndCut

PASSED_OVER = "passed over"
"""Pipes, devices, and links to what is walked anyway: no files of the folder."""
_EVERY = 0.1
_LATE = 1.2
"""By how much a clock may be late on a machine that has other work."""
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class WatchedRead(ReadAndCut):
    """What a run reads with, which writes to ``log`` when a file begins and when it is done."""

    log: str = ""

    def __call__(self, data: bytes, path: str) -> CutMeeting:
        """As :class:`ReadAndCut`."""
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._tell("begin", path)
        try:
            return ReadAndCut.__call__(self, data, path)
        finally:
            self._tell("end", path)

    def _tell(self, what: str, path: str) -> None:
        row = [what, os.getpid(), path, time.monotonic(), *memory(os.getpid())]
        with Path(self.log).open("ab", buffering=0) as log:
            log.write(json.dumps(row).encode() + b"\n")


@dataclass(slots=True)
class Cost:
    """What reading a file took: when it began, seconds, and bytes on top of what was held."""

    began: float
    held: int
    seconds: float = 0.0
    memory: int = 0

    def see(self, now: float, peak: int) -> None:
        self.seconds = max(self.seconds, now - self.began)
        self.memory = max(self.memory, peak - self.held)


@dataclass(slots=True)
class Costs:
    """The dearest reading of each file, by its path."""

    log: Path
    found: dict[str, Cost] = field(default_factory=dict)
    _open: dict[int, Cost] = field(default_factory=dict)
    _read: int = 0

    def look(self) -> None:
        """Take in what the readers wrote, and look at those that are at a file."""
        with self.log.open("rb") as log:
            log.seek(self._read)
            for line in log:
                if line.endswith(b"\n"):
                    self._read += len(line)
                    self._take(*json.loads(line))
        for pid, cost in list(self._open.items()):
            try:
                cost.see(time.monotonic(), memory(pid)[1])
            except OSError:
                del self._open[pid]

    def _take(self, what: str, pid: int, path: str, now: float, held: int, peak: int) -> None:
        if what == "begin":
            before = self.found.get(path)
            cost = Cost(now, held, *((before.seconds, before.memory) if before else ()))
            self.found[path] = self._open[pid] = cost
        elif cost := self._open.pop(pid, None):
            cost.see(now, peak)


@contextmanager
def watched(log: Path) -> Iterator[Costs]:
    """Within the block, runs are watched."""
    log.touch()
    costs, over = Costs(log), threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            costs.look()

    watcher = threading.Thread(target=watch)
    with patch("indexer.runs.build.ReadAndCut", partial(WatchedRead, log=str(log))):
        watcher.start()
        try:
            yield costs
        finally:
            over.set()
            watcher.join()
            costs.look()


def run_over(home: House, folder: Path, tally: Tally, top: Path) -> None:
    """One run over the house, in which ``folder`` holds the files to count, each with its end.

    Wrong: the run fails, a file is in no state or beyond its limits, a reader has a bug, or a sound
    meeting is lost.
    """
    before = home.look()
    with watched(top / f"log-{time.monotonic_ns()}") as costs:
        refused = _run(home)
    if refused:
        tally.fail(f"the run over {folder.name} died: {refused}")
    _count(home, folder, tally, costs)
    after = home.look()
    if not (isinstance(before, Seen) and isinstance(after, Seen)):
        tally.fail(f"{folder.name}: the index says {before!r}, then {after!r}")
    elif set(dict(before.digests)) - set(dict(after.digests)):
        tally.fail(f"{folder.name}: sound meetings were lost")


def _run(home: House) -> str | None:
    try:
        report = home.run()
    except Exception as error:
        # Whatever it is, it is what must not be.
        return f"{type(error).__name__}: {error}"
    return str(report.refused) if report.refused else None


def _count(home: House, folder: Path, tally: Tally, costs: Costs) -> None:
    rows = {row.path: row for row in read_rows(home.root.with_name("index.sources"))}
    for path in _places(folder):
        name = shown(path.relative_to(home.files).as_posix())
        row = rows.get(name)
        cost = costs.found.get(name, Cost(0, 0))
        _note(tally, cost)
        if row is None and not _is_no_file(path, home.files):
            tally.fail(f"{name} is in no state")
        elif over := _beyond(cost):
            tally.fail(f"{name} took {over}")
        elif row and row.code == ReaderCrashed.code:
            tally.fail(f"{name}: {row.english}")
        else:
            tally.count(PASSED_OVER if row is None else row.code or row.outcome.value)


def _places(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)
    yield from (path for path in folder.rglob("*") if path.is_symlink() and path.is_dir())


def _is_no_file(path: Path, top: Path) -> bool:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return path.resolve().is_relative_to(top.resolve())
    return not stat.S_ISREG(mode)


def _note(tally: Tally, cost: Cost) -> None:
    for name, value in (
        ("slowest, ms", round(1000 * cost.seconds)),
        ("largest, MB", round(cost.memory / _MB)),
    ):
        tally.ends[name] = max(tally.ends[name], value)


def _beyond(cost: Cost) -> str | None:
    limits = Limits()
    if cost.seconds > _LATE * limits.seconds:
        return f"{cost.seconds:.1f} s"
    return f"{cost.memory >> 20} MB" if cost.memory > limits.memory else None
