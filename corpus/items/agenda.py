"""The agenda that an opening announces: …主持召开会议，听取甲，审议《乙》，部署下一阶段工作。"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.grammar import clauses
from corpus.grammar.patterns import late
from corpus.items.finding import find_items_in
from corpus.items.listed import Item, counted
from corpus.items.masking import mask
from corpus.items.sequels import is_done_with, next_tasks
from corpus.page.mending import Line

_FUSED = re.compile(
    "(?:(?<=会议)(?:专题|集中)|(?<=召开党[委组]会)(?:专题|集中)?|(?<=召开党[委组]会议)(?:专题|集中)?)"
    "(?=传达|听取|研究|学习|审议|讨论)"
)
"""召开会议专题听取甲, 召开党委会传达学习甲: the agenda without a comma before it."""

_TOPIC_IS = late(rf"(?<=，)(?:本次|此次)?(?:会议)?(?:主要)?议题(?:是|为)(?={clauses.CHAIN})")
"""…召开会议，主要议题是通报甲: the one matter behind its label."""

_MARK = re.compile("[，；]")
_LABEL = re.compile(r"(?:会议|主要)*(?:议题|议程)(?:内容)?\s*[：:]?\s*")
_LABEL_BEGINS = frozenset("会主议")


def find_agenda(text: str) -> tuple[Item, ...]:
    """The items that an opening announces behind the meeting's name: ，研究…；审议《…》."""
    masked = mask(text)
    if told := tuple(counted(text, masked)):
        return told
    start, stop = _sentence_of_opening(masked)
    if fused := _FUSED.search(masked, start, stop):
        return find_items_in(text, fused.end(), stop)
    if "议题" in text and (topic := _TOPIC_IS.search(masked, start, stop)):
        return find_items_in(text, topic.end(), stop)
    for mark in _MARK.finditer(masked, start, stop):
        if clauses.OPENS.match(masked, mark.end(), stop):
            return _with_tasks(text, masked, mark.end(), stop)
    return ()


def below_label(
    lines: Sequence[Line], start: int
) -> tuple[list[Line], dict[int, tuple[Item, ...]]] | None:
    """What stands below or behind 会议议题 above the opening: the lines with it moved behind the
    opening ``lines[start]``, and its items by where they stand there.
    """
    for at, line in enumerate(lines[:start]):
        label = _LABEL.match(line.text) if line.text[:1] in _LABEL_BEGINS else None
        if label is None:
            continue
        alone = label.end() == len(line.text)
        own = at if not alone else next((i for i in range(at + 1, start) if lines[i].text), start)
        first = 0 if alone else label.end()
        text = lines[own].text if own < start else ""
        items = find_items_in(text, first, len(text))
        if items and items[0].start == first:
            moved = [*lines[:own], *lines[own + 1 : start + 1], lines[own], *lines[start + 1 :]]
            return moved, {start: items}
    return None


def _sentence_of_opening(masked: str) -> tuple[int, int]:
    """Where the first sentence stands, or the second where the first only tells what is to come."""
    to_come = clauses.NOT_YET.match(masked)
    start = to_come.end() if to_come else 0
    stop = masked.find("。", start)
    return start, stop if stop >= 0 else len(masked)


def _with_tasks(text: str, masked: str, start: int, stop: int) -> tuple[Item, ...]:
    """The agenda with 部署下一阶段重点工作 at its end: a part of the one matter, else an item."""
    tasks = next_tasks(masked, start, stop)
    if tasks is None:
        return find_items_in(text, start, stop)
    items = find_items_in(text, start, tasks.start())
    last = text[tasks.start("item") : stop]
    if len(items) == 1 and not is_done_with(items[0].heading):
        return (replace(items[0], heading=f"{items[0].heading}，{last}"),)
    return (*items, Item(tasks.start("item"), last, False)) if items else ()
