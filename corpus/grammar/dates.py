"""Dates as minutes write them, with the precision that they have; never a guessed year or day."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.grammar.numerals import ZEROS, read_number
from corpus.model import PartialDate

_DAYS_LATER = 100
"""How long after its meeting a record may be issued for its year to be told from that."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
ROC_OFFSET = 1911

_YEAR = rf"(?P<year>\d{{4}}|[一二][{ZEROS}一二三四五六七八九]{{3}})"
_MONTH = r"(?P<month>\d{1,2}|十?[一二三四五六七八九十]|元)"
_DAY = r"(?P<day>\d{1,2}|[一二三]?十?[一二三四五六七八九十]|廿[一二三四五六七八九]?)"
_TO_DAY = r"(?=[-—–~～至到]{1,2}\s*\d{1,2}\s*[日号])"
"""8月3-4日: the first of these days is told without its 日."""

_FORMS = (
    rf"(?<!\d){_YEAR}\s*年\s*{_MONTH}\s*月(?:\s*(?:{_DAY})\s*(?:[日号號]|{_TO_DAY}))?",
    r"(?P<roc>(?:中[华華])?民[国國]\s*(?P<rocyear>\d{2,3})|[（(](?P<thisyear>\d{2,3})[)）])\s*年\s*"
    r"(?P<rocmonth>\d{1,2})\s*月(?:\s*(?P<rocday>\d{1,2})\s*日)?",
    r"(?<!\d)(?P<y>\d{4})(?P<mark>[-./－])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)",
)
_DATE = re.compile(rf"(?=[\d一二中民（(])(?:{'|'.join(f'(?:{form})' for form in _FORMS)})")
"""What each form begins with is looked for first: quicker than to try them all everywhere."""

_MARKED_DAY = re.compile(r"[-./－](?<=\d.)\d")
"""Every form holds 月 or this, which are found quickly."""
_MONTH_AND_DAY = re.compile(r"(?<![年\d])\d{1,2}\s*月\s*\d{1,2}\s*日")
_DAY_OF_MONTH = re.compile(
    rf"(?:(?<![年\d])(?P<month>\d{{1,2}})\s*月\s*|(?<![\d月至-]))(?P<day>\d{{1,2}})\s*(?:日|{_TO_DAY})"
)
_COUNTED_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d{2}|二[零〇○]\S\S)\s*年度?(?:[\u3400-\u9fff]{2,12}(?<![和与及议案算划]))?第(?P<number>\S{1,5})次"
)
_YEAR_ONLY = re.compile(rf"{_YEAR}\s*年")

BRACKETED_DAY = re.compile(r"[（(]\s*\S{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*[)）]")
"""The day that stands in brackets below the title of a record."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: ``text[start:end]``."""

    date: PartialDate
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MonthAndDay:
    """A day without its year, and perhaps without its month: ``text[start:end]``."""

    month: int | None
    day: int
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date of at least year and month, in order; impossible days (2月30日) are left out."""
    for match in _DATE.finditer(text) if _may_be_dated(text) else ():
        date = _date(match)
        if date:
            yield FoundDate(date, match.start(), match.end())


def _may_be_dated(text: str) -> bool:
    return "月" in text or _MARKED_DAY.search(text) is not None


def find_date(text: str) -> FoundDate | None:
    """The first date of at least year and month, or ``None``."""
    return next(find_dates(text), None) if _may_be_dated(text) else None


def read_date(text: str) -> PartialDate | None:
    """The date that the whole text is, 二○二三年八月 or 2023年 say, or ``None``."""
    text = text.strip()
    found = find_date(text)
    if found and (found.start, found.end) == (0, len(text)):
        return found.date
    year = _YEAR_ONLY.fullmatch(text)
    return _checked(year["year"], None, None) if year else None


def has_month_and_day_only(text: str) -> bool:
    """Whether a day is named without its year (8月18日), so that the date stays open."""
    return _MONTH_AND_DAY.search(text) is not None


def begins_with_day(text: str) -> bool:
    """Whether the text begins with a day without its year: 8月18日，…."""
    return _DAY_OF_MONTH.match(text) is not None


def find_month_and_day(text: str) -> MonthAndDay | None:
    """The first day that is named without its year, 8月18日 or only 18日."""
    match = _DAY_OF_MONTH.search(text) if "日" in text else None
    if match is None:
        return None
    month = int(match["month"]) if match["month"] else None
    return MonthAndDay(month, int(match["day"]), match.start(), match.end())


def counted_year(text: str, session: int | None = None) -> int | None:
    """The year that a counter tells: 2024年第3次会议; nothing where two counters disagree.

    With a ``session`` only a counter of that number is one: 传达省某办2024年度第二次会议精神 tells
    of another meeting.
    """
    years = {
        read_number(match["year"])
        for match in _COUNTED_YEAR.finditer(text)
        if session is None or read_number(match["number"]) == session
    }
    return years.pop() if len(years) == 1 else None


def complete(day: MonthAndDay, year: int | None) -> PartialDate | None:
    """The date of a day without its year, by the year that the meeting's own counter tells.

    The date of a page is no evidence: pages are put up, moved and copied years later.
    """
    if year is None or day.month is None:
        return None
    return _checked(str(year), str(day.month), str(day.day))


def before_issue(day: MonthAndDay, issued: PartialDate) -> PartialDate | None:
    """The date of a day without its year by the day on which the record itself was issued.

    A record is issued some weeks after its meeting at most (GB/T 9704-2012, 7.3.5); what lies
    further back stays open.
    """
    if issued.month is None or issued.day is None or day.month is None:
        return None
    last = datetime.date(issued.year, issued.month, issued.day)
    for year in (issued.year, issued.year - 1):
        told = complete(day, year)
        if (
            told
            and told.day
            and 0 <= (last - datetime.date(year, day.month, told.day)).days <= _DAYS_LATER
        ):
            return told
    return None


def _date(match: re.Match[str]) -> PartialDate | None:
    if match["roc"]:
        # 本所(113)年4月19日 is this year's, told in brackets
        year = str(int(match["rocyear"] or match["thisyear"]) + ROC_OFFSET)
        return _checked(year, match["rocmonth"], match["rocday"])
    if match["mark"]:
        return _checked(match["y"], match["m"], match["d"])
    return _checked(match["year"], match["month"], match["day"])


def _checked(year: str, month: str | None, day: str | None) -> PartialDate | None:
    month = "1" if month == "元" else month
    numbers = [read_number(part) if part else None for part in (year, month, day)]
    found_year, found_month, found_day = numbers
    if found_year is None or not FIRST_YEAR <= found_year <= LAST_YEAR:
        return None
    if found_month is not None and not 1 <= found_month <= 12:
        return None
    if found_month and found_day is not None and not _is_day(found_year, found_month, found_day):
        return None
    return PartialDate(found_year, found_month, found_day)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
