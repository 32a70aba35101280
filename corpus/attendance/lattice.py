"""Cut a stretch of an attendance list, written with few marks or none, into its likeliest words.

The stretch is a row of characters; between two of them there may be nothing, a blank or a line
end, and each of these may part two entries or may be damage inside one. All readings as
organization, post and name are weighed together (shortest path), so that the word before
a well-formed organization ends a name. What may stand at each place, and at which cost,
:mod:`corpus.attendance.entries` says.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.attendance.entries import (
    BLANK,
    LINE_END,
    NOTHING,
    Kind,
    Sheet,
    Stretch,
    can_only_be_name,
    entries_of,
    pair_cost,
    sheet_of,
)
from corpus.attendance.entries import forget as forget_costs
from corpus.attendance.plain_entries import Run, glued_and_named, name_in, runs
from corpus.attendance.plain_entries import forget as forget_entries
from corpus.grammar.organizations import LEVELS

MARGIN = 2.0
"""Two readings nearer than this (odds of about 7 to 1) cannot be told apart."""

_HOPELESS = 16.0
"""A place reached at so much more than one before it lies on no reading that is still likely."""

_UNKNOWN = 12.0
"""What it costs to leave a character unread."""

_REMEMBERED, _LONGEST_REMEMBERED = 1 << 12, 40
"""About 5 megabytes."""

_BLANKS = re.compile(r"(\s+)")
_Joints = dict[Kind, dict[Kind, float]]
"""What it costs that a word of the first kind stands behind one of the second."""

_NOTHING_BETWEEN: _Joints = {
    Kind.ORGANIZATION: {Kind.ORGANIZATION: 7.0, Kind.NAME: 1.0, Kind.POST: 3.0},
    Kind.NAME: {Kind.NAME: 8.0},
    Kind.POST: {Kind.NAME: 1.5, Kind.POST: 1.0},
}
_BLANK_BETWEEN: _Joints = {
    Kind.NAME: {Kind.ORGANIZATION: 0.3},
    Kind.ORGANIZATION: {Kind.ORGANIZATION: 2.0},
}
_FREE: dict[Kind, float] = {}


class Word(NamedTuple):
    """One word of a list; ``gap`` is what stands before it, ``sure`` whether no reading is near."""

    kind: Kind
    text: str
    gap: int
    sure: bool = True


class _Step(NamedTuple):
    kind: Kind
    start: int
    end: int


_ORGANIZATION, _NAME = Kind.ORGANIZATION, Kind.NAME

_Reached = dict[Kind | None, tuple[float, int, Kind | None]]
"""How a place is reached most cheaply by a word of each kind: cost, where the word begins, and
the kind of the word before it."""


def stretch_of(text: str) -> Stretch:
    """Drop the blanks and line ends of a text and remember where they stood."""
    if len(text.split(maxsplit=1)) == 1 and not text[-1].isspace() and not text[0].isspace():
        return Stretch(text, bytes(len(text)))
    first, *pieces = _BLANKS.split(text)
    gaps = bytearray(len(first))
    for blanks, piece in zip(pieces[::2], pieces[1::2], strict=True):
        if piece:
            gaps.append(LINE_END if "\n" in blanks else BLANK)
            gaps += bytes(len(piece) - 1)
    return Stretch("".join((first, *pieces[1::2])), bytes(gaps))


def words_of(text: str, context: str = "") -> tuple[Word, ...]:
    """The likeliest words of a text with its blanks; most texts have none and are one entry."""
    if can_only_be_name(text):
        return (Word(_NAME, text, NOTHING),)
    name = name_in(text, context) if text.isalpha() else None
    if name is None:
        return read_words(stretch_of(text), context)
    organ = (Word(_ORGANIZATION, text[:name], NOTHING),) if name else ()
    return (*organ, Word(_NAME, text[name:], NOTHING))


def read_words(stretch: Stretch, context: str = "") -> tuple[Word, ...]:
    """The likeliest words of the stretch.

    ``context`` is the other text of the document: an organization that it names settles a
    boundary that would be open otherwise. A word whose boundary stays open is not ``sure``.
    """
    if can_only_be_name(stretch.text):
        return (Word(_NAME, stretch.text, stretch.gaps[0]),)
    words: list[Word] = []
    for run in runs(stretch, context):
        words += _plain_words(stretch, run) if run.plain else _weighed(stretch, run, context)
    return tuple(words)


def _plain_words(stretch: Stretch, run: Run) -> Iterator[Word]:
    """The name of a person, and the organization in front of it."""
    text, gaps = stretch.text, stretch.gaps
    if run.start < run.name:
        yield Word(_ORGANIZATION, text[run.start : run.name], gaps[run.start])
    yield Word(_NAME, text[run.name : run.stop], gaps[run.name])


def _weighed(stretch: Stretch, run: Run, context: str) -> tuple[Word, ...]:
    """The likeliest words of a run; the same people come again in meeting after meeting."""
    text, gaps = stretch.text[run.start : run.stop], stretch.gaps[run.start : run.stop]
    part = Stretch(text, gaps)
    read = _words_again if len(text) <= _LONGEST_REMEMBERED else _words
    return read(part, glued_and_named(part, context))


def _words(stretch: Stretch, named: frozenset[str]) -> tuple[Word, ...]:
    sheet = sheet_of(stretch, named)
    path = _shortest_path(sheet) or _shortest_path(sheet, _UNKNOWN)
    unsure = [_is_glued(sheet, path, at) or _is_open(sheet, path, at) for at in range(len(path))]
    unsure.append(False)
    words = []
    for index, step in enumerate(path):
        text = stretch.text[step.start : step.end]
        sure = not (unsure[index] or unsure[index + 1])
        words.append(Word(step.kind, text, stretch.gaps[step.start], sure))
    return tuple(words)


_words_again = lru_cache(_REMEMBERED)(_words)


def forget() -> None:
    """Drop what is remembered, for a measurement that reads one document again and again."""
    _words_again.cache_clear()
    forget_costs()
    forget_entries()


def _shortest_path(sheet: Sheet, unknown: float | None = None) -> list[_Step]:
    """The cheapest row of steps from the first character to the last, or none.

    ``unknown`` is the cost at which single characters may stand for nothing; without it most
    positions are never reached, which is what makes a long list quick to read.
    """
    size, words = len(sheet.text), entries_of(sheet, unknown)
    best: list[_Reached] = [{} for _ in range(size + 1)]
    best[0][None] = (0.0, 0, None)
    cheapest = 0.0
    for start in range(size):
        if not best[start]:
            continue
        here = min([cost for cost, _, _ in best[start].values()])
        if here > cheapest + _HOPELESS:
            continue
        cheapest = here
        joints = _BLANK_BETWEEN if sheet.gaps[start] else _NOTHING_BETWEEN
        entries: dict[Kind, tuple[float, Kind | None]] = {}
        for kind, end, own in words[start]:
            if kind not in entries:
                entries[kind] = _entry(best[start], joints.get(kind, _FREE))
            entry, before = entries[kind]
            cost, there = entry + own, best[end]
            if kind not in there or cost < there[kind][0]:
                there[kind] = (cost, start, before)
    return _way_back(best)


def _way_back(best: list[_Reached]) -> list[_Step]:
    end = len(best) - 1
    kind = min(((cost, kind) for kind, (cost, _, _) in best[end].items()), default=(0.0, None))[1]
    path: list[_Step] = []
    while kind is not None:
        _, start, before = best[end][kind]
        path.append(_Step(kind, start, end))
        kind, end = before, start
    return path[::-1]


def _entry(reached: _Reached, joints: dict[Kind, float]) -> tuple[float, Kind | None]:
    """The cheapest way to a place where a word begins that costs ``joints`` behind each kind."""
    cheapest, chosen = float("inf"), None
    for before, (cost, _, _) in reached.items():
        entry = cost + joints[before] if before in joints else cost
        if entry < cheapest:
            cheapest, chosen = entry, before
    return cheapest, chosen


def _is_open(sheet: Sheet, path: list[_Step], index: int) -> bool:
    """Whether the boundary between a name and the organization glued to it could lie elsewhere."""
    if not 0 < index < len(path):
        return False
    name, organization = path[index - 1], path[index]
    if (name.kind, organization.kind) != (_NAME, _ORGANIZATION):
        return False
    if sheet.gaps[organization.start]:
        return False
    if sheet.text[organization.start] in LEVELS:
        return False
    if sheet.text[organization.start : organization.end] in sheet.named:
        return False
    chosen = pair_cost(sheet, name.start, organization.start, organization.end)
    return any(
        pair_cost(sheet, name.start, middle, organization.end) - chosen < MARGIN
        for middle in (organization.start - 1, organization.start + 1)
        if 2 <= middle - name.start <= 4 and organization.end - middle >= 2
    )


def _is_glued(sheet: Sheet, path: list[_Step], index: int) -> bool:
    """Two names with nothing between them: where the one ends nobody can tell."""
    if not 0 < index < len(path) or sheet.gaps[path[index].start]:
        return False
    return path[index - 1].kind is path[index].kind is _NAME
