"""What a digest says was heard: 听取了甲的汇报, and what the report was on.

It is an outcome only where the item settles nothing else.
"""

from collections.abc import Iterator

from corpus.decisions.outcomes import HEARD
from corpus.grammar.clauses import ADVERB, VERB
from corpus.grammar.documents import find_documents
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.people import is_name, read_person
from corpus.model import Decision

_REPORT_DONE = late("(?<=汇报)，|之?后(?:，|$)")
_HEARD = late(
    rf"(?:^|[，；])(?:{ADVERB}|会议)*听取(?:[、和并与及]?(?:{ADVERB}|{VERB}))*了?(?P<object>(?:(?!，(?:并|{ADVERB}*{VERB}|安排|原则|会议))[^；。])+)"
)
_AND_RATED = late("并(?:进行|开展)了?[^，。；]{0,6}(?:测评|评议|询问)$")
_OF_NOTHING = late(
    "(?:大家|有关|相关|各|与会)?(?:单位|部门|人员)?的?(?:汇报|报告|介绍|说明|情况)+(?:之?后)?"
)
_NEXT_REPORT = late("(?<=汇报|报告|通报)(?:、|，|和|以及|及)(?!(?:其|相关|有关|讨论|建议|意见))")
_A_REPORT = late("(?:汇报|报告|通报)$")
"""听取了甲的报告、乙的汇报: two of them."""

_NEXT_STATE = late("(?<=情况|进展|进度)(?:、|，|和|以及)")
_A_STATE = late("(?:情况|进展|进度)$")
_ITS_END = late("的?(?:专题|工作)?(?:汇报|报告)$")
_ENTITLED = late("^题为《[^《》]*(?:《[^《》]*》[^《》]*)?》的")
_WEIGHED = late("审议|讨论|研究|审查")
REPORTED = late(
    "(?:汇报|报告|通报|说明|介绍|情况|意见|建议)(?:[（(][^（）()]*[）)])?》?(?:[（(][^（）()]*[）)])?$"
)
_REPORTED_LAST = late("的(?:情况)?(?:汇报|报告|说明)$")
_REPORT_END = late(
    r"(?:的(?:工作(?=汇报))?)?(?:专题|专项|书面)?(?:汇报|(?<!工作)报告|通报)$|(?<=情况)(?:的)?说明$"
)
_ON_ITSELF = late(
    "的?(?:有关|相关)?(?:编制|修[订改]|成果)?的?(?:有关)?(?:情况)?的?(?:汇报|报告|说明|介绍)?"
)
"""《甲》的情况汇报 was on 《甲》, 《甲》落实情况 on how it is carried out."""

_ALL_OF_THEM = late("各(?:[省市州盟区县旗镇乡局]|县区|区县|乡镇|镇街|部门|单位|科室|组|代表团)+")
_ABOUT = late(r"^(?:关于|有关于)")


def heard(heading: str, evidence: str) -> Iterator[Decision]:
    """The report that a clause of a heading says was heard, if what it was on is said."""
    for match in _HEARD.finditer(heading):
        told = _AND_RATED.sub("", match["object"].strip())
        if _OF_NOTHING.fullmatch(told):
            return
        weighed = _WEIGHED.search(match.group())
        if weighed and not REPORTED.search(told) and not _REPORTED_LAST.search(heading):
            return  # 听取和审议了人事事项: no report was heard
        for part in _each(told):
            topic = topic_of(part)
            yield Decision(HEARD, part if _is_who(topic) else topic, (), (), None, evidence)
        return


def _is_who(topic: str) -> bool:
    """甲局、乙局 of 听取甲局、乙局的汇报: who reported, and nothing that it was on."""
    who = topic.removesuffix("同志").removesuffix("等")
    _, end = leading_organizations(who)
    return end == len(who) or is_name(who) or _ALL_OF_THEM.fullmatch(who) is not None


def _each(told: str) -> list[str]:
    """甲的报告、乙的汇报, and 甲工作进展、乙办理情况的汇报: what each was on."""
    parts = _NEXT_REPORT.split(told)
    if len(parts) > 1 and all(map(_A_REPORT.search, parts)):
        return parts
    states = _NEXT_STATE.split(_ITS_END.sub("", told))
    return states if len(states) > 1 and all(map(_A_STATE.search, states)) else [told]


def topic_of(text: str) -> str:
    """What a report was on: 关于防汛工作情况的汇报 -> 防汛工作情况."""
    text = _ENTITLED.sub("", _REPORT_DONE.split(text)[0])
    titles = list(find_documents(text))
    if titles and _ON_ITSELF.fullmatch(text[titles[-1].end :]):
        text = titles[-1].mention.title if len(titles) == 1 else text
        return _ABOUT.sub("", _REPORT_END.sub("", text)) if _ABOUT.match(text) else text
    _, end = leading_organizations(text)
    about = text.find("关于")
    if 0 < end <= about <= end + 12 or (about > 0 and read_person(text[:about])):
        text = text[about:]
    return _ABOUT.sub("", _REPORT_END.sub("", text)).strip() or text
