"""What another body passed, told where its papers are studied: no outcome of this meeting.

会议指出，党的二十届三中全会审议通过《甲》，…; 传达学习市委全会精神。全会审议通过了《乙》: nobody
here passed them, and no local meeting passes a paper of the centre, whoever its 会议 is.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.decisions.outcomes import PASSED
from corpus.grammar.patterns import late
from corpus.model import Decision, Section

_HOW = "(?:审议|表决|讨论|研究|一致|正式|全票)*(?:原则)?(?:通过|批准)了?"
_ELSEWHERE = late(
    rf"(?:中全会|党的[^，。；《]{{1,10}}大|全国人大[^，。；《]{{0,24}}|国务院[^，。；《]{{0,10}}|中央[^，。；《]{{0,16}}会议){_HOW}$"
)
_OF_THE_STUDIED = late(rf"(?:全会|大会|代表会议?|[届年]?[一二三四五六七八九十百\d]次会议){_HOW}$")
_STUDIES = late("(?:集体|专题|认真|深入)*(?:传达|学习|贯彻|领会)")
_RESPONDS = late(
    "(?P<who>[^，。；：]{1,24}?(?:防指|指挥部|应急委))(?:研究|会商|一致)*(?:决定|确定)"
)
"""省防指决定启动Ⅳ级应急响应: what a meeting of a county is told."""

_CENTRAL = ("中共中央关于", "中共中央、国务院", "中共中央 国务院", "国务院关于")
_OF_THE_CENTRE = late("中央政治局|中央委员会|中央书记处|国务院|全国人大|全国人民代表大会")
_CENTRE = ("中央", "中共中央", "中国共产党", "全国", "国务院", "中华人民共和国")


def is_central(title: str) -> bool:
    """Whether a document is the centre's by its title."""
    return title.lstrip("《").startswith(_CENTRAL)


def is_for_the_centre(heading: str, opening: str) -> bool:
    """Whether an item tells of passing a paper of the centre, which no such meeting can."""
    before, mark, title = heading.partition("《")
    settles = mark and not _STUDIES.match(before) and "通过" in before
    return bool(settles) and is_central(title) and not _OF_THE_CENTRE.search(opening)


def without_others(sections: Sequence[Section], bodies: Sequence[str]) -> tuple[Section, ...]:
    """The sections of a meeting of these bodies without what others passed."""
    central = any(body.startswith(_CENTRE) for body in bodies)
    return tuple(_own(section, central, bodies) for section in sections)


def _own(section: Section, central: bool, bodies: Sequence[str]) -> Section:
    passed = [one for one in section.decisions if one.outcome == PASSED and one.object]
    studies = _STUDIES.match(section.heading) is not None
    others = [
        one
        for one in passed
        if (not central and is_central(one.object or ""))
        or _is_elsewhere(one.evidence, one.object or "", studies)
    ]
    others += [one for one in section.decisions if _is_response_of_others(one, bodies)]
    if not others:
        return section
    return replace(section, decisions=tuple(one for one in section.decisions if one not in others))


def _is_response_of_others(one: Decision, bodies: Sequence[str]) -> bool:
    if not (one.object or "").endswith("应急响应"):
        return False
    told = _RESPONDS.search(one.evidence)
    return told is not None and not any(told["who"].endswith(body) for body in bodies)


def _is_elsewhere(sentence: str, title: str, studies: bool) -> bool:
    """Whether the words before the title say that another body passed it."""
    before = sentence.partition(title)[0].partition("《")[0] if title in sentence else ""
    signs = (_ELSEWHERE, *([_OF_THE_STUDIED] if studies else ()))
    return any(sign.search(before) for sign in signs)
