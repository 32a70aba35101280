"""The object of a decision by its own name: without votes, verdict or the points it leads."""

import re
from dataclasses import replace

from corpus.decisions.outcomes import AGREED, PASSED, PUT_OFF, REFUSED
from corpus.model import Decision

_CUTS = (
    # 甲局意见：一是… leads points of its own; 以下意见：乙 is on the first of them
    (
        "",
        "：",
        r"^([^，。：；]{2,40}(?:意见|建议|请求|措施|事项))：(?:一是|[（(]?[一1][）)、.．]).*$",
        r"\1",
    ),
    ("", "：", r"^[^，。：；]{0,20}(?:以下|下列|如下)[^，。：；]{0,6}：(?=.)", ""),
    # 讨论并原则同意成立甲
    ("", "并", "^并(?:一致|原则上?)*同意(?=..)", ""),
    # 甲方案被否决; 暂缓采购乙 as the heading has it; 甲方案经表决以5票同意获得通过
    (REFUSED, "被", "被$", ""),
    (PUT_OFF, "暂缓", "^暂缓(?:审议|研究|实施|办理)?(?=..)", ""),
    (
        PASSED,
        "",
        r"(?<=..)(?:经(?:[^，。]{0,8}(?:表决|投票))?)?(?:以(?:\d{1,4}票|全票).*|(?<=经))$",
        "",
    ),
)
"""Of which outcome, any where it is empty; what it holds; what goes; and what is kept of it."""

_RULES = tuple((outcome, sign, re.compile(cut), kept) for outcome, sign, cut, kept in _CUTS)

OF_STAFF = re.compile(
    "(?:有关|相关|市|县|区)?(?:人事|干部|职务)(?:任免|调整|安排)?(?:的?(?:事项|事宜|议题|问题|名单|议案|工作))?"
)
_PUT_SOMEWHERE = re.compile(
    rf"(?:{OF_STAFF.pattern}：|^)(?=(?:任命|免去)[^，。；]{{2,20}}(?:为|职务))"
)
_VOTERS = re.compile(
    r"者(?:$|[\d占共为有，、].*)"
    r"|[^，。；]*的(?:业主|代表|委员|党员|村民|户主?|人)?(?:共|有|占)?\d[\d.,]*[户人名票%](?:[、，（占].*)?"
)


def by_its_name(one: Decision) -> Decision:
    """The decision on what it is on; 通过人事任免事项：任命甲为乙 agrees to who was put where."""
    name = one.object or ""
    for outcome, sign, cut, kept in _RULES if name else ():
        if outcome in ("", one.outcome) and sign in name:
            name = cut.sub(kept, name)
    put = _PUT_SOMEWHERE.match(name) if one.outcome == PASSED else None
    if put:
        return replace(one, outcome=AGREED, object=name[put.end() :])
    return one if name == (one.object or "") else replace(one, object=name)


def names_voters(one: Decision) -> bool:
    """同意者502人, 同意更换电梯的业主502户: who was for it, and no matter."""
    return one.outcome in (AGREED, REFUSED) and _VOTERS.fullmatch(one.object or "") is not None
