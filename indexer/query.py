"""The meaning of a question, free of any syntax and of any engine."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words: found where the very characters stand, or where all of the cut words occur."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Quoted text: found exactly where the normalised text of a section contains it."""

    text: str


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


Query: TypeAlias = Words | Phrase | AllOf | AnyOf | Not | Everything
