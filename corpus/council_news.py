"""News of an advisory council's meeting, as Macau publishes it: who met, presided and was there.

One sentence says which body met, one who presided (由某某主持), one names organ, person and post in
one word behind 出席會議的還包括. That last sentence is the sign by which such news is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.assembly_people import Named, is_foreign, read_named
from corpus.dates import counted_year, find_date
from corpus.documents import mentions_in
from corpus.doubts import doubt
from corpus.mending import Line
from corpus.model import Attendance, Attendee, Chair, Decision, ParseWarning, PartialDate, Section
from corpus.model import Paragraph as Text
from corpus.numerals import NUMERAL, read_number
from corpus.people import HAN
from corpus.scripts import fold, is_traditional
from corpus.sections import read_kinds

_SENTENCE = re.compile(r"[^。！]+[。！]?[」』”]?")
_LIST = re.compile(r"(?:出席|列席|参加|与会)[^。:：,，]{0,16}?(?:还?有|还?包括)\s*[:：]\s*")
_BODY = rf"(?P<body>[{HAN}]{{2,24}}?(?:委员会|评议会|咨询会|理事会|议会|协会))"
_HELD = re.compile(
    rf"(?:^|[,，。:：\s]){_BODY}(?=[于在]|召开|举行|(?:本|二|\d{{4}})|第)"
    r"(?P<rest>[^。]*?(?:召开|举行)[^。,，]*)"
)
_PLACE = re.compile(
    r"[于在](?![\d今昨]|[一二三十]{1,3}日)(?P<place>[^,，。于在]{3,30}?)(?:召开|举行)"
)
_COUNTER = re.compile(rf"第?(?P<n>{NUMERAL})次(?P<kind>[{HAN}]{{0,8}}?(?:会议|大会))")
_KIND = re.compile(rf"(?:召开|举行)(?:了)?(?P<kind>[{HAN}]{{0,6}}会议)")
_CHAIR = re.compile(r"由(?P<who>[^。；,，]{2,40}?)(?:担任主席|主持)")
_AGENDA = re.compile(r"议程(?:主要)?(?:包括|有|为)\s*[:：]?\s*")
_HEARD = re.compile(r"^会议(?:还|并|先后)?(?:听取|介绍|审议|讨论|通过|通报|选举)")
_ITEM_PART = re.compile(
    r"[、,，](?:以及|并)?(?=(?:简介|审议|汇报|讨论|介绍|通过|选举|听取|报告|推选))"
)
_ELECTED = re.compile(r"(?P<what>(?:互选|选举|选出)[^,，。]*)")
_VOTED = re.compile(rf"(?P<who>[{HAN}]{{2,4}})(?:为|当选|获选为)(?P<post>[{HAN}]{{2,20}})")
_TOLD = ("简介", "介绍", "汇报", "报告", "通报")
_LAST = re.compile(r"(?:等|,?以及.{0,14}(?:人员|代表)等?)[。]?$")


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
    preamble: tuple[str, ...]
    conclusions: tuple[str, ...]
    warnings: tuple[ParseWarning, ...]


def read_council_news(lines: Sequence[Line], page_title: str | None) -> CouncilNews | None:
    """Read cleaned lines, or return ``None`` where no such sentence with a list is found."""
    rows = [line.text for line in lines if line.text]
    sentences = [piece.strip() for row in rows for piece in _SENTENCE.findall(row)]
    held = _opening(sentences)
    listing = next((i for i, text in enumerate(sentences) if _LIST.search(fold(text))), None)
    if held is None or listing is None or not _is_one(rows):
        return None
    opening = next(text for text in sentences if fold(text) == held.string)
    items, used = _items(sentences)
    people, unclear = _people(sentences[listing])
    chair = _chair(sentences)
    body = opening[held.start("body") : held.end("body")]
    return CouncilNews(
        title=_title(rows, page_title) or body + (_kind(opening, body) or ""),
        body=body,
        kind=_kind(opening, body),
        session=_session(opening),
        date=_date(opening),
        location=_place(opening),
        chair=chair,
        attendees=(*_as_chair(chair), *people),
        sections=items,
        preamble=tuple(text for text in sentences[:listing] if text not in used),
        conclusions=tuple(text for text in sentences[listing:] if text not in used),
        warnings=_doubts(unclear),
    )


def _opening(sentences: Sequence[str]) -> re.Match[str] | None:
    """The sentence that says who met: one with a date rather than a headline."""
    found = [match for text in sentences if (match := _HELD.search(fold(text)))]
    return next((match for match in found if find_date(match.string)), next(iter(found), None))


def _is_one(rows: Sequence[str]) -> bool:
    """The news of one meeting is short, and no rule nor log."""
    return len(rows) <= 60 and not any(
        re.match(r"第[一二三四五六七八九十]+[条條章]", row) for row in rows
    )


def _title(rows: Sequence[str], page_title: str | None) -> str:
    """The page's own headline, else a first line that is no sentence."""
    first = rows[0]
    return page_title or (first if len(first) <= 50 and "。" not in first and len(rows) > 1 else "")


def _kind(opening: str, body: str) -> str | None:
    folded = fold(opening)
    for pattern in (_COUNTER, _KIND):
        match = pattern.search(folded)
        if match and match["kind"] != "会议":
            return opening[match.start("kind") : match.end("kind")]
    plain = "會議" if is_traditional(body) else "会议"
    return body[-3:] + plain if fold(body).endswith("委员会") else None


def _session(opening: str) -> int | None:
    match = _COUNTER.search(fold(opening))
    return read_number(match["n"]) if match else None


def _date(opening: str) -> PartialDate | None:
    found = find_date(opening)
    if found:
        return found.date
    year = counted_year(fold(opening))
    return PartialDate(year) if year else None


def _place(opening: str) -> str | None:
    match = _PLACE.search(fold(opening))
    return opening[match.start("place") : match.end("place")] if match else None


def _chair(sentences: Sequence[str]) -> Chair | None:
    """由青年委員會代主席、青年局某某局長主持: the posts stand on both sides of the name."""
    for text in sentences:
        match = _CHAIR.search(fold(text))
        if match is None:
            continue
        *posts, last = text[match.start("who") : match.end("who")].split("、")
        named = read_named(last)
        if named is not None:
            return Chair(named.name, (*posts, *named.titles))
    return None


def _as_chair(chair: Chair | None) -> tuple[Attendee, ...]:
    return (Attendee(chair.name, Attendance.CHAIR),) if chair else ()


def _people(sentence: str) -> tuple[tuple[Attendee, ...], tuple[str, ...]]:
    """The people of the list; the second of two joined by 與 is of the same organ."""
    match = _LIST.search(fold(sentence))
    assert match is not None
    text = sentence[match.end() :].strip("。 ")
    tail = _LAST.search(fold(text))
    text = text[: tail.start()] if tail else text
    people: list[Attendee] = []
    unclear: list[str] = []
    for entry in filter(None, text.split("、")):
        for named in _joined(entry):
            if named is None:
                unclear.append(entry)
            else:
                post = (named.name, Attendance.PRESENT, named.organizations, named.titles)
                people.append(Attendee(*post))
    return tuple(people), tuple(unclear)


def _joined(entry: str) -> Iterator[Named | None]:
    whole = read_named(entry)
    if whole is not None or is_foreign(entry):
        yield whole
        return
    for joint in re.finditer("[與与和及]", entry):
        first, second = read_named(entry[: joint.start()]), read_named(entry[joint.end() :])
        if first and second:
            yield first
            yield Named(second.name, second.titles, second.organizations or first.organizations)
            return
    yield None


def _items(sentences: Sequence[str]) -> tuple[tuple[Section, ...], set[str]]:
    """The agenda's items, the sentences of 會議 and a verb, or those that tell an election."""
    found: list[tuple[str, str]] = []
    used: set[str] = set()
    for text in sentences:
        agenda = _AGENDA.search(fold(text))
        if agenda:
            found += [(item, item) for item in _agenda_items(text[agenda.end() :])]
        elif _LIST.search(fold(text)) is None and _HEARD.match(fold(text)):
            found.append((re.split(r"[,，。；]", text)[0][2:], text))
            used.add(text)
        elif _HELD.search(fold(text)) and (elected := _ELECTED.search(fold(text))):
            found.append((_election(text, elected), text))
    votes = tuple(decision for text in sentences for decision in _votes(text))
    sections = tuple(
        _section(order, heading, text, votes) for order, (heading, text) in enumerate(found, 1)
    )
    return sections, used


def _agenda_items(text: str) -> list[str]:
    """甲、乙，以及丙 -> items, a title in 《》 kept whole."""
    text = text.strip("。 ")
    cuts = [0, *(m.start() for m in _ITEM_PART.finditer(fold(text))), len(text)]
    pieces = (text[start:stop] for start, stop in pairwise(cuts))
    return [re.sub(r"^[、,，](?:以及|并|並)?", "", piece).strip() for piece in pieces if piece]


def _election(text: str, elected: re.Match[str]) -> str:
    start = elected.start("what")
    return text[
        start - 2 if fold(text[start - 2 : start]) == "自行" else start : elected.end("what")
    ]


def _section(order: int, heading: str, text: str, votes: tuple[Decision, ...]) -> Section:
    folded = fold(heading)
    told = ("通报",) if folded.startswith(_TOLD) else read_kinds(folded) or ("其他",)
    elects = "选" in folded
    return Section(
        order=order,
        number=None,
        heading=heading,
        kinds=("其他",) if elects else told,
        paragraphs=(Text(None, text),),
        documents=mentions_in((heading, text)),
        decisions=votes if elects else (),
    )


def _votes(text: str) -> Iterator[Decision]:
    """經委員投票,甲為召集人、乙為副召集人: each is an election."""
    voted = re.search(r"投票[,，](?!的)", text)
    for match in _VOTED.finditer(fold(text), voted.end()) if voted else ():
        words = text[match.start() : match.end()]
        if read_named(text[match.start("who") : match.end("who")]):
            yield Decision("选举", words, (), (), None, text)


def _doubts(unclear: Sequence[str]) -> tuple[ParseWarning, ...]:
    if not unclear:
        return ()
    return (doubt("attendance-unclear", words="；".join(unclear)),)
