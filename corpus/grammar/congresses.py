"""Names of congresses, 第三届教职工代表大会第五次会议 and 工会第三次代表大会: whose, of what kind.

A congress is an organ of whoever it belongs to, and its sitting is named after it.
"""

import re

from corpus.grammar.numerals import NUMERAL

CONGRESS = "代表大会"
_MEMBERS = (
    "(?:教?职工|工会会员|会员|党员|团员|妇女|女职工|学生|研究生|教师|员工"
    "|社员|业主|居民|村民|股东|工会)"
)
_AND_MORE = re.compile(
    rf"(?P<first>{_MEMBERS})(?=[暨、和](?:第?{NUMERAL}届)?(?:第?{NUMERAL}次)?{_MEMBERS}{CONGRESS})"
)
"""教职工暨第三届工会会员代表大会: two congresses, of which the first leaves out its name."""

_OF_MEMBERS = re.compile(rf"{_MEMBERS}?{CONGRESS}")
_NOBODYS = re.compile(f"(?:[我本全该][省市州盟区县旗镇乡校院局])?(?:全国|全体)?{CONGRESS}")
_KINDS = ("全国代表大会", CONGRESS)
_SHORT = re.compile("[教职工党团妇学]代会(?:会议)?$")
"""三届五次教代会: a congress by its short name."""


def told_apart(text: str) -> str:
    """The name with each congress of a pair by its whole name."""
    return _AND_MORE.sub(rf"\g<first>{CONGRESS}", text) if CONGRESS in text else text


def is_behind(text: str) -> bool:
    """Whether the words behind a counter name a congress: 第十二次 and 妇女代表大会."""
    return text.endswith(CONGRESS)


def kind_of(name: str) -> str | None:
    """The kind of meeting that a congress is, or ``None`` where the name is of none."""
    return next((kind for kind in _KINDS if name.endswith(kind)), None)


def is_short(text: str) -> bool:
    """Whether the name of a meeting ends in 教代会, 职代会 and the like."""
    return _SHORT.search(text) is not None


def with_owner(bodies: tuple[str, ...]) -> tuple[str, ...]:
    """职工代表大会 beside 甲院工会代表大会 is 甲院's too; one of nobody is no organ."""
    owner = next((_OF_MEMBERS.sub("", body) for body in bodies if CONGRESS in body), "")
    told = (owner + body if _OF_MEMBERS.fullmatch(body) else body for body in bodies)
    return tuple(body for body in told if not _NOBODYS.fullmatch(body))
