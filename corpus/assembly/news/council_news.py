"""News of an advisory council's meeting, as Macau publishes it: who met, presided and was there.

One sentence says which body met, one who presided (由某某主持), one names organ, person and post in
one word behind 出席會議的還包括, or posts and names before 等列席會議. Such news is told by the
first and either of the others; paragraphs in Portuguese between them are kept and not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.assembly.head.title import kind_by_body
from corpus.assembly.news.council_agenda import read_agenda
from corpus.assembly.people.person import Named, is_foreign, is_post, read_named
from corpus.doubts import doubt
from corpus.grammar.dates import MonthAndDay, complete, counted_year, find_date
from corpus.grammar.documents import titles_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold, is_traditional
from corpus.model import Attendance, Attendee, Chair, ParseWarning, PartialDate, Section
from corpus.page.mending import Line

_SENTENCE = late(r"[^。！]+[。！]?[」』”]?")
_LIST = late(
    r"(?:出席|列席|参加|与会)[^。:：,，]{0,16}?[,，]?(?:(?:还?有|还?包括)\s*[:：]|(?:还?包括|的还?有)\s*[:：]?)\s*"
)
_JOINED_IN = late(
    r"(?:^|[,，;；])(?P<people>[^,，;；。]+?)等?(?P<how>列席|出席)(?:了(?:[^,，;；。、]{0,24}[^,，;；。、议])?|是次|本次)?会议(?=[\"”」]?(?:[,，;；。]|$))"
)
_SAT_IN = late(r"(?P<people>[^。;；:：]+?)等?列席(?:了?会议|(?:是次|本次)会议)。?")
_AWAY = late(
    r"(?P<people>[^。;；:：]{4,80}?)(?:因[^,，。]{1,8})?(?:缺席|告假|请假|未能出席)(?:会议)?。?"
)
_THERE = late(
    r"^(?:是次|本次|该)?会议[于在][^。,，]*?在(?P<place>[^,，。于在]{3,30}?)(?:召开|举行)"
)
_BODY = rf"(?P<body>[{HAN}]{{2,24}}?(?:委员会|评议会|咨询会|理事会|议会|协会))"
_HELD = late(
    rf"(?:^|[,，。:：】“「\s]){_BODY}(?=[于在]|召开|举行|[日近]日|日前|[本今昨二第（(]|\d)"
    r"(?P<rest>[^。]*?(?:召开|举行)[^。,，]*)"
)
_PLACE = late(r"[于在假](?![\d今昨]|[一二三十]{1,3}日)(?P<place>[^,，。于在]{3,30}?)(?:召开|举行)")
_COUNTER = late(rf"第?(?P<n>{NUMERAL}|首)次(?P<kind>[{HAN}]{{0,8}}?(?:会议|大会))")
_KIND = late(rf"(?:召开|举行)(?:了)?(?P<kind>[{HAN}]{{0,6}}会议|特别大会|平常大会)")
_OF_YEAR = late(rf"(?:(?P<year>\d{{4}})年度?)(?P<kind>[全平特][{HAN}]{{1,3}}(?:会议|大会))")
_CHAIR = late(
    r"由(?P<who>[^。；,，]{2,40}?)(?:担任主席|主持)"
    r"|[,，](?P<chair>(?:委员会)?(?:代)?(?:主席|召集人)、?[^。；,，由]{2,30}?)主持(?:了)?(?:是次|本次)?会议"
)
_DAY = late(
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})日"
)
_TO_PRESS = late("(?<![及和与暨])(?:新闻(?:发[布佈]|吹风)?会|记者(?:招待)?会)")
"""舉行「第二次平常會議」新聞發佈會: its day and place are those of the press conference."""

_TO_COME = late("将[于在会召举]|[订定拟]于|预定")
_ADVISES = late("[咨谘][询詢]")
_MACAU = late("澳门|特区政府|社会文化司|经济财政司|行政法务司|保安司|运输工务司")
_OTHER_BODY = late("(?:常务|管理|检查)委员会$|议会$")
_MEETS = late("会议|大会|全会|委员会|会报|月报")
_FURNITURE = late(
    rf"^(?:【?记者|文[/／]).*(?:报[导道]】?|摄影)?$|^[•·]|^跳过|^[^{HAN}]*$|^.{{0,5}}$"
)
_HAN_JOINED = late(rf"[{HAN}]{{2,4}}[與与和及](?=[A-Z])")
"""溫榆明及João Costa: two people, for all that it looks like one name in two scripts."""

_LAST = late(r"(?:等|,?以及.{0,14}(?:人员|代表)等?)[。]?$")


@dataclass(frozen=True, slots=True)
class CouncilNews:
    """What such a text tells; what it does not is empty."""

    title: str
    body: str
    kind: str | None
    session: int | None
    date: PartialDate | None
    location: str | None
    chair: Chair | None
    attendees: tuple[Attendee, ...]
    sections: tuple[Section, ...]
    documents: tuple[str, ...]
    preamble: tuple[str, ...]
    conclusions: tuple[str, ...]
    warnings: tuple[ParseWarning, ...]
    term: int | None = None


def read_council_news(lines: Sequence[Line], page_title: str | None) -> CouncilNews | None:
    """Read cleaned lines, or return ``None`` where no such sentences are found."""
    rows = [line.text for line in lines if line.text]
    sentences = [piece.strip() for row in rows for piece in _SENTENCE.findall(row)]
    held = _opening(sentences)
    if held is None or not _is_one(rows) or not _is_of_macau(rows):
        return None
    chair = _chair(sentences)
    listing, people, unclear = _listed(sentences)
    opening = next(text for text in sentences if fold(text) == held.string)
    if not people and not _advises(held, chair, opening, sentences):
        return None
    items, used = read_agenda(sentences)
    body = opening[held.start("body") : held.end("body")]
    return CouncilNews(
        title=headline(rows, page_title, opening) or _named(body, _kind(opening, body) or ""),
        body=body,
        kind=_kind(opening, body),
        session=_session(opening),
        date=_date(opening, [text for text in sentences if body in text]),
        location=_place(opening, sentences),
        chair=chair,
        attendees=(*_as_chair(chair), *people, *_away(sentences)),
        sections=items,
        documents=titles_in(items, told=sentences[sentences.index(opening) :]),
        preamble=tuple(text for text in sentences[:listing] if text not in used),
        conclusions=tuple(text for text in sentences[listing:] if text not in used),
        warnings=_doubts(unclear),
    )


def _advises(
    held: re.Match[str], chair: Chair | None, opening: str, sentences: Sequence[str]
) -> bool:
    """A council of Macau or Taiwan with its chair told, or an advisory one with its place."""
    if _OTHER_BODY.search(held["body"]):
        return False
    if chair is not None:
        return True
    sat = _place(opening, sentences) is not None and not _TO_COME.search(held.string)
    return sat and _ADVISES.search(held["body"]) is not None


def _is_of_macau(rows: Sequence[str]) -> bool:
    """A congress of the mainland lists 出席会议的有 too."""
    whole = "".join(rows)
    return is_traditional(whole) or _MACAU.search(whole) is not None


def _opening(sentences: Sequence[str]) -> re.Match[str] | None:
    """The sentence that says who met: one with a date, else a whole one, else a headline."""
    found = [match for text in sentences if (match := _HELD.search(fold(text)))]
    dated = (m for m in found if find_date(m.string) or _DAY.search(m.string))
    whole = (m for m in found if m.string.endswith("。"))
    return next(dated, next(whole, next(iter(found), None)))


def _is_one(rows: Sequence[str]) -> bool:
    """The news of one meeting is short, and no rule nor log."""
    return len(rows) <= 60 and not any(
        re.match(r"第[一二三四五六七八九十]+[条條章]", row) for row in rows
    )


def headline(rows: Sequence[str], page_title: str | None, opening: str) -> str:
    """The page's own headline, else the first line above the text that is no sentence."""
    if page_title:
        return page_title
    above = rows[: next((i for i, row in enumerate(rows) if opening in row), 0)]
    short = (row for row in above if len(row) <= 50 and "。" not in row)
    lines = [row for row in short if not _FURNITURE.search(fold(row))]
    return next((row for row in lines if _MEETS.search(fold(row))), next(iter(lines), ""))


def _named(body: str, kind: str) -> str:
    """The meeting by its body and its kind, where these share a word: 某某委員會 + 委員會會議."""
    shared = next((size for size in range(len(kind), 0, -1) if body.endswith(kind[:size])), 0)
    return body + kind[shared:]


def _kind(opening: str, body: str) -> str | None:
    folded = fold(opening)
    for pattern in (_COUNTER, _KIND, _OF_YEAR):
        match = pattern.search(folded)
        if match and match["kind"] != "会议":
            return opening[match.start("kind") : match.end("kind")]
    return kind_by_body((body,), body) if fold(body).endswith("委员会") else None


def _session(opening: str) -> int | None:
    match = _COUNTER.search(fold(opening))
    if match is None:
        return None
    return 1 if match["n"] == "首" else read_number(match["n"])


def _date(opening: str, others: Sequence[str]) -> PartialDate | None:
    """A whole date, else the day with the year of the counter: 2023年第三次…於9月21日.

    The year may stand in another sentence on the same body: 舉行2023年第三次…會議 before it.
    """
    found = find_date(opening)
    to_press = _is_to_press(opening)
    if found and not to_press:
        return found.date
    of_year = _OF_YEAR.search(fold(opening))
    told = of_year["year"] if of_year else None
    year = counted_year(fold(opening)) or (read_number(told) if told else None)
    day = None if to_press else _DAY.search(fold(opening))
    if day is None:
        return PartialDate(year) if year else None
    year = year or counted_year(fold("".join(others)))
    month, number = (read_number(day[part]) for part in ("month", "day"))
    return complete(MonthAndDay(month, number or 0, day.start(), day.end()), year)


def _place(opening: str, sentences: Sequence[str]) -> str | None:
    """In the opening, else in the sentence that says where 會議 was held."""
    told = () if _is_to_press(opening) else ((_PLACE, opening),)
    texts = [*told, *((_THERE, text) for text in sentences)]
    found = ((match, text) for shape, text in texts if (match := shape.search(fold(text))))
    return next((text[m.start("place") : m.end("place")] for m, text in found), None)


def _chair(sentences: Sequence[str]) -> Chair | None:
    """由青年委員會代主席、青年局某某局長主持: the posts stand on both sides of the name."""
    for text in sentences:
        match = _CHAIR.search(fold(text))
        if match is None:
            continue
        group = "who" if match["who"] else "chair"
        *posts, last = text[match.start(group) : match.end(group)].split("、")
        named = read_named(last)
        if named is not None:
            organ = "".join(named.organizations)
            return Chair(named.name, (*posts, *(organ + title for title in named.titles)))
    return None


def _is_to_press(opening: str) -> bool:
    held = _HELD.search(fold(opening))
    return held is not None and _TO_PRESS.search(held["rest"]) is not None


def _as_chair(chair: Chair | None) -> tuple[Attendee, ...]:
    return (Attendee(chair.name, Attendance.CHAIR),) if chair else ()


def _listed(
    sentences: Sequence[str],
) -> tuple[int, tuple[Attendee, ...], tuple[str, ...]]:
    """Where the list stands, who is on it, and what in it is unclear."""
    for index, text in enumerate(sentences):
        lists = [told for part in re.split("[；;]", text) if (told := _list_in(part))]
        if lists:
            lists += _sat_in(sentences[index + 1 : index + 2])
            people = tuple(person for told in lists for person in told[0])
            return index, people, tuple(words for told in lists for words in told[1])
    return len(sentences), (), ()


def _away(sentences: Sequence[str]) -> Iterator[Attendee]:
    """委員甲及乙因事缺席。: a sentence of its own."""
    for text in sentences:
        told = _AWAY.fullmatch(fold(text))
        people, unclear = (
            _people(text[: told.end("people")], Attendance.ABSENT) if told else ((), ())
        )
        if people and people[0].titles and not unclear:
            yield from people


def _sat_in(following: Sequence[str]) -> list[tuple[tuple[Attendee, ...], tuple[str, ...]]]:
    """The next sentence, where it only says who sat in: 某某、某某,委員某某及某某列席會議。"""
    for text in following:
        match = _SAT_IN.fullmatch(fold(text))
        told = _people(text[: match.end("people")], Attendance.OBSERVER) if match else ((), ())
        if told[0] and not told[1]:
            return [told]
    return []


def _list_in(text: str) -> tuple[tuple[Attendee, ...], tuple[str, ...]] | None:
    """The people of one clause: behind 出席會議的還包括, or before 等列席會議."""
    match = _LIST.search(fold(text))
    if match:
        people, unclear = _people(text[match.end() :], _part(match.group()))
        if people and (match.group().rstrip()[-1] in ":：" or len(people) > 1):
            return people, unclear
    for joined in _JOINED_IN.finditer(fold(text)):
        people, unclear = _people(text[: joined.end("people")], _part(joined["how"]))
        if unclear:
            named = text[joined.start("people") : joined.end("people")]
            people, unclear = _people(named, _part(joined["how"]))
        if people and people[0].titles:
            return people, unclear
    return None


def _part(verb: str) -> Attendance:
    return Attendance.OBSERVER if verb.startswith("列席") else Attendance.PRESENT


def _people(text: str, part: Attendance) -> tuple[tuple[Attendee, ...], tuple[str, ...]]:
    """The people of a list; the second of two joined by 與 is of the same organ."""
    text = text.strip("。 ")
    tail = _LAST.search(fold(text))
    text = text[: tail.start()] if tail else text
    people: list[Attendee] = []
    unclear: list[str] = []
    posts: tuple[str, ...] = ()
    for entry in filter(None, re.split("[、,，]", text)):
        for named in _joined(entry):
            if named is not None:
                told = _as_before(named, people[-1:])
                titles = (*posts, *told.titles)
                people.append(Attendee(told.name, part, told.organizations, titles))
                posts = ()
            elif is_post(entry):
                posts = (*posts, entry)
            else:
                unclear.append(entry)
    return tuple(people), (*unclear, *posts)


def _as_before(named: Named, before: Sequence[Attendee]) -> Named:
    """某委員會委員甲、乙及丙: bare names behind a member are members of the same body."""
    bare = not (named.titles or named.organizations)
    for person in before if bare else ():
        if person.organizations and person.titles and fold(person.titles[-1]) == "委员":
            return Named(named.name, person.titles, person.organizations)
    return named


def _joined(entry: str) -> Iterator[Named | None]:
    whole = read_named(entry)
    mixed = is_foreign(entry) and _HAN_JOINED.match(entry)
    if (whole is not None or is_foreign(entry)) and not mixed:
        yield whole
        return
    for joint in re.finditer("[與与和及]", entry):
        first, second = read_named(entry[: joint.start()]), read_named(entry[joint.end() :])
        if first and second:
            yield first
            yield Named(second.name, second.titles, second.organizations or first.organizations)
            return
    yield whole


def _doubts(unclear: Sequence[str]) -> tuple[ParseWarning, ...]:
    if not unclear:
        return ()
    return (doubt("attendance-unclear", words="；".join(unclear)),)
