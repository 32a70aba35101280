"""Numbers and dates in every form that records write them in."""

from collections.abc import Callable
from datetime import date

_DIGITS = "〇一二三四五六七八九"
_ZEROS = "〇○零Oo０"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_UNITS = ("", "十", "百", "千")


def chinese(number: int) -> str:
    """125 as 一百二十五, 17 as 十七."""
    text, digits = "", [int(digit) for digit in str(number)]
    for power, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            text += _DIGITS[digit] + _UNITS[power]
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零") or "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def positional(number: int, zero: str = "〇") -> str:
    """131 as 一三一, 1095 as 一〇九五."""
    return "".join(_DIGITS[int(digit)] for digit in str(number)).replace("〇", zero)


def wide(number: int) -> str:
    """17 as １７."""
    return str(number).translate(_WIDE)


def spaced(number: int) -> str:
    """17 with a blank on both sides, as printed pages are converted."""
    return f" {number} "


COUNTS: tuple[Callable[[int], str], ...] = (str, chinese, positional, wide, spaced)


def _zeros_of(zero: str) -> Callable[[date], str]:
    def written(day: date) -> str:
        return f"{positional(day.year, zero)}年{chinese(day.month)}月{chinese(day.day)}日"

    return written


def plain_date(day: date) -> str:
    """2024年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def spaced_date(day: date) -> str:
    """2024 年 3 月 8 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def wide_date(day: date) -> str:
    """２０２４年３月８日."""
    return plain_date(day).translate(_WIDE)


def padded_date(day: date) -> str:
    """2024年03月08日."""
    return f"{day.year}年{day.month:02}月{day.day:02}日"


DATES: tuple[Callable[[date], str], ...] = (
    *(plain_date, spaced_date, wide_date, padded_date),
    *map(_zeros_of, _ZEROS),
)


def roc_date(day: date) -> str:
    """中華民國113年3月8日."""
    return f"中華民國{day.year - 1911}年{day.month}月{day.day}日"


def roc_short(day: date) -> str:
    """民國113年3月8日."""
    return f"民國{day.year - 1911}年{day.month}月{day.day}日"


def roc_bare(day: date) -> str:
    """113年3月8日."""
    return f"{day.year - 1911}年{day.month}月{day.day}日"


def roc_chinese(day: date) -> str:
    """中華民國一百一十三年三月八日."""
    return f"中華民國{chinese(day.year - 1911)}年{chinese(day.month)}月{chinese(day.day)}日"


def stamp(day: date) -> str:
    """2024-03-08 09:00:00."""
    return f"{day.isoformat()} 09:00:00"


ROC_DATES: tuple[Callable[[date], str], ...] = (
    *(roc_date, roc_short, roc_bare, roc_chinese, stamp),
)

NUMBER_BRACKETS = ("〔〕", "[]", "【】", "（）", "()", "﹝﹞", "［］")
NUMBER_ENDS = ("{}号", "第{}号", "第{}期", "{}號")
