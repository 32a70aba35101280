"""Whom a ruling asks for something: 請甲局…, 並請乙處…, 由丙組負責…."""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.people.person import ORGANS, is_person, read_named
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision

ORDER = "交办"
_ASKED = (
    rf"(?:行政院[{HAN}]{{2,14}}?[会部署处局](?=[提研应于就依尽检针办查积会协与及将速再列])"
    rf"|[{HAN}]{{2,4}}部(?![应协会函洽与及配督转就依于将邀商同])[{HAN}]{{2,10}}?[局署司处](?=[提研应于就依尽检针办查积会协与及将速再增副先督])|[{HAN}]{{1,12}}?{ORGANS}(?![局署处长]))"
    rf"(?:[、及和与][{HAN}]{{1,12}}?{ORGANS})*"
)
_CALLED_BY = (
    rf"(?:[{HAN}]{{1,3}}?副?(?:秘书长|[市县]长|主任委员|参事|顾问)(?:召集|邀集|偕同|督导|督同))?"
)
"""請林副秘書長召集甲局、乙局…: the organs that he calls together."""

_ORDER = late(
    rf"(?:^(?:本(?:案|件|工程|计划)|[^,，。请]{{2,24}}案[,，]|[^,，。请]{{4,24}}工程)?|[,，；;](?:并|另|亦|(?P<about>所需(?:经费|预算|款项|人力|员额)))?)请{_CALLED_BY}(?P<who>{_ASKED})"
    rf"(?:等(?:相关|有关)?(?:机关|单位|部会|局处))?(?!参考|(?<=会)同|.{{0,8}}书面[答回])(?P<what>[^。]+?)(?=[,，;；](?:(?:并|另|亦)请|请{_ASKED})|[。]|$)"
)
"""請甲局…，並請乙處…: each is asked for something of its own, behind what was found or not.

Behind 原則同意 所需經費請主計處… says what the organ is to see to.
"""

_CHARGED = late(
    r"[,，；;](?:并|另)?由(?P<who>[^,，。；;由]{2,16}?)(?:负责|统筹)(?P<what>(?!人)[^,，。；;的]{2,24})(?=[,，。；;]|$)"
)
"""通過，…，由文書委員溫榆明負責印製: an organ, or a person with a post, who has to see to it."""

_HEAD_OF_ORGAN = late(rf"(?P<name>[{HAN}]{{3}})(?:[局处]长|主任)")
"""請交通局溫某某局長…: the head of the organ that is asked, and not what it is asked for."""

_NO_ORGAN = late(
    "会同|成立|同仁|大家|首长|主管|人员|委员(?!会)|[议代]员|督促|加强|注意|配合|确实|务必|踊跃|参[与加考]|书面|办理|出席|前往|持续|积极|尽速"
    "|^(?:说明|处理|提供|检讨|研议|评估|规划|继续|一并|妥|审查|审议|[提将把于再先即速勿购])|^(?:全部|社会|部会|内部|外部|机会)$"
    "|^(?:大会|立法院|监察院|总统府)|(?:议会|代表会)$"
)
"""請同仁踴躍參加協會: what one is asked to do may end as organs do; houses are asked, not told."""

NOBODY = late(
    r"函[送报请为]|^讨论|^请|致[词辞]|^议[长事]|[之的]|各[局处室科]|^(?!研考会|一[科组课室处])[各相有本该对就依由为一研]|^(?:联[络系]|通知|转[知达])|^[前上]次|会议$|.长.{0,3}率"
)
_LEAVES_WORK = frozenset(
    ("提请审议", "备查", "审议通过", "原则通过", "同意", "原则同意", "附条件同意")
)
"""准予備查，請甲局…: an order too; behind 緩議 or 退回 it says why, and when the item returns."""

_GRANTS = late(
    "^(?:惠予|准予|予以)?(?:核[定准备转示]|备查|查照|鉴核|审[议定查]|同意|公[布告决]|会銜)"
)
"""通過，請甲部核定: it goes to who grants it, and nobody has work of it."""

_FIRST = late("^(?:本案)?(?:暂缓|缓议|保留)[,，]请[^,，。]{2,16}先行")
"""本案暫緩，請乙處先行調查: what is to be done meanwhile; 請乙處補充資料 is why it is put off."""


def orders_beside(sentence: str, told: Sequence[Decision]) -> Iterator[Decision]:
    """The orders of a ruling's sentence, where its verdicts leave something to be done."""
    outcomes = {one.outcome for one in told}
    if outcomes <= _LEAVES_WORK or _FIRST.match(fold(sentence)):
        ruled = outcomes - {"提请审议"}
        for order in orders_of(sentence):
            if not (ruled and _GRANTS.match(fold(order.object or ""))):
                yield order
        yield from _charged(sentence) if ruled and "由" in sentence else ()


def _charged(sentence: str) -> Iterator[Decision]:
    for match in _CHARGED.finditer(fold(sentence)):
        who, what = (sentence[slice(*match.span(part))] for part in ("who", "what"))
        named = read_named(who)
        if (named and named.titles) or re.search(f"{ORGANS}$", fold(who)):
            yield Decision(ORDER, what, (who,), (), None, sentence)


def order_of(sentence: str) -> Decision | None:
    """The first order of a sentence to named organs, if there is one."""
    return next(orders_of(sentence), None)


def orders_of(sentence: str) -> Iterator[Decision]:
    """請教育局儘速辦理，並請文化局…: orders to named organs; 請各機關 names nobody."""
    for match in _ORDER.finditer(fold(sentence)) if "請" in sentence or "请" in sentence else ():
        if NOBODY.search(match["who"]) or _NO_ORGAN.search(match["who"]):
            continue
        if _is_quoted(sentence[: match.start("who")]):
            continue
        who = tuple(re.split("[、及和與与]", sentence[match.start("who") : match.end("who")]))
        what = sentence[match.start("what") : match.end("what")].strip(" ,，;；")
        head = _HEAD_OF_ORGAN.match(fold(what))
        what = what[head.end() :] if head and is_person(what[: head.end("name")]) else what
        what = sentence[slice(*match.span("about"))] + what if match["about"] else what
        yield Decision(ORDER, what or None, who, (), None, sentence)


def _is_quoted(before: str) -> bool:
    """修正為「請甲局於月底前…」 changes the wording of an order and is none."""
    return before.count("「") > before.count("」")
