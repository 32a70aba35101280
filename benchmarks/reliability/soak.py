"""Publishing for a long while: memory, descriptors and disk stay as they are."""

import os
import time
from pathlib import Path

from benchmarks.reliability.house import BASE, House, see, write
from benchmarks.reliability.tally import Tally

_GROWTH = 1.2
_WARM, _WARM_PUBLISHES = 0.2, 100
"""A share of the time, and as many publishes at least: allocators fill up for about so long."""


def soak(home: House, seconds: float, pause: float) -> Tally:
    """Publish and ask in one process; what it holds at the end against when it was warm."""
    tally = Tally(f"{seconds:.0f} s of publishing")
    began, warm = time.monotonic(), {"memory": 0.0, "descriptors": 0.0, "disk": 0.0}
    with home.opened() as reader:
        while (passed := time.monotonic() - began) < seconds:
            for number in range(1, BASE + 1):
                write(home.files, number, version=tally.tried + 3)
            home.run()
            see(reader)
            tally.count("publishes")
            if passed < _WARM * seconds or tally.tried <= _WARM_PUBLISHES:
                warm = _held(home)
            time.sleep(pause)
        for name, held in _held(home).items():
            tally.ends[f"{name} {warm[name]:.1f} → {held:.1f}"] += 1
            if held > _GROWTH * warm[name] + 1:
                tally.fail(f"{name} grew from {warm[name]:.1f} to {held:.1f}")
    return tally


def _held(home: House) -> dict[str, float]:
    """Megabytes in memory and on the disk, and open descriptors."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    disk = sum(path.stat().st_size for path in home.root.rglob("*") if path.is_file())
    return {
        "memory": pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        "descriptors": float(len(list(Path("/proc/self/fd").iterdir()))),
        "disk": disk / 1e6,
    }
