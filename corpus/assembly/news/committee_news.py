"""News of a committee of Hong Kong that met: 青石諮詢委員會今日(17日)開會,討論…, 主席某某會後宣布….

The first sentence says who met and what for, or what was passed; others who presided and what was
passed or put off. Without a chair and without an outcome such news is no record.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.head.title import kind_by_body
from corpus.assembly.news.council_news import CouncilNews, headline
from corpus.assembly.people.person import is_person
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold, is_traditional
from corpus.model import Attendance, Attendee, Chair, Decision, Paragraph, Section
from corpus.page.mending import Line

_LONGEST, _FIRST_SENTENCES = 40, 3
_SENTENCE = late(r"[^。！]+[。！]?[」』”]?")
_MET = late(
    r"^(?:【[^】]{2,20}】)?\s*(?:据[^,，。]{2,20}(?:消息|报[道导])[,，])?"
    rf"(?P<body>(?:(?![今昨由在])[{HAN}]){{2,24}}?(?:委员会|小组))"
    r"(?P<when>(?:[今昨][日天午晚]|日前)(?:[上下]午)?(?:[（(](?:\d{1,2}月)?\d{1,2}日[)）])?)?"
    r"(?:(?:召开会议|举行会议|开会|复会)[,，](?P<what>(?:讨论|审议|审批|商讨)[^。,，]{4,})"
    r"|(?P<passed>(?:一致)?通过(?![后的])(?P<matter>[^。,，]{4,})))"
)
_DAY_TOLD = late("[今昨]|日前|复会|开会")
_CHAIR = late(rf"(?:^|[,，。的由])主席(?P<who>[{HAN}]{{2,4}})(?=会[后上]|[于在]会议|宣[布佈])")
_NOT_YET = late("未有?通过")
_AGAIN = late("再开会|续会|再次?(?:召开|举行)会议|下次会议")
_ONE_GRANT = late(r"(?P<item>通过了?[一1]项拨款[,，](?P<what>[^。,，]{6,}))")
_ADJOURNED = late(
    r"^(?:(?:第.{1,3}项)|另一项)?(?:的)?(?P<what>有关[^。,，]{4,})[,，][^。]*提出中止待续"
)
_CARRIED = late(r"中止待续(?:的)?(?:议案|动议)[^。]*票赞成[^。]*?(?<![不未])获(?:得)?通过")
_VERB = late("^(?:讨论|审议|审批|商讨)|(?:的?内容|事宜|安排)$")


def read_committee_news(lines: Sequence[Line], page_title: str | None) -> CouncilNews | None:
    """Read cleaned lines, or return ``None`` where the news of no such meeting stands there."""
    rows = [line.text for line in lines if line.text]
    if len(rows) > _LONGEST:
        return None
    sentences = [piece.strip() for row in rows for piece in _SENTENCE.findall(row)]
    found = _opening(sentences)
    if found is None or not is_traditional(found[0]):
        return None
    opening, met = found
    body = opening[slice(*met.span("body"))]
    chair = _chair(sentences)
    sections = tuple(_sections(opening, met, sentences))
    if chair is None and not any(section.decisions for section in sections):
        return None
    used = {paragraph.text for section in sections for paragraph in section.paragraphs}
    return CouncilNews(
        title=headline(rows, page_title, opening) or f"{body}會議",
        body=body,
        kind=kind_by_body((body,), body) if fold(body).endswith("委员会") else None,
        session=None,
        date=None,
        location=None,
        chair=chair,
        attendees=(Attendee(chair.name, Attendance.CHAIR),) if chair else (),
        sections=sections,
        documents=titles_in(sections),
        preamble=tuple(text for text in sentences if text not in used),
        conclusions=(),
        warnings=(),
    )


def _opening(sentences: Sequence[str]) -> tuple[str, re.Match[str]] | None:
    """The sentence that says who met, among the first whole ones."""
    whole = [text for text in sentences if text.endswith("。")][:_FIRST_SENTENCES]
    for text in whole:
        met = _MET.match(fold(text)) if "会" in fold(text) else None
        if met and (met["when"] or _DAY_TOLD.search(met.string, met.end("body"), met.end())):
            return text, met
    return None


def _chair(sentences: Sequence[str]) -> Chair | None:
    """主席溫某某會後宣布: one name only, however often; 某黨主席 is none of theirs."""
    named = {
        text[slice(*match.span("who"))]
        for text in sentences
        if "主席" in text
        for match in _CHAIR.finditer(fold(text))
    }
    name = named.pop() if len(named) == 1 else ""
    return Chair(name, ("主席",)) if is_person(name) else None


def _sections(opening: str, met: re.Match[str], sentences: Sequence[str]) -> Iterator[Section]:
    """The grants that sentences name each, else what the committee met for."""
    told: list[tuple[str, str, Decision | None]] = [*_grants(sentences)]
    if not told:
        part = "passed" if met["passed"] else "what"
        told = [(opening[slice(*met.span(part))], opening, _ruled(opening, met, sentences))]
    for order, (heading, text, decision) in enumerate(told, 1):
        yield Section(
            order=order,
            number=None,
            heading=heading,
            kinds=("审议",),
            paragraphs=(Paragraph(None, text),),
            documents=mentions_in((heading,)),
            reporters=(),
            decisions=(decision,) if decision else (),
        )


def _ruled(opening: str, met: re.Match[str], sentences: Sequence[str]) -> Decision | None:
    """Passed, or to be talked over again; what was not passed and not put off is left open."""
    if met["passed"]:
        matter = opening[slice(*met.span("matter"))]
        return Decision("审议通过", matter, (), (), None, opening)
    for text in sentences:
        folded = fold(text)
        if _NOT_YET.search(folded) and _AGAIN.search(folded):
            heading = opening[slice(*met.span("what"))]
            verbs = [*_VERB.finditer(fold(heading))]
            start = verbs[0].end() if verbs else 0
            stop = verbs[-1].start() if len(verbs) > 1 else len(heading)
            return Decision("再次研究", heading[start:stop], (), (), None, text)
    return None


def _grants(sentences: Sequence[str]) -> Iterator[tuple[str, str, Decision]]:
    """通過了一項撥款,甲; 有關撥款乙,…提出中止待續, which was carried in another sentence.

    Of several that somebody wants adjourned nothing says for which it was carried.
    """
    moved = sum(_ADJOURNED.match(fold(text)) is not None for text in sentences)
    carried = next((text for text in sentences if _CARRIED.search(fold(text))), None)
    carried = carried if moved == 1 else None
    for text in sentences:
        if granted := _ONE_GRANT.search(fold(text)):
            item, what = (text[slice(*granted.span(part))] for part in ("item", "what"))
            yield item, text, Decision("审议通过", what, (), (), None, text)
        left = _ADJOURNED.match(fold(text)) if carried else None
        if left and carried:
            what = text[slice(*left.span("what"))]
            yield what, text, Decision("暂缓", what[2:], (), (), None, carried)
