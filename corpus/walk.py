"""A folder to its files: in a fixed order, each with its digest, whatever else lies in there.

Links are never followed. One to something that is walked anyway is passed over; one that leads
out, nowhere or round in a circle is a failure with its reason, because a record behind it would
go missing without a word.
"""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from corpus.errors import FolderNotFound, UnreadableFile

# What editors, downloads and file servers leave beside the files they work on.
_DROPPING = re.compile(
    r"\..*|~\$.*|#.*#|.*~|.*\.(?:swp|swo|tmp|bak|part|crdownload)"
    r"|thumbs\.db|desktop\.ini|__macosx|@eadir|#recycle|\$recycle\.bin",
    re.IGNORECASE | re.DOTALL,
)
# Unseen or turning the line round: a file name must not be able to forge a terminal or a page.
_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_PIECE = 256 * 1024
_LINK_CYCLE = "链接循环"
_LINK_OUT = "链接指向文件夹之外"
_LINK_HIDDEN = "链接指向不读取的文件"
_NO_FILE = "不是普通文件"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the folder, or a place in it that the system refused to open.

    ``path`` is relative, with ``/``, safe to show, and different for each file. With ``error``
    there is no digest; then a ``path`` that ends in ``/`` is a folder, of which nothing is known.
    """

    path: str
    sha256: str
    location: Path
    error: UnreadableFile | None = None

    def read(self) -> bytes:
        """The bytes as they are now. Raises ``UnreadableFile``."""
        if self.error:
            raise self.error
        try:
            with _open(self.location) as file:
                return file.read()
        except OSError as error:
            raise _refused(self.path, error) from error


def walk(root: Path) -> Iterator[SourceFile]:
    """All files under ``root``, folder by folder, each in the order of its names' bytes.

    Hidden files, what editors leave behind, pipes and devices are passed over. One file's bytes
    are held at a time, and those in pieces. Raises ``FolderNotFound``, or ``UnreadableFile`` when
    the folder itself cannot be listed: that must never look like an empty folder.
    """
    if not root.is_dir():
        raise FolderNotFound(path=shown(str(root)))
    top = root.resolve()
    try:
        names = _names(top)
    except OSError as error:
        raise _refused(shown(str(root)), error) from error
    return _below(top, names)


def read_back(root: Path, path: str, most: int) -> bytes:
    """The bytes, as they are now, of the file to which :func:`walk` gave the path.

    Raises ``UnreadableFile`` where it is not there any more, is behind a link, or has more than
    ``most`` bytes.
    """
    try:
        location = root.resolve()
        for part in path.split("/"):
            location = location / _name_of(location, part)
            if location.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        with _open(location) as file:
            data = file.read(most + 1)
    except (OSError, ValueError, RuntimeError) as error:
        raise UnreadableFile(path=path, reason=str(error)) from error
    if len(data) > most:
        raise UnreadableFile(path=path, reason=os.strerror(errno.EFBIG))
    return data


def _name_of(folder: Path, part: str) -> str:
    """The name in the folder that is shown so; it never leads out of the folder."""
    if part in ("", os.curdir, os.pardir):
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    if "\\" not in part:
        return part
    names = (name for name in _names(folder) if shown(name) == part)
    return next(names, part)


def shown(name: str) -> str:
    r"""A file name that is safe to print and to store as UTF-8; no two names look the same.

    Bytes that are no UTF-8 become ``\xd6``, control and direction characters ``\u202e``, and a
    backslash is doubled.
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(_shown_character(character) for character in name)


def _shown_character(character: str) -> str:
    code = ord(character)
    if character == "\\":
        return r"\\"
    if unicodedata.category(character) not in _UNSAFE:
        return character
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def _below(top: Path, names: list[str]) -> Iterator[SourceFile]:
    # A stack, not recursion: folders may be nested deeper than Python may call.
    waiting = [top / name for name in reversed(names)]
    while waiting:
        location = waiting.pop()
        try:
            mode = location.lstat().st_mode
            if stat.S_ISDIR(mode):
                waiting += [location / name for name in reversed(_names(location))]
            elif stat.S_ISREG(mode):
                yield SourceFile(_path(top, location), _digest(location), location)
            elif stat.S_ISLNK(mode) and (reason := _why_not_followed(top, location)):
                yield _failure(top, location, reason)
        except OSError as error:
            yield _failure(top, location, error.strerror or str(error))


def _names(folder: Path) -> list[str]:
    names = (entry.name for entry in folder.iterdir())
    return sorted(filter(_is_wanted, names), key=os.fsencode)


def _is_wanted(name: str) -> bool:
    return _DROPPING.fullmatch(name) is None


def _why_not_followed(top: Path, link: Path) -> str | None:
    """Why what is behind a link stays unread; None when it is walked in its own place."""
    try:
        target = link.resolve(strict=True)
    except RuntimeError:
        return _LINK_CYCLE
    if not target.is_relative_to(top):
        return _LINK_OUT
    return None if all(map(_is_wanted, target.relative_to(top).parts)) else _LINK_HIDDEN


def _path(top: Path, location: Path) -> str:
    return shown(location.relative_to(top).as_posix())


def _failure(top: Path, location: Path, reason: str) -> SourceFile:
    path = _path(top, location) + ("/" if _is_folder(location) else "")
    return SourceFile(path, "", location, UnreadableFile(path=path, reason=reason))


def _is_folder(location: Path) -> bool:
    try:
        return stat.S_ISDIR(location.lstat().st_mode)
    except OSError:
        return False


def _refused(path: str, error: OSError) -> UnreadableFile:
    return UnreadableFile(path=path, reason=error.strerror or str(error))


def _digest(location: Path) -> str:
    digest = hashlib.sha256()
    with _open(location) as file:
        while piece := file.read(_PIECE):  # hashlib.file_digest clears a room as large for each
            digest.update(piece)
    return digest.hexdigest()


def _open(location: Path) -> BufferedReader:
    """Opens nothing but a regular file: a pipe put there since would block for ever."""
    descriptor = os.open(location, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, _NO_FILE)
    return os.fdopen(descriptor, "rb")
