"""Words that stand beside a term in its sentences: counts, a measure, and how a period differs."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any, NoReturn

from indexer.asking.asker import Asked, Asker
from indexer.asking.unknowns import unknown_names
from indexer.query.clauses import Everything, Phrase
from indexer.query.notes import Message, Note, in_chinese, note_json
from indexer.research.concordance import Concordance, whole_concordance
from indexer.research.errors import EmptyPeriod, TermAbsent, refuse_unknown
from indexer.research.measures import log_dice, log_likelihood
from indexer.research.tools import QUERY, Given
from indexer.tables.table import Cell, Column, Table
from indexer.text.analysis import squeeze

MOST_READ = 5_000
"""Sections that are read; of more than these nothing is said."""
MOST_WORDS = 200
"""Words that are measured: those beside the term in most sections."""
LEAST = 2
"""Places that a word must have: what stands there once tells nothing."""
_CUT_AT_ONCE = 1_000
"""Lines, between two looks at the time."""
_SENTENCE_END = re.compile(r"[。；！？!?;\n]")


@dataclass(frozen=True, slots=True)
class Together:
    """A term, and how often each word stands beside it; ``tokens`` counts all words beside it."""

    found: Concordance
    places: Mapping[str, int]
    sections: Mapping[str, int]
    tokens: int


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word beside the term, at so many places in so many sections, of all ``of_word`` that have
    the word. ``before`` and ``keyness`` are those of a comparison; ``keyness`` is below zero
    where the word stands beside the term less often than in the other period.
    """

    word: str
    places: int
    sections: int
    of_word: int
    log_dice: float | None
    before: int | None = None
    keyness: float | None = None


@dataclass(frozen=True, slots=True)
class Collocates:
    """The words, closest first, or those that differ most where there is another period."""

    here: Together
    other: Together | None
    words: tuple[Collocate, ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was not read as it was typed."""
        return self.here.found.notes


def collocates(asker: Asker, given: Given) -> Collocates:
    """The words beside the term. Raises ``TooManyHits``, ``NothingToMark``, ``EmptyPeriod``,
    ``TermAbsent``, ``NameUnknown``, and what asking raises.
    """
    asker = asker.until(asker.deadline())
    here = _together(asker, given)
    other = _together(asker, _elsewhere(given)) if _is_compared(given) else None
    common = _common(here, other)
    counts = asker.engine.count_each(here.found.asked.request, list(map(Phrase, common)))
    words = [_measured(*pair, here, other) for pair in zip(common, counts, strict=True)]
    return Collocates(here, other, tuple(sorted(words, key=_closest)))


def _common(here: Together, other: Together | None) -> Sequence[str]:
    """The words beside the term in most sections, of both periods where there are two."""
    places, sections = Counter(here.places), Counter(here.sections)
    if other:
        places.update(other.places)
        sections.update(other.sections)
    words = (word for word, count in places.items() if count >= LEAST)
    return sorted(words, key=lambda word: (-sections[word], word))[:MOST_WORDS]


def _closest(found: Collocate) -> tuple[float, str]:
    """Where two periods are compared, what differs most comes first, more or less."""
    measure = found.log_dice or 0.0 if found.keyness is None else abs(found.keyness)
    return -measure, found.word


def _is_compared(given: Given) -> bool:
    return bool(given.text("since") or given.text("until"))


def _elsewhere(given: Given) -> Given:
    """The same of the other period; a year or month that was chosen is part of the first."""
    kept = {n: v for n, v in given.values.items() if n not in ("from", "to", "year", "month")}
    bounds = {"from": given.texts("since"), "to": given.texts("until")}
    return replace(given, values={**kept, **{n: v for n, v in bounds.items() if v}})


def _together(asker: Asker, given: Given) -> Together:
    found = whole_concordance(asker, given, MOST_READ)
    if not found.lines and _is_compared(given):
        _refuse(asker, found.asked, given)
    places: Counter[str] = Counter()
    sections: Counter[str] = Counter()
    lines = zip(found.lines, _beside(asker, found, int(given.text("window"))), strict=True)
    for _, of_section in groupby(lines, key=lambda pair: pair[0].place.section_id):
        beside = [words for _, words in of_section]
        places.update(chain.from_iterable(beside))
        sections.update(set().union(*beside))
    return Together(found, places, sections, places.total())


def _refuse(asker: Asker, asked: Asked, given: Given) -> NoReturn:
    """Nothing to compare: because of a name, or of the period, or of the term in this period."""
    refuse_unknown(unknown_names(asker, asked, given.conditions()))
    request = asked.request
    if asker.engine.count(replace(request, query=Everything())):
        raise TermAbsent(query=given.text(QUERY), dates=request.dates)
    raise EmptyPeriod(dates=request.dates)


def _beside(asker: Asker, found: Concordance, window: int) -> Iterator[set[str]]:
    """Of each line the words of both sides that stand whole within window and sentence."""
    for start in range(0, len(found.lines), _CUT_AT_ONCE):
        found.asked.request.deadline.check()
        lines = found.lines[start : start + _CUT_AT_ONCE]
        lefts = [_SENTENCE_END.split(line.left)[-1] for line in lines]
        rights = [_SENTENCE_END.split(line.right)[0] for line in lines]
        words = asker.engine.cut([*lefts, *rights])
        nears = (
            *(squeeze(left)[-window:] for left in lefts),
            *(squeeze(right)[:window] for right in rights),
        )
        near = [{w for w in cut if w in near} for cut, near in zip(words, nears, strict=True)]
        for place, line in enumerate(lines):
            yield (near[place] | near[place + len(lines)]) - {squeeze(line.word)}


def _measured(word: str, of_word: int, here: Together, other: Together | None) -> Collocate:
    """``of_word`` sections have the characters of the word."""
    places, sections = here.places.get(word, 0), here.sections.get(word, 0)
    found = Collocate(
        word=word,
        places=places,
        sections=sections,
        of_word=of_word,
        log_dice=_closeness(sections, here, of_word),
    )
    if other is None:
        return found
    before = other.places.get(word, 0)
    keyness = log_likelihood(places, here.tokens, before, other.tokens)
    is_less = places * other.tokens < before * here.tokens
    return replace(found, before=before, keyness=-keyness if is_less else keyness)


def _closeness(sections: int, here: Together, of_word: int) -> float | None:
    if not sections:
        return None
    return log_dice(sections, here.found.holding, max(of_word, sections))


COLUMNS = (
    Column("word", "词"),
    Column("places", "同现次数"),
    Column("sections", "同现议题数"),
    Column("sections_of_word", "含此词的议题数"),
    Column("log_dice", "logDice"),
    Column("places_before", "另一时段同现次数"),
    Column("log_likelihood", "对数似然（负为减少）"),
)
_DIGITS = 3


def collocate_table(found: Collocates) -> Table:
    """All words as a table."""
    return Table(COLUMNS, [_row(one) for one in found.words])


def _row(one: Collocate) -> tuple[Cell, ...]:
    closeness = None if one.log_dice is None else round(one.log_dice, _DIGITS)
    keyness = None if one.keyness is None else round(one.keyness, _DIGITS)
    counts = (one.places, one.sections, one.of_word)
    return (one.word, *counts, closeness, one.before, keyness)


def collocates_json(
    found: Collocates, given: Given, message: Message = in_chinese
) -> dict[str, Any]:
    """The words as plain values, keys in a stable order; ``message`` says the notes."""
    keys = [column.key for column in COLUMNS]
    return {
        "query": {name: list(values) for name, values in given.values.items()},
        "notes": [note_json(note, message) for note in found.notes],
        "term": _term_json(found.here),
        "other": _term_json(found.other) if found.other else None,
        "rows": [dict(zip(keys, _row(one), strict=True)) for one in found.words],
    }


def _term_json(found: Together) -> dict[str, int]:
    return {
        "places": len(found.found.lines),
        "sections": found.found.holding,
        "words_beside": found.tokens,
    }
