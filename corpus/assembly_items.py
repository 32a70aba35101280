"""The items of an assembly's record: 壹、 甲、 一、 I. 第一案, under 報告事項 and 討論事項.

A part that only holds items (討論事項) is no item where it has some. Every line goes somewhere:
into an item, else before the first one or behind the last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.assembly_decisions import RULING_LABEL
from corpus.mending import Line
from corpus.numerals import read_number
from corpus.people import HAN
from corpus.scripts import fold
from corpus.tables import one_of, table_words

_BIG = "壹貳贰貮參参叁肆伍陸陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_PARTS = table_words("assembly_containers")
_PART = rf"{one_of(_PARTS)}"
LEVELS = (
    (1, re.compile(rf"(?P<number>[{_BIG}]{{1,2}})\s*[、.．,，:：]\s*")),
    (1, re.compile(rf"(?P<number>[{_STEMS}])\s*[、.．]\s*")),
    (1, re.compile(r"(?P<number>[IVXⅠ-Ⅻ]{1,5})\s*[.．、]\s*")),
    (
        3,
        re.compile(
            rf"(?:\d{{1,2}}\s*[.．、]\s*)?(?P<number>第(?:{_HAN_NUMBER}|\d{{1,3}})案|(?:案由|提案|议案|讨论案|报告案|审议案)(?:{_HAN_NUMBER}|\d{{1,2}})(?=\s*[:：]))\s*[:：]?\s*"
        ),
    ),
    (2, re.compile(rf"(?P<number>{_HAN_NUMBER})\s*[、.．]\s*")),
    (4, re.compile(rf"[（(](?P<number>{_HAN_NUMBER})[)）]\s*")),
    (5, re.compile(r"(?P<number>\d{1,2})(?:\s*[.．、](?!\d)|(?=[茲兹]))\s*")),
)
"""How items are numbered, and how deep each way stands."""

_UNNUMBERED = 0
_MOTIONS = re.compile(r"通过临时提案\d{0,2}案?")
_CASE = re.compile(r"案\s*由\s*[:：]?\s*")
_SUBPART = re.compile(
    r"(?:审议.{0,8}提案(?:\d+案)?)\s*[:：]?(?:第.读会)?$|^(?:报告|讨论|审议|提案|决议|临时)\S{0,6}[:：]$"
)
_ASIDE = re.compile(r"[（(][^（）()]*[)）]")
_END = re.compile(
    r"^(?:散\s*会|休\s*会|立法[会局]秘书处|版权所有|Last Updated|会议结束时间)"
    r"|^(?:主席)?宣布散会|^[*＊]\s*另有要事"
)
_STATEMENT = re.compile(
    r"^(?:说\s*明|办\s*法|理\s*由|拟\s*办|提案(?:人|单位|机关)|附\s*件|连署人|审查意见|建\s*议)\s*[:：]|^主席(?:致词|指示)|^主席[:：]"
)
_ELSEWHERE = re.compile(
    r"[（(](?:另载|略)[)）]\s*$|^散会|[:：]\s*(?:略|无)[。]?$|^临时动议[（(]?无"
)
_NOTHING = re.compile(r"[（(]?[无略][)）]?。?")
_LONG_ENOUGH_TO_WRAP = 18


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


@dataclass(slots=True)
class Items:
    """The items of a record and the lines that belong to none."""

    before: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def marker(text: str) -> tuple[int, str, str] | None:
    """The depth, the number and the rest of a line that begins an item."""
    folded = fold(text)
    for level, pattern in LEVELS:
        match = pattern.match(text if level == 1 else folded)
        if match:
            return (
                level,
                text[match.start("number") : match.end("number")],
                text[match.end() :].strip(),
            )
    return None


def is_part(text: str) -> bool:
    """Whether the words are those of a part that holds items: 報 告 事 項, 參、討論事項:."""
    bare = _ASIDE.sub("", "".join(fold(text).split())).strip(":：。")
    return bare in _PARTS or _MOTIONS.fullmatch(bare) is not None


def begins_items(text: str) -> bool:
    """Whether the head ends here: a number of the upper three levels, or the name of a part."""
    found = marker(text)
    return is_part(text) or bool(_CASE.match(fold(text))) or (found is not None and found[0] <= 3)


def read_items(lines: Sequence[Line]) -> Items:
    """Part the lines behind the head into items."""
    flat = list(_flat(lines))
    top = _top_level(flat)
    read = Items()
    for item in _with_cases(list(_groups(flat, top, read)), read):
        read.items.append(item)
    return read


def _flat(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.text]


def _top_level(rows: Sequence[str]) -> int:
    """The level of the first line that begins an item or a part."""
    for row in rows:
        if is_part(row) and marker(row) is None:
            return _UNNUMBERED
        found = marker(row)
        if found and found[0] <= 3:
            return found[0]
    return 9


def _groups(rows: Sequence[str], top: int, read: Items) -> Iterator[Item]:
    """The parts and items of the upper level; what follows the end goes behind them all."""
    current: Item | None = None
    last = 0
    for index, row in enumerate(rows):
        if _END.match(fold(row)) and not any(_opens(later, top, 99) for later in rows[index + 1 :]):
            if current:
                yield current
            read.after += rows[index:]
            return
        opened = _opens(row, top, last)
        if opened is None:
            (current.rows if current else read.before).append(row)
            continue
        if current:
            yield current
        current, last = opened
    if current:
        yield current


def _opens(row: str, top: int, last: int) -> tuple[Item, int] | None:
    """The item that a row opens at this level, if its number follows the last one."""
    found = marker(row)
    if found is None:
        return (Item(None, row, "", level=0, holds=True), 0) if is_part(row) else None
    level, number, rest = found
    if level != top:
        return None
    value = _value(number)
    if last and value is not None and not last < value <= last + 3:
        return None
    return Item(number, rest, "", level=level, holds=is_part(rest)), value or last


def _value(number: str) -> int | None:
    digits = re.sub(r"[第案由提议讨论报告审]", "", fold(number))
    if digits in _STEMS:
        return _STEMS.index(digits) + 1
    roman = {"I": 1, "V": 5, "X": 10}
    if digits and all(char in roman for char in digits):
        values = [roman[char] for char in digits]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    table = str.maketrans("貳贰貮參参叁肆伍陸陆柒捌玖拾壹", "二二二三三三四五六六七八九十一")
    return read_number(digits.translate(table))


def _with_cases(groups: list[Item], read: Items) -> Iterator[Item]:
    """Parts give way to their items; where some have items, those without are no items."""
    found = [(group, _cases(group) if group.holds else []) for group in groups]
    any_cases = any(cases for _, cases in found)
    sink = read.before
    passed: list[str] = []
    for group, cases in found:
        empty = group.holds and all(_NOTHING.fullmatch(fold(row)) for row in group.rows)
        is_item = not group.holds or not (any_cases or empty or group.number is None)
        if not is_item or _ELSEWHERE.search(fold(group.heading)):
            passed += [_whole(group), *group.rows]
        for item in [group] if is_item and not _ELSEWHERE.search(fold(group.heading)) else cases:
            sink += passed
            passed = []
            sink = item.rows
            yield item
    read.after[:0] = passed


def _whole(group: Item) -> str:
    return f"{group.number}、{group.heading}" if group.number else group.heading


def _cases(group: Item) -> list[Item]:
    """The items of a part; what stands before the first stays with the part."""
    part = fold("".join(group.heading.split()))
    rows, group.rows = group.rows, []
    cases: list[Item] = []
    level, last = _case_level(rows, group.level), 0
    ruled = _numbered_rulings(rows, level)
    for index, row in enumerate(rows):
        found = None if index in ruled else marker(row)
        if found and found[0] == level and not _SUBPART.search(fold(found[2])):
            value = _value(found[1])
            if value is not None and (value == 1 or last < value <= last + 3):
                last = value
                cases.append(Item(found[1], found[2], part, level=level))
                continue
        if _starts_ruling(row) and not _undecided(cases):
            _open_unnumbered(group, cases, part)
        (cases[-1].rows if cases else group.rows).append(row)
    return cases


def _numbered_rulings(rows: Sequence[str], level: int) -> set[int]:
    """決定：with 一、 and 二、 below it: lines of the ruling that are numbered as the items are."""
    found: set[int] = set()
    inside, below, last = False, 0, 0
    for index, row in enumerate(rows):
        mark = marker(row)
        if _starts_ruling(row):
            inside, below = RULING_LABEL.sub("", fold(row)).strip() == "", 0
            continue
        value = _value(mark[1]) if mark and mark[0] == level else None
        if value is None:
            continue
        next_case = value == last + 1 and (value != below + 1 or _ruled_below(rows, index, level))
        if inside and value == below + 1 and not (next_case and below):
            found.add(index)
            below = value
        else:
            inside, last = False, value
    return found


def _ruled_below(rows: Sequence[str], index: int, level: int) -> bool:
    """Whether a ruling stands between this row and the next one of its level."""
    for row in rows[index + 1 :]:
        mark = marker(row)
        if _starts_ruling(row) or (mark and mark[0] == level):
            return _starts_ruling(row)
    return False


def _case_level(rows: Sequence[str], above: int) -> int:
    """The uppermost level of numbers inside a part; (一) only where each has a ruling."""
    levels = {found[0] for row in rows if (found := marker(row))}
    if 5 in levels and any(re.match(r"\d{1,2}[茲兹]", row) for row in rows):
        return 5
    deeper = sorted(level for level in levels if level > above)
    if not deeper:
        return 9
    if deeper[0] == 4 and 3 in levels:
        return 3
    rulings = sum(1 for row in rows if _starts_ruling(row))
    return deeper[0] if deeper[0] < 4 or rulings else 9


def _starts_ruling(row: str) -> bool:
    return RULING_LABEL.match(fold(row)) is not None


def _undecided(cases: list[Item]) -> bool:
    """Whether the last case still waits for its ruling."""
    return bool(cases) and not any(map(_starts_ruling, cases[-1].rows))


def _open_unnumbered(group: Item, cases: list[Item], part: str) -> None:
    """A ruling behind a paragraph without a number: the paragraph is the item."""
    rows = cases[-1].rows if cases else group.rows
    start = len(rows)
    while start and not _closes(rows[start - 1], start == len(rows)):
        start -= 1
    if start == len(rows):
        return
    heading, *others = rows[start:]
    del rows[start:]
    cases.append(Item(None, heading, part, others, level=9))


def _closes(row: str, nearest: bool) -> bool:
    """Whether a row above a ruling ends what stood before the item."""
    folded = fold(row)
    if marker(row) or RULING_LABEL.match(folded) or _STATEMENT.match(folded):
        return True
    return not nearest and row.rstrip()[-1:] in "。:：;；"


def whole_heading(item: Item) -> tuple[str, list[str]]:
    """The heading mended over the lines it takes, and the lines behind it."""
    rows = list(item.rows)
    case = next((i for i, row in enumerate(rows[:4]) if _CASE.match(fold(row))), None)
    text = item.heading
    if _CASE.match(fold(text)):
        text = text[_CASE.match(fold(text)).end() :]  # type: ignore[union-attr]
    elif case is not None:
        kept = [text, *rows[:case]]
        text = rows[case][_CASE.match(fold(rows[case])).end() :]  # type: ignore[union-attr]
        text, rest, left = _mended(text, rows[case + 1 :])
        return text, [*filter(None, kept), rows[case], *([rest] if rest else []), *left]
    text, rest, left = _mended(text, rows)
    return text, [*([rest] if rest else []), *left]


def _mended(text: str, rows: list[str]) -> tuple[str, str, list[str]]:
    """Heading, what stands behind it on its line, and the other rows."""
    while rows and _wraps(text, rows[0]):
        text, rows = text + rows[0], rows[1:]
    stop = _stop(text)
    return text[:stop].strip("。:： ;；"), text[stop:].strip("。: ："), rows


def _wraps(text: str, following: str) -> bool:
    if _stop(text) < len(text) or len(text) < _LONG_ENOUGH_TO_WRAP or text[-1:] in "。:：;；)）":
        return False
    if marker(following) or re.match(r"\d", following) or is_part(following):
        return False
    folded = fold(following)
    if RULING_LABEL.match(folded) or _STATEMENT.match(folded) or text.endswith("案"):
        return False
    return re.match(rf"[{HAN}」）)]", following) is not None


def _stop(text: str) -> int:
    """Where the heading ends: the first 。 outside 「」, a colon before a quotation, a ruling."""
    depth = 0
    ruling = RULING_LABEL.search(fold(text))
    for index, char in enumerate(text):
        if ruling and index == ruling.start() and index:
            return index
        depth += (char == "「") - (char == "」")
        if depth <= 0 and char == "。":
            return index
        if depth <= 0 and char in ":：" and text[index + 1 : index + 2] in ("「", "『"):
            return index
    return len(text)
