"""On which day a record's meeting was: by its labels, by its title, by what stands before that."""

from collections.abc import Sequence

from corpus.assembly.head.title import AssemblyTitle, is_numbered_record
from corpus.assembly.lines.dates import day_in_front, day_in_title, read_day
from corpus.assembly.lines.labelled import Labelled
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold, is_traditional
from corpus.model import PartialDate

_OF_THE_PAGE = late("[字點点浏瀏][号號体體击擊阅覽览]|打印|列印")
"""日期：2026-11-20 字號：大 中 小 is the day of the page."""

_OF_A_BLOG = ("张贴者", "张贴留言")
"""Below a page of a blog, which sets the day of its posts above their headlines."""

_FOOT_ROWS = 8


def held_on(
    labels: Sequence[Labelled], title: AssemblyTitle, texts: Sequence[str]
) -> PartialDate | None:
    """The day; never the one on which a page was made or a blog's post was put out."""
    labels = _without_posted(labels, texts)
    of_republic = is_traditional(title.title)
    for field in ("date", "time"):
        for label in labels:
            for row in label.rows[:2] if label.field == field else ():
                if _OF_THE_PAGE.search(row.text):
                    continue
                day = read_day(row.text, of_republic)
                if day is not None:
                    return day
    found = day_in_title(title.title) or day_in_front(texts[max(title.line, 0)])
    return found or next(filter(None, map(_headed, texts[: max(title.line, 0)])), None)


def _headed(text: str) -> PartialDate | None:
    """The day in the headline of a page, 第2次家長會會議記錄(119.9.21), above the title itself."""
    return day_in_title(text) if is_numbered_record(text.rpartition("/")[2].strip()) else None


def _without_posted(labels: Sequence[Labelled], texts: Sequence[str]) -> Sequence[Labelled]:
    """Without the day that a blog put above the headline, where a label tells the time."""
    first = labels[0] if labels else None
    if first is None or first.label or not any(label.field == "time" for label in labels):
        return labels
    foot = [fold(text) for text in texts[-_FOOT_ROWS:]]
    return labels[1:] if any(text.startswith(_OF_A_BLOG) for text in foot) else labels
