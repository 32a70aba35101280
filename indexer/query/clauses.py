"""The meaning of a question, free of any syntax and of any engine.

What people type is first read into these values (``parser``). ``Value`` says what they called
something; ``understanding`` looks it up and puts ``Holding`` in its place, so that engines never
guess: they know words, phrases and values, and nothing of pinyin, aliases or brackets.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from indexer.query.dateranges import DateRange

MOST_BETWEEN = 10
"""How many characters a wildcard may stand for."""


class Scope(StrEnum):
    """How near to each other the parts must stand: 同句, 同段, 同议题, 同会."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words: found where the very characters stand, or where all of the cut words occur.

    ``field`` (a name of ``fields``) says where to look; None is the section and the name of
    its meeting.
    """

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted text: found exactly where the normalised text of a section, or a field, holds it."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Gapped:
    """Pieces in this order on one line, at most ``MOST_BETWEEN`` characters apart: 老旧*改造."""

    pieces: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Texts on one line, at most ``distance`` characters between the first and the last of them.

    Between: from the end of the one that ends first to the start of the one that starts last.
    """

    distance: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Like:
    """Sections that hold one of the words of a text, those most like it first: 相近(…).

    Both views rank: ``words`` and ``characters`` (by twos and singly) say what a word and a
    character count for. The default was tuned on a judged collection (``benchmarks/relevance``).
    """

    text: str
    words: float = 1.0
    characters: float = 0.5


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody called a value of a field (陈高, chengao, 市发改委, *财政局): to be looked up.

    ``exact`` when it was quoted: then only the value that reads so.
    """

    field: str
    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """Sections that carry one of the values, whole, in a field of values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Sections of meetings in a stretch of time."""

    dates: DateRange


@dataclass(frozen=True, slots=True)
class Together:
    """The part must match within one unit of the scope.

    A section is found when such a unit lies in it; of a meeting, every section that one of the
    wanted leaves finds.
    """

    scope: Scope
    part: "Query"


@dataclass(frozen=True, slots=True)
class Weighted:
    """Finds what the part finds; each weighs ``weight`` more, so that it comes before others."""

    part: "Query"
    weight: float


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must match."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must match."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not match."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every section; the meaning of an empty question."""


Leaf: TypeAlias = Words | Phrase | Gapped | Near | Like | Value | Holding | Dated
Query: TypeAlias = Leaf | Together | Weighted | AllOf | AnyOf | Not | Everything


def parts_of(query: Query) -> tuple[Query, ...]:
    """What a query is made of; nothing for a leaf."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Together(_, part) | Weighted(part, _):
            return (part,)
    return ()


def wanted_leaves(query: Query) -> Iterator[Leaf]:
    """The leaves that are asked for, in typed order; nothing under a NOT."""
    match query:
        case Not() | Everything():
            return
        case AllOf() | AnyOf() | Together() | Weighted():
            for part in parts_of(query):
                yield from wanted_leaves(part)
        case _:
            yield query


def texts_of(leaf: Leaf) -> tuple[str, ...]:
    """The pieces of text that a leaf looks for; values are no text."""
    match leaf:
        case Words(text) | Phrase(text) | Like(text):
            return (text,)
        case Gapped(texts) | Near(_, texts):
            return texts
    return ()
