"""Whether a text records a meeting at all, or only speaks of meetings, as a rule does."""

import re
from collections.abc import Sequence

from corpus.layout import LABEL
from corpus.mending import Line

_TITLE = re.compile(r"(?:纪要|紀要|会议记录|會議紀錄|议事录|議事錄)(?:[（(].{1,12}[）)])?$")
_NAMED = re.compile(r"会议纪要|會議紀錄|第[\d一二三四五六七八九十百○〇零]{1,5}次[^，。]{0,12}会议?")
_HELD = re.compile(
    r"主持召开|主持了?会议|召开[^，。]{0,30}(?:会议|会)|会议由[^，。]{2,30}主持|主持\S{0,10}会议"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]{1,4}条[\s　]")
_BLANKS_TO_FILL = re.compile(
    r"[×xXＸ✕Ｏ]{1,4}年[×xXＸ✕Ｏ]{1,3}月|×{2,}|[Xx]{2,}[区市县局]|_{2,}年|\s年\s+月\s+日|〔[×xXＸ]{2,4}〕"
)
_RULE_TITLE = re.compile(
    r"(?:议事规则|工作规则|工作制度|管理办法|写作|格式|范文|模板|模版|样本)[）)]?$"
)
_HEAD_LINES = 12


def is_record(lines: Sequence[Line], page_title: str | None) -> bool:
    """Whether the text records a meeting; an unknown layout gets the benefit of the doubt."""
    texts = [line.text for line in lines if line.text]
    head = texts[:_HEAD_LINES]
    if _is_rule(texts) or _is_template(texts, head):
        return False
    if any(_TITLE.search(text) for text in (*head, page_title or "") if len(text) < 90):
        return True
    if any(_HELD.search(text) for text in head):
        return True
    return any(map(_NAMED.search, head)) and any(map(LABEL.match, texts))


def _is_rule(texts: Sequence[str]) -> bool:
    """Three articles, or the title of a rule without anyone who held a meeting."""
    articles = sum(1 for text in texts if _ARTICLE.match(text + " "))
    if articles >= 3:
        return True
    title = next(iter(texts), "")
    return bool(_RULE_TITLE.search(title)) and not any(map(_HELD.search, texts[:_HEAD_LINES]))


def _is_template(texts: Sequence[str], head: Sequence[str]) -> bool:
    """Dates and names left to be filled in."""
    return any(map(_BLANKS_TO_FILL.search, head)) or (
        sum(len(_BLANKS_TO_FILL.findall(text)) for text in texts) >= 3
    )
