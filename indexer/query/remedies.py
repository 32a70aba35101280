"""What to do about a parameter that cannot be understood: details of ``BadParameter``, in both
languages.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Remedy: TypeAlias = Mapping[str, str]


def remedy(chinese: str, english: str) -> Remedy:
    """Any other than those below."""
    return {"remedy": chinese, "remedy_en": english}


def one_of(names: Iterable[str]) -> Remedy:
    """Where only these are known."""
    known = list(names)
    return remedy(f"可用：{'、'.join(known)}。", f"Use one of: {', '.join(known)}.")


def whole_number(most: int) -> Remedy:
    """Where a number is to be given, from 1 to the most."""
    return remedy(f"请给 1 到 {most} 的整数。", f"Give a whole number from 1 to {most}.")


def of_pages(pages: int) -> Remedy:
    """Where there is no such page."""
    number = whole_number(pages)
    return remedy(
        f"一共只有 {pages} 页，{number['remedy']}",
        f"There are {pages} pages. {number['remedy_en']}",
    )


ONCE = remedy("这个参数只能给一次。", "It can be given only once.")
COUNTED = remedy("请给从 1 起的整数。", "Give a whole number, from 1.")
BACKWARDS = remedy("起始日期晚于截止日期，请对调。", "It begins after its end. Exchange the dates.")
DATE = remedy(
    "请写成 2023、2023-08、2023-08-18 或 2023年8月。", "Write 2023, 2023-08 or 2023-08-18."
)
