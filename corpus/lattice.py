"""Cut a stretch of an attendance list, written with few marks or none, into its likeliest words.

The stretch is a row of characters; between two of them there may be nothing, a blank or a line
end, and each of these may part two entries or may be damage inside one. All readings as
organization, post and name are weighed together (shortest path), so that the word before
a well-formed organization ends a name. Costs are negative logarithms of rough odds; see
:mod:`corpus.people`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corpus.organizations import LEVELS, STRONG, SUFFIXES, suffix_of
from corpus.people import (
    DOT,
    GIVEN_CHARACTERS,
    POST,
    POST_BEGINS,
    POST_WORDS,
    has_surname,
    name_cost,
)
from corpus.tables import one_of, table_words

NOTHING, BLANK, LINE_END = 0, 1, 2

MARGIN = 2.0
"""Two readings nearer than this (odds of about 7 to 1) cannot be told apart."""

_NO_READING = 100.0
_HOPELESS = 16.0
"""A place reached at so much more than one before it lies on no reading that is still likely."""

_LONGEST_ORGANIZATION = 26
_LONGEST_SUFFIX = max(map(len, SUFFIXES))
_OWNERS = re.compile(
    r"(?:政府|政协|人大|委员会|常委会|管委会|集团(?=公司)|纪委|[区市县省]委|总工会|开发区|高新区|经开区|园区|度假区|社区|保护区)"
)
_INNER = re.compile(
    rf"(?=(?P<inner>{one_of(STRONG)}"
    r"|(?<=[^区市县省]{2})(?<!城)(?:镇|科(?![技学研创普教协])|队|馆|乡(?![村镇建]))(?!公司|局)"
    r"|(?<=[^区市县省农乡]{2})村(?!委|振|镇)))"
)
_JOINED = re.compile("[和与][区市县省州团镇乡]")
_HOLDER = re.compile(r"秘书长|[区市县局部院镇乡处科厅所站校]长|书记|主任|主席")
_LEVEL_AGAIN = re.compile(r"[区市县](?!级|场)")
_BEFORE_ORGANIZATION = frozenset("，。；：、（“了由请和与及对将向同商给并是经以为")
_POST_AT = re.compile(POST)
_FIELDS = table_words("field_words")
_FILLER = re.compile(r"(?:等同志|同志|女士|先生|以及|等|和|与|及)")
_FILLER_BEGINS = frozenset("等同女先以和与及")


class Kind(StrEnum):
    """What a word of a list is."""

    ORGANIZATION = "organization"
    POST = "post"
    NAME = "name"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters without blanks, and what stands before each of them (``gaps``)."""

    text: str
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a list; ``gap`` is what stands before it, ``sure`` whether no reading is near."""

    kind: Kind
    text: str
    gap: int
    sure: bool = True


class _Step(NamedTuple):
    cost: float
    kind: Kind
    start: int
    end: int


class _State(NamedTuple):
    cost: float
    kind: Kind | None
    start: int
    before: "_State | None"
    end: int


_BY_PATTERN = (
    (POST_BEGINS, _POST_AT, Kind.POST, 1.0),
    (_FILLER_BEGINS, _FILLER, Kind.FILLER, 2.0),
)
_UNKNOWN = ((12.0, Kind.UNKNOWN),)
_NOTHING_BETWEEN = {
    (Kind.ORGANIZATION, Kind.ORGANIZATION): 7.0,
    (Kind.NAME, Kind.NAME): 8.0,
    (Kind.NAME, Kind.ORGANIZATION): 1.0,
    (Kind.NAME, Kind.POST): 1.5,
    (Kind.POST, Kind.ORGANIZATION): 3.0,
    (Kind.POST, Kind.POST): 1.0,
}
_BLANK_BETWEEN = {
    (Kind.ORGANIZATION, Kind.NAME): 0.3,
    (Kind.ORGANIZATION, Kind.ORGANIZATION): 2.0,
}


def stretch_of(text: str) -> Stretch:
    """Drop the blanks and line ends of a text and remember where they stood."""
    characters, gaps, gap = [], [], NOTHING
    for char in text:
        if char.isspace():
            gap = max(gap, LINE_END if char == "\n" else BLANK)
        else:
            characters.append(char)
            gaps.append(gap)
            gap = NOTHING
    return Stretch("".join(characters), tuple(gaps))


def read_words(stretch: Stretch, context: str = "") -> tuple[Word, ...]:
    """The likeliest words of the stretch.

    ``context`` is the other text of the document: an organization that it names settles a
    boundary that would be open otherwise. A word whose boundary stays open is not ``sure``.
    """
    path = _shortest_path(stretch, context, ()) or _shortest_path(stretch, context, _UNKNOWN)
    words = []
    for index, step in enumerate(path):
        glued = _is_glued(stretch, path, index) or _is_glued(stretch, path, index + 1)
        sure = not glued and not (
            _is_open(stretch, path, index, context) or _is_open(stretch, path, index + 1, context)
        )
        text = stretch.text[step.start : step.end]
        words.append(Word(step.kind, text, stretch.gaps[step.start], sure))
    return tuple(words)


def _is_named(organization: str, context: str) -> bool:
    """Whether the context names exactly this organization, and not only a longer one."""
    at = context.find(organization)
    while at >= 0:
        if at == 0 or context[at - 1] in _BEFORE_ORGANIZATION:
            return True
        at = context.find(organization, at + 1)
    return False


def _shortest_path(
    stretch: Stretch, context: str, unknown: tuple[tuple[float, Kind], ...]
) -> list[_Step]:
    """The cheapest row of steps from the first character to the last, or none.

    ``unknown`` lets single characters stand for nothing; without it most positions are never
    reached, which is what makes a long list quick to read.
    """
    size = len(stretch.text)
    endings = _suffix_ends(stretch.text)
    best: list[dict[Kind | None, _State]] = [{} for _ in range(size + 1)]
    best[0][None] = _State(0.0, None, 0, None, 0)
    cheapest = 0.0
    for start in range(size):
        if not best[start]:
            continue
        here = min([state.cost for state in best[start].values()])
        if here > cheapest + _HOPELESS:
            continue
        cheapest = here
        joints = _BLANK_BETWEEN if stretch.gaps[start] else _NOTHING_BETWEEN
        entries: dict[Kind, tuple[float, _State]] = {}
        for step in _steps(stretch, start, endings, context, unknown):
            if step.kind not in entries:
                entries[step.kind] = _entry(best[start], step.kind, joints)
            _relax(best[step.end], step, *entries[step.kind])
    if not best[size]:
        return []
    last = min(best[size].values())
    path: list[_Step] = []
    while last.kind is not None and last.before is not None:
        path.append(_Step(last.cost, last.kind, last.start, last.end))
        last = last.before
    return path[::-1]


def _settled(stretch: Stretch, step: _Step, context: str) -> _Step:
    """An organization glued to a name is likelier where the document names it elsewhere."""
    if stretch.gaps[step.start] or stretch.text[step.start] in LEVELS:
        return step
    named = _is_named(stretch.text[step.start : step.end], context)
    return step._replace(cost=step.cost - 4.0) if named else step


def _entry(
    states: dict[Kind | None, _State], kind: Kind, joints: dict[tuple[Kind, Kind], float]
) -> tuple[float, _State]:
    """The cheapest way to a place where a word of this kind begins."""
    cheapest: tuple[float, _State] | None = None
    for state in states.values():
        cost = state.cost + (joints.get((state.kind, kind), 0.0) if state.kind else 0.0)
        if cheapest is None or cost < cheapest[0]:
            cheapest = (cost, state)
    assert cheapest is not None
    return cheapest


def _relax(reached: dict[Kind | None, _State], step: _Step, cost: float, before: _State) -> None:
    """Keep the step when it reaches its end more cheaply than all before it."""
    cost += step.cost
    known = reached.get(step.kind)
    if known is None or cost < known.cost:
        reached[step.kind] = _State(cost, step.kind, step.start, before, step.end)


def _steps(
    stretch: Stretch,
    start: int,
    endings: dict[int, int],
    context: str,
    unknown: tuple[tuple[float, Kind], ...],
) -> list[_Step]:
    """All words that may begin at ``start``."""
    steps = [_Step(cost, kind, start, start + 1) for cost, kind in unknown]
    found = _organization_steps(stretch, start, endings)
    steps += [_settled(stretch, step, context) for step in found] if start else found
    steps += _name_steps(stretch, start, endings)
    first = stretch.text[start]
    for begins, pattern, kind, cost in _BY_PATTERN:
        if first in begins and (match := pattern.match(stretch.text, start)):
            steps.append(_Step(cost, kind, start, match.end()))
    return steps


def _suffix_ends(text: str) -> dict[int, int]:
    """Where the name of an organization may end, with the length of its ending."""
    ends = {}
    for end in range(1, len(text) + 1):
        for length in range(min(_LONGEST_SUFFIX, end), 0, -1):
            if text[end - length : end] in SUFFIXES:
                ends[end] = length
                break
    return ends


def _organization_steps(stretch: Stretch, start: int, endings: dict[int, int]) -> list[_Step]:
    steps = []
    longest = min(start + _LONGEST_ORGANIZATION, len(stretch.text))
    for end in range(start + 2, longest + 1):
        if stretch.gaps[end - 1] == BLANK:
            break  # a line may end inside the name of an organization, a blank parts entries
        if end in endings:
            cost = _organization_cost(stretch, start, end, endings[end])
            steps.append(_Step(cost, Kind.ORGANIZATION, start, end))
    return steps


_STEM_COSTS = {0: 3.0, 1: 4.6, 2: 0.3, 3: 1.6, 4: 2.0}


def _organization_cost(stretch: Stretch, start: int, end: int, suffix: int) -> float:
    """A level (区, 市) makes a name likely; another organization inside makes it unlikely."""
    name = stretch.text[start:end]
    cost = 1.0 + 0.05 * len(name)
    gaps = stretch.gaps[start + 1 : end]
    cost += 0.4 * gaps.count(LINE_END)
    stem = len(name) - suffix
    if name[0] in LEVELS and stem:
        cost += 0.0 if stem > 1 or suffix > 1 or name[-1] == "委" else 1.5
    else:
        cost += _STEM_COSTS.get(stem, 1.8)
    if name[0] in LEVELS and _LEVEL_AGAIN.search(name, 2, stem):
        cost += 3.0
    if _HOLDER.search(name) or _JOINED.search(name):
        cost += 5.0
    for inner in _INNER.finditer(name, 1):
        if inner.end("inner") <= stem and not _OWNERS.match(name, inner.start()):
            cost += 8.5
    return cost


def _name_steps(stretch: Stretch, start: int, endings: dict[int, int]) -> list[_Step]:
    """Names of two to four characters; one without a known surname only where a word must begin."""
    text = stretch.text
    steps = _dotted_steps(stretch, start)
    begins = not start or stretch.gaps[start] or start in endings
    begins = begins or text[start - 2 : start] in POST_WORDS
    if not begins and not has_surname(text[start : start + 2]):
        return steps
    for end in range(start + 2, min(start + 4, len(text)) + 1):
        name = text[start:end]
        if not name.isalpha():
            break
        cost = name_cost(name)
        gaps = stretch.gaps[start + 1 : end]
        if any(gaps):
            cost += _gap_cost(gaps)
        if endings.get(end, 0) >= 2 or name[-2:] in POST_WORDS or _is_field(name):
            cost += 6.0
        steps.append(_Step(cost, Kind.NAME, start, end))
    return steps


def _is_field(name: str) -> bool:
    """房地产, 区工信: a field of work, and so the beginning of an organization."""
    return name[:2] in _FIELDS or name[-2:] in _FIELDS


def _gap_cost(gaps: tuple[int, ...]) -> float:
    """Two characters are padded to the width of three; a line may end anywhere."""
    cost = 0.8 * gaps.count(LINE_END)
    if BLANK in gaps:
        padded = len(gaps) == 1
        cost += -2.5 if padded else 3.0 if set(gaps) == {BLANK} else 12.0
    return cost


_HAS_DOT = re.compile(f"[{DOT}]")
_DOTTED = re.compile(rf"[^\W\d_]{{1,6}}(?:[{DOT}][^\W\d_]{{1,7}})+")


def _dotted_steps(stretch: Stretch, start: int) -> list[_Step]:
    """Names of several parts joined by dots end best where a gap is."""
    match = _DOTTED.match(stretch.text, start) if _HAS_DOT.search(stretch.text) else None
    if not match:
        return []
    dot = max(stretch.text.rfind(char, start, match.end()) for char in DOT)
    first = min(match.group().find(char) for char in DOT if char in match.group())
    steps = []
    for end in range(dot + 2, match.end() + 1):
        gaps = stretch.gaps[start + 1 : end]
        at_gap = end == len(stretch.text) or stretch.gaps[end]
        cost = (1.0 if at_gap else 2.5) + max(0, first - 3)
        cost += 12.0 * gaps.count(BLANK) + 1.2 * gaps.count(LINE_END)
        steps.append(_Step(cost, Kind.NAME, start, end))
    return steps


def _is_open(stretch: Stretch, path: list[_Step], index: int, context: str) -> bool:
    """Whether the boundary between a name and the organization glued to it could lie elsewhere."""
    if not 0 < index < len(path):
        return False
    name, organization = path[index - 1], path[index]
    if (name.kind, organization.kind) != (Kind.NAME, Kind.ORGANIZATION):
        return False
    if stretch.gaps[organization.start]:
        return False
    if stretch.text[organization.start] in LEVELS:
        return False
    if _is_named(stretch.text[organization.start : organization.end], context):
        return False
    chosen = _pair_cost(stretch, name.start, organization.start, organization.end)
    return any(
        _pair_cost(stretch, name.start, middle, organization.end) - chosen < MARGIN
        for middle in (organization.start - 1, organization.start + 1)
        if 2 <= middle - name.start <= 4 and organization.end - middle >= 2
    )


def _is_glued(stretch: Stretch, path: list[_Step], index: int) -> bool:
    """Two names with nothing between them: where the one ends nobody can tell."""
    if not 0 < index < len(path) or stretch.gaps[path[index].start]:
        return False
    return path[index - 1].kind is path[index].kind is Kind.NAME


def _pair_cost(stretch: Stretch, start: int, middle: int, end: int) -> float:
    """The cost of a name up to ``middle`` and an organization from there."""
    name = stretch.text[start:middle]
    suffix = suffix_of(stretch.text[middle:end])
    if suffix is None or not name.isalpha():
        return _NO_READING
    cost = name_cost(name) + _gap_cost(stretch.gaps[start + 1 : middle])
    cost += _organization_cost(stretch, middle, end, len(suffix))
    frequent = name[-1] in GIVEN_CHARACTERS
    return cost - (0.9 if frequent else -1.4) * (len(name) == 3)
