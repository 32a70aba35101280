"""What the files of a generation are, written down before the switch and looked at before opening.

    files.json   {"schema": 1, "boot": …, "files": {name: [bytes, sha256, inode, mtime_ns]}}

Engines load parts of their files as programs (pickles), so nothing of a generation is opened before
its files are known to be those that were written, by somebody whom this process trusts: itself or
root, with nobody else allowed to write there. A digest is worked out again wherever the file system
cannot vouch for the file: after a start of the machine, and for a file that was copied or touched.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexDamaged, IndexUntrusted, StorageFailed
from indexer.ownership import closed, stranger

SEAL = "files.json"
_SCHEMA = 1
_LOCKS = ".lock"
"""Tantivy makes an empty one wherever it opens an index, so they say nothing."""
_SMALL_BYTES = 64 * 1024
"""So little is always looked at: lists of segments and settings, on which all else hangs."""
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file as it was written: bytes, digest, and by what the file system knows it again."""

    size: int
    sha256: str
    inode: int
    mtime_ns: int

    def is_vouched_for(self, found: os.stat_result) -> bool:
        """Whether the file has not been written to, nor copied, since the digest was taken."""
        return (self.inode, self.mtime_ns) == (found.st_ino, found.st_mtime_ns)


Seal = Mapping[str, Sealed]
"""The files of a generation by their path in it."""


def seal(folder: Path, known: Seal) -> tuple[Path, ...]:
    """Write down what the files of a draft are; ``known`` are those of a base just checked.

    All that is not on the disk yet, the seal among it: files, then their folders.
    """
    for below in (folder, *folder.rglob("*")):
        _shut(below)
    files, new = {}, []
    for name, found in _files(folder):
        before = known.get(name)
        if before is None or not before.is_vouched_for(found):
            digest = _sha256(folder / name)
            before = Sealed(found.st_size, digest, found.st_ino, found.st_mtime_ns)
            new.append(folder / name)
        files[name] = before
    rows = {n: [f.size, f.sha256, f.inode, f.mtime_ns] for n, f in files.items()}
    members = {"schema": _SCHEMA, "boot": _boot(), "files": rows}
    (folder / SEAL).write_text(json.dumps(members, indent=1), encoding="utf-8")
    _shut(folder / SEAL)
    folders = (path for path in folder.rglob("*") if path.is_dir())
    return (*new, folder / SEAL, *folders, folder)


def check(folder: Path, *, whole: bool = False) -> Seal:
    """The files of a generation, which are those that were written.

    With ``whole`` every byte is read. Raises ``IndexDamaged`` for what is missing, changed or too
    much, ``IndexUntrusted`` and ``StorageFailed``.
    """
    try:
        return _check(folder, whole=whole)
    except FileNotFoundError as error:
        raise IndexDamaged(path=error.filename or folder, reason=error.strerror) from error
    except OSError as error:
        raise StorageFailed(path=error.filename or folder, reason=error.strerror) from error


def refuse_stranger(path: Path) -> None:
    """Raise ``IndexUntrusted`` for a file or folder that somebody else could have written."""
    who = stranger(path.lstat())
    if who:
        raise IndexUntrusted(path=path, reason=who)


def _check(folder: Path, *, whole: bool) -> Seal:
    for below in (folder, *folder.rglob("*")):
        if not below.is_symlink():
            refuse_stranger(below)
    boot, files = _read(folder)
    is_same_start = boot == _boot()
    found = dict(_files(folder))
    if found.keys() != files.keys():
        name = min(found.keys() ^ files.keys())
        raise IndexDamaged(path=folder / name, reason="added" if name in found else "missing")
    for name, file in files.items():
        vouched = not whole and is_same_start and file.is_vouched_for(found[name])
        _compare(folder / name, file, found[name].st_size, vouched=vouched)
    return files


def _compare(path: Path, file: Sealed, size: int, *, vouched: bool) -> None:
    if size != file.size:
        raise IndexDamaged(path=path, reason=f"{size} bytes, not {file.size}")
    if vouched and size > _SMALL_BYTES:
        return
    if _sha256(path) != file.sha256:
        raise IndexDamaged(path=path, reason="SHA-256")


def _read(folder: Path) -> tuple[str, Seal]:
    """What the seal says, and at which start of the machine it was said."""
    place = folder / SEAL
    try:
        members = json.loads(place.read_text(encoding="utf-8"))
        rows: Mapping[str, tuple[int, str, int, int]] = members["files"]
        if members["schema"] != _SCHEMA:
            raise IndexDamaged(path=place, reason="schema")
        return members["boot"], {name: Sealed(*row) for name, row in rows.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(path=place, reason=type(error).__name__) from error


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """All that lies in a generation, but for folders, locks and the seal; no link is followed."""
    for path in sorted(folder.rglob("*")):
        found = path.lstat()
        name = path.relative_to(folder).as_posix()
        if stat.S_ISDIR(found.st_mode) or name == SEAL or path.suffix == _LOCKS:
            continue
        if not stat.S_ISREG(found.st_mode):
            raise IndexDamaged(path=path, reason="no regular file")
        yield name, found


def _shut(path: Path) -> None:
    """A umask that lets a group write must not keep the index from being opened."""
    mode = path.lstat().st_mode
    if stat.S_IMODE(mode) != closed(mode):
        path.chmod(closed(mode))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _boot() -> str:
    """Which start of the machine this is; where it cannot be told, none is like another."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return f"unknown {os.getpid()}"
