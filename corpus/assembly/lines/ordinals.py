"""Items that boards and district councils of Hong Kong count as 第一項 or 第1項, with their papers.

The same words head lines of a budget (第3項　水文局6萬元) and stand in laws, so they count as items
only where they go on by one from the first and the paper of one, in brackets, stands behind its
name or on the line below.
"""

from collections.abc import Sequence

from corpus.assembly.lines.run_together import NUMBER_BLANK
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_ORDINAL = late(
    rf"(?P<number>(?P<agenda>议程)?第\s*(?P<n>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*项)"
    rf"(?:\s*[:：]\s*|\s+|(?(agenda)|(?!)))(?=[{HAN}《「\d])"
)
"""Behind 議程第一項 the name may follow without a blank."""

_PAPER = late(r"[(（][^。()（）]{0,16}文件")
_FEWEST = 2
_FIRST = frozenset("第議议")


def with_ordinals(rows: Sequence[Line]) -> tuple[Line, ...]:
    """The rows, with the numbers of such items set apart from their names."""
    if not any(row.text[:1] in _FIRST for row in rows):
        return tuple(rows)
    found = {at: match for at, row in enumerate(rows) if (match := _ORDINAL.match(fold(row.text)))}
    values = [read_number(match["n"]) for match in found.values()]
    counts = values == list(range(1, len(values) + 1)) and len(values) >= _FEWEST
    if not counts or not any(_is_papered(rows, at) for at in found):
        return tuple(rows)
    return tuple(
        row._replace(text=_apart(row.text, found[at].end("number"), found[at].end()))
        if at in found
        else row
        for at, row in enumerate(rows)
    )


def _apart(text: str, number: int, name: int) -> str:
    return f"{text[:number]}{NUMBER_BLANK}{text[name:]}"


def _is_papered(rows: Sequence[Line], at: int) -> bool:
    """Whether the paper of the item is named behind it or on the next line that is not empty."""
    below = next((row.text for row in rows[at + 1 : at + 3] if row.text), "")
    return bool(_PAPER.search(fold(rows[at].text)) or _PAPER.match(fold(below)))
