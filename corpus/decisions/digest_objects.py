"""The objects of an item's verdicts, put right, and the rulings that stand beside them.

同意上述两个目录 is on both, 同意印发 on what the item is on, and 同意成立甲，撤销乙 on two things.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.decisions.counted import each_counted
from corpus.decisions.deferrals import own_deferrals
from corpus.decisions.digest_rulings import LEAVES, clauses_of, rulings
from corpus.decisions.item_matters import matters_of, meant, points
from corpus.decisions.outcomes import (
    AGREED,
    COMING_BACK,
    HEARD,
    ORDERED,
    PUT_BEFORE,
    PUT_OFF,
    REFUSED,
)
from corpus.decisions.text_order import in_text_order
from corpus.grammar.clauses import POINT
from corpus.grammar.documents import is_short_for
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.grammar.tables import table_patterns
from corpus.model import Decision

_HANDLING = late(table_patterns("digest_rulings", "handling", {}))
_ADVERBIAL = late(table_patterns("digest_rulings", "adverbial", {}))
_BODIES = late(table_patterns("digest_rulings", "bodies", {}))
_LABEL = late(rf"^\s*{POINT}\s*")
_TOPIC = late(
    r"(?:^|[；。])(?:会议)?对(?P<name>[^，；。]{3,60})，(?:会议|大家|一致|研究|决定)*(?:原则上?)?同意$"
)
_PAPER = late("(?:方案|计划|意见|建议|请示|汇报|报告|协议|预案)$")
_ONE_OF_SUMS = r"[^，；、]{2,30}?[\d.]+[多余]?[百千万亿]*元"
_SUMS = late(
    rf"^(?P<verb>追加|安排|拨付|下达|调剂|解决|支付)(?P<sums>{_ONE_OF_SUMS}(?:、{_ONE_OF_SUMS})+)$"
)
_LISTS = late(
    r"(?P<word>(?<!不)(?<!原则)(?<!原则上)同意|原则上?同意)(?:以下|如下|下列)?(?:[^，。；：]{0,6})："
    rf"(?=\s*{POINT})"
)
_POINT = late(rf"(?:^|[；。])\s*{POINT}\s*(?P<point>[^；。]+)")
_NO_POINT = late("^(?:由|请|责成|授权|要(?!求)|必须|应|各|同意)")
_NOTHING = late(
    "[和与、](?:予以)?(?:原则)?(?:通过|同意)|了?(?:有关|相关|其他|其它|以下|下列|如下)(?:事项|议题|问题|工作|文件|事宜|内容)"
)
_ALIKE = ("同意", "原则同意", "附条件同意", "审议通过", "原则通过", "审定", "确认", "选举")
_PASSED = ("审议通过", "原则通过", "审定")
_A_KIND = late(
    "(?:实施|工作|落实|整改|建设|试点|行动|改革|处置)?(?:方案|意见|办法|规划|计划|细则|措施|报告|请示)"
)
"""实施方案: a kind of document and no name."""

_NO_VERDICT = (HEARD, ORDERED, PUT_BEFORE, *COMING_BACK)
_VERDICT_OF_ITS_OWN = late("会议|并?(?:一致|原则上?|不)?同意|决定")
_NEXT_REPORT = late("(?<=汇报|报告|请示|建议)(?:、|和|以及)(?=[^、，；《》]{2,20}关于)")
_ON_TITLE = late("对《(?P<title>[^《》]+)》")
_CAUSE = late("(?<=..)因(?![素地材此])[^，；]{3,}$")
_OPENS = late("(?:其中)?(?:对于?|关于|就)[^，；。]{2,60}，")
_LOSES = late("取消[^，；]{2,30}(?:资格|称号|荣誉|待遇)$")
_ONE_ACT = late("合并|整合|重组|改组|授予")
_SAME_ACT = late("组建|授予")
"""将甲与乙合并，组建丙 is one act, and so is 授予甲金奖，授予乙银奖."""

_PUT_OFF = late(
    "(?:推迟|延期|延后|延缓|暂停|中止)(?:实施|举办|召开|启动|建设|执行|开工|出台|推行|推进|搬迁|实行|进行)?"
)
_OF_ITS_OWN = late(
    "会议还?(?:确定|议定|明确|决定)，(?![由请按经根待将把该其修对])[^，；]{4,40}于[^，；]{2,20}(?:举办|召开|举行)"
)
"""会议确定，年会于四月举办，地点考察后报常务理事会决定: no word of the item's own matter."""

_PAYER = late("(?:[省市区县旗镇乡]级?|本级|公司|集团)?财政(?:资金)?")
"""同意购置，县财政不予补助 says who pays, and refuses nothing."""

_RULE = late(
    "[^，。；《]{2,30}[^目]的(?:一律|应当?|均)?(?:予以|给予)?(?:撤销|取消|处罚|除名|通报|追究)[^，。；]{0,6}"
)
"""连续两年不合格的予以撤销: what a rule says of all such."""

_OF_WORDS = ("原则同意", "附条件同意", "审议通过", REFUSED)
_LATE = (PUT_OFF, "退回", "撤回", REFUSED)
_LONGEST_ACT = 4


def put_right(
    heading: str, item: Sequence[Passage], found: Sequence[Decision]
) -> tuple[Decision, ...]:
    """The decisions of an item with their objects mended, and what else the item settles."""
    named = matters_of(heading)
    titles = tuple(title for title in named if f"《{title}》" in heading)
    texts = [passage.text for passage in item]
    more = [*_listed(texts), *rulings(named, item)]
    if _is_passed(found, named):
        found, more = _without_handling(found), _without_handling(more)
    kept = [
        one
        for one in found
        if not (
            _is_resolved(one, more)
            or _is_shorter(one, more)
            or _is_on_another(one, more)
            or _is_act_on(one, more)
            or says_nothing(one)
        )
    ]
    kept = [one for one in kept if one.object or not _is_named_beside(one, kept)]
    told: dict[Decision, None] = {}
    for one in kept:
        told |= dict.fromkeys(_in_full(mended(one, named), titles, named))
    others: dict[Decision, None] = {}
    for one in more:
        if not (_is_told(one, [*told, *others]) or _is_vaguer(one, told, named)):
            right = list(mended(one, named))
            others |= dict.fromkeys(
                each for each in right if each.outcome != PUT_OFF or not _is_told(each, list(told))
            )
    return tuple(own_deferrals(in_text_order(_each([*told, *others]), texts)))


def _is_named_beside(one: Decision, beside: Sequence[Decision]) -> bool:
    """Whether the same words are told with what they are on."""
    same = (o for o in beside if o.object and o.outcome == one.outcome)
    return any(o.evidence in one.evidence or one.evidence in o.evidence for o in same)


def _each(found: Sequence[Decision]) -> list[Decision]:
    return [each for one in found for each in each_counted(one)]


def _is_passed(found: Sequence[Decision], named: Sequence[str]) -> bool:
    return bool(named) and set(named) <= {one.object for one in found if one.outcome in _PASSED}


def _without_handling(found: Sequence[Decision]) -> list[Decision]:
    """通过《甲》，决定以规章形式公布: how it is put out is no second outcome on it."""
    return [
        one for one in found if one.outcome != AGREED or not _HANDLING.fullmatch(one.object or "")
    ]


def _is_resolved(one: Decision, more: Sequence[Decision]) -> bool:
    """Whether a whole sentence behind 决定, or a point with its label, is told better below."""
    if one.outcome != AGREED or not one.object or one.responsible:
        return False
    run_on = "，" in one.object and f"决定{one.object}" in one.evidence
    listed = _LABEL.match(one.object) is not None
    return (run_on or listed) and any(other.object and other.object in one.object for other in more)


def _is_vaguer(one: Decision, told: Iterable[Decision], named: Sequence[str]) -> bool:
    """The item as a whole, where the same words put off or refuse something of it."""
    if one.outcome not in _LATE or one.object not in named:
        return False
    same = [other for other in told if other.outcome == one.outcome and other.object not in named]
    return any(other.object and other.evidence == one.evidence for other in same)


def _is_on_another(one: Decision, more: Sequence[Decision]) -> bool:
    """关于乙一事，会议认为…，不同意续租: said of what its sentence opens with, not of the item."""
    if one.outcome not in _LATE or not _HANDLING.fullmatch(one.object or ""):
        return False
    opening = _OPENS.match(one.evidence)
    return opening is not None and any(
        other.outcome == one.outcome and (other.object or "，") in opening.group()[:-1]
        for other in more
        if other.evidence == one.evidence
    )


def _is_act_on(one: Decision, more: Sequence[Decision]) -> bool:
    """甲项目因故暂缓入园: what was put off stands in front, and 入园 is how."""
    act = one.object or ""
    if one.outcome not in _LATE or not 0 < len(act) <= _LONGEST_ACT:
        return False
    same = [o.object for o in more if (o.outcome, o.evidence) == (one.outcome, one.evidence)]
    before = (re.escape(name) for name in same if name and name != act)
    return any(re.search(f"{name}[^；。]*{re.escape(act)}", one.evidence) for name in before)


def _is_shorter(one: Decision, more: Sequence[Decision]) -> bool:
    """起步价 beside 起步价上调 that was put off: the longer tells what."""
    name = one.object or "" if one.outcome in _LATE and not one.responsible else ""
    return any(
        other.outcome == one.outcome
        and (other.object or "").startswith(name)
        and other.object != name
        for other in more
        if name and other.evidence == one.evidence
    )


def says_nothing(one: Decision) -> bool:
    """研究审定有关事项 announces what follows, and 分别通过和原则通过 is read as a whole."""
    if one.outcome == AGREED and _RULE.fullmatch(one.object or ""):
        return True
    if one.outcome == REFUSED and _PAYER.fullmatch(one.object or ""):
        return True
    if one.outcome == PUT_BEFORE and one.object and one.object not in one.evidence:
        return _OF_ITS_OWN.match(one.evidence) is not None
    return one.object is not None and _NOTHING.fullmatch(one.object) is not None


def _listed(texts: Sequence[str]) -> Iterator[Decision]:
    """会议同意：（1）甲；（2）乙."""
    for text in texts:
        for lead in _LISTS.finditer(text) if "同意" in text and "：" in text else ():
            outcome = "原则同意" if lead["word"].startswith("原则") else AGREED
            for point in _POINT.finditer(text[lead.end() :]):
                if not _NO_POINT.match(point["point"]):
                    name = _first_thing(point["point"])
                    yield Decision(outcome, name, (), (), None, point["point"].strip())


def _first_thing(text: str) -> str:
    """The first clause, with the time or the cause that stands before it."""
    thing = ""
    for mark, clause in clauses_of(text):
        thing += mark * bool(thing) + clause
        if not _ADVERBIAL.fullmatch(clause) and not LEAVES.match(clause):
            break
    return thing


def mended(one: Decision, named: tuple[str, ...]) -> Iterator[Decision]:
    """The decision on what its words mean in an item on ``named``; several for several things."""
    name = _plain(one) if one.object else None
    parts = _reports(name or "")
    if one.outcome in _ALIKE and len(parts) > 1:
        yield from (replace(one, object=part) for part in parts)
    elif name and one.outcome == AGREED and _PUT_OFF.fullmatch(name):
        yield from (replace(one, outcome=PUT_OFF, object=told) for told in named or (name,))
    elif name and points(name):
        yield from _pointed(one, name, named)
    elif name and not one.responsible and (one.outcome == AGREED or _is_loose(one, name)):
        yield from _agreed(one, name, named)
    elif name is None and one.outcome in _ALIKE and len(named) > 1 and "其中" not in one.evidence:
        yield from (replace(one, object=title) for title in named)
    elif name is None and one.outcome in _LATE and len(named) > 1:
        before = [title for title in named if f"《{title}》" in one.evidence]
        yield replace(one, object=max(before, key=one.evidence.rfind, default=None))
    else:
        yield replace(one, object=name)


def is_bare(one: Decision) -> bool:
    """Whether an agreement names no thing of its own (划拨), or several sums in a row."""
    name = one.object or "" if one.outcome == AGREED and not one.responsible else ""
    return _HANDLING.fullmatch(name) is not None or _SUMS.match(name) is not None


def _reports(name: str) -> list[str]:
    """甲局关于乙的汇报、丙局关于丁的汇报 are two, each by what it is on."""
    parts = _NEXT_REPORT.split(name) if "、" in name else []
    return [(*matters_of(part), part)[0] if part.endswith("汇报") else part for part in parts]


def _plain(one: Decision) -> str:
    """An object without its label, 对 before a title, and the cause of a refusal behind it."""
    name = _LABEL.sub("", one.object or "")
    if title := _ON_TITLE.fullmatch(name):
        return title["title"]
    if points(name.removeprefix("对")):
        return name.removeprefix("对")
    return _CAUSE.sub("", name) if one.outcome in _LATE else name


def _is_loose(one: Decision, name: str) -> bool:
    """原则同意举办, 批准设立甲，撤销乙: no document, and not the matter's own words."""
    words = one.outcome in _OF_WORDS and "《" not in name
    return words and ("，" in name or _HANDLING.fullmatch(name) is not None)


def _in_full(
    found: Iterator[Decision], titles: tuple[str, ...], named: tuple[str, ...]
) -> Iterator[Decision]:
    """立法计划 is 《甲市立法计划》 of the heading; 实施方案 the plan that a report was on."""
    for one in found:
        name = one.object or ""
        full = meant(name, titles if titles or not _A_KIND.fullmatch(name) else named)
        yield replace(one, object=full[0]) if len(full) == 1 else one


def _pointed(one: Decision, name: str, named: tuple[str, ...]) -> Iterator[Decision]:
    """以上议题 is all of them, but what comes back is what its own sentence names."""
    if one.outcome in _NO_VERDICT:
        told = [title for title in named if _is_named(title, one.evidence)]
        meaning = meant(name, named)
        single = told if len(told) == 1 else meaning if len(meaning) == 1 else (one.object,)
        yield replace(one, object=single[0])
        return
    yield from (replace(one, object=title) for title in meant(name, named) or (one.object,))


def _is_named(title: str, sentence: str) -> bool:
    """Whether a clause begins with the title's short name: 其中，评价办法由甲局修改."""
    for _, clause in clauses_of(sentence):
        head = clause.removeprefix("其中").partition("由")[0].partition("经")[0]
        if is_short_for(head, title) or title in clause:
            return True
    return False


def _agreed(one: Decision, name: str, named: tuple[str, ...]) -> Iterator[Decision]:
    at = one.evidence.find(name)
    if "，" in name and (name in named or f"《{name}》" in one.evidence):
        yield one  # 《关于推进甲，促进乙的意见》: the comma is the title's own
        return
    if _HANDLING.fullmatch(name):
        before = _TOPIC.search(one.evidence, 0, max(at, 0))
        told = (_with(before["name"], name),) if before else named or (name,)
        yield from (replace(one, object=title) for title in told)
        return
    behind = one.evidence[at:] if at >= 0 else name
    first = (
        _first_thing(behind.partition("。")[0])
        if "，" in name or _ADVERBIAL.fullmatch(name)
        else name
    )
    cut = first if name.startswith(first) or first.startswith(name) else name
    sums = _SUMS.match(cut)
    for thing in [sums["verb"] + part for part in sums["sums"].split("、")] if sums else [cut]:
        yield replace(one, object=thing)
    yield from _bodies(one, cut, behind.partition("。")[0][len(cut) :])


def _with(topic: str, words: str) -> str:
    """对甲问题，会议同意整改方案 is on 甲问题整改方案; 对甲项目，同意实施 on 甲项目."""
    return topic + words if _PAPER.search(words) else topic


def _bodies(one: Decision, said: str, behind: str) -> Iterator[Decision]:
    """同意成立甲，撤销乙: further bodies, posts and honours are rulings of their own."""
    for mark, clause in clauses_of(behind)[1:]:
        if (mark == "；" and not _LOSES.match(clause)) or _VERDICT_OF_ITS_OWN.match(clause):
            return
        if _BODIES.fullmatch(clause) and not (_SAME_ACT.match(clause) and _ONE_ACT.search(said)):
            yield replace(one, object=clause)


def _is_told(one: Decision, told: Sequence[Decision]) -> bool:
    """Whether another reader has told the same outcome on the same thing."""
    return any(alike(one, other) for other in told)


def alike(one: Decision, other: Decision) -> bool:
    """Whether both tell outcomes of one kind on the same thing."""
    alike = one.outcome == other.outcome or (one.outcome in _ALIKE and other.outcome in _ALIKE)
    late_alike = one.outcome in _LATE and other.outcome in _LATE
    if not (alike or late_alike):
        return False
    if one.object is None or other.object is None:
        return one.evidence in other.evidence or other.evidence in one.evidence
    mine, theirs = (text.lstrip("对将把") for text in (one.object, other.object))
    return mine in theirs or theirs in mine
