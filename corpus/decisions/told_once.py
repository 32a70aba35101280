"""Each decision of an item once, though several sentences and readers may tell of it."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from corpus.decisions.outcomes import (
    AGREED,
    HEARD,
    ORDERED,
    PASSED,
    PUT_BEFORE,
    PUT_OFF,
    REFUSED,
    REPORTED_AGAIN,
)
from corpus.model import Decision

_OFTEN = frozenset((HEARD, ORDERED, PUT_BEFORE, REPORTED_AGAIN))
"""What may be told of one document several times."""

_OF_STAFF = re.compile(
    "(?:有关|相关|市|县|区)?(?:人事|干部|职务)(?:任免|调整|安排)?(?:的?(?:事项|事宜|议题|问题|名单|议案|工作))?"
)
_PUT_IN = re.compile(
    "^(?:任命|免去|聘任|推荐|接受)|(?:同志)?(?:任(?![免命])|担任|不再担任)[^，。；]{2,}$"
)
"""通过人事事项，任命甲为乙: who was put where is what was passed."""

_STAFF_LISTED = re.compile(
    rf"(?:{_OF_STAFF.pattern}：|^)(?=(?:任命|免去)[^，。；]{{2,20}}(?:为|职务))"
)

_TALLY = re.compile(
    r"(?<=..)(?:经(?:[^，。]{0,8}(?:表决|投票))?)?(?:以(?:\d{1,4}票|全票).*|(?<=经))$"
)

_LED = re.compile(
    r"(?P<whole>[^，。：；]{2,40}(?:意见|建议|请求|措施|事项))：(?=一是|[（(]?[一1][）)、.．])|[^，。：；]{0,20}(?:以下|下列|如下)[^，。：；]{0,6}：(?=.)"
)
"""甲局意见：一是…, 以下意见：乙: whose points were agreed to, or the first of them."""

_JOINED = re.compile("并(?:一致|原则上?)*同意(?=..)")
"""讨论并原则同意成立甲: on what, without the verdict itself."""

_PUT_OFF = re.compile("暂缓(?:审议|研究|实施|办理)?(?=..)")
_HOW_IT_STANDS = re.compile("(?:制[定订]|拟[定订]|起草|编制|修[订改])?(?:工作)?情况$")

_VOTERS = re.compile(
    r"者(?:$|[\d占共为有，、].*)|[^，。；]*的(?:业主|代表|委员|党员|村民|户主?|人)?(?:共|有|占)?\d[\d.,]*[户人名票%](?:[、，（占].*)?"
)
"""同意者502人, 同意更换电梯的业主502户: who was for it, and no matter."""


def told_once(titles: Container[str | None], decisions: Iterable[Decision]) -> list[Decision]:
    """Each outcome of a document once: the vote on it, or who acts, may stand in another sentence.

    Other matters keep all that is told: 同意立项 may be on one thing and then on the next.
    """
    kept: list[Decision] = []
    matters = (_by_name(one) for one in decisions if not _is_of_voters(one))
    for one in _without_echoes(tuple(matters)):
        settles = one.object in titles and one.outcome not in _OFTEN
        alike = [o for o in kept if _of_one(o, one)] if settles else []
        if not alike:
            kept.append(one)
        elif one.responsible and not alike[0].responsible:
            kept[kept.index(alike[0])] = one
    return kept


def _by_name(one: Decision) -> Decision:
    """通过人事任免事项：任命甲为乙: what was agreed to is who was put where.

    甲方案以5票同意获得通过: the plan, and not by how many votes.
    """
    if one.object and "：" in one.object and (led := _LED.match(one.object)):
        one = replace(one, object=led["whole"] or one.object[led.end() :])
    if one.object and (joined := _JOINED.match(one.object)):
        one = replace(one, object=one.object[joined.end() :])
    if one.outcome == REFUSED and one.object and one.object.endswith("被"):
        return replace(one, object=one.object[:-1])  # 甲方案被否决
    if one.outcome == PUT_OFF and one.object and (put_off := _PUT_OFF.match(one.object)):
        return replace(one, object=one.object[put_off.end() :])
    if one.outcome == PASSED and one.object and (votes := _TALLY.search(one.object)):
        return replace(one, object=one.object[: votes.start()])
    put = _STAFF_LISTED.match(one.object or "") if one.outcome == PASSED else None
    return (
        replace(one, outcome=AGREED, object=one.object[put.end() :]) if put and one.object else one
    )


def _is_of_voters(one: Decision) -> bool:
    return one.outcome in (AGREED, REFUSED) and _VOTERS.fullmatch(one.object or "") is not None


def _without_echoes(decisions: tuple[Decision, ...]) -> Iterator[Decision]:
    """Without what a sentence and its clause both told; 甲意见 stands for 甲意见制定情况 too."""
    for at, one in enumerate(decisions):
        if one.object and any(_is_within(other, one) for other in decisions[:at]):
            continue
        if not one.object and any(_is_named_beside(other, one) for other in decisions):
            continue
        general = one.outcome in (AGREED, PASSED) and _OF_STAFF.fullmatch(one.object or "")
        if general and any(map(_is_of_one, decisions)):
            continue
        paper = _HOW_IT_STANDS.sub("", one.object) if one.object else None
        if paper == one.object or replace(one, object=paper) not in decisions:
            yield one


def _is_named_beside(other: Decision, one: Decision) -> bool:
    """大家无异议，会议同意甲: what the sentence names is what nobody minded."""
    same = (other.outcome, other.evidence) == (one.outcome, one.evidence)
    return same and one.outcome == AGREED and bool(other.object) and not one.responsible


def _is_of_one(one: Decision) -> bool:
    return bool(one.object) and _PUT_IN.search(one.object or "") is not None


def _is_within(other: Decision, one: Decision) -> bool:
    same = other.evidence in one.evidence or one.evidence in other.evidence
    told = same and one.responsible in ((), other.responsible)
    return told and _of_one(other, one)


def _of_one(one: Decision, other: Decision) -> bool:
    return (one.outcome, one.object) == (other.outcome, other.object)
