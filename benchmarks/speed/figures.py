"""Measured seconds to the figures that are reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

CLOCKS = {"cpu": 0, "wall": 1}


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds for the middle question, the 95th and the 99th of a hundred; a mean rate."""

    p50: float
    p95: float
    p99: float
    per_second: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All of one engine at one size; what was not run is None, ``refusal`` says why."""

    engine: str
    size: int
    refusal: str = ""
    build: Mapping[str, float] | None = None
    start: Mapping[str, float] | None = None
    peak_mb: float = 0.0
    totals: Sequence[int] = ()
    cold: Sequence[tuple[float, float]] = ()
    cached: Sequence[tuple[float, float]] = ()
    scoped_cold: Sequence[tuple[float, float]] = ()
    scoped_cached: Sequence[tuple[float, float]] = ()
    notes: Sequence[str] = field(default=())


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of them does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def latency(times: Sequence[tuple[float, float]], clock: str) -> Latency:
    """The figures of one pass over questions; times are pairs of CPU and wall seconds."""
    values = [pair[CLOCKS[clock]] * 1000 for pair in times]
    p50, p95, p99 = (percentile(values, share) for share in (0.5, 0.95, 0.99))
    return Latency(p50, p95, p99, 1000 * len(values) / sum(values))


def middle(rounds: Sequence[Sequence[Sequence[float]]]) -> list[tuple[float, float]]:
    """Each question's median over several rounds."""
    return [
        (median(t[0] for t in times), median(t[1] for t in times))
        for times in zip(*rounds, strict=True)
    ]


def measured(engine: str, size: int, found: Mapping[str, Any]) -> Measured:
    """What the children of one engine reported, put together."""
    rounds = found["ask"]
    passes = [cached for one in rounds for cached in one["cached"]]
    return Measured(
        engine,
        size,
        build=found.get("build"),
        start={
            key: median(one[key] for one in found["start"]) for key in ("loaded", "wall", "cpu")
        },
        peak_mb=max(one["peak_mb"] for one in rounds),
        totals=rounds[0]["totals"],
        cold=middle([one["cold"] for one in rounds]),
        cached=middle(passes) if passes else (),
        scoped_cold=middle([one.get("scoped_cold", ()) for one in rounds]),
        scoped_cached=middle([one.get("scoped_cached", ()) for one in rounds]),
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the totals of an engine compare with another's, by class of question."""

    same: int
    questions: int
    differing: Mapping[str, int]
    largest: float


def agreement(kinds: Sequence[str], totals: Sequence[int], truth: Sequence[int]) -> Agreement:
    """Count the differing totals; ``largest`` is the greatest difference as a share."""
    differing: dict[str, int] = {}
    largest = 0.0
    for kind, total, true in zip(kinds, totals, truth, strict=True):
        if total != true:
            differing[kind] = differing.get(kind, 0) + 1
            largest = max(largest, abs(total - true) / max(total, true))
    return Agreement(len(kinds) - sum(differing.values()), len(kinds), differing, largest)
