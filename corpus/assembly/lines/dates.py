"""Days of the labels of assemblies: 中華民國112年3月4日, 112年3月4日, 九十六年十二月四日."""

from corpus.grammar.dates import ROC_OFFSET, find_date, read_date
from corpus.grammar.numerals import ZEROS, read_number
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold, is_traditional
from corpus.model import PartialDate

_HAN = f"[{ZEROS}一二三四五六七八九十百]"
_OF_REPUBLIC = late(
    rf"(?<![\d千两])(?<!{_HAN})(?<!{_HAN}\s)(?:中?华?民国)?\s*(?P<year>\d{{2,3}}|元|{_HAN}{{1,5}})\s*年\s*(?P<month>\d{{1,2}}|{_HAN}{{1,3}})\s*月"
    rf"(?:\s*(?P<day>\d{{1,2}}|{_HAN}{{1,3}})\s*(?:[日号]|(?=[(（]星期)))?"
)
_DOTTED = late(
    r"(?<![\d.-])(?P<year>\d{2,3})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.-])"
)
_COMPACT = late(r"民国\s*(?P<year>\d{3})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
"""民國1051022: a page that lost 年, 月 and 日, where all seven digits are left."""

_SET = "[零〇○◯一二三四五六七八九十]"
_SPACED_DIGITS = late(
    rf"(?<=\d)\s(?=\d\s)|(?<=\s\d)\s(?=\d)|(?<={_SET})\s(?={_SET}|[年月日])|(?<=[年月])\s(?={_SET})"
)
"""The blanks in 1 0 1 年 and 二 ○ ○ 七 年: between digits that stand alone."""

_IN_FRONT = late(
    r"\s*(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)\s*[-－–_]\s*(?=\D{3})"
)
_FIRST, _LAST = 1, 199


def read_day(text: str, of_republic: bool) -> PartialDate | None:
    """The first day of a label's value.

    ``of_republic`` says that a year below 200 counts from 1911 even where 民國 is not written.
    """
    folded = _SPACED_DIGITS.sub("", fold(text))
    match = _OF_REPUBLIC.search(folded) or (_DOTTED.search(folded) if of_republic else None)
    match = match or _COMPACT.search(folded)
    if match and (of_republic or "民国" in match.group()):
        year = 1 if match["year"] == "元" else read_number(match["year"])
        if year is not None and _FIRST <= year <= _LAST:
            parts = (match["month"], match["day"])
            month, day = (read_number(part) if part else None for part in parts)
            whole = f"{year + ROC_OFFSET}年{month}月" + (f"{day}日" if day else "")
            return read_date(whole)
    found = find_date(folded)
    return found.date if found else None


def day_in_title(title: str) -> PartialDate | None:
    """第6次臨時會119年08月28日會議紀錄: a whole day only, for 119年度 counts the meetings."""
    day = read_day(title, is_traditional(title))
    return day if day is not None and day.day else None


def day_in_front(line: str) -> PartialDate | None:
    """20311009-某家長會第三次會議紀錄: the day that whoever keeps records sets before a title."""
    match = _IN_FRONT.match(line)
    return read_date("{year}年{month}月{day}日".format(**match.groupdict())) if match else None
