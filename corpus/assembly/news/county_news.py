"""News of a county's or a town's own meeting in Taiwan: 縣府昨召開主管會報,由縣長某某主持。

One sentence says who held which meeting; it, or the next one, who presided and who was there.
Groups (各局處首長) are nobody, a day without its year is no date.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.lines.dates import day_in_title
from corpus.assembly.news.committee_agenda import committee_item
from corpus.assembly.news.council_agenda import read_agenda
from corpus.assembly.news.council_news import CouncilNews, headline
from corpus.assembly.people.person import is_person, is_post, read_named
from corpus.doubts import doubt
from corpus.grammar.documents import titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold, is_traditional
from corpus.model import Attendance, Attendee, Chair
from corpus.page.mending import Line

_SENTENCE = late(r"[^。！]+[。！]?")
_KIND = (
    "(?:扩大)?(?:里长业务(?:联[系繫络])?(?:会议|会报)|(?:县务|市政|区务|乡务|镇务)会议"
    "|程序委员会?会议|(?:主管|首长)(?:工作|业务)?(?:会报|周报|月报|会议)|管考(?:会议|会报))"
)
_BODY = (
    rf"(?P<body>(?:(?![时在于由为至])[{HAN}]){{2,3}}(?:[县市](?:政府|府)|[区乡镇市]公所)"
    r"|[县市]府|本[府所])(?!第?[一二三四五六七八九十\d]{1,3}[楼会])"
)
"""The body, and no room of its house: 在縣府第一會議室召開."""

_OF_YEAR = r"(?:(?:\d{2,3}|[一二三四五六七八九零〇○]{2,3})年度?|今年度?)"
_COUNTER = (
    r"(?:县政裁示|县政|市政)?(?:\d{2,3}年度?[上下]半年)?"
    rf"(?P<counter>{_OF_YEAR}?第?(?P<n>{NUMERAL})次)?"
)
_COUNCIL = rf"(?P<body>(?:(?![时在于由为至])[{HAN}]){{2,3}}(?:[县市]议会|[乡镇市]民代表会))"
_SITTING = rf"(?:第{NUMERAL}届)?(?:第{NUMERAL}次(?:定期|临时)大?会)?第(?P<n>{NUMERAL})次"
_SITTINGS = ("临时大会", "临时会", "定期大会", "定期会")
_WHEN = r"[^。;；]{0,40}?"
_CONVENES = "(?:召开|举行|举办|登场)"
_HELD = (
    late(rf"{_BODY}{_WHEN}{_CONVENES}{_COUNTER}(?P<kind>{_KIND})"),
    late(rf"{_COUNCIL}{_WHEN}{_CONVENES}(?P<counter>{_SITTING})(?P<kind>程序委员会?会议)"),
    late(rf"{_COUNCIL}{_WHEN}{_CONVENES}(?P<counter>{_SITTING})?(?P<kind>程序委员会)(?=[,，。])"),
    late(
        rf"{_COUNCIL}{_WHEN}(?:进行|{_CONVENES})(?P<counter>{_SITTING})?(?P<kind>{'|'.join(_SITTINGS)})"
        r"(?=[,，][^,，。]{0,6}(?:通过|同意)(?!后))"
    ),
    late(
        rf"主持(?P<body>行政院[{HAN}]{{2,16}}?会)(?P<counter>第(?P<n>{NUMERAL})次)(?P<kind>(?:委员)?会议)"
        r"(?=[,，]会[中上])"
    ),
    late(rf"主持{_BODY}{_COUNTER}(?P<kind>{_KIND})"),
    late(rf"{_BODY}{_COUNTER}(?P<kind>{_KIND}){_WHEN}{_CONVENES}"),
)
_TO_COME = late("将于|将[在召举进]|预定|订于|定于|规定|应")
_HEAD = "(?:(?:行政院)?副?院长|县长|市长|区长|乡长|镇长)"
_PRESIDED = late(r"由(?P<who>[^。;；,，、]{2,14}?)主持")
_THIS_ONE = late(
    r"^(?:这[项次场]|本次|此次|是次)?(?:[^。,，]{0,6})?会议[^。;；]{0,40}由[^。;；,，、]{2,14}?主持"
)
_PRESIDES = late(rf"(?P<who>{_HEAD}[{HAN}]{{3}})(?=\d|[上下]午|[昨今]|主持)[^。,，]{{0,12}}主持")
_PLACE = late(r"[于在](?P<place>[^,，。于在]{2,20}?(?:室|厅|堂|楼|中心))(?:召开|举行)")
_LED = late(r"^(?P<who>[^,，。]{4,24}?)(?:则|亦|也)?率[^,，。]{2,20}列席")
"""市政府秘書長某某則率市府團隊列席: who came with others that are not named."""

_CONVENER = late("^召集人(?=.{2,8}议会)")
_THERE = late(
    r"(?:包括)?(?P<people>[^。;；]{2,240}?)(?:均|等(?:委员|议员|代表)?)?(?P<how>出席|列席|(?<!列席)与会)(?:参加|与会|会议)?"
    r"(?P<end>[。;；,，])"
)
_FORMER = late("^[^的]{4,14}的(?=.{3})")
"""榮陞議會秘書長的甲參議: what the person became does not count."""

_GROUP = late("首长|主管|主官管|人员|单位|代表|媒体|同仁")
_DATELINE = late(r"\s*(?:发布日期|发布时间|更新日期).*$")
_LONGEST, _SAMPLE = 60, 20


def read_county_news(lines: Sequence[Line], page_title: str | None) -> CouncilNews | None:
    """Read cleaned lines, or return ``None`` where no such meeting is told of."""
    rows = [line.text for line in lines if line.text]
    sentences = [piece.strip() for row in rows for piece in _SENTENCE.findall(row)]
    whole = "".join(sentences[:_SAMPLE])
    held = _opening(sentences) if len(rows) <= _LONGEST and is_traditional(whole) else None
    if held is None:
        return None
    index, opening, match = held
    chair = _chair(sentences, index)
    items, used = committee_item(opening, sentences[index:]) or read_agenda(sentences[index:])
    ruled = match["kind"] in _SITTINGS and any(item.decisions for item in items)
    if chair is None and not (ruled or (match["counter"] and len(match["body"]) > 3)):
        return None
    body = opening[match.start("body") : match.end("body")]
    name = opening[match.start("counter") : match.end("kind")] if match["counter"] else ""
    kind = opening[match.start("kind") : match.end("kind")]
    presided = [text for text in sentences[index + 2 :] if _THIS_ONE.search(fold(text))]
    people, unclear = _people([*sentences[index : index + 2], *presided[:1]])
    people += tuple(_leading(sentences[index : index + 3]))
    place = _PLACE.search(fold(opening))
    return CouncilNews(
        title=_title(rows, page_title, opening) or body + (name or kind),
        body=body,
        kind=kind,
        session=read_number(match["n"]) if match["counter"] else None,
        date=day_in_title(opening[slice(*match.span())]),
        location=opening[place.start("place") : place.end("place")] if place else None,
        chair=chair,
        attendees=(*((Attendee(chair.name, Attendance.CHAIR),) if chair else ()), *people),
        sections=items,
        documents=titles_in(items, told=sentences[index:]),
        preamble=tuple(text for text in sentences if text not in used),
        conclusions=(),
        warnings=(doubt("attendance-unclear", words="；".join(unclear)),) if unclear else (),
    )


def _opening(sentences: Sequence[str]) -> tuple[int, str, re.Match[str]] | None:
    """The whole sentence that names the meeting held; one that tells its chair comes first."""
    found = [
        (_PRESIDED.search(fold(text)) is None, index, text, match)
        for index, text in enumerate(sentences)
        if text.endswith(("。", "！"))
        if (match := next(filter(None, (_nearest(shape, fold(text)) for shape in _HELD)), None))
        and not _TO_COME.search(fold(text)[: match.end()])
    ]
    best = min(found, key=lambda one: one[:2], default=None)
    return best[1:] if best else None


def _nearest(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The body next to 召開: 宣導市府施政理念 before it names another."""
    found = shape.search(text)
    while found and (later := shape.search(text, found.end("body"))):
        found = later
    return found


def _title(rows: Sequence[str], page_title: str | None, opening: str) -> str:
    """The headline that names the meeting, without the day of its page."""
    title = headline(rows, page_title, opening)
    dated = _DATELINE.search(fold(title))
    return (title[: dated.start()] if dated else title) if re.search(_KIND, fold(title)) else ""


def _chair(sentences: Sequence[str], index: int) -> Chair | None:
    """由縣長某某主持, 縣長某某昨主持; 王縣長 is named in full elsewhere or stays unnamed."""
    whole = "".join(sentences)
    near = [sentences[index], *sentences[index + 1 : index + 2], whole]
    for shape, text in ((shape, text) for text in near for shape in (_PRESIDED, _PRESIDES)):
        match = shape.search(fold(text))
        who = text[match.start("who") : match.end("who")] if match else ""
        lead = _CONVENER.match(fold(who))
        named = read_named(who[lead.end() if lead else 0 :]) if who else None
        if named is None:
            continue
        if len(named.name) > 1:
            return Chair(named.name, named.titles)
        post = "".join(named.titles)
        full = set(
            re.findall(rf"{post}({named.name}[{HAN}]{{2}})(?=\d|[上下]午|[昨今]|主持)", whole)
        )
        return Chair(full.pop(), named.titles) if len(full) == 1 else None
    return None


def _people(sentences: Sequence[str]) -> tuple[tuple[Attendee, ...], list[str]]:
    """副縣長某某、參議某某及各局處首長出席: who is named, and what could not be read."""
    for sentence in sentences:
        presided = _PRESIDED.search(fold(sentence))
        text = sentence[presided.end() :].lstrip("、,，。") if presided else sentence
        match = _THERE.match(fold(text))
        if match is None:
            continue
        told, doubtful = _listed(text[match.start("people") : match.end("people")], match["how"])
        if told and not (doubtful and match["end"] in ",，"):
            return told, doubtful
    return (), []


def _leading(sentences: Sequence[str]) -> Iterator[Attendee]:
    for text in sentences:
        led = _LED.match(fold(text))
        named = read_named(text[slice(*led.span("who"))]) if led else None
        if named is not None and is_person(named.name):
            yield Attendee(named.name, Attendance.OBSERVER, named.organizations, named.titles)


def _listed(text: str, how: str) -> tuple[tuple[Attendee, ...], list[str]]:
    part = Attendance.OBSERVER if how == "列席" else Attendance.PRESENT
    people: list[Attendee] = []
    unclear: list[str] = []
    for words in _pieces(text):
        named = read_named(_FORMER.sub("", words))
        if named is not None and is_person(named.name):
            people.append(Attendee(named.name, part, named.organizations, named.titles))
        elif not (is_post(words) or _GROUP.search(fold(words))):
            unclear.append(words)
    return tuple(people), unclear


def _pieces(text: str) -> Iterator[str]:
    yield from filter(None, (piece.strip() for piece in re.split("以及|[、,，及]", text)))
