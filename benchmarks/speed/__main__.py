"""``python -m benchmarks.speed --sizes 1000,10000``: every engine, side by side, in one run."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from benchmarks.speed.figures import CLOCKS
from benchmarks.speed.files import SEED
from benchmarks.speed.machine import machine
from benchmarks.speed.report import (
    MAIN,
    RESULTS,
    SIZES,
    Run,
    charts,
    part_of,
    put_part,
    size_part,
    title,
)
from benchmarks.speed.running import Plan, run_size
from benchmarks.speed.serving import HELP, served
from benchmarks.speed.table import BASE, BY_NAME, ROWS

_NAMES = ",".join(row.name for row in ROWS)
_LATENCIES = {
    "cpu": "Latencies are CPU time of the measured process.",
    "wall": "Latencies are wall time.",
}


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--sizes", default=SIZES, help="sections, parted by commas")
    parser.add_argument("--engines", default=_NAMES, help=f"of {_NAMES}; {BASE} is the base")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=3, help="fresh processes for each figure")
    parser.add_argument("--clock", choices=CLOCKS, default="cpu", help="of the tables")
    parser.add_argument("--timeout", type=float, default=3600, help="seconds for one child")
    parser.add_argument("--budget", type=float, default=300, help="seconds for cached passes")
    parser.add_argument("--work", type=Path, help="folder for indexes; a temporary one if absent")
    parser.add_argument(
        "--keep", action="store_true", help="leave indexes in --work, ask those there again"
    )
    parser.add_argument("--cluster", metavar="ADDRESS", help=HELP)
    parser.add_argument("--no-limits", action="store_true", help="run every engine at every size")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    parser.add_argument("--json", type=Path, help="write the raw figures there as well")
    options = parser.parse_args(arguments)
    if options.keep and not options.work:
        parser.error("--keep needs a folder to keep indexes in: --work FOLDER")
    return options


def run(options: argparse.Namespace, work: Path) -> dict[int, Run]:
    """All sizes, smallest first; the results are written after each, so that none is lost."""
    plan = Plan(
        seed=options.seed,
        rounds=options.rounds,
        timeout=options.timeout,
        budget=options.budget,
        work=work,
        no_limits=options.no_limits,
        keep=options.keep,
    )
    rows = [BY_NAME[name] for name in options.engines.split(",")]
    runs: dict[int, Run] = {}
    for size in sorted(int(part) for part in options.sizes.split(",")):
        runs[size] = run_size(plan, size, rows)
        _write(options, runs)
    return runs


def _write(options: argparse.Namespace, runs: dict[int, Run]) -> None:
    command = "python -m benchmarks.speed " + " ".join(sys.argv[1:])
    part = part_of(options.sizes, options.cluster)
    heads = f"## {title(part)}", f"`{command.strip()}`", f"{machine()}. {_LATENCIES[options.clock]}"
    sizes = [size_part(size, runs[size], options.clock) for size in runs]
    texts = [*heads, *sizes]
    if part == MAIN:
        texts.append(_drawn(options, runs))
    put_part(part, "\n\n".join(texts), options.out)
    if options.json:
        found = {size: [asdict(one) for one in run[1]] for size, run in runs.items()}
        options.json.write_text(json.dumps(found), encoding="utf-8")


def _drawn(options: argparse.Namespace, runs: dict[int, Run]) -> str:
    """The charts beside the results, and what shows them."""
    drawn = charts(runs, options.clock)
    folder = options.out.with_name("charts")
    folder.mkdir(exist_ok=True)
    for file, chart in drawn.items():
        (folder / file).write_text(chart, encoding="utf-8")
    return "\n".join(f"![{file}](charts/{file})" for file in drawn)


def main() -> None:
    """The command line."""
    options = _options(sys.argv[1:])
    with ExitStack() as stack:
        stack.enter_context(served(options.cluster))
        temporary = tempfile.TemporaryDirectory(prefix="jiyao-speed-")
        run(options, options.work or Path(stack.enter_context(temporary)))


if __name__ == "__main__":
    main()
