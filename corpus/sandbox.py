"""Reads many files, each in a child process with limits, on several cores, in their order.

A file that hangs, bursts or crashes its reader costs that file alone: the child's end is the
file's failure, a new child takes its place, and the run goes on.
"""

import gc
import multiprocessing
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, is_dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import ModuleType
from typing import Any, Self

from corpus import model
from corpus.errors import (
    MachineBusy,
    ReaderCrashed,
    ReaderDied,
    ReaderMemory,
    ReadError,
    ReaderTimeout,
    TooLarge,
    UnreadableFile,
)
from corpus.pace import Pace
from corpus.readers.limits import WIDE_SECONDS, Limits, arm, disarm
from corpus.readers.sniff import HTML, PLAIN, media_type
from corpus.scratch import temporary_here

FEW = 16
"""So many plain files are read faster here than a child starts; other formats always get one."""
MOST_BYTES = 64 * 1024 * 1024

_PLAIN_BYTES = 1024 * 1024
_FILES_PER_CHILD = 4_000
"""Each child compiles those patterns that its files need, a third of a second."""
_AHEAD = 4
_IN_HAND = 2
"""A child that is at one small file has the next one at hand already, and never waits for us."""
_SMALL_BYTES = 128 * 1024
_SHORT_MESSAGE = 4096
"""What a pipe surely takes while nobody reads at its other end."""
_SPENT = (MachineBusy, ReaderDied, ReaderMemory, ReaderTimeout)
"""After these a child is gone, or too short of memory to be trusted with the next file."""
_CLOCK, _PROCESSOR = "SIGALRM", "SIGXCPU"
_AT_WORK = 0.5
"""Of a processor: who had less for a file until the clock ended it is not to blame the file."""
_LOOKS = 30
"""At a file that is read until the clock ends it."""

_Context = ForkServerContext | SpawnContext
Read = Callable[[bytes, str], Any]
"""Bytes and path to a meeting, such as ``corpus.parse.read_meeting``, or to what is made of it.

Fit for a pipe. The server of the children loads its module once, or those named ``preload``;
while it does, this process calls ``prepare`` where there is one.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read: what it is called, how to get its bytes, and how many there are.

    ``load`` must be fit for a pipe. Without ``size`` the bytes of a huge file are loaded before it
    is refused, so whoever walks a folder gives it, and their SHA-256 as ``digest``.
    """

    path: str
    load: Callable[[], bytes]
    size: int | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: what ``read`` gave, or the reason why there is nothing."""

    job: Job
    meeting: Any = None
    error: ReadError | None = None


def _by_fields(value: object) -> tuple[type, tuple[object, ...]]:
    fields: tuple[str, ...] = type(value).__slots__  # type: ignore[attr-defined]
    return type(value), tuple(getattr(value, name) for name in fields)


# A meeting has a hundred parts, and frozen values are slow to pickle in the way they come with.
for _kind in filter(is_dataclass, vars(model).values()):
    ForkingPickler.register(_kind, _by_fields)  # type: ignore[arg-type]


def read_one(job: Job, read: Read) -> Outcome:
    """Read one file here; whatever goes wrong is its error."""
    try:
        _refuse_huge(job, job.size or 0)
        data = job.load()
        _refuse_huge(job, len(data))
        return Outcome(job, meeting=read(data, job.path))
    except ReadError as error:
        return Outcome(job, error=error)
    except OSError as error:
        reason = error.strerror or str(error)
        return Outcome(job, error=UnreadableFile(path=job.path, reason=reason))
    except MemoryError:
        return Outcome(job, error=ReaderMemory(path=job.path, megabytes=Limits().memory >> 20))
    except Exception as error:
        # One strange file must not cost the run the thousands of others.
        reason = f"{type(error).__name__}: {error}"
        return Outcome(job, error=ReaderCrashed(path=job.path, reason=reason))


def _refuse_huge(job: Job, size: int) -> None:
    if size > MOST_BYTES:
        raise TooLarge(path=job.path, reason=f"{size >> 20} MB，最多 {MOST_BYTES >> 20} MB")


def read_many(
    jobs: Iterable[Job], read: Read, workers: int, limits: Limits | None = None
) -> Iterator[Outcome]:
    """The outcomes of the jobs in their order; see :meth:`Sandbox.read_many`."""
    with Sandbox(read, workers, limits) as sandbox:
        yield from sandbox.read_many(jobs)


class Sandbox:
    """Children that read, for as long as the ``with`` block lasts."""

    def __init__(self, read: Read, workers: int, limits: Limits | None = None) -> None:
        self._read = read
        self._limits = limits or Limits()
        self._workers = max(1, workers)
        self._aside = _Pool(read, self._limits, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._aside.close()

    def read(self, job: Job) -> Outcome:
        """Read one file, also while the outcomes of others are being taken."""
        if _is_plain(job):
            return read_one(job, self._read)
        (outcome,) = self._aside.run(iter((job,)))
        return outcome

    def read_many(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """The outcomes of the jobs in their order, read by so many children at once.

        Jobs are taken as they are needed, so that a long list costs no memory. Closing the
        iterator ends the children.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, FEW + 1))
        if len(first) <= FEW and all(map(_is_plain, first)):
            yield from (read_one(job, self._read) for job in first)
            return
        pool = _Pool(self._read, self._limits, self._workers)
        try:
            with ThreadPoolExecutor(1) as aside:
                # Until their server has loaded all that they need, for a second, we only wait.
                prepared = aside.submit(getattr(self._read, "prepare", lambda: None))
                pool.begin(len(first))
            prepared.result()
            yield from pool.run(chain(first, waiting))
        finally:
            pool.close()


def _is_plain(job: Job) -> bool:
    """Whether a file is short text or HTML, whose readers are our own and have no such faults."""
    if (job.size or 0) > _PLAIN_BYTES:
        return False
    try:
        data = job.load()
    except (ReadError, OSError):
        return True
    return len(data) <= _PLAIN_BYTES and media_type(data) in {PLAIN, HTML}


@dataclass(frozen=True, slots=True)
class _Task:
    """A job with the place of its outcome, and the message by which a child is told of it."""

    number: int
    job: Job
    message: bytes

    def can_wait(self) -> bool:
        """Whether a child that is still at another file may be given it."""
        small = self.job.size is not None and self.job.size <= _SMALL_BYTES
        return small and len(self.message) <= _SHORT_MESSAGE


@dataclass(slots=True)
class _Child:
    """A process that reads, our end of its pipe, and its tasks, of which it is at the first."""

    process: BaseProcess
    pipe: Connection
    pace: Pace
    tasks: deque[_Task] = field(default_factory=deque)
    served: int = 0

    def is_spent(self) -> bool:
        """Whether it is gone, must not be trusted any more, or has read enough."""
        return self.served >= _FILES_PER_CHILD


@dataclass(slots=True)
class _Pool:
    """Hands out jobs and puts the answers back into order."""

    read: Read
    limits: Limits
    workers: int
    children: list[_Child] = field(default_factory=list)
    held: deque[_Task] = field(default_factory=deque)
    done: dict[int, Outcome] = field(default_factory=dict)
    taken: int = 0
    given: int = 0

    def run(self, jobs: Iterator[Job]) -> Iterator[Outcome]:
        """The outcomes in order; no job is taken that is far ahead of the next outcome.

        Children get their next jobs before an outcome is given: they read while it is used.
        """
        if not self.children:
            self.begin(1)
        self._hand_out(jobs)
        while busy := [child for child in self.children if child.tasks]:
            ready = wait([child.pipe for child in busy], self._every())
            for child in busy:
                if child.pipe in ready:
                    self._take_in(child)
                else:
                    child.pace.look(child.tasks[0].number)
            self._hand_out(jobs)
            yield from self._in_order()
            self._hand_out(jobs)

    def begin(self, most: int) -> None:
        """Start the children, no more than so many."""
        self.children += [self._start() for _ in range(min(most, self.workers))]

    def close(self) -> None:
        """End all children at once."""
        for child in self.children:
            _end(child)
        self.children.clear()

    def _start(self) -> _Child:
        context = _context(self.read)
        ours, theirs = context.Pipe()
        with _without_main(), temporary_here() as scratch:
            # The server of the children is started with the first of them, and has a socket there.
            work = (theirs, self.read, self.limits, scratch)
            process = context.Process(target=_serve, args=work, daemon=True)
            process.start()
        theirs.close()
        return _Child(process, ours, Pace(process.pid or 0, self._every()))

    def _every(self) -> float:
        return self.limits.seconds / _LOOKS

    def _hand_out(self, coming: Iterator[Job]) -> None:
        while self.held or self.taken - self.given < _AHEAD * self.workers:
            if not self.held:
                if not (job := next(coming, None)):
                    return
                self.held.append(_Task(self.taken, job, bytes(ForkingPickler.dumps(job))))
                self.taken += 1
            child = self._free_for(self.held[0])
            if child is None:
                return
            self._hand(child, self.held.popleft())

    def _free_for(self, task: _Task) -> _Child | None:
        """The child with the least to do, if it may take one task more."""
        usable = [child for child in self.children if not (child.tasks and child.is_spent())]
        child = min(usable, key=lambda child: len(child.tasks), default=None)
        if child and len(child.tasks) < (_IN_HAND if task.can_wait() else 1):
            return child
        return None

    def _hand(self, child: _Child, task: _Task) -> None:
        if child.is_spent():
            _end(child)
            fresh = self._start()
            child.process, child.pipe, child.pace = fresh.process, fresh.pipe, fresh.pace
            child.served = 0
        child.tasks.append(task)
        child.served += 1
        # A child that died just now is noticed when its answer is waited for.
        with suppress(OSError):
            child.pipe.send_bytes(task.message)

    def _take_in(self, child: _Child) -> None:
        task = child.tasks.popleft()
        try:
            meeting, error = child.pipe.recv()
        except (EOFError, OSError):
            child.process.join()
            meeting, error = None, self._cause(task, child)
        self.done[task.number] = Outcome(task.job, meeting, error)
        if isinstance(error, _SPENT):
            child.served = _FILES_PER_CHILD
            self.held.extendleft(reversed(child.tasks))
            child.tasks.clear()

    def _in_order(self) -> Iterator[Outcome]:
        while self.given in self.done:
            self.given += 1
            yield self.done.pop(self.given - 1)

    def _cause(self, task: _Task, child: _Child) -> ReadError:
        """What the way a child ended says: by the clock, or otherwise."""
        path, ended = task.job.path, _signal_name(child.process.exitcode)
        # What lives longer than the clock of a file was given more of it (``widen``).
        is_wide = child.pace.span(task.number) > self.limits.seconds
        seconds = f"{WIDE_SECONDS if is_wide else self.limits.seconds:g}"
        if ended == _CLOCK and (child.pace.share(task.number) or 0.0) < _AT_WORK:
            return MachineBusy(path=path, seconds=seconds)
        if ended in (_CLOCK, _PROCESSOR):
            return ReaderTimeout(path=path, seconds=seconds)
        return ReaderDied(path=path, reason=ended or f"exit {child.process.exitcode}")


def _context(read: Read) -> _Context:
    """Children of a small server, which has loaded the readers once and nothing of ours."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(getattr(read, "preload", (read.__module__,))))
    return context


@contextmanager
def _without_main() -> Iterator[None]:
    """Children begin by running the main script again, in vain: they need nothing that it has.

    A command's imports took as long as reading forty files, and a script without a guard would
    begin from the start in each of them.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(pipe: Connection, read: Read, limits: Limits, scratch: str) -> None:
    """What a child does: answer jobs until the pipe is closed."""
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what is loaded stays: no collection has to look through it again
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        arm(limits)
        outcome = read_one(job, read)
        disarm()
        pipe.send((outcome.meeting, outcome.error))


def _end(child: _Child) -> None:
    child.pipe.close()
    child.process.kill()
    child.process.join()
    child.process.close()


def _signal_name(code: int | None) -> str | None:
    try:
        return signal.Signals(-(code or 0)).name
    except ValueError:
        return None
