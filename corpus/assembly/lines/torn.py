"""Labels and page marks that conversion of a printed page left on lines of their own.

請 above 假：, and 席：本 above 會－秘書長…: the blanks inside a label became line ends. 丁- 41 and
立法會 ─ 2031年2月1日 are the marks of pages.
"""

from collections.abc import Iterator, Sequence

from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_PAIRS = ("时间", "日期", "地点", "主席", "纪录", "记录", "出席", "列席", "请假", "缺席", "本会")
_REST = late(r"(?P<rest>\S)\s*[:：—－─–]")
_ENDS_OPEN = late(r"[:：]\s*本\s*$")
_PAGE = late(
    r"[甲乙丙丁戊己庚辛壬癸]\s*[-－–—]\s*\d{1,4}|第\s*\d{1,4}\s*/\s*\d{1,4}\s*页|-\s*\d{1,3}\s*-"
)
_RUNNING = late(r"立法[会局]\s*[─—–－-]+\s*\d{4}年\s*\d{1,2}月\s*\d{1,2}日")
_NUMBER = late(r"\d{1,5}")
_FIRST = frozenset("甲乙丙丁戊己庚辛壬癸第立-")
"""What such a mark begins with, so that other lines need no closer look."""


_UPRIGHT = str.maketrans("﹁﹂﹃﹄", "「」『』")
"""The marks of a vertical page, as those of a horizontal one."""


def with_quotes(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, the quotation marks of a vertical page set upright."""
    if not any("﹁" in line.text or "﹃" in line.text for line in lines):
        return lines
    return [line._replace(text=line.text.translate(_UPRIGHT)) for line in lines]


def without_page_marks(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines without the marks of pages, and the marks.

    A running head stays where it stands first.
    """
    near = [at for at, line in enumerate(lines) if line.text.lstrip()[:1] in _FIRST]
    heads = [at for at in near if _RUNNING.fullmatch(fold(lines[at].text.strip()))]
    gone = set(heads[1:])
    for at in heads[1:]:
        below = next((i for i in range(at + 1, len(lines)) if lines[i].text.strip()), None)
        if below is not None and _NUMBER.fullmatch(lines[below].text.strip()):
            gone.add(below)
    gone |= {at for at in near if _PAGE.fullmatch(fold(lines[at].text.strip()))}
    if not gone:
        return tuple(lines), ()
    kept = tuple(line for at, line in enumerate(lines) if at not in gone)
    return kept, tuple(lines[at].text.strip() for at in sorted(gone))


def with_whole_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with the two characters of such a label put together again."""
    return tuple(_mended(lines)) if any(map(_may_be_torn, lines)) else tuple(lines)


def _may_be_torn(line: Line) -> bool:
    text = line.text
    return len(text) == 1 or (text[-1:] == "本" and _ENDS_OPEN.search(text) is not None)


def _mended(lines: Sequence[Line]) -> Iterator[Line]:
    held: Line | None = None
    empty: list[Line] = []
    for line in lines:
        if held is not None and not line.text.strip():
            empty.append(line)
            continue
        whole = line
        if held is not None and _goes_on(held.text, line.text):
            whole = Line(held.number, held.text.strip() + line.text.strip(), held.indent)
        elif held is not None:
            yield from (held, *empty)
        held, empty = (whole, []) if _may_be_torn(whole) else (None, [])
        if held is None:
            yield whole
    yield from (*filter(None, (held,)), *empty)


def _goes_on(first: str, following: str) -> bool:
    rest = _REST.match(fold(following.strip()))
    return rest is not None and fold(first.strip())[-1:] + rest["rest"] in _PAIRS
