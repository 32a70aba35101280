"""From what was typed to what is searched: numbers, titles, names and other names of things.

``query.parser`` knows the syntax, and this knows the vocabulary of the index. Nothing is guessed: a
number that the index does not hold stays plain words, a name that it does not hold finds nothing,
and every change is told as a :class:`Part`, so that it can be shown and switched off.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from corpus.grammar.organ_names import OrganNames
from indexer.asking.vocabulary import Vocabulary
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Query,
    Scope,
    Together,
    Value,
    Weighted,
    Words,
)
from indexer.query.dateranges import DateRange, read_date
from indexer.query.deadline import NEVER, Deadline
from indexer.query.tokens import WILDCARD
from indexer.query.typed_numbers import matching, read_typed_number
from indexer.text.analysis import normalise, squeeze

RECOGNISED = 1000.0
"""What a recognised number or title weighs: more than any words, so that it comes first."""
_MOST_OWN = 8
_MOST_PIECES = 8
"""A number that was typed with blanks has fewer; of a pasted page every run would be tried."""
_NAMES_OF_PEOPLE = ("attendee", "chair")
_PLACED = "sat_in"
"""Organizations under keys of ``parties``: by the name of today, with their place."""
LETTERS = re.compile(r"[a-z' ü]{2,40}")
"""Pinyin, once it is normalised."""
_SESSION = re.compile(r"第\s*(\d{1,4})\s*次")


class Manner(StrEnum):
    """How a leaf of the question was taken."""

    WORDS = "words"
    PHRASE = "phrase"
    GAPPED = "gapped"
    NEAR = "near"
    LIKE = "like"
    DATES = "dates"
    NUMBER = "number"
    TITLE = "title"
    VALUE = "value"
    PATTERN = "pattern"
    SPELLING = "spelling"
    OTHER_NAMES = "other-names"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf as ``typed``, as ``searched``, and the values or names that it was taken for."""

    typed: Query
    searched: Query
    manner: Manner
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A date or a session that stands among the words, offered as a condition of its own."""

    typed: Words
    condition: Query


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question made ready for an engine, and how each leaf of it was taken, in typed order."""

    query: Query
    parts: tuple[Part, ...] = ()
    offers: tuple[Offer, ...] = ()


def understand(
    query: Query, vocabulary: Vocabulary, names: OrganNames, deadline: Deadline = NEVER
) -> Understanding:
    """Look up what a parsed question names; ``names`` tells which names mean one organization.

    Raises ``QueryTimeout``.
    """
    reader = _Reader(vocabulary, names, deadline)
    searched = reader.taken(query)
    offers = tuple(offer for part in reader.parts for offer in _offers(part.typed))
    return Understanding(searched, tuple(reader.parts), offers)


def needs_vocabulary(query: Query) -> bool:
    """Whether anything in the question has to be looked up; plain words and quotes need nothing."""
    match query:
        case Value() | Words(_, None):
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(map(needs_vocabulary, parts))
        case Not(part) | Together(_, part) | Weighted(part, _):
            return needs_vocabulary(part)
    return False


class _Reader:
    """Takes a question leaf by leaf; ``parts`` collects what became of each."""

    def __init__(self, vocabulary: Vocabulary, names: OrganNames, deadline: Deadline) -> None:
        self.parts: list[Part] = []
        self._vocabulary = vocabulary
        self._names = names
        self._deadline = deadline
        self._recognises = True
        self._ways: Mapping[type[Any], Callable[[Any], Part]] = {
            Words: self._words,
            Value: self._value,
            Phrase: lambda leaf: Part(leaf, leaf, Manner.PHRASE),
            Gapped: lambda leaf: Part(leaf, leaf, Manner.GAPPED),
            Near: lambda leaf: Part(leaf, leaf, Manner.NEAR),
            Like: lambda leaf: Part(leaf, leaf, Manner.LIKE),
            Dated: lambda leaf: Part(leaf, leaf, Manner.DATES),
            Holding: lambda leaf: Part(leaf, leaf, Manner.VALUE, leaf.values),
        }

    def taken(self, query: Query) -> Query:
        """What is searched in place of the query."""
        self._deadline.check()
        match query:
            case AllOf(parts):
                return self._whole_first([self._kept(p) for p in self._gathered(parts)])
            case AnyOf(parts):
                return AnyOf(tuple(map(self.taken, parts)))
            case Together(scope, part) if scope is not Scope.MEETING:
                return Together(scope, self._plainly(part))
            case Not(part) | Together(_, part) | Weighted(part, _):
                return replace(query, part=self.taken(part))
        return self._kept(self._ways[type(query)](query)) if type(query) in self._ways else query

    def _whole_first(self, parts: list[Query]) -> Query:
        """All of the parts; where the plain words among them stand as one text, it comes first.

        Whatever holds that text holds the words, so that no more is found than before.
        """
        plain = [part for part in parts if isinstance(part, Words) and part.field is None]
        if len(plain) < 2 or not self._recognises:
            return _all_of(parts)
        whole = Phrase(" ".join(leaf.text for leaf in plain))
        others = [part for part in parts if part not in plain]
        return _all_of([AnyOf((AllOf(tuple(plain)), whole)), *others])

    def _plainly(self, part: Query) -> Query:
        """Within a sentence or a paragraph words are words: a number is no longer its meeting."""
        outer, self._recognises = self._recognises, False
        taken = self.taken(part)
        self._recognises = outer
        return taken

    def _kept(self, part: Part | Query) -> Query:
        if not isinstance(part, Part):
            return self.taken(part)
        self.parts.append(part)
        return part.searched

    def _gathered(self, parts: Sequence[Query]) -> Iterator[Part | Query]:
        """The parts; a run of words that is a known number becomes one: 江政会 (2023) 16 号."""
        at = 0
        while at < len(parts):
            run = next(self._numbers(parts, at), None) if self._recognises else None
            yield run[0] if run else parts[at]
            at = run[1] if run else at + 1

    def _numbers(self, parts: Sequence[Query], start: int) -> Iterator[tuple[Part, int]]:
        """The longest run from ``start`` that is a known number, and where it ends."""
        end = start
        last = min(len(parts), start + _MOST_PIECES)
        while end < last and _may_be_of_number(parts[end], is_first=end == start):
            end += 1
        for stop in range(end, start + 1, -1):
            run = AllOf(tuple(parts[start:stop]))
            part = self._number(run, "".join(leaf.text for leaf in run.parts))  # type: ignore[union-attr]
            if part:
                yield part, stop

    def _number(self, typed: Query, text: str) -> Part | None:
        """The known numbers that the text may be."""
        self._deadline.check()
        number = read_typed_number(text)
        found = matching(number, self._vocabulary.numbers) if number else ()
        if not found:
            return None
        # Minutes of that number before those that only mention it.
        own = (Weighted(Phrase(name, "title"), RECOGNISED) for name in found[:_MOST_OWN])
        held = Weighted(Holding("number", found), RECOGNISED)
        return Part(typed, AnyOf((held, *own)), Manner.NUMBER, found)

    def _words(self, leaf: Words) -> Part:
        if leaf.field is None and self._recognises:
            recognised = self._number(leaf, leaf.text) or self._title(leaf) or self._named(leaf)
            if recognised:
                return recognised
        return Part(leaf, leaf, Manner.WORDS)

    def _title(self, leaf: Words) -> Part | None:
        """Sections on the document of that title come first, whatever its stage there."""
        titles = self._vocabulary.same("document", leaf.text)
        if not titles:
            return None
        known = Weighted(Holding("document", titles), RECOGNISED)
        return Part(leaf, AnyOf((known, leaf)), Manner.TITLE, titles)

    def _named(self, leaf: Words) -> Part | None:
        """An organization under all its names."""
        typed = squeeze(leaf.text)
        names = tuple(name for name in self._other_names(leaf.text) if name != typed)
        if not names:
            return None
        return Part(leaf, AnyOf((leaf, *map(Phrase, names))), Manner.OTHER_NAMES, names)

    def _value(self, leaf: Value) -> Part:
        if leaf.field == "number":
            return self._number(leaf, leaf.text) or _unknown(leaf)
        known = self._vocabulary.same(leaf.field, leaf.text)
        ways: tuple[tuple[Manner, Callable[[Value], tuple[str, ...]]], ...] = (
            (Manner.VALUE, lambda _: known),
            (Manner.PATTERN, self._pattern),
            (Manner.SPELLING, self._spelt),
            (Manner.OTHER_NAMES, self._known_names),
        )
        for manner, found_by in ways[: 1 if leaf.exact else None]:
            found = found_by(leaf)
            if found:
                return Part(leaf, Holding(leaf.field, found), manner, found)
        return _unknown(leaf)

    def _pattern(self, leaf: Value) -> tuple[str, ...]:
        return self._vocabulary.fitting(leaf.field, leaf.text) if WILDCARD in leaf.text else ()

    def _spelt(self, leaf: Value) -> tuple[str, ...]:
        """People whose names are spelt so, or have these initials."""
        letters = normalise(leaf.text)
        if leaf.field not in _NAMES_OF_PEOPLE or not LETTERS.fullmatch(letters):
            return ()
        return self._vocabulary.spelt(leaf.field, letters)

    def _known_names(self, leaf: Value) -> tuple[str, ...]:
        if leaf.field == _PLACED:
            return self._of_any_place(leaf.text)
        if leaf.field not in ("organization", "body"):
            return ()
        names = self._other_names(leaf.text)
        return tuple(v for name in names for v in self._vocabulary.same(leaf.field, name))

    def _of_any_place(self, text: str) -> tuple[str, ...]:
        """区住建局 by its name of today, whatever place the index knows it to be of."""
        name = self._names.canonical(squeeze(text))
        placed = self._names.parts(name).is_placed
        return self._vocabulary.fitting(_PLACED, name if placed else WILDCARD + name)

    def _other_names(self, text: str) -> tuple[str, ...]:
        """Short and full names, and those of other times; nothing for what the tables lack."""
        typed = squeeze(text)
        found = tuple(name.text for name in self._names.names_of(typed))
        return found if typed in found and len(found) > 1 else ()


def _all_of(parts: list[Query]) -> Query:
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _may_be_of_number(query: Query, *, is_first: bool) -> bool:
    """Plain words, or after 文号: the first piece of a number that was typed with blanks."""
    if isinstance(query, Value):
        return is_first and query.field == "number"
    return isinstance(query, Words) and query.field is None


def _unknown(leaf: Value) -> Part:
    """Nothing goes by that name: it finds nothing, rather than something else."""
    return Part(leaf, Holding(leaf.field, (leaf.text,)), Manner.UNKNOWN)


def _offers(typed: Query) -> Iterator[Offer]:
    if not isinstance(typed, Words) or typed.field is not None:
        return
    date = read_date(typed.text)
    if date:
        yield Offer(typed, Dated(DateRange(date, date)))
    session = _SESSION.fullmatch(typed.text)
    if session:
        yield Offer(typed, Value("session", session[1]))
