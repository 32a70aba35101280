"""A page that was copied into one line: its path, headline and foot cut from what it tells."""

import re
from collections.abc import Sequence

from corpus.grammar.tables import one_of, table_words

_LINE_END = "<br>"
"""What the cleaning of lines takes for a line end, and counts no line by."""

_PATH = re.compile(r"((?:[^>＞»\s。]{1,20}\s*(?:>{1,2}|＞|»)\s*)+[^>＞»\s。]{1,20})\s+(?=\S{8})")
_ARROW = re.compile("[>＞»]")
_BYLINE = re.compile(r"\s(?<=\S.)\s*(?=(?:信息|文章)?(?:来源|发布时间|发布日期|作者)\s*[：:])")
_BYLINE_FIRST = re.compile(
    r"(?:[^\s：:，。]{0,4}(?:来源|发布时间|发布日期|作者|编辑|浏览次数)\s*[：:]\s*[^\s，。]{1,30}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s+){1,5}(?=[^\s：:]{8}|\S{0,6}[讯电]\s)"
)
"""作者：某某 来源：某网 发布时间：2033年4月28日 本站讯 …: who put the page there, and when."""

_CRUMBS = re.compile(r"\s*您?(?:(?:现在|当前)?的?|所在)位置\s*[：:]\s*\S{2,60}\s+(?=\S{8})")
_POSTED = re.compile(
    r"\s(?=(?:发布)?(?:时间|日期)[：:]\s*\d{4}[-/.年]\d)[^。]{8,28}(?:(?:微信|微博|QQ空间|分享到?)[：:]?\s+){1,5}"
)
"""时间：2033-04-28 10:09 微信 微博 QQ空间: when the page was put there, with where to share it."""

_HEADLINE = re.compile("[^。]{0,80}会议[^。]{0,60}")
_FOOT = re.compile(
    rf"\s*(?=[（(【\[]?(?:(?:本报|见习)?记者\s|通讯员\s|上一[条篇页则]|下一[条篇页则]|{one_of(table_words('page_furniture'))}))"
)
_LONGEST_FOOT = 160
_ITEMS_BEGIN = re.compile(r"(?:[纪紀]要|事[项項])[^，。；：:]{0,4}如下[：:]\s*(?=一、)")
"""现将会议纪要如下：一、…。二、…: items that a page has run together."""

_NUMERALS = "二三四五六七八九十"
_FEWEST_ITEMS = 2


def cut_at_page(lines: Sequence[str]) -> list[str]:
    """The lines with a path before a headline, a byline behind it and a foot cut off."""
    lines = [_cut(line) if "会" in line and "会议" in line else line for line in lines]
    return [_with_items_apart(line) if "如下" in line else line for line in lines]


def _with_items_apart(line: str) -> str:
    """The line with an end before each of its numbered items, as many as follow in order."""
    begin = _ITEMS_BEGIN.search(line)
    places = [begin.end()] if begin else []
    for numeral in _NUMERALS if begin else "":
        at = line.find(f"。{numeral}、", places[-1]) + 1
        if not at:
            break
        places.append(at)
    if len(places) < _FEWEST_ITEMS:
        return line
    ends = [*places[1:], len(line)]
    items = [line[start:end] for start, end in zip(places, ends, strict=True)]
    return _LINE_END.join([line[: places[0]], *items])


def _cut(line: str) -> str:
    path = (_PATH.match(line) if _ARROW.search(line) else None) or _CRUMBS.match(line)
    front = path.end() if path else 0
    line = _without_foot(_without_byline(line, front), front)
    return path.group().rstrip() + _LINE_END + line[front:] if path else line


def _without_byline(line: str, front: int) -> str:
    if "：" not in line and ":" not in line:
        return line
    if posted := _POSTED.search(line, front):
        around = line[: posted.start()], posted.group().strip(), line[posted.end() :]
        return _LINE_END.join(around)
    if first := _BYLINE_FIRST.match(line, front):
        return line[: first.end()].rstrip() + _LINE_END + line[first.end() :]
    byline = _BYLINE.search(line, front)
    if byline and _HEADLINE.fullmatch(line, front, byline.start()):
        return line[: byline.start()] + _LINE_END + line[byline.end() :]
    return line


def _without_foot(line: str, front: int) -> str:
    """Without what stands behind the last full stop, where that is no more than a foot has."""
    end = line.rfind("。") + 1
    if not max(front, 1, len(line) - _LONGEST_FOOT) <= end < len(line):
        return line
    foot = _FOOT.match(line, end)
    return line[:end] + _LINE_END + line[foot.end() :] if foot else line
