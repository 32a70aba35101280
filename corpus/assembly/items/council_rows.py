"""Rows of a council's record put together again: what a line end cut, and what begins a unit.

Printed volumes wrap each line; a number, a label (案由：, 發言議員：), a ruling or a part begins
something of its own, and so does a row below one that was not full.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from corpus.assembly.lines.marks import is_part, marker
from corpus.assembly.rulings.decisions import RULING_LABEL
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

_LABELS = (
    r"案\s*由|编\s*号|案\s*号|类\s*别|来文(?:机关|单位)|提案(?:人|单位|机关|议员|代表)"
    r"|(?:连\s*署|附\s*署|附\s*议|动\s*议|请\s*愿|陈\s*情)\s*人|说\s*明|办\s*法|理\s*由|审查(?:意见|结果)"
    r"|发言(?:议员|代表)|说明人员|答[复覆]人员|质询(?:议员|代表)|附?注|备\s*注|进行[一二三]读会"
)
FIELD = late(rf"(?P<label>{_LABELS})\s*[:：]\s*")
"""A label of a case, to be matched on folded text; what stands behind it may be empty."""

CASE = late(r"案\s*由\s*[:：]\s*")
CODE = late(
    r"(?:[（(][^（）()]{2,16}[)）]\s*)?(?P<code>[^\s:：、]{2,6}?\s*\d{1,3})\s*提案(?:人|单位|机关)\s*[:：]"
)
"""(第5次定期會) 法規市提 2 提案人：: a case called by its number in its committee."""

READING = late(r"(?:[一二]、)?(?:第?[一二三][、,]?)*[一二三]读会[:：]?")
"""二、三讀會 is no second item."""

CLOSED = late(r"^(?:散\s*会|闭\s*会|休\s*会|闭\s*幕|礼\s*成)|闭幕。?$")
"""散會：…, 主席宣布本次臨時會閉幕。"""

STEMS = "甲乙丙丁戊己庚辛壬癸"
"""What numbers the parts of a sitting: 甲、報告事項."""

_ASIDE = late(r"[（(](?:全体)?无异议|[（(](?:另[录载]|附带决议)")
_TITLED = late(r"^[壹貳贰參参叁肆伍陸陆柒捌玖拾]{1,2}、审议.{6,}综合\s*决议$")
"""伍、審議甲預算案各委員會綜合決議: a heading, however full its line is."""

_BUDGET_LINE = late(r"第\s*\d{1,3}\s*[款项]\s*[:：]")
_WANTS_NAME = late("(?:修正|制定|订定|废止|检送|函送|拟具|审议|有关)$")
"""一、修正 above the name of the rule in 「」."""

_REPORTED = late("报告(?:\\S{0,6}审查(?:意见|结果)|完毕)$")
"""召集人某議員報告審查意見: said, and nothing of it goes on in the row below."""

_SPEECH = late(r"\S{2,12}(?:要求|询及|建议|报告|说明)[:：]$")
_OPEN_ENDS = ("，", "、", ",", "「", "『", "（", "(")
_NEVER_FIRST = "，、。；）」』)：:;,"
_NUMBER_CUT = late("[號号][函令]")
"""府字第 104 above 號函略以：…"""

_PAIRS = (("（(", "）)"), ("「", "」"), ("『", "』"))
_LONGEST_OPEN, _LONGEST_LABEL = 300, 40
_FULL, _OVERFULL = 0.85, 0.97
_WIDEST = 0.9


def units_of(rows: Sequence[str]) -> list[str]:
    """The rows joined to units: each a heading, a labelled value or a paragraph."""
    widest = _usual(rows)
    units: list[str] = []
    last = ""
    for row in rows:
        if units and _goes_on(units[-1], last, row, widest):
            units[-1] += _between(units[-1], row) + row
        else:
            units.append(row)
        last = row
    return units


def begins_unit(row: str) -> bool:
    """Whether the row begins something of its own, whatever stands above it."""
    folded = fold(row)
    return bool(
        marker(row)
        or FIELD.match(folded)
        or CODE.match(folded)
        or RULING_LABEL.match(folded)
        or READING.fullmatch(folded)
        or _ASIDE.match(folded)
        or CLOSED.match(folded)
        or _BUDGET_LINE.match(folded)
        or is_part(row)
    )


def _usual(rows: Sequence[str]) -> float:
    widths = sorted(map(_width, rows))
    return widths[int(_WIDEST * (len(widths) - 1))] if widths else 0


def _width(row: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in row)


def _goes_on(unit: str, last: str, row: str, widest: float) -> bool:
    """Whether a row only continues the unit above it."""
    if (
        row[0] in _NEVER_FIRST
        or _NUMBER_CUT.match(row)
        or (_is_open(unit) and not _interrupts(row))
    ):
        return True
    if last[-1:] in "见見果畢毕" and _REPORTED.search(fold(last)):
        return False
    start = fold(unit[:_LONGEST_LABEL])
    if begins_unit(row) or last[-1:] in "。；;" or _lists_people(start) or _TITLED.match(start):
        return not begins_unit(row) and _width(last) >= _OVERFULL * widest and last[-1:] == "；"
    if row[0] in "「『" and _WANTS_NAME.search(fold(last)):
        return True
    if last[-1:] in ":：":
        return unit == last and FIELD.match(start) is not None
    closes = last[-1:] in ")）"
    return (
        row[0] in "（("
        or last[-1:] in _OPEN_ENDS
        or FIELD.match(start) is not None
        or (unit != last and marker(start) is not None and not closes)
        or _width(last) >= (_OVERFULL if closes else _FULL) * widest
    )


def _lists_people(folded: str) -> bool:
    """發言議員： above one name a line."""
    field = FIELD.match(folded)
    names = field is not None and field["label"][:2] in ("发言", "答复", "答覆", "质询")
    return names or folded.startswith("说明人员")


def _interrupts(row: str) -> bool:
    """Whether a row is none of what a bracket holds that the text forgot to close."""
    folded, mark = fold(row), marker(row)
    labelled = FIELD.match(folded) or CODE.match(folded) or RULING_LABEL.match(folded)
    return labelled is not None or (mark is not None and mark[0] <= 3)


def _is_open(unit: str) -> bool:
    return len(unit) < _LONGEST_OPEN and any(
        sum(map(unit.count, opening)) > sum(map(unit.count, closing)) for opening, closing in _PAIRS
    )


def _between(unit: str, row: str) -> str:
    return " " if unit[-1:].isascii() and unit[-1:].isalnum() and row[:1].isascii() else ""


def is_agenda(name: str, points: Sequence[str], later: Iterable[str]) -> bool:
    """Whether a part is the order of business, which a ``later`` row takes up: 七、議程."""
    if "".join(fold(name).split()).strip(":：") != "议程" or not points:
        return False
    first = _words(points[0])
    return any(_words(row).startswith(first) for row in later)


def _words(row: str) -> str:
    found = marker(row)
    return (found[2] if found else row).strip("。:：")


def end_of(units: Sequence[str]) -> int:
    """Where the sitting is closed: behind that, no part tells anything else."""
    closed = [at for at, unit in enumerate(units) if CLOSED.search(_bare(unit))]
    stems = [at for at, unit in enumerate(units) if _is_upper(unit) and at not in closed]
    return next((at for at in closed if not stems or at > stems[-1]), len(units))


def _is_upper(unit: str) -> bool:
    """乙、二讀會, and 貳、議事討論 behind the preparatory sitting of the same record."""
    found = marker(unit)
    return found is not None and (found[1] in STEMS or (found[0] == 1 and is_part(found[2])))


def _bare(unit: str) -> str:
    found = marker(unit)
    return fold(found[2] if found and found[0] < 3 else unit)


def is_stem(unit: str) -> bool:
    """Whether a unit opens one of the parts 甲、乙、丙 of a sitting."""
    found = marker(unit)
    return found is not None and found[1] in STEMS
