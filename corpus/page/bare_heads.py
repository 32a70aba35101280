"""Headings without numbers, each alone on its line above its paragraphs: ◆关于甲 above 会议同意….

A page that printed them in bold has lost that in its text. They are told by their layout alone:
below the opening every paragraph stands under such a line, and the meeting is named in it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.page.layout import BULLETS, LABEL, is_end, is_field, unpad_label
from corpus.page.mending import Line

_MARKED = re.compile(
    rf"(?P<mark>[{''.join(sorted(BULLETS))}◇□※]|[-–—•·]|议题[：:]|【)\s*(?P<text>[^【】]+?)】?$"
)
_LONGEST, _SHORTEST, _FEWEST = 40, 3, 2
_PROSE = re.compile("[。；：:！？]|，$")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_CAPTION = re.compile("现场|图[为片]|摄影?$|讲话$|发言$|致辞$|主持")
"""会议现场, 县长温榆讲话: what stands below the pictures of a page."""

_OF_THE_MEETING = re.compile("会议|经|与会|听取|同意|原则")
_TAKEN_UP = re.compile("会议(?:还|集体|专题)*(?:审议|审定|研究|讨论|听取|传达|学习|通报|通过)")
_AHEAD = 24
_ENDS_PROSE = "。；！”）："


def heads_alone(lines: Sequence[Line]) -> tuple[tuple[int, str], ...]:
    """Where each such heading stands, and its words without the mark; none unless all are so."""
    rows = list(_rows_below_opening(lines))
    while rows and _head(rows[-1][1]):
        rows.pop()  # what a page prints below its text
    heads = [at for at, text in rows if _head(text)]
    marks = {_mark(text) for at, text in rows if at in heads}
    if len(heads) < _FEWEST or len(marks) > 1 or not _alternates(rows, heads):
        return ()
    told = sum(_tells(rows, head) for head in heads)
    captions = any(_CAPTION.search(text) for at, text in rows if at in heads)
    if captions or 2 * told < len(heads) or _holds_items(rows, heads):
        return ()
    return tuple((at, _head(text)) for at, text in rows if at in heads)


def _rows_below_opening(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    opening = next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))
    for at, text in ((at, lines[at].text) for at in range(opening + 1, len(lines))):
        if text and not _MARKED.match(text) and _closes(text):
            return
        if text:
            yield at, text


def _closes(text: str) -> bool:
    return is_end(text) or is_field(text) or LABEL.match(unpad_label(text)) is not None


def _mark(text: str) -> str:
    marked = _MARKED.match(text)
    return marked["mark"] if marked else ""


def _head(text: str) -> str:
    """The words of a heading, empty where the line is none."""
    marked = _MARKED.match(text)
    bare = marked["text"].strip() if marked else text
    fits = _SHORTEST <= len(bare) <= _LONGEST and not _PROSE.search(bare)
    return bare if fits and not _NUMBER.match(bare) else ""


def _alternates(rows: Sequence[tuple[int, str]], heads: Sequence[int]) -> bool:
    """Whether each paragraph stands below a heading, and each heading above a paragraph."""
    kinds = [at in heads for at, _ in rows]
    prose = all(text[-1] in _ENDS_PROSE for at, text in rows if at not in heads)
    return (
        kinds[0]
        and not kinds[-1]
        and prose
        and not any(one and two for one, two in pairwise(kinds))
    )


def _holds_items(rows: Sequence[tuple[int, str]], heads: Sequence[int]) -> bool:
    """党委会 above 会议审议了甲。 and 会议听取了乙。: which meeting it was, and no item."""
    for head, below in pairwise((*heads, rows[-1][0] + 1)):
        if sum(_TAKEN_UP.match(text) is not None for at, text in rows if head < at < below) > 1:
            return True
    return False


def _tells(rows: Sequence[tuple[int, str]], head: int) -> bool:
    below = next(text for at, text in rows if at > head)
    return _OF_THE_MEETING.search(below, 0, _AHEAD) is not None
