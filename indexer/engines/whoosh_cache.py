"""What was read and may be asked for again, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeAlias

from numpy.typing import NDArray

Arrays: TypeAlias = tuple[NDArray[Any], ...]

_PER_ENTRY = 400
"""Bytes of an entry besides its arrays: key, tuple, and the objects round the arrays."""


class Cache:
    """Arrays by key; those that were not asked for longest go first. Safe for several threads.

    Two threads that want the same thing at once both make it, which costs time and does no harm.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Arrays] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Arrays]) -> Arrays:
        """What is kept under the key, or else made now and kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    @property
    def size(self) -> int:
        """Bytes kept now."""
        return self._size

    def _keep(self, key: Hashable, arrays: Arrays) -> None:
        if key in self._kept or _bytes(arrays) > self._limit:
            return
        self._kept[key] = arrays
        self._size += _bytes(arrays)
        while self._size > self._limit:
            _, dropped = self._kept.popitem(last=False)
            self._size -= _bytes(dropped)


def _bytes(arrays: Arrays) -> int:
    return _PER_ENTRY + sum(array.nbytes for array in arrays)
