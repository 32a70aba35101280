"""python -m benchmarks.extraction: precision and recall of the reader, field by field."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.extraction import varied
from benchmarks.extraction.cases import GOLD, Case, in_folder, of_samples, of_seed
from benchmarks.extraction.invent import invented
from benchmarks.extraction.printing import by_layout, table, worst
from benchmarks.extraction.score import Tally, below, judge, total


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when a field lies under ``--at-least``, 2 when there is nothing."""
    options = _options().parse_args(arguments)
    if options.write:
        return _write(options.write)
    cases = _cases(options.facts, options.only)
    if options.varied:
        return _varied(cases, options.at_least)
    scores = [judge(case) for case in cases]
    if not scores:
        print("No documents with facts.", file=sys.stderr)
        return 2
    tallies = total(scores)
    print(f"{len(scores)} documents")
    print("\n".join(table(tallies)))
    print("\n" + "\n".join(by_layout(scores)))
    print("\n".join(worst(scores, options.worst, options.field)))
    low = below(tallies, options.at_least)
    if low:
        print(f"\nUnder {options.at_least}: {', '.join(low)}")
    return 1 if low else 0


def _varied(cases: Iterator[Case], at_least: float) -> int:
    """What is read of the same texts in other writings; 1 when too little of it stays."""
    sums = varied.kept(cases)
    print("\n".join(varied.table(sums)))
    whole = sum((one.tally for one in sums.values()), Tally())
    return int(min(whole.precision, whole.recall) < at_least)


def _write(folder: Path) -> int:
    """The generated documents and their facts as files, to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in invented():
        path = folder / case.path
        path.write_bytes(case.data)
        facts = json.dumps(case.facts, ensure_ascii=False, indent=1)
        path.with_suffix(".facts.json").write_text(facts, encoding="utf-8")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--facts", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--only", action="store_true", help="the folders of --facts, nothing else")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the invented set there")
    parser.add_argument("--varied", action="store_true", help="the same texts in other writings")
    parser.add_argument("--worst", type=int, default=20, metavar="N", help="documents to show")
    parser.add_argument("--field", action="append", default=[], help="show the faults of this one")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="SHARE")
    return parser


def _cases(folders: Sequence[Path], only: bool) -> Iterator[Case]:
    """The seed, the samples and the gold set, then the folders that were asked for."""
    if not only:
        yield from of_seed()
        yield from of_samples()
        yield from in_folder(GOLD)
        yield from invented()
    for folder in folders:
        yield from in_folder(folder)


if __name__ == "__main__":
    sys.exit(main())
