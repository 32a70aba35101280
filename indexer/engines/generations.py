"""A folder of generations with one atomic switch; knows nothing of what an engine keeps in it.

    PATH/gen-20231127155012345/  the files of one state of the index, meta.json, words.txt, the seal
    PATH/current                 the name of the generation that answers, and a check of the name
    PATH/LOCK                    held while somebody writes; the system frees it even after a kill

A name is the time at which the generation was begun (UTC, to the millisecond), so that none comes
again where an index was deleted, put back from a copy, or is another one: cursors, ETags and
citations go by the name alone.

A writer works on hard links to the current files in a folder of its own, which is safe for
engines that never rewrite a file in place. Nothing that a reader can see changes before the
pointer is replaced, and everything that it points to is on the disk by then: without fsync a
power cut seconds after a commit can leave empty files. A generation that is not what was written
(``seals``) is passed over for the one before it, by readers and by the next writer alike.
"""

import fcntl
import json
import os
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from indexer.engines import seals
from indexer.errors import (
    IndexDamaged,
    IndexLocked,
    IndexUntrusted,
    NotAsWritten,
    StorageFailed,
)
from indexer.ownership import closed

KEPT = 3
"""Generations: a reader that has just read the pointer can still open what it named."""
META = "meta.json"
WORDS = "words.txt"
_PREFIX = "gen-"
_NAME = re.compile(rf"{_PREFIX}\d{{8,}}")
_DIGITS = 17
"""Of a time to the millisecond; the names of old were counted and have fewer, but 8 at least."""
_UNFINISHED = ".tmp"
_POINTER_BYTES = 100
_UNKNOWN = "gen-~"
"""Stands behind every name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A generation being written; ``base`` are the files of the one that it began with.

    ``unread`` is what kept a better one from being that: the disk did not give it. ``mends`` when
    it takes the place of what was damaged, or may.
    """

    name: str
    folder: Path
    base: seals.Seal
    unread: StorageFailed | None = None
    mends: bool = False

    @property
    def has_base(self) -> bool:
        """Whether it began with the files of the one before."""
        return bool(self.base)


def current(root: Path) -> str | None:
    """The name of the generation that answers; None when there is none yet.

    Raises ``IndexDamaged`` when the pointer names none, and ``StorageFailed``.
    """
    pointer = root / "current"
    try:
        text = _first_bytes(pointer).decode("ascii", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageFailed(path=pointer, reason=error.strerror) from error
    name = text.partition("\n")[0]
    if not _NAME.fullmatch(name) or text != _pointing(name):
        raise IndexDamaged(path=pointer, reason=ascii(text[:40]))
    return name


def _pointing(name: str) -> str:
    """What the pointer says; a flipped bit would name another generation that is there as well."""
    return f"{name}\n{zlib.crc32(name.encode('ascii')):08x}\n"


def candidates(root: Path) -> tuple[str, ...]:
    """The generations that may answer, best first: what the pointer names, then those before it.

    A pointer that names none vouches for none of them; the newest is then the best.
    """
    try:
        newest = current(root)
    except IndexDamaged:
        newest = _UNKNOWN
    if newest is None:
        return ()
    older = (name for name in reversed(_names(root)) if name < newest)
    return (*([newest] if newest != _UNKNOWN else []), *older)


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
        _make(root, fresh=fresh)
    with _lock(root):
        with _storage(root):
            number = _next(root)
            _sweep(root)
            draft = _draft(root, number, fresh=fresh)
        try:
            yield draft
            with _storage(root):
                _publish(root, draft)
        except BaseException as error:
            shutil.rmtree(draft.folder, ignore_errors=True)
            if draft.unread and isinstance(error, NotAsWritten):
                # Whoever read the better generation misses in this one what came since.
                raise draft.unread from error
            raise
        _retire(root)
        if draft.mends:
            _drop_damaged(root)


def collect(root: Path, keep: int) -> tuple[str, ...]:
    """Let go of all but the best ``keep`` generations that are whole; the names of what went.

    The one that the pointer names stays. Raises ``IndexLocked``, ``IndexUntrusted``,
    ``StorageFailed``, and when no generation is whole ``IndexDamaged``.
    """
    with _storage(root), _lock(root):
        _base(root)
        before = {path.name for path in root.iterdir()}
        _sweep(root)
        named = candidates(root)
        whole = [name for name in named if _is_whole(root / name)]
        for name in set(_names(root)) - {*whole[:keep], *named[:1]}:
            shutil.rmtree(root / name)
        return tuple(sorted(before - {path.name for path in root.iterdir()}))


def _is_whole(folder: Path) -> bool:
    try:
        seals.check(folder, whole=True)
    except (IndexDamaged, StorageFailed):
        return False
    return True


@contextmanager
def _storage(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(path=error.filename or path, reason=error.strerror) from error


def _make(root: Path, *, fresh: bool) -> None:
    """The folder, closed to others; one that was open to them is closed before it is filled."""
    if not root.is_dir():
        root.mkdir(parents=True, exist_ok=True)
        _sync(root.parent)
    if fresh or not _names(root):
        root.chmod(closed(root.stat().st_mode))


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
    """Remove what runs that were killed left behind.

    What they never switched to goes too, or it would take the place of one that can be fallen back
    on; where the pointer is damaged nobody knows which those are.
    """
    for left in root.glob(f"*{_UNFINISHED}"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
    with suppress(IndexDamaged):
        switched = current(root) or ""
        for name in _names(root):
            if name > switched:
                shutil.rmtree(root / name)


def _draft(root: Path, number: int, *, fresh: bool) -> Draft:
    base, files, faults = (None, {}, []) if fresh else _base(root)
    name = f"{_PREFIX}{number:08}"
    folder = root / (name + _UNFINISHED)
    folder.mkdir()
    for file in files:
        link = folder / file
        # An engine may keep its files in a folder of its own, one level down.
        link.parent.mkdir(exist_ok=True)
        _link(root / str(base) / file, link)
    unread = (fault for fault in faults if isinstance(fault, StorageFailed))
    mends = fresh or any(isinstance(fault, IndexDamaged) for fault in faults)
    return Draft(name, folder, files, next(unread, None), mends)


def _base(root: Path) -> tuple[str | None, seals.Seal, list[IndexDamaged | StorageFailed]]:
    """The best generation that is what was written, and why better ones could not be read.

    Raises for the best when none is.
    """
    seals.refuse_stranger(root)
    faults: list[IndexDamaged | StorageFailed] = []
    for name in candidates(root):
        try:
            return name, seals.check(root / name), faults
        except (IndexDamaged, StorageFailed) as error:
            faults.append(error)
    if faults:
        raise faults[0]
    return None, {}, []


def _link(file: Path, link: Path) -> None:
    """Some file systems know no hard links; a copy takes room, and does as well."""
    try:
        os.link(file, link)
    except OSError:
        shutil.copyfile(file, link)


def _publish(root: Path, draft: Draft) -> None:
    for path in seals.seal(draft.folder, draft.base):
        _sync(path)
    draft.folder.rename(root / draft.name)
    _sync(root)
    pointer = root / f"current{_UNFINISHED}"
    pointer.write_text(_pointing(draft.name), encoding="ascii")
    _sync(pointer)
    pointer.replace(root / "current")
    _sync(root)


def _retire(root: Path) -> None:
    for name in _names(root)[:-KEPT]:
        shutil.rmtree(root / name, ignore_errors=True)


def _drop_damaged(root: Path) -> None:
    """Nobody can fall back on what is damaged, and each verification would tell of it again."""
    with suppress(IndexUntrusted, StorageFailed):
        for name in _names(root)[:-1]:
            try:
                seals.check(root / name, whole=True)
            except IndexDamaged:
                shutil.rmtree(root / name, ignore_errors=True)


def _next(root: Path) -> int:
    """By the clock, and behind all that are there, also where the clock was set back."""
    last = max(map(_number, _names(root)), default=0)
    return max(last + 1, _by_clock())


def _by_clock() -> int:
    return int(f"{datetime.now(UTC):%Y%m%d%H%M%S%f}"[:_DIGITS])


def _number(name: str) -> int:
    return int(name[len(_PREFIX) :])


def _names(root: Path) -> list[str]:
    with _storage(root):
        found = [path.name for path in root.iterdir() if path.is_dir()]
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
