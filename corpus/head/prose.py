"""The sentences of a record's head put together again; its short lines stand for themselves."""

import re
from collections.abc import Sequence

from corpus.grammar.dates import begins_with_day
from corpus.grammar.people import HAN
from corpus.head.news_heads import OF_A_FORUM
from corpus.head.recognise import is_titled
from corpus.model import ParseWarning
from corpus.page.layout import begins_unit, is_end, is_field
from corpus.page.mending import Line, join_broken

_OF_TABLE = re.compile(r"(?:关\s*键\s*词|主\s*题\s*分\s*类|内\s*容\s*概\s*述|有\s*效\s*性)[：:\s|]")
"""关键词　常务会议；议定事项: a row of the page's own table."""
_TODAY = re.compile(r"今天是[^，。]{0,4}\d{4}年")
_PROSE = re.compile(r"[，。；]")
_HELD_BELOW = re.compile("召开|举行")
_SLOGAN = re.compile(f"(?!.*[会日年同市县区])[{HAN}]{{2,8}}，[{HAN}]{{2,8}}[！!]?")
"""看家乡事，品故乡情: what a site says of itself."""


def join_prose(
    lines: Sequence[Line], whole: str
) -> tuple[tuple[Line, ...], tuple[ParseWarning, ...]]:
    """Mend the sentences of the head; its short lines (letterhead, title) stand for themselves."""
    joined: list[Line] = []
    warnings: list[ParseWarning] = []
    prose: list[Line] = []
    for line, below in zip((*lines, None), (*lines[1:], None, None), strict=False):
        if line and not prose and below and _is_headline(line.text, below.text):
            joined.append(line)
            continue
        if line and prose and not is_field(line.text) and not is_end(line.text, prose[-1].text):
            prose += [line] if line.text else []
            continue
        mended, doubts = join_broken(prose, begins_unit, whole)
        joined += mended
        warnings += doubts
        prose = [line] if line and _is_prose(line.text) else []
        joined += [line] if line and line.text and not prose else []
    return tuple(joined), tuple(warnings)


def _is_headline(text: str, below: str) -> bool:
    """A line with a comma and no full stop, above 7月3日，某会召开… or, a title, above nothing."""
    if _SLOGAN.fullmatch(text):
        return True
    if not text or not below or "。" in text:
        return "。" not in text and is_titled(text)
    return begins_with_day(below) and _HELD_BELOW.search(below) is not None


def _is_prose(text: str) -> bool:
    if _OF_TABLE.match(text) or _TODAY.search(text) or OF_A_FORUM.search(text):
        return False
    return _PROSE.search(text) is not None and not is_end(text)
