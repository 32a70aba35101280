"""Years, quarters and months: which of them a meeting belongs to, and what lies between two.

A period is a number that counts on from one to the next, so that none is left out of a row of them.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta
from enum import StrEnum

from corpus.model import PartialDate
from indexer.query.dateranges import DateRange, read_date


class Interval(StrEnum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


_MONTHS = {Interval.YEAR: 12, Interval.QUARTER: 3, Interval.MONTH: 1}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The period of this number, counted from the beginning of the calendar."""

    number: int
    interval: Interval

    @property
    def first(self) -> PartialDate:
        """Its first month; the year, where it is one."""
        year, month = divmod(self.number * _MONTHS[self.interval], 12)
        return PartialDate(year) if self.interval is Interval.YEAR else PartialDate(year, month + 1)

    @property
    def last(self) -> PartialDate:
        """Its last month; the year, where it is one."""
        year, month = divmod((self.number + 1) * _MONTHS[self.interval] - 1, 12)
        return PartialDate(year) if self.interval is Interval.YEAR else PartialDate(year, month + 1)

    @property
    def label(self) -> str:
        """2023, 2023-Q3 or 2023-08."""
        if self.interval is Interval.QUARTER:
            year, quarter = divmod(self.number, 4)
            return f"{year}-Q{quarter + 1}"
        return str(self.first)

    @property
    def months(self) -> tuple[str, ...]:
        """Its months; none where it is a year, which has all dates of it."""
        if self.interval is Interval.YEAR:
            return ()
        count = _MONTHS[self.interval]
        first = self.number * count
        return tuple(str(Period(first + place, Interval.MONTH).first) for place in range(count))

    def within(self, dates: DateRange) -> DateRange:
        """Its dates, as far as they lie in a stretch of time that it is part of."""
        first, last = dates.first, dates.last
        return DateRange(
            first if first and _begins(first) > _begins(self.first) else self.first,
            last if last and _ends(last) < _ends(self.last) else self.last,
        )


def period_of(date: PartialDate | None, interval: Interval) -> Period | None:
    """The period that a date lies in; None where the date does not say so."""
    if date is None or (date.month is None and interval is not Interval.YEAR):
        return None
    return Period((date.year * 12 + (date.month or 1) - 1) // _MONTHS[interval], interval)


def held_key(date: PartialDate | None, meeting_id: str) -> str:
    """A meeting and the month, or the year, that it is dated to: ``2023-08 ID``."""
    return f"{PartialDate(date.year, date.month) if date else ''} {meeting_id}"


def read_held(key: str) -> tuple[PartialDate | None, str]:
    """The month or the year, and the meeting."""
    month, _, meeting_id = key.partition(" ")
    return read_date(month), meeting_id


def stretch_before(dates: DateRange) -> DateRange:
    """As many years, months or days as there are, just before; the dates have both their ends.

    Years where both ends are years, months where neither names a day, and days otherwise.
    """
    first, last = dates.first, dates.last
    if first is None or last is None:
        raise ValueError("a stretch of time without an end")
    if first.month is None and last.month is None:
        years = last.year + 1 - first.year
        return DateRange(PartialDate(first.year - years), PartialDate(first.year - 1))
    if first.day is None and last.day is None:
        begin = Period(first.year * 12 + (first.month or 1) - 1, Interval.MONTH)
        end = Period(last.year * 12 + (last.month or 12) - 1, Interval.MONTH)
        months = end.number + 1 - begin.number
        before = (Period(begin.number - n, Interval.MONTH).first for n in (months, 1))
        return DateRange(*before)
    begins, ends = first_day(first), last_day(last)
    days = ends + timedelta(1) - begins
    return DateRange(_dated(begins - days), _dated(begins - timedelta(1)))


def first_day(date: PartialDate) -> day:
    """The first day that the date may stand for."""
    return day(*_begins(date))


def last_day(date: PartialDate) -> day:
    """The last day that the date may stand for."""
    month = date.month or 12
    return day(date.year, month, date.day or monthrange(date.year, month)[1])


def _dated(found: day) -> PartialDate:
    return PartialDate(found.year, found.month, found.day)


def _begins(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 1, date.day or 1


def _ends(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 12, date.day or 31
