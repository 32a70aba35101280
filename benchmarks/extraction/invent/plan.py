"""The structure of an invented meeting: its facts first, from which every layout writes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.extraction.invent import words


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a list or a sentence of attendance."""

    name: str
    attendance: str
    organizations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


_SIDES = ("in_favour", "against", "abstained")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision as it must be read."""

    outcome: str
    object: str | None = None
    responsible: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deadline: str | None = None
    votes: tuple[int, int, int] | None = None

    def facts(self) -> dict[str, Any]:
        """The decision as a facts file tells it."""
        return {
            "outcome": self.outcome,
            "object": self.object,
            "responsible": list(self.responsible),
            "partners": list(self.partners),
            "deadline": self.deadline,
            "votes": self.votes and dict(zip(_SIDES, self.votes, strict=True)),
        }


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda: what its heading and sentences say, and what is in them."""

    heading: str
    kinds: tuple[str, ...]
    lead: str
    verdicts: tuple[Verdict, ...] = ()
    documents: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    more: tuple[str, ...] = ()

    def facts(self, number: str | None) -> dict[str, Any]:
        """The item as a facts file tells it, under the number that a layout gave it."""
        return {
            "number": number,
            "heading": self.heading,
            "kinds": list(self.kinds),
            "documents": list(self.documents),
            "reporters": list(self.reporters),
            "decisions": [verdict.facts() for verdict in self.verdicts],
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A city and a part of it; ``level`` is what its organs are named with: 区, 县 or 市."""

    city: str
    name: str

    @property
    def level(self) -> str:
        return self.name[-1]

    @property
    def government(self) -> str:
        return f"{self.city}{self.name}人民政府"

    @property
    def short(self) -> str:
        return f"{self.name}政府"

    @property
    def office(self) -> str:
        return f"{self.government}办公室"


@dataclass
class World:
    """One document's place, organs and people; nobody is drawn twice."""

    rng: Random
    outside: bool = False
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.place = Place(*self.rng.choice(words.PLACES))
        organs = words.OUTSIDE_ORGANS if self.outside else words.ORGANS
        self.organs = list(organs)
        self.rng.shuffle(self.organs)

    def name(self) -> str:
        """A name that nobody of this document bears yet."""
        while (name := self._drawn()) in self.used:
            pass
        self.used.add(name)
        return name

    def _drawn(self) -> str:
        rng = self.rng
        if self.outside:
            given = "".join(rng.sample(words.OUTSIDE_GIVEN, rng.choice((1, 2, 2, 2, 2))))
            return rng.choice(words.OUTSIDE_SURNAMES) + given
        surnames = rng.choices(
            (words.COMMON_SURNAMES, words.HARD_SURNAMES, words.COMPOUND_SURNAMES), (14, 4, 2)
        )[0]
        return rng.choice(surnames) + "".join(rng.sample(words.GIVEN, rng.choice((1, 1, 2, 2, 2))))

    def organ(self) -> str:
        """The next organ of the place, under its level."""
        organ = self.organs.pop()
        self.organs.insert(0, organ)
        return organ if self.outside else f"{self.place.level}{organ}"

    def day(self, first: int = 2015, last: int = 2025) -> date:
        """A day of those years."""
        return date(self.rng.randint(first, last), 1, 1) + timedelta(self.rng.randint(0, 364))

    def remark(self) -> str:
        """A sentence that decides nothing."""
        return self.rng.choice(words.REMARKS)


def attendees(people: list[Person], titles: bool = False) -> list[dict[str, Any]]:
    """The people as a facts file tells them; ``titles`` where the layout has posts of its own."""
    return [
        {
            "name": person.name,
            "attendance": person.attendance,
            "organizations": list(person.organizations),
            **({"titles": list(person.titles)} if titles else {}),
        }
        for person in people
    ]


def documents(items: list[Item]) -> list[str]:
    """Every title of the items once."""
    return list(dict.fromkeys(title for item in items for title in item.documents))
