"""What processes hold in memory, and whether a server goes on growing while it is asked."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.reliability.tally import Tally

_GROWTH = 1.1
_MB = 1024 * 1024


def memory(pid: int) -> tuple[int, int]:
    """Bytes that a process holds now and held at most; raises ``OSError`` when it is gone."""
    rows = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace").splitlines()
    told = dict(row.split(":", 1) for row in rows if ":" in row)
    if "VmRSS" not in told:
        raise ProcessLookupError(pid)
    return int(told["VmRSS"].split()[0]) * 1024, int(told["VmHWM"].split()[0]) * 1024


def held_by_all(pid: int) -> int:
    """Bytes that a process and those that it has started hold; what they share counts for each."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return sum(memory(each)[0] for each in (pid, *map(int, children)))


def growth(held: Sequence[int]) -> Tally:
    """Bytes at the start and after each part of the questions; the last part may add a tenth.

    What is loaded when it is first wanted, and caches up to their bounds, come in the parts before.
    """
    tally = Tally("memory of the server")
    told = " → ".join(f"{some / _MB:.0f}" for some in held)
    if held[-1] > _GROWTH * held[-2]:
        tally.fail(f"the server grew to the last: {told} MB")
    else:
        tally.count(f"{told} MB")
    return tally
