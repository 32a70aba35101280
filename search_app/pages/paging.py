"""Numbered pages of anything long: the first, the last, and those around the one that is shown."""

from collections.abc import Callable
from dataclasses import dataclass

_PAGES_AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number; ``gap`` says that numbers are left out before it."""

    number: int
    url: str
    current: bool
    gap: bool


def page_links(page: int, pages: int, url_of: Callable[[int], str]) -> tuple[PageLink, ...]:
    """Links to the pages around one; ``url_of`` gives the address of a page by its number."""
    near = set(range(page - _PAGES_AROUND, page + _PAGES_AROUND + 1))
    numbers = [n for n in range(1, pages + 1) if n in near or n in (1, pages)]
    before = [0, *numbers]
    return tuple(
        PageLink(number, url_of(number), number == page, number - last > 1)
        for last, number in zip(before, numbers, strict=False)
    )
