"""Which files tell of one meeting, settled over all of them at once, whatever their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.grammar.organ_names import OrganNames
from corpus.likeness import Likeness, Telling, keys, likeness

Pair = tuple[str, str]
_Likenesses = Mapping[Pair, Likeness]


@dataclass(frozen=True, slots=True)
class Groups:
    """``members`` are places in the list of tellings, a group for each meeting, the best first.

    ``possible`` are pairs of groups that may be one meeting.
    """

    members: tuple[tuple[int, ...], ...]
    possible: tuple[tuple[int, int], ...]


def group(tellings: Sequence[Telling], names: OrganNames) -> Groups:
    """Put together what surely tells of one meeting.

    Where one file fits two meetings that contradict each other, it is put to neither.
    """
    order = sorted(range(len(tellings)), key=lambda at: (tellings[at].rank, at))
    better = {at: number for number, at in enumerate(order)}
    by_id: dict[str, list[int]] = {}
    for at in order:
        by_id.setdefault(tellings[at].id, []).append(at)
    best = {meeting_id: tellings[found[0]] for meeting_id, found in by_id.items()}
    alike = _compared(best, names)
    merged = list(_merged(best, alike, names))
    place = {meeting_id: at for at, ids in enumerate(merged) for meeting_id in ids}
    members = (
        sorted((at for i in ids for at in by_id[i]), key=better.__getitem__) for ids in merged
    )
    possible = {tuple(sorted((place[a], place[b]))) for a, b in alike}
    return Groups(
        tuple(tuple(found) for found in members),
        tuple(sorted((a, b) for a, b in possible if a != b)),
    )


def _compared(best: Mapping[str, Telling], names: OrganNames) -> dict[Pair, Likeness]:
    """The pairs of ids that are the same or may be; only those that share a key are looked at."""
    sharing: dict[tuple[object, ...], list[str]] = {}
    for meeting_id, told in best.items():
        for key in dict.fromkeys(keys(told, names)):
            sharing.setdefault(key, []).append(meeting_id)
    pairs = {pair for ids in sharing.values() for pair in combinations(sorted(ids), 2)}
    found = ((pair, likeness(best[pair[0]], best[pair[1]], names)) for pair in sorted(pairs))
    return {pair: alike for pair, alike in found if alike is not Likeness.DIFFERENT}


def _merged(
    best: Mapping[str, Telling], alike: _Likenesses, names: OrganNames
) -> Iterator[tuple[str, ...]]:
    """Groups of ids, in a fixed order."""
    near: dict[str, set[str]] = {meeting_id: set() for meeting_id in best}
    for (one, other), found in alike.items():
        if found is Likeness.SAME:
            near[one].add(other)
            near[other].add(one)

    def apart(one: str, other: str) -> bool:
        return likeness(best[one], best[other], names) is Likeness.DIFFERENT

    for component in _components(best, near):
        if not any(apart(*pair) for pair in combinations(component, 2)):
            yield component
            continue
        between = {i for i in component if any(apart(*p) for p in combinations(near[i], 2))}
        yield from ((meeting_id,) for meeting_id in sorted(between))
        for part in _components([i for i in component if i not in between], near):
            torn = any(apart(*pair) for pair in combinations(part, 2))
            yield from ((meeting_id,) for meeting_id in part) if torn else (part,)


def _components(ids: Iterable[str], near: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """The connected parts of the graph over these ids."""
    waiting = dict.fromkeys(sorted(ids))
    while waiting:
        first = next(iter(waiting))
        part, edge = {first}, [first]
        while edge:
            new = {i for i in near[edge.pop()] if i in waiting and i not in part}
            part |= new
            edge += new
        for meeting_id in part:
            del waiting[meeting_id]
        yield tuple(sorted(part))
