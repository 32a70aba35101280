"""A mirror of Hong Kong's minutes that lost its line ends: labels, lists and items on one line.

Such a mirror may write every bold word four times over, and set blanks anywhere. The labels, the
items in Roman numbers, their paragraphs and the papers in brackets begin lines again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.lines.marks import value_of
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_SHORTEST = 120
_LISTS = late(
    r"(?:出席|缺席|列席)(?:委员|议员|公职人员)|列席(?:秘书|职员)|(?<!席)公职人员"
    r"|应邀(?:出席|列席)(?:者|人士|团体|代表)?"
)
_OPEN_END = late(r"(?:[^。.!?！？;；:：]|(?<![A-Za-z])[IVX]{1,5}\.)$")
_SIGNED = "秘书处"
_BLANK = late(rf"\s+(?=[{HAN}(（\d:：])|(?<=[{HAN})）:：.])\s+")
_FOUR_TIMES = late(rf"([{HAN}:：/、（）()]{{1,30}}?)\1{{3}}")
_BOLD = late(r"([列出缺]席[^\s:：]{2,6})\1{3}")
_LEAST_BOLD = 4
_LONGEST_SIGNATURE = 40
_LOST_END = r"\n"
_RUNS_ON = ("??", "？？", "──", "--")
"""What the dash between the number of a paper and its name became: the name stands below."""

_PAPER = r"立法会CB[(（]\d[)）]\d+/\d{2}-\d{2}(?:[(（]\d+[)）])?号文件"
_CUTS = late(
    rf"(?=(?:日期|时间|地点|{_LISTS.pattern})[:：])|(?=经办人/部门)|(?<=经办人/部门)"
    rf"|(?=参与议程第[IVX])|(?<!参与)(?=议程第[IVX]+项)|(?<=项的讨论)|(?<=第[IVX]项)(?!的|出席)|(?<=第[IVX]{{2}}项)(?!的|出席)|(?<=第[IVX]{{3}}项)(?!的|出席)|(?<=项出席)(?!者)|(?=档号[:：])|(?=[(（]此份)"
    rf"|(?=[(（]{_PAPER})|(?<=[。.])(?=政府当局(?:\d|$))|(?<=[。.])(?=(?:临时)?立法会秘书处)"
    r"|(?<!\d)(?=-\s?\d{1,3}\s-)|(?<=\d\s-)(?=\s?[^\s\d])"
    r"|(?=(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$)"
)
_PIECES = late(
    rf"(?:^|(?<=[a-z]))(?:临时)?{_PAPER}|档号[:：][A-Z\d/]+"
    rf"|[(（]{_PAPER}(?:[^()（）]|[(（][^()（）]*[)）])*[)）]"
)
"""What is a line of its own, so that another begins behind it."""

_ITEM = late(
    rf"(?:(?<=[\s。)）])(?=[IVX]{{1,5}}[{HAN}《](?<!项))|(?<![A-Za-z])(?=[IVX]{{1,5}}\.))(?P<number>[IVX]{{1,5}})\.?(?=[{HAN}《]|(?<=\.)\d{{2,4}}[年A-Z])"
)
"""II.某事項, or II某事項 behind a sentence or a blank; 議程第II項 is none.

A name may begin with a year or the number of a project: III.2031年1月會議的討論事項.
"""

_UNMARKED = late(rf"(?<=[IVX])(?=[{HAN}《])")
_PARAGRAPH = late(rf"(?<!\d)(?<!\d\.)(?P<number>\d{{1,3}})\.(?=[{HAN}(（])")
_MEMBER = late(rf"[A-Za-z,. ]*[{HAN}]{{2,5}}议员(?!.*[{HAN}]{{3}})")
_ABSENT = late("缺席(?:委员|议员)")
_PERSON = late(
    r"(?<!席)(?:议员|女士|先生|小姐|博士|教授)(?:[(（][^()（）]{2,8}[)）])?"
    r"(?:[, ，]*[A-Z]{2,4}(?![A-Za-z]))*(?:[(（][^()（）]{2,8}[)）])?(?P<page>\d?)"
)
"""Where a person of a list ends; the number of a page may follow."""


def unmirrored(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of such a mirror parted again; those of any other text as they are."""
    if not any(len(line.text) > _SHORTEST and _is_run_together(line.text) for line in lines):
        return lines
    last = {_ITEM: 0, _PARAGRAPH: 0}
    parted = [
        Line(line.number, piece) for line in _whole(lines) for piece in _parted(line.text, last)
    ]
    return [*_with_label(parted)]


def with_bold_once(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the text, the words that such a mirror wrote four times written once."""
    if not any("列席" in line and _BOLD.search(line) for line in lines):
        return lines
    return tuple(_once(_BLANK.sub("", line)) if len(line) > _SHORTEST else line for line in lines)


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the marks of lost line ends out of them, and what follows such a mark.

    So too the name of a paper behind its number, and what a page cut in the middle of a sentence
    or behind the number of an item.
    """
    whole: list[Line] = []
    for line in lines:
        if whole and line.text and _goes_on(whole[-1].text, line.text):
            text = whole[-1].text + line.text.removeprefix(_LOST_END)
            whole[-1] = whole[-1]._replace(text=text)
        elif line.text:
            whole.append(line)
    return iter(whole)


def _goes_on(above: str, text: str) -> bool:
    if text.startswith(_LOST_END) or above.endswith(_RUNS_ON):
        return True
    cut = len(above) > _SHORTEST and _OPEN_END.search(above) is not None
    return cut and _SIGNED not in above[-_LONGEST_SIGNATURE:]


def _is_run_together(text: str) -> bool:
    lists = {*_LISTS.findall(fold(text))} if "列席" in text else set()
    return len(lists) > 1 and not lists.isdisjoint(("列席秘书", "列席职员"))


def _once(text: str) -> str:
    """The words that stand four times, once; a few may stand so by themselves."""
    found = list(_FOUR_TIMES.finditer(text)) if len(text) > _SHORTEST else []
    return _FOUR_TIMES.sub(r"\1", text) if len(found) >= _LEAST_BOLD else text


def _parted(text: str, last: dict[re.Pattern[str], int]) -> Iterator[str]:
    """The pieces of a line; ``last`` is the last number of the items and paragraphs above it.

    A short line is whole, unless items go on in it.
    """
    begun, written = last[_ITEM], text
    text = _BLANK.sub("", written)
    folded = fold(text)
    items = list(_counted(_ITEM, folded, 0, last))
    if len(written) <= _SHORTEST and not items:
        yield written
        return
    first = 0 if begun else items[0] if items else len(folded)
    paragraphs = list(_counted(_PARAGRAPH, folded, first, last))
    cuts = {0, len(text), *items, *paragraphs}
    cuts |= {match.start() for match in _CUTS.finditer(folded)}
    cuts |= {at for match in _PIECES.finditer(folded) for at in match.span()}
    for start, stop in pairwise(sorted(cuts)):
        piece = text[start:stop].strip()
        piece = _UNMARKED.sub(" ", piece, count=1) if start in items else piece
        listed = not begun and items and stop <= items[0]
        yield from _people(piece) if listed else (piece,)


def _people(text: str) -> Iterator[str]:
    """Each person of a list, with the post before the name."""
    end = 0
    for person in _PERSON.finditer(fold(text)):
        yield text[end : person.start("page")]
        end = person.end()
    yield from filter(None, (text[end:],))


def _counted(
    pattern: re.Pattern[str], folded: str, start: int, last: dict[re.Pattern[str], int]
) -> Iterator[int]:
    """Where numbers that go on by one stand; the first paragraph may bear none."""
    for match in pattern.finditer(folded, start):
        value = value_of(match["number"])
        if value == last[pattern] + 1 or (
            value == 2 and last[pattern] == 0 and pattern is _PARAGRAPH
        ):
            last[pattern] = value
            yield match.start()


def _with_label(lines: Sequence[Line]) -> Iterator[Line]:
    """With the label of the members above 缺席委员, where the mirror cut the head off."""
    texts = [fold(line.text) for line in lines]
    absent = next((i for i, text in enumerate(texts) if _ABSENT.match(text)), 0)
    lost = not any(text.startswith("出席") for text in texts[:absent])
    member = [_MEMBER.match(text) is not None for text in texts[:absent]]
    for at, line in enumerate(lines):
        if lost and at < absent and all(member[at:]) and not any(member[:at]):
            yield Line(line.number, f"出席{texts[absent][2:4]}:")
        yield line
