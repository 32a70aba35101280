"""The items inside a part: 討論事項 holds 一、 二、 or 第一案, or paragraphs with a ruling each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.assembly.lines.marks import (
    is_motions,
    is_statement,
    marker,
    note_rows,
    quoted_rows,
    value_of,
)
from corpus.assembly.rulings.decisions import RULING_LABEL, declared
from corpus.assembly.rulings.motions import is_ruled, is_signature, moved_below, parted, unnumbered
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_BUSINESS = late(r"(?:继续)?(?:并案)?(?:宣读|确认|审查|审议|邀请|听取)")
_HALF_DAY = late("[上下]\\s*午")
_DAY = late(r"\d{2,4}年\d{1,2}月\d{1,2}日(?:[（(].{2,4}[)）])?")
"""The day above what was done on it, where a meeting went on for several."""
_ELECTION = late("选举(?!结果)")
_AGENDA = "议程"
_CASE_ENDS = late(r"案。?$")
SUBPART = late(
    r"(?:审议.{0,8}提案(?:\d+案)?)\s*[:：]?(?:第.读会)?$|^(?:报告|讨论|审议|提案|决议|临时)\S{0,6}[:：]$"
)


_IN_RULING, _FEWEST_RULED = (1, 4), 2
_HAN, _DIGITS = 2, 5
"""The levels of 一、 and 1、."""

RESOLVED = "会议决议"
"""The part of points that stand below 會議決議內容：."""

Mark = tuple[int, str, str]
"""What :func:`marker` tells of a row."""


@dataclass(slots=True)
class Item:
    """One item as it is put together: its number, its heading and the lines behind it."""

    number: str | None
    heading: str
    part: str
    rows: list[str] = field(default_factory=list)
    level: int = 0
    holds: bool = False
    tail: list[str] = field(default_factory=list)
    """The minutes of another meeting that the item holds: kept, but no source of facts."""
    whole: bool = False
    """A point of a list: its line is the whole heading, however it ends."""
    closed: bool = False
    """A council's item, whose heading and rows are put together already."""
    resumed: list[str] = field(default_factory=list)
    """What was said when those minutes had been read out: the verdict on them."""
    below: list[str] = field(default_factory=list)
    """What the ruling under a later item says of this one, where it is no paragraph of it."""
    shares: bool = False
    """Whether its ruling is on items above it too, each by its number."""
    ruling: list[str] | None = None
    """The rows of the ruling where the layout sets it apart from all that is told before it."""


def cases_of(group: Item) -> list[Item]:
    """The items of a part; what stands before the first stays with the part."""
    pieces = [(piece, moved_below(piece[0])) for piece in parted(group.rows) if piece]
    group.rows = [row for piece, name in pieces for row in (piece[:1] if name else piece)]
    ruled = _below_ruling(group)
    cases = _election(group) or _numbered(group) or _motions(group)
    cases += ruled
    for piece, name in pieces:
        cases += cases_of(Item(None, name, "", piece[1:])) if name else []
    for case in cases if is_motions(group.heading) else ():
        case.below = case.below or [group.heading]
    return cases


def _below_ruling(group: Item) -> list[Item]:
    """The cases that stand in a ruling and have one each: 決議： above 壹、 and its （一）."""
    rows = group.rows
    bare = (i for i, row in enumerate(rows) if _starts_ruling(row) and row[-1:] in ":：")
    start = next(bare, len(rows)) + 1
    first = marker(rows[start]) if start < len(rows) else None
    if first is None or first[0] != _IN_RULING[0]:
        return []
    pieces = list(_at_numbers(rows[start:]))
    ruled = [any(map(_starts_ruling, piece[1:])) for piece in pieces]
    if sum(ruled) < _FEWEST_RULED:
        return []
    group.rows = rows[:start]
    cases: list[Item] = []
    for piece, is_case in zip(pieces, ruled, strict=True):
        mark = marker(piece[0])
        if is_case and mark:
            cases.append(Item(mark[1], mark[2], _folded(group.heading), piece[1:], level=9))
        else:
            (cases[-1].rows if cases else group.rows).extend(piece)
    return cases


def _at_numbers(rows: Sequence[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for row in rows:
        mark = marker(row)
        if piece and mark and mark[0] in _IN_RULING:
            yield piece
            piece = []
        piece.append(row)
    if piece:
        yield piece


def _election(group: Item) -> list[Item]:
    """選舉本會召集委員。 and all that was done for it: who counted, how many votes each had."""
    rows = group.rows
    if not rows or marker(rows[0]) or not _ELECTION.match(fold(rows[0])):
        return []
    group.rows = []
    return [Item(None, rows[0], _folded(group.heading), rows[1:], level=9)]


def _motions(group: Item) -> list[Item]:
    """Motions without numbers, each ended by who signed it."""
    part = _folded(group.heading)
    if not is_motions(group.heading) and not (is_ruled(part) and _are_signed(group.rows)):
        return []
    rows, group.rows = group.rows, []
    return [Item(None, first, part, rest, level=9) for first, *rest in unnumbered(rows)]


def _are_signed(rows: Sequence[str]) -> bool:
    return any(is_signature(rows, index) for index in range(len(rows)))


def _folded(heading: str) -> str:
    return fold("".join(heading.split()))


def _numbered(group: Item) -> list[Item]:
    part = _folded(group.heading)
    rows, group.rows = group.rows, []
    cases: list[Item] = []
    marks = _marks(rows)
    level, last = _case_level(rows, marks, group.level, part == _AGENDA or is_motions(part)), 0
    ruled = _numbered_rulings(rows, marks, level)
    for index, row in enumerate(rows):
        found = None if index in ruled else marks[index]
        if found and found[0] == level and not SUBPART.search(fold(found[2])):
            value = value_of(found[1])
            near = value is not None and (value == 1 or not last or last < value <= last + 3)
            if value and (near or (value > last and _is_far_case(rows, marks, index))):
                last = value
                cases.append(Item(found[1], found[2], part, level=level))
                continue
        if _starts_ruling(row) and not _undecided(cases):
            _open_unnumbered(group, cases, part)
        (cases[-1].rows if cases else group.rows).append(row)
    if not cases and group.number is None and group.rows and _BUSINESS.match(fold(group.rows[0])):
        cases += _businesses(group.rows, part)
        group.rows.clear()
    return [*_taken_up_first(group, part), *cases] if cases else []


def _taken_up_first(group: Item, part: str) -> list[Item]:
    """審查甲預算案。 in the morning, above what is numbered in the afternoon."""
    rows = group.rows
    found = (i for i, row in enumerate(rows) if _BUSINESS.match(fold(row)) and row[-1:] == "。")
    start = next(found, len(rows))
    group.rows = rows[:start]
    return [Item(None, rows[start], part, rows[start + 1 :], level=9)] if rows[start:] else []


def _businesses(rows: Sequence[str], part: str) -> list[Item]:
    """Matters without numbers, one a line, and what was said or done below the last of them."""
    stop = next((i for i, row in enumerate(rows) if not _BUSINESS.match(fold(row))), len(rows))
    cases = [Item(None, row, part, level=9) for row in rows[:stop]]
    cases[-1].rows += rows[stop:]
    return cases


def _marks(rows: Sequence[str]) -> list[Mark | None]:
    """The numbers of the rows; 1、 above 二、 is 一、, which a word processor counted itself.

    The paragraphs of an article that is quoted over several rows have none.
    """
    quoted = quoted_rows(rows)
    marks = [None if at in quoted else marker(row) for at, row in enumerate(rows)]
    run: list[int] = []
    for index, mark in enumerate(marks):
        value = value_of(mark[1]) if mark and mark[0] in (_HAN, _DIGITS) else None
        if mark is None or value is None:
            continue
        if mark[0] == _HAN:
            for at in run if value == len(run) + 1 else ():
                _, number, rest = marks[at] or mark
                marks[at] = (_HAN, number, rest)
            break
        run = [*run, index] if value == len(run) + 1 else [index] if value == 1 else []
    return marks


def _numbered_rulings(rows: Sequence[str], marks: Sequence[Mark | None], level: int) -> set[int]:
    """決定：with 一、 and 二、 below it: lines of the ruling that are numbered as the items are."""
    found: set[int] = set()
    inside, below, last = False, 0, 0
    for index, row in enumerate(rows):
        mark = marks[index]
        if _starts_ruling(row):
            rest = RULING_LABEL.sub("", fold(row)).strip()
            first = marker(rest)
            below = int(first is not None and first[0] == level and value_of(first[1]) == 1)
            inside = bool(below) or rest[-1:] in ("", ":", "：")
            continue
        value = value_of(mark[1]) if mark and mark[0] == level else None
        if value is None:
            continue
        is_ruled = value != below + 1 or _ruled_below(rows, marks, index, level)
        next_case = value == last + 1 and is_ruled
        if inside and value == below + 1 and not (next_case and below):
            found.add(index)
            below = value
        else:
            inside, last = False, value
    return found


def _is_far_case(rows: Sequence[str], marks: Sequence[Mark | None], index: int) -> bool:
    """Whether an item stands at a number far above the last: an excerpt leaves some of them out.

    A ruling stands right above it; a number right above is one of a list.
    """
    mark = marks[index]
    if mark is None or mark[0] != _HAN or (index and marks[index - 1]):
        return False
    return _CASE_ENDS.search(fold(rows[index])) is not None or _ruled_below(
        rows, marks, index, _HAN
    )


def _ruled_below(rows: Sequence[str], marks: Sequence[Mark | None], index: int, level: int) -> bool:
    """Whether a ruling stands between this row and the next one of its level."""
    for row, mark in zip(rows[index + 1 :], marks[index + 1 :], strict=True):
        if _starts_ruling(row) or (mark and mark[0] == level):
            return _starts_ruling(row)
    return False


def _case_level(rows: Sequence[str], marks: Sequence[Mark | None], above: int, agenda: bool) -> int:
    """The uppermost level of numbers inside a part; (一) only where each has a ruling, or 議程.

    A part that is numbered by digits itself (7、討論事項) holds numbers of any other way.
    """
    levels = {found[0] for found in marks if found}
    if 5 in levels and any(re.match(r"\d{1,2}[茲兹]", row) for row in rows):
        return 5
    first = marks[0] if marks else None
    if first and first[0] == _HAN > above:
        return _HAN
    if first and first[0] == 5 and any(_starts_ruling(row) or declared(row) for row in rows):
        return 5
    deeper = sorted(level for level in levels if level > above or 1 < level < above == _DIGITS)
    if not deeper:
        return 9
    if 3 in levels and (deeper[0] == 4 or next(filter(None, marks))[0] == 3):
        return 3
    ruled = agenda or any(map(_starts_ruling, rows))
    points = above == _DIGITS < deeper[0] and _points_of_rulings(rows, marks)
    return deeper[0] if deeper[0] < 4 or (ruled and not points) else 9


def _points_of_rulings(rows: Sequence[str], marks: Sequence[Mark | None]) -> bool:
    """Whether (1) stands below a ruling: such numbers count its points, and no items."""
    below = zip(rows, marks[1:], strict=False)
    return any(mark and value_of(mark[1]) == 1 and _starts_ruling(row) for row, mark in below)


def _starts_ruling(row: str) -> bool:
    return RULING_LABEL.match(fold(row)) is not None


def _undecided(cases: list[Item]) -> bool:
    """Whether the last case still waits for its ruling."""
    return bool(cases) and not any(map(_starts_ruling, cases[-1].rows))


def _open_unnumbered(group: Item, cases: list[Item], part: str) -> None:
    """A ruling behind a paragraph without a number: the paragraph is the item."""
    rows = cases[-1].rows if cases else group.rows
    told = len(rows)
    while told and (aside := note_rows(rows[:told]) or int(is_signature(rows, told - 1))):
        told -= aside
    start = told
    while start and not _closes(rows[start - 1], start == told):
        if start < told and (note_rows(rows[:start]) or _HALF_DAY.fullmatch(fold(rows[start - 1]))):
            break
        start -= 1
    if start == told:
        return
    if start + 1 < told and _DAY.fullmatch(fold(rows[start])):
        start += 1
    heading, *others = rows[start:]
    del rows[start:]
    cases.append(Item(None, heading, part, others, level=9))


def _closes(row: str, nearest: bool) -> bool:
    """Whether a row above a ruling ends what stood before the item."""
    if marker(row) or RULING_LABEL.match(fold(row)) or is_statement(row):
        return True
    return not nearest and row.rstrip()[-1:] in "。:：;；"
