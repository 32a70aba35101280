"""The items of a county or city council: numbers under 甲、乙、丙, cases with 編號 and 案由.

A part is an item itself only where nothing below it is. A case is called by its 編號 or by its
number in its committee, and its 案由 is its heading, however many lines it takes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from corpus.assembly.items.cases import SUBPART, Item
from corpus.assembly.items.council_cells import is_remark, labelled_cells
from corpus.assembly.items.council_headings import heading_of
from corpus.assembly.items.council_rows import (
    CASE,
    CLOSED,
    CODE,
    FIELD,
    READING,
    STEMS,
    begins_unit,
    end_of,
    is_agenda,
    is_stem,
    units_of,
)
from corpus.assembly.lines.labelled import label_of
from corpus.assembly.lines.marks import is_part, marker, value_of
from corpus.assembly.rulings.decisions import RULING_LABEL
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_NUMBER = late(r"(?:编|案)\s*号\s*[:：]\s*(?P<number>\S+(?:\s*第\s*\d+\s*号)?)")
_CONCLUSIONS = late(r"(?:会议)?(?:结论|决议事项)[:：]?")
_READ = late(
    r"第?[一二三](?:[、,][二三])?读会(?:[、,及]第?[二三]读会)*[:：]?(?:[（(][^（）()]*[)）])?[:：]?"
)
_TOGETHER = late(r"(?:^|[:：]\s*)(?:以上|上列|上开)(?P<n>[二三四五六七八九十]|\d{1,2})案")
_NOTHING = late(r"[:：]?[（(]?无[)）]?。?$")
_NONE = late(r"[:：]\s*无。?$")
_ELSEWHERE = late(r"[（(]另[载录][)）]。?")
_SITTING = late(r"(?:预备|第[一二三四五六七八九十\d]{1,3}次)会议[纪记]录[:：]?$")
_FEWEST_LABELS = 3
_LISTS = late(r"(?:[:：－─—–]|^\S{0,4}决\s*议\s*[:：])$")

_RESOLUTIONS = late(r"综合\s*决议$")
_CASE_LEVEL, _POINT_LEVEL, _DIGITS = 3, 4, 5
"""The levels of 第1號, （一） and 1."""


@dataclass(slots=True)
class _Open:
    """The item or part that is being filled."""

    number: str | None
    text: str
    part: str
    units: list[str] = field(default_factory=list)


Told = tuple[list[str], list[Item], list[str]]
"""What stands before the items, the items, and what closes the sitting."""


def council_items(rows: Sequence[str]) -> Told | None:
    """The items of a sitting, and those of the sittings of the same session below it.

    ``None`` where the rows have neither parts nor numbers of the upper levels.
    """
    told = _of_sitting(units_of(labelled_cells(rows)))
    while told and (later := _next_sitting(told[2])):
        told = (told[0], [*told[1], *later[1]], later[2])
        told[1][-len(later[1]) - 1].rows += filter(None, later[0])
    return told


def _next_sitting(units: list[str]) -> Told | None:
    """第一次會議紀錄：and its labels behind 散會 of the sitting before: one session, one record."""
    titles = (at for at, unit in enumerate(units) if _SITTING.search(fold(unit)))
    start = next(titles, len(units)) + 1
    if len(labels := [*takewhile(label_of, units[start:])]) < _FEWEST_LABELS:
        return None
    head = start + len(labels)
    told = _of_sitting(units[head:])
    return ([*units[:head], *told[0]], *told[1:]) if told else None


def _of_sitting(units: list[str]) -> Told | None:
    """The same of the units of one sitting."""
    stop = end_of(units)
    parts = _parts(units[:stop])
    if not parts:
        return None
    before: list[str] = []
    items: list[Item] = []
    for part in parts:
        for item in _items_of(part, before if not items else items[-1].rows):
            if _is_told_elsewhere(item):
                said = f"{item.number}、{item.heading}{''.join(item.rows)}"
                (items[-1].rows if items else before).append(said)
            else:
                items.append(item)
    _share(items)
    return (before, items, units[stop:]) if items else None


def _is_told_elsewhere(item: Item) -> bool:
    """臨時動議：無, 主席宣告開會:(另載): what is no item here, and 散會 of the sitting above."""
    if CLOSED.match(fold(item.heading)) or _NONE.search(fold(item.heading)):
        return True
    if item.rows:
        return all(_ELSEWHERE.fullmatch(fold(row)) for row in item.rows)
    return _NOTHING.search(fold(item.heading)) is not None


def _share(items: Sequence[Item]) -> None:
    """決議：以上三案交付審查。 below the last of three: the ruling on the two above it as well."""
    for at, item in enumerate(items):
        for row in item.rows:
            for other in items[max(at + 1 - _on_how_many(row), 0) : at]:
                if other.part == item.part and not any(map(_is_ruling, other.rows)):
                    other.below.append(row)


def _is_ruling(row: str) -> bool:
    return RULING_LABEL.match(fold(row)) is not None


def _on_how_many(row: str) -> int:
    """How many items a ruling says to be on; 1 where it does not say."""
    told = _TOGETHER.search(fold(row)) if "案" in row and _is_ruling(row) else None
    return read_number(told["n"]) or 1 if told else 1


def _parts(units: Sequence[str]) -> list[_Open]:
    """The parts 甲、乙、丙, else those called so without a number; the whole, where none is."""
    stems = any(map(is_stem, units))
    big = not stems and any((f := marker(u)) and f[0] == 1 for u in units)
    parts: list[_Open] = [_Open(None, "", "")]
    for unit in units:
        found = marker(unit)
        opens = is_stem(unit) if stems else bool(found and found[0] == 1) if big else False
        if opens and found:
            parts.append(_Open(found[1], found[2], fold("".join(found[2].split()))))
        elif not stems and not big and is_part(unit) and found is None:
            parts.append(_Open(None, unit, fold("".join(unit.split()))))
        else:
            parts[-1].units.append(unit)
    return [part for part in parts if part.text or part.units]


def _items_of(part: _Open, sink: list[str]) -> Iterator[Item]:
    """The items of one part; what stands before them goes to ``sink``."""
    numbered = [*_numbered(part)]
    head, items = numbered[0], numbered[1:]
    cases = [*_cases(head)] if not items or _count(head) else []
    if part.number and not items and len(cases) <= 1 and not any(map(_has_number, cases)):
        yield from map(_item, _bills(part) or [part])
        return
    if part.number and items and not _count(head) and head.units and _introduces(head.units):
        yield _item(part)
        return
    bills = _bills(head) if items and not cases else []
    sink += [_whole(part), *_above(head, cases or bills)]
    yield from map(_item, cases or bills)
    for at, item in enumerate(items):
        later = (unit for one in items[at + 1 :] for unit in one.units)
        if is_agenda(item.text, item.units, later):
            sink += [_whole(item), *item.units]
            continue
        if _holds(item):
            yield from _items_of(_Open(item.number, item.text, fold(item.text), item.units), sink)
            continue
        inner = [*_cases(item)]
        if len(inner) < 2 and not any(map(_has_number, inner)):
            yield _item(item)
            continue
        first = inner[0]
        first.units[:0] = [_whole(item), *item.units[: _first_case(item.units)]]
        yield from map(_item, inner)


def _above(head: _Open, cases: Sequence[_Open]) -> list[str]:
    """What stands above the first of the cases or bills, which bears no part of it."""
    if not cases:
        return head.units
    first = cases[0]
    if not first.text:
        return head.units[: _first_case(head.units)]
    above = head.units.index(first.text)
    first.number, first.units = None, first.units[above + 1 :]
    return head.units[:above]


def _bills(part: _Open) -> list[_Open]:
    """丙、三讀會 above bills without numbers: each is the row that its ruling stands below."""
    called = READING.fullmatch(fold(part.text)) or is_part(part.text)
    rulings = [at for at, unit in enumerate(part.units) if RULING_LABEL.match(fold(unit))]
    starts = [_bill(part.units, at) for at in rulings]
    if not called or not rulings or _count(part) or None in starts:
        return []
    bills: list[_Open] = []
    above = [_whole(part), *part.units[: starts[0]]]
    for start, stop in zip(starts, [*starts[1:], len(part.units)], strict=True):
        heading, *rest = part.units[start:stop]
        number = None if bills else part.number
        bills.append(_Open(number, heading, part.part, [*above, *rest]))
        above = []
    return bills


def _bill(units: Sequence[str], ruling: int) -> int | None:
    """The row that names the bill of a ruling, above who spoke on it."""
    for at in range(ruling - 1, -1, -1):
        if RULING_LABEL.match(fold(units[at])):
            return None
        if not is_remark(units[at]):
            return at
    return None


def _holds(item: _Open) -> bool:
    """七、會議結論 above （一）, 七、討論事項 above 第一案: a part numbered as items are."""
    if _is_called(item):
        return _level(item) in (3, 4, _DIGITS)
    return (is_part(item.text) and _level(item) == 3) or _lists_resolutions(item)


def _is_called(part: _Open) -> bool:
    """會議結論 and 第二讀會, below which （一） is an item; 臨時動議 where each has its ruling."""
    folded = fold(part.text)
    called = _CONCLUSIONS.fullmatch(folded) or _READ.fullmatch(folded)
    return bool(called or (is_part(part.text) and _each_ruled(part.units, _POINT_LEVEL)))


def _lists_resolutions(part: _Open) -> bool:
    """伍、審議甲預算案各委員會綜合決議 above 1. and 3., which have a ruling each."""
    return _RESOLUTIONS.search(fold(part.text)) is not None and _each_ruled(part.units, _DIGITS)


def _each_ruled(units: Sequence[str], level: int) -> bool:
    """Whether a ruling stands below every number of a level, or one on all above: （一） （二）."""
    waiting, any_point = 0, False
    for unit in units:
        mark = marker(unit)
        if mark and mark[0] == level:
            if SUBPART.search(fold(mark[2])):
                return False
            waiting, any_point = waiting + 1, True
        elif _is_ruling(unit):
            if waiting > _on_how_many(unit):
                return False
            waiting = 0
    return any_point and not waiting


def _introduces(units: Sequence[str]) -> bool:
    """主席報告預算審議程序： above 一、二、: what is numbered below is told by it."""
    return units[-1][-1:] in ":：" and not begins_unit(units[-1])


def _whole(part: _Open) -> str:
    return f"{part.number}、{part.text}" if part.number else part.text


def _count(part: _Open) -> int:
    return sum(1 for unit in part.units if CASE.search(fold(unit)))


def _numbered(part: _Open) -> list[_Open]:
    """The units before the first number of the part's own level, then each of its numbers."""
    found = [_Open(part.number, part.text, part.part)]
    level = _level(part)
    last = 0
    listed = _listed(part.units)
    for at, unit in enumerate(part.units):
        mark = None if at in listed else marker(unit)
        if mark and mark[0] == level and mark[1] not in STEMS and _counts_on(mark[1], last):
            last = value_of(mark[1]) or 0
            found.append(_Open(mark[1], mark[2], part.part))
        else:
            found[-1].units.append(unit)
    return found


def _listed(units: Sequence[str]) -> set[int]:
    """Numbers that open no item: 二、三讀會, and the list below 決議：地方總預算－."""
    found: set[int] = set()
    count = -1
    for at, unit in enumerate(units):
        folded = fold(unit)
        mark = marker(unit)
        if READING.fullmatch(folded):
            found.add(at)
        elif RULING_LABEL.match(folded):
            count = 0 if _LISTS.search(folded) else -1
        elif FIELD.match(folded):
            count = -1
        elif mark and count >= 0 and mark[0] <= 3:
            count = count + 1 if value_of(mark[1]) == count + 1 else -1
            found |= {at} if count > 0 else set()
    return found


def _counts_on(number: str, last: int) -> bool:
    """Whether a number follows the last item's; one that does not is of a list inside it."""
    return last == 0 or last < (value_of(number) or 0) <= last + 3


def _level(part: _Open) -> int:
    """The level of the first number in the part; (一) only below one that holds items by name."""
    called = _is_called(part)
    in_digits = _lists_resolutions(part) or (called and _each_ruled(part.units, _DIGITS))
    deepest = _DIGITS if in_digits else 4 if called else 3
    listed = _listed(part.units)
    levels = (
        found[0]
        for at, unit in enumerate(part.units)
        if at not in listed and (found := marker(unit)) and found[1] not in STEMS
    )
    return next((level for level in levels if level <= deepest), 9)


def _first_case(units: Sequence[str]) -> int:
    """Where the first case begins: at the labels that stand right above its 案由."""
    at = next(i for i, unit in enumerate(units) if CASE.search(fold(unit)))
    while at and _is_label(units[at - 1]):
        at -= 1
    return at


def _is_label(unit: str) -> bool:
    folded = fold(unit)
    label = FIELD.match(folded)
    above = label is not None and label["label"][0] in "编案类来提连附动请陈"
    return (
        bool(_alone(unit)) or CODE.match(folded) is not None or (above and not CASE.match(folded))
    )


def _cases(item: _Open) -> Iterator[_Open]:
    """The cases of an item, each with the labels above its 案由."""
    rest = item.units
    if not _count(item):
        return
    starts: list[int] = []
    at = 0
    while at < len(rest) and any(CASE.search(fold(unit)) for unit in rest[at:]):
        start = at + _first_case(rest[at:])
        starts.append(start)
        at = next(i for i in range(start, len(rest)) if CASE.search(fold(rest[i]))) + 1
    for start, stop in zip(starts, [*starts[1:], len(rest)], strict=True):
        units = rest[start:stop]
        yield _Open(_number(units), "", item.part, units)


def _has_number(case: _Open) -> bool:
    """Whether the case is called by a 編號 or 案號 of its own."""
    return any(_NUMBER.match(fold(unit)) for unit in case.units)


def _alone(unit: str) -> str:
    """第1號 in a row of its own, above who moved it."""
    found = marker(unit) if unit[:1] == "第" else None
    return found[1] if found and found[0] == _CASE_LEVEL and not found[2] else ""


def _number(units: Sequence[str]) -> str | None:
    for unit in units:
        if alone := _alone(unit):
            return alone
        code, number = CODE.match(fold(unit)), _NUMBER.search(fold(unit))
        if code:
            return "".join(unit[code.start("code") : code.end("code")].split())
        if number:
            return "".join(unit[number.start("number") : number.end("number")].split())
        if CASE.search(fold(unit)):
            return None
    return None


def _item(told: _Open) -> Item:
    """The item with its heading: its 案由 where it has one, else its own words."""
    heading, rest = heading_of(told.text, told.units)
    return Item(told.number, heading, told.part, rest, closed=True)
