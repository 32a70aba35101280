"""What the tools of research take, over invented minutes: every time with caches dropped before.

    python -m benchmarks.speed.research --size 10000

One process, one question after the other; CPU time of the process, the median of some rounds.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

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
from indexer.records import flatten
from indexer.request import SearchRequest, Sort
from indexer.rising import rising
from indexer.similar import similar
from indexer.tools import COLLOCATES, KWIC, RISING, TRENDS, Tool, read
from indexer.trends import trends

_COMMON, _THREE = "管理", ("养老", "停车 管理", '"原则同意"')
_GOALS = {"trends, three queries by month": "1,000", "kwic, the first page": "500"}


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
        engine.close()
    rows = [[name, f"{took:,.0f}", _GOALS.get(name, "")] for name, took in found.items()]
    command = "python -m benchmarks.speed.research " + " ".join(sys.argv[1:])
    told = f"{machine()}. {options.size:,} sections, caches dropped before each, CPU time"
    head = f"## Tools of research, {options.engine}\n\n`{command.strip()}`\n\n{told}."
    shown = table(["tool", "ms", "goal at 50,000"], rows)
    put_part(f"research-{options.engine}", f"{head}\n\n{shown}", options.out)


if __name__ == "__main__":
    main()
