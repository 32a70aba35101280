"""Items told as a list: 三项议程，一是甲；二是乙; 议题包括甲、乙; 分别对2个甲、3个乙进行了审定."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.grammar import clauses

MARKS = " ，。；：:|｜"
_FEWEST = 2
_SENTENCE, _MEMBER = re.compile("[^。；]*"), re.compile("[^、]+")
_APIECE = re.compile(
    r"(?:会议|会上，?|与会人员)?分别[就对](?P<things>\d+[个项件宗][^，。；、]{2,40}(?:[、和及]\d+[个项件宗][^，。；、]{2,40})+)"
    r"(?P<did>(?:进行|作)了?[^，。；]{2,6})"
    r"(?=[。；]?$|[。；](?!.*会议还?(?:听取|审议|研究|讨论|学习|传达|通报)))"
)
_RESOLVES = re.compile(
    "[作做]出了?[^，。；]{4,80}决[定议](?=[，。；]|$)|提请[^，。；]{2,30}审[议定查]"
)
"""一是作出了召开甲大会的决定，二是提请大会审议乙: acts that open an item in such a list alone."""

_RULES = re.compile("(?:明确|决定|议定|确定|同意|要求|强调|指出|认为|提出)[^，。；：]{0,4}：\\s*$")
_EACH = re.compile(r"[、和及](?=\d+[个项件宗])")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a paragraph: ``text[start:end]`` with the heading ``text[head:head_end]``."""

    start: int
    heading: str
    outcome: bool


def listed(text: str, masked: str) -> tuple[Item, ...]:
    """The items of a paragraph that lists them, in whichever of these ways."""
    ways = (counted, _members, _apiece)
    return next(filter(None, (tuple(way(text, masked)) for way in ways)), ())


def counted(text: str, masked: str) -> Iterator[Item]:
    """会议共有三项议程，一是听取甲；二是审议乙; 会议议题：1.听取甲。2.审议乙: the items."""
    agenda = clauses.COUNTED.search(masked)
    marks = list(clauses.COUNT.finditer(masked, agenda.end())) if agenda else []
    if agenda is None or len(marks) < _FEWEST or marks[0].start() > agenda.end():
        return
    if clauses.OF_ANOTHER.search(masked[: agenda.start()]):
        return
    if _RULES.search(agenda.group()) and clauses.ITEM.match(masked, 0, agenda.start()):
        return  # 会议听取了甲。会议明确：1.乙；2.丙: what was ruled on the item
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = masked.find("。", mark.end())
        stop = stop if stop >= 0 else len(masked)
        end = min(stop, following.start() if following else stop)
        own = masked[mark.end() : end]
        if re.match(clauses.CHAIN, own) or _RESOLVES.match(own):
            yield Item(mark.start(), text[mark.end() : end].strip(" ，；。"), False)
        if following and following.start() > stop + 1:
            return  # what was said about it begins


def _members(text: str, masked: str) -> Iterator[Item]:
    """会议议题包括甲、乙、丙: the members of the list."""
    listed = clauses.MEMBERS.search(masked)
    if listed is None or clauses.OF_ANOTHER.search(masked[: listed.start()]):
        return
    sentence = _SENTENCE.match(masked, listed.end())
    end = sentence.end() if sentence else len(masked)
    for member in _MEMBER.finditer(masked, listed.end(), end):
        yield Item(member.start(), text[member.start() : member.end()].strip(MARKS), False)


def _apiece(text: str, masked: str) -> Iterator[Item]:
    """分别对2个甲、3个乙进行了审定: an item for each sort."""
    told = _APIECE.match(masked) if "分别" in masked else None
    if told is None:
        return
    cuts = [mark.end() for mark in _EACH.finditer(masked, *told.span("things"))]
    ends = [mark.start() for mark in _EACH.finditer(masked, *told.span("things"))]
    for start, end in zip([told.start("things"), *cuts], [*ends, told.end("things")], strict=True):
        first = start == told.start("things")
        yield Item(told.start() if first else start, f"对{text[start:end]}{told['did']}", False)
