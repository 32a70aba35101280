"""What a page of news is headed with, above the sentence that tells of the meeting."""

import re
from collections.abc import Sequence
from itertools import islice

from corpus.grammar.dates import begins_with_day, find_date, find_month_and_day
from corpus.grammar.people import HAN
from corpus.head.letterhead import OF_THE_PAGE

_IS_HEADLINE = re.compile(
    rf"(?![^：:]{{2,6}}[：:])[{HAN}\w“”《》、，：！ 　（）]{{8,80}}(?<![，：、])"
)
_OF_A_TABLE = re.compile(
    r"索引号|主题词|分类|当前位置|首页|公开$|^发布|发[布文](?:日期|时间|机构|机关|单位|字号)|日期|时间|文号|栏目"
    r"|责任编辑|\d{4}年\d|\d{4}[-/.]|(?:网|栏|办公室)$|^图[为片：:]|摄$"
)
"""索引号 004321 主题分类 会议, 图为温榆与柳永: a line of the page, and no headline."""

OF_A_FORUM = re.compile("马上注册，|才可以下载或查看|没有账号")
"""马上注册，看更多事; 您需要登录才可以下载或查看，没有账号？: what stands above every text."""

KICKER = re.compile("(?:强调|指出|要求|提出)$")
"""温榆在某会上强调, above the headline that tells what."""

_BESIDE = re.compile(
    r"\W*(?:(?:\d{4}[-/.年]\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|(?:本文|文章)?来源|时间|日期|发布|作者|编辑|浏览|字[号体]|(?:首席|见习|本[报网]|全媒体)*(?:记者|通讯员))"
    r"[^。]{0,40}|[^。，]{2,20}\d日.{0,2}[讯电][^。]{0,30})"
)
"""2033-03-02, ■ 记者 温榆, 青石日报3月3日讯: what may stand between a headline and its text."""

_LATELY = re.compile(r"[^。]{0,60}?(?:昨[天日晚]|今[天日晚]|日前|近日)")
_LABELLED = re.compile(
    r"标(?:\s?题[：:]\s*|\s{1,3}题\s+)(?P<title>\S.{5,}?)(?:\s+(?:信息|主题)分类[：:].*)?"
)
_MOST_ABOVE, _LABELS = 5, 8
_DOES = re.compile(
    rf"(?P<place>(?:(?![全我本各进])[{HAN}]){{1,4}}(?P<level>[省市州盟区县旗镇乡]))(?:全面|再|深入|专题|集中|研究)*"
    "(?:部署|启动|推进|动员|调度|安排)"
)


def labelled_headline(lines: Sequence[str]) -> str | None:
    """What a page names as its headline in a line of its own: 标题：某县政府召开会议."""
    told = (_LABELLED.fullmatch(line) for line in lines[:_LABELS] if line[:1] == "标")
    return next((match["title"] for match in told if match), None)


def headline_above(lines: Sequence[str], opening: str) -> str:
    """What a page of news is headed with, above 8月3日，某会召开…; it need not tell of it."""
    if not (begins_with_day(opening) or _tells_a_day(opening)):
        return ""
    filled = list(islice(filter(None, lines), _MOST_ABOVE))
    above = filled[: filled.index(opening)] if opening in filled else []
    if len(above) > 1 and KICKER.search(above[0]) and _is_headline(above[1]):
        above = above[1:]
    if not above or not _is_headline(above[0]):
        return ""
    return above[0] if all(map(_BESIDE.fullmatch, above[1:])) else ""


def place_of(headline: str, held: str) -> str:
    """柳泉市 of 柳泉市部署供水工作, above 全市供水推进会召开: which 市 all of it is."""
    told = _DOES.match(headline) if held.startswith("全") else None
    return told["place"] if told and held[1:2] == told["level"] else ""


def _is_headline(line: str) -> bool:
    of_the_page = any(of.search(line) for of in (OF_THE_PAGE, _OF_A_TABLE, OF_A_FORUM))
    return _IS_HEADLINE.fullmatch(line) is not None and not of_the_page


def _tells_a_day(opening: str) -> bool:
    first = opening.partition("。")[0]
    return bool(_LATELY.match(first) or find_month_and_day(first) or find_date(first))
