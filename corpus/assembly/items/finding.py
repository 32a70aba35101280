"""The items of an assembly's record: 壹、 甲、 一、 I. 第一案, under 報告事項 and 討論事項.

A part that only holds items (討論事項) is no item where it has some. Every line goes somewhere:
into an item, else before the first one or behind the last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.assembly.items.cases import RESOLVED, Item, cases_of
from corpus.assembly.items.council_items import council_items
from corpus.assembly.items.joint_rulings import share_rulings
from corpus.assembly.items.named_cases import named_cases
from corpus.assembly.items.papers import items_of_papers
from corpus.assembly.items.points import items_of_points
from corpus.assembly.items.read_out import items_read_out
from corpus.assembly.lines.marks import (
    is_hint,
    is_motions,
    is_part,
    is_resolved_below,
    marker,
    value_of,
)
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_UNNUMBERED = 0
_END = late(
    r"^(?:散\s*会|休\s*会|(?:临时)?立法[会局]秘书处|[^,，。:：]{2,6}区议会秘书处$|本会议[记纪]录[于在][^,，。]{4,20}(?:通过|确认))"
    r"|^(?:版权所有|Last Updated|会议结束时间)"
    r"|^(?:主席)?宣布散会|^[*＊]\s*另有要事"
)
_ELSEWHERE = late(r"[（(](?:另载|略)[)）]\s*[。]?$|^散会|[:：]\s*(?:略|无)[。]?$|^临时动议[（(]?无")
_REPORTS = late("报告(?:事项)?[:：]?$")
_COUNTED = late(r"第\s*\S{1,3}\s*项$")
_UNCOUNTED = late("(?:其他事项|下次(?:开会|会议)(?:的?日期|日期及时间))[:：]?")
"""其他事項, 下次會議日期 alone on a line: items that a council does not count as 第9項."""

_NOTHING = late(r"[（(]?[无略][)）]?。?")
_AGENDA, _CONTENTS = late("(?:会议)?议程[:：]?"), late("会议(?:内容|经过|情况|[纪记][要录])[:：]?")
"""議程： and 會議內容： alone on their lines: what was planned, and above what was done."""


@dataclass(slots=True)
class Items:
    """The items of a record and the lines that belong to none."""

    before: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def read_items(
    lines: Sequence[Line], bullets: frozenset[int] = frozenset(), council: bool = False
) -> Items:
    """Part the lines behind the head into items; ``bullets`` are the lines that a bullet began.

    ``council`` says that they are the sitting of a county, a city or a town.
    """
    points = items_of_points(lines, bullets)
    if points:
        return _until_end(points)
    planned, flat = _plan(list(_flat(lines)))
    read = _read_rows(flat, council)
    read.before[:0] = planned
    return read


def _read_rows(flat: list[str], council: bool) -> Items:
    papered, after = items_of_papers(flat)
    if papered:
        return Items(items=papered, after=after)
    told = council_items(flat) if council and flat else None
    if told:
        return Items(*told)
    named = named_cases(flat)
    if read_out := None if named else items_read_out(flat):
        return Items(*read_out)
    if named:
        return Items(named.before, named.items, named.after)
    read = Items()
    hints, flat = _hint(flat)
    groups = [*hints, *_groups(flat, _top_level(flat), read)]
    for item in _with_cases(groups, read):
        read.items.append(item)
    if read.before and is_resolved_below(read.before[-1]):
        for item in read.items:
            item.part = item.part or RESOLVED
    return read


def _until_end(points: Sequence[Item]) -> Items:
    """Points as items, up to what closes the meeting: a point of its own or rows of the last."""
    read = Items()
    for point in points:
        told = [point.heading, *point.rows]
        stop = 0 if read.after else _stop(told)
        read.after += told[stop:]
        if stop:
            del point.rows[stop - 1 :]
            read.items.append(point)
    return read


def _stop(rows: Sequence[str]) -> int:
    return next((i for i, row in enumerate(rows) if _END.match(fold(row))), len(rows))


def _flat(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.text]


def _plan(rows: list[str]) -> tuple[list[str], list[str]]:
    """The agenda that all items stand below once more, and the rows behind it."""
    told = (at for at, row in enumerate(rows) if _CONTENTS.fullmatch(fold(row)))
    if not rows or not _AGENDA.fullmatch(fold(rows[0])) or (start := next(told, 0)) == 0:
        return [], rows
    return rows[: start + 1], rows[start + 1 :]


def _top_level(rows: Sequence[str]) -> int:
    """The level of the first line that begins an item or a part."""
    for row in rows:
        if is_part(row) and marker(row) is None:
            return _UNNUMBERED
        found = marker(row)
        if found and (
            found[0] <= 3 or is_part(found[2]) or (found[0] in (4, 5, 6) and row is rows[0])
        ):
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
        opened = _opens(row, top, last) or _uncounted(row, current, last)
        if opened is None or (current and (is_motions(row) or _leaps(rows[index:], top, last))):
            (current.rows if current else read.before).append(row)
            continue
        if current:
            yield current
        current, last = opened
    if current:
        yield current


def _hint(rows: list[str]) -> tuple[list[Item], list[str]]:
    """院長提示: above the first part, with all that was said until that part or the end.

    The item, if there is one, and the rows behind it.
    """
    if not rows or not is_hint(rows[0]):
        return [], rows
    parts = (i for i, row in enumerate(rows) if is_part(row))
    stop = next(parts, len(rows))
    heading, _, rest = rows[0].replace("：", ":").partition(":")
    said = [*filter(None, (rest.strip(),)), *rows[1:stop]]
    return [Item(None, heading.strip(), "", said, level=1)], rows[stop:]


def _opens(row: str, top: int, last: int) -> tuple[Item, int] | None:
    """The item that a row opens at this level, if its number follows the last one."""
    found = marker(row)
    if found is None:
        return (Item(None, row, "", level=0, holds=True), 0) if is_part(row) else None
    level, number, rest = found
    if level != top:
        return None
    value = value_of(number)
    if last and value is not None and not last < value <= last + 3:
        return None
    return Item(number, rest, "", level=level, holds=is_part(rest)), value or last


def _uncounted(row: str, current: Item | None, last: int) -> tuple[Item, int] | None:
    """What closes a meeting without a number of its own, below items in 第8項."""
    counted = current and (not current.number or _COUNTED.match(fold(current.number)))
    if not counted or not _UNCOUNTED.fullmatch(fold(row)):
        return None
    return Item(None, row, "", level=1), last


def _leaps(rows: Sequence[str], top: int, last: int) -> bool:
    """Whether the first row's number leaps over that of a part below it: 四、環保 in a report
    under 一、, above 二、提案討論.
    """
    if _value(rows[0], top) <= last + 1 or not last:
        return False
    return any(_value(row, top) == last + 1 and _holds(row) for row in rows[1:])


def _value(row: str, top: int) -> int:
    found = marker(row)
    return (value_of(found[1]) or 0) if found and found[0] == top else 0


def _holds(row: str) -> bool:
    found = marker(row)
    return found is not None and is_part(found[2])


def _with_cases(groups: list[Item], read: Items) -> Iterator[Item]:
    """Parts give way to their items; where some have items, those without are none but reports."""
    found = [(group, cases_of(group) if group.holds else []) for group in groups]
    for _, cases in found:
        share_rulings(cases)
    any_cases = any(cases for _, cases in found)
    sink = read.before
    passed: list[str] = []
    for group, cases in found:
        empty = group.holds and all(_NOTHING.fullmatch(fold(row)) for row in group.rows)
        only_holds = any_cases and not _REPORTS.match(fold(group.heading))
        is_item = not group.holds or not (only_holds or cases or empty or group.number is None)
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
