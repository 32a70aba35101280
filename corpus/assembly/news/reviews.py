"""News of a county's board that reviews cases: 縣府於某日召開某審議會第3次會議，共審議11案.

Each clause below says of one case what became of it: 有關「甲」登錄範圍通過審議, 「乙」登錄為古蹟,
丙案，決議緩議，請…再提會. Such news is a record where at least two of the cases have a verdict;
who was there it does not say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.head.title import kind_by_body
from corpus.assembly.lines.dates import read_day
from corpus.assembly.news.council_news import CouncilNews
from corpus.assembly.rulings.decisions import ruling_decisions
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision, Paragraph, Section
from corpus.page.mending import Line

_LONGEST, _FEWEST = 60, 2
_SENTENCE = late(r"[^。！]+[。！]?")
_HELD = late(
    rf"^[{HAN}]{{2,8}}(?:政府|[县市]府|[局处])(?:[于在](?P<day>[^,，。]{{4,16}}))?(?:召开|举行)"
    rf"(?:第(?P<term>{NUMERAL})届)?[「『“]?(?P<body>[{HAN}、]{{2,60}}(?:审议会|审议委员会|审查委员会))[」』”]?"
    rf"(?:[\d一二三四五六七八九〇○零]{{2,4}}年度?)?(?P<meeting>第(?P<n>{NUMERAL})次会议)[,，]共?(?:计)?审[议查]"
)
_CLAUSE = late(r"[^。;；]+[。;；]?")
_LEAD = r"(?:(?:有关|关于|另外|另|其中|至于)[,，]?|新增[^,，。;；「]{2,8}包括)*"
_CASE = r"(?P<what>[^,，。;；]{6,60}?)"
_RESOLVED = late(rf"^{_LEAD}{_CASE}[,，]决议(?:[:：,，])?(?P<how>.+)")
_PASSED = late(
    rf"^{_LEAD}{_CASE}(?<![未不予能法获难则拟请待俟])"
    r"(?P<how>(?:照案|修正后?|审议|原则|[有附]条件|未获?|不予)?通过(?:审议)?)(?=[,，]|$)"
)
_LISTED = late(
    rf"^{_LEAD}(?P<what>[^,，。;；]{{4,60}}?(?:登录|指定|公告|列册)为[{HAN}]{{2,10}})(?=[,，]|$)"
)
"""「甲」登錄為歷史建築: what a board of heritage grants."""

_BEFORE = late("前次|原经|业经|曾经|已于|上次")


def read_reviews(lines: Sequence[Line]) -> CouncilNews | None:
    """Read cleaned lines, or return ``None`` where no such sentence and verdicts are found."""
    rows = [line.text for line in lines if line.text]
    if len(rows) > _LONGEST or not any("次" in row for row in rows):
        return None
    sentences = [piece.strip() for row in rows for piece in _SENTENCE.findall(row)]
    found = next(_openings(sentences), None)
    items = tuple(_items(sentences[found[0] + 1 :])) if found else ()
    if found is None or len(items) < _FEWEST:
        return None
    at, held = found
    opening = sentences[at]
    body = opening[slice(*held.span("body"))]
    day = opening[slice(*held.span("day"))] if held["day"] else ""
    return CouncilNews(
        title=_title(sentences[:at], body) or opening[held.start("body") : held.end("meeting")],
        body=body,
        kind=kind_by_body((body,), body),
        term=read_number(held["term"]) if held["term"] else None,
        session=read_number(held["n"]),
        date=read_day(day, of_republic=True),
        location=None,
        chair=None,
        attendees=(),
        sections=items,
        documents=titles_in(items),
        preamble=tuple(sentences[: at + 1]),
        conclusions=(),
        warnings=(),
    )


def _title(above: Sequence[str], body: str) -> str:
    """The headline: the line above that names the board."""
    return next((text for text in above if body in text and text[-1:] != "。"), "")


def _openings(sentences: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for at, text in enumerate(sentences):
        if held := _HELD.match(fold(text)) if "次" in text else None:
            yield at, held


def _items(sentences: Sequence[str]) -> Iterator[Section]:
    """One item for each case that a clause tells the verdict on; what else is said goes with it."""
    clauses = [clause for text in sentences for clause in _CLAUSE.findall(text)]
    told = [_case(clause.strip("。;； ")) for clause in clauses]
    starts = [at for at, case in enumerate(told) if case]
    for order, (at, stop) in enumerate(pairwise([*starts, len(clauses)]), 1):
        heading, decisions = told[at] or ("", ())
        texts = (*(clauses[:at] if order == 1 else ()), *clauses[at:stop])
        yield Section(
            order=order,
            number=None,
            heading=heading,
            kinds=("审议",),
            paragraphs=tuple(Paragraph(None, text) for text in texts),
            documents=mentions_in(texts),
            reporters=(),
            decisions=decisions,
        )


def _case(clause: str) -> tuple[str, tuple[Decision, ...]] | None:
    """The case of a clause and what was decided on it."""
    folded = fold(clause)
    if _BEFORE.search(folded):
        return None
    if listed := _LISTED.match(folded):
        what = clause[slice(*listed.span("what"))]
        return what, (Decision("同意", what, (), (), None, clause),)
    ruled = _RESOLVED.match(folded) or _PASSED.match(folded)
    what = clause[slice(*ruled.span("what"))] if ruled else ""
    decisions = ruling_decisions(what, (clause[ruled.start("how") :],)) if ruled else ()
    return (what, decisions) if decisions else None
