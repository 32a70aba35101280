"""Cleaned lines of an assembly's record -> Meeting: what :mod:`corpus.parse` calls first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.head.title import AssemblyTitle
from corpus.assembly.lines.mirrors import with_bold_once
from corpus.assembly.lines.transcripts import with_pages_read
from corpus.assembly.news.committee_news import read_committee_news
from corpus.assembly.news.council_news import CouncilNews, read_council_news
from corpus.assembly.news.county_news import read_county_news
from corpus.assembly.news.diary import read_diary
from corpus.assembly.news.directives import read_directives
from corpus.assembly.news.recordings import read_recording
from corpus.assembly.news.results import read_results
from corpus.assembly.news.reviews import read_reviews
from corpus.assembly.reading import Assembly, read_assembly
from corpus.doubts import doubt
from corpus.grammar.documents import titles_in
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.head.footer import read_footer
from corpus.identity import identify
from corpus.model import Meeting, ParseWarning, Source
from corpus.page.mending import Line
from corpus.readers.transcript import Transcript

_SECRETARIES = ("社会文化司", "行政法务司", "经济财政司", "运输工务司")
"""Those of Macau, whose men sit in its councils."""

_WORTH_A_LOOK = (
    ("會議紀錄員號", late("[會議紀錄員號]")),
    (
        ("/", "立法局", "澳", "特区政府"),
        late(
            r"[/局澳特](?:(?<=\d/)\d{2}-\d{2}|(?<=立法局)\d{2}-\d{2}年度|(?<=澳)门|(?<=特)区政府)"
        ),
    ),
    ("J", late(r",JP\b")),
    (
        ("临立会", "决定的纪录", "列席秘书", "委员会文件", "的录音"),
        late(r"临立会[A-Z\d]|决定的纪录|列席秘书[:：]|[(（]委员会文件[A-Z]{2,8}/|的录音[记纪]录"),
    ),
    (("审议会",), late(r"审议会[^。\n]{0,14}第[^。\n]{1,4}次会议[,，]")),
    (_SECRETARIES, late("|".join(_SECRETARIES))),
    ("席参与", late(r"(?:出席|列席|参加|与会)[^。\n]{0,16}还?(?:有|包括)\s*[:：]")),
)
"""What every text of these layouts holds; others need no closer reading. Each is looked for where
one of the words or characters stands that it does not go without: a character is found sooner.
"""

_COUNTS_ONLY = late(
    r"(?:第|[\d二○〇零一三四五六七八九]{2,4}\s*年|[\d一二三四五六七八九十百零〇○]{2,4}学年)[^，。]{1,16}[议报](?:纪录|记录|纪要|摘要)"
    r"|(?:首次)?会议(?:纪要|纪录|记录)$"
)
"""第五届第十二次会议纪录, 會議紀要: a title that does not say whose meeting it was."""

_HOUSES = r"(?:[臨临][時时])?立法[會会局]"
"""What may stand on a line of its own above the name of one of its committees."""

_GIVEN_BY = late(
    rf"(?:资料提供|资料来源|(?:发[布佈]|维护|提供)(?:单位|机关))\s*[:：]\s*"
    rf"(?P<organ>[{HAN}]{{2,16}}[局处署所])(?:秘书[室处]|人事室|[{HAN}]{{2,6}}[科课组室])?"
)

_MISSING = (
    ("bodies", "body-unknown"),
    ("kind", "kind-unknown"),
    ("date", "date-unknown"),
    ("chair", "chair-unknown"),
)


def as_printed(transcript: Transcript) -> Transcript:
    """The text before a mirror wrote its bold words four times over or set all characters apart."""
    lines = with_pages_read(with_bold_once(transcript.lines))
    return transcript if lines is transcript.lines else replace(transcript, lines=lines)


def assembly_meeting(
    lines: Sequence[Line], whole: str, transcript: Transcript, source: Source
) -> Meeting | None:
    """The meeting, or ``None`` where the labels of the text are not those of an assembly.

    ``whole`` is the text of the lines without blanks.
    """
    if not _is_worth_a_look(whole):
        return None
    results = read_results(lines) or read_recording(lines) or read_diary(lines)
    told = None if results else read_assembly(lines, transcript.title, whole)
    news = results or (None if told else read_county_news(lines, transcript.title))
    news = news or (None if told else read_council_news(lines, transcript.title))
    news = news or (None if told else read_committee_news(lines, transcript.title))
    news = news or (None if told else read_directives(lines))
    news = news or (None if told else read_reviews(lines))
    if told is not None:
        meeting = _of_record(told, source)
    elif news is not None:
        meeting = _of_news(news, source)
    else:
        return None
    warnings = (*transcript.warnings, *_doubts(meeting), *meeting.warnings)
    return replace(meeting, id=identify(meeting, whole), warnings=warnings)


def _is_worth_a_look(whole: str) -> bool:
    return any(
        any(map(whole.__contains__, words)) and sign.search(whole) for words, sign in _WORTH_A_LOOK
    )


def _of_news(news: CouncilNews, source: Source) -> Meeting:
    return Meeting(
        id="",
        title=news.title,
        bodies=(news.body,),
        kind=news.kind,
        term=news.term,
        session=news.session,
        doc_number=None,
        date=news.date,
        location=news.location,
        chair=news.chair,
        attendees=news.attendees,
        sections=news.sections,
        documents=news.documents,
        issuers=(),
        issued_on=None,
        printed_on=None,
        publicity=None,
        preamble=news.preamble,
        conclusions=news.conclusions,
        source=source,
        warnings=news.warnings,
    )


def _of_record(told: Assembly, source: Source) -> Meeting:
    footer = read_footer(told.conclusions)
    return Meeting(
        id="",
        title=_whole_title(told.title, told.preamble),
        bodies=told.title.bodies or tuple(_body_of_page(told)),
        kind=told.title.kind,
        term=told.title.term,
        session=told.title.session,
        doc_number=told.doc_number,
        date=told.date,
        location=told.location,
        chair=told.chair,
        attendees=told.attendees,
        sections=told.sections,
        documents=titles_in(told.sections),
        issuers=footer.issuers,
        issued_on=footer.issued_on,
        printed_on=footer.printed_on,
        publicity=footer.publicity,
        preamble=told.preamble,
        conclusions=told.conclusions,
        source=source,
        warnings=told.warnings,
        held_with=told.title.held_with,
    )


def _body_of_page(told: Assembly) -> Iterator[str]:
    """The bureau whose office gave the page, where its head or deputy head presided.

    第9次主管會報 names nobody; 資料提供:甲局秘書室 below it does.
    """
    given = (match for row in told.conclusions if (match := _GIVEN_BY.fullmatch(fold(row))))
    match = next(given, None)
    titles = map(fold, told.chair.titles if told.chair else ())
    if match and any(title.endswith(f"{match['organ'][-1]}长") for title in titles):
        row = next(row for row in told.conclusions if fold(row) == match.string)
        yield row[match.start("organ") : match.end("organ")]


def _whole_title(title: AssemblyTitle, head: Sequence[str]) -> str:
    """青石區議會第五屆第十二次會議紀錄 where the body stands on the line above."""
    if len(title.bodies) != 1 or not _COUNTS_ONLY.match(fold(title.title)):
        return title.title
    whole = title.bodies[0] + title.title
    housed = re.search(rf"{_HOUSES}{re.escape(whole)}", "".join("".join(head).split()))
    return housed.group() if housed else whole


def _doubts(meeting: Meeting) -> Iterator[ParseWarning]:
    for name, code in _MISSING:
        if not getattr(meeting, name):
            yield doubt(code)
    if not meeting.sections:
        yield doubt("no-sections")
