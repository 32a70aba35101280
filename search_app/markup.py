"""Jinja filters: all text is escaped here first, and marks are drawn around spans of it."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from search_app.labels import date_words
from search_app.texts import say

Span = tuple[int, int]


def marked(text: str, spans: Sequence[Span] = ()) -> Markup:
    """The text with ``<mark>`` around each span; spans are in order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    # Every piece is escaped by now; Markup's own join would look at each again.
    return Markup("".join([*pieces, escape(text[position:])]))


def hopping(text: str, spans: Sequence[Span], first: int, last: int) -> Markup:
    """The text with its marks numbered from ``first`` on, each with links to the one before it and
    the one after it, as far as there are any up to ``last``.
    """
    pieces: list[str] = []
    position = 0
    for number, (start, end) in enumerate(spans, first):
        mark, hops = (f'<mark id="m{number}">', _hops(number, last)) if number <= last else _PLAIN
        pieces += [escape(text[position:start]), mark, escape(text[start:end]), "</mark>", hops]
        position = end
    return Markup("".join([*pieces, escape(text[position:])]))


_PLAIN = ("<mark>", "")


def _hops(number: int, last: int) -> str:
    """Links beside a mark, shown when somebody has arrived at it."""
    hops = (("hop.last", "↑", number - 1), ("hop.next", "↓", number + 1))
    links = (
        f'<a href="#m{other}" aria-label="{say(key)}">{sign}</a>'
        for key, sign, other in hops
        if 1 <= other <= last
    )
    return f'<span class="hop">{"".join(links)}</span>'


def book_title(title: str) -> str:
    """The title inside 《》, unless it stands in them already."""
    return title if title.startswith("《") else f"《{title}》"


def taken(keys: Sequence[str], counts: Sequence[int]) -> list[str]:
    """The words of those keys of which there are any."""
    return [say(key) for key, count in zip(keys, counts, strict=True) if count]


FILTERS: dict[str, Callable[..., object]] = {
    "marked": marked,
    "hopping": hopping,
    "date_words": date_words,
    "book_title": book_title,
    "translated": say,
    "taken": taken,
}
