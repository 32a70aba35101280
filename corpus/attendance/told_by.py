"""Who reported a matter by a bare name: 柳永汇报…, 柳永副校长通报…, where the list has 柳永."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from corpus.grammar.people import POST
from corpus.model import Attendance, Attendee, Section

_REPORTS = re.compile(
    rf"(?:{POST})?(?:同志)?(?:首先|就[^，。；]{{2,40}})?(?:作了?)?(?:汇报|通报|报告)"
    r"(?![会的人时]|单位|材料|制度|要|应)"
)
_FIRST = 3
"""Paragraphs of an item: a report stands before what is said of it."""

_NAME_LENGTHS = (2, 3, 4)
_THERE = frozenset((Attendance.CHAIR, Attendance.PRESENT, Attendance.OBSERVER))


def with_reporters(sections: Sequence[Section], people: Sequence[Attendee]) -> tuple[Section, ...]:
    """The sections; one that names nobody who reported has those of the list whose words open it.

    Only a heading or one of the first paragraphs that begins with the name tells so.
    """
    names = {one.name for one in people if one.attendance in _THERE}
    if not names:
        return tuple(sections)
    return tuple(one if one.reporters else _reported(one, names) for one in sections)


def _reported(section: Section, names: Collection[str]) -> Section:
    texts = (section.heading, *[one.text for one in section.paragraphs[:_FIRST]])
    told = tuple(dict.fromkeys(_speakers(texts, names)))
    return replace(section, reporters=told) if told else section


def _speakers(texts: Sequence[str], names: Collection[str]) -> Iterator[str]:
    for text in texts:
        for length in _NAME_LENGTHS:
            if text[:length] in names and _REPORTS.match(text, length):
                yield text[:length]
