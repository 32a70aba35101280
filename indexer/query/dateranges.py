"""Dates as people type them, and the stretch of time that they stand for."""

import calendar
import re
from dataclasses import dataclass

from corpus.model import PartialDate

_DATE = re.compile(
    r"(\d{4})(?:年|(?:[-/.]|年)(\d{1,2})(?:月|(?:[-/.]|月)(\d{1,2})日?)?)?", re.ASCII
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９－／．～", "0123456789-/.~")
_BETWEEN = re.compile(r"\.{2,}|…+|~|至|到|--+|—+")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Both ends included, each at its own precision; an open end is ``None``.

    A date matches when some day that it may stand for lies inside: a meeting known only to
    2023-08 is found by a search from 2023-08-15, since it may be meant.
    """

    first: PartialDate | None = None
    last: PartialDate | None = None

    def __str__(self) -> str:
        """2023, 2022–2023, 2022– or –2023, which both languages read; a dash alone is any time."""
        if self.first == self.last and self.first:
            return str(self.first)
        return f"{self.first or ''}–{self.last or ''}"

    @property
    def is_backwards(self) -> bool:
        """Whether the range ends before it begins, so that nothing could ever match."""
        if self.first is None or self.last is None:
            return False
        return _day(self.first, 1, 1) > _day(self.last, 12, 31)

    def may_hold(self, date: PartialDate | None) -> bool:
        """Whether some day that the date may stand for lies inside; no date lies in no range."""
        if date is None:
            return self == DateRange()
        is_late = self.first is None or _day(date, 12, 31) >= _day(self.first, 1, 1)
        return is_late and (self.last is None or _day(date, 1, 1) <= _day(self.last, 12, 31))


def read_date(text: str) -> PartialDate | None:
    """A date at its own precision: 2023, 2023-08, 2023-08-18, 2023年8月; None if it is none."""
    match = _DATE.fullmatch(text.translate(_HALF_WIDTH))
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= calendar.monthrange(year, month or 1)[1]:
        return None
    return PartialDate(year, month, day)


def read_range(text: str) -> DateRange | None:
    """One date, or two with .. (至, ~) between them, either of which may be left out."""
    ends = _BETWEEN.split(text.translate(_HALF_WIDTH))
    dates = [read_date(end) for end in ends]
    if len(ends) > 2 or not any(dates):
        return None
    if any(end and date is None for end, date in zip(ends, dates, strict=True)):
        return None
    return DateRange(dates[0], dates[-1])


def _day(date: PartialDate, month: int, day: int) -> tuple[int, int, int]:
    return date.year, date.month or month, date.day or day
