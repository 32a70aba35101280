"""What formal minutes dispose of without a word of ruling, beside a verdict or alone.

Who is appointed (董事会聘任甲为乙), who bears a cost (甲费用由乙局垫付), what is paid (甲予以支付),
who is struck off, what goes on as before. The wordings are tables (``data/rulings.txt``); what is
only told, wished or planned disposes of nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Decision
from corpus.outcomes import AGREED, HEARD, ORDERED, REFUSED
from corpus.patterns import late
from corpus.tables import table_patterns

_BORNE = table_patterns("rulings", "borne", {})
_GRANTED = table_patterns("rulings", "granted", {})
_SIDE = table_patterns("rulings", "side matter", {})
_LABEL = r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*)?+"
_WHO = "(?:会议|(?:党组|党委|常委会|董事会|理事会|股东会|股东大会|主席团)(?:会议)?)"

_APPOINTS = late(
    rf"(?:^|[，。；]){_LABEL}{_WHO}(?:一致|同意|决定|研究)*(?P<name>(?:聘任|聘请|任命|续聘)[^，。；]{{2,20}}(?:为|担任)[^，。；]{{2,24}})"
)
"""经总经理提名，董事会聘任甲为乙."""

_BEARS = late(
    rf"(?:^|[；。]){_LABEL}(?P<name>(?!{_SIDE})[^，。；：]{{4,36}}?，?(?:先)?由[^，。；]{{2,24}}?(?:{_BORNE}))(?=[，。；]|$)"
)
_GRANTS = late(
    rf"(?:^|[；，。]){_LABEL}(?P<name>(?!{_SIDE})[^，。；：]{{4,40}}?)(?<![要应须将可已的不未])予以(?:{_GRANTED})(?=[，。；]|$)"
)
_AS_BEFORE = late(
    r"不(?:予)?(?:同意|采纳|支持)[^，。；]{2,40}，(?P<name>(?:仍|继续)(?:然|旧)?(?:按照?|维持|执行|沿用|采用|实行|保留)[^，。；]{4,40})"
)
"""会议不同意甲，仍按原定的乙组织实施."""

_STRIPS = late(
    r"(?:^|[，；])(?:会议)?(?:仍|一致|决定|研究)*(?P<name>(?:取消|撤销|暂停)其?[^，。；的]{0,12}(?:资格|称号|评优|评先|待遇|荣誉))(?=[，。；]|$)"
)
"""原则同意名单，但其中甲被通报，取消其表彰资格: beside a verdict of the same sentence only."""

_TOLD = re.compile(
    "汇报|介绍|通报(?!批评)|建议|提出|申请|反映|此前|曾|已(?:经)?(?:由|于)|认为(?=应|可|要)"
)
_NO_LONGER = late("对?(?P<name>[^。；]{2,40}?)?，?不再(?P<what>续[租签聘订包约期]|延期|租用|聘用)")
_ASKED = r"[^，。；]{0,16}(?:提出|申请|要求|请求|希望|同意)[^。；不]{0,8}"
"""甲提出续租。会议明确不再续租: what was asked for above in the paragraph is not granted."""

_SAID = late("会议(?:还|同时|最后)?(?:(?P<comment>强调|指出|要求[，：])|.)")
"""What a paragraph says last of the meeting before a sentence: a comment goes on in the next."""

SIGN = late(
    "聘|任命|垫付|各[承负出]|分担|分摊|共担|予以|不(?:予)?(?:同意|采纳|支持)|取消|撤销|暂停"
)
"""What each of these holds: a quick look before the patterns begin everywhere."""

_ALONE = (
    (_APPOINTS, False),
    (_BEARS, True),
    (_AS_BEFORE, False),
    (_GRANTS, True),
)
"""Each with whether what stands before it in its sentence must not be somebody's report."""


def disposed_of(
    text: str, sentence: str, formal: bool, told: Sequence[Decision]
) -> Iterator[Decision]:
    """What a sentence disposes of in words that nothing else was read from."""
    names = [one.object or "" for one in told if one.outcome not in (ORDERED, HEARD)]
    for one in find_dispositions(text, sentence, formal=formal, beside_verdict=bool(names)):
        name = one.object or ""
        if not any(other and (other in name or name in other) for other in names):
            yield one


def find_dispositions(
    text: str, sentence: str, *, formal: bool, beside_verdict: bool
) -> Iterator[Decision]:
    """What a sentence of a paragraph disposes of, each in the words of the text."""
    if not SIGN.search(sentence):
        return
    said = [*_SAID.finditer(text, 0, text.find(sentence) + 1)][-1:]
    spoken = bool(said and said[0]["comment"])
    for pattern, plain in _ALONE if formal else _ALONE[:-1]:
        for found in pattern.finditer(sentence):
            if not (plain and (spoken or _TOLD.search(sentence, 0, found.end()))):
                yield Decision(AGREED, found["name"], (), (), None, sentence)
    if beside_verdict:
        for found in _STRIPS.finditer(sentence):
            yield Decision(AGREED, found["name"], (), (), None, sentence)


def put_right(text: str, one: Decision) -> Decision:
    """An agreement by what it is: 同意追认甲 confirms it, 不再续租 may refuse a request."""
    name = one.object or ""
    if one.outcome != AGREED:
        return one
    if name.startswith("追认"):
        return replace(one, outcome="确认", object=name[2:].lstrip("了") or None)
    ends = _NO_LONGER.fullmatch(name)
    before = text[: text.find(one.evidence)]
    asked = ends and re.search(f"{_ASKED}{ends['what']}", before)
    if not ends or not asked:
        return one
    name = f"{ends['name']}{ends['what']}" if ends["name"] else asked.group()
    return replace(one, outcome=REFUSED, object=name)
