"""python -m benchmarks.extraction.speed: documents a second on one core, memory over many files."""

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.extraction.cases import Case, of_samples, of_seed
from benchmarks.extraction.invent.formal import Form, formal
from corpus.attendance.lattice import forget
from corpus.parse import read_meeting
from corpus.serialize import dumps

_STATM = Path("/proc/self/statm")
_PAGE = 4096
_WARMED = 200
_SLICES = 10
"""Other work on the machine slows some slices and not others: the median and the best are told."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both figures; 1 when the longest record is read more slowly than ``--at-least``."""
    options = _options().parse_args(arguments)
    gc.freeze()  # as each child that reads files does
    cases = [case for case in (*of_seed(), *of_samples()) if case.path.endswith(".txt")]
    longest = max(cases, key=lambda case: len(case.data))
    rate = _told([longest], options.seconds, "the longest record, the seed where it is at hand")
    _told(cases, options.seconds, "the seed and the samples in text files, in turn")
    for count, megabytes in memory(options.files):
        print(f"memory after {count:>6} different files: {megabytes:.1f} MB")
    return 1 if rate < options.at_least else 0


def _told(cases: Sequence[Case], seconds: float, what: str) -> float:
    rates = sorted(documents_a_second(cases, seconds / _SLICES) for _ in range(_SLICES))
    rate, best = median(rates), rates[-1]
    length = sum(len(case.data) for case in cases) // len(cases)
    told = f"{rate:>4.0f} documents a second of processor time (best of {_SLICES}: {best:.0f})"
    print(f"{told}, {length} bytes each: {what}")
    return rate


def documents_a_second(cases: Sequence[Case], seconds: float) -> float:
    """Whole rounds of the documents until the processor time is up; the first round is free."""
    _round(cases)
    rounds, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        _round(cases)
        rounds += 1
    return rounds * len(cases) / (time.process_time() - start)


def _round(cases: Sequence[Case]) -> None:
    forget()
    for case in cases:
        dumps(read_meeting(case.data, case.path))


def memory(files: int) -> Iterator[tuple[int, float]]:
    """Resident memory after the first files, and after each tenth of ``files``, all different."""
    marks = {_WARMED, *(files * tenth // 10 for tenth in range(1, 11))}
    for count in range(1, files + 1):
        text, _ = formal(Random(count), Form())
        dumps(read_meeting(text.encode(), f"{count}.txt"))
        if count in marks and _STATM.exists():
            yield count, int(_STATM.read_text().split()[1]) * _PAGE / 1e6


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--files", type=int, default=1000, help="for the memory; 10000 for release")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="DOCUMENTS")
    return parser


if __name__ == "__main__":
    sys.exit(main())
