"""What a county's chair ruled at a meeting, as its office gives it out: 第9次主管會報縣長裁示事項.

The headline says which meeting, and often who gave the page; below it stand numbered points, each
with the offices in brackets behind it that are to do it. The page does not say who was there, and
its day is that of the page.
"""

import re
from collections.abc import Sequence

from corpus.assembly.news.council_news import CouncilNews
from corpus.assembly.people.person import ORGANS
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import one_of, table_words
from corpus.model import Decision, Paragraph, Section
from corpus.page.mending import Line

_HEAD_ROWS, _FEWEST = 12, 3
_BODY = rf"[{HAN}]{{2,10}}(?:政府|[县市]府|公所|局|处)"
_TITLE = late(
    rf"(?P<title>(?P<body>{_BODY})?第(?P<n>{NUMERAL})次(?P<kind>(?:扩大)?{one_of(table_words('assembly_kinds'))})"
    r"(?P<what>(?:副?[县市区乡镇局处]长|主席|主持人)?(?:裁指示|裁示|指示|提示)事项))"
    rf"(?:[/／](?P<giver>{_BODY})提供)?"
)
_POINT = late(r"(?P<label>(?P<n>\d{1,2})(?:、|[.．](?!\d)))\s*(?P<text>.+)")
_FOR = late(rf"[（(](?P<who>[{HAN}]{{1,12}}{ORGANS}(?:[、及][{HAN}]{{1,12}}{ORGANS})*)[)）]\s*。?$")


def read_directives(lines: Sequence[Line]) -> CouncilNews | None:
    """The meeting of such a page, or ``None`` where no headline and points tell of one."""
    rows = [text for line in lines if (text := line.text.strip())]
    named = _headline(rows)
    if named is None:
        return None
    at, title, match = named
    points = _points(rows[at + 1 :])
    if sum(1 for _, text in points if _FOR.search(fold(text))) < _FEWEST:
        return None
    item = _section(title[slice(*match.span("what"))], points)
    first = next(i for i in range(at + 1, len(rows)) if _POINT.match(fold(rows[i])))
    whose = "giver" if match["giver"] else "body"
    return CouncilNews(
        title=title[: match.end("title")],
        body=title[slice(*match.span(whose))],
        kind=title[slice(*match.span("kind"))],
        session=read_number(match["n"]),
        date=None,
        location=None,
        chair=None,
        attendees=(),
        sections=(item,),
        documents=titles_in((item,)),
        preamble=tuple(rows[:first]),
        conclusions=tuple(rows[first + len(points) :]),
        warnings=(),
    )


def _headline(rows: Sequence[str]) -> tuple[int, str, re.Match[str]] | None:
    """The row that says which meeting it was, and whose."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        title = "".join(row.split())
        match = _TITLE.fullmatch(fold(title)) if "次" in title else None
        if match and (match["giver"] or match["body"]):
            return at, title, match
    return None


def _points(rows: Sequence[str]) -> list[tuple[str, str]]:
    """The rows that count on from one, right below one another: label and text."""
    points: list[tuple[str, str]] = []
    for row in rows:
        match = _POINT.match(fold(row))
        if match and int(match["n"]) == len(points) + 1:
            points.append((row[: match.end("label")], row[match.start("text") :]))
        elif points:
            break
    return points


def _section(heading: str, points: Sequence[tuple[str, str]]) -> Section:
    return Section(
        order=1,
        number=None,
        heading=heading,
        kinds=("其他",),
        paragraphs=tuple(Paragraph(label, text) for label, text in points),
        documents=mentions_in(tuple(text for _, text in points)),
        reporters=(),
        decisions=tuple(one for _, text in points if (one := _order(text))),
    )


def _order(text: str) -> Decision | None:
    """What the offices in brackets are to do; a point without them is everybody's."""
    match = _FOR.search(fold(text))
    if match is None:
        return None
    who = tuple(re.split("[、及]", text[slice(*match.span("who"))]))
    return Decision("交办", text[: match.start()].rstrip("。 "), who, (), None, text)
