"""``python -m benchmarks.speed.growth``: how an index grows, and what that makes of ten million.

Each engine is built and asked at every size in a process of its own. From the last two sizes each
figure is drawn on in a straight line; which is a plan on paper, and is called so.
"""

import argparse
import json
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.child import Meter, peak_mb
from benchmarks.speed.figures import latency
from benchmarks.speed.files import SEED, make_records
from benchmarks.speed.machine import machine
from benchmarks.speed.question import WORDLESS
from benchmarks.speed.questions import make_questions
from benchmarks.speed.report import RESULTS, put_part, table
from benchmarks.speed.running import child
from benchmarks.speed.subjects.ours import OurEngine
from indexer.engines import open_engine
from indexer.opening import size_on_disk
from indexer.text.analysis import Cut, Segmenter

TARGET = 10_000_000
_ENGINES = "tantivy,whoosh"
_KINDS = {
    ".store": "stored text",
    ".idx": "postings",
    ".pos": "places",
    ".term": "terms",
    ".fast": "columns",
}
"""What Tantivy keeps in its files, by their endings."""


class Timed(Segmenter):
    """Cuts, and keeps account of the CPU seconds that it takes."""

    seconds = 0.0

    def joined(self, text: str, cut: Cut | None) -> str:
        """The words to index."""
        began = time.thread_time()
        found = super().joined(text, cut)
        self.seconds += time.thread_time() - began
        return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table: of a measurement, and as it is printed."""

    name: str
    of: Callable[[Mapping[str, Any]], float]
    printed: str


FIGURES = (
    Figure("disk, MB", lambda m: m["bytes"] / 1e6, "{:,.1f}"),
    Figure("building, CPU s", lambda m: m["build"], "{:,.1f}"),
    Figure("of it cutting the words, CPU s", lambda m: m["cutting"], "{:,.1f}"),
    Figure("memory building, peak MB", lambda m: m["building_mb"], "{:,.0f}"),
    Figure("memory asking, peak MB", lambda m: m["asking_mb"], "{:,.0f}"),
    Figure("first question after opening, CPU s", lambda m: m["opening"], "{:,.2f}"),
    Figure("all fingerprints, CPU s", lambda m: m["fingerprints"], "{:,.3f}"),
    Figure("question with eight facets, p50 ms", lambda m: m["p50"], "{:,.1f}"),
    Figure("question with eight facets, p95 ms", lambda m: m["p95"], "{:,.1f}"),
)


def build(engine: str, size: int, work: Path) -> dict[str, Any]:
    """Write the records of the size; the making of the texts is left out."""
    segmenter, meter = Timed(), Meter(make_records(SEED, size))
    segmenter.prepare()
    began = time.process_time()
    with closing(open_engine(f"{engine}:{work / engine}", segmenter)) as opened:
        with opened.writer(fresh=True) as writer:
            for meeting in meter:
                writer.replace_meeting(meeting.meeting.id, meeting)
        meetings = opened.info().meetings
    return {
        "sections": meter.sections,
        "meetings": meetings,
        "build": time.process_time() - began - meter.cpu,
        "cutting": segmenter.seconds,
        "building_mb": peak_mb(),
        "bytes": size_on_disk(f"{engine}:{work / engine}"),
        "kinds": _by_kind(work / engine),
    }


def ask(engine: str, size: int, work: Path) -> dict[str, Any]:
    """Open it and ask the 300 questions, each once."""
    questions = pickle.loads((work / "questions.pickle").read_bytes())
    address = f"{engine}:{work / engine}"
    subject, began = OurEngine(address), time.process_time()
    subject.ask(WORDLESS[0])
    opening, times = time.process_time() - began, []
    for question in (*WORDLESS, *questions):
        began = time.process_time()
        subject.ask(question)
        times.append((time.process_time() - began, 0.0))
    subject.close()
    found = latency(times[len(WORDLESS) :], "cpu")
    peak, began = peak_mb(), time.process_time()
    with closing(open_engine(address, Segmenter())) as opened:
        opened.digests()
    seconds = time.process_time() - began
    speed = {"p50": found.p50, "p95": found.p95, "opening": opening}
    return {**speed, "fingerprints": seconds, "asking_mb": peak}


_ERRANDS = {"build": build, "ask": ask}


def drawn_on(sizes: Sequence[int], values: Sequence[float], target: int) -> float:
    """The value at the target on the straight line through the last two."""
    (near, far), (low, high) = sizes[-2:], values[-2:]
    return high + (high - low) / (far - near) * (target - far)


def part(engine: str, found: Sequence[Mapping[str, Any]], target: int) -> str:
    """The figures of an engine at every size, for each section, and on paper at the target."""
    sizes = [one["sections"] for one in found]
    head = ["", *(f"{size:,}" for size in sizes), "each further section", f"{target:,} on paper"]
    rows = []
    for figure in FIGURES:
        values = [figure.of(one) for one in found]
        step = (values[-1] - values[-2]) / (sizes[-1] - sizes[-2])
        paper = drawn_on(sizes, values, target)
        shown = [figure.printed.format(value) for value in (*values, paper)]
        rows.append([figure.name, *shown[:-1], f"{step:.2e}", shown[-1]])
    last = found[-1]
    kinds = ", ".join(f"{k} {n / last['sections']:,.0f}" for k, n in last["kinds"].items())
    rate = last["sections"] / last["build"]
    bare = last["sections"] / (last["build"] - last["cutting"])
    return "\n\n".join(
        (
            f"### {engine}",
            table(head, rows),
            f"At {last['sections']:,} sections of {last['meetings']:,} meetings: "
            f"{last['bytes'] / last['sections']:,.0f} bytes a section ({kinds}); "
            f"{rate:,.0f} sections a second of CPU, {bare:,.0f} apart from cutting the words.",
        )
    )


def _by_kind(folder: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            kind = _KINDS.get(path.suffix, "the rest")
            sizes[kind] = sizes.get(kind, 0) + path.stat().st_size
    return dict(sorted(sizes.items(), key=lambda pair: -pair[1]))


def _measured(engine: str, size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="jiyao-growth-") as work:
        questions = make_questions(SEED, size)
        (Path(work) / "questions.pickle").write_bytes(pickle.dumps(questions))
        found: dict[str, Any] = {}
        for errand in _ERRANDS:
            print(f"{time.strftime('%H:%M:%S')} {engine} {size:,} {errand}", file=sys.stderr)
            arguments = ("benchmarks.speed.growth", "--child", errand, "--engines", engine)
            found |= child([*arguments, "--sizes", str(size), "--work", work], timeout=7200)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.growth", description=__doc__)
    parser.add_argument("--sizes", default="2000,10000", help="sections, parted by commas")
    parser.add_argument("--engines", default=_ENGINES)
    parser.add_argument("--target", type=int, default=TARGET, help="sections to plan for")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    parser.add_argument("--child", choices=_ERRANDS, help=argparse.SUPPRESS)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    if options.child:
        print(json.dumps(_ERRANDS[options.child](options.engines, sizes[0], options.work)))
        return
    parts = [
        part(engine, [_measured(engine, size) for size in sizes], options.target)
        for engine in options.engines.split(",")
    ]
    command = "python -m benchmarks.speed.growth " + " ".join(sys.argv[1:])
    head = (
        f"## Growth\n\n`{command.strip()}`\n\n{machine()}. CPU time of one process, cutting "
        "with jieba; on paper is a straight line through the last two sizes."
    )
    put_part("growth", "\n\n".join((head, *parts)), options.out)
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
