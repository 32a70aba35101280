"""A folder of generations with one atomic switch; knows nothing of what an engine keeps in it.

    PATH/gen-00000042/   the files of one state of the index, and meta.json
    PATH/current         the name of the generation that answers
    PATH/LOCK            held while somebody writes; the system frees it even after a kill

A writer works on hard links to the current files in a folder of its own, which is safe for
engines that never rewrite a file in place. Nothing that a reader can see changes before the
pointer is replaced, and everything that it points to is on the disk by then: without fsync a
power cut seconds after a commit can leave empty files.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import IndexLocked

KEPT = 3
"""Generations: a reader that has just read the pointer can still open what it named."""
META = "meta.json"
_PREFIX = "gen-"
_UNFINISHED = ".tmp"


@dataclass(frozen=True, slots=True)
class Draft:
    """A generation being written: its name to be, and the folder to write in."""

    name: str
    folder: Path


def current(root: Path) -> str | None:
    """The name of the generation that answers; None when there is none yet."""
    try:
        return (root / "current").read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None


def read_meta(root: Path, name: str) -> Mapping[str, Any]:
    """What the writer of a generation said of it."""
    found: Mapping[str, Any] = json.loads((root / name / META).read_text(encoding="utf-8"))
    return found


@contextmanager
def drafting(root: Path, *, fresh: bool) -> Iterator[Draft]:
    """A draft of the next generation, from the current files or, ``fresh``, from nothing.

    A clean exit publishes it, an exception drops it. Raises ``IndexLocked``.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _lock(root):
        _sweep(root)
        draft = _draft(root, None if fresh else current(root))
        try:
            yield draft
            _publish(root, draft)
        except BaseException:
            shutil.rmtree(draft.folder, ignore_errors=True)
            raise
        _retire(root)


def write_meta(draft: Draft, meta: Mapping[str, Any]) -> None:
    """Say what the draft holds; done last, by the engine."""
    text = json.dumps(meta, ensure_ascii=False, indent=1)
    # A new file, never the linked one of the generation before.
    (draft.folder / META).unlink(missing_ok=True)
    (draft.folder / META).write_text(text, encoding="utf-8")


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    handle = os.open(root / "LOCK", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, root)
        yield
    finally:
        os.close(handle)


def _take(handle: int, root: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise IndexLocked(path=root) from error


def _sweep(root: Path) -> None:
    """Remove what runs that were killed left behind."""
    for left in root.glob(f"*{_UNFINISHED}"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _draft(root: Path, base: str | None) -> Draft:
    last = max((int(name[len(_PREFIX) :]) for name in _names(root)), default=0)
    name = f"{_PREFIX}{last + 1:08}"
    folder = root / (name + _UNFINISHED)
    folder.mkdir()
    for file in (root / base).iterdir() if base else ():
        os.link(file, folder / file.name)
    return Draft(name, folder)


def _publish(root: Path, draft: Draft) -> None:
    for file in draft.folder.iterdir():
        _sync(file)
    _sync(draft.folder)
    draft.folder.rename(root / draft.name)
    _sync(root)
    pointer = root / f"current{_UNFINISHED}"
    pointer.write_text(draft.name, encoding="ascii")
    _sync(pointer)
    pointer.replace(root / "current")
    _sync(root)


def _retire(root: Path) -> None:
    for name in _names(root)[:-KEPT]:
        shutil.rmtree(root / name, ignore_errors=True)


def _names(root: Path) -> list[str]:
    found = (path.name for path in root.glob(f"{_PREFIX}*") if path.is_dir())
    return sorted(name for name in found if name[len(_PREFIX) :].isdigit())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
