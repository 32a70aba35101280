"""A record on a printed form: its labels stand in cells of a table, without colons."""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.grammar.people import HAN, POST, is_name, read_person
from corpus.grammar.tables import one_of, table_words
from corpus.page.lists_inside import with_lists_apart
from corpus.page.mending import Line

_WORDS = frozenset(table_words("form_labels"))
_LABELS = one_of(table_words("form_labels"))
_BRACKETED = re.compile(rf"【\s*(?P<label>{_LABELS})\s*】\s*[：:]?\s*")
_CELL = re.compile(rf"(?<![^\s\d])(?P<label>{_LABELS})(?=[\s\d]|$)")
_WITH_COLON = re.compile(rf"(?P<label>{_LABELS})：")
_FORM_BEGINS = frozenset(word[0] for word in _WORDS)
_LABELLED = re.compile(rf"(?:{_LABELS})\s*[：:]")
_BEFORE_LABEL = re.compile(rf"(?<=[\s；;])\s*(?=(?:{_LABELS})[：:])")
_PADDED = re.compile(r"(?<!\S)([时地日主记议出列缺请参])\s+([间点期持录题席假加])(?=[\s\d]|$)")
_PADDED_BEGINS = frozenset("时地日主记议出列缺请参")
_OF_MANY_LINES = re.compile("内容|议题|议程|主题|人员|情况")
_ROLL = re.compile("(?:出勤|签到)情况：")
_WHEN = re.compile("时间|日期")
_PEOPLE_CELL = re.compile(
    r"(?P<label>(?:出席|列席|请假|缺席|参加|参会)(?:会议)?(?:人员?|委员|单位|领导)?)[ \u3000]+"
    r"(?=[^。：:；]{2,300}$)(?![^，。]*会议)"
)
_TOLD_LIST = re.compile(
    r"(?P<label>(?:参加|出席|列席|参会|与会|到会)(?:本次|此次)?(?:会议)?的?(?:人员|领导|同志|者)?(?:还?有|为|是|包括))"
    r"(?=(?P<first>[^，、。；：:\s]{2,24})[^。；：:]{0,400}。?$)(?![^。]*(?:会议|列席|出席|参加|参会|请假|缺席|旁听))"
)

_PEOPLE_CELL_BEGINS = frozenset("出列请缺参")
_CLERK_CELL = re.compile(
    r"(?P<label>(?:会议)?(?:记录|主持)(?:人员?|员)?)[ \u3000]+(?P<people>\S.{1,19})"
)
_RUN_ON = re.compile(
    rf"(?:会议)?(?:主持|记录)(?:人员?|员)?[：:]\s*(?P<name>[{HAN}]{{2,3}})"
    "(?=(?:会议)?(?:主持|记录|出席|列席|参加|参会|缺席)(?:会议)?(?:人员?|员)?[：:])"
)
"""主持：甲记录：乙, two labels without a blank between them."""

_CLERK_CELL_BEGINS = frozenset("会记主")
_NAME_COLUMN = re.compile(r"(?:^|\s)姓\s{0,4}名(?:\s|$)")
_LIST_ABOVE = re.compile(
    "(?:附[：:])?(?:会议)?(?:出席|列席|参加|参会|与会)(?:会议)?(?:人员|专家|委员|代表)(?:名单|签到表|签到情况|签到)?|专家(?:组)?名单"
)
_ASIDE = re.compile("（[A-Za-z ]+）$")
_POST_ROW = re.compile(rf"[^\s，。：:]{{0,14}}{POST}[：:]")
_NAME_ROW = re.compile(rf"(?:[{HAN}]{{2,4}}|[{HAN}]\s[{HAN}])\s{{2,}}[^\s，。：:]{{0,20}}{POST}")
"""温　榆　　县水务局局长"""

_LIST_BELOW = re.compile(
    r"(?<=[。；])\s*(?=(?:出席|列席|参加)(?:本次|此次)?会议的[^，。：:]{0,8}有[：:]$)|(?<=^附[：:])"
)
"""…进行会审。参加会议的有： ends a paragraph, and the list is below it."""
_LIST_BEGINS = frozenset("附会出列参与专")
_ENCLOSED = re.compile(
    "[（(](?P<list>(?:参加|出席|列席|参会|与会|到会)(?:会议)?(?:人员|领导|单位|者)?[：:][^（）()]{2,300})[）)]"
)
_TOLD_BEGINS = frozenset("参出列与到（(")
_CELL_BEGINS = frozenset("【") | _PEOPLE_CELL_BEGINS | _CLERK_CELL_BEGINS | _LIST_BEGINS
"""How every line begins that a colon may be missing from."""

_COLONS = frozenset("：:")
_NEAR = 4
_FIRST_ITEM = re.compile(
    r"(?:会议(?:主要)?内容|议定事项|会议决议|会议纪要|会议议定事项)[：:]\s*(?=[一1][、.．]\s*\S)"
)
_FIRST_ITEM_BEGINS = frozenset("会议")
_CONTENT = re.compile("(?:会议|学习|活动|主要|讨论)?内容[：:]")
_COUNTED = re.compile("(?<=[。；：])(?=[一二三四五六七八九]是)")
_COUNTED_ITEM = re.compile("[一二三四五六七八九]是")
_DONE_ITEM = re.compile(
    "[一二三四五六七八九]是(?:会议|组织|集中|集体)*(?:传达|学习|收看|观看|通报|听取|审议|研究|讨论|部署){1,2}了"
)
"""二是组织收看了…: what a meeting did; 二是要加强… is what somebody asks for."""

_ORDINALS = "一二三四五六七八九"
_AGENDA_BEGINS = re.compile(
    r"(?:议题|议程)[^。：:]{0,10}[：:，]\s*一是(?:听取|审议|研究|讨论|传达|学习|通报|部署|安排)(?!.*二是)"
)
_HEAD_LINES = 40
_LONGEST_UPRIGHT = 6
_BESIDE = re.compile(
    rf"(?P<name>\S{{2,4}})\s+(?P<beside>[^\s：:]{{0,16}}{POST}\s+(?P<other>\S{{2,4}}))"
)
"""记录人员 甲 党支部书记 乙: who signed the form beside the one who kept the record."""

_LEAST = 3
"""So many labels make a form; two of them lack a colon, and one of these tells when."""


def with_colons(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Cut the rows of a form before their labels and give these their colons; else as it is.

    A list of people in a table is one without a form around it too, and the items behind 会议内容
    begin on lines of their own.
    """
    lines = [piece for line in lines for piece in _labels_apart(_spaced_label(line))]
    lines = list(with_lists_apart(lines))
    listed: list[Line] = []
    for at, line in enumerate(lines):
        told = _with_colon(line, lines, at) if line.text[:1] in _CELL_BEGINS else line
        told = _told_as_list(told) if told.text[:1] in _TOLD_BEGINS else told
        if told.text[-1:] in _COLONS and (cut := _LIST_BELOW.search(told.text)):
            listed.append(told._replace(text=told.text[: cut.start()]))
            told = Line(line.number, told.text[cut.end() :])
        listed.append(told)
    apart = tuple(_with_items_apart(_of_form(listed)))
    begun = any("一是" in line.text and _AGENDA_BEGINS.search(line.text) for line in apart)
    return tuple(_with_agenda_whole(apart)) if begun else apart


def _labels_apart(line: Line) -> Iterator[Line]:
    """时间：…　地点：…　主持：甲；记录：乙 on one line: each label with what is told behind it."""
    if line.text[:1] not in _FORM_BEGINS or not _LABELLED.match(line.text):
        yield line
        return
    for piece in _BEFORE_LABEL.split(line.text):
        yield line._replace(text=piece.rstrip("；; \u3000"))


def _spaced_label(line: Line) -> Line:
    """主 持 人 王大明: a label of three characters and more that was spread."""
    if line.text[:1] not in _FORM_BEGINS or not line.text[1:2].isspace():
        return line
    pieces = line.text.split()
    for count in range(min(len(pieces), _LONGEST_UPRIGHT), 2, -1):
        label = "".join(pieces[:count])
        if all(len(piece) == 1 for piece in pieces[:count]) and label in _WORDS:
            behind = line.text.split(None, count)[count:]
            return line._replace(text=" ".join([label, *behind]))
    return line


def heads_names(text: str) -> bool:
    """Whether a line is the head of a table with a column of names."""
    return "姓" in text and _NAME_COLUMN.search(text) is not None


def _with_colon(line: Line, lines: Sequence[Line], at: int) -> Line:
    """【出席】, 出席 or 记录 in a cell before names, 参会人员名单 above rows of names."""
    first = line.text[0]
    if first == "【" and (label := _BRACKETED.match(line.text)):
        return line._replace(text=f"{label['label']}：{line.text[label.end() :]}")
    if first in _LIST_BEGINS and _LIST_ABOVE.fullmatch(_ASIDE.sub("", line.text)):
        below = next((other.text for other in lines[at + 1 : at + _NEAR] if other.text), "")
        if heads_names(below) or _POST_ROW.match(below) or _NAME_ROW.fullmatch(below):
            return line._replace(text=f"{line.text}：")
    if first in _PEOPLE_CELL_BEGINS and (cell := _PEOPLE_CELL.match(line.text)):
        return line._replace(text=f"{cell['label']}：{line.text[cell.end() :]}")
    if first in _CLERK_CELL_BEGINS and (two := _RUN_ON.match(line.text)) and is_name(two["name"]):
        return line._replace(text=f"{two.group()}　{line.text[two.end() :]}")
    if first in _CLERK_CELL_BEGINS and (cell := _CLERK_CELL.fullmatch(line.text)):
        named = all(map(is_name, "".join(cell["people"].split()).split("、")))
        return line._replace(text=f"{cell['label']}：{cell['people']}") if named else line
    return line


def _told_as_list(line: Line) -> Line:
    """参加会议的有县长甲，副县长乙。 with a colon; （与会人员：甲、乙） without its brackets."""
    enclosed = _ENCLOSED.fullmatch(line.text) if line.text[0] in "（(" else None
    if enclosed:
        return line._replace(text=enclosed["list"])
    told = _TOLD_LIST.match(line.text)
    if told is None or read_person(told["first"]) is None:
        return line
    return line._replace(text=f"{told['label']}：{line.text[told.end() :]}")


def _with_items_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """会议内容：一、…: the label on its line, the first item on the next; so too 一是…；二是…."""
    before = ""
    for line in lines:
        below = before[-1:] in _COLONS and "一是" in line.text and _CONTENT.fullmatch(before)
        told = _told_apart(line.text) if below else []
        before = line.text or before
        if told:
            yield from (Line(line.number, piece, line.indent) for piece in told)
            continue
        may_be = line.text[:1] in _FIRST_ITEM_BEGINS
        if may_be and (first := _FIRST_ITEM.match(line.text)):
            yield line._replace(text=line.text[: first.end()].rstrip())
            yield Line(line.number, line.text[first.end() :], line.indent)
        else:
            yield line


def _with_agenda_whole(lines: Sequence[Line]) -> Iterator[Line]:
    """会议共有三项议题：一是…。 above 二是…。, each on a line of its own: one announcement."""
    agenda: Line | None = None
    last = 0
    for line in lines:
        count = _ORDINALS.find(line.text[:1]) + 1 if line.text[1:2] == "是" else 0
        if agenda and (not line.text or count == last + 1):
            agenda = agenda._replace(text=agenda.text + line.text)
            last = count or last
            continue
        if agenda:
            yield agenda
        agenda, last = (line, 1) if _AGENDA_BEGINS.search(line.text) else (None, 0)
        if agenda is None:
            yield line
    if agenda:
        yield agenda


def _told_apart(text: str) -> list[str]:
    """一是传达学习了甲；二是讨论了乙。 as pieces, where each says what was done."""
    pieces = [piece for piece in _COUNTED.split(text) if piece]
    counted = [piece for piece in pieces if _COUNTED_ITEM.match(piece)]
    done = all(map(_DONE_ITEM.match, counted))
    return pieces if done and len(counted) > 1 and pieces[-len(counted) :] == counted else []


def _of_form(lines: Sequence[Line]) -> Sequence[Line]:
    filled = [_unpadded(line) for line in lines if line.text][:_HEAD_LINES]
    rows = (line.text for line in filled if _CELL.match(line.text))
    cells = {cell["label"] for row in rows for cell in _CELL.finditer(row)}
    if len(cells) < 2:
        return lines
    given = {m["label"] for line in filled if (m := _WITH_COLON.match(line.text))}
    if len(cells | given) < _LEAST or not any(map(_WHEN.search, cells)):
        return lines
    laid = _laid_down([_unpadded(line) for line in lines])
    return tuple(_joined([piece for line in _with_values(laid) for piece in _pieces(line)]))


def _unpadded(line: Line) -> Line:
    """时　间 with its characters together."""
    if line.text[:1] not in _PADDED_BEGINS or not line.text[1:2].isspace():
        return line
    return line._replace(text=_PADDED.sub(r"\1\2", line.text))


def _laid_down(lines: Sequence[Line]) -> Iterator[Line]:
    """主, 要, 内, 容, each on a line of its own: a label that a narrow cell sets upright."""
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        upright = _upright(line.text, rest) if len(line.text) == 1 else 0
        if upright:
            label = "".join([line.text, *(other.text for other in rest[:upright])])
            line = line._replace(text=label)
            rest = rest[upright:]
        yield line


def _upright(first: str, below: Sequence[Line]) -> int:
    """How many of the lines below make a label with the one character above them."""
    for count in range(1, _LONGEST_UPRIGHT):
        pieces = [line.text for line in below[:count]]
        if len(pieces) < count or len(pieces[-1]) != 1:
            return 0
        if first + "".join(pieces) in _WORDS:
            return count
    return 0


def _with_values(rows: Iterable[Line]) -> Iterator[Line]:
    """时间 and the day below it, each in a cell of its own, on one line."""
    filled = [row for row in rows if row.text]
    taken: set[int] = set()
    for row, below in zip(filled, [*filled[1:], None], strict=False):
        if row.number in taken:
            continue
        alone = _CELL.fullmatch(row.text) and not _OF_MANY_LINES.search(row.text)
        if below and alone and not _CELL.match(below.text):
            taken.add(below.number)
            yield row._replace(text=f"{row.text} {below.text}")
        else:
            yield row


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """参加人员 above 出勤情况 in one cell is one label."""
    before: Line | None = None
    for line in lines:
        if before and before.text[-1:] == "：" and _ROLL.fullmatch(line.text):
            before = before._replace(text=f"{before.text[:-1]}（{line.text[:-1]}）：")
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _pieces(line: Line) -> Iterator[Line]:
    """时间 5月8日 地点 会议室 is 时间：5月8日 and 地点：会议室."""
    marks = list(_CELL.finditer(line.text))
    if not marks or marks[0].start():
        yield line
        return
    stops = [*(mark.start() for mark in marks[1:]), len(line.text)]
    for mark, stop in zip(marks, stops, strict=True):
        value = line.text[mark.end() : stop].strip()
        signed = _BESIDE.fullmatch(value) if "记录" in mark["label"] else None
        if signed and is_name(signed["name"]) and is_name(signed["other"]):
            yield Line(line.number, f"{mark['label']}：{signed['name']}", line.indent)
            yield Line(line.number, signed["beside"], line.indent)
        else:
            yield Line(line.number, f"{mark['label']}：{value}", line.indent)
