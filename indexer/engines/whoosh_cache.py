"""What was read and may be asked for again, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeAlias, cast

from numpy.typing import NDArray

Arrays: TypeAlias = tuple[NDArray[Any], ...]

_PER_ENTRY = 400
"""Bytes of an entry besides its content: a short key, tuple, and the objects round the arrays."""
_SHORT, _PER_SIGN = 30, 15
"""A key of more signs, as it is spelled, takes so many bytes for each: whole questions are keys,
and 128 words in one of them take more than all that they find.
"""


class Cache:
    """Values by key; those that were not asked for longest go first. Safe for several threads.

    Two threads that want the same thing at once both make it, which costs time and does no harm.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Arrays]) -> Arrays:
        """Arrays that are kept under the key, or else made now and kept."""
        arrays = self.find(key)
        if arrays is None:
            arrays = make()
            self.keep(key, arrays, sum(array.nbytes for array in arrays))
        return cast(Arrays, arrays)

    def find(self, key: Hashable) -> object:
        """What is kept under the key, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, value: object, size: int) -> None:
        """Keep a value that takes about so many bytes, if there can be room for it."""
        size += _PER_ENTRY + _PER_SIGN * max(len(repr(key)) - _SHORT, 0)
        with self._lock:
            if key in self._kept or size > self._limit:
                return
            self._kept[key] = value, size
            self._size += size
            while self._size > self._limit:
                _, (_, dropped) = self._kept.popitem(last=False)
                self._size -= dropped

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    @property
    def size(self) -> int:
        """Bytes kept now."""
        return self._size
