"""What an object that only points stands for: 此項建議, 該項規例, 上述會議紀要, 此項目."""

from corpus.patterns import late
from corpus.scripts import fold

_POINTS = "(?:[此该本]|有关|上述|该等)(?:项|个|份|宗|条)?(?:的)?"
_RECORD = late(r"(?:上述|该次|有关)的?会议的?(?:会议)?[纪记][录要]")
_NAMED_RECORD = late(r"(?:通过|确认)(?P<what>.*(?:\d|第.{1,4}次|上次|[年月日]).*[纪记][录要])")
_ADVICE = late(f"{_POINTS}建议")
_ADVISED = late("建议[:：,，]?(?P<what>[^。,，;；]{4,})")
_PAPER = late(f"{_POINTS}(?:规例|条例草案|条例|法案|草案|附属法例|修正案|计划|报告|文件)")
_QUOTED = late("《[^《》]{2,40}》")
_ITEM = late(f"(?:{_POINTS})?(?:项目|事项|议题|课题|议项|讨论)|{_POINTS}(?:申请|事)")
_ASKED = late("^建议(?=..)")
_HOLDS = late("^(?:续议事项|其他事项|.{0,16}(?:续议事项|的报告|处理的事项)$|通过)")
"""A heading that holds several matters names none of them."""


def pointed_at(what: str | None, said: str, heading: str) -> str | None:
    """The object, or what it points to: said before it in the paragraph, or the item itself.

    ``None`` where nothing tells it: an object that only points names nothing.
    """
    folded = fold(what or "").strip("的")
    if _RECORD.fullmatch(folded):
        record = _NAMED_RECORD.search(fold(heading))
        return heading[record.start("what") : record.end("what")] if record else what
    for points, names in ((_ADVICE, _ADVISED), (_PAPER, _QUOTED)):
        if points.fullmatch(folded):
            found = [*names.finditer(fold(said))]
            return said[slice(*found[-1].span(found[-1].lastgroup or 0))] if found else what
    if _ITEM.fullmatch(folded):
        asked = _ASKED.match(fold(heading))
        item = heading[asked.end() if asked else 0 :]
        return what if not item or _HOLDS.match(fold(heading)) else item
    return what
