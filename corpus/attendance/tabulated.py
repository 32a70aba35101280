"""People in rows: a table with a column of names, or one person a line with what stands behind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.grammar.organizations import is_group_of_organs, is_organization, split_post
from corpus.grammar.patterns import late
from corpus.grammar.people import (
    POST,
    POST_RE,
    has_surname,
    is_name,
    is_name_behind_post,
    is_no_name,
    read_person,
)
from corpus.model import Attendance, Attendee

_ORGAN_HEADS, _POST_HEADS = (
    ("单位", "工作单位", "所在单位"),
    ("职务", "职称", "职务/职称", "职务职称", "备注"),
)
_PARTS = {
    "请假": Attendance.ABSENT,
    "缺席": Attendance.ABSENT,
    "列席": Attendance.OBSERVER,
}
"""What the last cell of a row says of somebody's part: 请假, 列席."""

_ROW_NUMBER = re.compile(r"^\s*\d{1,3}[.、]?\s*")
_PADDED_CELL = re.compile(r"(?<!\S)([^\W\d_])\s+([^\W\d_])(?!\S)")
_WORDS = re.compile(r"[\s、，；]+")
_ONE_A_LINE = re.compile(r"(?P<name>\S\s*\S(?:\s*\S){0,8}?)\s+(?P<titles>\S.*)")
_OF_COLUMNS = re.compile(r"(?P<organ>[^\s、，；]{3,30})\s+(?P<post>[^\s、，；]{2,12})")
"""县水科院　高级工程师, behind a name: three columns without a head."""

_NOTE = re.compile(r"[（(](?P<note>[^（）()]*)[）)]$")
_ROW_OF_ONE = re.compile(r"(?P<organization>[^\s、，；：:]{2,30})(?:\s+|[：:]\s*)\S")
_ORGAN_NOTE = re.compile(r"[（(]([^（）()]{3,30})[）)]")
_ORGAN_ROW = re.compile(r"\s*(?P<organ>[^：:，。、（）()\s]{2,24})[：:](?=\s*\S)")
_NOTED = re.compile(
    r"(?P<organ>[^\s、，；：:（）()—－-]{2,24})(?:[（(](?P<people>[^（）()]{2,60})[）)]"
    r"|[—－-]{1,2}(?P<one>[^\s、，；：:（）()—－-]{2,4}))(?:(?P<mark>[、，；])|(?=[\s。]|$))"
)
_AWAY = re.compile("请假|缺席|[事病]假|出差|公[出差]|因[公事病]请假|未到")
_UNITS = "科办处室股站队局委组部院所会"
"""应急办, 文物科 begin like names."""

_OF_OTHERS = re.compile("有关|相关|各|全体")
_SAME_FORM = re.compile(rf"(?P<name>\w\s?\w{{1,3}})\s+(?P<titles>\S*{POST})")
_UP_TO_POST = late(rf"^.*?{POST}")
_COMMAS, _MARKS = re.compile("[、，]"), re.compile("[、，；]")
_SHORT, _FEW = 2, 4


def in_columns(lines: Sequence[str], attendance: Attendance) -> Iterator[Attendee]:
    """The rows below 序号, 姓名, 单位, 职务; a row with other columns tells nothing."""
    heads = _cells(lines[0].removeprefix("序号"))
    for line in lines[1:]:
        cells = _cells(_ROW_NUMBER.sub("", line))
        row = dict(zip(heads, cells, strict=False))
        name = row.get("姓名", "")
        if len(cells) > len(heads) or not is_name(name) or is_no_name(name):
            continue
        organ = next((row[head] for head in _ORGAN_HEADS if head in row), "")
        post = next((row[head] for head in _POST_HEADS if row.get(head)), "")
        titles = tuple(post.split("、")) if POST_RE.search(post) else ()
        part = next(
            (part for word, part in _PARTS.items() if word in row.get("备注", "")), attendance
        )
        yield Attendee(name, part, (organ,) if is_organization(organ) else (), titles)


def _cells(line: str) -> list[str]:
    """The cells of a row; two characters with a blank between are one."""
    padded = _PADDED_CELL.sub(r"\1\2", line.strip())
    return ["".join(cell.split()) for cell in padded.split(" ") if cell.strip()]


def people_of_rows(
    lines: Sequence[str], attendance: Attendance
) -> tuple[tuple[Attendee, ...], tuple[str, ...]]:
    """One person a line, or nobody where a line is something else; and the names left open.

    Where most rows are sure, one with a rare surname (巴特　市发改委主任) is believed too; a row
    of the same form that still names nobody is no reason to give its post to the next person.
    """
    rows: list[Attendee | None] = []
    unsure, allowed = 0, len(lines) // 3 if len(lines) >= _FEW else 0
    for line in lines:
        rows.append(person_of_row(line, attendance))
        unsure += rows[-1] is None
        if unsure > allowed:
            return (), ()
    if not unsure:
        return tuple(row for row in rows if row), ()
    read = [
        row or person_of_row(line, attendance, is_name_behind_post)
        for row, line in zip(rows, lines, strict=True)
    ]
    unread = [line for row, line in zip(read, lines, strict=True) if not row]
    names = tuple(match["name"] for line in unread if (match := _SAME_FORM.fullmatch(line.strip())))
    people = tuple(row for row in read if row)
    return (people, names) if len(names) == len(unread) else ((), ())


def person_of_row(
    line: str, attendance: Attendance, named: Callable[[str], bool] = is_name
) -> Attendee | None:
    """王　强　党组成员、副局长: one person a line, the posts behind the name."""
    match = _ONE_A_LINE.fullmatch(_ROW_NUMBER.sub("", line).strip())
    if not match or not named(name := "".join(match["name"].split())):
        return None
    titles = tuple(_COMMAS.split(_NOTE.sub("", match["titles"]).strip()))
    if organs := () if is_no_name(name) else _organs_behind(match["titles"].strip()):
        return Attendee(name, attendance, *organs)
    if not all(POST_RE.search(title) for title in titles):
        return None
    others = _OF_OTHERS.match(match["titles"])  # 甲 有关负责人
    if others or any(is_name(_UP_TO_POST.sub("", title)) for title in titles):
        return None
    if any(map(is_name, _WORDS.split(match["titles"]))):
        return None  # 甲 局长、乙 副局长: several on a line
    note = _NOTE.search(match["titles"])
    return _of_organs(Attendee(name, attendance, (), titles, note["note"] if note else None))


def _organs_behind(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What stands behind a name, as organs and posts: 县水利局, or 县水科院　高级工程师."""
    if are_organs(text):
        return tuple(_COMMAS.split(text)), ()
    columns = _OF_COLUMNS.fullmatch(text)
    organ = _NOTE.sub("", columns["organ"]) if columns else ""
    if not columns or not (is_organization(organ) and POST_RE.search(columns["post"])):
        return None
    return (organ,), (columns["post"],)


def _of_organs(person: Attendee) -> Attendee:
    """办公室主任 is 主任 of the 办公室, as in front of a name."""
    cut = [split_post(title) for title in person.titles]
    organs = [organ for organ, _ in cut if is_organization(organ) and not is_group_of_organs(organ)]
    titles = [
        post if organ in organs else title
        for title, (organ, post) in zip(person.titles, cut, strict=True)
    ]
    return replace(person, organizations=tuple(dict.fromkeys(organs)), titles=tuple(titles))


def are_organs(text: str) -> bool:
    """Whether the text is one organization, or several parted by 、."""
    return all(len(piece) > _SHORT and is_organization(piece) for piece in text.split("、"))


def is_organ_a_line(lines: Sequence[str]) -> bool:
    """Each line begins with an organization set apart: 县财政局　甲, 县财政局：甲、乙."""
    return len(lines) > 1 and all(
        (row := _ROW_OF_ONE.match(line)) and is_organization(row["organization"]) for line in lines
    )


def rows_by_organ(lines: Sequence[str]) -> list[str]:
    """甲局：温某 above 乙公司：程某: each organ's people by themselves, with lines that go on."""
    groups: list[str] = []
    for line in lines:
        label = _ORGAN_ROW.match(line)
        if label and organ_in_front(line):
            groups.append(line)
        elif not groups or label:
            return []
        else:
            groups[-1] += f"\n{line}"
    return groups


def organ_in_front(line: str) -> tuple[str, ...]:
    """The organization before the colon of 甲局：温某, or nothing."""
    label = _ORGAN_ROW.match(line)
    return (label["organ"],) if label and is_organization(label["organ"]) else ()


def organs_before(text: str) -> str:
    """（县财政局）甲　（县水利局）乙、丙 with the organs before their people, else as it is.

    There brackets stand behind blanks or marks and before names, all of them.
    """
    notes = [note for note in _ORGAN_NOTE.finditer(text) if are_organs(note[1])]
    if len(notes) < _SHORT or not all(_stands_before(text, note) for note in notes):
        return text
    for note in reversed(notes):
        text = f"{text[: note.start()].rstrip()}；{note[1]} {text[note.end() :].lstrip()}"
    return text.lstrip("；")


def _stands_before(text: str, note: re.Match[str]) -> bool:
    apart = not note.start() or text[note.start() - 1] in " \u3000\n、，；"
    return apart and text[note.end() :].lstrip()[:1].isalpha()


def organs_apart(text: str) -> str:
    """县财政局（甲）、县水利局（乙、丙）, 县财政局——甲 with colons behind organs, else as it is.

    What stands so behind organs are people throughout, or none is taken for one.
    """
    noted = [note for note in _NOTED.finditer(text) if is_organization(note["organ"])]
    words = [word for note in noted for word in _words_of(note)]
    alone = len(noted) == 1 and noted[0].group() != text.strip(" \u3000\n。；")
    if (
        not words
        or alone
        or not all(_AWAY.fullmatch(word) or _is_one_person(word) for word in words)
    ):
        return text
    for note in reversed(noted):
        if not any(map(_AWAY.fullmatch, _words_of(note))):
            told = f"{note['organ']}：{'、'.join(_words_of(note))}{'；' if note['mark'] else ''}"
            text = text[: note.start()] + told + text[note.end() :]
    return text


def _words_of(noted: re.Match[str]) -> list[str]:
    """The people; who came for another (甲代) came."""
    words = _WORDS.split((noted["people"] or noted["one"]).strip())
    return [word[:-1] if word[2:] and word[-1] == "代" else word for word in words]


def _is_one_person(word: str) -> bool:
    person = read_person(word)
    if person is None or is_no_name(person.name) or not has_surname(person.name):
        return False
    return not (is_organization(word) or word[-1] in _UNITS)


def are_only_organs(text: str) -> bool:
    """Whether all entries of a list are organizations: 县财政局、农牧和科技局 names nobody."""
    pieces = _MARKS.split(text.strip().rstrip("。"))
    bare = map(str.strip, pieces)
    return len(pieces) >= _SHORT and all(
        len(piece) > _SHORT and is_organization(piece) for piece in bare
    )
