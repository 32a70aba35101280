"""What the meeting leaves to somebody whom it names behind the matter: 征收工作由甲镇负责."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.decisions.outcomes import (
    AGAIN,
    ORDERED,
    REPORTED_AGAIN,
    Context,
    action,
    decision,
    settled,
)
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.model import Decision

_LEFT = late(
    r"(?:^|[，；])(?:会议(?:还|同时)?(?:明确|议定|决定|确定|同意|要求)[，：]?|具体(?!工作|事[宜项])|其中|同时|[一二三四五六七八九]是|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）).．、])?"
    r"(?P<what>(?!会议|建议|如|若|凡|并|可|也|拟|对|按|[（(\d])[^，；。：、《由]{2,20}?)(?:统一|均|都|仍)?由(?!于)"
    "(?=[^，；。]{2,30}?(?:负责|办理|落实|实施|承办|承担|牵头|提供|解决)|(?P<back>[^。；]{4,60}?[后，]再次?(?:提交|提请|报|提)))"
)
_HOW = late(
    "(?:在[^，。；]{2,12}[中内])?"
    "(?:按(?:照)?(?:有关|相关|规定)?(?:程序|规定|要求)|依法|依规|依程序|统一|具体|全权|共同|及时|尽快|抓紧)*"
    "(?:负责(?:组织|协调)*(?:落实|实施|办理|推进|完成|制[定订]|起草|编制|修改|审核|采购|建设)?|(?P<duty>承担)|(?P<settles>(?:协调|统筹)解决)|提供|办理|落实|组织实施|承办|牵头(?:负责|落实|办理|实施)?)(?=[，；。]|$)"
)
_A_DUTY = late("(?:工作|事务|职责|职能|任务)$")
"""日常工作由甲局承担; whoever bears a cost is no order."""

_A_COST = late("(?:费|款|金|支|额|缺口|\\d[万亿]?元)$")
"""资金由甲局统筹解决 says who pays."""

_BARE = late("(?:落实|办理|实施|组织实施|推进|执行)(?:到位)?(?:，以.*)?")
_RULES = late("会议(?:还|同时)?(?:明确|议定|决定|确定|同意|要求)")
_BEFORE = 4
"""So many characters before the clause may say when it was so: 目前，征收由甲镇负责."""

_WAS_SO = late("目前|此前|以往|历来|一直|原来|现阶段|已经?$|曾|现$|原$|[应须]$")


def with_left_to(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """What was found with the matters that a sentence which rules leaves to an organ."""
    sentence = context.sentence
    ruled = settled(found) or _RULES.search(sentence) or (context.formal and context.earlier)
    if "由" not in sentence or not ruled:
        return list(found)
    told = "；".join(one.object or "" for one in found)
    left = [one for one in _left(context) if f"{one.object}由" not in told]
    charged = {one.responsible for one in left}
    kept = (one for one in found if not (_is_bare(one) and one.responsible in charged))
    return [*kept, *left]


def _is_bare(one: Decision) -> bool:
    """由乙局负责, 由乙局负责落实: it does not say what."""
    return one.outcome == ORDERED and (not one.object or bool(_BARE.fullmatch(one.object)))


def on_what_was_settled(found: Sequence[Decision]) -> list[Decision]:
    """同意甲，由乙局负责落实: what is to be carried out is what the same sentence settled."""
    names = {one.evidence: one.object for one in settled(found) if one.object}
    return [
        replace(one, object=names[one.evidence]) if _is_bare(one) and one.evidence in names else one
        for one in found
    ]


def _left(context: Context) -> Iterator[Decision]:
    for match in _LEFT.finditer(context.sentence):
        who, length = leading_organizations(context.sentence[match.end() :])
        if who and match["back"] and (outcome := _comes_back(context, match.end() + length)):
            yield replace(decision(context, outcome, match["what"]), responsible=who)
            continue
        how = _HOW.match(context.sentence, match.end() + length)
        if how and how["duty"] and not _A_DUTY.search(match["what"]):
            continue
        if how and how["settles"] and _A_COST.search(match["what"]):
            continue
        before = context.sentence[max(match.start() - _BEFORE, 0) : match.start()]
        if who and how and not (_WAS_SO.search(match["what"]) or _WAS_SO.search(before)):
            yield replace(decision(context, ORDERED, match["what"]), responsible=who)


def _comes_back(context: Context, at: int) -> str | None:
    """甲工程由乙委论证后再提交会议研究: the matter itself comes back."""
    rest = context.sentence[at:].split("；", 1)[0]
    outcome = action(rest)
    return outcome if outcome in (AGAIN, REPORTED_AGAIN) else None
