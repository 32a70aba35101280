"""Who presided, behind the label 主持 or in a sentence: one, or several, each over a part."""

import re
from collections.abc import Iterator
from itertools import takewhile

from corpus.attendance.participants import read_participants
from corpus.grammar.people import (
    HAN,
    POST,
    in_one_row,
    is_name_behind_post,
    is_no_name,
    read_person,
)
from corpus.model import Attendance, Attendee, Chair

BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")
ONE_NAME = (2, 3)
"""Characters of most names."""
_PART = re.compile(r"议题|议程|第?[\d一二三四五六七八九十、至—-]+[项阶]|上午|下午|阶段")
_TOGETHER = re.compile(
    "(?P<by>[由，。]|^)(?P<who>[^，。；由]{4,60})(?:共同|联合|一同|一起|分别)主持"
    "|(?P<by_all>由)(?P<all>[^，。；由]{4,30}[、和及与][^，。；由]{2,30})主持(?=会议|召开|[，。；]|$)"
)
_SIGN_OF_TOGETHER = re.compile("[同合起别]主持|由[^，。；由]{4,60}主持")
_PLENARY = re.compile(
    "(?:^|(?<=[，。；]))(?P<who>[^，。；]{4,40}?)(?:作[^，。；]{2,20}报告并)?"
    r"主持第[一二三四五六七八九十\d]{1,2}次全体会议(?=[，。；])"
)
"""校长甲作学校工作报告并主持第二次全体会议: over a part of a congress."""

_LED = re.compile(
    rf"{POST}[{HAN}]{{2,3}}(?:同志)?率(?:领|队带领)?(?P<people>[^，。；]{{4,120}}?)"
    "(?:到|赴|在|前往|深入)[^，。；]{2,40}(?:召开|举行|主持)"
)
"""副市长甲率县财政局乙、丙到某公司召开现场办公会: who came with the chair."""

_BEHIND_PART = re.compile(r"(?<=[）)])[\s、，；]+")


def read_chairs(text: str) -> list[Chair | None]:
    """All who presided: 甲（议题一、二） 乙（议题三）, or a line for each (甲（第一阶段）)."""
    parts = _BEHIND_PART.split(text) if _is_parted(text) else text.split("\n")
    rows = [_chair(row) for row in parts]
    titled = list(takewhile(lambda row: row is not None and row.titles, rows))
    if len(titled) > 1 or (len(rows) > 1 and all(rows)):
        return rows if all(rows) else titled
    one = _chair(text) or rows[0]
    return [one] if one else []


def _is_parted(text: str) -> bool:
    """Whether a bracket behind each of several people says over what they presided."""
    notes = BRACKETED.findall(text)
    return len(notes) > 1 and all(map(_PART.search, notes))


def _chair(text: str) -> Chair | None:
    """主持：甲（局长）; 主持人：区长甲."""
    notes = BRACKETED.findall(text)
    bare = BRACKETED.sub("", text)
    person = read_person(bare)
    if person is None:  # behind the label a surname that the table lacks is believed
        name = "".join(bare.split())
        known = len(name) in ONE_NAME and is_name_behind_post(name) and not is_no_name(name)
        return Chair(name, ()) if known else None
    posts = notes[0].split("、") if notes and not _PART.search(notes[0]) else ()
    return Chair(person.name, person.titles or tuple(posts))


def presided_in_parts(text: str) -> tuple[Attendee, ...]:
    """甲 and 乙 of 会议由副市长甲和副市长乙共同主持; 校领导甲、乙分别主持…, 校长丙主持第二次…."""
    if "主持" not in text:
        return ()
    text = in_one_row(text)
    together = _TOGETHER.search(text) if _SIGN_OF_TOGETHER.search(text) else None
    return (*_over_plenaries(text), *(_all_of(together) if together else ()))


def _all_of(together: re.Match[str]) -> tuple[Attendee, ...]:
    who = together["who"] or together["all"]
    people = read_participants(who, Attendance.CHAIR)
    enough = len(people) > ("由" in (together["by"], together["by_all"]))
    told = "领导" in who or all(one.titles for one in people[:1])
    return people if enough and told else ()


def _over_plenaries(text: str) -> Iterator[Attendee]:
    for part in _PLENARY.finditer(text) if "次全体会议" in text else ():
        people = read_participants(part["who"], Attendance.CHAIR)
        yield from (one for one in people[-1:] if one.titles)


def led(text: str) -> tuple[Attendee, ...]:
    """The people named as coming with the chair to where the meeting was held."""
    match = _LED.search(text) if "率" in text else None
    return read_participants(match["people"], Attendance.PRESENT) if match else ()
