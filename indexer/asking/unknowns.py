"""Names that the index does not hold: they find nothing, and whoever counts or lists says why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.asking.asker import Asked, Asker
from indexer.asking.explaining import MANNERS
from indexer.asking.understanding import Manner, Understanding
from indexer.query.clauses import Query
from indexer.query.notes import Note
from indexer.query.parameters import PARAMETERS, in_full
from indexer.query.parser import parse_query
from indexer.query.writing import render
from indexer.schema import NAMED_FIELDS

_LABELS = {parameter.name: parameter for parameter in PARAMETERS}
_NAMED = tuple(field.name for field in NAMED_FIELDS)


def understood(asker: Asker, values: Mapping[str, Iterable[str]]) -> tuple[Query, tuple[Note, ...]]:
    """What the words among the values ask, and notes on what was not read as it was typed and on
    each value, in the words or their conditions, that no section has.
    """
    parsed = parse_query(next(iter(values.get("q", ())), ""))
    found = asker.understand(parsed.query)
    return found.query, (*parsed.notes, *_in_question(found), *unknown_conditions(asker, values))


def noting_unknowns(asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]) -> Asked:
    """What was asked with a note for each value, in the question or its conditions, that no
    section has.
    """
    return _noting(asked, unknown_names(asker, asked, conditions))


def noting_unknown_conditions(
    asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]
) -> Asked:
    """The same of the conditions alone, for who tells how the question was read; of a question
    that finds something, no names are looked up.
    """
    return asked if asked.results.total else _noting(asked, unknown_conditions(asker, conditions))


def unknown_names(
    asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]
) -> tuple[Note, ...]:
    """A note for each value, in the question or its conditions, that no section has."""
    return (*_in_question(asked.understanding), *unknown_conditions(asker, conditions))


def unknown_conditions(asker: Asker, conditions: Mapping[str, Iterable[str]]) -> tuple[Note, ...]:
    """The same of the conditions alone."""
    return tuple(_among(asker, conditions))


def unknown_value(chinese: str, english: str) -> Note:
    """In the words in which a page of results says it."""
    said = MANNERS[Manner.UNKNOWN]
    return Note("unknown-value", f"“{chinese}”：{said.chinese}。", f"“{english}”: {said.english}.")


def _noting(asked: Asked, notes: tuple[Note, ...]) -> Asked:
    return replace(asked, notes=(*asked.notes, *notes)) if notes else asked


def _in_question(understanding: Understanding) -> Iterator[Note]:
    for part in understanding.parts:
        if part.manner is Manner.UNKNOWN:
            typed = render(part.typed)
            yield unknown_value(typed, typed)


def _among(asker: Asker, conditions: Mapping[str, Iterable[str]]) -> Iterator[Note]:
    for name in filter(conditions.__contains__, _NAMED):
        label = _LABELS[name]
        for value in filter(None, map(str.strip, conditions[name])):
            if in_full(name, value, asker.names) not in asker.vocabulary().values(name):
                yield unknown_value(f"{label.label}：{value}", f"{label.english_label}: {value}")
