"""What a second worker brings: ``python -m benchmarks.speed.workers --cluster start --size 10000``.

Each step is run with one worker and with two, in a process of its own, by turns: reading and
cutting the files, handing documents to a cluster, and ``jiyao index`` as a whole. Without
``--cluster`` only the first is run.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.speed import files
from benchmarks.speed.endtoend import cpu_of_all
from benchmarks.speed.machine import machine
from benchmarks.speed.report import RESULTS, put_part, table
from benchmarks.speed.running import child
from benchmarks.speed.serving import HELP, served
from benchmarks.speed.subjects.cluster import ClusterEngine
from benchmarks.speed.table import NODE
from corpus.sandbox import Sandbox
from corpus.walk import walk
from indexer.engines import care_of
from indexer.engines.opensearch_address import Access
from indexer.engines.opensearch_bulk import Bulk
from indexer.engines.opensearch_client import Client
from indexer.engines.opensearch_places import Places
from indexer.engines.opensearch_schema import document_id, documents, index_body
from indexer.opening import open_index
from indexer.records import flatten
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from indexer.runs.reading import ReadAndCut, job_of
from indexer.text.analysis import shared

_MODULE = "benchmarks.speed.workers"
_LIBRARY = "jieba"
_COUNTS = (1, 2)
_HEAD = ["step", "worker is", "1 worker, sections/s", "2 workers", "×", "CPU ms a section"]
_HEAD += ["the node's CPU ms a section"]


def _read(folder: Path, _: str, workers: int) -> tuple[float, float]:
    began, used = perf_counter(), process_time()
    with Sandbox(ReadAndCut(_LIBRARY), workers) as sandbox:
        for outcome in sandbox.read_many(map(job_of, walk(folder))):
            assert outcome.meeting is not None, outcome.job.path
    return perf_counter() - began, cpu_of_all() - used


def _hand_over(folder: Path, address: str, workers: int) -> tuple[float, float]:
    read, cutter = ReadAndCut(_LIBRARY), shared(_LIBRARY)
    made = []
    for number, file in enumerate(walk(folder)):
        meeting = read(file.read(), file.path)
        records = replace(flatten(meeting.meeting, str(number)), cut=meeting.cut)
        made.append(documents(records, cutter, 1))
    node, _, name = address.removeprefix("opensearch+").rpartition("/")
    with closing(Client([node], Access())) as client:
        places = Places(client, name)
        index = places.generation(1)
        places.remove([index])
        places.create(index, index_body({}, 1))
        bulk = Bulk(client, index, workers)
        began, used = perf_counter(), process_time()
        with closing(bulk):
            for of_meeting in made:
                for place, document in enumerate(of_meeting):
                    bulk.put(document_id(of_meeting[0]["meeting_id"], 1, place), document)
            bulk.drain()
        places.refresh(index)
        spent = perf_counter() - began, process_time() - used
        places.remove([index])
    return spent


def _index(folder: Path, address: str, workers: int) -> tuple[float, float]:
    began, used = perf_counter(), process_time()
    with (
        tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work,
        open_manifest(Path(work, "sources")) as manifest,
        open_index(address, segmenter=_LIBRARY, fresh=True) as engine,
    ):
        update(engine, manifest, [folder], fresh=True, workers=workers)
    return perf_counter() - began, cpu_of_all() - used


@dataclass(frozen=True, slots=True)
class _Step:
    """What is measured: gives seconds, on the wall and of CPU with that of the readers, for a
    folder, an address and a number of workers.
    """

    run: Callable[[Path, str, int], tuple[float, float]]
    title: str
    worker: str
    is_served: bool


_STEPS: Mapping[str, _Step] = {
    "read": _Step(_read, "reading and cutting", "a process", False),
    "hand-over": _Step(_hand_over, "handing over to the node", "a call at a time", True),
    "index": _Step(_index, "`jiyao index`, packed and switched", "a process that reads", True),
}


def measure(step: _Step, folder: Path, workers: int) -> dict[str, float]:
    """Run one step in this process."""
    if not step.is_served:
        wall, cpu = step.run(folder, "", workers)
        return {"wall": wall, "cpu": cpu}
    address = f"opensearch+{os.environ[NODE]}/speed-workers"
    node = ClusterEngine(address)
    before = node.served()
    wall, cpu = step.run(folder, address, workers)
    held = sum(one.size for one in care_of(address).inspect() if one.is_current)
    return {"wall": wall, "cpu": cpu, "node": node.served() - before, "mb": held / 1e6}


Found = Mapping[str, Mapping[int, Sequence[Mapping[str, float]]]]


def text_of(found: Found, size: int) -> str:
    """The table, and what a section takes on the disk once the index is packed."""
    rows = []
    for name, by_count in found.items():
        step = _STEPS[name]
        one, two = (_middle(by_count[count], "wall") for count in _COUNTS)
        cells = [step.title, step.worker, f"{size / one:,.0f}", f"{size / two:,.0f}"]
        cells.append(f"{one / two:.2f}×")
        for clock in ("cpu", "node"):
            spent = [each for times in by_count.values() for each in times if clock in each]
            cells.append(f"{_middle(spent, clock) * 1000 / size:.2f}" if spent else "–")
        rows.append(cells)
    text = table(_HEAD, rows)
    if "index" in found:
        held = _middle([one for times in found["index"].values() for one in times], "mb")
        text += f"\n\nA packed index without copies takes {held * 1000 / size:.1f} KB a section."
    return text


def _middle(times: Sequence[Mapping[str, float]], clock: str) -> float:
    return median(one[clock] for one in times)


def _found(options: argparse.Namespace, folder: Path) -> Found:
    names = [name for name, step in _STEPS.items() if options.cluster or not step.is_served]
    found: dict[str, dict[int, list[Mapping[str, float]]]] = {}
    for _ in range(options.rounds):
        for name in names:
            for count in _COUNTS:
                arguments = ["--step", name, "--workers", str(count), "--folder", str(folder)]
                told = child([_MODULE, *arguments], options.timeout)
                found.setdefault(name, {}).setdefault(count, []).append(told)
    return found


def _write(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work, served(options.cluster):
        folder = Path(work, "minutes")
        files.write(folder, options.seed, options.size)
        text = text_of(_found(options, folder), options.size)
    command = f"python -m {_MODULE} {' '.join(sys.argv[1:])}".strip()
    heads = f"## From one worker to two, {options.size:,} sections", f"`{command}`"
    told = f"{machine()}. Rates are wall time, on cores that the node shares."
    put_part("workers", "\n\n".join((*heads, told, text)), options.out)


def main() -> None:
    """The command line; ``--step`` is what a child is called with."""
    parser = argparse.ArgumentParser(prog=_MODULE, description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=files.SEED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=3600)
    parser.add_argument("--cluster", metavar="ADDRESS", help=HELP)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--step", choices=_STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(measure(_STEPS[options.step], options.folder, options.workers)))
    else:
        _write(options)


if __name__ == "__main__":
    main()
