"""Somebody looks for what is there, and types it well or badly: where does it stand?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.relevance.damage import EXACT, HARMS, MISSING
from benchmarks.relevance.measures import DEPTH, mean, reciprocal
from corpus.grammar.documents import title_key
from indexer.asking.asker import Asker
from indexer.asking.resembling import resembling
from indexer.query.results import Hit
from indexer.records import SectionRecord

TARGETS: Mapping[bool, float] = {True: 0.98, False: 0.90}
"""The least mean reciprocal rank, by whether the item was typed exactly."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is ``typed`` when somebody looks for the sections that carry ``wanted``.

    ``candidates`` are all texts of the kind that may be meant by it: without one of its
    characters 何菲岚 is 何菲, and so is 何菲涛.
    """

    kind: str
    harm: str
    typed: str
    wanted: str
    candidates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Reciprocal ranks of the first section with what was wanted, and with any candidate.

    ``is_hit`` tells hits from what was shown as most like the question; ``is_empty`` is neither.
    """

    wanted: float
    candidate: float
    is_hit: bool
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Row:
    """How one kind of item fared under one kind of harm; all but ``items`` from 0 to 1."""

    kind: str
    harm: str
    items: int
    mrr: float
    mrr_of_any: float
    by_likeness: float
    nothing: float


def _titles(record: SectionRecord) -> Iterable[str]:
    return record.titles


def _numbers(record: SectionRecord) -> Iterable[str]:
    return record.numbers


def _headings(record: SectionRecord) -> Iterable[str]:
    return (record.heading,)


def _people(record: SectionRecord) -> Iterable[str]:
    return record.attendees


CARRIED: Mapping[str, Callable[[SectionRecord], Iterable[str]]] = {
    "title": _titles,
    "number": _numbers,
    "heading": _headings,
    "person": _people,
}
"""What a section carries of each kind."""
_KEYS: Mapping[str, Callable[[str], str]] = {"title": title_key}
"""What makes two values the same: a title is one under every stage of its draft."""


def make_items(records: Iterable[SectionRecord], most: int, seed: int) -> Iterator[Item]:
    """At most so many texts of each kind, each under every harm that it can suffer."""
    known = list(records)
    for kind, carried in CARRIED.items():
        random = Random(f"items-{seed}-{kind}")
        texts = sorted({text for record in known for text in carried(record)})
        shortened = _shortened(texts)
        for text in random.sample(texts, min(most, len(texts))):
            for harm, damaged in HARMS.items():
                for typed in damaged(text, random):
                    candidates = shortened[typed] if harm == MISSING else {text}
                    yield Item(kind, harm, typed, text, frozenset(candidates))


def _shortened(texts: Iterable[str]) -> Mapping[str, set[str]]:
    """By what is left of a text when a character is missing, the texts that it is left of."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for place in range(len(text)):
            found[text[:place] + text[place + 1 :]].add(text)
    return found


def shown(asker: Asker, typed: str) -> tuple[Sequence[Hit], bool]:
    """What the first page shows, and whether it is hits: or else what is most like the question."""
    asked = asker.ask({"q": [typed]}, size=DEPTH)
    if asked.results.total:
        return asked.results.hits, True
    return resembling(asker, asked).hits, False


def judge(asker: Asker, item: Item) -> Verdict:
    """Where the first right sections stand on the page."""
    hits, is_hit = shown(asker, item.typed)
    carried, key = CARRIED[item.kind], _KEYS.get(item.kind, str)
    found = [{key(text) for text in carried(hit.record)} for hit in hits]
    wanted, candidates = key(item.wanted), {key(text) for text in item.candidates}
    return Verdict(
        reciprocal(wanted in values for values in found),
        reciprocal(bool(candidates & values) for values in found),
        is_hit and bool(hits),
        not hits,
    )


def rows(asker: Asker, items: Iterable[Item]) -> Sequence[Row]:
    """The figures of each kind under each harm."""
    judged: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for item in items:
        judged[item.kind, item.harm].append(judge(asker, item))
    return [_row(kind, harm, found) for (kind, harm), found in judged.items()]


def _row(kind: str, harm: str, found: Sequence[Verdict]) -> Row:
    return Row(
        kind,
        harm,
        len(found),
        mean(one.wanted for one in found),
        mean(one.candidate for one in found),
        mean(float(not one.is_hit and not one.is_empty) for one in found),
        mean(float(one.is_empty) for one in found),
    )


def together(found: Sequence[Row], *, exact: bool) -> tuple[float, float]:
    """Of all items typed exactly, or of all others: the two mean reciprocal ranks."""
    chosen = [row for row in found if (row.harm == EXACT) is exact]
    count = sum(row.items for row in chosen)
    return (
        sum(row.mrr * row.items for row in chosen) / count,
        sum(row.mrr_of_any * row.items for row in chosen) / count,
    )


def faults(found: Sequence[Row]) -> Iterator[str]:
    """What misses its target, by kind, exact and damaged; nothing when all is well.

    A damaged item may be any of its candidates: no search can tell which of them was meant.
    """
    for kind in CARRIED:
        for exact, target in TARGETS.items():
            _, reached = together([row for row in found if row.kind == kind], exact=exact)
            if reached < target:
                yield f"{kind}, {'exact' if exact else 'damaged'}: {reached:.3f} < {target}"
