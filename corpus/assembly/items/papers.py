"""Items that are told by their papers: 古蹟評級(委員會文件AAC/44/2006-07), EC(97-98)61建議….

A board whose page lost the numbers of its items heads each with its matter and the paper on it; a
subcommittee of finance numbers the items by their papers, and their names take several lines.
"""

from collections.abc import Sequence

from corpus.assembly.items.cases import Item
from corpus.assembly.rulings.estimates import PAPER, whole_matter
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_HEADED = late(
    rf"(?P<heading>[{HAN}][^。:：(（]{{2,50}}?)\s*(?P<paper>[(（][{HAN}]{{0,8}}文件\s*(?:第)?[A-Z]{{2,8}}[/\d][^()（）]{{2,20}}[)）])"
)
_PLAIN = late("(?:其他事项|下次会议(?:日期|时间)|会议结束|通过(?:上次)?会议[纪记][录要])[:：]?")
_NUMBERED = late(r"(?:EC|PWSC|FCR)[(（]\d{2,4}-\d{2}[)）]\d{1,3}\s*(?=\S)")
_ALONE = late(
    rf"\s*(?:[議议]?[程]?[項项](?:[目]|第)*\s*\d{{1,2}}\s*[項项]?|[IVX]{{1,5}}\s*[.．、]?|\d{{1,2}}\s*[.．、])"
    rf"[-－–—─:：\s]*{PAPER}\s*[-－–—─:：]*\s*$"
)
"""項目1 -- FCR(2001-02)7: the number of an item and that of its paper, the matter below them."""

_PARAGRAPH = late(r"\d{1,3}\s*[.．]\s*\D")
_SECRETARIAT = late(rf"(?P<body>[{HAN}]{{4,24}}委员会)秘书处")
_FEWEST, _MOST_LINES = 2, 4


def is_papered(text: str) -> bool:
    """Whether the row is the matter of an item with its paper in brackets behind it."""
    return text[-1:] in ")）" and "文件" in text and _HEADED.fullmatch(fold(text)) is not None


def items_of_papers(rows: Sequence[str]) -> tuple[list[Item], list[str]]:
    """The items of rows that begin with such a heading, and what follows their end."""
    if not rows or not is_papered(rows[0]) or sum(map(is_papered, rows)) < _FEWEST:
        return [], []
    items: list[Item] = []
    for row in rows:
        papered = _HEADED.fullmatch(fold(row))
        if papered:
            heading, paper = row[: papered.end("heading")], row[papered.start("paper") :]
            items.append(Item(None, heading, "", [paper], whole=True))
        elif _PLAIN.fullmatch(fold(row)):
            items.append(Item(None, row.rstrip(":："), "", whole=True))
        else:
            items[-1].rows.append(row)
    last = items[-1].rows
    stop = next((i for i, row in enumerate(last) if _SECRETARIAT.fullmatch(fold(row))), len(last))
    after = last[stop:]
    del last[stop:]
    return items, after


def body_at_end(rows: Sequence[str]) -> tuple[str, ...]:
    """Whose secretariat signed, where nothing else says whose meeting it was."""
    for row in reversed(rows[-6:]):
        if signed := _SECRETARIAT.fullmatch(fold(row)):
            return (row[: signed.end("body")],)
    return ()


def with_whole_names(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the name of each item that its paper numbers on one of them.

    Where only the paper stands behind the number of the item, the name may stand a blank below.
    """
    if not any(_NUMBERED.match(line.text) or _ALONE.match(line.text) for line in lines):
        return lines
    whole: list[Line] = []
    head, names = None, list[str]()
    for line in lines:
        if _NUMBERED.match(line.text) or _ALONE.match(line.text):
            head, names = line, []
            whole.append(line)
        elif head and _goes_on(head, names, line.text):
            names += filter(None, (line.text.strip(),))
            whole[-1] = head._replace(text=_named(head.text, names))
        else:
            head = None
            whole.append(line)
    return whole


def _goes_on(head: Line, names: Sequence[str], text: str) -> bool:
    alone = _ALONE.match(head.text) is not None
    if not text.strip():
        return alone and not names
    sentence = alone and "。" in text
    return len(names) < _MOST_LINES and not _PARAGRAPH.match(text) and not sentence


def _named(head: str, names: Sequence[str]) -> str:
    if _ALONE.match(head) is None:
        return head + "".join(names)
    return f"{head.strip()} {whole_matter(names)}" if names else head
