"""What the tools of research take, over invented minutes: every time with caches dropped before.

    python -m benchmarks.speed.research --size 10000

One process, one question after the other; CPU time of the process, the median of some rounds. Files
of everything are written once each, and it is told by how much the process then grew.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.speed.child import peak_mb
from benchmarks.speed.files import SEED
from benchmarks.speed.machine import machine
from benchmarks.speed.minutes import make_meetings
from benchmarks.speed.report import RESULTS, put_part, table
from indexer.analysis import Segmenter
from indexer.asking import Asker
from indexer.collocates import collocates
from indexer.concordance import concordance
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.export_forms import FORMS
from indexer.exports import export
from indexer.records import flatten
from indexer.request import SearchRequest, Sort
from indexer.rising import rising
from indexer.similar import similar
from indexer.tools import COLLOCATES, KWIC, RISING, TRENDS, Tool, read
from indexer.trends import trends

_COMMON, _THREE = "管理", ("养老", "停车 管理", '"原则同意"')
_EXPORT = "export of all as {}"
_GOALS = {
    "trends, three queries by month": "1,000",
    "kwic, the first page": "500",
    **{_EXPORT.format(name): "60,000" for name in FORMS},
}


def _tools(asker: Asker) -> Mapping[str, Callable[[], object]]:
    def asks(
        tool: Tool, does: Callable[..., object], **values: Sequence[str]
    ) -> Callable[[], object]:
        given = read(tool, values)
        return lambda: does(asker, given)

    newest = asker.engine.search(SearchRequest(sort=Sort.NEWEST, limit=9)).hits
    item = next(hit.record.section_id for hit in newest if hit.record.order)
    return {
        "trends, three queries by month": asks(TRENDS, trends, q=_THREE, interval=("month",)),
        "kwic, the first page": asks(KWIC, concordance, q=(_COMMON,)),
        "kwic, by the left": asks(KWIC, concordance, q=(_COMMON,), sort=("left",)),
        "collocates of a term": asks(COLLOCATES, collocates, q=_THREE[:1]),
        "rising, the newest year": asks(RISING, rising),
        "similar items": lambda: similar(asker, item),
    }


def _build(engine: Engine, seed: int, size: int) -> None:
    with engine.writer(fresh=True) as writer:
        for meeting in make_meetings(seed, size):
            writer.replace_meeting(meeting.id, flatten(meeting, "measured"))


def _measured(engine: Engine, rounds: int) -> Mapping[str, float]:
    """Milliseconds of each tool."""
    asker = Asker(engine)
    asker.vocabulary()
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, ask in _tools(asker).items():
            forget = getattr(engine, "forget_terms", None)
            if forget:
                forget()
            began = time.process_time()
            ask()
            found.setdefault(name, []).append(1000 * (time.process_time() - began))
    return {name: median(times) for name, times in found.items()}


def _exported(asker: Asker) -> Mapping[str, tuple[float, int]]:
    """Milliseconds to write all there is in each form, and by how many MB that grew the process."""
    found = {}
    for name, form in FORMS.items():
        before, began = peak_mb(), time.process_time()
        for _ in form.write(export(asker, {}, now=datetime.now(UTC))):
            pass
        grown = round(peak_mb() - before)
        found[_EXPORT.format(name)] = (1000 * (time.process_time() - began), grown)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.research", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="sections")
    parser.add_argument("--engine", default="whoosh", help="whoosh or tantivy")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work:
        folder = Path(work)
        engine = open_engine(f"{options.engine}:{folder / 'index'}", Segmenter(cache=folder))
        _build(engine, options.seed, options.size)
        found = _measured(engine, options.rounds)
        exported = _exported(Asker(engine))
        engine.close()
    rows = [[name, f"{took:,.0f}", _GOALS.get(name, ""), ""] for name, took in found.items()]
    rows += [[n, f"{took:,.0f}", _GOALS[n], str(mb)] for n, (took, mb) in exported.items()]
    command = "python -m benchmarks.speed.research " + " ".join(sys.argv[1:])
    told = f"{machine()}. {options.size:,} sections, caches dropped before each, CPU time"
    head = f"## Tools of research, {options.engine}\n\n`{command.strip()}`\n\n{told}."
    shown = table(["tool", "ms", "goal at 50,000", "MB more"], rows)
    put_part(f"research-{options.engine}", f"{head}\n\n{shown}", options.out)


if __name__ == "__main__":
    main()
