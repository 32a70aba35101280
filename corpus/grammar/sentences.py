"""The sentences of an item's paragraphs, cut once for all who read them.

A reader of decisions is handed a ``Passage``, which is a paragraph, or one ``Sentence`` of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from corpus.grammar.clauses import HIDDEN
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, SURNAMES, is_name

SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）)》]*")
_SAID = late(rf"(?P<name>[{HAN}]{{2,4}})(?:同志)?[：:]")
_OF_A_PLACE = late(f"[{HAN}]{{2,}}[镇乡村街路区县市站房厂场院校馆店库段渠沟]")
"""石桥镇：同意拨付5万元: a point by its place, though it looks like a name."""

_SAID_AT_POST = late(
    rf"(?P<surname>[{HAN}])(?:副?(?:主任|书记|[局镇乡村院校科处所县区市队厂行会]长|经理)|总)[：:]"
)
"""甲：原则同意本办法: what one of those present said, which settles nothing."""


_POINTS = "[几两三四五六七八九\\d]{1,2}点(?:具体)?(?:要求|意见|建议|希望)?：(?=\\s*\\S)"
_POINTS_OF_ONE = late(
    rf"(?:^|[，。；])(?P<name>[{HAN}]{{2,4}}?)(?:同志)?"
    rf"(?:(?:针对|结合|围绕|[就对])[^。；：]{{2,100}}提出了?{_POINTS}"
    rf"|(?:在会上)?[^，。；：]{{0,4}}(?:强调|讲|谈)了(?:以下)?{_POINTS})"
)
_SIGNS = ("点要求：", "点意见：", "点建议：", "点希望：", "几点：")
"""温榆就抗旱工作提出四点要求：1、…: what follows is what one of those present said."""


class Sentence(NamedTuple):
    """``text``, without the blanks around it, begins at ``start`` of its ``paragraph``.

    A tuple, as it is made faster than a frozen dataclass and there is one for each sentence read.
    """

    text: str
    paragraph: str = ""
    start: int = 0

    @property
    def before(self) -> str:
        """What stands before it in its paragraph."""
        return self.paragraph[: self.start]

    def behind(self, label: int) -> "Sentence":
        """The same behind the label of its paragraph, which ends at ``label``."""
        text = self.text[max(label - self.start, 0) :].lstrip()
        return Sentence(text, self.paragraph, max(label, self.start))


@dataclass(frozen=True)
class Passage:
    """A paragraph of an item; its sentences are cut when the first reader asks, which few do."""

    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """None of them empty, and none of what one of those present wants done."""
        points = (
            _POINTS_OF_ONE.search(self.text) if any(map(self.text.__contains__, _SIGNS)) else None
        )
        if points is None or not is_name(points["name"]):
            return tuple(_cut(self.text))
        return tuple(said for said in _cut(self.text) if said.start < points.end())

    @property
    def is_spoken(self) -> bool:
        """Whether it is what one of those present said."""
        opens = "：" in self.text[:7] or ":" in self.text[:7]
        said = _SAID.match(self.text) if opens else None
        if said and is_name(said["name"]) and not _OF_A_PLACE.fullmatch(said["name"]):
            return True
        held = _SAID_AT_POST.match(self.text) if opens else None
        return held is not None and held["surname"] in SURNAMES


def passages(texts: Iterable[str]) -> tuple[Passage, ...]:
    """The paragraphs of an item, to be read."""
    return tuple(map(Passage, texts))


def _cut(text: str) -> list[Sentence]:
    cut, at = [], 0
    for whole in SENTENCE.findall(text):
        if bare := whole.strip():
            blanks = 0 if whole[0] == bare[0] else len(whole) - len(whole.lstrip())
            cut.append(Sentence(bare, text, at + blanks))
        at += len(whole)
    return cut


def masked(sentence: str) -> str:
    """The sentence, as long, without what stands in titles, quotes and brackets."""
    return HIDDEN.sub(_mask, sentence)


def _mask(hidden: re.Match[str]) -> str:
    return hidden.group()[0] + "＿" * (len(hidden.group()) - 2) + hidden.group()[-1]
