"""What somebody did, heading a numbered item: 一、副校长甲通报了乙; 二、执行某制度，学习了丙."""

import re

from corpus.grammar.people import read_person
from corpus.items.finding import find_told

_MANNER = re.compile(
    "(?P<who>[^，。；：《]{2,24}?)?(?:(?:执行|落实|坚持|结合|根据|按照|围绕|针对)[^，。；]{2,40}，)?"
    "(?:(?:与会|参会|全体)(?:人员|同志|领导|党员|委员|职工)+)?(?:集体|集中|认真|共同|专题)*"
)


def done_by_somebody(sentence: str) -> str:
    """The heading without who did it or how it came about, else nothing."""
    told = find_told(sentence)[:1] if "了" in sentence else ()
    at = sentence.find(told[0].heading) if told else 0
    manner = _MANNER.fullmatch(sentence, 0, at) if at > 0 else None
    if manner is None or (manner["who"] and not _is_person(manner["who"])):
        return ""
    return told[0].heading


def _is_person(text: str) -> bool:
    person = read_person(text)
    return person is not None and bool(person.titles)
