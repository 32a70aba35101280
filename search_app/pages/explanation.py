"""How a question was read, as lines and links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.asking.asker import Asked
from indexer.asking.explaining import MANNERS, Reading, offers
from indexer.asking.ladder import Rung
from search_app.params import Question
from search_app.texts import say, spoken

SEARCH = "/search"


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be asked instead."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the question: what became of it, what it finds alone, and how to ask otherwise."""

    typed: str
    told: tuple[str, ...]
    count: str
    drop: Link | None
    exact: Link | None
    others: tuple[Link, ...]
    others_left: str


@dataclass(frozen=True, slots=True)
class Step:
    """A scope of the ladder, with no address where it finds nothing; ``count`` is empty where it
    was not counted.
    """

    label: str
    count: str
    url: str | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is said of how the question was read; ``left`` parts are not explained."""

    pieces: tuple[Piece, ...]
    left: int
    offers: tuple[Link, ...]
    ladder: tuple[Step, ...]


def explanation(
    asked: Asked, readings: Sequence[Reading], rungs: Sequence[Rung], question: Question
) -> Explanation:
    """The readings of a question, with the addresses that change it."""
    several = len(readings) > 1
    return Explanation(
        tuple(_piece(reading, question, several=several) for reading in readings),
        len(asked.understanding.parts) - len(readings),
        tuple(
            Link(say("reading.offer", words=offer.typed, condition=offer.condition), url)
            for offer in offers(asked)
            for url in (asking(question, offer.query),)
        ),
        tuple(_step(rung, question) for rung in rungs),
    )


def asking(question: Question, query: str) -> str:
    """The address of the same question in other words."""
    return question.with_one("q", query).url(SEARCH)


def _step(rung: Rung, question: Question) -> Step:
    return Step(
        label=say(f"scope.{rung.scope.value}"),
        count="" if rung.total is None else say("reading.total", total=rung.total),
        url=None if rung.total == 0 else asking(question, rung.query),
        is_asked=rung.is_asked,
    )


def _piece(reading: Reading, question: Question, *, several: bool) -> Piece:
    drop = Link(say("reading.drop", typed=reading.typed), asking(question, reading.without))
    exact = reading.exactly and Link(
        say("reading.exact", typed=reading.typed), asking(question, reading.exactly)
    )
    return Piece(
        typed=reading.typed,
        told=tuple(_told(reading)),
        count=_count(reading),
        drop=drop if several else None,
        exact=exact or None,
        others=tuple(Link(c.value, asking(question, c.query)) for c in reading.changes),
        others_left=_left(reading),
    )


def _told(reading: Reading) -> Iterator[str]:
    if reading.foldings:
        reasons = say("list.comma").join(say(f"folding.{why.value}") for why in reading.foldings)
        yield say("reading.folded", text=reading.folded, reasons=reasons)
    if reading.cut:
        yield say("reading.cut", words=" + ".join(reading.cut))
    if reading.changes:
        yield spoken(MANNERS[reading.manner]).format("")
    elif reading.said:
        yield spoken(reading.said)


def _left(reading: Reading) -> str:
    """How many values there are, where not all are listed."""
    several = len(reading.told) > len(reading.changes) > 0
    return say("reading.values", count=len(reading.told)) if several else ""


def _count(reading: Reading) -> str:
    if reading.total is None:
        return ""
    key = "reading.excluded" if reading.is_excluded else "reading.total"
    return say(key, total=reading.total)
