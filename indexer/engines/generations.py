"""A folder of generations with one atomic switch; knows nothing of what an engine keeps in it.

    PATH/gen-00000042/   the files of one state of the index, meta.json and words.txt
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
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.errors import IndexDamaged, IndexLocked, StorageFailed

KEPT = 3
"""Generations: a reader that has just read the pointer can still open what it named."""
META = "meta.json"
WORDS = "words.txt"
_PREFIX = "gen-"
_NAME = re.compile(rf"{_PREFIX}\d+")
_UNFINISHED = ".tmp"
_POINTER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A generation being written; ``has_base`` when it began with the files of the one before."""

    name: str
    folder: Path
    has_base: bool


def current(root: Path) -> str | None:
    """The name of the generation that answers; None when there is none yet.

    Raises ``IndexDamaged`` when the pointer names none, and ``StorageFailed``.
    """
    pointer = root / "current"
    try:
        name = _first_bytes(pointer).decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageFailed(path=pointer, reason=error.strerror) from error
    if not _NAME.fullmatch(name):
        raise IndexDamaged(path=pointer, reason=ascii(name[:40]))
    return name


def read_meta(folder: Path) -> Mapping[str, Any]:
    """What the writer of a generation said of it. Raises ``IndexDamaged``."""
    try:
        found: Mapping[str, Any] = json.loads((folder / META).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(path=folder / META, reason=error) from error
    return found


def write_meta(folder: Path, meta: Mapping[str, Any]) -> None:
    """Say what a draft holds; done last, by the engine."""
    text = json.dumps(meta, ensure_ascii=False, indent=1)
    with _storage(folder):
        # A new file, never the linked one of the generation before.
        (folder / META).unlink(missing_ok=True)
        (folder / META).write_text(text, encoding="utf-8")


def read_words(folder: Path) -> tuple[str, ...]:
    """The words that are frozen with a generation; none when it was written without any."""
    try:
        return tuple((folder / WORDS).read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise IndexDamaged(path=folder / WORDS, reason=error) from error


def write_words(folder: Path, words: Iterable[str]) -> None:
    """Freeze words with a draft that began with nothing; the generations after it link them."""
    text = "".join(f"{word}\n" for word in words)
    if text:
        with _storage(folder):
            (folder / WORDS).write_text(text, encoding="utf-8")


@contextmanager
def drafting(root: Path, *, fresh: bool) -> Iterator[Draft]:
    """A draft of the next generation, from the current files or, ``fresh``, from nothing.

    A clean exit publishes it, an exception drops it. Raises ``IndexLocked``, ``StorageFailed``.
    """
    with _storage(root):
        _make(root)
    with _lock(root):
        with _storage(root):
            _sweep(root)
            draft = _draft(root, None if fresh else current(root))
        try:
            yield draft
            with _storage(root):
                _publish(root, draft)
        except BaseException:
            shutil.rmtree(draft.folder, ignore_errors=True)
            raise
        _retire(root)


@contextmanager
def _storage(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(path=error.filename or path, reason=error.strerror) from error


def _make(root: Path) -> None:
    if not root.is_dir():
        root.mkdir(parents=True, exist_ok=True)
        _sync(root.parent)


@contextmanager
def _lock(root: Path) -> Iterator[None]:
    with _storage(root):
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
    if base:
        _link_all(root / base, folder)
    return Draft(name, folder, has_base=base is not None)


def _link_all(base: Path, folder: Path) -> None:
    """An engine may keep its files in a folder of its own, one level down."""
    for file in base.rglob("*"):
        if file.is_file():
            link = folder / file.relative_to(base)
            link.parent.mkdir(exist_ok=True)
            _link(file, link)


def _link(file: Path, link: Path) -> None:
    """Some file systems know no hard links; a copy takes room, and does as well."""
    try:
        os.link(file, link)
    except OSError:
        shutil.copyfile(file, link)


def _publish(root: Path, draft: Draft) -> None:
    for path in (*draft.folder.rglob("*"), draft.folder):
        _sync(path)
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
    found = (path.name for path in root.iterdir() if path.is_dir())
    return sorted(name for name in found if _NAME.fullmatch(name))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _first_bytes(path: Path) -> bytes:
    """All that a pointer can hold, without Python's own layers: each question reads it."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(file, _POINTER_BYTES)
    finally:
        os.close(file)
