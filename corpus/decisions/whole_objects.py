"""Objects that are fragments of their sentence, made whole from what the sentence names.

自明年起 goes on behind its comma, 甲项目因论证不足 loses the cause or has what follows, 购置 alone
is what the item is on. What nothing names better keeps its own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.decisions.digest_rulings import TOPIC, clauses_of, is_adverbial
from corpus.decisions.item_matters import matters_of
from corpus.decisions.outcomes import (
    AGREED,
    HEARD,
    ORDERED,
    PUT_BEFORE,
    REFUSED,
    REPORTED_AGAIN,
    REVISED,
    REVISES,
)
from corpus.grammar.documents import find_documents, is_short_for, shortens
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.grammar.subjects import find_subject, matter_of
from corpus.model import Decision

_FRAGMENT = late(
    r"[的了、，对就自从在经为根按考鉴除]|.{1,6}$|.*(?:[的等、，]$|因[^，；]{3,}$|[（(][^（）()]*$|票[）)]$)"
)
"""What may be one: a quick look."""

_LAST_OF_LIST = late("[、和及](?:关于)?$")
"""甲、乙和 before the last of several."""

_COUNTS = late(r"[（(](?:[^（）()]*$|[^（）()]*\d+票[^（）()]*[）)]$)")
"""（同意21票）, and a bracket that was cut off."""

_AGREES = (AGREED, "原则同意", "附条件同意")
_ON = late("^(?:对于?(?![讲口外接比照标象联])|就(?!业|医|学|近|地))")
_CAUSE = late("(?<=..)因(?![素地材此公])[^，；的]{3,}$")
_VERDICT = late("(?:会议|一致|研究|决定|原则上?)*(?:同意|通过|不予|暂[不缓])")
_DOES = late(
    "启动|收回|给予|予以|实[行施]|采[取用]|按|依[法规]|一律|不再|取消|停[止发]|支持|[列纳]入|安排|追加|免[收除]|减[免半]"
)
_PUT_OUT = late(
    "(?:[该此本](?:办法|方案|意见|规定|细则|计划|规划|制度|条例|章程|文件|预案|清单))?(?:按(?:照)?程序)?(?:以[^，；]{2,20})?(?:正式)?(?:印发|下发|发布|公布|出台|试行|施行)(?:执行|实施)?"
    "|按照?(?:规定|方案|该|此|上述)[^，；]*"
)
# Where a matter goes, and how something is done: no names of matters.
_GOES_OUT = late(
    rf"(?:(?:根据|按照?|结合|吸收)[^，；《》]{{0,24}}?)?(?:{REVISES.pattern})[^，；《》]{{0,8}}后?[^，；《》]{{0,16}}?"
    "(?:印发|下发|发布|公布|出台|施行)[^，；《》]{0,6}"
)
_GOES_UP = late(
    "(?:按照?[^，；《》]{0,4}程序)?(?:报(?![告名废销修价警刊考酬])请?|上报|提请|提交)(?:[^，；《》]{2,30}|批|审)"
)
_TO_A_BUREAU = late("[局厅处]$")
_UPWARD = (PUT_BEFORE, REPORTED_AGAIN)
_WAY = late(
    "(?:以(?!上)|按照?|采[取用]|由)(?![^，；《》]*(?:印发|下发|公布|发布|上报|报送))[^，；《》]{2,40}"
    "|方案[一二三四甲乙丙丁ABC]"
)
_PAPER = late(
    "(?:情况|报告|意见|结果|方案|议案|建议|请示|计划|办法|清单|名单|进展|介绍|汇报|说明)$|了"
)
"""What a way to do something is hardly said of by itself."""

_VAGUE = late("(?:下一?步|达成|形成|其他|有关|相关|近期|当前)")
_POINTS = late("[该本此](?P<kind>项目|工程|地块|方案|公司|单位)(?P<rest>[^，；《》]{2,40})")
_DOES_IT = late("(?P<verb>实施|启动|推进|举办|开展|购置|建设|申报)[该本此](?:项目|工程|活动|事项)")
_ALL_OF_THEM = late(
    "(?:上述|以上|这)(?P<count>[两二三四五六七八九十]|\\d{1,2})[个项份件部][^，；《》]{2,6}"
    "|(?P<so_many>[两二三四五六七八九十])[个项份件部](?:规划|方案|办法|文件|制度|条例|意见|细则|预案|规定|报告|草案)"
)
_PASSED = ("审议通过", "原则通过", "审定", *_AGREES)
_TAKEN_UP = late(
    "(?:^|[；。：，])(?:(?<![，：])(?:关于)?(?P<first>[^，；。：]{2,40}?)(?:一事|的?(?:问题|事宜|事项))|对于?(?P<topic>[^，；。：]{2,50})|(?:会议)?(?:前置|集体)?(?:研究|审议|讨论|听取)了"
    "(?P<thing>[^，；。：]{2,60}))，(?:会议|一致|经|研究|讨论|同意|决定|原则上?|也|均|都|，)*$"
)
_SO = late("(?:的)?(?:有关|相关)?(?:问题|事宜|事项)$|一事$")
_REPORT = late("(?:的)?(?:情况)?(?:汇报|报告|请示)$|^关于")
_THING = late(
    "(?:[办章规]法|案|意见|细则|计划|规划|预算|名单|清单|标准|措施|协议|合同|项目|事项|报告|草稿|文本|需求|内容"
    r"|部分|资金|[人户家名处起])$|[\d《该其余另]"
)
_THIS_TIME = late("^(?:本年度|今年度?|年内|本次|此次|目前|现阶段|再)(?=.)")
_SHORT, _LONGEST = 6, 80
_VERB = 4


def whole_objects(
    heading: str, item: Sequence[Passage], found: Iterable[Decision]
) -> Iterator[Decision]:
    """The decisions of an item under this heading, no object a fragment where more is told."""
    ruled = [each for one in found for each in _of_all(one, heading, item)]
    decisions = [each for one in ruled for each in _of_row(one, ruled)]
    for one in decisions:
        name = one.object or ""
        if (goes := _goes(one, heading, decisions)) is not None:
            yield from goes
        elif one.outcome in _PASSED and (told := _named_before(one, heading)):
            yield replace(one, object=told)
        elif one.outcome in _AGREES and name and _PUT_OUT.fullmatch(name):
            yield from _put_out(one, heading, decisions)
        elif not name or one.outcome in (HEARD, ORDERED) or not _FRAGMENT.match(name):
            yield one
        else:
            whole = _of_what(one, heading, _spelled(heading, _continued(one, _bare(one, name))))
            yield one if whole == name else replace(one, object=whole)


def _of_all(one: Decision, heading: str, item: Sequence[Passage]) -> Iterator[Decision]:
    """审议通过上述三项制度 is on each of the three documents that stand before it."""
    told = _ALL_OF_THEM.fullmatch(one.object or "")
    if told is None:
        yield one
        return
    before = (each.text.partition(one.evidence)[0] for each in item if one.evidence in each.text)
    own = one.evidence.partition(one.object or "")[0] if told["so_many"] else ""
    above = heading * bool(told["so_many"])
    mentions = find_documents(above + next(before, "") + own)
    titles = list(dict.fromkeys(found.mention.title for found in mentions))
    fits = len(titles) == read_number(told["count"] or told["so_many"])
    yield from (replace(one, object=title) for title in titles) if fits else (one,)


def _of_row(one: Decision, beside: Sequence[Decision]) -> Iterator[Decision]:
    """通过了甲草案，乙草案，并决定将以上草案提请大会表决: each of the row goes on."""
    row = (one.object or "").split("，") if one.outcome in _UPWARD else []
    known = {other.object for other in beside}
    each_is_told = len(row) > 1 and known.issuperset(row)
    yield from (replace(one, object=paper) for paper in row) if each_is_told else (one,)


def _goes(one: Decision, heading: str, beside: Sequence[Decision]) -> list[Decision] | None:
    """决定修改后印发, 同意提交大会: no matter, but where the matter of the item goes.

    同意报甲局 is the verdict itself where there is no other before it.
    """
    if one.outcome not in (*_AGREES, *_UPWARD):
        return None
    name = one.object or "提请审议" * (one.outcome in _UPWARD)
    out = _GOES_OUT.fullmatch(name)
    if not (out or _GOES_UP.fullmatch(name)):
        return None
    if _TO_A_BUREAU.search(name) and one.outcome in _UPWARD:
        return []
    sent = [o for o in beside if o.outcome in _UPWARD and o.evidence == one.evidence]
    if one.outcome == AGREED and sent and not (out or _TO_A_BUREAU.search(name)):
        return []
    settled = [o for o in beside[: beside.index(one)] if _is_verdict(o)]
    matters = _what_goes(one, heading, settled)
    if one.outcome in _UPWARD or not (out or settled):
        return [replace(one, object=each) for each in matters] or [one]
    outcome = REVISED if out else PUT_BEFORE
    known = {o.object for o in beside if o.outcome == outcome}
    fresh = (each for each in matters or (None,) if each not in known)
    return [replace(one, outcome=outcome, object=each) for each in fresh]


def _what_goes(one: Decision, heading: str, settled: Sequence[Decision]) -> tuple[str | None, ...]:
    """What its sentence settles before it, else the matter of the item, else the last verdict's."""
    own = tuple(o.object for o in settled if o.evidence == one.evidence)
    named = tuple(each for each in matters_of(heading) if not _VAGUE.match(each))
    return own or named or tuple(o.object for o in settled[-1:])


def _is_verdict(one: Decision) -> bool:
    name = one.object or ""
    goes = _GOES_OUT.fullmatch(name) or _GOES_UP.fullmatch(name)
    return bool(one.outcome in _PASSED and name and not goes)


def _named_before(one: Decision, heading: str) -> str:
    """甲地块，位于乙，同意以挂牌方式出让 is on 甲地块; 同意该项目入区 on the one of the heading."""
    name, matter = one.object or "", _SO.sub("", matter_of(heading) or "")
    if does := _DOES_IT.fullmatch(name):
        return f"{does['verb']}{matter}" if matter and "、" not in matter else ""
    if pointing := _POINTS.fullmatch(name):
        before, kind, _ = matter.partition(pointing["kind"])
        return f"{before}{kind}{pointing['rest']}" if kind else ""
    if not _WAY.fullmatch(name):
        return ""
    before = one.evidence.partition(name)[0]
    subject = find_subject(before.removesuffix("同意")) if before.endswith("，同意") else None
    if not subject and name[:2] == "方案":
        subject = matter.removesuffix("方案")
    elif not subject and not (_PAPER.search(matter) or _VAGUE.match(matter)):
        subject = matter
    return f"{subject}{name}" if subject and subject not in name else ""


def _put_out(one: Decision, heading: str, beside: Sequence[Decision]) -> Iterator[Decision]:
    """同意印发, 同意按规定拨付 is on the one document of the heading, no second verdict on it."""
    titles = [found.mention.title for found in find_documents(heading)]
    verdicts = (o for o in beside if o is not one and _is_verdict(o))
    if not titles and any(o.evidence == one.evidence for o in verdicts):
        return  # 审议通过该清单，同意以党组文件印发
    if len(titles) != 1 or "》等" in heading:
        yield one
    elif not any(_is_on(other, titles[0]) for other in beside if other is not one):
        yield replace(one, object=titles[0])


def _is_on(one: Decision, title: str) -> bool:
    return one.outcome in _PASSED and (one.object or "").strip("该此本这个《》") in title


def _bare(one: Decision, name: str) -> str:
    """Without counts, a mark or particle at its edge; 甲等 goes on where the sentence does."""
    name = _COUNTS.sub("", name).lstrip("、，；：的了").rstrip("、，；：") or name
    if name[-1] == "等":
        at = one.evidence.find(name)
        clause = clauses_of(one.evidence[at:])[0][1] if at >= 0 else name
        return name[:-1] if clause == name else clause[:_LONGEST]
    return name[:-1] if name[-1] == "的" and one.outcome not in _AGREES else name


def _continued(one: Decision, name: str) -> str:
    """With what stands behind its comma, for a time, a cause or 对甲 that settles nothing alone."""
    if one.outcome not in _AGREES:
        return _CAUSE.sub("", _ON.sub("", name)) or name
    at = one.evidence.find(name)
    clauses = clauses_of(one.evidence[at:].partition("。")[0]) if at >= 0 else []
    if not clauses or clauses[0][1] != name:
        return name
    whole = name
    for mark, clause in clauses[1:4]:
        last = whole.rpartition("，")[2]
        if mark != "，" or not (_is_open(last) or (TOPIC.match(last) and _DOES.match(clause))):
            break
        if _VERDICT.match(clause):
            return _ON.sub("", name)
        whole += mark + clause
    return whole if len(whole) <= _LONGEST and not _is_open(whole.rpartition("，")[2]) else name


def _is_open(clause: str) -> bool:
    return is_adverbial(clause) or clause.endswith("的") or _CAUSE.search(clause) is not None


def _spelled(heading: str, name: str) -> str:
    """办法 is the one document or matter of the heading that ends so."""
    if len(name) > _SHORT:
        return name
    if "《" not in heading:
        matter, short = matter_of(heading) or "", _SO.sub("", name)
        of_list = "、" in matter and _LAST_OF_LIST.search(matter, 0, len(matter) - len(name))
        return matter if len(short) > 1 and matter.endswith(short) and not of_list else name
    titles = [found.mention.title for found in find_documents(heading)]
    if name in titles:
        return name  # 《工作报告》、《甲工会工作报告》
    meant = {one for one in titles if shortens(name, one) or is_short_for(name, one)}
    return meant.pop() if len(meant) == 1 else name


def _of_what(one: Decision, heading: str, name: str) -> str:
    """同意购置 is on what was taken up: in the sentence itself, else by the heading."""
    name = _THIS_TIME.sub("", name) if one.outcome == REFUSED else name
    if len(name) > _VERB or _THING.search(name):
        return name
    places = (place.start() for place in re.finditer(re.escape(name), one.evidence))
    told = next(filter(None, (_TAKEN_UP.search(one.evidence, 0, at) for at in places)), None)
    if told:
        thing = _REPORT.sub("", told["topic"] or told["thing"] or told["first"])
        return thing if name in thing else _SO.sub("", thing).removesuffix(name[:2]) + name
    matter = matter_of(_ON.sub("", heading)) or ""
    return matter if name in matter and "、" not in matter else name
