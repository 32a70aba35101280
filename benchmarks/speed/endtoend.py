"""From bytes on disk to searchable: ``python -m benchmarks.speed.endtoend --sizes 10000,50000``.

Ours is ``indexer.runs.build.update`` as ``jiyao index`` calls it, with jieba and Whoosh or with
rjieba and Tantivy, and a reading process for each core. The textbook pipeline is one process
that reads file after file with the same reader, cuts with the analyser that jieba brings for Whoosh
and writes with Whoosh's own writer as it comes, with the same facets stored.
"""

import argparse
import json
import multiprocessing.forkserver
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.speed import files
from benchmarks.speed.child import peak_mb
from benchmarks.speed.machine import machine
from benchmarks.speed.report import RESULTS, put_part, table
from benchmarks.speed.running import ChildFailed, child
from benchmarks.speed.subjects.firstversion import FirstVersion
from corpus.parse import read_meeting
from corpus.walk import walk
from indexer.opening import manifest_path, open_index
from indexer.records import MeetingRecords, flatten
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest

_BASE = "textbook"
_HEAD = ["pipeline", "sections/s wall", "×", "sections/s CPU", "×", "s wall", "peak MB"]


def _update(way: str, folder: Path, place: Path) -> None:
    segmenter, scheme = way.split("+")
    address = f"{scheme}:{place}"
    with (
        open_manifest(manifest_path(address)) as manifest,
        open_index(address, segmenter=segmenter) as engine,
    ):
        update(engine, manifest, [folder], workers=os.cpu_count() or 1)


def _textbook(_: str, folder: Path, place: Path) -> None:
    FirstVersion(str(place)).build(_read(folder))


def _read(folder: Path) -> Iterator[MeetingRecords]:
    for file in walk(folder):
        meeting = read_meeting(file.read(), file.path)
        yield flatten(meeting, files.fingerprint(meeting))


_WAYS: Mapping[str, Callable[[str, Path, Path], None]] = {
    _BASE: _textbook,
    "jieba+whoosh": _update,
    "rjieba+whoosh": _update,
    "rjieba+tantivy": _update,
}


def measure(way: str, folder: Path, place: Path) -> dict[str, float]:
    """Run one way in this process; CPU counts its worker processes too."""
    wall = time.perf_counter()
    _WAYS[way](way, folder, place)
    wall = time.perf_counter() - wall
    cpu = cpu_of_all()
    workers_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"wall": wall, "cpu": cpu, "peak_mb": peak_mb(), "workers_mb": workers_mb}


def cpu_of_all() -> float:
    """CPU seconds of this process and of all its readers, which are ended by it."""
    # Readers are children of a server; their times are told when that has ended.
    multiprocessing.forkserver._forkserver._stop()  # type: ignore[attr-defined]
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + workers.ru_utime + workers.ru_stime


def _tables(size: int, seed: int, timeout: float) -> str:
    """The pipelines side by side, and what each step of ours costs."""
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work:
        folder = Path(work, "minutes")
        files.write(folder, seed, size)
        found: dict[str, dict[str, Any]] = {}
        refused: list[list[str]] = []
        for way in _WAYS:
            arguments = ["--way", way, "--folder", str(folder), "--place", str(Path(work, way))]
            try:
                found[way] = child(["benchmarks.speed.endtoend", *arguments], timeout)
            except ChildFailed as error:
                refused.append([way, str(error), *["–"] * 5])
        parts = child(["benchmarks.speed.parts", str(folder)], timeout)
    rows = [_row(way, one, found.get(_BASE), size) for way, one in found.items()] + refused
    if _BASE in found:
        tenth = found[_BASE]["wall"] * 100 / size
        parts[f"a tenth of {_BASE}, on {os.cpu_count()} cores"] = tenth * (os.cpu_count() or 1)
    steps = [[name, f"{spent:.2f}"] for name, spent in parts.items()]
    return f"{table(_HEAD, rows)}\n\n{table(['step', 'CPU ms a section'], steps)}"


def _row(
    way: str, one: Mapping[str, float], base: Mapping[str, float] | None, size: int
) -> list[str]:
    ratios = [f"{base[clock] / one[clock]:.1f}×" if base else "–" for clock in ("wall", "cpu")]
    rates = [f"{size / one[clock]:,.0f}" for clock in ("wall", "cpu")]
    memory = f"{one['peak_mb']:,.0f} + {one['workers_mb']:,.0f} a worker"
    return [way, rates[0], ratios[0], rates[1], ratios[1], f"{one['wall']:.1f}", memory]


def _write(options: argparse.Namespace) -> None:
    command = "python -m benchmarks.speed.endtoend " + " ".join(sys.argv[1:])
    parts: list[str] = []
    for size in map(int, options.sizes.split(",")):
        parts.append(f"### {size:,} sections\n\n{_tables(size, options.seed, options.timeout)}")
        title = f"## From files to searchable\n\n`{command.strip()}`\n\n{machine()}"
        text = f"{title}, {os.cpu_count()} processes at most."
        # What a small size told is kept though a large one may take an hour.
        put_part("endtoend", "\n\n".join((text, *parts)), options.out)


def main() -> None:
    """The command line; ``--way`` is what a child is called with."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.endtoend", description=__doc__)
    parser.add_argument("--sizes", default="10000")
    parser.add_argument("--seed", type=int, default=files.SEED)
    parser.add_argument("--timeout", type=float, default=3600)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--way", choices=_WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(measure(options.way, options.folder, options.place)))
    else:
        _write(options)


if __name__ == "__main__":
    main()
