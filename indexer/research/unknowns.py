"""Names that the index does not hold: they find nothing, and whoever counts must say why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.asking.asker import Asked, Asker
from indexer.asking.explaining import MANNERS
from indexer.asking.understanding import Manner
from indexer.query.notes import Note
from indexer.query.parameters import PARAMETERS, in_full
from indexer.query.writing import render
from indexer.research.errors import NameUnknown
from indexer.schema import NAMED_FIELDS

_LABELS = {parameter.name: parameter for parameter in PARAMETERS}
_NAMED = tuple(field.name for field in NAMED_FIELDS)


def noting_unknowns(asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]) -> Asked:
    """What was asked with a note for each value, in the question or its conditions, that no
    section has.
    """
    notes = (*_in_question(asked), *_among(asker, conditions))
    return replace(asked, notes=(*asked.notes, *notes)) if notes else asked


def noting_unknown_conditions(
    asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]
) -> Asked:
    """The same of the conditions alone, for who tells how the question was read; of a question
    that finds something, no names are looked up.
    """
    notes = () if asked.results.total else tuple(_among(asker, conditions))
    return replace(asked, notes=(*asked.notes, *notes)) if notes else asked


def refuse_unknowns(asker: Asker, asked: Asked, conditions: Mapping[str, Sequence[str]]) -> None:
    """Raises ``NameUnknown`` for what ``noting_unknowns`` would note."""
    for note in (*_in_question(asked), *_among(asker, conditions)):
        raise NameUnknown(note=note.chinese, note_en=note.english)


def _in_question(asked: Asked) -> Iterator[Note]:
    for part in asked.understanding.parts:
        if part.manner is Manner.UNKNOWN:
            typed = render(part.typed)
            yield _note(typed, typed)


def _among(asker: Asker, conditions: Mapping[str, Sequence[str]]) -> Iterator[Note]:
    for name in filter(conditions.__contains__, _NAMED):
        known, label = asker.vocabulary().values(name), _LABELS[name]
        for value in conditions[name]:
            if in_full(name, value, asker.names) not in known:
                yield _note(f"{label.label}：{value}", f"{label.english_label}: {value}")


def _note(chinese: str, english: str) -> Note:
    """In the words in which a page of results says it."""
    said = MANNERS[Manner.UNKNOWN]
    return Note("unknown-value", f"“{chinese}”：{said.chinese}。", f"“{english}”: {said.english}.")
