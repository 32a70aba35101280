"""Records without item numbers: the public digest, an opening and paragraphs of 会议 and a verb."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice
from operator import itemgetter

from corpus.decisions.of_others import is_for_the_centre
from corpus.grammar.clauses import ACCORD
from corpus.grammar.tables import one_of, table_words
from corpus.head.opening import read_opening
from corpus.items.agenda import below_label, find_agenda
from corpus.items.announced import is_repeated, standing
from corpus.items.by_topic import dealt
from corpus.items.examined import self_examination
from corpus.items.finding import find_items, find_passed_on, find_told
from corpus.items.listed import Item
from corpus.items.repeats import beside_agenda, without_repeats
from corpus.items.work_reports import given_reports
from corpus.page.layout import BULLETS, counts_people, find_end, is_end, is_field
from corpus.page.mending import Line
from corpus.page.parts import Heading, Parts, is_told_above, names_a_matter

_HELD = re.compile(r"主持召开|主持|召开|举行")
_LONGEST_HEADING = 60
_CLAUSE = re.compile(r"(?:[^，。；《]|《[^》]*》?)+")
_LEAD_IN = re.compile(r"(?:议定|如下|以下)[^。]{0,12}[：:]$")
_FURNITURE = re.compile(rf"\W*{one_of(table_words('page_furniture'))}")
_TAKEN_UP = re.compile(r"召开[^。]*?，(?=会议(?:传达|学习|听取|审议|研究|讨论|通报|专题|集中))")
_DWELT_ON = re.compile("会议(?:指出|强调|要求|认为)")
_STATES = re.compile("会议|会上")
_PLENARY = re.compile("(?:委员会|委)[^，。；]{0,12}(?:全体会议|全会)[^。]{0,40}(?:举行|召开)")
_OF_PLENARY = re.compile(
    "(?<![^。；])全会(?=[^，。；]{0,8}(?:听取|讨论|审议|通过|决定|选举|递补|确认|批准))"
)
_ON_ONE_TOPIC = re.compile("专题(?:工作|协调|办公)?会议?，?(?![^，])")
_ADDS = re.compile("(?:会议)?还")
_TALKS = re.compile("[^，。；]{0,40}(?:指出|强调|要求|认为)")
_BULLETS = re.compile(
    rf"(?:[{''.join(sorted(BULLETS))}]\s*|[—─]{{2}}\s*|第[一二三四五六七八九十]{{1,3}}(?:项议[题程])?[，,、：:]\s*"
    r"|[一二三四五六七八九]是[，,]?(?=[^。]{4,}。会议))"
)
_POINT = re.compile(r"\d{1,2}[.．、](?=会议)")
_TALK = re.compile("[^。]*(?<![重主需])要(?![求素点闻案件])")
_FEWEST_BULLETS = 2
_FIRST_POINT = re.compile("一是|第一[，、]")
_FEWEST_AROUND = 2
"""So many items told by 会议 and a verb make 关于甲。会议同意… one of them."""

_VOTED = re.compile(
    "(?:^|。)(?:经|以|采[取用]|通过)[^。，]{0,16}表决[^。，]{0,6}，(?:大会|会议|与会[^，。]{2,4})?"
    "(?P<item>(?:一致|全票|表决|审议)*通过了?[^，。；]{4,60})"
)
_LISTS = re.compile("(?:议题|议程|内容|事项)[^，。；]{0,6}[：:]$")
_TOOK_UP = re.compile(
    "会议(?:听取|审议|研究|讨论|传达|学习|通报)[^，。；：]{0,6}?了(?!以下|如下|下列)"
)
_BEGINS = re.compile(
    r"(?:会议|会上，?)?(?:集体|首先|专题)?(?:传达|学习|听取|审议|研究|讨论|通报|原则)"
)
_IN_A_ROW = re.compile(
    "(?:集体|专题)?(?:传达|学习|听取|审议|审定|研究|讨论|通报|原则|布置|部署|安排|确定|推荐|推选|酝酿|商议|同意|汇报|总结"
    "|评审|评议|表决|通过)[^；。]{4,60}[；。]$"
)
"""布置甲工作； above 讨论确定乙；: bare lines that only semicolons part."""

_GOES_ON = re.compile(
    r"(?:传达学习|学习传达|听取|审议|通报)(?!.*要)|(?:研究|讨论)(?:了|确定|通过)(?!.*要)"
)


@dataclass(frozen=True, slots=True)
class Digest:
    """The parts of a record; the headings are those of the items as cut out of their paragraphs.

    ``opening`` is what the opening's paragraph says from its first item on: who took part may stand
    there too. ``found`` says whether items were found at all.
    """

    parts: Parts
    found: bool
    opening: tuple[Line, ...] = ()


def part_digest(lines: Sequence[Line]) -> Digest:
    """Part lines that bear no numbers.

    Each paragraph that begins with 会议 and the verb of an item opens a section, and so does each
    further item within it, and what the opening announces that no paragraph takes up. Else
    everything behind the opening is one section.
    """
    lines, marked = _without_bullets(lines)
    start = _opening_at(lines)
    found = {at: _items_of(lines, at, start, at in marked) for at in range(start, len(lines))}
    found = {at: items for at, items in found.items() if items and not _sums_up(lines, start, at)}
    found = without_repeats(found, start)
    if start < len(lines):
        found = _with_agenda(lines, start, found)
    if not found and (labelled := below_label(lines, start)):
        lines, found = labelled
    behind = range(min(start + 1, len(lines)), len(lines))
    for at in range(start + 1, min(found, default=0)):
        found |= {at: voted} if (voted := _voted(lines[at].text)) else {}
    if len(found) >= _FEWEST_AROUND:
        named = (at for at in behind if at not in found and names_a_matter(lines[at].text))
        found |= {at: (Item(0, first_clause(lines[at].text), False),) for at in named}
    if not found:
        found = {at: told for at in behind if (told := find_passed_on(lines[at].text))}
    if not found:
        found = {at: told for at in (start, *behind) if (told := _told(lines, at, start))}
    found = _with_reports(lines, start, found)
    if not found and start < len(lines):
        opening = lines[start].text
        examined = ((at, self_examination(lines[at].text, opening)) for at in behind)
        found = dict(islice(filter(itemgetter(1), examined), 1))
    if not found:
        start = _after_opening(lines)
        end = find_end(lines, _last_prose(lines, start) + 1)
        return Digest(_one_section(lines, start, end), False)
    return Digest(dealt(_parted(lines, found)), True, _rest_of(lines, start, found))


def _without_bullets(lines: Sequence[Line]) -> tuple[Sequence[Line], frozenset[int]]:
    """Items marked by ●, —— or 第一， without their marks, and where they stand.

    What somebody wants done (第一，学习要…) keeps its mark.
    """
    bare = {at: _BULLETS.sub("", line.text, count=1) for at, line in enumerate(lines)}
    items = {
        at: text
        for at, text in bare.items()
        if text != lines[at].text and _BEGINS.match(text) and not _TALK.match(text)
    }
    if len(items) < _FEWEST_BULLETS:
        return lines, frozenset()
    bare_lines = [
        Line(line.number, items[at], line.indent) if at in items else line
        for at, line in enumerate(lines)
    ]
    return bare_lines, frozenset(items)


def _sums_up(lines: Sequence[Line], start: int, at: int) -> bool:
    """2.会议通过了甲； below the paragraph that told it: what a page sums up, told once more."""
    point = _POINT.match(lines[at].text)
    behind = lines[start + 1 : at]
    return point is not None and is_told_above(lines[at].text[point.end() :], behind)


def _with_agenda(
    lines: Sequence[Line], start: int, found: dict[int, tuple[Item, ...]]
) -> dict[int, tuple[Item, ...]]:
    """The items with those of the opening's agenda that no paragraph takes up.

    What is told first with 还 adds to the agenda and takes up nothing of it. A meeting on one topic
    (专题会议) has that topic for its item, however often it is told.
    """
    text = lines[start].text
    agenda = find_agenda(text)
    done = {at: items for at, items in found.items() if not _is_before(lines[at].text)}
    if agenda and _ON_ONE_TOPIC.search(text, 0, agenda[0].start):
        also = {at: adds for at, items in found.items() if (adds := _added(lines[at].text, items))}
        return {**also, start: (agenda[0], *also.get(start, ()))}
    if not done:
        return {start: agenda, **found} if agenda else found
    own = done.pop(start, ())
    own = beside_agenda(own, agenda)
    below = [(at, item) for at in sorted(done) for item in done[at]]
    if below:
        stated = [item for item in own if _STATES.match(text, item.start) or "了" in item.heading]
        agenda = (*agenda, *(item for item in own if item not in stated))
        own = tuple(item for item in stated if not is_repeated(item, [one for _, one in below]))
    told = [*((start, item) for item in own), *below]
    if not told:
        return {**found, start: agenda}
    fresh = list(dropwhile(lambda one: _ADDS.match(lines[one[0]].text, one[1].start), told))
    talk = len(fresh) < len(told) or _is_talked_of(lines, start, told[0][0])
    later = "".join(line.text for line in lines[start + 1 :])
    left = standing(agenda, [item for _, item in fresh], later, talk)
    first = tuple(sorted((*left, *own), key=lambda item: item.start))
    return {**({start: first} if first else {}), **{at: found[at] for at in found if at != start}}


def _with_reports(
    lines: Sequence[Line], start: int, found: dict[int, tuple[Item, ...]]
) -> dict[int, tuple[Item, ...]]:
    """The items with the reports that a congress was given, where no item tells of any."""
    if any("报告" in item.heading for items in found.values() for item in items):
        return found
    for at in range(start, len(lines)):
        if given := given_reports(lines[at].text, lines[start].text):
            both = sorted((*found.get(at, ()), *given), key=lambda item: item.start)
            found = {**found, at: tuple(both)}
    return found


def _added(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """会议还听取了…: what a meeting took up besides."""
    return tuple(item for item in items if _ADDS.match(text, item.start))


def _is_talked_of(lines: Sequence[Line], start: int, first: int) -> bool:
    """Whether talk stands behind the opening's first sentence and before what is told first."""
    between = [line.text for line in lines[start + 1 : first]]
    between += [lines[start].text.partition("。")[2]] * (first != start)
    return any(map(_TALKS.match, between))


def _is_before(text: str) -> bool:
    """会前，学习了…: what was done besides the meeting proper."""
    return text.startswith("会前")


def _opening_at(lines: Sequence[Line]) -> int:
    text = read_opening([line.text for line in lines]).text
    if text:
        return next(index for index, line in enumerate(lines) if line.text == text)
    first = next((i for i, line in enumerate(lines) if _BEGINS.match(line.text)), len(lines))
    if not 0 < first < len(lines):
        return first
    # The opening stands in labels or in the headline: 会议听取了… is an item.
    told = is_end(lines[first - 1].text) or _TOOK_UP.match(lines[first].text)
    return first - 1 if told else first


def _items_of(lines: Sequence[Line], index: int, start: int, marked: bool) -> tuple[Item, ...]:
    """The items of one paragraph; marked or in a row behind the opening they need no 会议."""
    text = _as_meeting(lines[index].text, lines[start].text)
    if is_end(text):
        return ()
    if index > start:
        told = find_items(text, begun=marked or _is_begun(lines, index, start))
        opening = lines[start].text
        told = tuple(one for one in told if not is_for_the_centre(one.heading, opening))
        return told or _accord(text, "".join(line.text for line in lines[index + 1 : index + 3]))
    sentence = re.match(r"(?:[^。《]|《[^》]*》?)*。?", text)
    first = end = sentence.end() if sentence else len(text)
    if taken_up := _TAKEN_UP.search(text, 0, first):
        first = taken_up.end()
    return _moved(find_items(text[first:], begun=True, announced=first < end), first)


def _as_meeting(text: str, opening: str) -> str:
    """The text with 全会 for the 会议 that it is, where a plenary is what was held."""
    held = "全会" in text and _PLENARY.search(opening.partition("。")[0])
    return _OF_PLENARY.sub("会议", text) if held else text


def _accord(text: str, below: str) -> tuple[Item, ...]:
    """会议达成以下共识： above 一是…: what those present agreed on, point by point."""
    reached = ACCORD.search(text) if text.endswith("：") and _FIRST_POINT.match(below) else None
    heading = reached["heading"] if reached else ""
    return (Item(reached.start("heading"), heading, False),) if reached else ()


def _voted(text: str) -> tuple[Item, ...]:
    """经举手表决，一致通过甲: what was passed before all that is told otherwise."""
    passed = _VOTED.search(text)
    return (Item(passed.start("item"), passed["item"], True),) if passed else ()


def _told(lines: Sequence[Line], at: int, start: int) -> tuple[Item, ...]:
    """What was done by whomever; in the opening's own paragraph behind its first sentence."""
    if at >= len(lines):
        return ()
    first = lines[at].text.find("。") + 1 if at == start else 0
    if at == start and not first:
        return ()
    return _moved(find_told(lines[at].text[first:]), first)


def _is_begun(lines: Sequence[Line], index: int, start: int) -> bool:
    """Whether a paragraph may lack its 会议: in a row behind the opening or its 会议议题：, or told
    by itself and then spoken about (听取甲的汇报。会议指出，…).
    """
    text = lines[index].text
    row = [line.text for line in lines[start + 1 : index] if line.text]
    led = max((at for at, told in enumerate(row, 1) if _LISTS.search(told)), default=0)
    shape = _BEGINS if led or not row else _GOES_ON
    if shape.match(text) and all(map(_BEGINS.match, row[led:])) and not is_field(text):
        return True
    below = next((line.text for line in lines[index + 1 :] if line.text), "")
    if _IN_A_ROW.match(text) and all(one[-1] == "；" and _IN_A_ROW.match(one) for one in row):
        return bool(row) or (text[-1] == "；" and _IN_A_ROW.match(below) is not None)
    return _is_told_alone(text, below)


def _is_told_alone(text: str, below: str) -> bool:
    told, _, rest = text.partition("。")
    return (
        _BEGINS.match(told) is not None
        and not told.endswith(("：", "，"))
        and _DWELT_ON.match(rest or below) is not None
    )


def _moved(items: Sequence[Item], by: int) -> tuple[Item, ...]:
    return tuple(Item(item.start + by, item.heading, item.outcome) for item in items)


def _parted(lines: Sequence[Line], found: dict[int, tuple[Item, ...]]) -> Parts:
    """Cut the paragraphs where their items begin."""
    first, last = min(found), max(found)
    end = _end(lines, last + 1)
    preamble = list(lines[:first])
    items: list[Line] = []
    headings: list[Heading] = []
    for index in range(first, end):
        line = lines[index]
        told = found.get(index, ())
        stops = [item.start for item in told] + [len(line.text)]
        before = line.text[: stops[0]].strip()
        if before:
            piece = Line(line.number, before, line.indent)
            (items if headings else preamble).append(piece)
        for item, stop in zip(told, stops[1:], strict=False):
            headings.append(Heading(len(items), None, item.heading))
            items.append(Line(line.number, line.text[item.start : stop].strip(), line.indent))
    return Parts(tuple(preamble), tuple(items), tuple(lines[end:]), tuple(headings))


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the marks of the end begin, or the page around the text."""
    end = find_end(lines, start)
    page = (at for at in range(start, end) if is_furniture(lines[at].text))
    return next(page, end)


def _rest_of(
    lines: Sequence[Line], start: int, found: dict[int, tuple[Item, ...]]
) -> tuple[Line, ...]:
    """What the sections took of the opening's own paragraph."""
    if start not in found:
        return ()
    line = lines[start]
    return (Line(line.number, line.text[found[start][0].start :], line.indent),)


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page around the text, and so does all that is below it."""
    return _FURNITURE.match("".join(text.split())) is not None


def _last_prose(lines: Sequence[Line], start: int) -> int:
    """The last sentence that is none of the end: who was there may stand above what was said."""
    prose = (
        i for i in range(start, len(lines)) if "。" in lines[i].text and not is_end(lines[i].text)
    )
    return max(prose, default=start)


def first_clause(text: str) -> str:
    """The words up to the first mark outside 《》, as a heading for a paragraph that has none."""
    match = _CLAUSE.match(text)
    return (match.group() if match else text)[:_LONGEST_HEADING].strip("：: ")


def _after_opening(lines: Sequence[Line]) -> int:
    """Behind the opening and its lead-in, if something follows them; else at the opening itself."""
    for index, line in enumerate(lines):
        if _HELD.search(line.text) and "，" in line.text:
            rest = [later for later in range(index + 1, len(lines)) if lines[later].text]
            while rest and _LEAD_IN.search(lines[rest[0]].text):
                rest.pop(0)
            prose = [later for later in rest if "。" in lines[later].text]
            return rest[0] if prose else index
    told = (i for i, line in enumerate(lines) if "。" in line.text)
    return next((i for i in told if not counts_people(lines[i].text)), 0)


def _one_section(lines: Sequence[Line], start: int, end: int) -> Parts:
    items = tuple(lines[start:end])
    return Parts(tuple(lines[:start]), items, tuple(lines[end:]), ())
