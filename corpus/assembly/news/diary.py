"""The diary of Macau's assembly, 立法會會刊: its front page, above the debate word for word.

日期 :, 地點 :, 主席 :, 議程 : and 簡要 : stand in two columns of lists, which a site runs into one
another. So nobody is read but who presided; what was passed is told by 簡要.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.lines.dates import read_day
from corpus.assembly.news.council_news import CouncilNews
from corpus.assembly.people.person import is_person
from corpus.doubts import doubt
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Attendance, Attendee, Chair, Decision, Paragraph, Section
from corpus.page.mending import Line

_SIGN = "立法會期"
_HEAD_ROWS, _FRONT = 40, 12000
_NAME = late(rf"第\s*(?P<term>{NUMERAL})\s*届(?P<body>立法会)\s*第\s*{NUMERAL}\s*立法会期")
_ISSUE = late(r"第\s*[一二三四]\s*组\s*第\s*[IVX]{1,4}-\d{1,3}\s*期")
_DATE = late(r"日期\s*[:：]\s*(?P<day>[^\s年]{2,8}年[^\s月]{1,3}月[^\s日]{1,3}日)")
_PLACE = late(r"地点\s*[:：]\s*(?P<place>\S{4,40})")
_CHAIR = late(rf"(?<!副)主席\s*[:：]\s*(?P<name>[{HAN}]{{2,4}})(?=\s)")
_AGENDA = late(r"议程\s*[:：]\s*(?=一[、\s])")
_SUMMARY = late(r"(?:\d{1,3}\s*|(?<!\S))简要\s*[:：]\s*")
_DEBATE = late(r"(?<!\S)会议内容\s*[:：]")
_FRONT_PAGE = (_NAME, _ISSUE, _AGENDA, _SUMMARY, _DEBATE)
_NUMBER = late(r"(?<!\S)(?P<number>[一二三四五六七八九十]{1,2})[、\s]\s*(?=[引一细选表讨审听议])")
_ENDS = late(r"[;；。]|\s\d{1,3}\s*$")
_VOTED = late(r"表决[\s》]*(?P<what>\S.{6,})$")


def read_diary(lines: Sequence[Line]) -> CouncilNews | None:
    """The sitting of such a front page, or ``None`` for any other text."""
    rows = [line.text for line in lines if line.text]
    if not any(_SIGN in row for row in rows[:_HEAD_ROWS]):
        return None
    front = " ".join(rows)[:_FRONT]
    name, issue, *parts = (shape.search(fold(front)) for shape in _FRONT_PAGE)
    agenda, summary, debate = parts
    if not (name and issue and agenda and summary and debate):
        return None
    told = front[summary.end() : debate.start()].strip()
    sections = tuple(_sections(front[agenda.end() : summary.start()], told))
    chair = _CHAIR.search(fold(front))
    presided = front[slice(*chair.span("name"))] if chair else ""
    if not sections or not is_person(presided):
        return None
    day, place = (shape.search(fold(front)) for shape in (_DATE, _PLACE))
    return CouncilNews(
        title=" ".join("".join(front[slice(*one.span())].split()) for one in (name, issue)),
        body=_whose(front, name),
        kind=None,
        session=None,
        date=read_day(day["day"], False) if day else None,
        location=front[slice(*place.span("place"))] if place else None,
        chair=Chair(presided, ("主席",)),
        attendees=(Attendee(presided, Attendance.CHAIR),),
        sections=sections,
        documents=titles_in(sections),
        preamble=(front[: agenda.end()], front[summary.start() : debate.start()].strip()),
        conclusions=tuple(_behind(rows, debate.start())),
        warnings=(doubt("attendance-unclear", words="出席議員、列席者、缺席議員"),),
        term=read_number(name["term"]),
    )


def _whose(front: str, name: re.Match[str]) -> str:
    return front[slice(*name.span("body"))]


def _behind(rows: Sequence[str], start: int) -> Iterator[str]:
    """The rows from the character ``start`` of all rows joined by blanks on."""
    for row in rows:
        if start < len(row):
            yield row[max(start, 0) :]
        start -= len(row) + 1


def _sections(agenda: str, told: str) -> Iterator[Section]:
    """The items that count on from one, each up to its mark, with what 簡要 says of it."""
    starts: list[re.Match[str]] = []
    for match in _NUMBER.finditer(fold(agenda)):
        if read_number(match["number"]) == len(starts) + 1:
            starts.append(match)
    ends = [*(match.start() for match in starts[1:]), len(agenda)]
    for order, (match, stop) in enumerate(zip(starts, ends, strict=True), 1):
        text = agenda[match.end() : stop].strip()
        end = _ENDS.search(fold(text))
        heading = text[: end.start()].strip() if end else text
        passed = _passed(heading, told)
        yield Section(
            order=order,
            number=match["number"],
            heading=heading,
            kinds=("审议",) if "表决" in fold(heading) else ("其他",),
            paragraphs=tuple(Paragraph(None, one) for one in _rest(text, heading)),
            documents=mentions_in((heading,)),
            reporters=(),
            decisions=(passed,) if passed else (),
        )


def _rest(text: str, heading: str) -> Iterator[str]:
    """What stands behind an item: a list that the other column put there."""
    rest = text[len(heading) :].strip(" ;；")
    yield from (rest,) if rest else ()


def _passed(heading: str, told: str) -> Decision | None:
    """修改…法案 of the agenda, where 簡要 has …法案獲細則性通過."""
    voted = _VOTED.search(fold(heading))
    what = heading[voted.start("what") :].strip() if voted else ""
    bare = re.escape("".join(fold(what).split()))
    passed = re.search(rf"{bare}获(?:得)?[^,，。未不]{{0,8}}通过", "".join(fold(told).split()))
    return Decision("审议通过", what, (), (), None, told) if what and passed else None
