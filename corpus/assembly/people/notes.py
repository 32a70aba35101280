"""An entry of a list and its note: who was on leave, who came in another's place."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.assembly.people.person import Named, is_by_surname, is_person, read_named
from corpus.attendance.leave import LEAVE
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Attendance, Attendee

_ON_LEAVE = late(rf"^{LEAVE}")
_LEAVE_GLUED = late(rf"^(?P<who>.{{2,}}?)(?P<note>{LEAVE})$")
_LEAVE_OF_HALF = late(rf".{LEAVE}")
"""方公假: half a name, whose other character a blank parted from it."""

_OTHER_ON_LEAVE = late(rf"^[^、，,]{{1,8}}长?{LEAVE}$")
_FOR_A_TIME = late(
    r"(?:[^、;；]{0,40}?(?:[上下]午|\d{1,2}[时日](?!起))[^;；]{0,120}?)"
    rf"{LEAVE}(?!.*[;；])"
)
"""2月25日下午請假: of a sitting that went on for days, he was away from a part."""

_IN_PLACE = late(r"^(?:.*[，,、])?由?(?P<who>.+?)(?:代理|代表|代)(?:出席|列席|主持)?。?$")
_ACTING = late(r"^代理?(?:出席|列席)?$")
_PROXY_GLUED = late(r"^(?P<who>.{2,}?)兼?代(?:理|表)?$")
_MARKS = late(r"[*＊#※\s]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a list as written, who is read in it, and the words in brackets behind it."""

    text: str
    named: Named | None
    note: str = ""

    @classmethod
    def of(cls, text: str, note: str = "") -> "Entry":
        """Read the words of one entry."""
        text = _MARKS.sub(" ", text).strip()
        if not note and (glued := _LEAVE_GLUED.match(fold(text))):
            text, note = text[: glued.end("who")].strip(), text[glued.start("note") :]
        acting = len(text) > 2 and not note and _PROXY_GLUED.match(fold(text))
        cut = not note and _LEAVE_OF_HALF.fullmatch(fold(text))
        return cls(text, read_named(text) if text and not acting and not cut else None, note)


def people_of(entry: Entry, attendance: Attendance) -> Iterator[Attendee]:
    """The one or two people of an entry: 甲(乙代) is 甲 absent and 乙 in his place."""
    folded, note = fold(entry.note), entry.note
    if entry.named is None:
        yield from _glued_proxy(entry, attendance)
        return
    proxy = _IN_PLACE.match(folded)
    stand_in = read_named(note[proxy.start("who") : proxy.end("who")]) if proxy else None
    absent = stand_in is not None or _ON_LEAVE.match(folded) is not None
    absent = absent and not (_OTHER_ON_LEAVE.match(folded[1:]) or _FOR_A_TIME.match(folded))
    part = Attendance.ABSENT if absent else attendance
    yield _attendee(entry.named, part, note)
    if stand_in is not None:
        organs = entry.named.organizations
        came = _instead(attendance, organs)
        yield _attendee(stand_in, came, f"代{entry.named.name}", organs)


def _instead(listed: Attendance, organs: tuple[str, ...]) -> Attendance:
    """How the one who came took part: a list of the absent (由副處長丙代理) does not tell it."""
    if listed is not Attendance.ABSENT:
        return listed
    return Attendance.OBSERVER if organs else Attendance.PRESENT


def _attendee(
    named: Named, attendance: Attendance, note: str, organs: tuple[str, ...] = ()
) -> Attendee:
    return Attendee(
        named.name, attendance, named.organizations or organs, named.titles, note or None
    )


def _glued_proxy(entry: Entry, attendance: Attendance) -> Iterator[Attendee]:
    """甲乙代 without any mark is 甲 absent, 乙 in his place; 乙代 alone is 乙."""
    pair = split_proxy(entry.text)
    if pair is None:
        return
    absent, stand_in = pair
    if absent is not None:
        yield _attendee(absent, Attendance.ABSENT, f"{stand_in.name}代")
    yield _attendee(stand_in, attendance, f"代{absent.name}" if absent else "代")


def split_proxy(text: str) -> tuple[Named | None, Named] | None:
    """Part 甲乙代 into the two names, or ``None`` where that can be done in no way or in two."""
    glued = _PROXY_GLUED.match(fold(text))
    if glued is None:
        return None
    who = text[: glued.end("who")]
    alone = read_named(who)
    if alone and is_by_surname(who, alone):
        return None, alone
    pairs = [
        (Named(who[:stop]), second)
        for stop in (2, 3, 4)
        if is_person(who[:stop]) and (second := read_named(who[stop:]))
    ]
    if len(who) < 4:
        return (None, alone) if alone else None
    if len(who) == 5:  # the longer name is the likelier one, if both readings are there
        pairs = [pair for pair in pairs if len(pair[0].name) == 3] or pairs
    if pairs:
        return pairs[0] if len(pairs) == 1 else _even(pairs)
    return (None, alone) if alone else None


def _even(pairs: list[tuple[Named, Named]]) -> tuple[Named, Named] | None:
    """Two names of three characters each, where several readings are possible."""
    even = [pair for pair in pairs if len(pair[0].name) == len(pair[1].name) == 3]
    return even[0] if even else None
