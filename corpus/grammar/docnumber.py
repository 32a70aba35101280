"""发文字号: issuer code, year in brackets, serial (GB/T 9704-2012, 7.2.5; older brackets too)."""

import re
from collections.abc import Iterator

from corpus.grammar.numerals import read_number
from corpus.model import DocNumber

_HAN = r"\u3400-\u9fff"
_OPEN, _CLOSE = r"[〔\[【（(﹝［]", r"[〕\]】）)﹞］]"
_YEAR = r"(?P<year>(?:19|20)\d{2}|[二一][零〇○九][零〇○一二三四五六七八九]{2})"
_LONGEST_ISSUER = 14
_NUMBER = re.compile(
    rf"(?P<issuer>[{_HAN}]{{0,{_LONGEST_ISSUER}}}) ?{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*"
    r"第?\s*(?P<serial>\d{1,5}|[一二三四五六七八九十百零〇○]{1,6})\s*[号號期]"
)
_REST_OF_NAME = re.compile(rf"[{_HAN}]{{1,24}}")
_BESIDE = re.compile(
    r"^[【\[]?(?:编\s*号|文\s*号|发文字号)(?:[】\]]|\s*[：:])|(?:签\s*发\s*人?|密\s*级|紧急程度)\s*[：:].*$"
    r"|\s+(?:秘密|机密|内部(?:文件|资料)|特急|加急)(?:[★☆*].*)?$"
)
"""What may stand on the line of a number: its label, who signed, how secret it is."""

# The pattern above tries fourteen beginnings at every character: this one looks for the year first.
_YEAR_IN_BRACKETS = re.compile(rf"{_OPEN}\s*{_YEAR}")
_BEFORE_YEAR = 15
"""So many characters of a number stand before its year at most: the issuer and a blank."""


def find_number(text: str) -> DocNumber | None:
    """The first number in the text; the issuer is what stands in front of the year, or empty."""
    match = _search(text)
    return _number(match) if match else None


def find_numbers(text: str) -> Iterator[DocNumber]:
    """Every number in the text, in order; words of the sentence may stand before the issuer."""
    year = _YEAR_IN_BRACKETS.search(text)
    found = _NUMBER.finditer(text, max(0, year.start() - _BEFORE_YEAR)) if year else ()
    return filter(None, map(_number, found))


def is_number_line(text: str) -> bool:
    """Whether a line holds a number and nothing else to speak of (GB/T 9704-2012, 7.2.5)."""
    match = _search(text)
    return match is not None and len(_BESIDE.sub("", text).strip()) - len(match.group()) <= 4


def number_at_start(text: str) -> DocNumber | None:
    """The number that the text begins with, perhaps in brackets: what stands behind 《…》."""
    match = _NUMBER.match(text.lstrip("（( ")) if _may_hold_one(text) else None
    return _number(match) if match else None


def _search(text: str) -> re.Match[str] | None:
    """The first number."""
    year = _YEAR_IN_BRACKETS.search(text) if _may_hold_one(text) else None
    return _NUMBER.search(text, max(0, year.start() - _BEFORE_YEAR)) if year else None


def _may_hold_one(text: str) -> bool:
    """Most lines hold nothing that a number ends in."""
    return "号" in text or "號" in text or "期" in text


def _number(match: re.Match[str]) -> DocNumber | None:
    year, serial = read_number(match["year"]), read_number(match["serial"])
    if year is None or serial is None:
        return None
    return DocNumber(_issuer(match), year, serial)


def _issuer(match: re.Match[str]) -> str:
    """What stands in front of the year: all of it of 某市某局局长办公会会议纪要【2033】6号."""
    issuer, front = match["issuer"], match.string[: match.start("issuer")]
    is_cut = len(issuer) == _LONGEST_ISSUER and issuer.endswith(("纪要", "记录"))
    return front + issuer if is_cut and _REST_OF_NAME.fullmatch(front) else issuer
