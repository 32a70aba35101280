"""python -m benchmarks.extraction.agreement: outcomes as readers noted them who know no code.

The texts of ``labelled/`` were invented by some and labelled by others, each alone, who knew the
issue's list of outcomes and one real record; NN.labels.json holds what each noted.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.extraction.score import Tally
from corpus.parse import read_meeting
from corpus.serialize import to_json

LABELLED = Path(__file__).with_name("labelled")
OURS, MOST = "ours", "most"
_ALIKE = {"任免": "同意", "选举": "同意", "附条件同意": "同意", "修改后再报": "提请审议"}
"""Outcomes that the readers were not asked to tell apart as our table does."""
_LEFT_OUT = frozenset(("听取", "交办"))
"""A report that was heard, and a duty: none of these settles a matter."""

Outcomes = Counter[str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, and what each of its readers and our own found in it."""

    name: str
    found: Mapping[str, Outcomes]


def labelled(folder: Path = LABELLED) -> Iterator[Labelled]:
    """All texts with the outcomes that were found in them."""
    for path in sorted(folder.glob("*/*.txt")):
        noted = json.loads(path.with_suffix(".labels.json").read_text(encoding="utf-8"))
        found = {who: _counted(outcome for outcome, _ in told) for who, told in noted.items()}
        found |= {MOST: _most(tuple(found.values())), OURS: _ours(path)}
        yield Labelled(path.relative_to(folder).as_posix(), found)


def _ours(path: Path) -> Outcomes:
    told = to_json(read_meeting(path.read_bytes(), path.name))
    return _counted(one["outcome"] for item in told["sections"] for one in item["decisions"])


def _counted(outcomes: Iterable[str]) -> Outcomes:
    return Counter(_ALIKE.get(one, one) for one in outcomes if one not in _LEFT_OUT)


def _most(found: Sequence[Outcomes]) -> Outcomes:
    """What most of the readers found; of two, what both did."""
    middle = (len(found) - 1) // 2
    return Counter(
        {one: sorted(each[one] for each in found)[middle] for one in set().union(*found)}
    )


def compared(texts: Iterable[Labelled]) -> dict[tuple[str, str, str], Tally]:
    """By set and pair: the first is held for right, the second for told."""
    sums: dict[tuple[str, str, str], Tally] = {}
    for text in texts:
        kind = text.name.partition("/")[0]
        for first, second in combinations(text.found, 2):
            right, told = text.found[first], text.found[second]
            same = (right & told).total()
            tally = Tally(same, right.total() - same, told.total() - same)
            sums[kind, first, second] = sums.get((kind, first, second), Tally()) + tally
    return sums


def main() -> int:
    """Print how well the readers agree with each other, and ours with most of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.agreement")
    parser.add_argument("--folder", type=Path, default=LABELLED)
    options = parser.parse_args()
    print(f"{'set':12} {'between':12} {'precision':>9} {'recall':>9} {'F1':>9}  missed invented")
    for (kind, first, second), one in compared(labelled(options.folder)).items():
        if second != MOST and (second != OURS or first == MOST):
            figures = f"{one.precision:9.4f} {one.recall:9.4f} {one.f1:9.4f}"
            print(f"{kind:12} {first + ' ' + second:12} {figures}  {one.missed:6} {one.invented:8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
