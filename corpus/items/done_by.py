"""What somebody did, heading a numbered item: 一、副校长甲通报了乙; 二、执行某制度，学习了丙."""

import re

from corpus.grammar.people import read_person
from corpus.items.finding import find_told

_BY = "(?:执行|落实|坚持|结合|根据|按照|围绕|针对)"
_MANNER = re.compile(
    f"(?P<who>(?!{_BY})[^，。；：《]{{2,24}}?)?(?:{_BY}[^，。；]{{2,40}}，)?"
    "(?:(?:与会|参会|全体)(?:人员|同志|领导|党员|委员|职工)+)?(?:集体|集中|认真|共同|专题)*"
)


_UPON = re.compile("(?P<who>[^，。；：《]{2,24}?)针对[^，。；]{2,40}，(?=[对就])")
"""副校长甲针对某通知，对防汛工作进行了部署: not 对某通知."""


def done_by_somebody(sentence: str) -> str:
    """The heading without who did it or how it came about, else nothing."""
    rest = _behind_cause(sentence)
    told = find_told(rest)[:1] if "了" in sentence else ()
    at = rest.find(told[0].heading) if told else -1
    if at <= 0:
        return told[0].heading if at == 0 and rest != sentence else ""
    manner = _MANNER.fullmatch(rest, 0, at)
    if manner is None or (manner["who"] and not _is_person(manner["who"])):
        return ""
    return told[0].heading


def _behind_cause(sentence: str) -> str:
    upon = _UPON.match(sentence) if "针对" in sentence else None
    return sentence[upon.end() :] if upon and _is_person(upon["who"]) else sentence


def _is_person(text: str) -> bool:
    person = read_person(text)
    return person is not None and bool(person.titles)
