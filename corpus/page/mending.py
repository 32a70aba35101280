"""Mend what conversion did to the lines: marks, blanks around digits, sentences cut by a page end.

A cut is mended only where nothing speaks against it. Where the join would make nonsense, text was
lost: a warning says so and the two pieces stay apart.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.doubts import doubt
from corpus.grammar.numerals import read_number
from corpus.model import ParseWarning

_BOLD = "**"
_HEADED = re.compile(r"^ {0,3}#{1,6} +(?=\S)", re.MULTILINE)
"""# 会议纪要: a headline of Markdown."""

_MARKS = re.compile(r"[\u180a-\u180e\u200b-\u200f\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[\u00a0\t\u2000-\u200a\u202f\u2502-\u254f\u2551-\u257f]")
"""Blanks of any width, and the lines that a table was drawn with."""
_MARK_OR_BLANK = re.compile(f"{_MARKS.pattern[:-1]}{_BLANKS.pattern[1:]}")

_NEAR_DIGIT = re.compile(
    r"[ \u3000](?:(?<=\d.)[ \u3000]*(?=[^\x00-\x7f\s])"
    r"|(?<=[^\x00-\x7f\s].)[ \u3000]*(?=\d)|(?<=[（《〔].)[ \u3000]*)"
)
_NUMBER_FIRST = re.compile(
    r"(?:第|议题|议程|议案|提案|事项|项目)?[（(]?[一二三四五六七八九十]{1,3}[）)]?(?:项|个)?(?:议题|事项)?"
    r"[ \u3000]+(?=\d)"
)
"""议题一　2033年预算: the blank parts the number from what it counts."""

_BEHIND_MARK = re.compile(
    r"[ \u3000](?:(?<=[，。；、！？》].)|(?<=[^\x00-\x7f][,;.!?].))[ \u3000]*(?=[^\x00-\x7f\s])"
)
_TORN_YEAR = re.compile(r"(?<![\d.])(?:[12][ \u3000]*[09])(?:[ \u3000]*\d){2}(?=[ \u3000]*年)")
_TORN_DAY = re.compile(
    r"(?<=年)([ \u3000]*1)[ \u3000]+(?=[012][ \u3000]*月)"
    r"|(?<=月)([ \u3000]*[12])[ \u3000]+(?=\d[ \u3000]*日)"
    r"|(?<=月)([ \u3000]*3)[ \u3000]+(?=[01][ \u3000]*日)"
)
"""202 6 年 1 月 1 5 日: a page that was made of a text document lays each piece by itself."""

_BEFORE_MARK = re.compile(
    r"[ \u3000](?<=[\u3400-\u9fff）)》”].)[ \u3000]*"
    "(?=[，。；：、）》”]|（[^（）]{0,6}[稿案订行]）)"
)
_IN_USUAL_WORDS = (
    "(?<=原则.)(?=[同通])|(?<=传达.)(?=学习)|(?<=[传学听审研通].)(?=[达习取议究报]了)"
    "|(?<=[达习取议究报].)(?=了)|(?<![\u3400-\u9fff]会议.)(?<=会议.)(?=[指强要原听传审研讨认明决同通])"
)
"""原则 同意, 听 取了, 。会议 指出: blanks where no two words can meet."""

_TORN_WORD = re.compile(f" (?:{_IN_USUAL_WORDS})")
_TORN_PERHAPS = re.compile(
    f" (?:{_IN_USUAL_WORDS}|(?<=现.)(?=将)|(?<=常务.)(?=会议)"
    "|(?<=会议.)(?=[指强要原听传审研讨认明决同通]))"
)
"""Those, and blanks that may also part a title from its text; many of them tell of a torn page."""

_FEWEST_TORN = 3
_IN_WORD = re.compile("(?<=[\u3400-\u9fff，。；：、“”《》（）]) +(?=[\u3400-\u9fff“”《》（）])")
_HOLDS_NAMES = re.compile(r"[出列缺] *席|参 *加|参 *会|请 *假|记 *录|应 *邀|名 *单")
HEADS_ITEM = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)?(?:会议)?"
    "(?:专题|集[中体]|书面|原则|研究|讨论|审议|听取|传达|学习|通报|关于)"
)
"""What the heading of an item begins with, with its number or without."""

_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,3}[-—–－·\s]*|[─━═\s]{4,}")
_BREAK = re.compile(r"<(?:br|/?p)\s*/?>", re.IGNORECASE)
_TAG_IN_BRACKETS = re.compile(r"【/(?:br|h|p)/】|【(?:br|h|p)/?】", re.IGNORECASE)
_QUESTIONED = re.compile(r"^(?:[?？][ \u3000]*)+(?=[\u3400-\u9fff])", re.MULTILINE)
"""The blanks before a paragraph that became ? when its page was converted."""

_INLINE = re.compile(r"</?(?:em|strong|span|font|b|i|u|a|img)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
"""Tags that were left in the text: those that end a line, and those within it."""

_PICTURE = re.compile(
    r"!?(?:\[[^\]\u3400-\u9fff]*\])?\(?[!-~]*\.(?:png|jpe?g|gif|bmp|webp)\)?", re.IGNORECASE
)

_HAN_FIRST, _HAN_LAST = "\u3400", "\u9fff"

_PUBLISHED = re.compile(
    r"[^，。；]{0,8}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? *(?:\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?"
    r" *(?:作者|来源|编辑|发布|浏览|字号|\|)[^，。；]{0,80}"
)
"""2021-05-06 07:08:09 作者：编辑 来源：某网"""

_MEETING_SAYS = re.compile(
    r"会议(?:还|首先|集体|认真)?(?:听取|审议|传达|学习|研究|讨论|通报|原则|指出|强调|要求|认为|决定|邀请)"
)
_GOES_ON = re.compile(
    r"(?:[，、；：的和与及在对把将是为以经由本此该次务组题公体席调任委作频话进）)开前后下上]|\d)$"
)
_CAPTION = re.compile(r"[（(](?:资料)?图片?\d{0,2}[）)]$")
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")

_FIRST_OF_LABEL = frozenset("出列缺请记")
_REST_OF_LABEL = re.compile("[席假录] *[：:]")
_IN_ROW = re.compile(r"[\u3400-\u9fff]{1,4}")
_FINAL = "。！？；：!?;:…"
_CLOSERS = "”’」』）)》】"
_OPEN_MARKS = (("《", "》"), ("（", "）"), ("“", "”"), ("〔", "〕"))
_CLAUSE_MARK = re.compile(r"[，。；：、！？]")
_PROSE = re.compile(r"[，。；]")
_LABEL = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*")
_FEWEST_SPACED = 8
_LONGEST_PARAGRAPH = 20_000
_LONGEST_RECORD = 100_000
_LONGEST_CLAUSE = 100
_SUBHEADING_LENGTH = 20
_NEVER_LAST = "的和与及在对把将是为以"
_NEVER_FIRST = "性的了等们化者度率，、。；）》”"
_REPEATED_LENGTH = 8
_NEW_THOUGHT = re.compile(r"但是|然而|因此|所以|此外|另外|首先|其次|最后，|与此同时")
_COPULA_START = re.compile(r"(?:既|也|又|更|正|则|就|都|不)是")
_LABEL_ALONE = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
_LONGEST_LABEL = 5
_LONGEST_NUMBER = 3
_NUMBER_ALONE = re.compile("[一二三四五六七八九十]{1,3}")
_NUMBER_FIRST_OF_ITEM = re.compile("([一二三四五六七八九十]{1,3})(?:、|$)")


class Line(NamedTuple):
    """A line or a mended paragraph; ``number`` is the source's first line of it, from 1.

    ``indent`` is how many blanks stood before it.
    """

    number: int
    text: str
    indent: int = 0

    @property
    def indented(self) -> bool:
        """Whether the line was set in by two blanks at least."""
        return self.indent >= 2


def clean_lines(lines: Sequence[str]) -> tuple[Line, ...]:
    """Number the lines and take out marks, blanks around digits and bare page numbers."""
    whole = "\n".join(lines).replace(_BOLD, "").replace("&nbsp;", " ")
    if _MARK_OR_BLANK.search(whole):
        whole = _BLANKS.sub(" ", _MARKS.sub("", whole))
    whole = _HEADED.sub("", whole) if "# " in whole else whole
    whole = _TAG_IN_BRACKETS.sub("<br>", whole) if "【/" in whole else whole
    whole = _QUESTIONED.sub("", whole) if "?" in whole or "？" in whole else whole
    numbered: list[Line] = []
    for number, text in enumerate(whole.split("\n"), start=1):
        if "<" in text:
            numbered += [_clean(number, piece) for piece in _BREAK.split(_INLINE.sub("", text))]
        else:
            numbered.append(_clean(number, text) if text else Line(number, ""))
    return tuple(_single_spaced(numbered))


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """Where every line has an empty one below it, one empty line parts nothing."""
    pairs = list(pairwise(lines))
    if len(lines) < _FEWEST_SPACED or any(line.text and below.text for line, below in pairs):
        return lines
    return [lines[0], *(below for line, below in pairs if below.text or not line.text)]


def closed_up(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take out the blanks behind the marks of sentences (会议强调， 要…) and in torn words."""
    lines = _with_whole_words(lines)
    return tuple(
        [
            Line(line.number, _BEHIND_MARK.sub("", line.text), line.indent)
            if " " in line.text or "\u3000" in line.text
            else line
            for line in lines
        ]
    )


def _with_whole_words(lines: Sequence[Line]) -> Sequence[Line]:
    """会议 原则 同意: sentences and headings of a page that lays its words apart, in one piece.

    Rows of names keep their blanks, and so does every page whose usual words are whole.
    """
    spaced = [at for at, line in enumerate(lines) if " " in line.text]
    torn = sum(len(_TORN_PERHAPS.findall(lines[at].text)) for at in spaced)
    if not torn:
        return lines
    whole = list(lines)
    for at in spaced:
        many = torn >= _FEWEST_TORN and _is_told(lines[at].text)
        text = (_IN_WORD if many else _TORN_WORD).sub("", lines[at].text)
        whole[at] = lines[at]._replace(text=text)
    return whole


def _is_told(text: str) -> bool:
    """Whether a line with blanks is prose or the heading of an item, and holds no list."""
    if " " not in text or _HOLDS_NAMES.search(text):
        return False
    return "。" in text or HEADS_ITEM.match("".join(text.split())) is not None


def with_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put a label that stands alone on its line (（一）, 二、) in front of the text below it.

    So too 一 and 二 without a mark, where they count on from 一.
    """
    lines = _with_marks(lines)
    joined = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        if not 0 < len(line.text) <= _LONGEST_LABEL or not below.text:
            continue
        if _LABEL_ALONE.fullmatch(line.text):
            joined[at] = Line(line.number, "", line.indent)
            joined[at + 1] = Line(line.number, line.text + below.text, below.indent)
    return tuple(joined)


def _with_marks(lines: Sequence[Line]) -> Sequence[Line]:
    """The bare numbers of items as labels: 一 on a line of its own becomes 一、.

    They count on from 一, alone or with those that have their mark; a single one heads an item.
    """
    short = [at for at, line in enumerate(lines) if 0 < len(line.text) <= _LONGEST_NUMBER]
    bare = [at for at in short if _NUMBER_ALONE.fullmatch(lines[at].text)]
    if not bare:
        return lines
    numbers = [number[1] for line in lines if (number := _NUMBER_FIRST_OF_ITEM.match(line.text))]
    following = "".join(line.text for line in lines[bare[0] + 1 : bare[0] + 3])
    alone = len(numbers) == 1 and not HEADS_ITEM.match(following)
    if alone or not (_count_on(numbers) or _count_on([lines[at].text for at in bare])):
        return lines
    marked = {at: lines[at]._replace(text=f"{lines[at].text}、") for at in bare}
    return [marked.get(at, line) for at, line in enumerate(lines)]


def _count_on(numbers: Sequence[str]) -> bool:
    """Whether they are 一, 二, 三 and so on."""
    return [read_number(number) for number in numbers] == list(range(1, len(numbers) + 1))


def with_whole_rows(lines: Sequence[Line]) -> Sequence[Line]:
    """出, 席：甲某, 乙, 某: a row whose every blank became a line end, as one row again.

    Only rows that begin with a label torn so are: they say that the page did it.
    """
    torn = [at for at, (one, other) in enumerate(pairwise(lines)) if _is_torn_label(one, other)]
    if not torn:
        return lines
    whole = list(lines)
    for at in torn:
        row = [lines[at].text + lines[at + 1].text]
        end = at + 2
        while end < len(lines) and _IN_ROW.fullmatch(lines[end].text) and end not in torn:
            row.append(lines[end].text)
            end += 1
        whole[at] = lines[at]._replace(text=" ".join(row))
        whole[at + 1 : end] = [line._replace(text="") for line in lines[at + 1 : end]]
    return whole


def _is_torn_label(one: Line, other: Line) -> bool:
    return one.text in _FIRST_OF_LABEL and _REST_OF_LABEL.match(other.text) is not None


def _clean(number: int, text: str) -> Line:
    bare = text.lstrip()
    indent, text = len(text) - len(bare), bare.rstrip()
    if " " in text or "\u3000" in text:
        first = _NUMBER_FIRST.match(text)
        front = first.end() if first else 0
        text = text[:front] + _NEAR_DIGIT.sub("", _untorn(text[front:]))
    is_prose = _HAN_FIRST <= text[:1] <= _HAN_LAST or text[:1] == "（"
    return Line(number, text if is_prose or not _is_empty(text) else "", indent)


def _untorn(text: str) -> str:
    if "年" in text:
        text = _TORN_YEAR.sub(lambda year: "".join(year.group().split()), text)
        text = _TORN_DAY.sub(lambda day: day.group().rstrip(), text)
    return _BEFORE_MARK.sub("", text)


def _is_empty(text: str) -> bool:
    """Whether a line holds a page number or the name of a picture; neither begins like prose."""
    return bool(_PAGE_NUMBER.fullmatch(text) or ("." in text and _PICTURE.fullmatch(text)))


def compact(lines: Sequence[Line]) -> str:
    """The text without any blanks, its lines parted by line ends and blank ones left out."""
    return "\n".join(["".join(line.text.split()) for line in lines if line.text])


def join_broken(
    lines: Sequence[Line], begins: Callable[[str, str], bool], whole: str
) -> tuple[tuple[Line, ...], tuple[ParseWarning, ...]]:
    """Join each paragraph that was cut, and leave out blank lines.

    ``begins`` tells a line that starts a paragraph of its own from the line before it; ``whole`` is
    the document's text, its lines parted by line ends, where other readings of a cut clause stand.
    """
    joined: list[Line] = []
    warnings: list[ParseWarning] = []
    for line in lines:
        if not line.text:
            continue
        before = joined[-1] if joined else None
        if before is None or begins(line.text, before.text) or _is_closed(before.text, line.text):
            joined.append(line)
        elif _is_lost(before.text, line.text, whole):
            warnings.append(_lost(line))
            joined.append(line)
        elif _is_subheading(before.text, line.text):
            joined.append(line)
        else:
            joined[-1] = Line(before.number, before.text + line.text, before.indent)
    return tuple(joined), tuple(warnings)


def _is_closed(text: str, following: str) -> bool:
    """A paragraph without end is no paragraph, and joining on would take time without end.

    The name of a picture (会场照片.jpg, …会议召开（图1）) stands for itself; 会议听取了… opens a
    paragraph on pages whose paragraphs have lost their full stops, unless the line above names the
    meeting.
    """
    if text[-5:].lower().endswith(_PICTURE_ENDINGS) or len(text) > _LONGEST_PARAGRAPH:
        return True
    if _CAPTION.search(text) or _PUBLISHED.fullmatch(following) or _PUBLISHED.fullmatch(text):
        return True
    says = _MEETING_SAYS.match(following)
    if says and (says.end() == len(following) or not _GOES_ON.search(text)):
        return not _is_unbalanced(text)
    return is_complete(text)


def is_complete(text: str) -> bool:
    """Whether a paragraph ends where a sentence ends."""
    if _is_unbalanced(text):
        return False
    return text.rstrip(_CLOSERS)[-1:] in _FINAL or text.endswith("如下")


def _is_unbalanced(text: str) -> bool:
    for opening, closing in _OPEN_MARKS:
        if opening in text and text.count(opening) > text.count(closing):
            return True
    return False


def _is_subheading(text: str, following: str) -> bool:
    """A short line without any mark is a heading of its own rather than half a sentence."""
    bare = _LABEL.sub("", text)
    if _is_unbalanced(bare) or bare[-1:] in _NEVER_LAST or following[0] in _NEVER_FIRST:
        return False
    return len(text) < _SUBHEADING_LENGTH and not _CLAUSE_MARK.search(bare)


def _is_lost(before: str, after: str, whole: str) -> bool:
    """Whether reading on from ``before`` to ``after`` makes nonsense.

    Three signs: the same clause goes on otherwise elsewhere and this joint is found nowhere;
    a clause that has its 是 meets a second one; a word that opens a sentence stands in the
    middle of a clause.
    """
    if before[-1] in "，、" or _is_unbalanced(before):
        return False
    clause = _CLAUSE_MARK.split(_LABEL.sub("", before[-_LONGEST_CLAUSE:]))[-1]
    if _NEW_THOUGHT.match(after) or ("是" in clause and _COPULA_START.match(after)):
        return True
    if len(clause) < _REPEATED_LENGTH or len(whole) > _LONGEST_RECORD:
        return False
    if before[-1] + after[0] in whole:
        return False
    return whole.count(clause) > 1


def _lost(line: Line) -> ParseWarning:
    return doubt("text-damaged", line.number)
