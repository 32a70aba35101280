"""The table of figures and the worst documents, as text."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from benchmarks.extraction.score import Fault, Score, Tally

_LONGEST = 60
_SHOWN = 8


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """A line for each field: precision, recall, F1, and the counts behind them."""
    shares, counts = ("precision", "recall", "F1"), ("found", "missed", "invented")
    heads = (*(f"{name:>10}" for name in shares), *(f"{name:>9}" for name in counts))
    yield f"{'field':<22}{''.join(heads)}"
    for name, t in tallies.items():
        row = f"{t.precision:>10.4f}{t.recall:>10.4f}{t.f1:>10.4f}"
        yield f"{name:<22}{row}{t.found:>9}{t.missed:>9}{t.invented:>9}"


def by_layout(scores: Sequence[Score]) -> Iterator[str]:
    """A line for each layout of the catalogue: documents, those without a fault, faults."""
    rows: dict[str, list[Score]] = {}
    for score in scores:
        for layout in (score.case.group, *score.case.layouts):
            rows.setdefault(layout, []).append(score)
    yield f"{'set or layout':<22}{'documents':>10}{'faultless':>10}{'missed':>8}{'invented':>9}"
    for layout, judged in sorted(rows.items()):
        sums = sum((t for score in judged for t in score.tallies.values()), Tally())
        faultless = sum(not score.weight for score in judged)
        counts = f"{len(judged):>10}{faultless:>10}{sums.missed:>8}{sums.invented:>9}"
        yield f"{layout:<22}{counts}"


def worst(scores: Sequence[Score], most: int, fields: Sequence[str] = ()) -> Iterator[str]:
    """The documents with the most faults, expected (-) and got (+) for each field."""
    faulty = [score for score in scores if _shown(score, fields)]
    for score in sorted(faulty, key=lambda score: -score.weight)[:most]:
        layout = ",".join(score.case.layouts)
        yield f"\n{score.case.group}/{score.case.path}  [{layout}]  weight {score.weight}"
        for fault in _shown(score, fields):
            yield from _fault(fault)


def _shown(score: Score, fields: Sequence[str]) -> list[Fault]:
    return [fault for fault in score.faults if not fields or fault.field in fields]


def _fault(fault: Fault) -> Iterator[str]:
    for sign, values in (("-", fault.missed), ("+", fault.invented)):
        if values:
            shown = " | ".join(map(_short, values[:_SHOWN]))
            more = f" … {len(values)} in all" if len(values) > _SHOWN else ""
            yield f"  {sign} {fault.field}: {shown}{more}"


def _short(value: Hashable) -> str:
    text = " / ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
