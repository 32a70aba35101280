"""The marks of a list put right before it is read: 甲/乙, ①甲②乙, 全体班子成员（甲、乙）."""

import re

from corpus.grammar.people import HAN, is_name

_SLASH = re.compile(rf"(?<=[{HAN}])\s*/\s*(?=[{HAN}])")
_STAR = re.compile(rf"(?<=[{HAN}])[*＊]+")
_COUNTED = re.compile(
    rf"(?:^|(?<=[\s、，；]))(?:[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．、])\s*(?=[{HAN}]{{2}})|[①-⑳]\s*(?=[{HAN}]{{2}})"
)
_GROUP = re.compile(
    r"(?P<group>[^，。；：:（()）、\s]{0,12}(?:成员|人员|委员|领导|代表|干部|职工))(?:共?\d+[人名])?"
    rf"[（(](?P<names>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})+)[）)]"
)
_SAT_IN = re.compile(rf"(?P<row>[{HAN}、]{{2,60}}?)列席(?=[，；。\s]|$)")
"""；县人大甲、县政协乙列席: all of the row, as brackets say behind others."""

_KEPT = re.compile(rf"(?<=[{HAN}]{{2}})记录(?=[，；。、\s]|$)")

_FEWEST = 2
_SIGNS = frozenset("/*＊（(.．①")


def with_plain_marks(text: str) -> str:
    """The text with 、 between its names, and those of a group behind a colon."""
    if "列席" in text:
        text = _SAT_IN.sub(lambda row: f"{row['row'].replace('、', '（列席）、')}（列席）", text)
    text = _KEPT.sub("（记录）", text) if "记录" in text else text
    if _SIGNS.isdisjoint(text):
        return text
    text = _STAR.sub("", _SLASH.sub("、", text))
    if len(_COUNTED.findall(text)) >= _FEWEST:
        text = _COUNTED.sub("、", text).lstrip("、")
    return _GROUP.sub(_opened, text)


def _opened(group: re.Match[str]) -> str:
    named = all(map(is_name, group["names"].split("、")))
    return f"{group['group']}：{group['names']}" if named else group.group()
