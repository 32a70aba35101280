"""Who was there by what the items tell: roll calls with their count, and leave with a deputy.

在場議員有：甲議員、乙議員…共計 12 位 names people only where the count is right, so that a list
cut short or misread names nobody. 民政局甲局長因公請假，由乙副局長代理。 names two.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.people.notes import Entry, people_of
from corpus.assembly.people.person import Named, read_named
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Attendance, Attendee

_MEMBERS = "(?:议员|代表|委员)"
_ROLL = late(
    rf"(?:(?:在场|出席)之?{_MEMBERS}?|不?(?:赞成|同意)之?{_MEMBERS}?|(?:反对|弃权)之?{_MEMBERS}?)者?"
    r"(?:计?有|为|如下|名单)?\s*[:：]?\s*(?P<list>[^。;；:：]{6,2000}?)[,，]?"
    r"(?:共计|合计|共|计|等)\s*(?P<count>\d{1,3})\s*(?:位|人|名|票)"
)
_AND = late("[及与和]")
_LEAVE = late(
    rf"(?P<who>[{HAN}]{{4,20}}?)因[^,，。;；]{{1,40}}?(?:请假|公假|公出|[未不](?:克|能)(?:出席|列席))[,，]?"
    rf"(?P<note>(?:指派|由|请)[{HAN}]{{4,14}}?(?:代理|代表)(?:出席|列席)?)"
)


def with_told(people: Sequence[Attendee], rows: Sequence[str]) -> tuple[Attendee, ...]:
    """The people of the lists, then those of roll calls and of leave that no list names so."""
    text = re.sub(r"\s", "", "".join(rows))
    found = list(people)
    for person in (*_called(text), *_on_leave(text)):
        if not any(_is_told(other, person) for other in found):
            found.append(person)
    return tuple(found)


def _is_told(other: Attendee, person: Attendee) -> bool:
    """Who presides may be called too; else nobody is there in two ways, or there and absent."""
    return other.name == person.name and other.attendance is not Attendance.CHAIR


def _called(text: str) -> Iterator[Attendee]:
    for roll in _ROLL.finditer(fold(text)):
        named = [*_names(text[roll.start("list") : roll.end("list")])]
        if len(named) == int(roll["count"]) and all(named):
            yield from (
                Attendee(one.name, Attendance.PRESENT, (), one.titles, None) for one in named if one
            )


def _names(words: str) -> Iterator[Named | None]:
    for piece in filter(None, words.split("、")):
        whole = _member(piece)
        yield from (whole,) if whole else map(_member, _AND.split(piece))


def _member(text: str) -> Named | None:
    named = read_named(text)
    return named if named and len(named.name) > 1 and not named.organizations else None


def _on_leave(text: str) -> Iterator[Attendee]:
    for match in _LEAVE.finditer(fold(text)):
        who = text[match.start("who") : match.end("who")]
        note = text[match.start("note") : match.end("note")]
        named = read_named(who)
        if named is None or len(named.name) < 2 or not named.titles:
            continue
        told = tuple(people_of(Entry(who, named, note), Attendance.ABSENT))
        yield from told if len(told) > 1 and len(told[1].name) > 1 else ()


def once(people: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """The chair on leave may stand in the list too; nobody is absent twice.

    Nor does anybody sit in twice for one post, where a list goes on with those of another day.
    """
    kept: list[Attendee] = []
    gone: set[str] = set()
    for person in people:
        absent = person.attendance is Attendance.ABSENT
        again = person.attendance is Attendance.OBSERVER and person in kept and person.titles
        if not again and (not absent or person.name not in gone):
            kept.append(person)
        gone |= {person.name} if absent else set()
    return tuple(kept)
