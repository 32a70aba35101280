"""How a question was read, part by part: how it was cut, folded and expanded, and what it finds.

A question that changes a part is given as text that can be asked, so that a page makes a link of
it and a program asks it as it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from indexer.asking.asker import Asked, Asker
from indexer.asking.understanding import Manner, Part
from indexer.query.clauses import MOST_BETWEEN, Near, Query, Value, Words, texts_of, wanted_leaves
from indexer.query.dateranges import DateRange
from indexer.query.deadline import unless_late
from indexer.query.edits import exactly, instead, pieces_of, without
from indexer.query.notes import Message, in_chinese
from indexer.query.writing import render
from indexer.text.analysis import normalise, squeeze

MOST_EXPLAINED = 20
MOST_COUNTED = 8
"""A pasted sentence may have dozens of words; counting each would cost as many searches."""
_MOST_TOLD = 6
_FULL_WIDTH = range(0xFF00, 0xFFF0)


class Folding(StrEnum):
    """Why characters are not looked for as they were typed."""

    SCRIPT = "script"
    WIDTH = "width"
    CASE = "case"


class Said(NamedTuple):
    """A sentence in both languages."""

    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that the part was taken for, and the question for this one alone."""

    value: str
    query: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One part of a question, in typed order.

    ``cut`` are its words when there are several; ``folded`` is what is looked for where that is
    other than what was typed, and ``foldings`` why. ``total`` counts the sections that it finds
    alone, without conditions; None where it was not counted. ``without`` and ``exactly`` are the
    question without it and with it quoted; None where quoting changes nothing.
    """

    typed: str
    manner: Manner
    said: Said | None
    told: tuple[str, ...]
    changes: tuple[Change, ...]
    cut: tuple[str, ...]
    folded: str | None
    foldings: tuple[Folding, ...]
    total: int | None
    is_excluded: bool
    without: str
    exactly: str | None

    @property
    def is_plain(self) -> bool:
        """Whether it is searched as it was typed, but for its cutting."""
        return self.folded is None and self.said is None


@dataclass(frozen=True, slots=True)
class Offered:
    """Words that can be a condition instead, and the question in which they are."""

    typed: str
    condition: str
    query: str


def offers(asked: Asked) -> tuple[Offered, ...]:
    """The dates and sessions among the words, each as a condition."""
    return tuple(
        Offered(
            render(offer.typed),
            render(offer.condition),
            render(instead(asked.typed, offer.typed, offer.condition)),
        )
        for offer in asked.understanding.offers
    )


def explain(asker: Asker, asked: Asked, *, most: int = MOST_COUNTED) -> tuple[Reading, ...]:
    """How the first ``MOST_EXPLAINED`` parts were read; the first ``most`` of them are counted.

    What there is no time for is not counted.
    """
    asker = asker.until(asked.request.deadline)
    parts = asked.understanding.parts[:MOST_EXPLAINED]
    wanted = {id(leaf) for leaf in wanted_leaves(asked.typed)}
    alone = (
        len(asked.understanding.parts) == 1
        and not asked.request.filters
        and asked.request.dates == DateRange()
    )
    found = []
    for number, part in enumerate(parts):
        is_excluded = id(pieces_of(part.typed)[0]) not in wanted
        total = asked.results.total if alone and not is_excluded else None
        if total is None and number < most:
            total = unless_late(partial(asker.count, part.searched))
        found.append(_reading(asker, asked.typed, part, total, is_excluded=is_excluded))
    return tuple(found)


def explained_json(
    asked: Asked, readings: Sequence[Reading], message: Message = in_chinese
) -> dict[str, Any]:
    """How a question was read as plain values; the questions in it can be asked as they stand."""
    return {
        "parts": [_reading_json(reading, message) for reading in readings],
        "offers": [
            {"typed": offer.typed, "condition": offer.condition, "query": offer.query}
            for offer in offers(asked)
        ],
    }


def told_line(readings: Sequence[Reading]) -> Said | None:
    """One line on what was folded or expanded; None when all was taken as it was typed."""
    telling = [reading for reading in readings if not reading.is_plain]
    if not telling:
        return None
    return Said(
        "检索式读作：" + "；".join(_told(reading, 0) for reading in telling),
        "Read as: " + "; ".join(_told(reading, 1) for reading in telling),
    )


def _told(reading: Reading, language: int) -> str:
    """What was made of a part, in Chinese (0) or English (1)."""
    said = reading.said[language] if reading.said else None
    return " → ".join(filter(None, (reading.typed, reading.folded, said)))


def _reading_json(reading: Reading, message: Message) -> dict[str, Any]:
    """One part as plain values, keys in a stable order."""
    return {
        "typed": reading.typed,
        "manner": reading.manner.value,
        "message": message(reading.said) if reading.said else None,
        "message_en": reading.said.english if reading.said else None,
        "values": reading.told,
        "cut": reading.cut,
        "folded": reading.folded,
        "foldings": [folding.value for folding in reading.foldings],
        "total": reading.total,
        "excluded": reading.is_excluded,
        "without": reading.without,
        "exactly": reading.exactly,
    }


def _reading(
    asker: Asker, query: Query, part: Part, total: int | None, *, is_excluded: bool
) -> Reading:
    typed = part.typed
    is_number = part.manner is Manner.NUMBER
    plain = [typed.text] if isinstance(typed, Words) and not is_number else []
    cut = next(iter(asker.engine.cut(plain)), ())
    folded, foldings = _folded("".join(_texts(typed)))
    quoted = exactly(query, typed) if len(cut) > 1 or _is_expanded(part) else None
    return Reading(
        typed=render(typed),
        manner=part.manner,
        said=_said(part),
        told=part.told,
        changes=tuple(_changes(query, part)),
        cut=cut if len(cut) > 1 else (),
        folded=folded,
        foldings=foldings,
        total=total,
        is_excluded=is_excluded,
        without=render(without(query, typed)),
        exactly=render(quoted) if quoted else None,
    )


def _is_expanded(part: Part) -> bool:
    """Whether more is found than the characters that were typed, outside fields of values."""
    is_free = isinstance(pieces_of(part.typed)[0], Words)
    return is_free and part.manner in (Manner.NUMBER, Manner.TITLE, Manner.OTHER_NAMES)


def _changes(query: Query, part: Part) -> Iterator[Change]:
    """Of a part that was taken for several values of its field, the question for each alone."""
    if len(part.told) > 1 and isinstance(part.typed, Value):
        for value in part.told[:_MOST_TOLD]:
            one = Value(part.typed.field, value, exact=True)
            yield Change(value, render(instead(query, part.typed, one)))


def _texts(typed: Query) -> Iterator[str]:
    for leaf in wanted_leaves(typed):
        yield from (leaf.text,) if isinstance(leaf, Value) else texts_of(leaf)


def _folded(text: str) -> tuple[str | None, tuple[Folding, ...]]:
    """What is looked for in place of the text, and why; signs that are no letters tell nothing."""
    changed = [
        _folding(typed, form)
        for typed, form in zip(text, normalise(text), strict=True)
        if typed != form and form.isalnum()
    ]
    return (squeeze(text), tuple(dict.fromkeys(changed))) if changed else (None, ())


def _folding(typed: str, form: str) -> Folding:
    if ord(typed) in _FULL_WIDTH:
        return Folding.WIDTH
    return Folding.CASE if typed.lower() == form else Folding.SCRIPT


def _listed(values: Sequence[str]) -> Said:
    shown, more = values[:_MOST_TOLD], len(values) - _MOST_TOLD
    return Said(
        "、".join(shown) + (f" 等 {len(values)} 个" if more > 0 else ""),
        ", ".join(shown) + (f" and {more} more" if more > 0 else ""),
    )


def _said(part: Part) -> Said | None:
    typed = part.typed
    if isinstance(typed, Near):
        far = typed.distance
        return Said(f"相距不超过 {far} 个字", f"at most {far} characters apart")
    if isinstance(typed, Value) and part.told == (typed.text,):
        return None
    if part.manner not in MANNERS:
        return None
    sentence, values = MANNERS[part.manner], _listed(part.told)
    return Said(sentence.chinese.format(values.chinese), sentence.english.format(values.english))


MANNERS: Mapping[Manner, Said] = {
    Manner.GAPPED: Said(
        f"中间至多隔 {MOST_BETWEEN} 个字", f"at most {MOST_BETWEEN} characters between"
    ),
    Manner.LIKE: Said("有其中的词即可，相近的在前", "any of its words; the most like it first"),
    Manner.NUMBER: Said("认作文号 {}", "taken as the number {}"),
    Manner.TITLE: Said("认作文件《{}》，其议题在前", "taken as the document {}, which comes first"),
    Manner.VALUE: Said("按 {}", "taken as {}"),
    Manner.PATTERN: Said("代表 {}", "stands for {}"),
    Manner.SPELLING: Said("按读音为 {}", "by its sound, {}"),
    Manner.OTHER_NAMES: Said("连同其他名称 {}", "with the other names {}"),
    Manner.UNKNOWN: Said("索引里没有这个值", "no such value in the index"),
}
"""What is said of a part that was taken for more than its characters; {} stands for its values."""
