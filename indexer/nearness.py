"""Whether texts stand near each other in a section, looked up line by line.

For engines that cannot tell the places of characters themselves: they find the sections that may
match, and each of those is read here.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import permutations

from indexer.query.clauses import (
    MOST_BETWEEN,
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Query,
    Scope,
    Together,
    Weighted,
    Words,
    texts_of,
)
from indexer.query.fields import BY_NAME
from indexer.record_json import Stored
from indexer.records import SectionRecord
from indexer.schema import CHARACTER_FIELDS, VALUE_FIELDS
from indexer.text.analysis import characters, other_spelling, squeeze, squeezed

_VALUES = {field.name: field for field in VALUE_FIELDS}
_CHARACTERS = {field.name: field for field in CHARACTER_FIELDS}

_wanted = lru_cache(1 << 8)(squeeze)
"""A text of the question is looked for in section after section."""
_MOST_KEPT = 20_000_000
"""Bytes as they are stored, of about five thousand sections: 30 megabytes with all."""
ENDS = "。!?;！？；｡"
"""What ends a sentence, and what is another spelling of it."""
_SENTENCE = re.compile(f"[^{ENDS}]*[{ENDS}]?")
_A_PAIR, _MOST_JOINED = 2, 3
"""Texts that are looked for side by side; of four there are two dozen orders."""


class Section:
    """One section, as an engine stores it.

    Most questions are of its text alone, and nothing else of it is read for them.
    """

    def __init__(self, stored: Stored) -> None:
        self.stored = stored

    @property
    def written(self) -> str:
        """The text as it is written."""
        return self.stored.text

    @cached_property
    def normal(self) -> str:
        """The same with each line squeezed."""
        return characters(self.written)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines squeezed."""
        return self.normal.split("\n")

    @cached_property
    def record(self) -> SectionRecord:
        """All of it."""
        return self.stored.record


class Lately:
    """The sections that were read for the last question, if they were few: the ladder asks the same
    again within another scope.
    """

    def __init__(self) -> None:
        self._kept: tuple[Query, Sequence[Section]] | None = None

    def of(self, about: Query, read: Iterable[Section]) -> Iterable[Section]:
        """What was read for the same parts; else what is ``read`` now."""
        kept = self._kept
        return kept[1] if kept and kept[0] == about else self._keeping(about, read)

    def forget(self) -> None:
        """Let go of them."""
        self._kept = None

    def _keeping(self, about: Query, read: Iterable[Section]) -> Iterator[Section]:
        kept: list[Section] = []
        size = 0
        for section in read:
            size += section.stored.size
            if size <= _MOST_KEPT:
                kept.append(section)
            yield section
        if kept and size <= _MOST_KEPT:
            self._kept = about, kept


class Fitting:
    """A question made ready to be held against many sections; ``cut`` gives the words of a text."""

    def __init__(
        self, query: Together | Gapped | Near, cut: Callable[[str], Sequence[str]]
    ) -> None:
        self._query = query
        self._cut = cut
        part = query.part if isinstance(query, Together) else None
        self._needed = tuple(_needed(part, cut)) if part else ()
        self._is_enough = all(self._needed) and _is_needed(part)
        self._signs = tuple(_signs(query, self._needed if self._is_enough else ()))
        whole = self._needed if isinstance(query, Together) else map(_wanted, texts_of(query))
        texts = tuple(whole)
        self._other_spelling = other_spelling("".join(texts))
        self._is_told = bool(self._signs) and not _may_overlap(texts)
        self.is_of_text = part is not None and _is_needed(part)
        """Whether no more is looked at of a section than its text."""

    def fits(self, section: Section) -> bool:
        """Whether one unit of the scope matches, or the pieces stand near each other."""
        written = section.written
        if any(sign.search(written) for sign in self._signs):
            return True
        # What is written in its normal form needs not be normalised, which takes the most time.
        if self._is_told and not self._other_spelling.search(written):
            return False
        return self._looked_at(section, written)

    def _looked_at(self, section: Section, written: str) -> bool:
        query, reading = self._query, _Reading(section, self._cut)
        if not isinstance(query, Together):
            is_plain = not self._other_spelling.search(written)
            return reading.matches(written.split("\n") if is_plain else section.lines, query)
        if query.scope is Scope.SECTION:
            return reading.matches(section.lines, query.part)
        if self._is_enough:
            if any(self._units(written, query.scope)):
                return True
            if not self._other_spelling.search(written):
                return False
        units = self._units(section.normal, query.scope)
        return any(self._is_enough or reading.matches((unit,), query.part) for unit in units)

    def _units(self, text: str, scope: Scope) -> Iterator[str]:
        """The lines or sentences of a text in which all needed texts stand."""
        for line in _lines_holding(text, self._needed):
            if scope is not Scope.SENTENCE:
                yield line
            else:
                cut = filter(None, _SENTENCE.findall(line))
                yield from (one for one in cut if all(text in one for text in self._needed))


class _Reading:
    """Looks for the parts of a question in one section."""

    def __init__(self, section: Section, cut: Callable[[str], Sequence[str]]) -> None:
        self._section = section
        self._cut = cut

    def matches(self, unit: Sequence[str], query: Query) -> bool:
        """Whether the question holds of the lines of a unit."""
        match query:
            case AllOf(parts):
                return all(self.matches(unit, part) for part in parts)
            case AnyOf(parts):
                return any(self.matches(unit, part) for part in parts)
            case Not(part):
                return not self.matches(unit, part)
            case Weighted(part, _):
                return self.matches(unit, part)
        return self._stands(unit, query)

    def _stands(self, unit: Sequence[str], leaf: Query) -> bool:
        """Whether a leaf holds; of a field that it names, wherever the unit is."""
        match leaf:
            case Holding(name, values):
                return not set(values).isdisjoint(_VALUES[name].values(self._section.record))
            case Dated(dates):
                return dates.may_hold(self._section.record.date)
            case Like(text):
                whole = self._section.lines
                return any(_stands(whole, word) for word in self._cut(text) or (text,))
            case Everything():
                return True
        field = getattr(leaf, "field", None)
        lines = self._field(field) if field else unit
        return self._text(lines, leaf)

    def _text(self, lines: Sequence[str], leaf: Query) -> bool:
        match leaf:
            case Words(text):
                return all(_stands(lines, word) for word in self._cut(text) or (text,))
            case Phrase(text):
                return _stands(lines, text)
            case Gapped(pieces):
                return is_gapped(lines, pieces)
            case Near(distance, texts):
                return is_near(lines, texts, distance)
        raise TypeError(f"no leaf: {leaf}")

    def _field(self, name: str) -> Sequence[str]:
        fields = (_CHARACTERS[field] for field in BY_NAME[name].looks_in)
        return squeezed(line for field in fields for line in field.values(self._section.record))


def is_gapped(lines: Sequence[str], pieces: Sequence[str]) -> bool:
    """Whether the pieces follow each other on one line, few characters between them."""
    between = f".{{0,{MOST_BETWEEN}}}?"
    pattern = re.compile(between.join(re.escape(_wanted(piece)) for piece in pieces))
    return any(map(pattern.search, lines))


def is_near(lines: Sequence[str], texts: Sequence[str], distance: int) -> bool:
    """Whether all texts stand on one line, at most so far between the first and the last."""
    wanted = [_wanted(text) for text in texts]
    if not all(wanted):
        return False
    holding = (line for line in lines if all(map(line.__contains__, wanted)))
    return any(_are_near(line, wanted, distance) for line in holding)


def _are_near(line: str, texts: Sequence[str], distance: int) -> bool:
    """Tried from every place where one of them ends: the others begin soon after, or overlap."""
    found = [(len(text), list(_places(line, text))) for text in dict.fromkeys(texts)]
    if not all(places for _, places in found):
        return False
    ends = sorted({at + length for length, places in found for at in places})
    return any(
        all(_begins(places, end - length, end + distance) for length, places in found)
        for end in ends
    )


def _begins(places: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the ascending places lies in the range, both its ends included."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last


def _signs(query: Together | Gapped | Near, needed: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """What stands, as it is written, in sections that match and in no others; not in all of them.

    Of two texts that are all that is asked for: one search for each order of them.
    """
    match query:
        case Together(scope, _) if scope is not Scope.SECTION:
            is_cut = scope is Scope.SENTENCE
            texts, between = needed, f"[^\n{ENDS}]*" if is_cut else "[^\n]*"
            if is_cut and not set(ENDS).isdisjoint("".join(texts)):
                return
        case Near(distance, texts):
            # What is typed between is never less than what is left of it, squeezed.
            between = f"[^\n]{{0,{distance}}}"
        case _:
            return
    distinct = list(dict.fromkeys(map(_wanted, texts)))
    if len(distinct) == _A_PAIR and all(distinct):
        yield from (re.compile(between.join(map(re.escape, o))) for o in permutations(distinct))


def _may_overlap(texts: Iterable[str]) -> bool:
    """Whether one may begin before another has ended, so that neither follows the other."""
    return any(
        one[start:].startswith(other) or other.startswith(one[start:])
        for one, other in permutations(dict.fromkeys(texts), 2)
        for start in range(len(one))
    )


def joined(query: Query, cut: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    """All that is asked for side by side, in each order: a section that holds one of these has it
    in one sentence, and needs not be read.

    Empty where more is asked for than that some texts stand there, or too many of them.
    """
    texts = tuple(dict.fromkeys(_needed(query, cut))) if _is_needed(query) else ()
    is_plain = all(texts) and set(ENDS).isdisjoint("".join(texts))
    if not texts or not is_plain or len(texts) > _MOST_JOINED:
        return ()
    return tuple(map("".join, permutations(texts)))


def is_told(query: Query) -> bool:
    """Whether it can be told of a whole section without reading it."""
    match query:
        case AllOf(parts) | AnyOf(parts):
            return all(map(is_told, parts))
    return isinstance(query, Words | Phrase | Holding | Dated | Everything)


def _needed(query: Query, cut: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """Texts without which no unit matches: looked for before the unit is looked at closely."""
    match query:
        case AllOf(parts):
            for part in parts:
                yield from _needed(part, cut)
        case Weighted(part, _):
            yield from _needed(part, cut)
        case Words(text, None):
            yield from map(_wanted, cut(text) or (text,))
        case Phrase(text, None):
            yield _wanted(text)


def _is_needed(query: Query | None) -> bool:
    """Whether the texts that are needed are all that the question asks for."""
    match query:
        case AllOf(parts):
            return all(map(_is_needed, parts))
        case Words(_, None) | Phrase(_, None):
            return True
    return False


def _lines_holding(text: str, wanted: Sequence[str]) -> Iterator[str]:
    """The lines of a text in which all that is wanted stands: no others are cut out of it."""
    texts = list(filter(None, wanted))
    if not texts:
        yield from text.split("\n")
        return
    first, *others = texts
    at = text.find(first)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = end if end >= 0 else len(text)
        if all(text.find(other, start, end) >= 0 for other in others):
            yield text[start:end]
        at = text.find(first, end)


def _stands(lines: Sequence[str], text: str) -> bool:
    wanted = _wanted(text)
    return bool(wanted) and any(wanted in line for line in lines)


def _places(line: str, text: str) -> Iterator[int]:
    at = line.find(text)
    while at >= 0:
        yield at
        at = line.find(text, at + 1)
