"""One attendance list: words and marks -> people with organizations, posts and notes.

The mark 、 stands for three things: the next person of the same organization, the second
organization of one person, the next name. Which it is follows from the words on both sides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.attendance.entries import BLANK, LINE_END, NOTHING, Kind
from corpus.attendance.lattice import Word, words_of
from corpus.attendance.leave import of_a_part
from corpus.attendance.list_marks import with_plain_marks
from corpus.attendance.others import others_at
from corpus.attendance.roster_notes import Desk, take_note
from corpus.attendance.tabulated import (
    are_only_organs,
    in_columns,
    is_organ_a_line,
    organ_in_front,
    organs_apart,
    organs_before,
    people_of_rows,
    rows_by_organ,
)
from corpus.grammar.organizations import (
    is_beside,
    is_group_of_organs,
    is_organization,
    split_post,
)
from corpus.grammar.people import (
    HAN,
    POST,
    POST_ENDS,
    SIDE,
    is_name,
    is_name_like_an_organ,
    is_no_name,
)
from corpus.model import Attendance, Attendee
from corpus.page.forms import heads_names

_PART = re.compile(
    r"[（(](?P<note>[^（）()]*)[）)]|(?P<mark>以及|[、，；,;。：:|及])"
    r"|(?P<text>(?:[^、，；,;。：:|（）()及以]+|以(?!及))+|[（）()])"
)
_POST_ROW = re.compile(
    rf"(?:^|(?<=[\s；;。]))(?P<post>[^\s、，；：:。（）()\d]{{0,14}}(?:{POST}|委\s+员|成\s+员|{SIDE}|单位[（(][^（）()\n]{{2,20}}[）)]|(?<!财政)审计))\s*[：:]"
)
_OF_A_SIDE = re.compile(r".*单位[（(](?P<organ>.+)[）)]")
"""设计单位（省设计院）：甲、乙, of the sides of a building project."""

_MANY = re.compile(f"和|领导$|代表$|成员$|负责人$|人员$|{SIDE}$")
_WHOLE = "(?:体|级|街道|镇|乡|区|县|市|部门|单位)"
_GROUP = re.compile(
    r"负责人|负责同志|有关|相关|主要领导|分管领导|班子成员|"
    rf"各{_WHOLE}|全{_WHOLE}|工作人员|签到|名单|人(?<=\d人)|等单位|记者(?=[、，。；\s]|$)"
)
_ONE_IN_CHARGE = re.compile(
    rf"(?:(?<![关要管])负责人|(?<![关其等])工作人员)\s*(?!参|列|出席|到会|等|及|和|共)"
    rf"[{HAN}](?:[ \u3000]*[{HAN}]){{1,2}}[ \u3000]*$",
    re.MULTILINE,
)
"""基教股负责人甲 is one person; 有关负责人 are a group."""

_ONE_OF_THEM = re.compile(
    f"(?:(?:部门|单位|分管)(?:主要)?(?:负责人|负责同志|领导)|班子成员)(?P<name>[{HAN}]{{2,3}})$"
)
"""县直有关部门负责人甲、乙: the first of those who are named."""

_OF_A_GROUP = re.compile("(?:居民|村民|群众|职工|党员|学生|家长|企业|业主)代表等?$")
_SPREAD_NAME = re.compile(
    rf"(?:(?<=\s\s)|(?<=^)|(?<=[\n、，]))([{HAN}]) ([{HAN}]) ([{HAN}])(?=\s\s|\n|$|[、，])"
)
"""苏 日 格 where wider blanks part the names."""

_MARKED = re.compile("[、，；,;：:。（(]")
_BLANKS = " \u3000\n"
_BLANK = re.compile(f"[{_BLANKS}]")
_POST_FIRST_PLURAL = re.compile(r"副|领导|委员|成员|代表|常委|顾问|员$")
_NOBODY_CAME = re.compile(
    r"[^\s、，；：:]{2,30}[：:\s（(]?\s*(?:未派员|未派代表|没有代表|缺席|出缺|空缺)[^、，；\s]{0,4}[）)]?[。；]?"
)
"""税务分局：未派员."""

_ORGANIZATION, _POST, _NAME = Kind.ORGANIZATION, Kind.POST, Kind.NAME
_FILLER, _UNKNOWN = Kind.FILLER, Kind.UNKNOWN
"""Asked for with each word; a member of an enumeration is found slowly."""

_FIRMS = re.compile(r"[^：:；;。\n]+等[\d一二三四五六七八九十]+家[^，：:；;。\n]*")
"""甲食品、乙物流等8家企业负责人: firms by their short names, and nobody."""

_SET_BESIDE = re.compile("[（(—－-]")
_NOBODY = re.compile(r"[（(]?(?:无|略|从略|/|[-—]{1,4})[）)]?[。.]?")
_FEWEST_BARE = 5


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one list, its text mended, and the words that could not be settled."""

    attendees: tuple[Attendee, ...]
    text: str
    unclear: tuple[str, ...]


def read_roster(
    text: str, attendance: Attendance, context: str = "", strict: bool = False
) -> Roster:
    """Read a list whose lines are parted by line ends.

    ``context`` is the document's other text. ``strict`` is for names inside a sentence: only those
    whose surname is known are taken.
    """
    told = with_plain_marks(text)
    told = organs_apart(organs_before(told)) if _SET_BESIDE.search(told) else told
    told = _SPREAD_NAME.sub(r"\1\2\3", told) if "  " in told else told
    roster = _among_names(_read_list(told, attendance, context, strict))
    return roster if told == text else replace(roster, text=text)


def _among_names(roster: Roster) -> Roster:
    """郑朝科 among names that have no organ anywhere is one of them, and no organ of the next."""
    organs = {organ for one in roster.attendees for organ in one.organizations}
    bare = sum(not one.organizations for one in roster.attendees)
    if not organs or bare < _FEWEST_BARE or not all(map(is_name_like_an_organ, organs)):
        return roster
    people: dict[Attendee, None] = {}
    for one in roster.attendees:
        named = (Attendee(organ, one.attendance) for organ in one.organizations)
        people |= dict.fromkeys((*named, replace(one, organizations=())))
    names = {one.name for one in people}
    unclear = tuple(words for words in roster.unclear if words not in names)
    return replace(roster, attendees=tuple(people), unclear=unclear)


def _read_list(text: str, attendance: Attendance, context: str, strict: bool) -> Roster:
    lines = [line for line in text.split("\n") if line.strip()]
    nobody = any(form.fullmatch(text.strip()) for form in (_NOBODY, _FIRMS))
    nobody = nobody or are_only_organs(text)
    came = [line for line in lines if not (nobody or _NOBODY_CAME.fullmatch(line.strip()))]
    if len(came) < len(lines):
        return replace(read_roster("\n".join(came), attendance, context, strict), text=text)
    if ("：" in text or ":" in text) and (labels := list(_POST_ROW.finditer(text))):
        return _under_posts(text, labels, attendance, context)
    if lines and heads_names(lines[0]):
        return Roster(tuple(in_columns(lines, attendance)), "\n".join(lines), ())
    rows, open_names = people_of_rows(lines, attendance)
    if rows:
        return Roster(_with_notes(rows, attendance), "\n".join(lines), open_names)
    if apart := _row_by_row(lines, attendance, context, strict):
        return apart
    desk = Desk(attendance, "、" not in text, strict)
    mended = "".join(_read_part(desk, part, context) for part in _PART.finditer(text))
    if desk.waiting and desk.people:
        desk.unclear.append("、".join(desk.organizations))
    return Roster(tuple(desk.people), mended, tuple(desk.unclear))


def _row_by_row(
    lines: Sequence[str], attendance: Attendance, context: str, strict: bool
) -> Roster | None:
    """Rows that are whole by themselves: what stands in one is never joined to the next."""
    groups, posted = rows_by_organ(lines), len(lines) > 1 and all(map(_is_of_post, lines))
    rows = groups if len(groups) > 1 else lines
    if rows is lines and not (posted or is_organ_a_line(lines) or is_organ_a_line(lines[1:])):
        return None
    rosters = [read_roster(row, attendance, context, strict) for row in rows]
    if rows is groups:
        return _of_rows(list(map(_all_of_the_organ, rows, rosters)))
    return _of_rows(rosters) if posted or all(map(_is_of_one, rosters)) else None


def _all_of_the_organ(row: str, roster: Roster) -> Roster:
    """甲局：温某 程某: both came from what stands in front of the colon."""
    organ = organ_in_front(row)
    people = [replace(one, organizations=one.organizations or organ) for one in roster.attendees]
    unclear = {*roster.unclear}.difference(one.name for one in people)
    return Roster(tuple(people), roster.text, tuple(filter(unclear.__contains__, roster.unclear)))


def _with_notes(rows: Sequence[Attendee], attendance: Attendance) -> tuple[Attendee, ...]:
    """The people of rows, and what a note behind the post says: （请假）, （代局长甲）."""
    desk = Desk(attendance, True, False)
    for row in rows:
        desk.people.append(replace(row, note=None))
        if row.note:
            take_note(desk, row.note)
    return tuple(desk.people)


def _under_posts(
    text: str, labels: Sequence[re.Match[str]], attendance: Attendance, context: str
) -> Roster:
    """主任：甲 above 委员：乙、丙: the words before a colon are the post of all behind it."""
    starts = [0, *(label.end() for label in labels)]
    stops = [*(label.start() for label in labels), len(text)]
    people: list[Attendee] = []
    mended = ""
    unclear: tuple[str, ...] = ()
    for label, start, stop in zip((None, *labels), starts, stops, strict=True):
        row = read_roster(text[start:stop].strip(), attendance, context)
        post = "".join(label["post"].split()) if label else ""
        side = _OF_A_SIDE.fullmatch(post)
        organ, title = (side["organ"], "") if side else split_post(post)
        for one in row.attendees:
            shared = not (_MANY.search(post) or _is_of(row.text, one))
            told = one.titles or ((title,) if title and shared else ())
            of = one.organizations or ((organ,) if is_organization(organ) else ())
            people.append(replace(one, titles=told, organizations=of))
        mended += (label.group() if label else "") + row.text
        unclear += row.unclear
    return Roster(tuple(people), mended, unclear)


def _is_of(text: str, one: Attendee) -> bool:
    """Whether the person's own organ stands in front: 办公室：甲 is no post of 县财政局乙."""
    return any(f"{organ}{one.name}" in "".join(text.split()) for organ in one.organizations)


def _is_of_post(line: str) -> bool:
    """办公室主任　甲: a line that holds one person, set apart behind the organ and the post."""
    *before, _ = line.split()
    if not any(piece[-1] in POST_ENDS for piece in before) or _MARKED.search(line):
        return False
    words = words_of(line.strip())
    whole = [word.kind for word in words] == [_ORGANIZATION, _POST, _NAME]
    return whole and words[-1].gap == BLANK


def _is_of_one(roster: Roster) -> bool:
    """Whether a row is whole by itself: one organization's people, and nothing left open."""
    return not roster.unclear and len({one.organizations for one in roster.attendees}) == 1


def _of_rows(rosters: Sequence[Roster]) -> Roster:
    people = tuple(person for roster in rosters for person in roster.attendees)
    text = "\n".join(roster.text for roster in rosters)
    return Roster(people, text, tuple(word for roster in rosters for word in roster.unclear))


def _read_part(desk: Desk, part: re.Match[str], context: str) -> str:
    """Take in one mark, note or stretch of words; the text comes back mended."""
    told = part.group()
    if part.lastgroup == "text":
        return _read_text(desk, told, context)
    if part.lastgroup == "mark":
        _take_mark(desk, told)
        return told
    before = part.string[: part.start()].rstrip(" \u3000")
    if not of_a_part(part["note"]) or (before and before[-1] != "\n"):
        take_note(desk, part["note"].strip())
    return told


def _read_text(desk: Desk, text: str, context: str) -> str:
    """Take in words between two marks; an entry that is a group names nobody."""
    if start := others_at(text):
        return _read_text(desk, text[:start], context) + text[start:]
    group = _GROUP.search(text) or ("代表" in text and _OF_A_GROUP.search(text)) or None
    if group is None or not _GROUP.search(_ONE_IN_CHARGE.sub("", text)):
        return _read_words(desk, text, context)
    start = max(text.rfind(blank, 0, group.start()) for blank in _BLANKS) + 1
    behind = _BLANK.search(text, group.end())
    end = behind.start() if behind else len(text)
    if (held := _ONE_OF_THEM.search(text)) and is_name(held["name"]):
        end = held.start("name")
    before = _read_beside(desk, text[:start], context)
    desk.waiting, desk.before = False, None
    after = _read_beside(desk, text[end:], context)
    return before + text[start:end] + after


def _read_beside(desk: Desk, text: str, context: str) -> str:
    """Entries in front of 各镇负责人 or behind it: read where blanks alone part them all."""
    words = words_of(text, context) if text.strip() else ()
    if any(word.kind is _NAME for word in words) and not any(map(_is_open, words)):
        return (" " if text[0].isspace() else "") + _read_text(desk, text, context)
    return text.replace("\n", "")


def _is_open(word: Word) -> bool:
    return word.kind is _UNKNOWN or not word.sure


def _read_words(desk: Desk, text: str, context: str) -> str:
    words = words_of(text, context)
    kinds = [word.kind for word in words]
    torn, behind = _UNKNOWN in kinds, _POST in kinds and _posts_stand_behind(words, kinds)
    for index, word in enumerate(words, start=1):
        at_end = behind or index == len(words)
        _take_word(desk, word, torn and _touches_unknown(words, index - 1), at_end, behind)
    if text.isalpha():
        return text
    return " ".join(_runs(words)) + (" " if text[-1:].isspace() else "")


def _posts_stand_behind(words: Sequence[Word], kinds: list[Kind]) -> bool:
    """甲 局长　乙 副局长: names and posts by turns; a post on a new line is the next person's."""
    pairs, odd = divmod(len(kinds), 2)
    by_turns = not odd and kinds == [_NAME, _POST] * pairs
    return by_turns and all(word.gap != LINE_END for word in words[1::2])


def _runs(words: tuple[Word, ...]) -> Iterator[str]:
    """The words as they stand together, parted only where the text has a blank or a line end."""
    run = ""
    for word in words:
        parted = word.gap == BLANK or (word.gap == LINE_END and word.kind is not _UNKNOWN)
        if run and parted:
            yield run
            run = ""
        run += word.text
    yield run


def _take_mark(desk: Desk, mark: str) -> None:
    desk.marked = True
    if mark in "；;。" or (mark in "，," and not desk.commas_join):
        if desk.waiting and desk.people:
            desk.unclear.append("、".join(desk.organizations))
        desk.organizations, desk.posts, desk.before, desk.waiting = (), (), None, False


def _touches_unknown(words: tuple[Word, ...], index: int) -> bool:
    """Whether characters that are no word stand right beside: the word may be cut short."""
    before = index and not words[index].gap and words[index - 1].kind is _UNKNOWN
    after = words[index + 1 : index + 2]
    return bool(before) or any(not w.gap and w.kind is _UNKNOWN for w in after)


def _take_word(desk: Desk, word: Word, cut_short: bool, at_end: bool, behind: bool) -> None:
    if word.kind is _UNKNOWN or not word.sure or (cut_short and word.kind is _NAME):
        desk.unclear.append(word.text)
    if word.kind is _ORGANIZATION:
        _take_organization(desk, word)
    elif word.kind is _POST:
        _take_post(desk, word, at_end, behind)
    elif word.kind is _NAME and word.sure and not cut_short:
        _take_name(desk, word)
    desk.marked = False
    if word.kind is not _FILLER:
        taken = word.kind is not _NAME or (desk.people and desk.people[-1].name == word.text)
        desk.before = word.kind if taken else _UNKNOWN


def _take_organization(desk: Desk, word: Word) -> None:
    """A second organization before any name belongs to the same person."""
    if is_group_of_organs(word.text):
        return
    name = (word.text,) if word.sure else ()
    desk.heads_row = desk.before is None or word.gap == LINE_END
    desk.organizations = (*desk.organizations, *name) if desk.waiting else name
    desk.posts = desk.posts if desk.waiting else ()
    desk.waiting = True


def _take_post(desk: Desk, word: Word, at_end: bool, behind: bool) -> None:
    """A post stands before names, or behind the name it touches; ``at_end`` it has none.

    ``behind`` all posts of these words stand behind their names.
    """
    touches = desk.before is _NAME and (behind or word.gap == NOTHING)
    if touches and not desk.marked and desk.people and (at_end or not desk.posts):
        last = desk.people[-1]
        desk.people[-1] = replace(last, titles=(*last.titles, word.text))
    elif desk.before is _POST:
        desk.posts = (*desk.posts, word.text.removeprefix("兼"))
    else:
        behind_organ = desk.before is _ORGANIZATION
        desk.posts = (*desk.posts, word.text) if behind_organ else (word.text,)
        if not behind_organ:
            titled = [one for one in desk.people[-1:] if one.titles]
            shared = [one for one in titled if is_beside(word.text, one.titles[-1])]
            desk.organizations = shared[0].organizations if shared else ()


def _take_name(desk: Desk, word: Word) -> None:
    if is_no_name(word.text):
        desk.unclear.append(word.text)
        return
    if desk.strict and desk.before is not _POST and not is_name(word.text):
        desk.unclear.append(word.text)
        return
    parted = desk.before is _NAME and word.gap != NOTHING
    if parted and desk.organizations and not desk.apart:
        desk.unclear.append(word.text)
        desk.organizations = ()
    if desk.before is _ORGANIZATION:
        desk.apart = desk.heads_row and word.gap == BLANK
    if desk.before is _NAME and not all(map(_POST_FIRST_PLURAL.search, desk.posts)):
        desk.posts = ()
    desk.people.append(Attendee(word.text, desk.attendance, desk.organizations, desk.posts))
    desk.waiting = False
