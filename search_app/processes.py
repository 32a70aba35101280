"""Several processes that answer on one socket: one alone would use one core.

The parent opens nothing that must not be shared and starts no thread; it only watches. Each child
begins as its copy, so what the parent has imported is there already and held once in memory.
"""

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import TypeAlias

from corpus.errors import UserFacingError
from search_app.in_hand import InHand

LOGGER = "jiyao.processes"
_MOST = 4
"""Where nothing is said; each holds an index of its own."""
_LEAST_THREADS = 2
"""A process of one thread would answer nobody while somebody fetches an export."""
_PAUSE = 1.0
"""Seconds before what has ended is started again, so that what cannot start costs little."""
_LAST = 10.0
"""Seconds for the last answers; a server gives them five."""

Ready: TypeAlias = Callable[[], None]
Work: TypeAlias = Callable[[Ready, InHand], None]
"""Calls what it is given when it is about to answer, and returns when it is told to end; keeps
count of what it has in hand.
"""


def how_many(asked: int, threads: int) -> int:
    """The processes that share so many threads; 0 asks for what suits the machine.

    One where a process cannot be copied safely, which is everywhere but on Linux.
    """
    if sys.platform != "linux":
        return 1
    return asked or max(1, min(len(os.sched_getaffinity(0)), _MOST, threads // _LEAST_THREADS))


def keep(count: int, work: Work, tell: Ready) -> None:
    """Do the work in so many processes until this one is ended; ``tell`` once all are ready.

    One that ends is started again. Raises what a process cannot start with.
    """
    gc.freeze()  # Copies that look for garbage leave alone what they share.
    in_hand = InHand(count)
    children: list[_Child] = []
    try:
        children.extend(_Child(work, in_hand.of(at)) for at in range(count))
        for child in children:
            child.ready()
        tell()
        with suppress(KeyboardInterrupt):
            _watch(children, work, in_hand)
    finally:
        _end(children)


def _watch(children: list["_Child"], work: Work, in_hand: InHand) -> None:
    while True:
        wait([child.process.sentinel for child in children])
        time.sleep(_PAUSE)
        for at, child in enumerate(children):
            if not child.process.is_alive():
                _report(child)
                children[at] = _Child(work, in_hand.of(at))


class _Child:
    """A process at work, and the line on which it says that it is ready or why it cannot be."""

    def __init__(self, work: Work, in_hand: InHand) -> None:
        context = get_context("fork")
        self._line, told = context.Pipe(duplex=False)
        # Ended with this process, too, where this one has no time to.
        self.process = context.Process(target=_do, args=(work, told, in_hand), daemon=True)
        self.process.start()
        told.close()

    def ready(self) -> None:
        """Wait for it. Raises why it cannot start; ends where it has died of what it has told."""
        if problem := self.problem():
            raise problem
        if self.process.exitcode is not None:
            sys.exit(1)

    def problem(self) -> UserFacingError | None:
        """What it has said last; waits until it is ready or has ended."""
        with suppress(EOFError):
            found: UserFacingError | None = self._line.recv()
            return found
        self.process.join()
        return None


def _do(work: Work, told: Connection, in_hand: InHand) -> None:
    """What a child does: whoever interrupts the parent has it end the children in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        work(lambda: told.send(None), in_hand)
    except UserFacingError as problem:
        with suppress(OSError):
            told.send(problem)
        sys.exit(1)


def _end_with_parent() -> None:
    """A parent that was killed cannot say so."""
    if parent := parent_process():
        parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _report(child: _Child) -> None:
    reason = child.problem() or child.process.exitcode
    logging.getLogger(LOGGER).warning(
        "答复进程 %s 已结束（%s），重新启动。 / process %s ended (%s) and is started again.",
        *(child.process.pid, reason) * 2,
    )


def _end(children: list[_Child]) -> None:
    for child in children:
        child.process.terminate()
    until = time.monotonic() + _LAST
    for child in children:
        child.process.join(max(0.0, until - time.monotonic()))
        child.process.kill()
        child.process.join()
