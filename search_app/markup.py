"""Jinja filters: all text is escaped here first, and marks are drawn around spans of it."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from corpus.model import PartialDate

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


def chinese_date(date: PartialDate | None) -> str:
    """2023年8月18日, or as much of it as is known; nothing for no date."""
    if date is None:
        return ""
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def book_title(title: str) -> str:
    """The title inside 《》, unless it stands in them already."""
    return title if title.startswith("《") else f"《{title}》"


FILTERS: dict[str, Callable[..., str]] = {
    "marked": marked,
    "chinese_date": chinese_date,
    "book_title": book_title,
}
