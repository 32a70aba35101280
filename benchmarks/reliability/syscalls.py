"""As ``faults``, but at the system calls themselves, so that SQLite's and Tantivy's are met too.

``strace`` stands between the run and the kernel, and lets the n-th call of a name fail or kills the
run at it. It counts for each thread by itself: where there are several, each meets its own.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.reliability.faults import ACTIONS, KILL, REFUSED, Judge, done, run_and_exit
from benchmarks.reliability.house import House
from benchmarks.reliability.tally import Tally

_CALLS = (
    *("openat", "creat", "write", "writev", "pwrite64", "pwritev", "pwritev2", "copy_file_range"),
    *("sendfile", "fsync", "fdatasync", "msync", "ftruncate", "truncate", "fallocate"),
    *("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat"),
)
"""Those that open, write, sync, link, rename or remove; older names are not on every machine."""
_SET = ",".join(f"?{name}" for name in _CALLS)
_ROW = re.compile(r"(\d+) +(\w+)\(")
_LONGEST = 60.0
_HANGS = -999


def can_trace() -> bool:
    """Whether there is an ``strace`` that may look at our processes."""
    child = _stopped(lambda: os._exit(0))
    try:
        return _go_on(child, [], Path(os.devnull)) == 0
    except OSError:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return False


def _stopped(work: Callable[[], None]) -> int:
    """A child that waits to be told to begin."""
    child = os.fork()
    if child:
        os.waitpid(child, os.WUNTRACED)
        return child
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        work()
    finally:
        os._exit(REFUSED)


def _go_on(child: int, options: list[str], log: Path) -> int:
    """Let a child work under ``strace``, and tell how it ended. Raises ``OSError`` without one."""
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={_SET}", *options]
    with subprocess.Popen([*command, "-p", str(child)], stderr=subprocess.DEVNULL) as tracer:
        while not _is_traced(child):
            if tracer.poll() is not None:
                raise PermissionError(child)
            time.sleep(0.002)
        os.kill(child, signal.SIGCONT)
        return _end(child)


def _is_traced(child: int) -> bool:
    return "TracerPid:\t0\n" not in Path(f"/proc/{child}/status").read_text(encoding="ascii")


def _end(child: int) -> int:
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return _HANGS


def calls_of(base: House, top: Path, action: str) -> list[tuple[str, int]]:
    """The calls that touch the folder of the index in a run that nothing disturbs.

    Each is the name of a call and how many of that name its thread has made by then.
    """
    home = base.copy(top / "case")
    change, fresh = ACTIONS[action]
    change(home)
    log, where, made = top / "calls", str(home.root.parent), Counter[tuple[str, str]]()
    _go_on(_stopped(lambda: run_and_exit(home, fresh=fresh)), ["-y"], log)
    shutil.rmtree(home.top, ignore_errors=True)
    found: dict[tuple[str, int], None] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if row := _ROW.match(line):
            thread, name = row.groups()
            made[thread, name] += 1
            if where in line:
                found[name, made[thread, name]] = None
    return list(found)


def each_system_call(base: House, top: Path, action: str, fault: str, stride: int = 1) -> Tally:
    """One run for every call, or every so many, in which that call fails."""
    tally = Tally(f"{fault} at each system call of {action}")
    judge = Judge((base.look(), done(base, top, action)), tally)
    dice = random.getstate()
    for name, number in calls_of(base, top, action)[::stride]:
        home = base.copy(top / "case")
        random.setstate(dice)
        end = _disturbed(home, action, fault, name, number)
        what = f"{fault} at {name} {number} of {action}"
        if end == _HANGS:
            tally.fail(f"{what}: it hangs")
        else:
            judge(home, end, what)
        shutil.rmtree(home.top, ignore_errors=True)
    return tally


def _disturbed(home: House, action: str, fault: str, name: str, number: int) -> int:
    """How a run ended in which a call failed."""
    change, fresh = ACTIONS[action]
    change(home)
    child = _stopped(lambda: run_and_exit(home, fresh=fresh))
    how = "signal=SIGKILL" if fault == KILL else f"error={fault}"
    return _go_on(child, ["-e", f"inject={name}:{how}:when={number}"], Path(os.devnull))
