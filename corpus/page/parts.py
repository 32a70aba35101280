"""The three parts of a record: what stands before the items, the items, what stands after them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from corpus.grammar.docnumber import is_number_line
from corpus.grammar.numerals import read_number
from corpus.page.annexes import group_labels
from corpus.page.bare_heads import heads_alone
from corpus.page.layout import CLOSING, FILE, PART, find_end, is_enclosed
from corpus.page.mending import HEADS_ITEM, Line
from corpus.page.numbering import (
    IN_ONE,
    NUMBERED,
    NUMERAL_MARK,
    SCHEMES,
    are_items,
    below_agenda,
    is_announced,
    is_container,
    outside_lists,
)

_SECOND_AND_THIRD = re.compile(r"(?<![第\d、])2[.．、](?!\d).+(?<![第\d、])3[.．、](?!\d)")
_MATTER = re.compile(
    "关于(?:[^，。；：《》]|《[^》]+》){1,40}(?:[。：](?=.)|(?<!纪要)$)|【[\u3400-\u9fff]{2,12}】[^【】]*。"
    "|[“《][^”》]{2,50}[”》](?:（[^（）]{1,12}）)?[：:]"
    "|【(?:审议|研究|听取|讨论|传达|学习|通报|审定)[^【】]{2,60}】$"
)
_FEWEST_NAMED = 2
_SETTLES = re.compile(
    "会议(?:听取|审议|研究|讨论|审查|[并和、，了]){0,4}(?:原则上?|一致|表决|审议|票决)*(?:同意|通过|批准|审定)了?"
    "(?:关于|《)(?!.*(?:如下|以下)[^。]{0,8}：)"
)
_TAKEN_UP = re.compile(r"会议(?:首先|专题|集中)?(?:听取|审议|研究|讨论|传达学习|通报)了")
"""会议听取了甲的汇报。 above 关于乙。会议同意…: an item too."""

_NEXT_ITEM = re.compile(r"会议(?:还|又)?(?:听取|审议|研究|讨论|通报)了(?![^，。；]{0,6}其[他它])")
_LEADS_ON = re.compile("。会议(?:明确|要求|强调|指出|决定)[：:]$")
_STUDIED = re.compile(
    "(?:会议|(?:[^，。；]{4,10}，)?与会(?:人员|同志))(?:首先|专题|集中|集体)?(?:传达|学习)(?:学习)?了"
)

_ALSO = re.compile(
    r"(?:会上|会议)，?还[就对](?![^。]*(?:其他|其它))[^。；]{6,80}(?:进行|作)了[^，。；]{0,12}"
    r"(?:研究|讨论|交流|协商)[^，。；]{0,4}。?$"
)
"""会上，还就甲事宜进行了研究。 below the last numbered item: one more."""

_TOPIC_LABEL = re.compile(r"^议\s*题(?:名称)?\s*[：:]\s*(?=\S)")
"""一、议题：…: a mark that a heading follows, and no part of it."""

_ITEM_WORD = re.compile("议题(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[：:]")
_TOPICS = re.compile(r"(?:[A-Za-z ]+)?(?:会议|讨论)?(?:议题|议程)(?:讨论|内容)?\s*[：:]?")
"""一、会议议题： alone of its kind: the points below it are the items."""

_PAPER = re.compile(r"\s*(?:公\s*告|通\s*告|决\s*[定议]|命?\s*令)\s*")
_DONE = re.compile(r"会议(?:听取|审议|研究|讨论|表决|通过|审查|传达|学习)[^。]*。")
"""公告 above its own number, behind a digest: another paper."""

_LEGAL_NOTICE = re.compile("[^，。]{0,16}(?:版权|免责)[^，。]{0,4}声明")
_ITS_TERMS = re.compile(
    r"[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*(?:未经|本[网站]|凡|转载|任何)"
)
"""某网版权与免责声明, and what stands below it."""

_SAYS = re.compile("会议(?:一致)?(?:认为|指出|强调|要求)")
_VOTED_ON = re.compile(
    "(?!.*(?:以下|如下|下列))(?:会议|大会|代表)[^。：]{0,30}(?:票决|票选|评选)[^。：]{0,40}(?:项目|实事|单位|人选|个人)：$"
)
_LONGEST_NAMED = 40
_TOPICS_TOLD = re.compile(r"议题[一二三四五六七八九十\d]{1,3}、议题")
"""议题一、议题二通过会议审议: what became of two, and not the first of them."""

_SECOND = re.compile(r"(?<![第\d、])(?:2[、.．]|二、)(?=听取|传达|审议|研究|学习|讨论|通报)")
_MISSING_ALLOWED = 3
_NEXT, _LONGEST_PAPER = 4, 8


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item begins: ``lines[index]``, its number as written, and the rest of the line."""

    index: int
    number: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines before, of and after the items. ``headings`` index into ``items``."""

    preamble: tuple[Line, ...]
    items: tuple[Line, ...]
    conclusions: tuple[Line, ...]
    headings: tuple[Heading, ...]


def part_lines(lines: Sequence[Line]) -> Parts:
    """Part the lines of a record by its item numbers and by the marks of its end.

    What opens a further part of the meeting (第二阶段, who was there) goes before all items.
    """
    headings = find_headings(lines)
    if not headings:
        return Parts(tuple(lines), (), (), ())
    lines, headings = _with_openings_first(lines, headings)
    first, end = headings[0].index, find_end(lines, headings[-1].index + 1)
    moved = tuple(Heading(head.index - first, head.number, head.text) for head in headings)
    return Parts(tuple(lines[:first]), tuple(lines[first:end]), tuple(lines[end:]), moved)


def _with_openings_first(
    lines: Sequence[Line], headings: tuple[Heading, ...]
) -> tuple[Sequence[Line], tuple[Heading, ...]]:
    """The lines with those between 第二阶段 and the first item numbered below it moved up."""
    moved: list[int] = []
    for before, heading in pairwise(headings):
        if _begins_anew(before, heading):
            below = range(before.index, heading.index)
            at = next((at for at in below if PART.match(lines[at].text)), heading.index)
            moved += range(at, heading.index)
    if not moved:
        return lines, headings
    first, rest = headings[0].index, frozenset(range(len(lines))) - frozenset(moved)
    order = sorted(range(len(lines)), key=lambda at: (at >= first, at in rest and at >= first, at))
    places = {at: place for place, at in enumerate(order)}
    told = tuple(replace(heading, index=places[heading.index]) for heading in headings)
    return [lines[at] for at in order], told


def _begins_anew(before: Heading, heading: Heading) -> bool:
    values = [_value(one.number) if one.number else None for one in (before, heading)]
    return values[1] == 1 and values[0] is not None


def find_headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """The numbered items in the scheme that begins first; some may be missing.

    Where nothing is numbered, the paragraphs below the opening that each name their matter first.
    """
    enclosed = _enclosed(lines)
    numbered = [
        at
        for at, line in enumerate(lines)
        if line.text
        and NUMBERED.match(line.text)
        and not _TOPICS_TOLD.match(line.text)
        and at not in enclosed
        and not FILE.search(line.text)
    ]
    numbered = outside_lists(lines, below_agenda(lines, numbered))
    best: tuple[Heading, ...] = ()
    for name, scheme in SCHEMES.items():
        if name == "told" and not is_announced(lines):
            continue
        if best and best[0].index == numbered[0]:
            break  # none begins before it
        found = tuple(_in_order(lines, numbered, scheme))
        if found and (not best or found[0].index < best[0].index):
            best = found
    best = _told_as_items(lines, numbered, best) or best
    headings = tuple(_with_contained(lines, best, numbered))
    if headings != best:
        headings = tuple(dropwhile(_only_says, headings))
    other = (_are_points, _sums_up, _are_voted)
    if not headings or any(told(lines, headings) for told in other):
        alone = tuple(Heading(at, None, text) for at, text in heads_alone(lines))
        return alone or _named_first(lines)
    return (*_studied_first(lines, headings), *headings, *_also_behind(lines, headings[-1].index))


def _are_points(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    """会议听取了甲。会议明确： above 1. and 2., and 会议还研究了乙。 below: points of an item."""
    first, last = headings[0].index, headings[-1].index
    above = next((line.text for line in reversed(lines[:first]) if line.text), "")
    if not _LEADS_ON.search(above) or not _TAKEN_UP.match(above):
        return False
    return any(_NEXT_ITEM.match(line.text) for line in lines[last + 1 :] if line.text[:1] == "会")


def _are_voted(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    """会议票决了6项实事项目： above 1.甲工程 and 2.乙工程: what was voted on, in one item."""
    first, last = headings[0].index, headings[-1].index
    above = next((line.text for line in reversed(lines[:first]) if line.text), "")
    if not _VOTED_ON.match(above[above.rfind("。") + 1 :]):
        return False
    return all(
        len(line.text) <= _LONGEST_NAMED and "。" not in line.text
        for line in lines[first : last + 1]
    )


def _sums_up(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    """1.会议传达学习了甲； 2.会议通过了乙； below the text that told it all: its summary.

    Items have paragraphs of their own, though the opening may announce them in the same words.
    """
    if headings[0].text[:2] != "会议" or len(headings) < _FEWEST_NAMED:
        return False
    first, last = headings[0].index, headings[-1].index
    bare = sum(bool(line.text) for line in lines[first:last]) == len(headings) - 1
    return bare and all(is_told_above(heading.text, lines[:first]) for heading in headings)


def is_told_above(text: str, above: Sequence[Line]) -> bool:
    """Whether a line only says once more what one of those above it says."""
    said = text.rstrip("；。")
    return bool(said) and any(said in line.text for line in above)


def _only_says(heading: Heading) -> bool:
    """一、会议认为，…: what was said before 三、会议议定： holds the items."""
    return heading.text[:1] == "会" and _SAYS.match(heading.text) is not None


def _told_as_items(
    lines: Sequence[Line], numbered: Sequence[int], best: tuple[Heading, ...]
) -> tuple[Heading, ...]:
    """议题1：, 议题2： with points of their own, below a list that begins with 1 too."""
    small = SCHEMES["arabic"]
    if not best or not small.match(lines[best[0].index].text):
        return ()
    words = [at for at in numbered if at > best[0].index and lines[at].text[0] in "议【"]
    found = tuple(_in_order(lines, words, SCHEMES["item"]))
    if len(found) < _FEWEST_NAMED:
        return ()
    points = (small.match(lines[at].text) for at in numbered if at > found[0].index)
    anew = any(point is not None and _value(point[1]) == 1 for point in points)
    return found if anew else ()


def _studied_first(lines: Sequence[Line], headings: Sequence[Heading]) -> Iterator[Heading]:
    """会议传达学习了甲。 below the opening and above 一、审议乙: an item too, without a number."""
    if not headings or not all(HEADS_ITEM.match(one.text) for one in headings):
        return
    prose = next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))
    for at in range(prose + 1, headings[0].index):
        if _STUDIED.match(lines[at].text):
            yield Heading(at, None, lines[at].text)


def _also_behind(lines: Sequence[Line], last: int) -> Iterator[Heading]:
    for at in range(last + 1, len(lines)):
        if lines[at].text[:1] == "会" and _ALSO.match(lines[at].text):
            yield Heading(at, None, lines[at].text)


def _with_contained(
    lines: Sequence[Line], headings: Sequence[Heading], numbered: Sequence[int]
) -> Iterator[Heading]:
    """二、议定事项 above （一）同意甲。 （二）关于乙。 …: what it holds are the items."""
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        stop = following.index if following else len(lines)
        inside = [at for at in numbered if heading.index < at < stop]
        alone = len(headings) == 1 and _TOPICS.fullmatch(heading.text) is not None
        holds = inside and (alone or is_container(heading.text) or _counts_items(lines, inside))
        held = _contained(lines, inside, surely=alone) if holds else ()
        yield from held or (heading,)


def _counts_items(lines: Sequence[Line], inside: Sequence[int]) -> bool:
    """一、议题及决议 above 议题1：, 议题2：: the words themselves say what the items are."""
    told = [at for at in inside if _ITEM_WORD.match(lines[at].text)]
    return len(told) >= _FEWEST_NAMED and told[0] == inside[0]


def _contained(
    lines: Sequence[Line], numbered: Sequence[int], *, surely: bool = False
) -> tuple[Heading, ...]:
    found = (tuple(_in_order(lines, numbered, scheme)) for scheme in SCHEMES.values())
    held = next((told for told in found if told and told[0].index == numbered[0]), ())
    certain = surely and len(held) >= _FEWEST_NAMED
    return held if certain or are_items([heading.text for heading in held]) else ()


def _named_first(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """关于甲。会议同意…, 关于乙。会议同意…: items without numbers; and what is told between.

    What the meeting settles above the first of them (会议审议通过《丙》。) is an item too.
    """
    prose = next((at for at, line in enumerate(lines) if "。" in line.text), len(lines))
    texts = {at: lines[at].text for at in range(prose + 1, len(lines))}
    if sum(map(names_a_matter, texts.values())) < _FEWEST_NAMED:
        return ()
    first = next(at for at, text in texts.items() if names_a_matter(text))
    return tuple(
        Heading(at, None, text.strip("【】") if text[-1:] == "】" else text)
        for at, text in texts.items()
        if names_a_matter(text) or _TAKEN_UP.match(text) or (at < first and _SETTLES.match(text))
    )


def names_a_matter(text: str) -> bool:
    """Whether a paragraph names its matter first: 关于甲。会议同意…, 【乙】…, “丙工程”：…."""
    return _MATTER.match(text) is not None


def _enclosed(lines: Sequence[Line]) -> frozenset[int]:
    """The numbered lines right below 附件 and all of another paper: papers that a page adds to its
    text, and no items.
    """
    found = {*group_labels(lines), *range(_other_paper(lines), len(lines))}
    first = next((at for at, line in enumerate(lines) if "附" in line.text), len(lines))
    below = False
    for at, line in enumerate(lines[first:], start=first):
        below = is_enclosed(line.text) or (
            below and (not line.text or bool(NUMBERED.match(line.text) and "。" not in line.text))
        )
        if below:
            found.add(at)
    return frozenset(found)


def _other_paper(lines: Sequence[Line]) -> int:
    """Where 公告 stands alone above a number of its own, and a meeting was told of above it; or
    where a site says what may be done with its pages.
    """
    for at, line in enumerate(lines):
        if line.text[-2:] == "声明" and _is_legal_notice(lines, at):
            return at
        if len(line.text) > _LONGEST_PAPER or not _PAPER.fullmatch(line.text):
            continue
        below = next((other.text for other in lines[at + 1 : at + _NEXT] if other.text), "")
        if is_number_line(below) and any(_DONE.search(above.text) for above in lines[:at]):
            return at
    return len(lines)


def _is_legal_notice(lines: Sequence[Line], at: int) -> bool:
    """版权声明 above 1、未经本网许可…; by itself it is a word of the page's menu."""
    below = next((line.text for line in lines[at + 1 : at + _NEXT] if line.text), "")
    return bool(_LEGAL_NOTICE.fullmatch(lines[at].text) and _ITS_TERMS.match(below))


def _in_order(
    lines: Sequence[Line], numbered: Sequence[int], scheme: re.Pattern[str]
) -> Iterator[Heading]:
    last, before = 0, -1
    for index in numbered:
        line = lines[index]
        match = scheme.match(line.text)
        if match is None or (value := _value(match[1])) is None:
            continue
        anew = value == 1 and any(PART.match(one.text) for one in lines[before + 1 : index])
        if not (anew or last < value <= last + _MISSING_ALLOWED):
            continue
        if CLOSING.match(line.text):
            continue
        if last == 0 and _counts_on(line.text, match):
            continue  # 1、…2、… in one line: an agenda, and no heading
        if last == 0 and value > 1:
            continue  # an agenda above (会议议题：一、…) that begins behind its label
        last, before = value, index
        yield Heading(index, match[1], _TOPIC_LABEL.sub("", line.text[match.end() :].strip()))


def _counts_on(text: str, first: re.Match[str]) -> bool:
    """Whether 2 stands behind 1, or 2 and 3, in the same line; the points of 一、 are its own."""
    if _SECOND.search(text, first.end()):
        return True
    return first[1].isdigit() and _SECOND_AND_THIRD.search(text, first.end()) is not None


@lru_cache(maxsize=256)
def _value(number: str) -> int | None:
    if IN_ONE.match(number):
        return int(unicodedata.numeric(number[0]))
    numeral = NUMERAL_MARK.search(number)
    return read_number(numeral.group()) if numeral else None
