"""One kill, EIO or ENOSPC at each file system call of a run, each in a process of its own.

All calls go through Python here, but for SQLite's and Tantivy's own; those the random kills meet.
"""

import builtins
import errno
import io
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.reliability.house import House, Seen, write
from benchmarks.reliability.tally import Tally

KILL, EIO, ENOSPC = "kill", "EIO", "ENOSPC"
FAULTS = (KILL, EIO, ENOSPC)
_CALLS = (
    *("fsync", "open", "link", "rename", "replace", "mkdir", "unlink", "rmdir", "chmod"),
    *("listdir", "scandir"),
)
DONE, REFUSED = 0, 3


def add(home: House) -> None:
    """New minutes and changed ones."""
    write(home.files, 50)
    write(home.files, 2, version=2)


def delete(home: House) -> None:
    """Minutes that vanish."""
    (home.files / "0003.txt").unlink()


ACTIONS: dict[str, tuple[Callable[[House], None], bool]] = {
    "add": (add, False),
    "delete": (delete, False),
    "rebuild": (add, True),
}
"""What happens to the folder, and whether the index is built afresh."""


class Calls:
    """Counts calls that touch a folder, and lets the one with number ``at`` fail."""

    def __init__(self, top: Path, at: int | None, fault: str) -> None:
        self.count = 0
        self._top, self._at, self._fault = str(top), at, fault

    def step(self) -> None:
        """A call is about to be made."""
        self.count += 1
        if self.count - 1 != self._at:
            return
        if self._fault == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, self._fault)
        raise OSError(number, os.strerror(number))

    def touches(self, argument: object) -> bool:
        """Whether the argument of a call is a path or a descriptor below the folder."""
        if isinstance(argument, int):
            try:
                return str(Path(f"/proc/self/fd/{argument}").readlink()).startswith(self._top)
            except OSError:
                return False
        return os.fsdecode(argument).startswith(self._top)  # type: ignore[call-overload]

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Stand between Python and the system."""
        plain = {name: getattr(os, name) for name in _CALLS}
        plain_open = io.open
        for name, function in plain.items():
            setattr(os, name, self._watched(function))
        builtins.open = io.open = self._opened(plain_open)
        try:
            yield
        finally:
            builtins.open = io.open = plain_open
            for name, function in plain.items():
                setattr(os, name, function)

    def _watched(self, function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            if arguments and self.touches(arguments[0]):
                self.step()
            return function(*arguments, **options)

        return call

    def _opened(self, plain: Callable[..., object]) -> Callable[..., object]:
        calls = self

        class Written(io.FileIO):
            def write(self, data: object) -> int:
                calls.step()
                return super().write(data)  # type: ignore[arg-type]

        def opened(file: object, mode: str = "r", *rest: object, **options: object) -> object:
            if isinstance(file, int) or not self.touches(file):
                return plain(file, mode, *rest, **options)
            self.step()
            if not set(mode) & set("wxa"):
                return plain(file, mode, *rest, **options)
            buffered = io.BufferedWriter(Written(file, mode.replace("b", "").replace("t", "")))
            if "b" in mode:
                return buffered
            return io.TextIOWrapper(buffered, encoding=str(options.get("encoding") or "utf-8"))

        return opened


def calls_of(base: House, top: Path, action: str) -> int:
    """How many calls a run makes that nothing disturbs."""
    home = base.copy(top / "count")
    change, fresh = ACTIONS[action]
    change(home)
    calls = Calls(home.root.parent, None, KILL)
    with calls.watching():
        home.run(fresh=fresh)
    shutil.rmtree(home.top, ignore_errors=True)
    return calls.count


def each_call(base: House, top: Path, action: str, fault: str, stride: int = 1) -> Tally:
    """One run for every call, or every so many, in which that call fails."""
    tally = Tally(f"{fault} at each call of {action}")
    change, fresh = ACTIONS[action]
    before = base.look()
    done = base.copy(top / "done")
    change(done)
    done.run(fresh=fresh)
    after = done.look()
    assert isinstance(after, Seen), after
    shutil.rmtree(done.top)
    for number in range(0, calls_of(base, top, action), stride):
        home = base.copy(top / f"case-{number}")
        change(home)
        end = _in_a_child(home, fault, number, fresh=fresh)
        judge(home, end, (before, after), tally, f"{fault} at call {number} of {action}")
        shutil.rmtree(home.top, ignore_errors=True)
    return tally


def _in_a_child(home: House, fault: str, number: int, *, fresh: bool) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = REFUSED
    try:
        with Calls(home.root.parent, number, fault).watching():
            report = home.run(fresh=fresh)
        code = REFUSED if report.refused else DONE
    finally:
        os._exit(code)


def judge(home: House, end: int, allowed: tuple[object, object], tally: Tally, what: str) -> None:
    """The index is as it was or as it was to be; the next run makes it what it was to be."""
    seen = home.look()
    if seen not in allowed or (end == DONE and seen != allowed[1]):
        tally.fail(f"{what}, ended with {end}: {str(seen)[:200]}")
        return
    home.run()
    mended = home.look()
    if mended != allowed[1]:
        tally.fail(f"{what}, after the next run: {str(mended)[:200]}")
        return
    names = {DONE: "went on", REFUSED: "refused"}
    tally.count(f"{names.get(end, 'killed')}, {'new' if seen == allowed[1] else 'old'} answers")
