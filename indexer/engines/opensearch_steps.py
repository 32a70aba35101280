"""Remembers where lists of hits were left off, so that who reads on does not begin again.

A cluster counts to 10,000 and no further: what lies deeper is walked to. A whole export, read some
at a time, would walk the same way again for each part.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any

_MOST_LISTS, _MOST_STEPS = 64, 256


class Steps:
    """Of some lists, the sort values of hits and how many came up to them; for several threads."""

    def __init__(self) -> None:
        self._lists: OrderedDict[str, OrderedDict[int, Sequence[Any]]] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, at: int, sort: Sequence[Any]) -> None:
        """``sort`` is that of the hit before which, itself included, ``at`` hits have come."""
        with self._lock:
            steps = self._lists.setdefault(name, OrderedDict())
            self._lists.move_to_end(name)
            steps[at] = sort
            if len(steps) > _MOST_STEPS:
                steps.popitem(last=False)
            if len(self._lists) > _MOST_LISTS:
                self._lists.popitem(last=False)

    def nearest(self, name: str, start: int) -> tuple[int, Sequence[Any] | None]:
        """The last step that does not lie behind ``start``; 0 and None where there is none."""
        with self._lock:
            steps = self._lists.get(name, OrderedDict())
            at = max((at for at in steps if at <= start), default=0)
            return at, steps.get(at)
