"""What an item of a digest is on, and which of it a pointing word or a short name means.

以上议题, 这两个目录, 前者 and 规划 (for 《甲县文旅规划》) stand for what the heading names.
"""

from collections.abc import Sequence

from corpus.grammar.documents import find_documents, is_short_for
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.subjects import matter_of
from corpus.grammar.tables import table_patterns

_POINTS = late(table_patterns("digest_rulings", "points", {}))
_PART = late(
    r"(?P<end>[前后])(?P<count>[一两二三四五六七八九十]|\d{1,2})(?:[个项份件部]|者)(?:文件|议题|事项|办法|方案|制度|项目|规划|规定)?"
)
"""前两个文件, 后一项: so many from one end."""

_STATE_OF = late(
    "(?<=方案|办法|意见|规划|计划|草案|报告|请示|名单|规定|条例|措施|清单|预案)的?(?:有关|相关)?情况$"
)
"""甲方案有关情况 that was reported: the matter is the plan."""

_GENERIC = late("(?:有关|相关)|议题|文件|材料|事项|内容|汇报|意见|请示|建议|项目|[和及、]")
_REPORT = late(
    r"关于(?P<topic>[^，。；]{2,60}?)(?:(?:所[作做]|(?<!工)[作做])?的(?:情况|专题)*(?:汇报|报告|说明|通报|请示|介绍|议案|申请)|(?<=情况)汇报)(?=[、和及，。；]|$)"
)
_UPON = late(
    r"(?:听取|审议|研究|讨论|审查|审阅)(?:[并和、](?:审议|研究|讨论))?了?(?:[^，。；关]{2,20}(?:提交|提出|上报|报送|起草)的)?(?P<topic>[^，。；《》]{2,60}?)"
    r"(?:[一]?事|(?:有关|相关)?(?:事宜|事项|问题))?$"
)
_STUDIED = late(r"(?:^|，)(?:会议)?(?:首先|集体|专题|认真|深入)*(?:传达|学习)[^，。；]*")
"""A law that was studied is nothing that a verdict of the item is on."""

_CARRIED_OUT = late(
    "(?:(?:贯彻|实施|执行|落实)《[^《》]*》(?:等[^，。；《]{0,8})?的?|《[^《》]*》的?(?:贯彻|实施|执行|落实)+)情况"
)
"""贯彻实施《甲法》情况: how a law is carried out, and no law that is weighed."""

_KEEPING = late(
    r"(?:听取|审议|研究|讨论|审查|[和并、])+了?(?P<topic>[^，。；]*情况的?[^，。；的]{0,4}(?:汇报|报告)|[^，。；]*情况)$"
)
"""听取了《甲法》执行情况的报告: what is weighed."""

_PAIR = 2
_FORMER, _LATTER = "前者", "后者"


def titles_kept(heading: str) -> frozenset[str]:
    """The documents of which a heading only tells how they are kept."""
    kept = [told.span() for told in _CARRIED_OUT.finditer(heading)] if "情况" in heading else []
    found = find_documents(heading) if kept else ()
    return frozenset(
        one.mention.title for one in found if any(start <= one.start < end for start, end in kept)
    )


def titles_weighed(heading: str) -> tuple[str, ...]:
    """The documents that a heading names, without those."""
    kept = titles_kept(heading)
    titles = (found.mention.title for found in find_documents(heading))
    return tuple(title for title in titles if title not in kept)


def matters_of(heading: str) -> tuple[str, ...]:
    """The documents that a heading names, else what each report of it is on, else its matter."""
    heading = _STUDIED.sub("", heading).lstrip("，")
    titles = titles_weighed(heading)
    if titles:
        return titles
    topics = tuple(_STATE_OF.sub("", match["topic"]) for match in _REPORT.finditer(heading))
    if topics:
        return topics
    matter = matter_of(heading)
    if matter:
        return (matter,)
    if "情况" in heading and (keeping := _KEEPING.match(heading)):
        return (keeping["topic"],)
    upon = _UPON.match(heading)
    return (upon["topic"],) if upon else ()


def meant(name: str, named: Sequence[str]) -> tuple[str, ...]:
    """What a pointing word or a short name stands for; empty where it is neither, or unclear."""
    if name in named:
        return (name,)
    if name in (_FORMER, _LATTER):
        both = len(named) == _PAIR
        return (named[0 if name == _FORMER else 1],) if both else ()
    if part := _PART.fullmatch(name):
        count = read_number(part["count"]) or 0
        some = named[:count] if part["end"] == "前" else named[-count:]
        return tuple(some) if 0 < count < len(named) else ()
    if points := _POINTS.fullmatch(name):
        return _pointed_at(points["kinds"], points["count"], named)
    short = [title for title in named if is_short_for(name, title)]
    return tuple(short) if len(short) == 1 else ()


def points(name: str) -> bool:
    """Whether the words only point to what was named before."""
    if name in (_FORMER, _LATTER) or _PART.fullmatch(name):
        return True
    return _POINTS.fullmatch(name) is not None


def _pointed_at(kinds: str, count: str | None, named: Sequence[str]) -> tuple[str, ...]:
    kind = _GENERIC.sub("", kinds)
    found = tuple(title for title in named if not kind or kind in title)
    found = found or (tuple(named) if kind == "报告" else ())  # the things reported on
    number = read_number(count) if count else len(found)
    return found if number == len(found) else ()
