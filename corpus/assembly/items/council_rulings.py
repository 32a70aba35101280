"""What a county or city council ruled on an item: 大會決議, 議決, 決定, （無異議通過）, 進行二讀會.

A ruling holds for the item, or for the point (一) above it. 除甲案擱置外，餘照案通過 are two of
them. What the heading's ruling only points to (詳附表) is none.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.items.council_rows import FIELD, READING
from corpus.assembly.items.opinions import by_opinion
from corpus.assembly.rulings.decisions import RULING_LABEL, item_object, ruling_decisions
from corpus.assembly.rulings.requests import requests_of
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision

_LABEL = late(
    r"(?:附带决议|进行[一二三]读会)\s*[:：]\s*|[（(](?:全体)?(?=无异议(?:照案)?通过)|\S{2,12}意见决议[:：]\s*"
    r"|(?:选举|推选|互推|推举)结果[:：]\s*(?=\S)|(?=无异议(?:照案)?通过。?$)"
    r"|并?经大会(?=(?:分别|追认|及|认可|确定|确认|通过)+$)|[（(](?=(?:(?:予以)?(?:确[定认]|备查)|照案通过)[)）]$)"
)
_INSIDE = late(r"(?:[,，]|其[余餘]议案)?大会[议决]{2}\s*[:：]\s*")
_EXCEPT = late(
    r"除(?P<off>(?:[^,，。]|(?<=\d),(?=\d)){2,80}?)(?:予以|均|先)?(?P<how>暂?搁置?|保留|缓议)外[,，]?(?P<rest>其?[余餘][^,，。]{0,20}?)?"
    r"(?:均|皆|照|修正|无异议)[^。]{0,14}?通过"
)
_OPEN = late(
    r"^(?:动议)?(?:延后|保留|暂搁|搁置|缓议)(?:讨论|审议|审查|处理|议决)?(?:之?部[分份]|项目|科目)?(?:[,，]?[详如][^,，。]{0,8})?[,，]"
    r"其?[余餘][^,，。]{0,16}?通过"
)
"""動議延後討論部分如附表，餘照案通過: what stays open is told in a table elsewhere."""

_GENERAL = ("通案",)
"""What is kept open of all budgets alike, and decided of none."""

_LINE = late(
    rf"^(?P<what>[{HAN}]{{2,16}}(?:收入|支出|部[门份]|主管|费|基金|预算))\s*[:：]\s*(?P<how>(?:除|照|暂|搁|减|增|删|修正|原列).*)"
)
"""規費收入：照案通過。 below 第 3 頁至第 5 頁: one line of a budget and the ruling on it."""

_SHARE = late(r"第\d{1,3}[款項项目節节點点]")
_PAGES = late(r"^第\s*\d{1,4}\s*[页頁].{0,14}$")
_OFF_PART = late(r"^(?P<what>[^,，。]{2,60})[,，]暂?(?:搁置?|保留)。?$")
_CARRIED = late(r"经主席[^,，。]{2,30}?(?P<how>无异议(?:照案)?通过)")
_ELECTED = late(
    r"(?:^|[,，。])(?:(?:主席|主持人)宣[布告佈])?(?P<who>[^,，。、:：]{2,10}(?:议员|代表)?(?:获得?[^,，。]{2,14}[,，])?当选为?第?[^,，。]{2,20})"
)
_BEHIND_COLON = late(r"[:：]\s*(?P<how>(?:无异议)?(?:确[定认]|照案通过)|(?:准予|同意)?备查)。?$")
_OFFICE = late(
    r"(?:^|第\d{1,3}[項项款]\s*[:：]\s*)"
    rf"(?P<name>[{HAN}]{{2,22}}(?:[局處处會会所署館馆院隊队]|中心|基金)(?:主管)?|[{HAN}]{{0,16}}(?:[岁歲][入出]|收入|支出)[{HAN}]{{0,10}}(?:部[分份]|修正[数數]))(?:部[分份])?(?:[（(][\d-]+[)）]|[如詳详]附[表件])?[:：]?$"
)
"""第1項：工務局 at the end of a line, above what was said and ruled on its budget."""

_FEWEST_OFFICES = _FEWEST_LINES = 2
_LONGEST_PART = 8
_POINT = late(r"^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}\s*[、.．](?!\d))\s*")
_CASE_NUMBER = late(r"^[^:：]{0,6}(?:案号|编号|案次|号次|类别)\s*[:：]\s*\S{1,12}$")
"""（一）案號：工務1 above 案由：…: under which number a case goes, and no matter."""

_LETTER = late(r"^.*?函(?:略以|称|以)[:：](?:为|有关)?")
_DISCUSSES = late(r"^(?:继续)?(?:讨论|报告)(?!案|事项|书|[及暨与和])(?=.)")
_SENDS = late(r"^检送(?:本[府会局](?=.)|(?=[「『]))")
_TAIL = late(
    r"(?:[,，]除[^。]{2,60}外|[,，]?如附件|各?\s*[\d一乙]+\s*份|[,，]请同意案|(?<=调整)为[:：]?)$"
)
_LISTED = late(r"为?[:：]\s*1\s*[、.．].*")
"""議程變更為：1、…2、…: what was changed, without its points."""

_SENT_ON = late(r"提请(?:大会|本会)?(?:审议|讨论|公决)")
_LATER = late(r"列入(?:本次会|下次)[^,，。]*(?:继续)?审议")
_PASSED = late(r"(?P<what>[^,，。]{2,60}?)(?:照案|修正|无异议)?通过。?$")


def council_decisions_of(heading: str, rows: Sequence[str], part: str) -> tuple[Decision, ...]:
    """The decisions of one item, in the order of the text, each once."""
    if asked := requests_of(heading, rows, part):
        return asked
    found: dict[tuple[str, str | None], Decision] = {}
    for about, ruling in _by_line(rows) or _by_office(heading, rows) or _rulings(heading, rows):
        for decision in by_opinion(about, rows, [*_decided(about, ruling)]):
            found.setdefault((decision.outcome, decision.object), decision)
    if not found and "结论" in part:
        for decision in _concluded(heading, rows):
            found.setdefault((decision.outcome, decision.object), decision)
    return tuple(found.values())


def _by_line(rows: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each line of a budget below 決議： with the ruling behind its colon, over all its rows."""
    found: list[tuple[str, list[str]]] = []
    inside = False
    for row in rows:
        label = RULING_LABEL.match(fold(row))
        inside = inside or label is not None
        text = row[label.end() if label else 0 :]
        line = _LINE.match(fold(text)) if inside else None
        if line:
            found.append((text[slice(*line.span("what"))], [text[line.start("how") :]]))
        elif found and found[-1][1][0][-1:] not in "。；;" and not _PAGES.match(fold(text)):
            found[-1][1][0] += text
    return found if len(found) >= _FEWEST_LINES else []


def _by_office(heading: str, rows: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each ruling on a budget with the office above it; none where fewer than three have one."""
    found: list[tuple[str, list[str]]] = []
    office = ""
    for row in rows:
        label = RULING_LABEL.match(fold(row))
        if label:
            found.append((office, [row[label.end() :]]))
            office = ""
        elif named := _OFFICE.search(row):
            office = named["name"]
        elif found and not office and _POINT.match(fold(row)):
            found[-1][1].append(row)
    offices = sum(1 for office, _ in found if office)
    if offices < _FEWEST_OFFICES or not all("".join(ruling).strip() for _, ruling in found):
        return []
    return [(_told_of(office, ruling[0]) or _asked(heading), ruling) for office, ruling in found]


def _told_of(office: str, ruling: str) -> str:
    """第7目，暫擱 is on that part of the office's budget, 增設路燈經費，暫擱 on the sum itself."""
    part = _OFF_PART.match(fold(ruling))
    what = ruling[part.start("what") : part.end("what")] if part else ""
    return what if len(what) > _LONGEST_PART else office + what


def _rulings(heading: str, rows: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each ruling as its lines, with what it is on."""
    about = heading = _asked(heading)
    ruling: list[str] = []
    thought = False
    for row in rows:
        folded = fold(row)
        field = FIELD.match(folded)
        thought = field["label"].startswith("审查") if field else thought
        label = RULING_LABEL.match(folded) or _LABEL.match(folded)
        inside = None if label else _INSIDE.search(folded)
        if label or inside or _ends_ruling(row, bool(ruling)):
            if ruling:
                yield about, ruling
            ruling = []
        point = None if _CASE_NUMBER.search(folded) else _POINT.match(folded)
        if ruling and point and ruling[0] and not _POINT.match(fold(ruling[0])):
            yield about, ruling
            ruling = []
        free = not (label or inside or ruling)
        if free and (carried := _CARRIED.search(folded)):
            yield heading, [row[carried.start("how") : carried.end("how")]]
        elif free and (elected := _ELECTED.search(folded)):
            who = row[elected.start("who") : elected.end("who")]
            yield who, [who]
        if inside:
            yield _point(row[: inside.start()]), [row[inside.end() :]]
        elif label:
            thought = False
            ruling = [row[label.end() :].strip("）)") if row[0] in "（(" else row[label.end() :]]
        elif ruling:
            ruling.append(row)
        elif point and not thought and not READING.fullmatch(folded):
            about = _point(row) or heading
            if verdict := _BEHIND_COLON.search(folded):
                words = row[verdict.start("how") : verdict.end("how")]
                yield _point(row[: verdict.start()]), [words]
    if ruling:
        yield about, ruling


def _asked(heading: str) -> str:
    """The matter of a heading without what asks for it (，請備查), and as a point is told."""
    bare = item_object(heading, "") or heading
    return _point(bare)


def _ends_ruling(row: str, inside: bool) -> bool:
    """A label, or an aside, ends the lines of a ruling; its numbered lines go on with it."""
    return inside and (FIELD.match(fold(row)) is not None or row[0] in "【註注")


def _point(row: str) -> str:
    """What a point, or the heading of an item, is about: without 討論, the letter and 如附件."""
    match = _POINT.match(fold(row))
    text = row[match.end() if match else 0 :]
    for pattern in (_LETTER, _DISCUSSES, _SENDS):
        front = pattern.match(fold(text))
        text = text[front.end() if front and front.end() < len(text) else 0 :]
    tail = _LISTED.search(fold(text)) or _TAIL.search(fold(text))
    return text[: tail.start() if tail and tail.start() else len(text)].strip("，,。：: ")


def _decided(about: str, ruling: Sequence[str]) -> Iterator[Decision]:
    texts = [text for text in ruling if text.strip()]
    if len(texts) > 1 and all(map(_POINT.match, map(fold, texts))):
        for text in texts:
            yield from _decided_in(about, [_unnumbered(text)], len(texts))
        return
    yield from _decided_in(about, texts, len(texts))


def _decided_in(about: str, texts: Sequence[str], points: int) -> Iterator[Decision]:
    """What the lines of a ruling decide; one of several ``points`` may name its own part."""
    whole = "".join(texts)
    apart = _EXCEPT.search(fold(whole))
    if apart:
        off = whole[apart.start("off") : apart.end("off")]
        rest = whole[apart.start("rest") : apart.end("rest")] if apart["rest"] else ""
        if off not in _GENERAL:
            yield Decision("暂缓", off, (), (), None, whole)
        named = len(re.sub(r"[其余餘,，均]", "", rest)) > 1
        yield Decision("审议通过", rest if named else item_object(about, ""), (), (), None, whole)
        return
    if _OPEN.match(fold(whole)):
        on = item_object(about, "")
        yield from (Decision(how, on, (), (), None, whole) for how in ("审议通过", "暂缓"))
        return
    parts = [part for text in texts if points > 1 and (part := _OFF_PART.match(fold(text)))]
    for text, part in zip(texts, parts, strict=False):
        yield Decision("暂缓", _whose(about, text[slice(*part.span("what"))]), (), (), None, text)
    if not parts:
        yield from ruling_decisions(about, texts)


def _whose(office: str, what: str) -> str:
    """第3目第1點 of an office's budget, with the name of the office."""
    return office + what if _SHARE.match(what) and _OFFICE.fullmatch(office) else what


def _unnumbered(text: str) -> str:
    match = _POINT.match(fold(text))
    return text[match.end() :] if match else text


def _concluded(heading: str, rows: Sequence[str]) -> Iterator[Decision]:
    """The conclusions of a committee on its agenda: what passed, and what the council is asked."""
    for row in (heading, *rows):
        folded, text = fold(row), _unnumbered(row)
        if _SENT_ON.search(folded) or _LATER.search(folded):
            what = re.split(r"[,，](?=全部|提[請请]|列入)", text)[0]
            yield Decision("提请审议", what, (), (), None, row)
        elif passed := _PASSED.match(fold(text)):
            yield Decision("审议通过", text[: passed.end("what")], (), (), None, row)
