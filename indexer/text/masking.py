"""Numbers that belong to a person, masked: 身份证, telephones and bank cards. Pure text to text.

Lengths are kept, so that marks and excerpts stay where they are. Numbers of documents (文号),
amounts, years and codes are never masked: what is no personal number by its form, its check digit
(GB 11643, ISO/IEC 7812) or the word before it stays as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MASK = "*"

# One character to one character, so that places are those of the original.
_EVEN = str.maketrans("０１２３４５６７８９Ｘｘ－—–‐（）＋：　", "0123456789Xx----()+: ")
_MAYBE = re.compile(r"\d(?:[ 　()（）\-－—–‐]{0,3}\d){6}")
"""Seven digits with no more between them than a number has: without them no text holds one of a
person, and few texts do. It is asked of every text that is shown, so before anything else, of the
characters as they are.
"""
_BEFORE, _AFTER = r"(?<![0-9A-Za-z_])(?<!\d\.)", r"(?![0-9A-Za-z_])(?!\.[0-9A-Za-z])"
_COUNTED = re.compile(
    r"\s?(?:元|万|亿|千|百|美元|吨|公斤|克|平方|立方|米|公里|亩|公顷|人次?|户|个|件|台|辆|家|份|%|％|‰|号文?(?!码)|年|度|千瓦)"
)
_NUMBERED = re.compile(r"(?:[〕\]】]|第|编号|代码|信用代码|￥|¥|金额|共计|合计)[: ]?$")
_LOOKED_AT = 12
"""Characters before a number in which the word for it may stand."""
_LABEL_END = r"(?:号码|号|码)?(?:为|是)?[: (]*$"


def _labelled(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words}){_LABEL_END}", re.IGNORECASE)


_ID_LABEL = _labelled("身份证|身份证件|公民身份")
_CARD_LABEL = _labelled("卡|银行卡|存折")
_PHONE_LABEL = _labelled("电话|手机|联系方式|座机|传真|微信|tel|phone")


def has_check_digit(number: str) -> bool:
    """Whether the last of 18 digits is what the others make it (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


def is_luhn(number: str) -> bool:
    """Whether the digits add up as those of bank cards do (ISO/IEC 7812, Luhn)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 * (digit > 4) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _any(number: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of number: its form, how many digits stay at either end, its check, its label.

    With a ``label`` it counts only behind such a word; without one it may not be an amount.
    """

    name: str
    form: str
    first: int
    last: int
    is_valid: Callable[[str], bool] = _any
    label: re.Pattern[str] | None = None

    def pattern(self) -> re.Pattern[str]:
        """Where the form stands as a number of its own."""
        return re.compile(f"{_BEFORE}(?:\\+?86[ -]?)?(?P<number>{self.form}){_AFTER}")


_BIRTHDAY = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
KINDS = (
    Kind("身份证", rf"[1-9]\d{{5}}[ -]?{_BIRTHDAY}[ -]?\d{{3}}[\dXx]", 3, 0, has_check_digit),
    Kind("身份证", r"\d{17}[\dXx]|\d{15}", 3, 0, label=_ID_LABEL),
    Kind(
        "银行卡",
        r"(?:62\d\d|4\d{3}|5[1-5]\d\d|9558)(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?",
        0,
        4,
        is_luhn,
    ),
    Kind("银行卡", r"\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?", 0, 4, label=_CARD_LABEL),
    Kind("手机", r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}", 3, 2),
    Kind("固定电话", r"\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}[2-9]\d{2,3}[ -]?\d{4}", 3, 2),
    Kind("固定电话", r"[2-9]\d{2,3}[ -]?\d{4}", 0, 2, label=_PHONE_LABEL),
)
_PATTERNS = tuple((kind, kind.pattern()) for kind in KINDS)


def holds_digits(text: str) -> bool:
    """Whether so many digits stand together that they may be a personal number."""
    return _MAYBE.search(text) is not None


def mask(text: str) -> str:
    """The text with every personal number masked; the very same text where there is none."""
    if not _MAYBE.search(text):
        return text
    plain, shown = text.translate(_EVEN), list(text)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            if _is_personal(kind, plain, match):
                places = [at for at in range(*match.span("number")) if plain[at] in "0123456789Xx"]
                for at in places[kind.first : len(places) - kind.last]:
                    shown[at] = MASK
                # What is masked already is no number for the next kind.
                plain = plain[: match.start()] + "_" * len(match[0]) + plain[match.end() :]
    masked = "".join(shown)
    return text if masked == text else masked


def _is_personal(kind: Kind, plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - _LOOKED_AT) : match.start()]
    is_labelled = bool((kind.label or _PHONE_LABEL).search(before))
    if kind.label:
        return is_labelled
    number = re.sub(r"[ ()-]", "", match["number"])
    if not kind.is_valid(number):
        return False
    is_counted = _COUNTED.match(plain, match.end()) or _NUMBERED.search(before)
    return is_labelled or not is_counted
