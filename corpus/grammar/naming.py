"""What a clause of a digest names: 近期安全生产、经济运行等工作 names 安全生产 and 经济运行.

Words that only point (近期, 我市, 有关) or hold (工作, 精神, 汇报) name nothing; they are a table.
"""

import re
from itertools import pairwise

from corpus.grammar.tables import one_of, table_words

_POINTS = re.compile(
    one_of(table_words("agenda_words", "points"))
    + r"|(?:\d{4} ?年)?(?:[\d—－-]{1,5}月份?|[一二三四][一二三四、]{0,3}季度|[上下]半年)"
    + r"|\d{4} ?年度?"
    + "|[岁年]末年初|年底|[^，、]{2}[省市区县旗州](?=(?:贯彻|落实|下一|有关|相关|具体))"
)
_HOLDS = re.compile(one_of(table_words("agenda_words", "holds")))
_SINGLE = table_words("agenda_words", "single")
_PLACE = re.compile("^[^省市区县旗州]{2}[省市区县旗州](?=..)")
_PARTS = re.compile("[、，；（）]|以及|和|及|与|暨|等|的|了|关于")
_TITLE = re.compile("《[^》]*》?")
_STAGE = re.compile("（[^（）]*）(?=》?$)")
_FIVE_YEARS = re.compile("(?:第|“)?(十[一二三四五六七八九])(?:个五年|五”)")
"""第十四个五年规划 is the “十四五”规划."""

_RUN = 4
_SHORTEST_SAME = 2


def things(text: str) -> tuple[str, ...]:
    """What is named, part by part: the titles whole, then what stands outside 《》."""
    bare = _HOLDS.sub("，", _POINTS.sub("，", _TITLE.sub("，", text)))
    parts = (_PLACE.sub("", part) for part in _PARTS.split(bare))
    named = (part for part in parts if part and part not in _SINGLE)
    return (*_TITLE.findall(text), *named)


def is_named(thing: str, text: str) -> bool:
    """Whether a text names it too: a title whole, else four characters of it or half its pairs."""
    if len(thing) < _SHORTEST_SAME:
        return False
    if thing[0] == "《":
        return _STAGE.sub("", thing).strip("《》") in text
    if "五" in thing and "五年" in text:
        text = _FIVE_YEARS.sub(r"\1五", text)
        thing = thing.replace("“", "").replace("”", "")
    run = max(_RUN, len(thing) // 2)
    if any(thing[at : at + run] in text for at in range(len(thing) - run + 1)):
        return True
    pairs = _pairs(thing)
    return 2 * len(pairs & _pairs(text)) >= len(pairs)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))
