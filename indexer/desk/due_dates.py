"""The day that a deadline names: 2024年8月30日前, 8月底前, 年底前; nothing for what names none.

A table of forms, each with the day that it stands for. Where no year is written, it is the first
such day on or after the meeting, and that is said (``is_inferred``). 汛期前, 30日内 (from when?),
8月前 (with or without August?) and 每年3月底前 (again and again) name no day and give nothing.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from corpus.grammar.dates import FIRST_YEAR, LAST_YEAR
from corpus.model import PartialDate

_END = r"(?:之前|以前|前|之内|以内|内)?"
_WITHIN = r"(?:之内|以内|内)?"
_MONTH = r"(?P<month>\d{1,2})月(?:份)?"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度"
_QUARTERS = {sign: at % 4 + 1 for at, sign in enumerate("一二三四1234")}
_YEAR = r"(?:(?P<year>\d{4})年?|(?P<word>今年|本年|明年)?)"
_THIS, _NEXT = 0, 1
_WORDS = {"今年": _THIS, "本年": _THIS, "明年": _NEXT}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day to act; ``is_inferred`` when the year was not written in figures."""

    day: date
    is_inferred: bool


_OfYear = Callable[[int], date | None]
"""A form's day in a year, if the year has it."""


def _of_month(month: int, day: int | None = None) -> _OfYear:
    """A day of a month, or its last one."""

    def of(year: int) -> date | None:
        known = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
        last = monthrange(year, month)[1] if known else 0
        wanted = last if day is None else day
        return date(year, month, wanted) if 1 <= wanted <= last else None

    return of


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], _OfYear]], ...] = (
    (rf"{_MONTH}(?P<day>\d{{1,2}})日{_END}", lambda m: _of_month(int(m["month"]), int(m["day"]))),
    (rf"{_MONTH}(?:底|末){_END}", lambda m: _of_month(int(m["month"]))),
    (rf"{_MONTH}上旬{_WITHIN}", lambda m: _of_month(int(m["month"]), 10)),
    (rf"{_MONTH}中旬{_WITHIN}", lambda m: _of_month(int(m["month"]), 20)),
    (rf"{_MONTH}(?:下旬)?{_WITHIN}", lambda m: _of_month(int(m["month"]))),
    (rf"{_QUARTER}(?:末{_END}|{_WITHIN})", lambda m: _of_month(3 * _QUARTERS[m["quarter"]])),
    (rf"上半年{_WITHIN}", lambda m: _of_month(6)),
    (rf"下半年{_WITHIN}", lambda m: _of_month(12)),
    (rf"年?(?:底|末){_END}|年?内", lambda m: _of_month(12)),
)
_TABLE = tuple((re.compile(_YEAR + rf"(?:{form})"), made) for form, made in _FORMS)
_END_OF_MONTH = re.compile(rf"本?月底{_END}")
_YEAR_BEFORE = re.compile(r"(?P<year>(?<!\d)\d{4})$|(?P<word>[今本明])$")
_CHANGES_IT = re.compile(r"(?:年|[每各下次上后去翌隔逢财学至到—\-–~、和及或\d])$")
"""Before a deadline without a year: 每年3月底, 下月底, 6月至9月底, 3月、6月底."""


def due_date(deadline: str, meeting: PartialDate | None, sentence: str = "") -> Due | None:
    """The day that a deadline of a meeting of this date names, if it clearly names one.

    ``sentence`` is where the deadline was read from: what stands before it there may change it.
    """
    text = _plain(deadline)
    befores = _befores(text, _plain(sentence))
    found = {_due(text, before, meeting) for before in befores}
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _befores(text: str, sentence: str) -> list[str]:
    """What stands before each place of the deadline in its sentence."""
    starts = [m.start() for m in re.finditer(re.escape(text), sentence)] if text else []
    return [sentence[:start] for start in starts] or [""]


def _due(text: str, before: str, meeting: PartialDate | None) -> Due | None:
    if text.startswith("年") and (said := _YEAR_BEFORE.search(before)):
        # 2024年底前 was read as 年底前, and 明年底前 too.
        text = (said["year"] or said["word"]) + "年" + text
    elif _CHANGES_IT.search(before) and not re.match(r"\d{4}年|[今本明]年", text):
        return None
    if _END_OF_MONTH.fullmatch(text):
        return _end_of(meeting)
    for form, made in _TABLE:
        if match := form.fullmatch(text):
            return _placed(match, made(match), meeting)
    return None


def _end_of(meeting: PartialDate | None) -> Due | None:
    """月底: of the month of the meeting."""
    day = _of_month(meeting.month)(meeting.year) if meeting and meeting.month else None
    return Due(day, is_inferred=True) if day else None


def _placed(match: re.Match[str], of: _OfYear, meeting: PartialDate | None) -> Due | None:
    if match["year"]:
        return _made(of(int(match["year"])), is_inferred=False)
    if meeting is None:
        return None
    if match["word"]:
        return _made(of(meeting.year + _WORDS[match["word"]]), is_inferred=True)
    return _made(_first_after(of, meeting), is_inferred=True)


def _first_after(of: _OfYear, meeting: PartialDate) -> date | None:
    """The first such day on or after the meeting; nothing where its date leaves that open."""
    this = of(meeting.year)
    if this and (this.month, this.day) == (12, 31):
        return this
    if meeting.month is None:
        return None
    began = date(meeting.year, meeting.month, meeting.day or 1)
    return this if this and this >= began else of(meeting.year + 1)


def _made(day: date | None, *, is_inferred: bool) -> Due | None:
    return Due(day, is_inferred) if day else None
