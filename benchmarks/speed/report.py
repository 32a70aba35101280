"""Figures to Markdown: absolute, and as ratios to textbook Whoosh in the same run."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.speed.figures import Latency, Measured, agreement, latency
from benchmarks.speed.svg import Points, growth
from benchmarks.speed.table import BASE, BY_NAME

RESULTS = Path(__file__).parent.parent / "RESULTS.md"
_TITLE = """# Measured speed

Written by the commands that stand with each part; how each figure is taken says
[speed/README.md](speed/README.md). A ratio such as 15× always means: so many times better than
textbook Whoosh in the same run.
"""

MAIN, SIZES = "engines", "1000,10000"
"""The part that is pictured, and the sizes that it is of."""
_CLUSTER = "opensearch"
_BASES = (BASE, "tantivy-py")
"""Ratios are to the first of these that was run."""
_SERVED = """The node tells its CPU time about once a second, so what it used for one question falls
on another: of its row the medians are too low and the p95 and p99 too high; questions per second
hold all of it."""
Run = tuple[list[str], list[Measured]]


def part_of(sizes: str, cluster: str | None) -> str:
    """The part that a run writes: the same for the same sizes, with a cluster or without."""
    names = [MAIN, *([_CLUSTER] if cluster else []), *([] if sizes == SIZES else [sizes])]
    return "-".join(names).replace(",", "-")


def title(part: str) -> str:
    """The heading of a part of ``part_of``."""
    _, *more = part.split("-")
    sizes = " and ".join(f"{int(size):,}" for size in more if size.isdigit())
    beside = " beside a node of OpenSearch" if _CLUSTER in more else ""
    return f"Engines{beside}" + (f" at {sizes} sections" if sizes else "")


def put_part(name: str, text: str, path: Path = RESULTS) -> None:
    """Put one part of the results in the place of its last writing, the other parts as they are.

    A new one comes behind those of its family, whose names begin alike, or at the end.
    """
    known = path.read_text(encoding="utf-8") if path.exists() else _TITLE
    part = f"<!-- {name} -->\n{text.strip()}\n<!-- /{name} -->\n"
    pattern = re.compile(rf"<!-- {name} -->.*<!-- /{name} -->\n", re.DOTALL)
    family = re.compile(rf"<!-- /{name.partition('-')[0]}\b.* -->\n")
    if pattern.search(known):
        known = pattern.sub(lambda _: part, known)
    elif ends := [end.end() for end in family.finditer(known)]:
        known = f"{known[: ends[-1]]}\n{part}{known[ends[-1] :]}"
    else:
        known = f"{known.rstrip()}\n\n{part}"
    path.write_text(known, encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def size_part(size: int, run: Run, clock: str) -> str:
    """All tables of one size."""
    kinds, found = run
    done = [one for one in found if not one.refusal]
    base = next((one for name in _BASES for one in done if one.engine == name), None)
    left_out = [f"- {one.engine}: {one.refusal}" for one in found if one.refusal]
    parts = [
        f"### {size:,} sections",
        _latencies(done, base, clock),
        _by_kind(kinds, done, clock),
        _scoped(done, clock),
        _builds(done, base, clock),
        _agreements(kinds, done),
    ]
    if base and base.engine != BASE:
        parts.append(f"Ratios are to {base.engine}.")
    if clock == "cpu" and any(BY_NAME[one.engine].is_served for one in done):
        parts.append(_SERVED)
    if left_out:
        parts.append("Not run:\n\n" + "\n".join(left_out))
    return "\n\n".join(parts)


def _latencies(done: Sequence[Measured], base: Measured | None, clock: str) -> str:
    head = ["engine", "cold p50 / p95 / p99 ms", "q/s", "× p50", "× p95"]
    head += ["cached p50 / p95 / p99 ms", "q/s", "× p50", "× p95"]
    rows = []
    for one in done:
        cells = [one.engine]
        for times, against in ((one.cold, base and base.cold), (one.cached, base and base.cached)):
            cells += _cells(times, against or (), clock)
        rows.append(cells)
    return table(head, rows)


def _cells(
    times: Sequence[tuple[float, float]], against: Sequence[tuple[float, float]], clock: str
) -> list[str]:
    if not times:
        return ["–"] * 4
    own = latency(times, clock)
    base = latency(against, clock) if against else None
    return [
        f"{_ms(own.p50)} / {_ms(own.p95)} / {_ms(own.p99)}",
        f"{own.per_second:,.0f}",
        _ratio(base.p50 if base else None, own.p50),
        _ratio(base.p95 if base else None, own.p95),
    ]


def _by_kind(kinds: Sequence[str], done: Sequence[Measured], clock: str) -> str:
    classes = list(dict.fromkeys(sorted(kinds)))
    rows = [
        [one.engine, *(_p50_p95(_of_kind(one.cold, kinds, kind), clock) for kind in classes)]
        for one in done
    ]
    return "By class, cold, p50 / p95 ms:\n\n" + table(["engine", *classes], rows)


def _scoped(done: Sequence[Measured], clock: str) -> str:
    """What only our engines can be asked, so that it stands beside no ratio."""
    rows = [
        [one.engine, _p50_p95(one.scoped_cold, clock), _p50_p95(one.scoped_cached, clock)]
        for one in done
        if one.scoped_cold
    ]
    head = ["engine", "cold p50 / p95 ms", "cached p50 / p95 ms"]
    return "同句, 同段, 同议题, 同会 and 近20 of two words:\n\n" + table(head, rows)


def _of_kind(
    times: Sequence[tuple[float, float]], kinds: Sequence[str], kind: str
) -> list[tuple[float, float]]:
    return [pair for pair, own in zip(times, kinds, strict=True) if own == kind]


def _p50_p95(times: Sequence[tuple[float, float]], clock: str) -> str:
    found: Latency = latency(times, clock)
    return f"{_ms(found.p50)} / {_ms(found.p95)}"


def _builds(done: Sequence[Measured], base: Measured | None, clock: str) -> str:
    head = ["engine", "sections/s CPU", "sections/s wall", "×", "index MB", "peak MB building"]
    head += ["peak MB asking", "start s wall (of it imports)", "start s CPU"]
    return table(head, [_build_row(one, base, clock) for one in done])


def _build_row(one: Measured, base: Measured | None, clock: str) -> list[str]:
    cells = [one.engine, *["–"] * 5]
    if one.build:
        rate = one.build["sections"] / one.build[clock]
        before = base.build["sections"] / base.build[clock] if base and base.build else 0.0
        cells[1:] = [
            f"{one.build['sections'] / one.build['cpu']:,.0f}",
            f"{one.build['sections'] / one.build['wall']:,.0f}",
            _ratio(rate, before) if before else "–",
            f"{one.build['mb']:,.1f}",
            f"{one.build['peak_mb']:,.0f} ({one.build['before_mb']:,.0f} before)",
        ]
    assert one.start
    started = f"{one.start['wall']:.2f} ({one.start['loaded']:.2f})"
    return [*cells, f"{one.peak_mb:,.0f}", started, f"{one.start['cpu']:.2f}"]


def _agreements(kinds: Sequence[str], done: Sequence[Measured]) -> str:
    """Totals against those of the first of our engines."""
    truth = next((one for one in done if BY_NAME[one.engine].ours), done[0])
    rows = []
    for one in done:
        found = agreement(kinds, one.totals, truth.totals)
        classes = ", ".join(f"{kind} {count}" for kind, count in sorted(found.differing.items()))
        largest = f"{found.largest:.1%}" if found.differing else "–"
        rows.append([one.engine, f"{found.same} of {found.questions}", classes or "–", largest])
    head = ["engine", "same total", "differing, by class", "largest difference"]
    return f"Totals against {truth.engine}:\n\n" + table(head, rows)


def charts(runs: Mapping[int, Run], clock: str) -> dict[str, str]:
    """The growth curves by file name."""
    return {
        file: growth(title, unit, _lines(runs, take, clock)) for file, title, unit, take in _CHARTS
    }


def _lines(
    runs: Mapping[int, Run], take: Callable[[Measured, str], float | None], clock: str
) -> dict[str, Points]:
    lines: dict[str, list[tuple[float, float]]] = {}
    for size, (_, found) in sorted(runs.items()):
        for one in found:
            value = None if one.refusal else take(one, clock)
            if value:
                lines.setdefault(one.engine, []).append((size, value))
    return dict(lines)


def _p95(one: Measured, clock: str) -> float | None:
    return latency(one.cold, clock).p95


def _p95_cached(one: Measured, clock: str) -> float | None:
    return latency(one.cached, clock).p95 if one.cached else None


def _seconds(one: Measured, clock: str) -> float | None:
    return one.build[clock] if one.build else None


def _megabytes(one: Measured, clock: str) -> float | None:
    return one.build["mb"] if one.build else None


_CHARTS: tuple[tuple[str, str, str, Callable[[Measured, str], float | None]], ...] = (
    ("p95-cold.svg", "95 of 100 questions answered, terms cold", "ms", _p95),
    ("p95-cached.svg", "95 of 100 questions answered, terms cached", "ms", _p95_cached),
    ("build.svg", "Time to build the index", "s", _seconds),
    ("size.svg", "Size of the index", "MB", _megabytes),
)


def _ms(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def _ratio(base: float | None, own: float) -> str:
    return f"{base / own:.1f}×" if base else "–"
