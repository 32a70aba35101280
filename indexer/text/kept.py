"""Keeps what takes long to make in a file, for the next start.

marshal trusts what it loads, so a file that somebody else could have written is made again. A check
sum tells what was cut off or spoiled.
"""

import marshal
import os
import sys
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar, cast

from indexer.ownership import stranger

_SUFFIX = ".prepared"
_CHECK_BYTES = 4

_Value = TypeVar("_Value")


def kept(folder: Path | None, key: tuple[str, ...], make: Callable[[], _Value]) -> _Value:
    """What ``make`` gives, plain values only, from the file of that key where it is there.

    ``key`` names all that it depends on. A folder that is there and can be written to gets the
    file; without one nothing is kept.
    """
    if folder is None:
        return make()
    # marshal writes otherwise from one Python to the next.
    name = sha256("\0".join((sys.version, *key)).encode()).hexdigest()[:16]
    place = folder / (name + _SUFFIX)
    with suppress(OSError, ValueError):
        return cast(_Value, _load(place))
    made = make()
    with suppress(OSError):
        _keep(made, place)
    return made


def by_first_sign(table: Mapping[str, object]) -> dict[str, bytes]:
    """A table of plain values, fit to be kept and then looked at as :class:`ByFirstSign`."""
    parts: dict[str, dict[str, object]] = {}
    for word, value in table.items():
        parts.setdefault(word[0], {})[word] = value
    return {sign: marshal.dumps(part) for sign, part in parts.items()}


class ByFirstSign(dict[str, dict[str, _Value]], Generic[_Value]):
    """A table by the signs that its words begin with, each part loaded when it is asked for.

    Of a dictionary with twelve thousand signs a question needs few, and all at once are slow.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts

    def __missing__(self, sign: str) -> dict[str, _Value]:
        if sign not in self._parts:
            # What is typed has no end, so this is not remembered.
            return {}
        self[sign] = found = marshal.loads(self._parts[sign])
        return cast(dict[str, _Value], found)

    def load(self) -> None:
        """Load all parts."""
        for sign in self._parts:
            self[sign]


def _load(place: Path) -> object:
    """What is in the file. Raises ``OSError`` where none is, ``ValueError`` where it is spoiled."""
    if stranger(place.parent.stat()) or stranger(place.lstat()):
        raise ValueError(place)
    data = place.read_bytes()
    check, content = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
    if check != _check(content):
        raise ValueError(place)
    # From memory: read from a file bit by bit, it takes twice as long.
    found: object = marshal.loads(content)
    return found


def _keep(value: object, place: Path) -> None:
    content = marshal.dumps(value)  # type: ignore[arg-type]
    draft = place.with_suffix(f".{os.getpid()}.tmp")
    with draft.open("xb") as file:
        try:
            file.write(_check(content) + content)
            file.flush()
            draft.replace(place)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def _check(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECK_BYTES, "big")
