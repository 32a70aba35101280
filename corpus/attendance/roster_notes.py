"""What brackets in a list say of the person before them: posts, an organ, leave, who came."""

import re
from dataclasses import dataclass, field, replace

from corpus.attendance.entries import Kind
from corpus.attendance.leave import came_for, is_on_leave, others_on_leave, stand_in
from corpus.attendance.tabulated import are_organs
from corpus.grammar.organizations import LEVELS
from corpus.grammar.people import POST, is_name
from corpus.model import Attendance, Attendee

_COUNT = re.compile(r"共?\s*[\d一二三四五六七八九十]{1,4}\s*[人名位]")
_THERE = (Attendance.PRESENT, Attendance.OBSERVER)
_VACANT = ("空缺", "出缺", "缺席")
_REASON = re.compile("下乡|驻村|赴|住院|学习|出差")
_POST_AT_END = re.compile(rf"{POST}$")

_NO_ORGAN = re.compile(r"[\d赴在到]|前往")
"""（赴青石参加博览会）: where somebody was, however it ends."""


@dataclass(slots=True)
class Desk:
    """What the reader of a list has at hand while it goes through the words."""

    attendance: Attendance
    commas_join: bool
    strict: bool
    people: list[Attendee] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    organizations: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    before: Kind | None = None
    marked: bool = False
    """Whether a mark stands behind the last word."""
    waiting: bool = False
    """Whether the organizations at hand have nobody yet."""
    heads_row: bool = False
    """Whether the organization at hand begins a line."""
    apart: bool = False
    """Whether it was set apart there from a row of names: all of them are of it."""


def take_note(desk: Desk, note: str) -> None:
    """Brackets behind a name hold posts, an organization, a reason, or who was away."""
    if desk.waiting:
        _take_note_of_organ(desk, note)
        return
    first, comma, rest = note.partition("，")
    if comma and not _REASON.search(first) and (are_organs(first) or _are_posts(first)):
        take_note(desk, first)
        note = rest
    if not note or _COUNT.fullmatch(note) or note.startswith("以上") or _take_leave(desk, note):
        return
    if not desk.people:
        return
    last, pieces = desk.people[-1], tuple(note.split("、"))
    if last.name[0] in "小老" and last.name[1] == note[0] and is_name(note):
        desk.people[-1] = replace(last, name=note)  # 小贾（贾某某）
    elif (
        are_organs(note)
        and not _NO_ORGAN.match(note)
        and (not last.organizations or _is_heir(desk, note))
    ):
        desk.people[-1] = replace(last, organizations=pieces)
        desk.organizations = ()
    elif _are_posts(note):
        desk.people[-1] = replace(last, titles=pieces)
    else:
        desk.people[-1] = replace(last, note=note)


_CAME_AS = {"列席": Attendance.OBSERVER, "记录": Attendance.CLERK, "记录人": Attendance.CLERK}
"""甲（列席） among those present: the text's own word for how that one came."""


def _take_note_of_organ(desk: Desk, note: str) -> None:
    """县审计局（甲请假，乙代）: who of an organization without names was away, and who came."""
    pieces = note.split("，")
    proxies = [one for one in map(stand_in, pieces) if one]
    if not proxies and not is_on_leave(note):
        return
    for piece in pieces if proxies else ():
        away = others_on_leave(piece)
        desk.people += (
            Attendee(one.name, Attendance.ABSENT, desk.organizations, one.titles) for one in away
        )
        desk.unclear += [] if away or stand_in(piece) or piece in _VACANT else [piece]
    desk.people += (
        Attendee(one.name, desk.attendance, desk.organizations, one.titles) for one in proxies
    )
    desk.organizations, desk.waiting = (), False


def _are_posts(note: str) -> bool:
    return all(_POST_AT_END.search(piece) for piece in note.split("、"))


def _is_heir(desk: Desk, note: str) -> bool:
    """Whether the last person only shares what the one before is of: 甲、乙（市水利局）."""
    shared = len({one.organizations for one in desk.people[-2:]}) == 1 < len(desk.people)
    return shared and note[0] in LEVELS


def _take_leave(desk: Desk, note: str) -> bool:
    """甲（请假）, 甲（乙代） and 班子成员（甲请假）: who was away took no part."""
    if desk.attendance not in _THERE:
        return _take_proxy(desk, note)
    if others := others_on_leave(note):
        desk.people += (Attendee(one.name, Attendance.ABSENT, (), one.titles) for one in others)
        return True
    proxy = stand_in(note)
    if not desk.people:
        return False
    last = desk.people[-1]
    if note in _CAME_AS:
        desk.people[-1] = replace(last, attendance=_CAME_AS[note])
        return True
    if other := came_for(note):
        desk.people[-1] = replace(last, note=f"代{other.name}")
        away = (Attendance.ABSENT, last.organizations, other.titles)
        desk.people.append(Attendee(other.name, *away))
    elif proxy or is_on_leave(note):
        desk.people[-1] = replace(last, attendance=Attendance.ABSENT, note=note)
    else:
        return False
    if proxy:
        told = (proxy.titles, f"代{last.name}")
        desk.people.append(Attendee(proxy.name, desk.attendance, last.organizations, *told))
    return True


def _take_proxy(desk: Desk, note: str) -> bool:
    """请假：甲（由副局长乙代为参加）: who came is named among those who were away."""
    away = desk.attendance is Attendance.ABSENT
    proxy = stand_in(note.rsplit("，", maxsplit=1)[-1]) if away else None
    if proxy is None or not desk.people:
        return False
    last = desk.people[-1]
    desk.people[-1] = replace(last, note=note)
    told = (last.organizations, proxy.titles, f"代{last.name}")
    desk.people.append(Attendee(proxy.name, Attendance.PRESENT, *told))
    return True
