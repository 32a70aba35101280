"""The head of an assembly's record: labels with their values, on one line or on two.

Labels may be padded (時　　間), numbered (一、時間：), run into one another on a line, or lack the
colon. What is no label of the table is left to the title and to the items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.assembly.lines.run_together import NUMBER_BLANK, cuts_of, unwrapped
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import one_of, table_pairs
from corpus.page.mending import Line

LABELS = dict(table_pairs("meeting_labels"))
_IN_CELLS = ("date", "time", "place", "chair", "clerk", "present", "observer", "absent")

_PADDED = (
    "(?:"
    + "|".join(
        r"\s*".join(map(re.escape, label))
        for label in sorted(LABELS, key=lambda label: (-len(label), label))
    )
    + ")"
)
_OFTEN_PADDED = ("时间", "日期", "地点", "主席", "纪录", "记录", "出席", "列席", "请假")
_SPACED_OUT = late("(?:" + "|".join(rf"{word[0]}\s+{word[1]}" for word in _OFTEN_PADDED) + ")")
_NUMERAL = "一二三四五六七八九十壹貳贰參参叁肆伍陸陆柒捌玖拾"
_NUMBERED = rf"(?:(?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})\s*[、.．]\s*)"
BY_DIGITS = late(r"\d{1,2}\s*[、.．]\s*\S")
"""A label numbered as 1、開會時間 is; the items that follow go on with the count."""

_LABEL = late(rf"{_NUMBERED}?(?P<label>{_PADDED})(?:\s*[（(][^（）()]{{1,12}}[)）])?\s*[:：]-?\s*")
_BARE = late(
    rf"{_NUMBERED}?(?P<label>{_PADDED})"
    r"(?:\s*[（(](?:已?致歉|已?请假|[按依排][^（）()]{1,10})[)）])?\s*$"
)
_HOURS = late(
    r"(?:(?:\s{2,}|\u3000)[（(]?(?:(?:出席|到[达席会场]|抵达|入席|离[席开会场])时间|(?:会议|大会)?(?:开始|完毕|结束|完结)|全程(?:出席)?"
    r"|(?:[上下中]午|晚上)?[\d一二三四五六七八九十]{1,3}(?:[:：]\d\d|[时時点](?:正|半|[\d零一二三四五六七八九十]{1,4}分)?))[）)]?)+\s*$"
)
"""The columns of a district council that tell when each member came and when he left."""

_DEPUTY = late(r"副(?:主席|召集人|主任委员|会长)\s*[:：](?=\s*\S)")

_PADDED_ONLY = late(rf"(?P<label>{_SPACED_OUT.pattern})\s+(?=\S)")
_SET_APART = late(rf"(?P<label>{_PADDED}){NUMBER_BLANK}\s*(?=\S)")
_LONG = late(
    r"(?P<label>(?:出席|请假|列席|缺席)(?:委员|议员|代表|官员|人员)|协商主题|答询官员)"
    r"(?:\s+(?=\S)|(?=\d{2,4}年\d))"
)
_PARTS = {"列席": "observer", "出席": "present", "请假": "absent", "缺席": "absent"}
_OF_ORGAN = late(
    rf"[{HAN}]{{1,8}}[府会院局处](?P<part>{'|'.join(_PARTS)})(?:人员|官员|主管|代表)\s*[:：]\s*"
    rf"|[{HAN}]{{2,6}}(?P<sat>列席)\s*[:：]\s*(?=\S)"
)
"""某市府列席人員：, 本會請假人員：, where a list is parted by whose people they are.

長青物業列席：溫榆明襄理 is of the company that keeps the house.
"""

_OFFICERS = late(
    "(?:(?:定期|常设|常规|固定|应邀|特邀|获邀|其他)*(?:列席|出席|参与)(?:会议|讨论)?的?(?:政府|有关|相关|各|常设|部门|机构|团体)*"
    r"|(?:定期|常设|政府|有关|相关)*(?:部门|机构|政府))(?:代表|嘉宾|官员|人士|职员)\s*(?:[（(][^（）()]{1,10}[)）])?\s*[:：]?"
)
"""定期列席的政府部門代表, 常設部門代表: alone above officers, often below those who were away."""

_INSIDE = late(
    rf"(?<![{_NUMERAL}\d]){_NUMBERED}(?={_PADDED}\s*[:：])|(?<=\s)(?<![、.．]\s)(?={_PADDED}\s*[:：])"
    rf"|(?<=\s)(?=(?:时\s+间|地\s+点|主\s+席|议\s+程|报\s+告\s+事\s+项|讨\s+论\s+事\s+项)(?:\s|$))"
    r"|(?<=^协商主题\s)(?=一、)"
)
_CHAIR_BEHIND = late(
    r"(?:[出列]?[出列]席|参加|与会)(?:人员|者|单位)?\s*[:：][^。:：]{1,24}。(?=(?:主席|主持人)\s*[:：]\s*[^。]{2,12}$)"
)
"""出列席人員:如簽到冊。主席:溫某某: two labels of a head on one line, parted by a full stop."""

DATE_BLANK = "\u2003"
"""Set before the date that stood behind a title: 第9次市政會議紀錄119/05/09."""

_DATED_TITLE = late(
    r"(?P<title>.{4,60}次.{0,12}会议(?:纪录|记录))\s*(?P<day>\d{2,4}([./-])\d{1,2}\3\d{1,2})"
)
_WIDE = late(r"\s{13,}")
_BULLET = late(r"^(?:[-•·●▪‧]+\s*(?=\D)|[•●▪]\s*(?=\d{1,2}月))")
_GUEST = late("女士|先生|小姐|博士|教授|太太|医生")
_HEAD_LINES = 40
_ONE_CELL = one_of(label for label, field in LABELS.items() if field in _IN_CELLS)
_CELL = late(rf"(?P<label>{_ONE_CELL}) +(?=\S)")
_NEXT_CELL = late(rf"(?<=\S) (?P<next>{_ONE_CELL}) +(?=\S)")
_BRACKETED = late(rf"^【\s*(?P<label>{_PADDED})\s*】\s*[:：]?\s*")
_ROUND = tuple("•●▪")
_BRACKETS = str.maketrans("（）", "()")
_BARS = late(r"\s*(?:\||-{3,}\|)\s*")
_HELD_ON = late(
    r"在?[\d一二三四五六七八九〇○零]{4}年(?:[^。,，:：]{1,3}月[^。,，:：]{2,50}会议的?(?:纪要|纪录|记录)"
    r"|[^。,，:：]{1,3}月[^。,，:：]{2,30}举行的"
    r"|[^年。,，:：]{1,3}月[^。,，:：]{1,3}日[（(]?星期.[)）]?)"
)
"""1998年7月8日星期三下午会议的纪要, 八月二十三日下午举行的: a line with the day of a sitting."""

_STAFF_OF_CHAIR = late(r"(?P<label>专门委员|主任秘书)\s+(?=\S)")
"""Below who presided these are labels of the staff without colons, and no second chairs."""

_MEMBERS = late(r"(?:委员|成员|议员|代表)\s*[:：]\s*(?=\S+、)")
"""At the head of a line only: it ends 缺 席 委 員： too."""

_SPACED_LINE = late(rf"[{HAN}\w](?:\s+\S{{1,2}}){{3,}}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label with the rows of its value; ``field`` is its meaning in the table."""

    line: int
    label: str
    field: str
    rows: tuple[Line, ...]


def tidy(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Bullets and table bars out, spaced-out lines closed up, labels on lines of their own."""
    bare = [Line(line.number, _plain(line.text), line.indent) for line in lines]
    if _is_spaced_out(bare):
        bare = [Line(line.number, _close_up(line.text), line.indent) for line in bare]
    return tuple(piece for line in _cells(bare) for piece in _pieces(line))


def _cells(lines: Sequence[Line]) -> Iterator[Line]:
    """時間 … and 主席 … 紀錄 … as a table's rows: where most labels stand so, without a colon."""
    head = [line for line in lines[:_HEAD_LINES] if line.text]
    found = {LABELS[match["label"]] for line in head if (match := _CELL.match(fold(line.text)))}
    table = "place" in found and found & {"date", "time"} and found & {"chair", "present"}
    for line in lines:
        folded = fold(line.text)
        if not (table and line in head and _CELL.match(folded)):
            yield line
            continue
        cuts = [0, *(match.start("next") for match in _NEXT_CELL.finditer(folded)), len(folded)]
        for start, stop in pairwise(cuts):
            label, _, value = line.text[start:stop].strip().partition(" ")
            yield Line(line.number, label, line.indent)
            yield Line(line.number, value.strip(), line.indent)


def bulleted(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that a round bullet begins: points of an agenda, not of a list."""
    return frozenset(line.number for line in lines if line.text[:1] in _ROUND)


def _plain(text: str) -> str:
    """Wide blanks cut down: a run of thousands would make every pattern with blanks slow."""
    if text[:1] == "【" and (label := _BRACKETED.match(fold(text))):
        text = f"{text[label.start('label') : label.end('label')]}：{text[label.end() :]}"
    return _untabled(_WIDE.sub("　" * 12, text))


def _untabled(text: str) -> str:
    return (
        _BARS.sub("　　", _BULLET.sub("", text)).strip()
        if "|" in text or text[:1] in "-•·●▪‧"
        else text
    )


def _is_spaced_out(lines: Sequence[Line]) -> bool:
    """Whether most lines have a blank between all their characters, as some web pages do."""
    texts = [line.text for line in lines if len(line.text) > 6]
    return 5 * sum(1 for text in texts if _is_spaced(text)) > 2 * len(texts) > 0


def _is_spaced(text: str, least: int = 4) -> bool:
    pieces = text.split()
    return len(pieces) >= least and sum(1 for piece in pieces if len(piece) <= 2) >= 0.75 * len(
        pieces
    )


def _close_up(text: str) -> str:
    """臨 時 秘 書　　吳 某 女 士: single blanks go, wide ones stay."""
    if not _is_spaced(text, 2) and not _is_spaced(text.partition(".")[2], 2):
        return text
    return "　　".join("".join(part.split()) for part in re.split(r"\s{2,}", text))


def _pieces(line: Line) -> Iterator[Line]:
    """Cut a line before every label inside it, and a title before its date."""
    folded = fold(line.text)
    dated = _DATED_TITLE.fullmatch(folded)
    if dated:
        yield Line(line.number, line.text[: dated.end("title")], line.indent)
        yield Line(line.number, DATE_BLANK + line.text[dated.start("day") :])
        return
    found = {m.start() for m in _INSIDE.finditer(folded)}
    behind = _CHAIR_BEHIND.match(folded) if "主" in folded else None
    found |= {behind.end()} if behind else set()
    inner = cuts_of(folded, len(found))
    cuts = [0, *sorted((found | set(inner)) - {0}), len(folded)]
    for start, stop in pairwise(cuts):
        text = line.text[start:stop].strip()
        text = unwrapped(text, inner[start]) if start in inner else text
        yield Line(line.number, text, line.indent if start == 0 else 0)


def label_of(text: str) -> tuple[str, str, str] | None:
    """The label that a line begins with, its meaning, and the rest of the line."""
    if text[:1] == DATE_BLANK:
        return DATE_BLANK, "date", text[1:]
    text = without_hours(text)
    folded = fold(text).translate(_BRACKETS)
    if is_day_of_sitting(text):
        return "", "date", text
    if members := _MEMBERS.match(folded):
        return text[: members.end()], "present", text[members.end() :]
    match = _LABEL.match(folded) or _BARE.match(folded)
    match = match or _PADDED_ONLY.match(folded) or _LONG.match(folded) or _SET_APART.match(folded)
    if match is None and _OFFICERS.fullmatch(folded):
        return text, "observer", ""
    if match is None:
        of_organ = _OF_ORGAN.match(folded)
        field = _PARTS[of_organ["part"] or of_organ["sat"]] if of_organ else ""
        return (text[: of_organ.end()], field, text[of_organ.end() :]) if of_organ else None
    label = "".join(match["label"].split()).replace("（", "(").replace("）", ")")
    return text[: match.end()], LABELS[label], text[match.end() :].strip()


def without_hours(text: str) -> str:
    """鄺某某先生, MH　　會議開始　　會議完畢 without the columns of when he came and left.

    時間:　　下午三時 is the cell of a label with its value.
    """
    hours = _HOURS.search(fold(text)) if "  " in text or "\u3000" in text else None
    bare = text[: hours.start()] if hours else text
    return text if bare.rstrip()[-1:] in (":", "：") else bare


def is_day_of_sitting(text: str) -> bool:
    """Whether a line only says on which day the sitting was that the minutes are of."""
    return _HELD_ON.fullmatch("".join(fold(text).split())) is not None


def _starts(lines: Sequence[Line], stop: int) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Where the labels stand; 主席 without a colon among guests is the post of one of them.

    So are 專門委員 and 秘書處 in cells of their own among officials; 秘書 above 甲女士 is a label.
    """
    within = ""
    for index in range(stop):
        found = label_of(lines[index].text)
        if found is None and within in ("chair", "adviser"):
            text = lines[index].text
            found = _staff_label(text) or _deputy(text, lines[:index])
            found = found or _members(lines, index, stop)
        if found is None:
            continue
        bare = not found[2] and found[0].strip()[-1:] not in ":："
        following = fold(lines[index + 1].text) if index + 1 < len(lines) else ""
        guest = _GUEST.search(following)
        organ = fold(found[0].strip()) == "秘书处"
        of_one = guest if found[1] == "chair" else found[1] == "adviser" and not guest
        if bare and within == "observer" and (of_one or organ):
            continue
        within = found[1]
        yield index, found


def _staff_label(text: str) -> tuple[str, str, str] | None:
    match = _STAFF_OF_CHAIR.match(fold(text))
    return (text[: match.end()], "adviser", text[match.end() :].strip()) if match else None


def _deputy(text: str, above: Sequence[Line]) -> tuple[str, str, str] | None:
    """副主席：甲 below who presided and above 出席委員：…: a line of its own, in no list."""
    match = _DEPUTY.match(fold(text))
    found = [label_of(line.text) for line in above] if match else []
    if match is None or any(label and label[1] == "present" for label in found):
        return None
    return text[: match.end()], "present", text[match.end() :].strip()


def _members(lines: Sequence[Line], index: int, stop: int) -> tuple[str, str, str] | None:
    """委員：甲、乙 below who presided: who was there, where no 出席 says so."""
    text = lines[index].text
    match = _MEMBERS.match(fold(text))
    found = [label_of(line.text) for line in lines[:stop]] if match else []
    if match is None or any(label and label[1] == "present" for label in found):
        return None
    return text[: match.end()], "present", text[match.end() :].strip()


def read_labels(lines: Sequence[Line], stop: int) -> tuple[Labelled, ...]:
    """The labels among the first ``stop`` lines, each with the lines up to the next one."""
    starts = list(_starts(lines, stop))
    labels: list[Labelled] = []
    for (index, (label, field, rest)), after in zip(
        starts, [*(i for i, _ in starts[1:]), stop], strict=False
    ):
        first = (Line(lines[index].number, rest),) if rest else ()
        below = (line._replace(text=without_hours(line.text)) for line in lines[index + 1 : after])
        rows = (*first, *(line for line in below if line.text))
        labels.append(Labelled(lines[index].number, label, field, rows))
    return tuple(labels)
