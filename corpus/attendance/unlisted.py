"""A row of names that no list took: people of an unknown layout must not be lost silently.

The rules for lists know many layouts and not all. What looks like a row of people near the end of a
record and names nobody who was read is told with ``attendance-unclear``.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.grammar.people import HAN, is_name

_NEAR_END = 12
"""Rows before the end; lists behind a text are no longer as a rule, and none is told twice."""
_LONGEST = 200
_FEWEST = 3
"""Names in a row: two may well be a signature or a word."""
_SHARE = 0.5
"""Of the words of a row that are names; the others are posts and organs."""
_CREDITS = re.compile(
    r"记者|通讯员|编辑|责编|校对|摄影|撰稿|供稿|作者|监制|[一二三初复终]审|审核|审签|签发|投稿|文字"
)
"""Who made the page, which tells of no meeting."""
_BETWEEN = re.compile(r"[\s、，,：:；;（）()]+")
_SPACED = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]{{1,4}}([{HAN}])(?![{HAN}])")


def unlisted_rows(texts: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """The rows near the end that are names of people of whom nobody is ``known``."""
    rows = [row for text in texts[-_NEAR_END:] for row in text.split("\n")]
    for row in rows[-_NEAR_END:]:
        if len(row) <= _LONGEST and "。" not in row and _is_unlisted(row, known):
            yield row.strip()


def _is_unlisted(row: str, known: Collection[str]) -> bool:
    is_spaced = " " in row or "\u3000" in row
    joined = _SPACED.sub(r"\1\2", row) if is_spaced else row
    words = [word for word in _BETWEEN.split(joined) if word]
    if len(words) < _FEWEST or any(word in known for word in words) or _CREDITS.search(row):
        return False
    names = sum(map(is_name, words))
    return names >= max(_FEWEST, _SHARE * len(words))
