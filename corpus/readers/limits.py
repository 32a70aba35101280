"""Limits of a reading process, kept by the system and not by our own care.

A child sets them for itself before each file. Python may be stuck inside a C library, so the clock
is an alarm whose default action ends the process. Outside such a child nothing here acts, nor on
Windows, which has no such limits.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource
    import signal

WIDE_SECONDS = 60
"""What text recognition of one picture, or one run of LibreOffice, may take by the clock."""
WIDE_PROCESSOR_SECONDS = 120

_WIDE_ROOM = 4
_STATM = Path("/proc/self/statm")
_SHORT = 64
"""Bytes that hold the first number there."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: seconds by the clock and of the processor, bytes of memory on top, and bytes
    of any file that is written on the way.

    The figures follow what hostile files cost and honest ones never need.
    """

    seconds: float = 30
    processor_seconds: int = 20
    memory: int = 1024 * 1024 * 1024
    written: int = 256 * 1024 * 1024


def arm(limits: Limits) -> None:
    """Start the clock for one file, in a child."""
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    _allow_processor(limits.processor_seconds)
    # Counted from here, so that a process that has loaded its models can still read the next file.
    resource.setrlimit(
        resource.RLIMIT_AS,
        (_address_space() + limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]),
    )
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def disarm() -> None:
    """Stop the clock."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)


def widen() -> None:
    """Grant what recognising one picture or one run of LibreOffice needs, if a clock is running."""
    if sys.platform == "win32" or not signal.getitimer(signal.ITIMER_REAL)[0]:
        return
    signal.setitimer(signal.ITIMER_REAL, WIDE_SECONDS)
    _allow_processor(WIDE_PROCESSOR_SECONDS)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY:
        wide = _address_space() + _WIDE_ROOM * Limits().memory
        resource.setrlimit(resource.RLIMIT_AS, (max(soft, wide), hard))


def _allow_processor(seconds: int) -> None:
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (total, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _address_space() -> int:
    """Bytes that the process has mapped; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    try:
        with _STATM.open("rb", buffering=0) as file:
            return int(file.read(_SHORT).split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return 0
