"""Remembers how far lists of hits were read, so that who reads on does not begin again.

A cluster counts to 10,000 and no further: what lies deeper is walked to, and what lies before is
put in order again for each slice. A whole export, read some at a time, would pay for each part.
"""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from indexer.engines.opensearch_query import Question

_MOST_LISTS, _MOST_STEPS = 16, 256


@dataclass(frozen=True, slots=True)
class Step:
    """Sort values of the last hit that was read, and of the one before it if it was read too."""

    last: Sequence[Any]
    before: Sequence[Any] | None


class Way:
    """Through one list: the question made ready, what it counts, and the steps taken so far.

    ``name`` is the same on every host. ``counted`` are the hits and their meetings, None before
    they are counted. For several threads.
    """

    def __init__(self, asked: Question) -> None:
        self.asked = asked
        self.name = sha256(repr(asked.matching()).encode("utf-8", "replace")).hexdigest()[:16]
        self.counted: tuple[int, int] | None = None
        self._steps: OrderedDict[int, Step] = OrderedDict()
        self._lock = Lock()

    def leave_off(self, at: int, step: Step) -> None:
        """``at`` hits have come, the last one of the step included."""
        with self._lock:
            self._steps[at] = step
            if len(self._steps) > _MOST_STEPS:
                self._steps.popitem(last=False)

    def has(self, start: int) -> bool:
        """Whether a slice was left off just there."""
        with self._lock:
            return start in self._steps

    def nearest(self, start: int) -> tuple[int, Step | None]:
        """The last step that does not lie behind ``start``; 0 and None where there is none."""
        with self._lock:
            at = max((at for at in self._steps if at <= start), default=0)
            return at, self._steps.get(at)


class Ways:
    """Of the lists that were asked for last; for several threads."""

    def __init__(self) -> None:
        self._ways: OrderedDict[Hashable, Way] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Way | None:
        """The way through a list, None for one that is not known any more."""
        with self._lock:
            if key in self._ways:
                self._ways.move_to_end(key)
            return self._ways.get(key)

    def put(self, key: Hashable, way: Way) -> None:
        """Keep a way, and let go of the one that was not asked for longest."""
        with self._lock:
            self._ways[key] = way
            if len(self._ways) > _MOST_LISTS:
                self._ways.popitem(last=False)

    def forget(self) -> None:
        """Begin anew with all lists."""
        with self._lock:
            self._ways.clear()
