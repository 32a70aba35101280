"""What a council's item is called: its 案由, or its own words up to what came of it."""

from collections.abc import Sequence

from corpus.assembly.items.council_rows import CASE, begins_unit
from corpus.assembly.lines.marks import marker, value_of
from corpus.assembly.rulings.motions import asked_for
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_NAMELESS = late(
    r"(?:其他|主席裁[定决示]|质询|讨论|报告|决定|一般)事项[:：]?|议长交议\S{1,3}政府提案|议员提案"
)
_RESULT = late(r"(?<=(?:额数|数额)问题)[,，]|[,，](?=并?经(?:大会|主席|记名|清点))")
_POINT = late(r"^1\s*[、.．]\s*")
_KIND_OF_BILL = late(r"审议\S{0,6}(?:法规|自治条例)案?[:：]?")
_HOLDS = late(r"(?:案件|要求|询及)[:：]$")
_MOVED = late(r"主席\S{0,8}于\S{2,14}分?提[:：]\s*")
_SEE = late(r"[（(](?:略|附件.{0,3}|(?:详|如|另|提案人[:：])[^（）()]*)[)）]$")
_POINTS = late(r"(?<!提供)[:：]\s*(?=1\s*[、.．]|[（(][一1][)）])")
_ORDER_OF_DAY = late(r"议程[^:：。]{0,10}[:：]\s*1\s*[、.．]")
"""今日議程：1、市政總質詢。 2、…: the order of the day is told by all its points."""
_CONFIRMED = late(
    r"[,，]?(?:[（(](?P<aside>予以[确備备]\S{1,3}|确[定认]|照案通过)[)）]|(?:并)?经大会(?P<told>(?:分别|追认|及|认可|确定|确认|通过)+)|(?P<agreed>无异议(?:照案)?通过))$"
)
_CALLED = late(r"^(?:[\w]{1,4}字)?第\s*[\d─—–-]{1,8}\s*[案号號]\s*[:：]\s*")
"""（一）第 4 案：目前…, 政字第3-12號：…: the number that a matter has elsewhere."""

_BRINGS = late(rf"[{HAN}]{{0,6}}(?:公所|[县市]政府|[县市]府)(?:提案|提)[:：]\s*(?=\S{{5}})")
"""公所提：某地讓售案: who brings a matter, in front of it."""

_DIGITS = 5
"""The level of 1."""


def heading_of(text: str, units: Sequence[str]) -> tuple[str, list[str]]:
    """The heading of an item of these words and the rows below it, and what stays of its rows."""
    heading, rest = _heading(text, units)
    verdict = _CONFIRMED.search(fold(heading))
    if verdict:
        rest = [heading[verdict.start() :].lstrip("，,"), *rest]
        heading = heading[: verdict.start()]
    if brings := _BRINGS.match(fold(heading)):
        rest = [heading[: brings.end()].rstrip(":： "), *rest]
        heading = heading[brings.end() :]
    return _CALLED.sub("", heading).strip("。:： ;；"), rest


def _heading(own: str, units: Sequence[str]) -> tuple[str, list[str]]:
    units = _with_points(units)
    for unit in units:
        if label := CASE.search(fold(unit)):
            above = [own] if own else []
            return _cut(_asked_behind(unit[label.end() :]), [*above, *units], kept=True)
    first, *rest = _with_points([own, *units])
    case = CASE.match(fold(first))
    text = first[case.end() if case else 0 :]
    nameless: list[str] = []
    if not text and rest:
        text, rest = _POINT.sub("", rest[0]), rest[1:]
    elif _is_nameless(text) and rest and not begins_unit(rest[0]):
        text, rest, nameless = rest[0], rest[1:], [text]
    if rest and _HOLDS.search(fold(text)) and not _POINTS.match(fold(f":{rest[0]}")):
        text, rest = (text + rest[0], rest[1:]) if not begins_unit(rest[0]) else (text, rest)
    return _cut(text, [*nameless, *rest])


def _asked_behind(case: str) -> str:
    """What a 案由 asks for in its last sentence, behind reasons in sentences of their own."""
    reasons, _, last = case.rstrip("。 ").rpartition("。")
    asked = asked_for(case) if reasons else ""
    return asked if asked and asked in last else case


def _with_points(units: Sequence[str]) -> list[str]:
    """An order of the day with the points 2、 3、 that stand in rows below it."""
    joined: list[str] = []
    count = 0
    for unit in units:
        mark = marker(unit) if count else None
        if mark and mark[0] == _DIGITS and value_of(mark[1]) == count + 1:
            count += 1
            joined[-1] = f"{joined[-1].rstrip('。')}。{unit}"
            continue
        count = 1 if _ORDER_OF_DAY.search(fold(unit)) else 0
        joined.append(unit)
    return joined


def _is_nameless(text: str) -> bool:
    """其他事項, 審議市法規案: what it is about, the row below tells."""
    bare = "".join(fold(text).split())
    return bool(_NAMELESS.fullmatch(bare) or _KIND_OF_BILL.fullmatch(bare))


def _cut(text: str, rest: list[str], kept: bool = False) -> tuple[str, list[str]]:
    """The heading without who moved it and what came of it, which stay in its rows.

    ``kept`` says that they hold all its words already.
    """
    moved = _MOVED.match(fold(text))
    if moved:
        rest, text = [text[: moved.end()].strip("：:"), *rest], text[moved.end() :]
    stop = len(text.rstrip("。 ")) if kept else _stop(text)
    heading, behind = text[:stop], text[stop:].strip("。:： ，,")
    see = _SEE.search(fold(heading))
    if see and see.start():
        heading, behind = heading[: see.start()], heading[see.start() :] + behind
    return heading, rest if kept else [*filter(None, (behind,)), *rest]


def _stop(text: str) -> int:
    """Where a heading ends: its first 。, the first of its points, or what came of a count."""
    folded = fold(text)
    if _ORDER_OF_DAY.search(folded):
        return len(text)
    stops = [len(text)]
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "「（(") - (char in "」）)")
        if depth <= 0 and char == "。":
            stops.append(at)
            break
    result = None if _CONFIRMED.search(folded.rstrip("。")) else _RESULT.search(folded)
    return min([*stops, *(found.start() for found in (_POINTS.search(folded), result) if found)])
