"""How a matter ends in a clause of a digest that holds no verdict of the usual words.

方案大体可行, 理事们一致赞成, 今年不批, 调出本年度计划: what was agreed to, refused or put off is
named in the clause, by the clauses before it, or by the item.
"""

import re
from collections.abc import Iterator

from corpus.decisions.outcomes import AGREED, PASSED, PUT_OFF, REFUSED, REPORTED_AGAIN
from corpus.grammar.patterns import late
from corpus.grammar.subjects import find_subject

SIGN = (
    "可行|备选|储备|赞|不批|不准|调出|移出|转为|列为|储备"
    "|评选|评定|基本同意|再报|于(?=[^，。；]{2,30}(?:召开|举行))"
)
"""What a clause of these holds, beside the signs of the other readers."""

_PEOPLE = (
    r"(?:与会|全体|参会|各位|到会)?"
    r"(?:理事|监事|委员|代表|成员|会员|股东|董事|职工|同志|党员|专家)们?"
)
_BY_VOTE = r"以?(?:举手|无记名|记名|投票|鼓掌|起立|表决|票决|口头)+(?:的?方式|的?形式)?"
_CARRIED = late(
    rf"^(?:(?:{_PEOPLE})(?:{_BY_VOTE})?(?:一致|均|都|全票)+(?:表示)?|(?:会议)?{_BY_VOTE}(?:获得?)?(?:一致|全票|全体)+"
    r"|(?:会议|经)(?:一致|集体)*(?:审核|审查|审批|评审|评议|票决|合议)(?:后|，|一致)*)(?P<word>通过|同意|赞成|赞同|认可)$"
)
_ROUGHLY = late(
    r"^(?:经(?:讨论|研究|审议)|会议|与会(?:人员|同志))?(?P<name>[^，；：]{0,40}?)"
    r"(?:(?:总体|大体|原则上?)可行|(?:基本|大体)上?(?:同意|赞[同成]))$"
)
_THINKS = late("认为|提出|汇报|多数|有的|专家")
_REFUSES = late(r"^(?:但)?(?:今年|年内|本次|本年度|目前|现阶段|会议)*(?:不批|不准)$")
_OUT = late(
    r"^(?:(?:将|把)(?P<name>[^，；：]{2,30}?))?(?:由[^，；：]{2,12})?"
    r"(?:(?:调|移)出[^，；：]{0,12}(?:计划|名单|目录|范围|盘子)|(?:转入|转为|转作|列为|列入|放入|改为|调整为)[^，；：]{0,8}(?:储备|预备|后备|备选|调研)(?:[^，；：]{0,4}(?:项目|库|类|计划|名单))?)$"
)
_RETURNS = late(
    r"^(?P<name>(?:另外?|其余|其他|剩余|余下)[\d一二三四五六七八九十两]+[^，；：]{1,12}?)(?:由[^，；：]{2,20}?)?"
    r"(?:核实|补充|完善|核查|复核|补齐)[^，；：]{0,12}后(?:再|另行|重新)(?:上?报|提交|报送|提请|申报)$"
)
_CONVENES = late(
    r"^建议(?P<name>[^，；：]{0,24}(?:会议|大会)(?:定)?于[^，；：]{2,24}(?:召开|举行))$"
)
_CHOOSES = late(
    r"^会议(?:还|同时|经?研究)*(?:评选|评定)(?:并?表彰|出)?了(?P<name>[^，；：]{4,40})$"
)


def put_off(
    sentence: str, topic: str | None, named: tuple[str, ...], clause: str
) -> Iterator[tuple[str, str | None]]:
    """甲项目因用地未落实，调出本年度计划; 将该项立法由审议项目转为预备项目."""
    if out := _OUT.match(clause):
        name = out["name"] or ""
        pointing = not name or name.startswith(("该", "此", "本", "其"))
        own = topic or subject_before(sentence, clause) or _only(named)
        yield PUT_OFF, own if pointing else name


def other_ends(
    sentence: str, topic: str | None, named: tuple[str, ...], clause: str
) -> Iterator[tuple[str, str | None]]:
    """The outcome of a clause with what it is on."""
    if carried := _CARRIED.match(clause):
        outcome = PASSED if carried["word"] == "通过" else AGREED
        told = topic or subject_before(sentence, clause)
        yield from ((outcome, one) for one in ((told,) if told else named or (None,)))
    elif (roughly := _ROUGHLY.match(clause)) and not _THINKS.search(sentence):
        told = roughly["name"] or topic
        yield from (("原则同意", one) for one in ((told,) if told else named))
    elif _REFUSES.match(clause) and topic:
        yield REFUSED, topic
    elif back := _RETURNS.match(clause):
        yield REPORTED_AGAIN, back["name"]
    elif convenes := _CONVENES.match(clause):
        yield AGREED, convenes["name"]
    elif chosen := _CHOOSES.match(clause):
        yield "审定", chosen["name"]
    else:
        yield from put_off(sentence, topic, named, clause)


def subject_before(sentence: str, clause: str) -> str | None:
    """聘用护林员三名，会议审核通过: what the sentence names in front of the clause."""
    before = sentence[: max(sentence.find(clause), 0)].rpartition("；")[2]
    return None if re.match("会议|[^，]*(?:会议|听取|讨论|审议)", before) else find_subject(before)


def _only(named: tuple[str, ...]) -> str | None:
    return named[0] if len(named) == 1 else None
