"""What a note behind a name says of a person who was away: （请假）, （因公出差）, （甲代）."""

import re

from corpus.grammar.people import HAN, Person, has_surname, is_name, is_no_name, read_person
from corpus.grammar.tables import one_of, table_words

_PART = table_words("leave_words", "part")
LEAVE = one_of(table_words("leave_words") - _PART)
"""A regular expression for the words of leave, to be matched on folded text."""

_ON_LEAVE = re.compile(LEAVE)
_OF_A_PART = re.compile(one_of(_PART))
_EASY = 2
"""Characters: so short a name without a post is found in ordinary words too."""

_ITEMS = re.compile(
    r"(?:仅|只)?(?:参加|列席)?(?:第[一二三四五六七八九十\d、至到—-]+[项个]?)?(?:议题|议程|事项|环节)|全程|以上.*"
)
_TAKING_PART = "(?:出席|参加|列席|参会|到会)"
_STAND_IN = re.compile(rf"由?(?P<who>[{HAN}]{{2,4}}?)(?:代(?:为)?{_TAKING_PART}?|代表)")
_SENT = re.compile(rf"由(?P<who>[{HAN}]{{4,16}}?)(?:代(?:为)?)?{_TAKING_PART}")
"""由副部长甲参加: with a post no 代 is needed."""

_ENTRUSTED = re.compile(
    rf"(?:[^，。；]{{2,12}}，)?(?:委托|委派|指派)(?P<who>[{HAN}]{{2,16}}?)(?:代(?:为)?|替)?{_TAKING_PART}(?:会议)?"
)
"""因公出差，委托乙参加."""

_CAME_FOR = re.compile(rf"代(?:替|表)?(?P<who>[{HAN}]{{4,16}}?){_TAKING_PART}?")
_OF_OTHERS = re.compile(rf"(?P<who>[^，；。]{{2,40}}?)(?P<why>{LEAVE})[^、；。]{{0,8}}")
_ELSEWHERE = re.compile(
    rf"(?P<who>[{HAN}]{{2,4}}?)(?P<why>因|在|赴|下乡|驻村|住院|出差|外出|学习|培训)[^；。]{{0,16}}?未(?:能)?{_TAKING_PART}"
)
"""甲下乡驻村，未参加: where somebody was instead."""

_SIGN_OF_AWAY = re.compile("[人名位]（|委托")
_COUNTED = re.compile(r"(?:请假|缺席)\d{1,2}[人名位]（(?P<people>[^（）]{2,60})）")
_ENTRUSTS = re.compile(
    r"(?<![^，。；：])(?P<people>[^，。；：受]{2,16}?)(?:因[^，。；：]{1,8}，?)?(?:书面|授权)?"
    r"(?<![及和与或])委托(?=[^，。；]{2,16}(?:代为|出席|表决|行使))[^。；]*"
)
"""董事甲因公务书面委托董事乙代为表决: who entrusts another was away."""


def is_on_leave(note: str) -> bool:
    """Whether the person before the note was away from the whole meeting."""
    return _ON_LEAVE.match(note) is not None and not _OF_A_PART.search(note)


def of_a_part(note: str) -> bool:
    """Whether the note tells which items somebody stayed for: （第三项议题）, （全程）."""
    return _ITEMS.fullmatch(note) is not None


def stand_in(note: str) -> Person | None:
    """甲 of （甲代）, who came in the place of the person before the note."""
    if match := _STAND_IN.fullmatch(note):
        name = match["who"]
        return Person(name) if is_name(name) and not is_no_name(name) else None
    entrusted = _ENTRUSTED.fullmatch(note)
    person = read_person(entrusted["who"]) if entrusted else None
    if person and has_surname(person.name) and not is_no_name(person.name):
        return person
    return _at_post(_SENT.fullmatch(note))


def came_for(note: str) -> Person | None:
    """甲 of （代局长甲参会）, in whose place the person before the note came."""
    return _at_post(_CAME_FOR.fullmatch(note))


def _at_post(match: re.Match[str] | None) -> Person | None:
    person = read_person(match["who"]) if match else None
    return person if person and person.titles else None


def others_on_leave(note: str) -> tuple[Person, ...]:
    """甲 and 乙 of （副局长甲、乙请假）; nobody where a word may be no name (高烧请假)."""
    match = _OF_OTHERS.fullmatch(note) or _ELSEWHERE.fullmatch(note)
    if match is None or is_on_leave(note) or _OF_A_PART.search(note):
        return ()
    pieces = [read_person(piece) for piece in match["who"].split("、")]
    people = tuple(person for person in pieces if person and not is_no_name(person.name))
    sure = people and (people[0].titles or len(people[0].name) > _EASY or _is_told(match))
    return people if sure and len(people) == len(pieces) else ()


def _is_told(match: re.Match[str]) -> bool:
    """Whether a reason tells that a person stands before it: 甲因事请假, 甲下乡，未参加."""
    return match["why"][0] == "因" or match.re is _ELSEWHERE


def away_aside(sentence: str) -> tuple[list[str], str]:
    """The words that name who was away, of 请假2人（甲、乙） and 甲委托乙表决, and the rest."""
    if not _SIGN_OF_AWAY.search(sentence):
        return [], sentence
    told = [match["people"] for form in (_COUNTED, _ENTRUSTS) for match in form.finditer(sentence)]
    return told, _ENTRUSTS.sub("", sentence)
