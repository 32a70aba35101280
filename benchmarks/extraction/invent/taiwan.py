"""Councils of Taiwan: label block, ROC dates, lists TW1 to TW4, rulings of the chair (V5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from benchmarks.extraction.invent import words, written
from benchmarks.extraction.invent.plan import Person, World, attendees

Document = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """How one record is laid out; ``own_lines`` puts every value under its label."""

    attendance: str = "TW1"
    day: Callable[[date], str] = written.roc_date
    own_lines: bool = False
    numbers: str = "壹貳參肆"


def _with_notes(world: World) -> tuple[str, list[Person]]:
    """TW1: names by 、 with leave and proxies in brackets behind them."""
    entries, people = [], []
    for note in ("", "(公假)", "", "(請假)", "", "proxy", "", "(代)", "", "proxy", ""):
        name = world.name()
        if note == "proxy":
            proxy = world.name()
            entries.append(f"{name}({proxy}代)")
            people += [Person(name, "absent"), Person(proxy, "present")]
            continue
        absent = note in ("(公假)", "(請假)")
        entries.append(name + note)
        people.append(Person(name, "absent" if absent else "present"))
    return "、".join(entries), people


def _blanks_only(world: World) -> tuple[str, list[Person]]:
    """TW2: blanks between names, two-character names padded, proxies glued or standing free."""
    entries, people = [], []
    for note in ("", "", "glued", "", "leave", "", "free", ""):
        name = world.name()
        shown = " ".join(name) if len(name) == 2 else name
        if note == "glued":
            proxy = world.name()
            entries.append(f"{shown}{proxy}代")
            people += [Person(name, "absent"), Person(proxy, "present")]
        elif note == "free":  # for somebody whom the list does not name
            entries.append(f"{world.name()}代")
            people.append(Person(entries[-1][:-1], "present"))
        elif note == "leave":
            entries.append(f"{shown}公假")
            people.append(Person(name, "absent"))
        else:
            entries.append(shown)
            people.append(Person(name, "present"))
    return "　".join(entries), people


def _columns(world: World) -> tuple[str, list[Person]]:
    """TW3: post and name in three columns, blanks inside the posts."""
    posts = ["市           長", "副    市   長", "秘    書   長", "副  秘書 長"]
    people = [Person(world.name(), "present") for _ in posts]
    for _ in range(5):
        organ = world.organ()
        people.append(Person(world.name(), "present", (organ,)))
        posts.append(f"{organ}{'主委' if organ.endswith(('會',)) else '首長'}")
    cells = [f"{post}   {person.name}" for post, person in zip(posts, people, strict=True)]
    rows = ["      ".join(cells[start : start + 3]) for start in range(0, len(cells), 3)]
    return "\n" + "\n".join(rows), people


def _by_reference(world: World) -> tuple[str, list[Person]]:
    """TW4: nobody is known."""
    return "(詳會議簽到簿)", []


_LISTS = {"TW1": _with_notes, "TW2": _blanks_only, "TW3": _columns, "TW4": _by_reference}


def taiwan(rng: Random, form: Form) -> Document:
    """One record of a city or county council and its facts."""
    world = World(rng, outside=True)
    place, kind = rng.choice(words.OUTSIDE_PLACES)
    body = f"{place}{'公所' if place.endswith('區') else '政府'}"
    day, session = world.day(1996, 2025), rng.randint(12, 1940)
    chair, clerk = world.name(), world.name()
    text, people = _LISTS[form.attendance](world)
    observers = [Person(world.name(), "observer") for _ in range(3)]
    title = f"{body}第{session}次{kind}紀錄"
    listened = "、".join(person.name for person in observers)
    labels = (
        ("開會時間", form.day(day)),
        ("開會地點", f"{place}行政大樓十樓會議室"),
        ("主席", chair),
        ("紀錄", clerk),
        ("出席", text),
        ("列席", listened),
    )
    joint = "\n\n" if form.own_lines else "："
    blocks = [title, *(f"{label}{joint}{value.lstrip()}" for label, value in labels)]
    items, sections = _items(world, form, session)
    facts = {
        "layout": f"V5,{form.attendance}",
        "title": title,
        "bodies": [body],
        "kind": kind,
        "term": None,
        "session": session,
        "doc_number": None,
        "date": day.isoformat(),
        "location": labels[1][1],
        "chair": {"name": chair, "titles": []},
        "attendees": attendees(
            [Person(chair, "chair"), *people, *observers, Person(clerk, "clerk")]
        ),
        "sections": sections,
    }
    return "\n\n".join((*blocks, *items)) + "\n", facts


def _items(world: World, form: Form, session: int) -> tuple[list[str], list[dict[str, Any]]]:
    """The items as written, and what the catalogue settles about them."""
    topics = world.rng.sample(words.OUTSIDE_TOPICS, 2)
    law = world.rng.choice(words.OUTSIDE_LAWS)
    told = (
        (f"確認第{session - 1}次會議紀錄", "主席裁示：紀錄確定。", "确认"),
        (f"{world.organ()}報告{topics[0]}執行情形", "主席裁示：准予備查。", "备查"),
        (f"{world.organ()}提案：訂定「{law}」一案", "決議：本案通過。", "审议通过"),
        (f"{world.organ()}報告{topics[1]}辦理情形", "主席裁示：同意備查。", "备查"),
    )
    blocks, sections = [], []
    for number, (heading, ruling, outcome) in zip(form.numbers, told, strict=True):
        blocks += [f"{number}、{heading}", ruling]
        sections.append({"number": number, "heading": heading, "decisions": [{"outcome": outcome}]})
    return blocks, sections
