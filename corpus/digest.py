"""Records without item numbers: the public digest, an opening and paragraphs of 会议 and a verb."""

import re
from collections.abc import Sequence

from corpus.layout import CLOSING, Heading, Parts, find_end, is_end
from corpus.mending import Line

_ITEM = re.compile(
    r"(?:会上，)?会议(?:还|首先|集体|专题|一致|分别|认真)*"
    r"(?:传达|学习|听取|审议|研究|讨论|通报|审定|原则|同意|通过|部署|观看)"
)
_HELD = re.compile(r"主持召开|主持|召开")
_LONGEST_HEADING = 60
_CLAUSE = re.compile(r"(?:[^，。；《]|《[^》]*》?)+")
_LEAD_IN = re.compile(r"(?:议定|如下|以下)[^。]{0,12}[：:]$")


def part_digest(lines: Sequence[Line]) -> tuple[Parts, bool]:
    """Part lines that bear no numbers, and say whether items were found at all.

    Each paragraph that begins with 会议 and the verb of an item opens a section; its first clause
    is the heading and the paragraph stays whole. Else everything behind the opening is one section.
    """
    start = _after_opening(lines)
    found = [index for index in range(start, len(lines)) if _is_item(lines[index].text)]
    if not found:
        return _one_section(lines, start, find_end(lines, _last_prose(lines, start) + 1)), False
    first, end = found[0], find_end(lines, found[-1] + 1)
    headings = tuple(Heading(index - first, None, lines[index].text) for index in found)
    parts = (tuple(lines[:first]), tuple(lines[first:end]), tuple(lines[end:]))
    return Parts(*parts, headings), True


def _is_item(text: str) -> bool:
    return _ITEM.match(text) is not None and not CLOSING.match(text)


def _last_prose(lines: Sequence[Line], start: int) -> int:
    """The last sentence that is none of the end: who was there may stand above what was said."""
    prose = (
        i for i in range(start, len(lines)) if "。" in lines[i].text and not is_end(lines[i].text)
    )
    return max(prose, default=start)


def first_clause(text: str) -> str:
    """The words up to the first mark outside 《》, as a heading for a paragraph that has none."""
    match = _CLAUSE.match(text)
    return (match.group() if match else text)[:_LONGEST_HEADING].strip("：: ")


def _after_opening(lines: Sequence[Line]) -> int:
    """Behind the opening and its lead-in, if something follows them; else at the opening itself."""
    for index, line in enumerate(lines):
        if _HELD.search(line.text) and "，" in line.text:
            rest = [later for later in range(index + 1, len(lines)) if lines[later].text]
            while rest and _LEAD_IN.search(lines[rest[0]].text):
                rest.pop(0)
            prose = [later for later in rest if "。" in lines[later].text]
            return rest[0] if prose else index
    return next((i for i, line in enumerate(lines) if "。" in line.text), 0)


def _one_section(lines: Sequence[Line], start: int, end: int) -> Parts:
    items = tuple(lines[start:end])
    return Parts(tuple(lines[:start]), items, tuple(lines[end:]), ())
