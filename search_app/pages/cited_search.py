"""Citing a search: what was asked, how much was found, in which state of the index, and when.

The address asks the same again and carries what was found then, so that a reader sees at once
whether the index has changed since.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from indexer.exports.holdings import Holdings
from search_app.labels import parameter_label, value_label
from search_app.pages.explanation import SEARCH
from search_app.params import Question
from search_app.texts import say

CITED = "cited"
_SIGN = re.compile(r"([\w.@-]{1,120})~(\d{1,9})~(\d{4}-\d\d-\d\dT\d\d:\d\dZ)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """How many items a question found, in which generation and when (ISO 8601, UTC)."""

    generation: str
    total: int
    when: str

    @property
    def sign(self) -> str:
        """As it stands in an address."""
        return f"{self.generation}~{self.total}~{self.when}"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words to cite a search with, the address in them too."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Replay:
    """A cited search asked again: what was found ``then`` and ``now``."""

    then: Found
    now: Found

    @property
    def told(self) -> str:
        """What there is to say of it, a key of the catalogue: names of generations come again in
        another index, so that one alone promises nothing.
        """
        if self.then.generation != self.now.generation:
            return "cite.search.other"
        return "cite.search.same" if self.then.total == self.now.total else "cite.search.differs"


def found_now(generation: str, total: int, moment: datetime) -> Found:
    """What is found at a moment."""
    return Found(generation, total, f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}")


def citation(question: Question, found: Found, held: Holdings, root: str) -> Citation:
    """The citation of a whole result, whichever page of it is looked at; counted as it counts."""
    asked = Question(question.beside("page", "size"))
    url = root.rstrip("/") + SEARCH + "?" + urlencode([*asked.pairs, (CITED, found.sign)])
    conditions = say("list.semicolon").join(
        f"{parameter_label(name)} {value_label(value)}" for name, value in asked.conditions()
    )
    text = say(
        "cite.search.text",
        query=asked.first("q") or say("cite.search.all"),
        conditions=conditions or say("cite.search.none"),
        total=found.total,
        meetings=held.meetings,
        texts=say("cite.search.texts", texts=held.texts) if held.texts else "",
        generation=found.generation,
        when=found.when,
    )
    return Citation(f"{text} {url}", url)


def replay(sign: str, now: Found) -> Replay | None:
    """What a cited address was found to hold; None for a sign that nobody made here."""
    read = _SIGN.fullmatch(sign)
    return Replay(Found(read[1], int(read[2]), read[3]), now) if read else None
