"""Talk below an agenda told in one sentence: each paragraph goes with the item that it is on.

召开常务会议，学习甲，听取乙，审议丙。会议指出，甲…。会议强调，乙…: the items stand in one line and
what was said of them below, in their order. A paragraph is on the item whose things it names as no
other's; one that names none takes its turn where as many paragraphs as items are left between
those that are known, and else stays with the one before it. Where nothing is known, all of it stays
behind the last item, as it stands in the text.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate, pairwise

from corpus.grammar.naming import things
from corpus.grammar.patterns import late
from corpus.items.announced import without_verb
from corpus.page.parts import Heading, Parts

_SPEAKS = late(
    "(?:会议|会上|全会|与会|大家)[^，。；：]{0,16}(?:指出|强调|要求|认为|提出|明确|决定|同意|议定|通过)"
    "|[^，。；：]{2,20}(?:指出|强调|要求|表示)[，：]|(?:关于|就|对|针对)[^，。；]{2,40}，|《"
)
_GOES_ON = late(
    "要(?!求)|第?[一二三四五六七八九][是要][，、]?|第?[一二三四五六七八九][，、]|同时|[（(][一二三四五六七八九]|\\d[.．、]"
)
_OTHERS = late("[^，。；]{0,12}其[他它](?:有关|相关|重要)?(?:事项|工作|事宜|议题)")
_CLOSES = late("[^，。；]{0,20}最后(?:强调|要求|指出)")
_RUN = 3
_FEWEST_RUNS, _FIRST = 2, 60
"""Four characters in a row are no chance, nor is a short word among the first of a paragraph."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Items of one line: ``headings[first:stop]``, and the blocks of talk behind them, which are
    runs of lines.
    """

    first: int
    stop: int
    blocks: tuple[range, ...]


@dataclass(frozen=True, slots=True)
class _Chain:
    """Paragraphs with their items, in order, and how much they name of them in all."""

    weight: int = 0
    pairs: tuple[tuple[int, int], ...] = ()


def dealt(parts: Parts) -> Parts:
    """The parts with the talk behind a row of items dealt out to them."""
    order = list(range(len(parts.items)))
    for row in _rows(parts):
        headings = parts.headings[row.first : row.stop]
        talk = ["".join(parts.items[at].text for at in block) for block in row.blocks]
        places = places_of([heading.text for heading in headings], talk)
        if places:
            order[headings[0].index : row.blocks[-1].stop] = _in_turn(headings, row.blocks, places)
    now = {at: place for place, at in enumerate(order)}
    moved = (replace(heading, index=now[heading.index]) for heading in parts.headings)
    return replace(parts, items=tuple(parts.items[at] for at in order), headings=tuple(moved))


def _in_turn(
    headings: Sequence[Heading], blocks: Sequence[range], places: Sequence[int]
) -> Iterator[int]:
    for item, heading in enumerate(headings):
        yield heading.index
        for block, place in zip(blocks, places, strict=True):
            yield from block if place == item else ()


def _rows(parts: Parts) -> Iterator[_Row]:
    """The rows of two items and more that stand in one line, with talk behind the last."""
    heads, first = parts.headings, 0
    for at, (heading, below) in enumerate(zip(heads, [*heads[1:], None], strict=True), 1):
        if below and below.index == heading.index + 1 and _is_one_line(parts, heading, below):
            continue
        stop = below.index if below else len(parts.items)
        blocks = tuple(_blocks(parts, heading.index + 1, stop))
        if at - first > 1 and blocks:
            yield _Row(first, at, blocks)
        first = at


def _is_one_line(parts: Parts, heading: Heading, below: Heading) -> bool:
    return parts.items[heading.index].number == parts.items[below.index].number


def _is_talk(text: str) -> bool:
    """Whether a paragraph speaks, or goes on with one that did."""
    if _OTHERS.match(text) or _CLOSES.match(text):
        return False
    return bool(_SPEAKS.match(text) or _GOES_ON.match(text))


def _blocks(parts: Parts, start: int, stop: int) -> Iterator[range]:
    """Each paragraph that speaks, with those that go on, up to one that does neither."""
    first = start
    for at in range(start, stop):
        text = parts.items[at].text
        if text and not _is_talk(text):
            stop = at
            break
        if text and at > first and _SPEAKS.match(text):
            yield range(first, at)
            first = at
    if first < stop and _SPEAKS.match(parts.items[first].text):
        yield range(first, stop)


def places_of(headings: Sequence[str], talk: Sequence[str]) -> tuple[int, ...]:
    """Which item each paragraph is on, in the items' order; empty where that cannot be known."""
    known = _best_chain(_likeness(headings, talk))
    if not known:
        return ()
    block, item = known[0]
    if block and item and block != item:
        return ()  # what stands first is on one of several items
    ends = [(-1, -1), *known, (len(talk), len(headings))]
    places: list[int] = []
    for (block, item), (next_block, next_item) in pairwise(ends):
        by_turn = next_block - block == next_item - item
        between = range(1, next_block - block)
        places += [item + step if by_turn else max(item, 0) for step in between]
        places.append(next_item)
    return tuple(places[:-1])


def _likeness(headings: Sequence[str], talk: Sequence[str]) -> list[list[int]]:
    """By paragraph and item, how much of what only that item names the paragraph names."""
    own = [frozenset(map(_bare, things(without_verb(heading)))) for heading in headings]
    runs = [frozenset(run for thing in one for run in _runs(thing)) for one in own]
    sole = [mine.difference(*runs[:at], *runs[at + 1 :]) for at, mine in enumerate(runs)]
    return [[_weight(text, *one) for one in zip(own, sole, strict=True)] for text in talk]


def _weight(text: str, named: AbstractSet[str], sole: AbstractSet[str]) -> int:
    common = [run for run in sole if run in text]
    is_first = any(run in named and run in text[:_FIRST] for run in common)
    return len(common) if is_first or len(common) >= _FEWEST_RUNS else 0


def _bare(thing: str) -> str:
    return thing.strip("《》")


def _runs(thing: str) -> Iterator[str]:
    """Each three characters that stand side by side: two may be a word of any matter."""
    if len(thing) > 1:
        yield from (thing[at : at + _RUN] for at in range(max(len(thing) - _RUN + 1, 1)))


def _best_chain(weights: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """The pairs of paragraph and item of the greatest weight, items never going back."""
    best = [_Chain() for _ in weights[0]]
    for block, row in enumerate(weights):
        so_far = accumulate(best, _heavier)
        best = [
            _Chain(before.weight + weight, (*before.pairs, (block, item))) if weight else best[item]
            for item, (weight, before) in enumerate(zip(row, so_far, strict=True))
        ]
    return reduce(_heavier, best).pairs


def _heavier(one: _Chain, other: _Chain) -> _Chain:
    """Of two alike the first."""
    return other if other.weight > one.weight else one
