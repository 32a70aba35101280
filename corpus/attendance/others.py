"""Those of a list who are told without a name, behind the ones who are named: 甲、乙等9人."""

import re

from corpus.grammar.people import HAN

_MEMBERS = (
    rf"(?:(?!单位|部门)[{HAN}]){{0,10}}?"
    "(?:代表|党员|成员|人员|干部|委员|同志|群众|村民|居民|职工|[组队]长)"
)
_SO_MANY = r"(?:\d+|[两一二三四五六七八九十]+)[余多]?\s*[人名位]"
_AND_SO_MANY = re.compile(
    rf"(?<=[{HAN}])(?:(?:等(?:委员|领导|有关同志|同志)?共?\s*|共\s*){_SO_MANY}"
    rf"(?:委员|同志|领导|{_MEMBERS}(?:[和及与]{_MEMBERS})*)?|等{_MEMBERS}(?:共?{_SO_MANY})?)\s*$"
)
"""甲、乙等9人, 甲等38名村民代表: how many came with those who are named."""


def others_at(text: str) -> int:
    """Where the words about the others begin, behind a name; 0 where there are none."""
    more = _AND_SO_MANY.search(text) if "等" in text or "共" in text else None
    return more.start() if more else 0
