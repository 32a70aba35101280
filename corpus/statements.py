"""What an item headed by a problem states without a word of ruling: 补偿标准按每亩6万元执行.

It is believed only where the item, or the paragraph with a title of its own, settles nothing else.
"""

from collections.abc import Iterator, Sequence

from corpus.model import Decision
from corpus.outcomes import AGREED, HEARD, ORDERED, SENTENCE
from corpus.patterns import late
from corpus.tables import table_patterns

_STATES = late(table_patterns("rulings", "states", {}) + "(?=[，。；]|$)")
_LEAD = late(
    "(?P<own>(?:会议|会上)(?:明确|确定|议定|商定)[，：]?|经(?:会议)?(?:研究|讨论|协商)(?:明确|确定)?，)?"
    r"(?:[^，。；：]{2,24}(?:缺口|[所尚]需|经费|资金|费用)[^，。；：]{0,6}[\d.]+[万亿]?元，)?"
)
"""会议明确，or what it costs, before the statement itself."""

_PROBLEM = late(
    "(?:会议)?(?:研究|讨论)?了?(?:关于[^，。；：]{2,50}|[^，。；：]{2,50}(?:问题|事宜|事项))"
)
_POINT = late(rf"(?:关于[^，。；：]{{2,30}}，|{_PROBLEM.pattern}[。：])(?=.)")
_SIGN_OF_POINT, _FRONT = late("关于|问题|事宜|事项"), 60
"""What each point holds in front: a quick look before the pattern is tried."""

_REPORTS = late(
    "汇报|介绍|反映|表示|目前|现(?:行|有|按|由|执)|近年|已|曾|[去上前]年|原(?!则)|据|建议|提出|认为|[拟预估测]算?[计算由按]|要求|强调|指出|希望|必须"
    "|应[当该]?|要(?!素)|如[果需]?|若|是否|力争|确保|申请|请求|暂|不|未"
)
"""What somebody told, wished, or what was so before."""

_IS_SO = late("多年|一直|群众|矛盾|难以|突出|影响|导致|造成|偏[高低]|过[高低]")
_TOLD = late("汇报|介绍|反映|通报|提出|认为|目前")


def statements(heading: str, texts: Sequence[str], found: Sequence[Decision]) -> Iterator[Decision]:
    """One statement of each problem that ``found`` does not settle."""
    settled = [one for one in found if one.outcome not in (HEARD, ORDERED)]
    opens = (text for text in texts if _SIGN_OF_POINT.search(text, 0, _FRONT))
    points = [point for text in opens if (point := _POINT.match(text))]
    for point in points:
        rest = point.string[point.end() :]
        if not any(one.evidence in point.string or one.evidence in rest for one in settled):
            yield from _first((rest,))
    if not points and not settled and _PROBLEM.fullmatch(heading):
        yield from _first(texts)


def _first(texts: Sequence[str]) -> Iterator[Decision]:
    """What the first sentence that states something says, if it opens so.

    Behind what somebody reported only the meeting's own words count.
    """
    reported = False
    for sentence in (one for text in texts for one in SENTENCE.findall(text)):
        lead = _LEAD.match(sentence)
        told = _STATES.match(sentence, lead.end() if lead else 0)
        own = not reported or (lead is not None and lead["own"] is not None)
        if told and own and not (_REPORTS.search(told.group()) or _IS_SO.search(sentence)):
            yield Decision(AGREED, told.group(), (), (), None, sentence.strip())
            return
        reported = reported or _TOLD.search(sentence) is not None
