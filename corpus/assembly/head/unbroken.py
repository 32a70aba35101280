"""Minutes of a district council on one line: 日期:…出席者主席溫榆明議員…第1項:通過…2.經….

Older ones count their items in Roman numbers: I. 通過….

Sites that share files show the text of one without its line ends, and some cut it anew into pieces
that they number 1、 2、 in the middle of words. The labels, the items in 第1項, their papers and
paragraphs begin lines again, and so does everybody on the lists.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.lines.marks import value_of
from corpus.assembly.people.person import is_person, may_be_person
from corpus.assembly.people.staff import is_post_alone
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_LONG = 200
_BLANK = "\u3000\u3000"
_FINAL = "。！？.!?"
_PIECE = late(r"(?P<n>\d{1,2})、")
_FIRST_ITEM = late(rf"第[1一]项[:：]|(?<![A-Za-z])I\.\s?(?=[{HAN}\d])")
_LIST = late(
    "(?:应邀|因事|(?<!应邀)(?<!因事))(?:出席|列席|缺席)者?"
    "(?=[^者。,，]{0,6}[^。,，]{2,4}(?:(?:[A-Z]{2,4})?太平绅士|议员|先生|女士|小姐|博士))"
)
_HONORIFIC = "(?:议员|先生|女士|小姐|博士|教授|医生|法师|(?:[A-Z]{2,4})?太平绅士)"
_OFFICER = "专员(?=[,，][A-Z]{2})"
"""袁某某專員,JP: his post stands behind it once more; 民政事務專員 alone is nobody."""

_PERSON = rf"[^。,，]{{2,4}}(?:{_HONORIFIC}|{_OFFICER})"
_OF_ITEM = r"(?:出席|列席)(?:议程)?第[\d、及和至]{1,8}项"
_LABEL = (
    rf"(?:日期|时间|地点)[:：]|{_LIST.pattern}|{_OF_ITEM}(?={_PERSON})"
    rf"|(?<![及由他])(?:其他)?政府部门(?:及机构)?代表(?={_PERSON})"
    rf"|(?<=[士生姐员表)）\d])秘书(?={_PERSON})|秘书(?={_PERSON}(?:高级)?行政主任[(（]区议会)"
)
_HEAD = late(
    rf"(?={_LABEL})|(?=负责人|(?:开会|欢迎)[辞词])|(?<=负责人)|(?<=(?:开会|欢迎)[辞词])|(?<!~)(?=~{{4}})"
)
_LISTED = late(
    rf"(?P<item>{_OF_ITEM})|(?:应邀|因事)?(?:出席|列席|缺席)者?|(?:其他)?政府部门(?:及机构)?代表|秘书"
)
_NAMED = late(rf"(?:{_HONORIFIC}|{_OFFICER})(?:[,，]\s*(?:[A-Z]{{2,4}}(?![A-Za-z])[,，]?\s*)+)?")
_GROUP = late("副?主席|(?:增选|当然|委任|民选)?(?:委员|议员|成员)")
_LENGTHS = (4, 3, 2)
_AT_ORGAN = late(r"(?:经理|主任|总监|专员|师|长)[^。,，]*(?:公司|[署处局])$")
_TAIL = late(
    rf"(?=(?:[续讨报][议论告]|资料)事项第\d{{1,2}}项[:：])|(?<=事项)(?=第\d{{1,2}}项[:：])"
    rf"|(?<=。)(?=(?:下次(?:开会|会议)日期|其他事项)\d{{1,3}}\.)|(?<=日期)(?=\d{{1,3}}\.)|(?<=事项)(?=\d{{1,3}}\.)"
    rf"|(?<=。)(?=[{HAN}]{{2,6}}区议会秘书处)|(?<=区议会秘书处)(?=[二〇○零一九\d]{{1,4}}年)|(?=本会议[记纪]录[于在])"
)
_ITEM = late(
    rf"第(?P<n>\d{{1,2}})项[:：]|(?<![A-Za-z])(?P<roman>[IVX]{{1,5}})\.\s?(?=[{HAN}\d]{{4}})"
)
_PARAGRAPH = late(rf"(?<![\d.])(?P<n>\d{{1,3}})\.\s?(?=[{HAN}(（「])")
_PAPER = late(r"[(（](?:[^()（）]{2,20}文件第|文件[A-Z\d])[^()（）]{1,20}[)）]")


def unbroken(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of such minutes parted again; those of any other text as they are."""
    if not any(len(line.text) > _LONG and "出席" in line.text for line in lines):
        return lines
    whole = _joined(lines)
    if not any(_is_minutes(line.text) for line in whole):
        return lines
    return [
        Line(line.number, piece)
        for line in whole
        for piece in (_parted(line.text) if _is_minutes(line.text) else (line.text,))
    ]


def _is_minutes(text: str) -> bool:
    return len(text) > _LONG and "出席" in text and _begins(text) > 0


def _begins(text: str) -> int:
    """Where the first item begins, 0 where there is none below a list."""
    folded = fold(text)
    first = _FIRST_ITEM.search(folded)
    return first.start() if first and _LIST.search(folded, 0, first.start()) else 0


def _joined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the pieces 1、 2、 3、 of a text that was cut anywhere as one."""
    filled = [line for line in lines if line.text]
    start = next((at for at, line in enumerate(filled) if _opens(line.text)), len(filled))
    pieces: list[str] = []
    for line in filled[start:]:
        mark = _PIECE.match(line.text)
        if not mark or int(mark["n"]) != len(pieces) + 1:
            break
        pieces.append(line.text[mark.end() :])
    if len(pieces) < 2 or all(piece[-1:] in _FINAL for piece in pieces[:-1]):
        return lines
    whole = Line(filled[start].number, "".join(pieces))
    return [*filled[:start], whole, *filled[start + len(pieces) :]]


def _opens(text: str) -> bool:
    return len(text) > _LONG and text.startswith("1、")


def _parted(text: str) -> Iterator[str]:
    folded, items = fold(text), _begins(text)
    cuts = {0, items, len(text)} | {cut.start() for cut in _HEAD.finditer(folded, 0, items)}
    cuts |= {cut.start() for cut in _TAIL.finditer(folded)}
    cuts |= {at for paper in _PAPER.finditer(folded, items) for at in paper.span()}
    cuts |= {*_counted(_ITEM, folded, items), *_counted(_PARAGRAPH, folded, items)}
    for start, stop in pairwise(sorted(cuts)):
        yield from _listed(text[start:stop].strip(), stop <= items)


def _counted(pattern: re.Pattern[str], folded: str, start: int) -> Iterator[int]:
    """Where numbers that go on by one stand; the first paragraph may bear none."""
    last = 0
    for match in pattern.finditer(folded, start):
        number = value_of(match.groupdict().get("roman") or match["n"])
        if number == last + 1 or (last == 0 and number == 2):
            last = number
            yield match.start()


def _listed(piece: str, in_head: bool) -> Iterator[str]:
    """A list with its label and everybody on lines of their own, and any other piece whole."""
    listed = _LISTED.match(fold(piece)) if in_head else None
    if listed is None:
        yield piece
        return
    yield f"{piece[: listed.end()]}："
    yield from _people(piece[listed.end() :])


def _people(text: str) -> Iterator[str]:
    """Each person, with the post behind the name; 副主席 and 委員 stand above whom they are of."""
    held, end = "", 0
    for title in _NAMED.finditer(fold(text)):
        words = text[end : title.start()]
        start = _name_start(words)
        if start is None:
            continue
        post = words[:start]
        group = not held or _GROUP.fullmatch(fold(post)) is not None
        yield from filter(None, (held, post) if group else (f"{held}{_BLANK}{post}".strip(),))
        held, end = words[start:] + text[title.start() : title.end()], title.end()
    yield f"{held}{_BLANK}{text[end:]}".strip()


def _name_start(words: str) -> int | None:
    """Where the name at the end of the words begins: a post alone, or nothing, stands before it."""
    starts = [
        len(words) - length
        for length in _LENGTHS
        if len(words) >= length
        and may_be_person(words[-length:])
        and (len(words) == length or is_post_alone(words[:-length]))
    ]
    starts = [*_behind_organ(words)] or starts
    return starts[0] if len(starts) == 1 else None


def _behind_organ(words: str) -> Iterator[int]:
    """Where a name begins behind a post and the organ it is held at: 航線經理青石渡輪公司溫榆明."""
    for start in (len(words) - length for length in _LENGTHS if len(words) > length):
        if is_person(words[start:]) and _AT_ORGAN.search(fold(words[:start])):
            yield start
