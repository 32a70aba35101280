"""The formal 纪要: letterhead, number, numbered sections, lists at the end (V1, V2, V4, V5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.extraction.invent import rosters, written
from benchmarks.extraction.invent.items import draw_items
from benchmarks.extraction.invent.plan import Item, Person, World, attendees, documents

Document = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """How one formal record is laid out; the defaults are the standard's."""

    head: str = "V1"
    attendance: str = "A1b"
    count: Callable[[int], str] = str
    day: Callable[[date], str] = written.plain_date
    brackets: str = "〔〕"
    number_end: str = "{}号"
    padding: tuple[str, str] = (" ", " ")
    term: str | None = None
    joint: str | None = None
    labels: str = "一、"
    missing: float = 0.0
    broken: bool = False


_TERMS = {
    "第N届政府第M次": "第{term}届{body}第{count}次",
    "N届第M次": "{body}{term}届第{count}次",
    "N届M次": "{body}{term}届{count}次",
    "第N届第M次": "{body}第{term}届第{count}次",
}
TERMS = tuple(_TERMS)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What a record of this kind tells, before it is written."""

    world: World
    form: Form
    day: date
    session: int
    serial: int
    term: int | None
    chair: Person
    people: list[Person]
    items: list[Item]

    @property
    def name(self) -> str:
        """岚渠区政府第9次常务会议."""
        short, count = self.world.place.short, self.form.count(self.session)
        if self.form.joint == "two bodies":
            return f"望湖新区管委会、{short}第{count}次常务会议"
        if self.form.joint == "暨":
            party = f"{short}党组{self.day.year}年第{self.serial}次会议"
            return f"{party}暨{short}第{count}次常务会议"
        if self.form.term and self.term:
            pattern = _TERMS[self.form.term]
            term = written.chinese(self.term) if self.term % 2 else str(self.term)
            return pattern.format(body=short, term=term, count=count) + "常务会议"
        return f"{short}第{count}次常务会议"

    @property
    def code(self) -> str:
        return f"{self.world.place.name[0]}政会"


def formal(rng: Random, form: Form) -> Document:
    """One formal record and its facts."""
    world = World(rng)
    while form.joint and world.place.level != "区":
        world = World(rng)
    level = world.place.level
    chair = Person(world.name(), "chair", (), (f"{level}委副书记", f"{level}长"))
    day, session = world.day(), rng.randint(2, 139)
    term = rng.randint(6, 18) if form.term else None
    people, lists = _attendance(world, form, chair)
    items = draw_items(world, rng.randint(3, 5))
    meeting = _Meeting(world, form, day, session, rng.randint(2, 60), term, chair, people, items)
    blocks = [*_head(meeting), _opening(meeting), "会议议定以下意见：", *_items(meeting)]
    blocks += ["会议还研究了其他事项。", lists, *_foot(meeting)]
    return "\n\n".join(filter(None, blocks)) + "\n", _facts(meeting)


def _attendance(world: World, form: Form, chair: Person) -> tuple[list[Person], str]:
    """Who is listed, and the lists as written."""
    first = Person(chair.name, "present")
    if form.attendance == "A1a":
        people = [first, *rosters.names_only(world, "present", 7)]
        others = rosters.names_only(world, "observer", 9)
        absent = rosters.names_only(world, "absent", 2)
        told = [rosters.write_names(group, form.padding) for group in (people, absent, others)]
        text = "出席：{}\n\n请假：{}\n\n列席：{}".format(*told)
        return [*people, *absent, *others], text
    if form.attendance == "A1b":
        people = [first, *rosters.names_only(world, "present", 5)]
        others = rosters.with_organs(world, "observer", 16)
        clerk = Person(world.name(), "clerk")
        present = rosters.write_names(people, (" ", " "))
        listened = rosters.write_organs(world.rng, others, form.missing)
        text = f"出席：{present}\n\n列席：{listened}\n\n记录：{clerk.name}"
        return [*people, *others, clerk], text
    if form.attendance == "A1c":
        people = rosters.with_posts(world, "present", 6)
        return people, f"出席：{rosters.write_posts(people)}"
    if form.attendance == "A5":
        return [], ""
    text, people = rosters.SENTENCES[form.attendance](world)
    return people, text


def _number(meeting: _Meeting) -> str:
    opened, closed = meeting.form.brackets[0], meeting.form.brackets[1]
    serial = meeting.form.number_end.format(meeting.serial)
    return f"{meeting.code}{opened}{meeting.day.year}{closed}{serial}"


def _head(meeting: _Meeting) -> list[str]:
    title, government = f"{meeting.name}纪要", meeting.world.place.government
    issued = meeting.day + timedelta(days=6)
    if meeting.form.head == "V2":
        table = (
            f"索引号：0{meeting.serial}4-{issued.year}-000{meeting.session}\n主题分类：综合政务\n"
            f"发布机构：{meeting.world.place.office}\n发文字号：{_number(meeting)}\n"
            f"成文日期：{issued.isoformat()}\n发布日期：{(issued + timedelta(3)).isoformat()}"
        )
        return [table, title]
    if meeting.form.head == "V4":
        return [title]
    if meeting.form.head == "cut title":
        title = title.replace("第", " 第", 1)
    bodies = [government]
    if meeting.form.joint == "two bodies":
        bodies.insert(0, f"{meeting.world.place.city}望湖新区管理委员会")
    return [f"{' '.join(bodies)} 会议纪要", _number(meeting), title]


def _opening(meeting: _Meeting) -> str:
    day = meeting.form.day(meeting.day)
    part = meeting.world.rng.choice(("上午", "下午", "", "晚上八点"))
    agenda = "，".join(item.heading for item in meeting.items)
    chair = "、".join(meeting.chair.titles) + meeting.chair.name
    comrade = meeting.world.rng.choice(("同志", ""))
    return f"{day}{part}，{chair}{comrade}主持召开{meeting.name}，{agenda}。"


def _label(labels: str, index: int) -> tuple[str, str]:
    """The label as written, and the number in the facts."""
    if labels == "1、":
        return f"{index}、", str(index)
    if labels == "议题一":
        return f"议题{written.chinese(index)}：", f"议题{written.chinese(index)}"
    return f"{written.chinese(index)}、", written.chinese(index)


def _items(meeting: _Meeting) -> list[str]:
    blocks = []
    for index, item in enumerate(meeting.items, start=1):
        blocks.append(_label(meeting.form.labels, index)[0] + item.heading)
        sentences = (item.lead, *item.more, f"会议强调，{meeting.world.remark()}")
        for place, sentence in enumerate(sentences, start=1):
            blocks.append(_broken(meeting, f"（{written.chinese(place)}）{sentence}"))
    return blocks


def _broken(meeting: _Meeting, paragraph: str) -> str:
    """A page end in the middle of a sentence, where the form asks for it."""
    if not meeting.form.broken or len(paragraph) < 30 or meeting.world.rng.random() < 0.5:
        return paragraph
    place = len(paragraph) // 2
    while not all("一" <= char <= "鿿" for char in paragraph[place - 1 : place + 1]):
        place += 1
    return f"{paragraph[:place]}\n\n{paragraph[place:]}"


def _foot(meeting: _Meeting) -> list[str]:
    office, issued = meeting.world.place.office, meeting.day + timedelta(days=6)
    day = written.plain_date(issued)
    if meeting.form.head == "V4":
        return [office, _number(meeting), f"{office}  {day}印发"]
    if meeting.form.head == "V2":
        return []
    return [office, meeting.form.day(issued), "(此件公开发布)", f"{office}  {day}印发"]


def _bodies(meeting: _Meeting) -> list[str]:
    place = meeting.world.place
    if meeting.form.joint == "two bodies":
        return [f"{place.city}望湖新区管理委员会", place.government]
    return [place.government]


def _facts(meeting: _Meeting) -> dict[str, Any]:
    form, place = meeting.form, meeting.world.place
    chair = Person(meeting.chair.name, "chair")
    issued = (meeting.day + timedelta(days=6)).isoformat()
    facts: dict[str, Any] = {
        "layout": ",".join(filter(None, (form.head, form.attendance, form.joint))),
        "title": f"{meeting.name}纪要",
        "bodies": _bodies(meeting),
        "kind": "常务会议",
        "term": meeting.term,
        "session": meeting.session,
        "doc_number": f"{meeting.code}〔{meeting.day.year}〕{meeting.serial}号",
        "date": meeting.day.isoformat(),
        "chair": {"name": meeting.chair.name, "titles": list(meeting.chair.titles)},
        "attendees": attendees([chair, *meeting.people], titles=form.attendance == "A1c"),
        "sections": [
            item.facts(_label(form.labels, index)[1])
            for index, item in enumerate(meeting.items, start=1)
        ],
        "documents": documents(meeting.items),
        "issuers": [place.office],
        "issued_on": issued,
        "printed_on": issued,
        "publicity": "此件公开发布",
    }
    if form.joint == "暨":
        second = {"kind": "常务会议", "session": meeting.session}
        facts |= {"kind": "党组会议", "session": meeting.serial, "held_with": [second]}
    for key in _SILENT.get(form.joint or form.head, ()):
        del facts[key]
    return facts


# The head names other words than the standard form, or the layout has no such line.
_SILENT = {
    "V2": ("bodies", "issuers", "issued_on", "printed_on", "publicity"),
    "V4": ("issued_on", "publicity"),
    "暨": ("bodies",),
}
