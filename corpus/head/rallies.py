"""Rallies, ceremonies and courses: held like a meeting, where mostly nothing is considered."""

import re
from collections.abc import Sequence

from corpus.grammar.tables import one_of, table_words

_ENDS = r"(?:$|[，。；\s\d]|召开|举行)"
_MOBILISED = one_of(table_words("other_texts", "mobilisations"))
_CEREMONIES = one_of(table_words("other_texts", "rallies"))
_MOBILISATION = re.compile(rf"{_MOBILISED}(?:$|[，。；\s\d]|[^，。；]{{0,20}}?(?:召开|举行))")
_RALLY = re.compile(rf"(?:{_CEREMONIES}|{_MOBILISED}){_ENDS}")
_CEREMONY = re.compile(rf"{_CEREMONIES}{_ENDS}")
_ASIDE = "(?:《[^》]*》|[^。；《》])"
_PRESENTED = re.compile(
    rf"(?:会上|会议)，?{_ASIDE}{{0,60}}?(?:宣读|传达|通报|解读|审议|听取|讨论)了?{_ASIDE}{{2}}"
    rf"|(?:会上|会议)，?{_ASIDE}{{2,30}}?(?:就|对|从|围绕){_ASIDE}{{2,120}}?作了?{_ASIDE}{{0,12}}"
    "(?:安排|部署|说明|通报|汇报|解读|报告)"
)
"""会上，副主任甲宣读了《方案》; 书记甲就整改工作作了具体安排: something was presented."""


def is_rally(texts: Sequence[str]) -> bool:
    """Whether what was held was a rally, a ceremony or a course, where nothing is considered."""
    return any(map(_RALLY.search, texts))


def is_ceremony(texts: Sequence[str]) -> bool:
    """Whether it was one of those but a 动员会, at which work may be given out item by item."""
    return any(map(_CEREMONY.search, texts))


def is_working_rally(texts: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether it was a 动员会 at which, by the text or the ``rest``, something was presented."""
    if is_ceremony(texts) or not any(map(_MOBILISATION.search, texts)):
        return False
    return any(map(_PRESENTED.search, (*texts, *rest)))
