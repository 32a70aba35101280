"""How much of the processor a reading process got for the file that it is at.

A file that burns the processor and one whose process never got it end by the same clock. Only
the first is to blame, and only looking in from time to time tells them apart: when the process is
gone, the system knows nothing of it any more.
"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_FIRST_OF_STAT = 11
"""User time, after the name and the state; the next three are those of the system and the same of
children that have ended."""


@dataclass(slots=True)
class Pace:
    """What was seen of one process at one file; ``every`` so many seconds is worth a look."""

    pid: int
    every: float
    _number: int | None = None
    _seen: float = 0.0
    _first: tuple[float, float] | None = None
    _last: tuple[float, float] | None = None

    def look(self, number: int) -> None:
        """Look whether it is still at the file with this number; one that ends soon costs nothing.

        Called as often as one likes.
        """
        now = time.monotonic()
        if number != self._number:
            self._number, self._seen, self._first, self._last = number, now, None, None
        elif now - self._seen >= self.every and (used := processor_seconds(self.pid)) is not None:
            self._seen = now
            self._first, self._last = self._first or (now, used), (now, used)

    def span(self, number: int) -> float:
        """Seconds for which it was seen at the file, at least; 0 where that is not known."""
        if number != self._number or not self._first or not self._last:
            return 0.0
        return self._last[0] - self._first[0]

    def share(self, number: int) -> float | None:
        """The part of a processor that it had for the file; None where that is not known."""
        span = self.span(number)
        if not span or not self._first or not self._last:
            return None
        return (self._last[1] - self._first[1]) / span


def processor_seconds(pid: int) -> float | None:
    """What a process and all that it started have used; None where the system does not tell."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text(encoding="ascii", errors="replace")
        started = (_PROC / str(pid) / "task" / str(pid) / "children").read_text(encoding="ascii")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    ticks = sum(map(int, fields[_FIRST_OF_STAT : _FIRST_OF_STAT + 4]))
    inner = (processor_seconds(int(child)) or 0.0 for child in started.split())
    return ticks / os.sysconf("SC_CLK_TCK") + sum(inner)
