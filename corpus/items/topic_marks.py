"""Matters that one sentence numbers itself: 审议甲（议题一）、《乙》（议题二）, an item each.

Such a record goes on to speak of 议题一 and 议题二; what it says of all stays, as it stands in
the text, behind the last. A decision and a document go with the item that names them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.grammar.patterns import late
from corpus.model import Meeting, Section

_MARK = late(r"[（(](?P<number>[议議][题題](?:[一二三四五六七八九十]{1,3}|\d{1,2}))[）)]")
_JOINT = late(r"\s*(?:[、，,；;]\s*)?(?:以及|和(?![平谐諧解睦美])|及(?!时|時)|[与與](?!会|會))?\s*")
"""What parts them; 和平路改造 begins with its own 和."""

_FEWEST = 2


def apart_at_marks(meeting: Meeting) -> Meeting:
    """The meeting, each item that numbers its own matters parted at their marks."""
    if not any(_MARK.search(section.heading) for section in meeting.sections):
        return meeting
    parted = [one for section in meeting.sections for one in _parted(section)]
    numbered = (replace(one, order=order) for order, one in enumerate(parted, start=1))
    return replace(meeting, sections=tuple(numbered))


def _parted(section: Section) -> Iterator[Section]:
    marks = list(_MARK.finditer(section.heading))
    numbers = [mark["number"] for mark in marks]
    pieces = list(_pieces(section, numbers)) if len(marks) >= _FEWEST else []
    if not pieces:
        yield section
        return
    ends = [0, *(mark.end() for mark in marks)]
    spans = zip(ends, [mark.start() for mark in marks], strict=False)
    headings = [_without_joint(section.heading[start:end]) for start, end in spans]
    for number, piece in zip(numbers, dealt_out(section, headings, pieces), strict=True):
        yield replace(piece, number=number)


def dealt_out(section: Section, headings: Sequence[str], pieces: Sequence[str]) -> list[Section]:
    """The section as one for each heading, ``pieces`` being its first paragraph in as many parts.

    A decision, a document and who reported go with the heading that names them, else with the
    last, and so do the other paragraphs.
    """
    last = len(headings) - 1
    return [
        replace(
            section,
            heading=heading,
            paragraphs=(
                replace(section.paragraphs[0], text=piece),
                *section.paragraphs[1:] * (at == last),
            ),
            decisions=tuple(one for one in section.decisions if _place(one.object, headings) == at),
            documents=tuple(one for one in section.documents if _place(one.title, headings) == at),
            reporters=tuple(one for one in section.reporters if _place(one, headings) == at),
        )
        for at, (heading, piece) in enumerate(zip(headings, pieces, strict=True))
    ]


def _pieces(section: Section, numbers: Sequence[str]) -> Iterator[str]:
    """The first paragraph cut behind each mark but the last, where it holds them in this order."""
    text = section.paragraphs[0].text if section.paragraphs else ""
    marks = list(_MARK.finditer(text))[: len(numbers)]
    if [mark["number"] for mark in marks] != numbers:
        return
    cuts = [_behind_joint(text, mark.end()) for mark in marks[:-1]]
    for start, stop in pairwise([0, *cuts, len(text)]):
        yield text[start:stop]


def _without_joint(heading: str) -> str:
    return heading[_behind_joint(heading, 0) :]


def _behind_joint(text: str, at: int) -> int:
    joint = _JOINT.match(text, at)
    return joint.end() if joint else at


def _place(name: str | None, headings: Sequence[str]) -> int:
    """The heading that holds the name and the least besides, else the last."""
    found = [at for at, heading in enumerate(headings) if name and name in heading]
    return min(found, key=lambda at: len(headings[at]), default=len(headings) - 1)
