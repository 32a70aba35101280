"""The gate: ``python -m benchmarks.speed.gate`` fails where an engine of ours falls behind.

Only ratios to textbook Whoosh in the same run are judged, in CPU time, so that a slow or busy
machine passes and a slow change does not. Totals are judged as well: ours must agree on every
question, and nobody may differ on more than a few.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.figures import Measured, agreement, latency
from benchmarks.speed.files import SEED
from benchmarks.speed.report import size_part
from benchmarks.speed.running import Plan, run_size
from benchmarks.speed.table import BASE, BY_NAME

SIZE = 2000


@dataclass(frozen=True, slots=True)
class Bound:
    """How many times textbook Whoosh an engine must be, at ``SIZE`` sections."""

    cold_p95: float
    cached_p95: float
    build: float


# Three fifths of the lowest of three runs on a machine busy with other work: at least 3.5, 12.1 and
# 1.8 times textbook Whoosh with our Whoosh engine, 5.4, 5.2 and 2.0 times with Tantivy.
BOUNDS: Mapping[str, Bound] = {
    "jiyao-whoosh": Bound(cold_p95=2.1, cached_p95=7.2, build=1.1),
    "jiyao-tantivy": Bound(cold_p95=3.2, cached_p95=3.1, build=1.2),
}
_MAY_DIFFER = 0.03
"""The share of questions on which an engine that sees words alone may find more or less."""


def faults(kinds: Sequence[str], found: Sequence[Measured]) -> Iterator[str]:
    """What is worse than its bound; nothing when all is well."""
    yield from (f"{one.engine}: {one.refusal}" for one in found if one.refusal)
    done = {one.engine: one for one in found if not one.refusal}
    if BASE not in done:
        return
    for name, bound in BOUNDS.items():
        if name in done:
            yield from _too_slow(done[name], done[BASE], bound)
    truth = next(one for one in found if BY_NAME[one.engine].ours)
    for one in done.values():
        seen = agreement(kinds, one.totals, truth.totals)
        allowed = 0 if BY_NAME[one.engine].ours else _MAY_DIFFER * seen.questions
        if seen.questions - seen.same > allowed:
            yield f"{one.engine}: other totals than {truth.engine}: {dict(seen.differing)}"


def _too_slow(one: Measured, base: Measured, bound: Bound) -> Iterator[str]:
    assert one.build and base.build
    ratios = (
        ("p95, terms cold", latency(base.cold, "cpu").p95 / latency(one.cold, "cpu").p95),
        ("p95, terms cached", latency(base.cached, "cpu").p95 / latency(one.cached, "cpu").p95),
        ("build", base.build["cpu"] / one.build["cpu"]),
    )
    bounds = (bound.cold_p95, bound.cached_p95, bound.build)
    for (name, ratio), least in zip(ratios, bounds, strict=True):
        if ratio < least:
            yield f"{one.engine}: {name}: {ratio:.2f} times {BASE}, must be {least}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.gate", description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--engines", default=",".join((*BOUNDS, BASE)))
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    rows = [BY_NAME[name] for name in options.engines.split(",")]
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work:
        plan = Plan(SEED, options.rounds, timeout=900, budget=60, work=Path(work))
        run = run_size(plan, options.size, rows)
    print(size_part(options.size, run, "cpu"))
    found = list(faults(*run))
    print("\n".join(found), file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
