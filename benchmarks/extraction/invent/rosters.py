"""Attendance as lists and as sentences: the forms A1a to A1c and A2 to A4 of the mainland."""

from random import Random

from benchmarks.extraction.invent import words
from benchmarks.extraction.invent.plan import Person, World

PADDINGS = ((" ", " "), ("　", "　"), (" ", "  "), ("　", " "), ("", "、"), ("  ", "   "))
"""What stands inside a two-character name, and what between names."""

_WIDTH = 34


def pad(name: str, blank: str) -> str:
    """王强 as 王 强, so that it is as wide as a name of three characters."""
    return blank.join(name) if len(name) == 2 else name


def wrap(text: str, width: int = _WIDTH) -> str:
    """Lines of one width, broken anywhere; a blank at the end of a line is lost."""
    lines, rest = [], text
    while len(rest) > width:
        lines.append(rest[:width].rstrip(" "))
        rest = rest[width:].lstrip(" ")
    return "\n".join((*lines, rest))


def names_only(world: World, attendance: str, count: int) -> list[Person]:
    """A1a: names and nothing else."""
    return [Person(world.name(), attendance) for _ in range(count)]


def write_names(people: list[Person], padding: tuple[str, str]) -> str:
    """A1a on lines of one width."""
    blank, between = padding
    return wrap(between.join(pad(person.name, blank) for person in people))


def with_organs(world: World, attendance: str, count: int) -> list[Person]:
    """A1b: some organs send two, some people stand for two organs."""
    rng, people = world.rng, []
    streets = rng.sample(words.STREETS, 3)
    organs = [world.organ() for _ in range(count)] + streets + [rng.choice(words.COMPANIES)]
    while organs:
        organ = organs.pop(0)
        people.append(Person(world.name(), attendance, (organ,)))
        if rng.random() < 0.15:
            people.append(Person(world.name(), attendance, (organ,)))
        elif rng.random() < 0.15 and organ not in streets and len(organs) > 5:
            people[-1] = Person(people[-1].name, attendance, (organ, organs.pop(0)))
    return people


def write_organs(rng: Random, people: list[Person], missing: float = 0.0) -> str:
    """A1b on lines of one width; ``missing`` is the share of separators that got lost."""
    text, last = "", Person("", "")
    for person in people:
        same = person.organizations == last.organizations
        lost = rng.random() < missing and not same and person.organizations[0][0] in "区县市"
        between = "、" if same else "" if lost else " "
        head = "" if same else "、".join(person.organizations)
        text += f"{between if text else ''}{head}{pad(person.name, ' ')}"
        last = person
    return wrap(text)


def with_posts(world: World, attendance: str, count: int) -> list[Person]:
    """A1c: posts behind the name."""
    posts: list[tuple[str, ...]] = [("党组成员", "副局长"), ("总工程师",), ("副局长",)]
    posts += [("二级调研员",), ("主任",)]
    organs = {("主任",): ("办公室",)}
    chosen = (posts * 2)[:count]
    return [Person(world.name(), attendance, organs.get(one, ()), one) for one in chosen]


def write_posts(people: list[Person]) -> str:
    """A1c: one a line."""
    return "\n".join(
        f"{pad(person.name, '  ')}  {''.join(person.organizations)}{'、'.join(person.titles)}"
        for person in people
    )


def _joined(names: list[str], last: str) -> str:
    return "、".join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]


def sentence_a2a(world: World) -> tuple[str, list[Person]]:
    """A post once, then many names; observers follow."""
    people = names_only(world, "present", 4)
    observers = names_only(world, "observer", 2)
    last = world.rng.choice(("、", "和", "与", "以及"))
    present = _joined([person.name for person in people], last)
    listened = "、".join(person.name for person in observers)
    text = f"{world.place.level}领导{present}出席会议；{listened}列席会议。"
    return text, people + observers


def sentence_a2b(world: World) -> tuple[str, list[Person]]:
    """A post before every name."""
    level = world.place.level
    posts = (f"{level}委常委、副{level}长", f"副{level}长", f"副{level}长")
    people = names_only(world, "present", 3)
    office = f"{level}政府办公室"
    director = Person(world.name(), "present", (office,))
    told = [f"{post}{person.name}" for post, person in zip(posts, people, strict=True)]
    text = "，".join((*told, f"{office}主任{director.name}")) + "出席会议。"
    return text, [*people, director]


def sentence_a2c(world: World) -> tuple[str, list[Person]]:
    """Mixed: a post for some, a post of one's own for the last; others were invited."""
    level = world.place.level
    people = names_only(world, "present", 3)
    congress, council = f"{level}人大常委会", f"{level}政协"
    invited = [
        Person(world.name(), "observer", (congress,)),
        Person(world.name(), "observer", (council,)),
    ]
    names = "、".join(person.name for person in people)
    text = (
        f"副{level}长{names}出席会议，{congress}副主任{invited[0].name}、"
        f"{council}副主席{invited[1].name}应邀列席会议。"
    )
    return text, people + invited


def sentence_a3(world: World) -> tuple[str, list[Person]]:
    """Names without posts in the very last line."""
    people = names_only(world, "present", 6)
    end = world.rng.choice(("参加会议。", "出席会议。", "等参加会议。", "参加。"))
    return "、".join(person.name for person in people) + end, people


def sentence_a4(world: World) -> tuple[str, list[Person]]:
    """Groups and head counts: nobody is known."""
    level = world.place.level
    text = world.rng.choice(
        (
            f"各街道、{level}级有关部门主要负责人参加会议。",
            f"{level}政府班子成员出席会议，{level}直有关单位负责同志列席会议。",
            "会议应到11人，实到9人，符合规定人数。",
        )
    )
    return text, []


SENTENCES = {
    "A2a": sentence_a2a,
    "A2b": sentence_a2b,
    "A2c": sentence_a2c,
    "A3": sentence_a3,
    "A4": sentence_a4,
}
