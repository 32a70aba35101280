"""The three parts of a record: what stands before the items, the items, what stands after them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corpus.annexes import group_labels, is_list_head
from corpus.dates import find_date
from corpus.docnumber import is_number_line
from corpus.mending import Line, is_complete
from corpus.numbering import (
    CHINESE,
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
from corpus.numerals import read_number
from corpus.organizations import is_organization
from corpus.tables import one_of, table_pairs

_SECOND_AND_THIRD = re.compile(r"(?<![第\d、])2[.．、](?!\d).+(?<![第\d、])3[.．、](?!\d)")
_MATTER = re.compile(
    "关于(?:[^，。；：《》]|《[^》]+》){1,40}(?:[。：](?=.)|(?<!纪要)$)|【[\u3400-\u9fff]{2,12}】[^【】]*。"
    "|[“《][^”》]{2,50}[”》](?:（[^（）]{1,12}）)?[：:]"
)
_FEWEST_NAMED = 2
_SETTLES = re.compile(
    "会议(?:听取|审议|研究|讨论|审查|[并和、，了]){0,4}(?:原则上?|一致|表决|审议|票决)*(?:同意|通过|批准|审定)了?"
    "(?:关于|《)(?!.*(?:如下|以下)[^。]{0,8}：)"
)
_TAKEN_UP = re.compile(r"会议(?:首先|专题|集中)?(?:听取|审议|研究|讨论|传达学习|通报)了")
"""会议听取了甲的汇报。 above 关于乙。会议同意…: an item too."""

_TOPIC_LABEL = re.compile(r"^议\s*题(?:名称)?\s*[：:]\s*(?=\S)")
"""一、议题：…: a mark that a heading follows, and no part of it."""

_PART = re.compile(
    r"第[一二三四1-4](?:阶段|部分|时段|单元|板块|场|半场)(?:会议)?(?:[\s：:、（(][^，。；]{0,24})?$"
)
"""第二阶段　局务会议: a part of the meeting, whose items may be numbered anew."""

_SECOND = re.compile(r"(?<![第\d、])(?:2[、.．]|二、)(?=听取|传达|审议|研究|学习|讨论|通报)")
_MISSING_ALLOWED = 3
_SET_BESIDE = re.compile(r"[^，。；：]{2,24}(?:供稿|撰稿)|[上下]一[条篇则页]\s*[：:].*")
"""某办公室供稿, 上一条：…: who wrote the page, and what stands beside it."""

_ENCLOSED = re.compile(r"(?:相关|会议)?附件(?:下载|列表)?[：:]?(?:\s*1[.．、].*)?")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|xlsx?|et|pptx?|zip|rar)\W*$", re.IGNORECASE)
"""附件, alone or with the first of its list, and the name of a file: what a page adds."""

LABELS = dict(table_pairs("attendance_labels"))
OTHER_LABELS = frozenset(
    (
        "抄送",
        "分送",
        "发送",
        "发",
        "主送",
        "本期发",
        "主题词",
        "附件",
        "签发",
        "审核",
        "校对",
        "印数",
        "分发",
        "联系人",
        "联系电话",
        "编辑",
        "拟稿",
        "核稿",
    )
)
_PEOPLE_TAIL = (
    r"(?:(?:(?:本次|此次)?会议)?的还?有|的?(?:者|人员|领导|同志|单位(?:及人员|和人员)?|委员|代表|人|会议人员|(?:人员)?(?:名单|签到表|签到情况|签到)|嘉宾|情况"
    r"|董事|监事|理事|专家|常委|成员|(?:党组|党委|班子|[^\s，。：:、]{2,8}?)?(?:成员|委员|组成人员))?)"
    r"(?:及其?(?:原因|事由|情况))?(?:签[字名])?"
)
LABEL = re.compile(
    rf"(?:会议)?(?P<label>{one_of(LABELS)}){_PEOPLE_TAIL}(?:[（(][^）)]{{1,16}}[）)])?\s*[：:]"
)
"""The label of an attendance list, with its colon."""

_FIELD_LABEL = re.compile(
    r"(?:会议|纪要)?(?:应到|实到|缺席|时\s*间|地\s*点|日\s*期|主?议\s*题|主\s*题|议\s*程|主要内容|内\s*容|名称|出勤|签到|议定事项|决定事项|决议)"
    r"(?:人数|情况)?\s*[：:]|[^，。：:]{0,12}应到[^，。：:]{0,12}\d+[人名位]?"
)
"""The label of another line of the head, or how many came: no list goes on with it."""

_PADDED_LABEL = re.compile(
    rf"([{''.join(sorted({name[0] for name in LABELS}))}])\s+(\S)(?:\s+([人员]))?\s*(?=[：:])"
)
_OF_ITEM = re.compile(
    "(?:汇报|报告|传达|申报|提请|提案|承办|责任|牵头|主办)(?:人员?|部门|单位|科室)[：:]"
    "|(?:汇报|讨论|情况|议定|议决|结论)[：:]"
    "|(?:会议|审议|审定|审查|讨论|表决|研究|票决)?(?:决定|决议|意见|结果|结论)[：:]"
)
"""汇报人：, 决定：: the labels of one item."""

_RULED = re.compile("会议|经(?:会议|集体)?(?:研究|讨论|审议|表决)|与会")
_OTHER_LABEL = re.compile(rf"{one_of(OTHER_LABELS)}\s*[：:]")
CLOSING = re.compile(
    rf"(?:(?:{CHINESE}|\d{{1,2}})[、.．]\s*)?会议(?:最后)?还(?:集体)?(?:研究|讨论|审议|听取|学习|通报|传达|就)了?(?:(?:(?!，会议)[^。《]){{0,40}}(?:其他|其它)|[^。《、]{{2,6}}等)"
    r"[^。]{0,14}(?:事项|事宜|工作|议题|问题|内容)。?$"
)
PUBLICITY = re.compile(
    r"[（(【]?(?P<publicity>此件[^）)】]{2,12}|(?:主动|依申请|不予|免予)公开|不公开)[）)】]?$"
)
_TOOK_PART = (
    r"了?(?:本次|此次|了)?(?:(?:党组|党委|常务|主任|主席)?(?:（扩大）)?会议|学习)?"
    r"(?:[相有]关(?:议程|议题))?(?:并(?:讲话|发言|致辞))?[。；]?$"
)
_ATTENDANCE_SENTENCE = re.compile(
    rf"\s*[^。；]{{1,600}}(?:(?:出席|列席|参加){_TOOK_PART}|(?:请假|缺席)[。；]?$)"
    r"|\s*(?:出席|列席|参加)(?:本次|此次)?会议的还?有[^。；]{2,600}[。；]?"
)
# The same at the end of a text, looked for by its verb: the one above would begin everywhere.
_ATTENDANCE_AT_END = re.compile(rf"(?:出席|列席|参加)(?<=[^。；]..){_TOOK_PART}")
_SENTENCE = re.compile(r"[^。；]+[。；]?")
_PRESIDED_TOO = re.compile(r"，会议由[^，。；]{2,40}主持(?=[，。；]|$)")
"""甲、乙出席会议，会议由丙主持。"""

_SPEECH = re.compile(
    r"会议(?:指出|强调|要求|认为|议定|决定|听取|审议|研究|同意)|《"
    r"|召开|举行|(?<![主重])要|应当|必须|组织(?!部|人事)|动员|鼓励|引导|积极|踊跃|^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
)

_MADE_BY = re.compile(r"\s*(?:编印|编发|编写|主办|编)\s*$")
_CLOCK = re.compile(r"^\s*\d{1,2}(?:[时点](?:\d{1,2}分?)?|[：:]\d\d)")
"""2033年4月9日21时40分, when a headquarters signed."""

BULLETS = frozenset("●★◆■▲☆▶➤")


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
            at = next((at for at in below if _PART.match(lines[at].text)), heading.index)
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
        if NUMBERED.match(line.text) and at not in enclosed and not _FILE.search(line.text)
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
    return tuple(_with_contained(lines, best, numbered)) or _named_first(lines)


def _with_contained(
    lines: Sequence[Line], headings: Sequence[Heading], numbered: Sequence[int]
) -> Iterator[Heading]:
    """二、议定事项 above （一）同意甲。 （二）关于乙。 …: what it holds are the items."""
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        stop = following.index if following else len(lines)
        inside = [at for at in numbered if heading.index < at < stop]
        held = _contained(lines, inside) if inside and is_container(heading.text) else ()
        yield from held or (heading,)


def _contained(lines: Sequence[Line], numbered: Sequence[int]) -> tuple[Heading, ...]:
    found = (tuple(_in_order(lines, numbered, scheme)) for scheme in SCHEMES.values())
    held = next((told for told in found if told and told[0].index == numbered[0]), ())
    return held if are_items([heading.text for heading in held]) else ()


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
        Heading(at, None, text)
        for at, text in texts.items()
        if names_a_matter(text) or _TAKEN_UP.match(text) or (at < first and _SETTLES.match(text))
    )


def names_a_matter(text: str) -> bool:
    """Whether a paragraph names its matter first: 关于甲。会议同意…, 【乙】…, “丙工程”：…."""
    return _MATTER.match(text) is not None


def _enclosed(lines: Sequence[Line]) -> frozenset[int]:
    """The numbered lines right below 附件: papers that a page adds to its text, and no items."""
    found = set(group_labels(lines))
    below = False
    for at, line in enumerate(lines):
        below = _is_enclosed(line.text) or (
            below and (not line.text or bool(NUMBERED.match(line.text) and "。" not in line.text))
        )
        if below:
            found.add(at)
    return frozenset(found)


def _is_enclosed(text: str) -> bool:
    return "附件" in text and _ENCLOSED.fullmatch(text) is not None


def _in_order(
    lines: Sequence[Line], numbered: Sequence[int], scheme: re.Pattern[str]
) -> Iterator[Heading]:
    last, before = 0, -1
    for index in numbered:
        line = lines[index]
        match = scheme.match(line.text)
        value = _value(match[1]) if match else None
        anew = value == 1 and any(_PART.match(one.text) for one in lines[before + 1 : index])
        if match is None or value is None:
            continue
        if not (anew or last < value <= last + _MISSING_ALLOWED):
            continue
        if CLOSING.match(line.text):
            continue
        if last == 0 and (
            _SECOND.search(line.text, match.end()) or _SECOND_AND_THIRD.search(line.text)
        ):
            continue  # 1、…2、… in one line: an agenda, and no heading
        if last == 0 and value > 1:
            continue  # an agenda above (会议议题：一、…) that begins behind its label
        last, before = value, index
        yield Heading(index, match[1], _TOPIC_LABEL.sub("", line.text[match.end() :].strip()))


@lru_cache(maxsize=256)
def _value(number: str) -> int | None:
    if IN_ONE.match(number):
        return int(unicodedata.numeric(number[0]))
    numeral = NUMERAL_MARK.search(number)
    return read_number(numeral.group()) if numeral else None


def begins_unit(text: str, before: str = "") -> bool:
    """Whether a line starts something of its own: a number, a bullet, a label, the end."""
    if text[:1] in BULLETS or NUMBERED.match(text) or _OF_ITEM.match(text):
        return True
    if _OF_ITEM.match(before) and "。" not in before and _RULED.match(text):
        return True  # 汇报人：某处 某某, and below it 会议同意…
    return is_end(text, before)


def find_end(lines: Sequence[Line], start: int) -> int:
    """The index of the first line that belongs to the end, counting offices above a date."""
    for index in range(start, len(lines)):
        if lines[index].text and is_end(lines[index].text):
            return _with_issuers(lines, start, index)
    return len(lines)


def is_end(text: str, before: str = "") -> bool:
    """A closing remark, a list of people, a date, a number, a note on publicity, or copies.

    A line that goes on with a sentence begun in the one ``before`` it is none of its own.
    """
    if "：" in text or ":" in text:
        text = unpad_label(text)
        if LABEL.match(text) or _OTHER_LABEL.match(text):
            return True
    if is_list_head(text) or _is_enclosed(text) or _FILE.search(text):
        return True
    if _SET_BESIDE.fullmatch(text) or CLOSING.match(text) or PUBLICITY.match(text):
        return True
    if is_date_line(text) or is_number_line(text):
        return True
    return (not before or is_complete(before)) and is_attendance_sentence(text)


def is_attendance_sentence(text: str) -> bool:
    """甲、乙、丙参加会议。: a sentence of its own that only says who was there."""
    text = _PRESIDED_TOO.sub("", text)
    if not _ATTENDANCE_AT_END.search(text) or _SPEECH.search(text):
        return False
    return all(map(_ATTENDANCE_SENTENCE.fullmatch, _SENTENCE.findall(text)))


def unpad_label(text: str) -> str:
    """出　席： is 出席：."""
    padded = _PADDED_LABEL.match(text)
    if not padded:
        return text
    return padded[1] + padded[2] + (padded[3] or "") + text[padded.end() :]


def is_field(text: str) -> bool:
    """应到人数：7人, 会议内容：…, 第二阶段: a line of the head that names nobody."""
    return bool(_FIELD_LABEL.match(unpad_label(text)) or _PART.match(text))


def is_date_line(text: str) -> bool:
    """A date alone, with 印发 or with the office before it, and no sentence."""
    if len(text) > 60 or "，" in text or "。" in text:
        return False
    found = find_date(text)
    if not found:
        return False
    before = office_of(text[: found.start])
    after = _CLOCK.sub("", text[found.end :]).strip(" 　印发制")
    return not after and all(map(is_organization, before.split()))


def office_of(text: str) -> str:
    """The words before a date without what the office did: 某县政府办公室　编 is the office."""
    return _MADE_BY.sub("", text).strip()


def _with_issuers(lines: Sequence[Line], start: int, end: int) -> int:
    """Walk up over blank lines and offices."""
    top = end
    for index in range(end - 1, start - 1, -1):
        text = lines[index].text
        if text and not all(is_organization(part) for part in text.split()):
            break
        if text:
            top = index
    return top
