"""Names whose characters stand apart: 溫 榆 明     蘇  洵 柳 永 文公假 晏 殊 如辛 某 代.

Blanks inside a name and between two names are often the same, so all ways to part a row are
weighed at once: what makes a likely name, and how wide the blanks are. A name is told where no
other way that cuts through it is nearly as likely.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.assembly.people.notes import Entry
from corpus.assembly.people.person import is_person
from corpus.attendance.leave import LEAVE
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, SURNAMES, name_cost
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_words

_CHAR = late(rf"(?P<gap>\s*)(?P<char>[{HAN}])")
_SINGLE = late(rf"(?<!\S)[{HAN}](?!\S)")
_ALONE = late(rf"[{HAN}\s]+")
_NOTE = late(f"{LEAVE}|代理?")
_ENDS_ON_LEAVE = late(f"{LEAVE}$")
_SHARE = 0.6
_SKIP, _NEAR = 8.0, 1.0
_PADDED, _WIDELY_PADDED, _TORN, _TIGHT = 0.7, 1.4, 4.0, 0.2
_WIDE = 4
_MARRIED, _RARE = 4.0, 3.5
_COMMON = table_words("common_surnames")
_LONGEST = 400
"""Characters; a list of more names than a parliament has members is damage."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters from ``start`` to ``stop``: a name with its note, or one character unread."""

    start: int
    stop: int
    name: str
    note: str
    cost: float


def is_spread(row: str) -> bool:
    """Whether most characters of a row stand alone between blanks."""
    han = len(re.findall(rf"[{HAN}]", row))
    alone = len(_SINGLE.findall(row))
    whole = _ALONE.fullmatch(row.strip()) is not None
    return whole and alone > 3 and alone >= _SHARE * han


def read_spread(row: str) -> Iterator[Entry]:
    """The names of a row, and as unread what could be parted in two ways."""
    found = list(_CHAR.finditer(row.strip()))
    if len(found) > _LONGEST:
        yield Entry(row, None)
        return
    chars = [match["char"] for match in found]
    gaps = [len(match["gap"]) for match in found]
    pieces = list(_pieces(chars, gaps))
    unread = ""
    for piece, is_sure in _best(pieces, len(chars)):
        if piece.name and is_sure:
            if unread:
                yield Entry(unread, None)
            unread = ""
            yield Entry.of(piece.name, piece.note)
        else:
            unread += "".join(chars[piece.start : piece.stop])
    if unread:
        yield Entry(unread, None)


_TWO_NAMES = 6


def read_pair(text: str) -> tuple[Entry, ...]:
    """溫榆明蘇洵如 where a mark was lost: the one way to part it, both surnames frequent ones.

    Of two names of three characters, as most are, one is enough.
    """
    judge = any if len(text) == _TWO_NAMES else all
    ways = [
        (text[:stop], text[stop:])
        for stop in (2, 3)
        if all(map(is_person, (text[:stop], text[stop:])))
        and judge(map(_is_common, (text[:stop], text[stop:])))
        and len(text) - stop <= 3
    ]
    return tuple(Entry.of(name) for name in ways[0]) if len(ways) == 1 else ()


def _is_common(name: str) -> bool:
    folded = fold(name)
    return folded[0] in _COMMON or folded[:2] in _COMMON


def _pieces(chars: Sequence[str], gaps: Sequence[int]) -> Iterator[_Piece]:
    for start in range(len(chars)):
        yield _Piece(start, start + 1, "", "", _SKIP)
        if start and gaps[start] == 0:
            continue
        edge = _TIGHT if start and gaps[start] < 2 else 0.0
        for length in (2, 3, 4):
            name = "".join(chars[start : start + length])
            if len(name) < length or not is_person(name) or _ENDS_ON_LEAVE.search(fold(name)):
                continue
            stop = start + length
            behind = _glued(chars, gaps, stop)
            if behind and not _is_note(behind):
                continue
            cost = _name_cost(name) + edge + _inside(gaps[start + 1 : stop])
            yield _Piece(start, stop + len(behind), name, behind, cost)


def _glued(chars: Sequence[str], gaps: Sequence[int], start: int) -> str:
    """The characters that follow without any blank."""
    stop = start
    while stop < len(chars) and gaps[stop] == 0:
        stop += 1
    return "".join(chars[start:stop])


def _is_note(text: str) -> bool:
    """公假, 代, or the name of who came in his place and 代."""
    return _NOTE.fullmatch(fold(text)) is not None or (text[-1] == "代" and is_person(text[:-1]))


def _name_cost(name: str) -> float:
    """Two surnames in front make a name of four, if nothing else can be read there."""
    folded = fold(name)
    compound = folded[:2] in SURNAMES
    rare = 0.0 if _is_common(name) else _RARE
    return rare + (name_cost(folded) if len(name) < 4 or compound else _MARRIED)


def _inside(gaps: Sequence[int]) -> float:
    """The price of the blanks inside a name: wide ones are for names of two characters."""
    widest = max(gaps)
    if widest <= 1:
        return 0.0 if min(gaps) == widest else _TORN / 2
    if len(gaps) > 1:
        return _TORN
    return _WIDELY_PADDED if widest >= _WIDE else _PADDED


def _best(pieces: Sequence[_Piece], length: int) -> Iterator[tuple[_Piece, bool]]:
    """The cheapest way, each piece with whether nothing nearly as cheap cuts through it."""
    ahead, behind = _cheapest(pieces, length)
    at, limit = 0, behind[0] + _NEAR
    while at < length:
        piece = min(
            (p for p in pieces if p.start == at), key=lambda p: ahead[at] + p.cost + behind[p.stop]
        )
        rivals = (p for p in pieces if p.start < piece.stop and p.stop > piece.start and p != piece)
        yield piece, all(ahead[p.start] + p.cost + behind[p.stop] >= limit for p in rivals)
        at = piece.stop


def _cheapest(pieces: Sequence[_Piece], length: int) -> tuple[list[float], list[float]]:
    """The cheapest way from the start to each place, and from each place to the end."""
    far = float("inf")
    ahead, behind = [0.0] + [far] * length, [far] * length + [0.0]
    for piece in pieces:
        ahead[piece.stop] = min(ahead[piece.stop], ahead[piece.start] + piece.cost)
    for piece in reversed(pieces):
        behind[piece.start] = min(behind[piece.start], behind[piece.stop] + piece.cost)
    return ahead, behind
