"""The index of the sound recording of a district council's sitting in Hong Kong: 錄音記錄.

Which sitting it was stands on top, and below 議程, 討論時間 each item with its papers and how long
it was discussed. That tells what the sitting dealt with, and not who was there or what became of
it; a page without any times may be of a sitting still to come.

So is the agenda of a sitting that has these columns without saying what they are of: there Roman
numbers may hold parts, with the items by digits below them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.assembly.head.title import kind_by_body
from corpus.assembly.lines.marks import value_of
from corpus.assembly.news.council_news import CouncilNews
from corpus.assembly.rulings.presenters import kind_of
from corpus.grammar.dates import find_date
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Paragraph, Section
from corpus.page.mending import Line

_HEAD_LINES, _HEAD_ROWS, _FEWEST = 24, 16, 2
_BARS = late(r"\s*\|\s*")
_RECORDING = late("[^,，。]{0,10}(?:大会|会议)的?录音[记纪]录")
_COLUMNS = late(r"议\s*程\s*讨论时间")
_SITTING = late(
    rf"(?P<body>[{HAN}、,，]{{3,40}}?)第\s*(?P<n>{NUMERAL})\s*次(?P<kind>[{HAN}]{{0,4}}会议)"
)
_AGENDA = late(
    rf"(?P<council>[{HAN}]{{2,8}}区议会)(?:\d{{4}}\s*[-至]\s*\d{{2,4}}年度?)?(?P<body>[{HAN}、]{{2,40}}?委员会)?"
    rf"第\s*(?P<n>{NUMERAL})\s*次(?P<kind>[{HAN}]{{0,4}}会议)议程"
)
_LABEL = late(r"(?:日期|时间|地点)\s*[:：]")
_TIMED = late(r"(?P<name>.*\S)\s*(?P<time>(?<!\d)(?:\d{1,2}[:：])?\d{1,2}[:：]\d{2})")
_ROMAN = late("[IVX]+$")
_PLACE = late(r"地点\s*[:：]\s*")
_NUMBER = late(
    r"[(（]?(?P<mark>(?P<n>[IVX]{1,5}|\d{1,2})(?P<part>[a-z]|[(（]\d{1,2}[)）])?)[)）]?\s*[.．]?"
    rf"(?:\s+(?P<first>\S.*)|(?P<glued>(?<=\d)[{HAN}《「].*)|$)"
)
"""1通過會議紀錄 has lost the blank: a number right behind the time of the item before it."""

_LASTED = late(r"(?:\d{1,2}[:：])?\d{1,2}[:：]\d{2}|[(（]?约?\s*\d{1,3}\s*分钟[)）]?")
_GOES_ON = late(r"[(（][^()（）]{4,16}年度?[)）]的?(?=[^\s(（])")
"""(二零一八至二零一九年度)的組成 below 各工作小組: the rest of a name that the line cut."""

_PAPERS = late(r"\s*[(（][^()（）]{2,24}文件[^()（）]{2,24}[)）]$")
_POINT = late(r"^[(（][a-z][)）]\s*")


@dataclass(slots=True)
class _Item:
    """The number of an item as written, and the rows below it; ``holds`` where it is a part."""

    mark: str
    rows: list[str] = field(default_factory=list)
    holds: bool = False


def read_recording(lines: Sequence[Line]) -> CouncilNews | None:
    """The sitting of such an index, or ``None`` where the page is none or tells no times."""
    if not any("音" in line.text or "程" in line.text for line in lines[:_HEAD_LINES]):
        return None
    rows = [row for line in lines if (row := _BARS.sub(" ", line.text).strip())]
    start = _start(rows)
    head = rows[:start]
    recorded = any(_RECORDING.fullmatch(fold(row)) for row in head)
    title = (_recorded if recorded else _titled)(head) if start else ""
    sitting = (_SITTING if recorded else _AGENDA).fullmatch(fold(title))
    if sitting is None:
        return None
    items = [*_items(rows[start:] if recorded else [*_apart(rows[start:])], not recorded)]
    if sum(any(map(_is_time, item.rows)) for item in items) < _FEWEST:
        return None
    after = _taken_behind(items[-1].rows)
    body = title[slice(*sitting.span("body" if sitting["body"] else "council"))]
    parts = [f"{item.mark}. {''.join(item.rows)}" for item in items if item.holds]
    told = (item for item in items if not item.holds)
    sections = tuple(_section(order, item, not recorded) for order, item in enumerate(told, 1))
    days = [day.date for row in head if (day := find_date(row))]
    own = fold(sitting["kind"]) != "会议"
    return CouncilNews(
        title=title,
        body=body,
        kind=title[slice(*sitting.span("kind"))] if own else kind_by_body((body,), title),
        session=read_number(sitting["n"]),
        date=days[0] if days else None,
        location=_place(head),
        chair=None,
        attendees=(),
        sections=sections,
        documents=titles_in(sections),
        preamble=(*head, *parts),
        conclusions=tuple(after),
        warnings=(),
    )


def _start(rows: Sequence[str]) -> int:
    """The row below the heads of the columns; 0 where the page has none."""
    folded = (fold(row) for row in rows[:_HEAD_ROWS])
    return next((at + 1 for at, row in enumerate(folded) if _COLUMNS.fullmatch(row)), 0)


def _recorded(head: Sequence[str]) -> str:
    """The row that says which sitting a recording is of."""
    return next((row for row in head if _SITTING.fullmatch(fold(row))), "")


def _titled(head: Sequence[str]) -> str:
    """The title of an agenda: the rows from the council down to the first label."""
    stop = next((at for at, row in enumerate(head) if _LABEL.match(fold(row))), 0)
    start = next((at for at, row in enumerate(head) if "区议会" in fold(row)), stop)
    return "".join(head[start:stop])


def _apart(rows: Sequence[str]) -> Iterator[str]:
    """Each row without the time at its end, which stands on a row of its own."""
    for row in rows:
        timed = _TIMED.fullmatch(row)
        yield from (timed["name"], timed["time"]) if timed else (row,)


def _taken_behind(rows: list[str]) -> list[str]:
    """What stands behind the time of the last item; it is taken out of its rows."""
    stop = max((at + 1 for at, row in enumerate(rows) if _is_time(row)), default=len(rows))
    after = rows[stop:]
    del rows[stop:]
    return after


def _place(head: Sequence[str]) -> str | None:
    """What stands behind 地點, on its own line and those down to the table."""
    for at, row in enumerate(head):
        if label := _PLACE.match(fold(row)):
            return "".join((row[label.end() :], *head[at + 1 : -1])) or None
    return None


def _items(rows: Sequence[str], parted: bool = False) -> Iterator[_Item]:
    """The items by their numbers, which go on by one; 6a and 6b are two items.

    Where the page is ``parted``, digits begin anew below each Roman number, which holds them.
    """
    current: _Item | None = None
    last, closed, roman = 0, True, 0
    for row in rows:
        number = None if _is_time(row) else _NUMBER.match(row)
        upper = number is not None and parted and _ROMAN.match(number["n"]) is not None
        opened = number if number and _counts(number, roman if upper else last, closed) else None
        if opened:
            if current:
                current.holds = parted and not upper and _is_bare_part(current)
                yield current
            current, value = _Item(opened["mark"]), value_of(opened["n"]) or 0
            last, roman = (0, value) if upper else (value, roman)
        told = opened["first"] or opened["glued"] if opened else row
        if current and told:
            current.rows.append(told)
        closed = _is_time(row)
    if current:
        yield current


def _is_bare_part(item: _Item) -> bool:
    """II. 討論事項 above 1.: a part with nothing but its name."""
    return _ROMAN.match(item.mark) is not None and not any(map(_is_time, item.rows))


def _counts(number: re.Match[str], last: int, closed: bool) -> bool:
    value = value_of(number["n"])
    goes_on = value == last + 1 or (number["part"] is not None and value == last)
    return goes_on and (closed or not number["glued"])


def _is_time(row: str) -> bool:
    return _LASTED.fullmatch(fold(row)) is not None


def _ends_name(row: str) -> bool:
    """Whether the name of an item ends above this row: its papers, or how long it took."""
    return (row[0] in "(（" and not _GOES_ON.match(fold(row))) or _is_time(row)


def _without_papers(named: list[str]) -> tuple[list[str], list[str]]:
    """The rows of a name, and the papers that stand behind the rest of it."""
    found = _PAPERS.search(fold(named[-1])) if len(named) > 1 else None
    if not found:
        return named, []
    return [*named[:-1], named[-1][: found.start()]], [named[-1][found.start() :].strip()]


def _section(order: int, item: _Item, parted: bool) -> Section:
    """The item: its name, and below it its papers, its points and how long it took."""
    stop = next((at for at, row in enumerate(item.rows) if _ends_name(row)), 0)
    stop = 1 if parted and _ROMAN.match(item.mark) else stop  # what was confirmed stands below
    named, papers = _without_papers(item.rows[: stop or 1])
    heading = "".join((_POINT.sub("", named[0]), *named[1:]))
    return Section(
        order=order,
        number=item.mark,
        heading=heading,
        kinds=(kind_of(heading, (), ()),),
        paragraphs=tuple(Paragraph(None, row) for row in (*papers, *item.rows[len(named) :])),
        documents=mentions_in((heading,)),
    )
