"""A document number as people type it: any bracket or none, digits or 二〇二三, pieces missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.grammar.numerals import read_number
from indexer.text.analysis import squeeze

_HAN = r"\u3400-\u9fff"
_YEAR = r"(?P<year>(?:19|20)\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2})"
_SERIAL = r"(?P<serial>\d{1,5}|[一二三四五六七八九十百零〇]{1,6})"
_ISSUER = rf"(?P<issuer>[{_HAN}]*?)"
# Brackets come out of analysis.normalise as ( and ), whichever were typed.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_ISSUER}\({_YEAR}年?\)(?:第?{_SERIAL}[号期]?)?",
        rf"{_ISSUER}\(?{_YEAR}年?\)?第?{_SERIAL}[号期]",
        rf"(?P<issuer>[{_HAN}]+?){_YEAR}-{_SERIAL}",
    )
)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What somebody typed of a number; the issuer may be a part of it or empty."""

    issuer: str
    year: int
    serial: int | None


def read_typed_number(text: str) -> TypedNumber | None:
    """The number that the whole text is, or None; blanks do not count."""
    squeezed = squeeze(text)
    match = next(filter(None, (form.fullmatch(squeezed) for form in _FORMS)), None)
    if match is None:
        return None
    year, serial = read_number(match["year"]), match["serial"]
    number = read_number(serial) if serial else None
    if year is None or (serial and number is None):
        return None
    return TypedNumber(match["issuer"], year, number)


def matching(typed: TypedNumber, known: Mapping[str, TypedNumber]) -> tuple[str, ...]:
    """Those of the known numbers that may be meant, the very same one first.

    The issuer of a number in the middle of a sentence has words of the sentence in front
    (按照苏府办〔2023〕12号), so whatever ends in the typed issuer may be meant; where nothing does,
    it may be the beginning or the middle of one.
    """
    close = [number for number, found in known.items() if _agree(typed, found)]
    ending = [number for number in close if known[number].issuer.endswith(typed.issuer)]
    return tuple(sorted(ending or close, key=lambda n: (known[n].issuer != typed.issuer, n)))


def neighbours(
    typed: TypedNumber, known: Mapping[str, TypedNumber], most: int = 5
) -> tuple[str, ...]:
    """Known numbers of the same issuer, nearest first by year and serial."""
    same = [number for number, found in known.items() if typed.issuer in found.issuer]
    return tuple(sorted(same, key=lambda number: (*_apart(typed, known[number]), number))[:most])


def _agree(typed: TypedNumber, found: TypedNumber) -> bool:
    same_time = typed.year == found.year and typed.serial in (None, found.serial)
    return same_time and typed.issuer in found.issuer


def _apart(typed: TypedNumber, found: TypedNumber) -> tuple[int, int]:
    return abs(found.year - typed.year), abs((found.serial or 0) - (typed.serial or 0))
