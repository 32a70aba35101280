"""What the title lines of an assembly's record tell: whose meeting, which kind, the how-manieth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.assembly.head.bodies import (
    BODY_END,
    NUMBERED,
    SITTINGS,
    SPECIAL,
    bodies_of,
    without_counters,
)
from corpus.assembly.lines.labelled import is_day_of_sitting, label_of
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import one_of, table_words
from corpus.model import JointMeeting

_KINDS = one_of(table_words("assembly_kinds"))
_RECORD = (
    r"(?:会议过程正式[纪记]录|(?:会议)?(?:纪录|记录|纪要|议事录|实录|速记录)(?:摘要)?"
    r"|(?<=院会)决议)"
)
_TITLE = late(rf"(?P<name>[^。，；|]*?)(?P<record>{_RECORD})(?:[（(][^（）()]{{1,14}}[)）])?")
_COUNTER = late(
    rf"第?\s*(?P<first>{NUMERAL}|首)\s*(?P<more>(?:[、及,]\s*{NUMERAL}\s*)*)次(?:会(?![议员]))?(?P<kind>.{{0,12}}?{_KINDS})?"
)
_TERM = late(rf"第\s*({NUMERAL})\s*届")

_CHROME = late(
    r"^(?:委員會紀錄|委员会纪录|黨團協商紀錄|党团协商纪录|會議紀錄|會議記錄|会议纪录|会议记录|市政會議紀錄)$"
)
_RUNNING_HEAD = late(r"^(?:委員會紀錄|院會紀錄|立法院公報[^立]*)\s+(?=\S)")
_COUNTER_LINE = late(
    rf"(?:[\d一二三四五六七八九零〇○]{{4}}年度?)?(?:第{NUMERAL}|首)次(?:特别|平常|临时|例行)?(?:全体)?(?:会议)?"
)
_RECORD_LINE = late(r"(?:特别)?会议(?:纪录|记录|纪要)(?:摘要)?")
_ISSUE = late(rf"(?:\S{{4,12}}年度)?第(?P<n>{NUMERAL})[号號]")
"""第2號 below 會議紀要: the sittings of a council are counted by their minutes."""

_OF_DAY = late(rf"日\s*[-－–—]?\s*(?P<body>[第{HAN}\d]{{2,20}}委员会)(?={_RECORD}$|会议{_RECORD}$)")
"""The committee behind the day of a council's sitting; the counter before it is the council's."""

_TERMED = late(
    rf"第\s*{NUMERAL}\s*[届会].*(?:委员会|议会|代表会|{SITTINGS})$"
    rf"|(?:议会|代表会)第\s*{NUMERAL}\s*届$"
)
"""The body of a legislature with its term: the counter of the meeting may stand one line below."""

_FOUNDING = late(rf"(?<=[会])(?P<kind>{SITTINGS})$")
"""某市議會第3屆成立大會第1次會議: a series of sittings that has a name and no number."""

_MARK_IN_FRONT = late(
    r"^(?:(?:[※◎●＊*]+|[（(]\d{1,3}[)）])\s*(?=第)|定稿\s*(?=\S{4})"
    rf"|[{HAN}]{{2,8}}(?:[区區]|下[载載]|公告|公[佈布]|[资資][讯訊料]|消息)\s*/\s*(?=\S{{6}}))"
)
"""※第3屆第2次臨時會, (6)第2次會議: how a bound volume counts its records; 定稿 is no name.

Nor is the part of a site where the record lies: 下載區 / 第2次會議紀錄.
"""

_OATH = late("议员(?:宣誓)?就职(?:典礼)?(?:[暨及].{2,12}选举)?$")
"""成立大會 and, on the next line, 議員宣誓就職暨議長選舉: what was done at it."""

_LOCAL = late(r"(?<!区)议会$|代表会$")
_DAY_IN_FRONT = late(
    r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\s*[-－–_])\s*(?=\D{3})"
)

_PART_OF_COUNCIL = late(r"\s*[甲乙]\s*、")
_OF_COUNCIL = late(rf"{SITTINGS}|谈话会|预备会议|会议")
_SITTING_ALONE = late(rf"第\s*{NUMERAL}\s*次会议(?:{_RECORD})?")

_MIXED = late("(?<=[一二三四五六七八九])0|0(?=[一二三四五六七八九])")
"""An Arabic zero among Chinese digits: 第二七五0次."""

_PREPARES = late("(?<=[大期时]会)预备会议(?=纪录|记录|议事录|$)")


_COMMITTEES = ("事务委员会", "小组委员会", "常设委员会", "咨询委员会", "委员会")
_LONGEST, _LONGEST_BODY = 80, 24


@dataclass(frozen=True, slots=True)
class AssemblyTitle:
    """The title as written and what it tells; ``line`` is its index among the lines."""

    title: str
    line: int
    bodies: tuple[str, ...]
    kind: str | None
    term: int | None
    session: int | None
    held_with: tuple[JointMeeting, ...] = ()


def find_title(lines: Sequence[str], page_title: str | None = None) -> AssemblyTitle | None:
    """The title among the head's lines: the one with a number and 紀錄 before any other."""
    found = [
        (rank, _names_a_body(title) or _is_below_a_body(lines, index), -index, index, title)
        for index, line in enumerate(lines)
        for title in (*_candidates(line), *_over_lines(lines, index))
        if (rank := _rank(title))
    ]
    if page_title and (rank := _rank(page_title)) == 3:
        found.append((rank, True, 1, -1, page_title.strip()))
    if not found:
        return None
    *_, index, title = max(found, key=lambda one: one[:3])
    return _told(title, index, lines)


def _names_a_body(title: str) -> bool:
    """Whether words stand before the counter that are no counter themselves."""
    counter = NUMBERED.search(fold(title))
    front = without_counters(title[: counter.start()]) if counter else ""
    return len(re.findall(f"[{HAN}]", front)) > 2


def _is_below_a_body(lines: Sequence[str], index: int) -> bool:
    """Whether the line above is the name of a body, and no more than that."""
    near = (text for line in reversed(lines[max(index - 2, 0) : index]) if (text := line.strip()))
    above = fold("".join(next(near, "").split()))
    named = len(above) < _LONGEST_BODY and BODY_END.search(above) is not None
    return named and NUMBERED.search(above) is None


def _over_lines(lines: Sequence[str], index: int) -> tuple[str, ...]:
    """第二次 and 會議紀錄 on two lines, or 會議紀錄 alone below the body's line, labels next."""
    bare = _unmarked("".join(lines[index].split()))
    near = [text for line in lines[index + 1 : index + 5] if (text := "".join(line.split()))]
    below = fold(near[0]) if near else ""
    if _TERMED.search(fold(bare)) and (NUMBERED.match(below) or _OATH.match(below)):
        return (bare + near[0],)
    if len(near) < 2 or not _RECORD_LINE.fullmatch(fold(near[0])):
        return ()
    counted = _COUNTER_LINE.fullmatch(fold(bare)) is not None or _rank(bare) == 1
    plain = _CHROME.match(near[0]) and BODY_END.search(fold(bare))
    titled = plain is not None and (label_of(near[1]) or _ISSUE.fullmatch(fold(near[1])))
    return (bare + near[0],) if counted or titled else ()


def is_council(title: AssemblyTitle, rows: Sequence[str]) -> bool:
    """Whether it is a sitting of a county, a city or a town of Taiwan, with its own kinds.

    A bound volume does not say whose it is above each record: parts called 甲、 tell it there.
    """
    if title.bodies:
        return any(_LOCAL.search(fold(body)) for body in title.bodies)
    kind = _OF_COUNCIL.fullmatch(fold(title.kind or ""))
    return kind is not None and any(map(_PART_OF_COUNCIL.match, rows))


def is_record_title(text: str) -> bool:
    """Whether the line is the title of a record, with 紀錄, 紀要 or 議事錄 at its end."""
    return _rank(text) >= 2


def is_numbered_record(text: str) -> bool:
    """Whether the line is the title of a record with the number of its meeting."""
    return _rank(text) == 3


def _candidates(line: str) -> tuple[str, ...]:
    """The whole line, else its pieces: a page may run several titles together."""
    line = _RUNNING_HEAD.sub("", re.sub(r"\s+\d{1,2}$", "", _unmarked(line.strip())))
    pieces = re.split(r"\s+", line)
    records = [piece for piece in pieces if _rank(piece) == 3]
    if len(records) > 1:
        return tuple(records)
    return (
        re.sub(r"\s", "", line) if len(line) < _LONGEST else "",
        *(pieces if len(pieces) > 1 else ()),
    )


def _unmarked(line: str) -> str:
    """The line without the mark or number that a bound volume sets before its titles, or a day."""
    mark = _MARK_IN_FRONT.match(line) or _DAY_IN_FRONT.match(line)
    return line[mark.end() :] if mark else line


def _rank(title: str) -> int:
    """3 for a numbered record, 2 for a record, 1 for a numbered meeting, 0 for any other line."""
    folded = fold(re.sub(r"\s", "", title))
    if len(folded) > _LONGEST or len(folded) < 4 or _CHROME.match(title):
        return 0
    record = _TITLE.fullmatch(folded) is not None
    numbered = NUMBERED.search(folded) is not None
    meeting = re.search(rf"{_KINDS}$", folded) is not None
    oath = _OATH.search(folded)
    if oath and _TERMED.search(folded[: oath.start()]):
        return 1
    if is_day_of_sitting(title) or re.match(
        r"[一二三四五六七八九十壹貳參（(\d]+[、.）)]|确认|宣读|报告|通过", folded
    ):
        return 0
    return 3 if record and numbered else 2 if record else 1 if numbered and meeting else 0


def _told(title: str, index: int, lines: Sequence[str]) -> AssemblyTitle:
    folded = _MIXED.sub("〇", fold(title))
    sat = _OF_DAY.search(folded)
    if sat:
        body = title[sat.start("body") : sat.end("body")]
        return AssemblyTitle(
            title, index, (body,), kind_by_body((body,), title), _term(folded), None
        )
    counters = [m for m in _COUNTER.finditer(folded) if m["first"]]
    last = counters[-1] if counters else None
    own = [m for m in counters if not SPECIAL.match(folded, m.start())]
    front = title[: own[0].start()] if own else title[: _name_end(folded)]
    front = front[: oath.start()] if (oath := _OATH.search(fold(front))) else front
    founding = _FOUNDING.search(without_counters(fold(front)))
    front = front[: -len(founding["kind"])] if founding else front
    bodies = bodies_of(front, title, index, lines)
    kind = _kind(title, counters, bodies, founding["kind"] if founding else "")
    first_term = _term(folded)
    counted = re.findall(f"{NUMERAL}|首", f"{last['first']}{last['more']}") if last else []
    sessions = [number for number in map(_count, counted) if number is not None]
    return AssemblyTitle(
        title=title,
        line=index,
        bodies=bodies,
        kind=kind,
        term=first_term,
        session=sessions[0] if sessions else _issue(index, lines),
        held_with=tuple(JointMeeting((), kind, first_term, later) for later in sessions[1:]),
    )


def _issue(index: int, lines: Sequence[str]) -> int | None:
    """The number of the minutes, where it stands on a line below their title."""
    near = ("".join(fold(line).split()) for line in lines[index + 1 : index + 5])
    match = next(filter(None, map(_ISSUE.fullmatch, near)), None)
    return read_number(match["n"]) if match else None


def _term(folded: str) -> int | None:
    term = _TERM.search(folded)
    return read_number(term[1]) if term else None


def _count(numeral: str) -> int | None:
    return 1 if numeral == "首" else read_number(numeral)


def _name_end(folded: str) -> int:
    match = _TITLE.fullmatch(folded)
    kind = _kind_at_end(folded)
    return kind.start() if kind else match.start("record") if match else len(folded)


def _kind_at_end(folded: str) -> re.Match[str] | None:
    """The kind before 紀錄, or the one that takes the 會議 of 會議紀錄 in: 區務會議紀錄."""
    match = _TITLE.fullmatch(folded)
    stop = match.start("record") if match else len(folded)
    kind = re.search(rf"{_KINDS}$", folded[:stop])
    whole = re.search(rf"{_KINDS}$", folded[: stop + 2]) if match else None
    longer = whole is not None and whole.group() != "会议"
    return whole if kind is None and longer else kind


def _kind(
    title: str, counters: list[re.Match[str]], bodies: tuple[str, ...], founding: str
) -> str | None:
    """The last name of a kind behind a counter; plain 會議 is told by the body.

    ``founding`` is the name of a series of sittings that bears no number.
    """
    ready = _PREPARES.search(fold(title))
    if ready:
        return title[ready.start() : ready.end()]
    for counter in reversed(counters):
        if counter["kind"] and fold(counter["kind"]) != "会议":
            return title[counter.start("kind") : counter.end("kind")]
    if founding:
        start = fold(title).index(founding)
        return title[start : start + len(founding)]
    if not counters:
        kind = _kind_at_end(fold(title))
        if kind and kind.group() != "会议":
            return title[kind.start() : kind.end()]
    return kind_by_body(bodies, title)


def kind_by_body(bodies: tuple[str, ...], title: str) -> str | None:
    """A committee without a counter word of its own holds a 委員會會議."""
    plain = "會議" if "會" in title + "".join(bodies) else "会议"
    body = bodies[-1] if bodies else ""
    for ending in _COMMITTEES:
        if fold(body).endswith(ending):
            return body[-len(ending) :] + plain
    return plain if body or _SITTING_ALONE.fullmatch(fold(title)) else None
