"""Which deferrals are this meeting's own: not what somebody proposed, or what had come before.

甲局建议暂缓乙 is a proposal, 该工程因资金短缺暂缓实施，目前… a tale of the past, and
具体时间再作确定 leaves only a detail open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.decisions.outcomes import AGAIN, AGREED, PUT_OFF, REFUSED
from corpus.grammar.patterns import late
from corpus.model import Decision

_WORD = re.compile(
    "暂[缓不停时]|缓[议建办缴]|推迟|延[期后缓]|搁置|押后|不[予同支采批]|未予|再[定说议作行次]|另行|重新|适时|择[期机]"
)
"""What every deferral and refusal holds."""

_ORGAN = (
    "(?:局|委|办|院|校|司|科|处|组|部|中心|站|所|队|协会|村|镇|乡|县|街道|单位|部门|企业|委员|同志|专家|群众|代表|领导"
    "|各方|业主|汇报|报告|材料|有人|有的|个别人)"
)
_THINKS = "认为|提出|表示|汇报|反映|介绍|说明|指出|建议|申请|请求|提议|恳请|主张|希望|要求|解释|拟"
_BY_THE_MEETING = "会议|与会|大家|全体|一致|经研究|决定|议定|确定|同意|采纳"
_OF_OTHERS = late(
    rf"(?:^|[，：])(?!{_BY_THE_MEETING}|对|关于)(?:(?!{_BY_THE_MEETING})[^，：]){{0,30}}?{_ORGAN}(?:{_THINKS})(?!的|[^，]*的[^，的]{{0,12}}，)"
    rf"(?:(?!{_BY_THE_MEETING}|，[由请]).)*$"
)
"""Up to the word: 县财政局提出，资金未到位，… and 专家组建议…; 由甲局… is the meeting's again."""

_REMARK = late(
    r"会议(?:还|同时|并)?(?:指出|强调|提醒|要求(?=[，：]|[^，]*$))(?:(?!会议|经研究|决定|议定|确定|同意|明确).)*$"
)
_PAST = late(
    r"(?:曾经?|一度|前期|此前|一直|自[^，]{2,16}以来)[^，的]{0,20}$"
    r"|(?:去年|前年|上年|近年|近期|此前|前期|当年|(?:19|20)\d\d年)[^，：的议决]{0,20}"
    r"(?:开工|启动|立项|建成|批准|批复|实施|动工|建设|成立|签订|签约|中标|停工|投用|建造|招标|申报)[^，：的]{0,4}，[^，：]*$"
)
_SINCE = late(
    r"[^，。；]{0,14}，(?:但|而)?(?:目前|现在?|今年)[^，。；先]{0,8}(?:已|具备|落实|到位|恢复|重[启新])"
)
_NOUN = late(r".{0,2}的[^，。；]|[^，。；]{2,24}的(?:理由|原因|请求|申请|主张|做法|现象)")
_RULED = late("(?:同意|决定|采纳|按照?)[^，；：]*$")
_DETAIL = late(
    r"(?:^|[，：])(?:其中|但)?(?:具体[^，：]{1,12}?|[^，：]{0,8}(?:时间|地点|日期|时段))"
    r"(?:，?(?:由|待|视|根据|按|结合|等|以)[^：]*)?(?:后|，)?$"
)
_PROPOSED = late(rf"[^，]{{0,16}}{_ORGAN}(?:建议|提出|申请|请求|关于)(?:暂[缓不].*)?")
"""甲局建议 is who proposed it, and no matter."""

_DEFERRED = late("暂[缓不][^，；]{2,3}")
"""决定暂缓拨付 puts off what the item is on."""

_NOT_YET = re.compile("暂(?:不(?:予以?)?|未)通过")
_DEFERS = (PUT_OFF, AGAIN, REFUSED)


_IS_PUT_OFF = re.compile("的?(?:事项|事宜)(?:暂缓|缓议)$")
"""会议决定，任命甲的事项暂缓: put off, and nothing agreed to."""


def own_deferrals(found: Iterable[Decision]) -> Iterator[Decision]:
    """The decisions without deferrals and refusals of others, of the past and of details.

    暂不通过 is a refusal, and a deferral where the same words say that it comes back.
    """
    decisions = list(dict.fromkeys(map(_with_matter, found)))
    if all(one.outcome not in _DEFERS for one in decisions):
        yield from decisions
        return
    back = {one.evidence for one in decisions if one.outcome == AGAIN}
    for one in decisions:
        if one.outcome not in _DEFERS:
            if not (one.outcome == AGREED and _IS_PUT_OFF.search(one.object or "")):
                yield one
        elif one.outcome == REFUSED and _NOT_YET.search(one.evidence) and one.evidence in back:
            yield replace(one, outcome=PUT_OFF)
        elif not (_is_of_others(one) or _is_double(one, decisions)):
            yield one


def _with_matter(one: Decision) -> Decision:
    if one.outcome == AGREED and _DEFERRED.fullmatch(one.object or ""):
        return replace(one, outcome=PUT_OFF, object=None)
    is_nobody = one.outcome in _DEFERS and one.object and _PROPOSED.fullmatch(one.object)
    return replace(one, object=None) if is_nobody else one


def _is_double(bare: Decision, decisions: Sequence[Decision]) -> bool:
    """《甲》本次不予通过 is on 《甲》, whichever rule found the word alone.

    同意暂缓甲的建议 is one decision too.
    """
    if bare.object or bare.outcome == AGAIN:
        return False
    same = [one for one in decisions if one.object and one.evidence == bare.evidence]
    told = sum(one.outcome == bare.outcome or _defers(one) for one in same)
    several = "；" in bare.evidence and len(_WORD.findall(bare.evidence)) > told
    return told > 0 and not several


def _defers(one: Decision) -> bool:
    return one.outcome == AGREED and _WORD.search(one.object or "") is not None


def _is_of_others(one: Decision) -> bool:
    """Whether each word of it, beside its object if that is told, stands in such a sentence."""
    words = list(_WORD.finditer(one.evidence))
    at = one.evidence.find(one.object) if one.object else -1
    beside = [
        word
        for word in words
        if at >= 0 and _segment(one.evidence, word.start()) == _segment(one.evidence, at)
    ]
    told = beside or words
    return bool(told) and all(_is_background(word, one.outcome) for word in told)


def _segment(text: str, at: int) -> int:
    return max(text.rfind("；", 0, at), text.rfind("。", 0, at)) + 1


def _is_background(word: re.Match[str], outcome: str) -> bool:
    text = word.string
    before, behind = text[_segment(text, word.start()) : word.start()], text[word.end() :]
    if outcome != REFUSED and _DETAIL.search(before):
        return True
    if outcome == AGAIN:
        return False
    if _NOUN.match(behind) and not _RULED.search(before):
        return True
    told = (_OF_OTHERS.search(before), _REMARK.search(before), _PAST.search(before))
    return any(told) or (outcome == PUT_OFF and _SINCE.match(behind) is not None)
