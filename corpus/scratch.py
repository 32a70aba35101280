"""A folder for what is only needed for a moment, which goes even where its process was killed.

Whoever makes one first lets go of those whose processes are gone. A process holds a lock on its
folder for as long as it lives, however it ends.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_LONGEST_ADDRESS = 107
"""Bytes of the path of a socket."""
_ADDRESS = len("/pymp-12345678/listener-12345678")
_AFTER_THE_LIBRARY = -200
"""At the end of a process the library lets go of its own folder, within ours, at -100."""


@contextmanager
def temporary_here() -> Iterator[str]:
    """Within the block, ``tempfile`` makes what is temporary in our folder, whose path this is.

    Where the path would be too long for a socket in it, all stays as it was.
    """
    before, place = tempfile.tempdir, scratch()
    if len(os.fsencode(place)) + _ADDRESS <= _LONGEST_ADDRESS:
        tempfile.tempdir = place
    try:
        yield place
    finally:
        tempfile.tempdir = before


def scratch() -> str:
    """The folder of this process."""
    return tempfile.gettempdir() if sys.platform == "win32" else _made(os.getpid())


def sweep() -> dict[str, int]:
    """Let go of the folders of processes that are gone; their names, and bytes that were freed."""
    if sys.platform == "win32":
        return {}
    found = sorted(Path(tempfile.gettempdir()).glob(f"{_prefix()}*"))
    return {path.name: size for path in found if (size := _swept(path)) is not None}


@cache
def _made(_process: int) -> str:
    """A forked process has a folder of its own."""
    sweep()
    while True:
        place = tempfile.mkdtemp(prefix=_prefix())
        # Somebody who swept before it was locked has taken it away.
        if _lock(place) is not None and Path(place).exists():
            Finalize(None, _remove, (place,), exitpriority=_AFTER_THE_LIBRARY)
            return place


def _prefix() -> str:
    return f"jiyao-{os.getuid()}-" if sys.platform != "win32" else "jiyao-"


def _lock(place: str) -> int | None:
    """The descriptor that holds the lock; None where another process does, or nothing is there."""
    if sys.platform == "win32":
        return None
    try:
        held = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def _swept(path: Path) -> int | None:
    """Bytes that were freed; None for what is not ours or still in use."""
    if sys.platform == "win32" or not _is_ours(path):
        return None
    held = _lock(str(path))
    if held is None:
        return None
    try:
        return _remove(str(path))
    finally:
        os.close(held)


def _is_ours(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        found = path.lstat()
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return False


def _remove(place: str) -> int:
    """Bytes that were freed, as far as nobody else frees them at the same time."""
    size = 0
    for top, _, names in os.walk(place):
        for name in names:
            with suppress(OSError):
                size += Path(top, name).lstat().st_size
    shutil.rmtree(place, ignore_errors=True)
    return size
