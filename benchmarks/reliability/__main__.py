"""``python -m benchmarks.reliability``: does an index survive what happens to machines?

Prints a row for each experiment and ends with 1 when anything was wrong.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from benchmarks.reliability.bombs import bombs
from benchmarks.reliability.crowds import asked_while_publishing, crons_at_once
from benchmarks.reliability.damage import damaged_copies
from benchmarks.reliability.faults import ACTIONS, FAULTS, each_call
from benchmarks.reliability.house import ENGINES, House, house
from benchmarks.reliability.kills import random_kills
from benchmarks.reliability.malformed import FORMS, malformed
from benchmarks.reliability.power import Cuts, control
from benchmarks.reliability.soak import soak
from benchmarks.reliability.syscalls import can_trace, each_system_call
from benchmarks.reliability.tally import Tally

HEAD = "| experiment | cases | wrong | how they ended | seconds |\n|---|---:|---:|---|---:|"


@dataclass(frozen=True)
class Sizes:
    """How much of each; ``stride`` takes every so many-th call, ``forms`` are parted by +."""

    kills: int
    stride: int
    images: int
    control: int
    copies: int
    publishes: int
    rounds: int
    mutants: int
    soak: float
    pause: float
    forms: str = "+".join(FORMS)


_NAMES = ", ".join(field.name for field in fields(Sizes))
SIZES = {
    "full": Sizes(1000, 1, 6, 24, 1000, 100, 50, 1000, 3600, 3.0),
    "short": Sizes(40, 25, 2, 16, 120, 10, 3, 60, 60, 0.0),
}


def _power(home: House, top: Path, sizes: Sizes, seed: int) -> Iterator[Tally]:
    cuts = Cuts(home, top, seed)
    told = [cuts.publish(sizes.images), cuts.publish(sizes.images, first=True)]
    yield from told
    left = Tally("control: each fsync left out in turn")
    for first in (False, True):
        number = told[first].ends["fsyncs"]
        missed = control(cuts, sizes.control, first=first)
        for _ in range(number - len(missed)):
            left.count("told by an image")
        for fsync in missed:
            left.fail(f"nothing tells that fsync {fsync} is left out")
    yield left


Experiment = Callable[[House, Path, Sizes, int], Iterable[Tally]]
EXPERIMENTS: dict[str, Experiment] = {
    "kills": lambda home, top, sizes, seed: [random_kills(home, sizes.kills, seed)],
    "faults": lambda home, top, sizes, seed: (
        each_call(home, top, action, fault, sizes.stride) for action in ACTIONS for fault in FAULTS
    ),
    "syscalls": lambda home, top, sizes, seed: (
        each_system_call(home, top, action, fault, sizes.stride)
        for action in ACTIONS
        for fault in FAULTS
        if can_trace()
    ),
    "power": _power,
    "damage": lambda home, top, sizes, seed: [damaged_copies(home, top, sizes.copies, seed)],
    "readers": lambda home, top, sizes, seed: [asked_while_publishing(home, sizes.publishes, 600)],
    "crons": lambda home, top, sizes, seed: [crons_at_once(home, 8, sizes.rounds)],
    "malformed": lambda home, top, sizes, seed: (
        malformed(home, top, form, sizes.mutants, seed) for form in sizes.forms.split("+")
    ),
    "bombs": lambda home, top, sizes, seed: [bombs(home, top)],
    "soak": lambda home, top, sizes, seed: [soak(home, sizes.soak, sizes.pause)],
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--only", default=",".join(EXPERIMENTS), help="parted by commas")
    parser.add_argument("--engines", default=",".join(ENGINES), help="parted by commas")
    parser.add_argument("--set", default="", help=f"other sizes, such as kills=200: {_NAMES}")
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    sizes = _sizes(SIZES[options.size], options.set)
    wrong = 0
    for engine in options.engines.split(","):
        print(f"\n{engine}, {options.size}\n\n{HEAD}", flush=True)
        for name in options.only.split(","):
            wrong += _run(engine, EXPERIMENTS[name], sizes, options.seed)
    return 1 if wrong else 0


def _sizes(sizes: Sizes, given: str) -> Sizes:
    pairs = (part.split("=") for part in given.split(",") if part)
    return replace(sizes, **{name: type(getattr(sizes, name))(value) for name, value in pairs})


def _run(engine: str, experiment: Experiment, sizes: Sizes, seed: int) -> int:
    """How many cases were wrong; each is told on stderr."""
    wrong = 0
    with house(engine) as home, tempfile.TemporaryDirectory() as top:
        began = time.monotonic()
        for tally in experiment(home, Path(top), sizes, seed):
            print(tally.row(time.monotonic() - began), flush=True)
            for what in tally.wrong:
                print(f"{engine}: {tally.name}: {what}", file=sys.stderr, flush=True)
            wrong += len(tally.wrong)
            began = time.monotonic()
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
