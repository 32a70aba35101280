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
MOST_BYTES = 16_000_000
"""Of the questions of all lists that are kept, as they are sent: some 400,000 ids of sections that
were looked up before. In memory they take about two and a half times that."""


@dataclass(frozen=True, slots=True)
class Step:
    """Sort values of the last hit that was read, and of the one before it if it was read too."""

    last: Sequence[Any]
    before: Sequence[Any] | None


class Way:
    """Through one list: the question made ready, what it counts, and the steps taken so far.

    ``name`` is the same on every host. ``counted`` are the hits and their meetings, None before
    they are counted; ``size`` are the bytes of the question. For several threads.
    """

    def __init__(self, asked: Question) -> None:
        self.asked = asked
        text = repr(asked.matching()).encode("utf-8", "replace")
        self.name = sha256(text).hexdigest()[:16]
        self.size = len(text)
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
        """Keep a way, and let go of those that were not asked for longest.

        One that is too large by itself is not kept: each slice of its list begins anew.
        """
        if way.size > MOST_BYTES:
            return
        with self._lock:
            self._ways[key] = way
            self._ways.move_to_end(key)
            while len(self._ways) > _MOST_LISTS or self._bytes() > MOST_BYTES:
                self._ways.popitem(last=False)

    def forget(self) -> None:
        """Begin anew with all lists."""
        with self._lock:
            self._ways.clear()

    def _bytes(self) -> int:
        return sum(way.size for way in self._ways.values())
