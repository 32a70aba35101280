"""One kill, EIO or ENOSPC at each file system call of a run, each in a process of its own.

All calls go through Python here, but for SQLite's and Tantivy's own; those ``syscalls`` meets.
What has been seen to end so before is not looked at again: a kill at a call before which nothing
changed on the disk, and a run that ended alike and left the same bytes under the same names.
"""

import builtins
import errno
import hashlib
import io
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.reliability.house import House, Seen, write
from benchmarks.reliability.tally import Tally
from corpus.errors import UserFacingError

KILL, EIO, ENOSPC = "kill", "EIO", "ENOSPC"
FAULTS = (KILL, EIO, ENOSPC)
_CALLS = (
    *("fsync", "open", "link", "rename", "replace", "mkdir", "unlink", "rmdir", "chmod"),
    *("listdir", "scandir"),
)
DONE, REFUSED, UNTOLD = 0, 3, 4
_ENDS = {DONE: "went on", REFUSED: "refused"}


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

    def __init__(
        self, top: Path, at: int | None, fault: str, at_step: Callable[[], None] = lambda: None
    ) -> None:
        self.count = 0
        self._top, self._at, self._fault = str(top), at, fault
        self._at_step, self._is_at_step = at_step, False

    def step(self) -> None:
        """A call is about to be made; those that ``at_step`` makes do not count."""
        if self._is_at_step:
            return
        self._is_at_step = True
        self._at_step()
        self._is_at_step = False
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


def states_of(base: House, top: Path, action: str) -> list[str]:
    """What lies on the disk before each call of a run that nothing disturbs."""
    home = base.copy(top / "case")
    change, fresh = ACTIONS[action]
    change(home)
    states: list[str] = []
    calls = Calls(home.root.parent, None, KILL, lambda: states.append(_state(home)))
    with calls.watching():
        home.run(fresh=fresh)
    shutil.rmtree(home.top, ignore_errors=True)
    return states


def _state(home: House) -> str:
    """All names below the folder of the index, and what stands behind them."""
    digest = hashlib.sha256()
    for path in sorted(home.root.parent.rglob("*")):
        found = path.lstat()
        digest.update(f"{path.relative_to(home.top)} {found.st_mode} {found.st_nlink}\n".encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def each_call(base: House, top: Path, action: str, fault: str, stride: int = 1) -> Tally:
    """One run for every call, or every so many, in which that call fails."""
    tally = Tally(f"{fault} at each call of {action}")
    after = done(base, top, action)
    judge = Judge((base.look(), after), tally)
    # The names of segments come from here: the same ones, or no two runs would leave the same.
    dice = random.getstate()
    change, fresh = ACTIONS[action]
    states = states_of(base, top, action)
    for number in range(0, len(states), stride):
        if fault == KILL and number and stride == 1 and states[number] == states[number - 1]:
            tally.count("killed, nothing changed since the call before")
            continue
        home = base.copy(top / "case")
        change(home)
        random.setstate(dice)
        end = _in_a_child(home, fault, number, fresh=fresh)
        judge(home, end, f"{fault} at call {number} of {action}")
        shutil.rmtree(home.top, ignore_errors=True)
    return tally


def done(base: House, top: Path, action: str) -> Seen:
    """What the index says when nothing disturbs the run."""
    home = base.copy(top / "case")
    change, fresh = ACTIONS[action]
    change(home)
    home.run(fresh=fresh)
    after = home.look()
    assert isinstance(after, Seen), after
    shutil.rmtree(home.top)
    return after


def _in_a_child(home: House, fault: str, number: int, *, fresh: bool) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with Calls(home.root.parent, number, fault).watching():
        run_and_exit(home, fresh=fresh)
    raise AssertionError


def run_and_exit(home: House, *, fresh: bool) -> None:
    """End this process with what became of a run."""
    code = UNTOLD
    try:
        code = REFUSED if home.run(fresh=fresh).refused else DONE
    except (UserFacingError, OSError):
        # The command has words for these.
        code = REFUSED
    finally:
        os._exit(code)


class Judge:
    """The index is as it was or as it was to be; the next run makes it what it was to be."""

    def __init__(self, allowed: tuple[object, object], tally: Tally) -> None:
        self._allowed, self._tally = allowed, tally
        self._known: dict[tuple[int, str], str] = {}

    def __call__(self, home: House, end: int, what: str) -> None:
        """Count the end of a run; ``what`` was done to it."""
        case = end, _state(home)
        if case not in self._known:
            if end == UNTOLD:
                self._tally.fail(f"{what} ends in an error that has no words")
                return
            seen = home.look()
            if seen not in self._allowed or (end == DONE and seen != self._allowed[1]):
                self._tally.fail(f"{what}, ended with {end}: {str(seen)[:200]}")
                return
            home.run()
            mended = home.look()
            if mended != self._allowed[1]:
                self._tally.fail(f"{what}, after the next run: {str(mended)[:200]}")
                return
            answers = "new" if seen == self._allowed[1] else "old"
            self._known[case] = f"{_ENDS.get(end, 'killed')}, {answers} answers"
        self._tally.count(self._known[case])
