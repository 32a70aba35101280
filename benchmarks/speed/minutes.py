"""One invented meeting after the other, as values that a right reader makes of its file."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle
from random import Random

from benchmarks.speed.agenda import Matter, matters
from benchmarks.speed.cast import OFFICES, Body, Term, World, invent, term_of
from benchmarks.speed.filling import Filling
from corpus.identity import meeting_id
from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    Decision,
    DocNumber,
    Meeting,
    Paragraph,
    PartialDate,
    Section,
    Source,
)

FIRST_DAY = date(2005, 1, 4)
YEARS = 20
_ITEMS = (7, 6, 8, 7, 5, 9, 7, 7)
_NUMERALS = "一二三四五六七八九十"
_PARAGRAPHS = (2, 4)
_PARAGRAPH_LENGTH = (60, 150)
_ORDERS = 0.3
_UTF_8 = 0.67


def item_counts(size: int) -> tuple[int, ...]:
    """Items of each meeting, so that all records, outlines included, are ``size`` (2 or more)."""
    counts: list[int] = []
    left = size
    for items in cycle(_ITEMS):
        # An outline alone would be a meeting without items.
        take = left if left <= items + 2 else items + 1
        counts.append(take - 1)
        left -= take
        if not left:
            return tuple(counts)
    raise AssertionError


def make_meetings(seed: int, size: int) -> Iterator[Meeting]:
    """The meetings of one seed and size in the order of their days; ``size`` counts records."""
    counts = item_counts(size)
    world = invent(seed, len(counts), YEARS)
    for number, count in enumerate(counts):
        yield make_meeting(world, number, count)


def make_meeting(world: World, number: int, items: int) -> Meeting:
    """The meeting of that number with so many items; each can be made without the others."""
    random = Random(f"meeting-{world.seed}-{world.meetings}-{number}")
    place, which = divmod(number, len(world.bodies))
    body = world.bodies[which]
    day = FIRST_DAY + timedelta(days=number * (YEARS * 365 - 1) // world.meetings)
    term = term_of(body, (day - FIRST_DAY).days // 365)
    agenda = matters(world, which, place, items, random)
    sections = tuple(
        _section(order, matter, world, body, day, random)
        for order, matter in enumerate(agenda, start=1)
    )
    return _meeting(body, term, place + 1, day, sections, random)


def text_of(meeting: Meeting) -> str:
    """The text of a meeting's file."""
    lines = list(meeting.preamble)
    for section in meeting.sections:
        lines += ["", f"{section.number}、{section.heading}", ""]
        lines += [f"{paragraph.label}{paragraph.text}" for paragraph in section.paragraphs]
    return "\n".join((*lines, "", *meeting.conclusions, ""))


def _section(
    order: int, matter: Matter, world: World, body: Body, day: date, random: Random
) -> Section:
    filling = Filling(world.vocabulary, matter.topic, random)
    texts = [matter.opening]
    texts += [
        filling.paragraph(random.randint(*_PARAGRAPH_LENGTH))
        for _ in range(random.randint(*_PARAGRAPHS))
    ]
    orders: tuple[Decision, ...] = ()
    if random.random() < _ORDERS:
        order_given = _order(body, day, filling, random)
        texts.append(order_given.evidence)
        orders = (order_given,)
    return Section(
        order=order,
        number=_NUMERALS[order - 1],
        heading=matter.heading,
        kinds=matter.kinds,
        paragraphs=tuple(Paragraph(f"（{_NUMERALS[i]}）", text) for i, text in enumerate(texts)),
        documents=matter.documents,
        reporters=matter.reporters,
        decisions=matter.decisions + orders,
    )


def _order(body: Body, day: date, filling: Filling, random: Random) -> Decision:
    lead, *partners = (body.level + name for name in random.sample(OFFICES[1:], 3))
    deadline = f"{day.year}年{random.randint(1, 12)}月底前"
    what = f"完成{filling.noun()}{filling.noun()}摸底工作"
    text = f"由{lead}牵头，{'、'.join(partners)}配合，于{deadline}{what}。"
    return Decision("交办", what, (lead,), tuple(partners), deadline, text)


def _meeting(
    body: Body, term: Term, session: int, day: date, sections: tuple[Section, ...], random: Random
) -> Meeting:
    name = f"{body.name}第{session}次{body.kind}"
    number = DocNumber(body.code, day.year, session)
    printed = day + timedelta(days=random.randint(2, 9))
    posts = "、".join(body.posts)
    what = "，".join(section.heading for section in sections)
    opening = f"{_spelled(day)}上午，{posts}{term.chair}同志主持召开{name}，{what}。"
    attendees, lists = _attendance(body, term, random)
    office_name = f"{body.name}办公室"
    closing = ("会议还研究了其他事项。",) if random.random() < 0.5 else ()
    meeting = Meeting(
        id="",
        title=f"{name}纪要",
        bodies=(body.name,),
        kind=body.kind,
        term=None,
        session=session,
        doc_number=number,
        date=PartialDate(day.year, day.month, day.day),
        location=None,
        chair=Chair(term.chair, body.posts),
        attendees=(Attendee(term.chair, Attendance.CHAIR), *attendees),
        sections=sections,
        documents=_titles(sections),
        issuers=(office_name,),
        issued_on=None,
        printed_on=PartialDate(printed.year, printed.month, printed.day),
        publicity="此件公开发布",
        preamble=(
            f"{body.name} 会议纪要",
            str(number),
            f"{name}纪要",
            opening,
            "会议议定以下意见：",
        ),
        conclusions=(*closing, *lists, "（此件公开发布）", f"{office_name}{_spelled(printed)}印发"),
        source=Source("", "text/plain", "utf-8" if random.random() < _UTF_8 else "gb18030", ""),
    )
    return _identified(meeting, body, day)


def _identified(meeting: Meeting, body: Body, day: date) -> Meeting:
    """The meeting with what depends on its file: path, digest, id."""
    assert meeting.source.encoding
    data = text_of(meeting).encode(meeting.source.encoding)
    path = f"{body.place}/{day.year}/{body.kind}第{meeting.session}次.txt"
    source = replace(meeting.source, path=path, sha256=hashlib.sha256(data).hexdigest())
    name = meeting_id(
        bodies=meeting.bodies,
        kind=meeting.kind,
        term=meeting.term,
        session=meeting.session,
        date=meeting.date,
        doc_number=meeting.doc_number,
        title=meeting.title,
        content="",
    )
    return replace(meeting, id=name, source=source)


def _attendance(
    body: Body, term: Term, random: Random
) -> tuple[tuple[Attendee, ...], tuple[str, ...]]:
    """The leaders who were there, and the offices' people, with the two lists that name them."""
    leaders = random.sample(term.leaders, random.randint(len(term.leaders) // 2, len(term.leaders)))
    present = [Attendee(name, Attendance.PRESENT) for name in leaders]
    observers: list[Attendee] = []
    groups: list[str] = []
    chosen = sorted(random.sample(range(len(OFFICES)), random.randint(8, 20)))
    for place in chosen:
        owner = body.level + OFFICES[place]
        people = term.staff[place][: 2 if random.random() < 0.2 else 1]
        observers += [Attendee(name, Attendance.OBSERVER, (owner,)) for name in people]
        groups.append(owner + "、".join(people))
    lists = (f"出席：{'、'.join(leaders)}", f"列席：{'；'.join(groups)}")
    return (*present, *observers), lists


def _titles(sections: Sequence[Section]) -> tuple[str, ...]:
    titles = (mention.title for section in sections for mention in section.documents)
    return tuple(dict.fromkeys(titles))


def _spelled(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
