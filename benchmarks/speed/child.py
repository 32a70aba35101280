"""One measurement in a process of its own, which prints what it found as one line of JSON.

Three errands: ``build`` an index, ``ask`` all questions, ``start`` cold and ask one. Times are
CPU seconds of the process (all its threads) and wall seconds.
"""

import argparse
import importlib
import json
import pickle
import re
import resource
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from benchmarks.speed.question import WORDLESS
from benchmarks.speed.table import BY_NAME

QUESTIONS, SCOPED = "questions.pickle", "scoped.pickle"
_CACHED_PASSES = 3
_STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"VmHWM:\s*(\d+) kB")


@runtime_checkable
class Served(Protocol):
    """A subject whose index is not in a folder of ours, and whose work is not all our process's."""

    def served(self) -> float:
        """CPU seconds that its servers have used so far."""

    def stored_mb(self) -> float:
        """What its index takes."""


class Meter:
    """Hands records on and keeps account of the time that making them took, which is not ours."""

    def __init__(self, records: Iterable[Any]) -> None:
        self.cpu = self.wall = 0.0
        self.sections = 0
        self._records = iter(records)

    def __iter__(self) -> Iterator[Any]:
        """The records, timed."""
        while True:
            # Of this thread only: an engine's own threads go on writing meanwhile.
            cpu, wall = time.thread_time(), time.perf_counter()
            record = next(self._records, None)
            self.cpu += time.thread_time() - cpu
            self.wall += time.perf_counter() - wall
            if record is None:
                return
            self.sections += len(record.sections)
            yield record


def forget_peak() -> None:
    """Begin the peak anew from what is held now: building would hide what asking takes."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_mb() -> float:
    """The most memory that this process has held.

    Linux hands ``ru_maxrss`` down from the parent, whose size is not ours, so /proc comes first.
    """
    if _STATUS.exists():
        found = _PEAK.search(_STATUS.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def build(options: argparse.Namespace) -> dict[str, Any]:
    """Index the records of the seed and size."""
    # Loaded here: making minutes needs much that would weigh on an errand to start.
    files = importlib.import_module("benchmarks.speed.files")
    row = BY_NAME[options.engine]
    row.folder(options.work).mkdir(parents=True, exist_ok=True)
    meter = Meter(files.make_records(options.seed, options.size))
    subject = row.subject(options.work)
    before, served = peak_mb(), _served(subject)
    cpu, wall = time.process_time(), time.perf_counter()
    subject.build(meter)
    cpu, wall = time.process_time() - cpu - meter.cpu, time.perf_counter() - wall - meter.wall
    cpu += _served(subject) - served
    mb = subject.stored_mb() if isinstance(subject, Served) else _size_mb(row.folder(options.work))
    subject.close()
    return {
        "cpu": cpu,
        "wall": wall,
        "sections": meter.sections,
        "mb": mb,
        "before_mb": before,
        "peak_mb": peak_mb(),
    }


def ask(options: argparse.Namespace) -> dict[str, Any]:
    """Every question, again with whatever the engine keeps, and once with no term kept."""
    questions = pickle.loads((options.work / QUESTIONS).read_bytes())
    subject = BY_NAME[options.engine].subject(options.work)
    for question in WORDLESS:
        subject.ask(question)
    first = [_timed(subject, question) for question in questions]
    began = time.monotonic()
    most = _CACHED_PASSES if subject.keeps_terms else 1
    passes: list[list[tuple[float, float]]] = []
    while len(passes) < most and time.monotonic() - began < options.budget:
        passes.append([_timed(subject, question)[1] for question in questions])
    peak = peak_mb()
    cold = _cold(subject, questions) if subject.keeps_terms else [times for _, times in first]
    scoped = _scoped(subject, options.work) if BY_NAME[options.engine].ours else {}
    subject.close()
    answers = [answer for answer, _ in first]
    return {
        **scoped,
        "cold": cold,
        "cached": passes,
        "totals": [answer.total for answer in answers],
        "shown": [len(answer.snippets) for answer in answers],
        "values": [sum(map(len, answer.facets.values())) for answer in answers],
        "peak_mb": peak,
    }


def start(options: argparse.Namespace) -> dict[str, Any]:
    """Open and answer one question, counted from the birth of the process."""
    subject = BY_NAME[options.engine].subject(options.work)
    loaded = time.monotonic() - options.born
    (question, *_) = pickle.loads((options.work / QUESTIONS).read_bytes())
    subject.ask(question)
    answered = time.monotonic() - options.born
    subject.close()
    return {"loaded": loaded, "wall": answered, "cpu": time.process_time(), "peak_mb": peak_mb()}


ERRANDS = {"build": build, "ask": ask, "start": start}


def _scoped(subject: Any, work: Path) -> dict[str, Any]:
    """The questions that only our engines can be asked: cold, and again with what was kept."""
    questions = pickle.loads((work / SCOPED).read_bytes())
    first = [_timed(subject, question)[1] for question in questions]
    if not subject.keeps_terms:
        return {"scoped_cached": first, "scoped_cold": first}
    cached = [_timed(subject, question)[1] for question in questions]
    return {"scoped_cached": cached, "scoped_cold": _cold(subject, questions)}


def _cold(subject: Any, questions: Iterable[Any]) -> list[tuple[float, float]]:
    found = []
    for question in questions:
        subject.forget()
        found.append(_timed(subject, question)[1])
    return found


def _timed(subject: Any, question: Any) -> tuple[Any, tuple[float, float]]:
    served = _served(subject)
    cpu, wall = time.process_time(), time.perf_counter()
    answer = subject.ask(question)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return answer, (cpu + _served(subject) - served, wall)


def _served(subject: Any) -> float:
    """CPU seconds of other processes that work for the subject, so far."""
    return subject.served() if isinstance(subject, Served) else 0.0


def _size_mb(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def main() -> None:
    """The command line of the child."""
    parser = argparse.ArgumentParser()
    parser.add_argument("errand", choices=ERRANDS)
    parser.add_argument("engine", choices=BY_NAME)
    parser.add_argument("work", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=0)
    parser.add_argument("--budget", type=float, default=600.0)
    parser.add_argument("--born", type=float, default=0.0)
    options = parser.parse_args()
    print(json.dumps(ERRANDS[options.errand](options)))


if __name__ == "__main__":
    main()
