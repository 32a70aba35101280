"""``python -m benchmarks.relevance known|collection|names``: figures as Markdown, 1 on a fault."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.relevance import collection, known_items, other_names
from benchmarks.relevance.indexing import ENGINES, filled
from benchmarks.speed.files import SEED, make_records


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one part; 1 when a target is missed."""
    options = _options().parse_args(arguments)
    found = list(PARTS[options.part](options))
    print("\n".join(found), file=sys.stderr)
    return int(bool(found))


def _known(options: argparse.Namespace) -> Iterator[str]:
    meetings = list(make_records(options.seed, options.size))
    records = [record for meeting in meetings for record in meeting.sections]
    items = list(known_items.make_items(records, options.items, options.seed))
    print(f"{len(records)} sections, {len(items)} questions, seed {options.seed}")
    for engine in options.engines.split(","):
        with filled(engine, meetings) as opened:
            rows = known_items.rows(known_items.Asker(opened), items)
        print(f"\n{engine}\n\n{_HEAD}")
        for r in rows:
            print(f"| {r.kind} | {r.harm} | {r.items} | {_figures(*_of(r))} |")
        for name, exact in (("exact", True), ("damaged", False)):
            print(f"| all | {name} | | {_figures(*known_items.together(rows, exact=exact))} | | |")
        yield from (f"{engine}: {fault}" for fault in known_items.faults(rows))


_HEAD = (
    "| item | typed | questions | MRR | MRR of any that it may be | by likeness | nothing |\n"
    "|---|---|---|---|---|---|---|"
)


def _of(row: known_items.Row) -> tuple[float, ...]:
    return row.mrr, row.mrr_of_any, row.by_likeness, row.nothing


def _collection(options: argparse.Namespace) -> Iterator[str]:
    if not options.folder.is_dir():
        print(f"Skipped: the collection is not at hand ({options.folder.name}).")
        return
    questions = collection.read_questions(options.folder)[:: options.every]
    for engine in options.engines.split(","):
        with filled(engine, collection.read_texts(options.folder)) as opened:
            for weight in options.weights:
                tuned = collection.summary(
                    collection.score(opened, question, (1.0, weight)) for question in questions[::2]
                )
                print(f"{engine}, tuning half, characters {weight}: {tuned.ndcg:.4f}", flush=True)
            yield from _views(engine, opened, questions)


def _views(
    engine: str, opened: collection.Engine, questions: Sequence[collection.Judged]
) -> Iterator[str]:
    print(f"\n{engine}, {len(questions)} questions\n")
    print("| views | nDCG@10, other half | MRR@10, other half | nDCG@10, all | MRR@10, all |")
    print("|---|---|---|---|---|")
    for name, weights in collection.VIEWS.items():
        scores = [collection.score(opened, question, weights) for question in questions]
        half, whole = collection.summary(scores[1::2]), collection.summary(scores)
        figures = (half.ndcg, half.reciprocal, whole.ndcg, whole.reciprocal)
        print(f"| {name} | {_figures(*figures)} |", flush=True)
    if whole.ndcg <= collection.BEST_PLAIN:
        yield f"{engine}: nDCG@10 {whole.ndcg:.4f}, must be above {collection.BEST_PLAIN}"


def _names(options: argparse.Namespace) -> Iterator[str]:
    named = list(other_names.make_named(options.seed))
    print(f"{len(named)} sections, seed {options.seed}\n")
    print("| engine | other names | recall | precision |\n|---|---|---|---|")
    for engine in options.engines.split(","):
        with filled(engine, (one.records for one in named)) as opened:
            for name, tables in (("on", None), ("off", other_names.NO_NAMES)):
                found = other_names.tally(opened, named, tables)
                print(f"| {engine} | {name} | {_figures(found.recall, found.precision)} |")
                if name == "on" and min(found.recall, found.precision) < other_names.LEAST:
                    yield f"{engine}: {found} is under {other_names.LEAST}"


def _figures(*values: float) -> str:
    return " | ".join(f"{value:.3f}" for value in values)


PARTS: Mapping[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "known": _known,
    "collection": _collection,
    "names": _names,
}


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=2000, help="sections of the known items")
    parser.add_argument("--items", type=int, default=200, help="known items of each kind")
    parser.add_argument("--folder", type=Path, default=collection.FOLDER, help="the collection")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask every Nth question")
    parser.add_argument(
        "--weights", type=float, nargs="*", default=[], metavar="W", help="of characters, to tune"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
