"""What whoever presided said last on an item that is told by speeches alone: 甲：我也同意."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Chair, Decision, Section
from corpus.subjects import matter_of

_AGREES = re.compile(
    r"：\s*(?:我)?(?:个人|本人)?(?:也|都|完全)?(?P<how>原则上?)?同意(?!不|[^，。；]{0,4}(?:吗|？))"
)
_REVISED = re.compile("(?:修改|修订|完善|修改完善)后(?:再)?(?:尽快)?印发")
_LEFT_OPEN = re.compile("不同意|暂缓|下次|再议|再研究|再讨论|另行")
_SPEECH = re.compile("(?P<who>[\u3400-\u9fff]{2,8})：")
_FEWEST = 2
"""Speeches: one who speaks alone settles nothing that others were asked about."""


def with_last_words(sections: Sequence[Section], chair: Chair | None) -> tuple[Section, ...]:
    """The sections; one that tells no decision has the consent with which the chair ended it."""
    if chair is None:
        return tuple(sections)
    return tuple(one if one.decisions else _settled(one, chair.name) for one in sections)


def _settled(section: Section, chair: str) -> Section:
    spoken = f"{chair}："
    if not any(one.text.startswith(spoken) for one in section.paragraphs):
        return section
    said = [one.text for one in section.paragraphs if _SPEECH.match(one.text)]
    headed = [one.title for one in section.documents if one.title in section.heading]
    matter = headed[0] if len(headed) == 1 else matter_of(section.heading)
    if len(said) < _FEWEST or not matter or not said[-1].startswith(spoken):
        return section
    return replace(section, decisions=tuple(_decisions(said[-1], len(chair), matter)))


def _decisions(text: str, start: int, matter: str) -> Iterator[Decision]:
    agrees = _AGREES.match(text, start)
    if agrees is None or _LEFT_OPEN.search(text):
        return
    yield Decision("原则同意" if agrees["how"] else "同意", matter, (), (), None, text)
    if _REVISED.search(text):
        yield Decision("修改后印发", matter, (), (), None, text)
