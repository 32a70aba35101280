"""The entries of a list that can be read in one way only: 区财政局王建国, 王建国, 王 红.

A list is parted by blanks and line ends, and most of its entries leave nothing to weigh. They are
told here; what stands between them is left to :mod:`corpus.attendance.lattice` together with its
neighbours, as a blank may be damage inside a name or an organization.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.attendance.entries import (
    BEGINS_NO_NAME,
    BLANK,
    ENDS_NO_NAME,
    FILLER_BEGINS,
    LONGEST_ORGANIZATION,
    Stretch,
    cost_alone,
    glued_organizations,
)
from corpus.attendance.told_elsewhere import beginnings, is_named
from corpus.grammar.organ_endings import ENDS_SUFFIXES, ending_at
from corpus.grammar.organizations import LEVELS
from corpus.grammar.people import (
    HARDLY_GIVEN,
    POST_BEGINS,
    POST_RE,
    POST_WORDS,
    REMEMBERED,
    SURNAMES,
    has_surname,
)

_GAP = re.compile(b"[^\0]")
_IN_NO_NAME = frozenset(HARDLY_GIVEN) | {"村"}
_LAST_OF_OTHERS = ENDS_SUFFIXES | {word[-1] for word in POST_WORDS}
_ENDS_OF_POSTS = frozenset(word[-2:] for word in POST_WORDS)
_SHORT, _USUAL = 2, 3
"""Characters of a name."""

_OF_A_LEVEL, _LIKE_A_NAME, _LIKE_NO_NAME = 2.3, 1.56, 4.5
"""What an organization may cost and still be cheaper than any other reading of its characters.

Another reading of 区财政局 begins with a name of 区 and goes on with a second word (1.0 + 1.3), one
of 平江街道 with the name 平江 (1.6), one of 名城保护集团 with a name without a known surname (4.7).
"""


class Run(NamedTuple):
    """One entry or several, from ``start`` to ``stop``.

    A ``plain`` one is a person's name, which begins at ``name`` behind the organization.
    """

    start: int
    stop: int
    plain: bool = False
    name: int = 0


def runs(stretch: Stretch, context: str) -> Iterator[Run]:
    """Part a stretch into plain entries and runs that are to be weighed.

    A plain entry beside one that is not is weighed together with it. ``context`` is the other
    text of the document: an organization that it names may be glued to a name.
    """
    run, *others = _with_spread_names(stretch, _entries(stretch, context))
    before = run
    for entry in others:
        if before.plain and entry.plain and _parts(stretch, entry):
            yield run
            run = entry
        else:
            run = Run(run.start, entry.stop)
        before = entry
    yield run


def forget() -> None:
    """Drop what is remembered of entries, and of the text that they are told beside."""
    _name_in.cache_clear()
    beginnings.cache_clear()


def _parts(stretch: Stretch, entry: Run) -> bool:
    """Whether the gap before a plain entry cannot be damage; a line may end in any word."""
    gap = stretch.gaps[entry.start] == BLANK
    return gap or entry.name == entry.start or stretch.text[entry.start] in LEVELS


def _entries(stretch: Stretch, context: str) -> list[Run]:
    gaps = [gap.start() for gap in _GAP.finditer(stretch.gaps, 1)]
    return [
        _entry(stretch, start, stop, context)
        for start, stop in pairwise((0, *gaps, len(stretch.text)))
    ]


def _entry(stretch: Stretch, start: int, stop: int, context: str) -> Run:
    name = name_in(stretch.text[start:stop], context)
    return Run(start, stop) if name is None else Run(start, stop, True, start + name)


def name_in(entry: str, context: str) -> int | None:
    """Where the name begins in a plain entry, or ``None`` if it is to be weighed."""
    name = _name_in(entry)
    if name and entry[0] not in LEVELS and _names_a_part(entry, context):
        return None
    return name


def _names_a_part(entry: str, context: str) -> bool:
    return bool(glued_and_named(Stretch(entry, bytes(len(entry))), context))


def glued_and_named(stretch: Stretch, context: str) -> frozenset[str]:
    """What may be organizations right behind a name, and the context names too."""
    glued = glued_organizations(stretch, beginnings(context)) if context else ()
    return frozenset([one for one in glued if is_named(one, context)])


def _with_spread_names(stretch: Stretch, entries: list[Run]) -> list[Run]:
    """王 红 is one name, where no third character stands alone beside the two."""
    alone = [False, *(entry.stop - entry.start == 1 for entry in entries), False, False]
    joined: list[Run] = []
    for at, entry in enumerate(entries, start=1):
        if alone[at - 1 : at + 3] == [False, True, True, False]:
            joined.append(_spread(stretch, entry.start))
        elif not joined or joined[-1].stop <= entry.start:
            joined.append(entry)
    return joined


def _spread(stretch: Stretch, start: int) -> Run:
    """Two characters that stand alone, as one entry."""
    stop = start + 2
    plain = stretch.gaps[start + 1] == BLANK and _name_in(stretch.text[start:stop]) == 0
    return Run(start, stop, plain, start)


@lru_cache(REMEMBERED)
def _name_in(entry: str) -> int | None:
    """Where the name begins in an entry that is a name, or an organization and a name."""
    size = len(entry)
    if size <= _USUAL:
        return 0 if size > 1 and _is_name(entry, 0) else None
    at, shorter = size - _USUAL, ending_at(entry, size - _SHORT)
    if shorter and ending_at(entry, at) and has_surname(entry[at:]):
        return None
    suffix = shorter or ending_at(entry, at)
    at = size - _SHORT if shorter else at
    return at if suffix and _is_name(entry, at) and _is_one_organ(entry[:at], suffix) else None


def _is_name(entry: str, at: int) -> bool:
    """Whether all from ``at`` is a usual name in which no other word can end."""
    name = entry[at:]
    if not (has_surname(name) and entry.isalpha() and _IN_NO_NAME.isdisjoint(name)):
        return False
    if name in SURNAMES or name[:2] in BEGINS_NO_NAME or name[-2:] in ENDS_NO_NAME:
        return False
    if _LAST_OF_OTHERS.isdisjoint(name):
        return True
    ends = range(at + 1, len(entry) + 1)
    if any(ending_at(entry, end) for end in ends):
        return False
    return _ENDS_OF_POSTS.isdisjoint([entry[max(end - 2, 0) : end] for end in ends])


def _is_one_organ(organ: str, suffix: int) -> bool:
    """Whether no other reading of the characters can be cheaper."""
    if not 1 < len(organ) <= LONGEST_ORGANIZATION:
        return False
    cost = cost_alone(organ, suffix)
    if organ[0] in LEVELS:
        return cost < _OF_A_LEVEL
    if has_surname(organ):
        return cost < _LIKE_A_NAME
    first = organ[0]
    other = first in FILLER_BEGINS or (first in POST_BEGINS and POST_RE.match(organ))
    return not other and cost < _LIKE_NO_NAME
