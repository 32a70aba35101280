"""Whole numbers as minutes write them: 17, １７, 十七, 一百二十五, 廿三, 一○九五."""

import re

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
ZEROS = "零〇○◯ＯOoΟο\u041e\u043e0０"
"""What is typed for a zero among Chinese numerals: rings, and letters of three scripts, of any
width."""

DIGITS |= dict.fromkeys(ZEROS, 0)
DIGITS |= {
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
}
DIGITS |= {"陆": 6, "柒": 7, "捌": 8, "玖": 9}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
_KNOWN = DIGITS.keys() | UNITS.keys()
_SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十"})

CHINESE = "[零〇○一二三四五六七八九十百千两廿卅]"
NUMERAL = rf"(?:\d{{1,4}}|{CHINESE}{{1,9}})"
"""A regular expression for a number that :func:`read_number` may read."""

_ARABIC = re.compile(r"\d+")


def read_number(text: str) -> int | None:
    """The value of a numeral in any of the forms above, or ``None`` when it is none."""
    if _ARABIC.fullmatch(text):
        return int(text)
    text = text.translate(_SHORT_TENS)
    if not text or not all(map(_KNOWN.__contains__, text)):
        return None
    if UNITS.keys().isdisjoint(text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    """十七 is 17 and 一百零三 is 103; units must fall from left to right."""
    total, digit, lowest = 0, None, 10000
    for char in text:
        if char in UNITS:
            unit = UNITS[char]
            if unit >= lowest or digit == 0:
                return None
            total, digit, lowest = total + unit * (digit or 1), None, unit
        elif digit not in (None, 0):
            return None
        else:
            digit = DIGITS[char]
    return total + (digit or 0)
