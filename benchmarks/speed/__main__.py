"""``python -m benchmarks.speed --sizes 1000,10000``: every engine, side by side, in one run."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks.speed.figures import CLOCKS
from benchmarks.speed.files import SEED
from benchmarks.speed.machine import machine
from benchmarks.speed.report import RESULTS, Run, charts, put_part, size_part
from benchmarks.speed.running import Plan, run_size
from benchmarks.speed.table import BASE, BY_NAME, NODE, ROWS
from tests.cluster.nodes import running

_NAMES = ",".join(row.name for row in ROWS)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000", help="sections, parted by commas")
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
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="of a node of OpenSearch on this machine, http://127.0.0.1:9200 say; start starts one",
    )
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
    clock = {"cpu": "CPU time of the measured process", "wall": "wall time"}[options.clock]
    sizes = [size_part(size, runs[size], options.clock) for size in runs]
    drawn = charts(runs, options.clock)
    folder = options.out.with_name("charts")
    folder.mkdir(exist_ok=True)
    for file, chart in drawn.items():
        (folder / file).write_text(chart, encoding="utf-8")
    pictures = "\n".join(f"![{file}](charts/{file})" for file in drawn)
    head = f"## Engines\n\n`{command.strip()}`\n\n{machine()}. Latencies are {clock}."
    put_part("engines", "\n\n".join((head, *sizes, pictures)), options.out)
    if options.json:
        found = {size: [asdict(one) for one in run[1]] for size, run in runs.items()}
        options.json.write_text(json.dumps(found), encoding="utf-8")


@contextmanager
def _served(cluster: str | None) -> Iterator[None]:
    """With the address of a node for the children; ``start`` starts one of those for tests."""
    if cluster != "start":
        os.environ[NODE] = cluster or ""
        yield
        return
    with tempfile.TemporaryDirectory(prefix="jiyao-node-") as place:
        # The server does not run as root, so another user must get there.
        Path(place).chmod(0o755)
        with running(Path(place), 1) as started:
            os.environ[NODE] = started.nodes[0].address
            yield


def main() -> None:
    """The command line."""
    options = _options(sys.argv[1:])
    with ExitStack() as stack:
        stack.enter_context(_served(options.cluster))
        temporary = tempfile.TemporaryDirectory(prefix="jiyao-speed-")
        run(options, options.work or Path(stack.enter_context(temporary)))


if __name__ == "__main__":
    main()
