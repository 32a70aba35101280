"""How long a question may take: a moment that whoever works on it looks at between two steps.

Nothing is cut off from outside: signals reach the main thread alone, and an exception thrown into
a thread could leave a cache or a lock of the engine half done.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import TypeAlias, TypeVar

from indexer.errors import QueryTimeout

Clock: TypeAlias = Callable[[], float]
"""Seconds that never run backwards."""
_T = TypeVar("_T")
TIME_LIMIT = 5
"""Seconds, where the operator sets no others."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The reading of ``clock`` at which a question is given up; by default there is none."""

    at: float = inf
    clock: Clock = time.monotonic

    def check(self) -> None:
        """Raise ``QueryTimeout`` once the moment has come."""
        if self.clock() >= self.at:
            raise QueryTimeout


NEVER = Deadline()


def deadline_in(seconds: float, clock: Clock = time.monotonic) -> Deadline:
    """The moment that lies so many seconds ahead."""
    return Deadline(clock() + seconds, clock)


def in_time(found: Iterable[_T]) -> Iterator[_T]:
    """As much of it as comes before its time is up: for what helps, and is not what was asked."""
    try:
        yield from found
    except QueryTimeout:
        return


def unless_late(find: Callable[[], _T]) -> _T | None:
    """What is found, or None when its time is up first."""
    try:
        return find()
    except QueryTimeout:
        return None
