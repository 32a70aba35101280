"""The words that may stand at a place of an attendance list, each with its own cost.

Costs are negative logarithms of rough odds; see :mod:`corpus.grammar.people`. Which of the words
are meant, :mod:`corpus.attendance.lattice` decides.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import add

from corpus.grammar.organ_endings import ENDS_SUFFIXES, suffix_ends
from corpus.grammar.organizations import LEVELS, STRONG, SUFFIXES, suffix_of
from corpus.grammar.people import (
    DOT,
    GIVEN_CHARACTERS,
    POST,
    POST_BEGINS,
    POST_WORDS,
    REMEMBERED,
    SURNAMES,
    is_transliterated,
    name_cost,
    name_costs,
)
from corpus.grammar.tables import one_of, table_words

NOTHING, BLANK, LINE_END = 0, 1, 2

_NO_READING = 100.0
LONGEST_ORGANIZATION = 26
_OWNERS = re.compile(
    r"(?:政府|政协|人大|委员会|常委会|管委会|集团(?=公司)|纪委|监委(?=.{0,3}驻)|[镇乡](?=人民政府|政府|中心|卫生院|派出所|司法所|财政所|便民|综合|小学|中学|学校|幼儿园|敬老院)|[区市县省]委|总工会|开发区|高新区|经开区|园区|新区|度假区|社区|保护区"
    r"|.{1,3}(?=纪检(?:监察)?组)|银行(?=.{2,8}[支分]行)|中心(?=支行|卫生院|小学|学校|幼儿园|敬老院)|村(?=党总?支|村委|居委))"
)
_INNER = re.compile(
    rf"(?:{one_of(STRONG)}"
    r"|(?<=[^区市县省]{2})(?<!城)(?:镇|科(?![技学研创普教协])|队|馆|乡(?![村镇建]))(?!公司|局)"
    r"|(?<=[^区市县省农乡]{2})村(?!委|振|镇))"
)
_BRANCH = re.compile(
    r"(?:[^分支]{2,4}(?:分局|分院|分公司|支行|分行|派出所|中队|营业所|营业部|营业厅|供电所|管理站)"
    r"|(?:[交巡特刑水骑网]警|巡特警|治安|禁毒|经侦|消防|执法)(?:支队|大队|总队))$"
)
"""市生态环境局青石分局 is one organization, and so is 市公安局水警支队."""

_UNIT = re.compile(r"[^分支]{2,3}[站所科处室队]$")
_INNER_BEGINS = re.compile(
    f"[{''.join(sorted({word[0] for word in STRONG} | set('镇科队馆乡村')))}]"
)
_JOINED = re.compile("[和与][区市县省州团镇乡]")
_HOLDER = re.compile(
    one_of(
        [
            "秘书长",
            *(f"{place}长" for place in "区市县局部院镇乡处科厅所站校"),
            "书记",
            "主任",
            "主席",
        ]
    )
)
_LAST_OF_AN_ORGAN = frozenset("局厅委部院")
_ENDS_A_POST = frozenset("员长")
_ZONES = frozenset(("开发区", "经开区"))
_LEVEL_AGAIN = re.compile(r"[区市县](?!级|场)")
_POST_AT = re.compile(POST)
_PERSON_NOT_SOCIETY = re.compile(rf"{one_of(table_words('common_surnames'))}[^事委工]会")
"""曹军会 is a person, as there is no word before 会 that says which society it would be."""

_FIELDS = table_words("field_words")
BEGINS_NO_NAME = _FIELDS | table_words("not_names")
ENDS_NO_NAME = _FIELDS | POST_WORDS | {"列席", "出席", "参加", "到会"}
_FILLER = re.compile(r"(?:等同志|同志|女士|先生|以及|等|和|与|及|列席|出席|参加|到会)")
FILLER_BEGINS = frozenset("等同女先以和与及列出参到")
_OTHER_WORDS = ENDS_SUFFIXES | POST_BEGINS | FILLER_BEGINS

_HAS_DOT = re.compile(f"[{DOT}]")
_USUAL_NAME = 3
_DOTTED = re.compile(rf"[^\W\d_]{{1,6}}(?:[{DOT}][^\W\d_]{{1,7}})+")


class Kind(StrEnum):
    """What a word of a list is."""

    ORGANIZATION = "organization"
    POST = "post"
    NAME = "name"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters without blanks, and what stands before each of them (``gaps``)."""

    text: str
    gaps: bytes


_ORGANIZATION, _NAME = Kind.ORGANIZATION, Kind.NAME

Entry = tuple[Kind, int, float]
"""A word that may begin at some place: its kind, where it ends, and its own cost."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stretch with what is looked up again and again while its readings are weighed.

    ``named`` are the organizations behind a name that the document names elsewhere too.
    ``endings`` tells where the name of an organization may end, with the length of its ending,
    ``next_gap`` the first gap behind each place, and
    ``next_break`` where what no organization holds (书记, 和区) ends next, behind each place.
    """

    text: str
    gaps: bytes
    named: frozenset[str]
    endings: dict[int, int]
    next_gap: tuple[int, ...]
    next_break: tuple[int, ...]
    has_dots: bool


def can_only_be_name(text: str) -> bool:
    """Two or three characters of which no other word begins or ends: most entries of a list."""
    return 2 <= len(text) <= 3 and text.isalpha() and _OTHER_WORDS.isdisjoint(text)


def sheet_of(stretch: Stretch, named: frozenset[str]) -> Sheet:
    """Look over a stretch."""
    endings = suffix_ends(stretch.text)
    has_dots = _HAS_DOT.search(stretch.text) is not None
    next_gap = _next_gaps(stretch.gaps)
    breaks = _next_breaks(stretch.text)
    return Sheet(stretch.text, stretch.gaps, named, endings, next_gap, breaks, has_dots)


def _next_breaks(text: str) -> tuple[int, ...]:
    """For each place where the next holder of a post or the next joint ends, or past the end."""
    never = len(text) + 1
    found = [*_HOLDER.finditer(text), *_JOINED.finditer(text)]
    if not found:
        return (never,) * len(text)
    ends = {match.start(): match.end() for match in found}
    breaks, following = [], never
    for at in range(len(text) - 1, -1, -1):
        following = min(following, ends.get(at, never))
        breaks.append(following)
    return tuple(reversed(breaks))


def _next_gaps(gaps: bytes) -> tuple[int, ...]:
    """For each place the first one behind it with a gap before it, or one past the end."""
    if not any(gaps):
        return (len(gaps),) * len(gaps)
    following, found = len(gaps), []
    for at in range(len(gaps) - 1, -1, -1):
        found.append(following)
        if gaps[at]:
            following = at
    return tuple(reversed(found))


_OF_AN_OFFICE = 0.7
"""县政府办主任 is 主任 of the 县政府办 rather than 办主任 of the 县政府."""

_BEGINS_A_NAME = 4.0
_INSIDE_A_POST = (
    "党组成员",
    *(word for word in POST_WORDS if word[:2] in ("工会", "支部", "团委", "董事")),
)
_CUTS_A_POST = 0.8
"""发展部党组成员 is a member, and of the 发展部."""

_CUTS_A_SUFFIX = 1.5
"""某社区 has no 某社 whose 区某某 came."""

_INSIDE_A_NAME = 6.0
"""永和街道 is a street, and no 街道 that somebody came with."""

_BY_PATTERN = (
    (POST_BEGINS, _POST_AT, Kind.POST, 1.0),
    (FILLER_BEGINS, _FILLER, Kind.FILLER, 2.0),
)


def entries_of(sheet: Sheet, unknown: float | None) -> list[list[Entry]]:
    """All words that may begin, place by place; one walk over all is quicker than one for each.

    ``unknown`` is the cost at which a single character may stand for nothing, if it may at all.
    """
    words: list[list[Entry]] = [
        [] if unknown is None else [(Kind.UNKNOWN, start + 1, unknown)]
        for start in range(len(sheet.text))
    ]
    _add_organizations(sheet, words)
    for start in range(len(words)) if sheet.has_dots else ():
        words[start] += _dotted_at(sheet, start)
    _add_names(sheet, words)
    _add_long_names(sheet, words)
    for start, first in enumerate(sheet.text):
        for begins, pattern, kind, cost in _BY_PATTERN:
            if first in begins and (match := pattern.match(sheet.text, start)):
                own = cost + (_OF_AN_OFFICE if kind is Kind.POST and first == "办" else 0.0)
                if kind is Kind.FILLER and _is_first(sheet, start):
                    own += _BEGINS_A_NAME
                if kind is Kind.FILLER and sheet.text[match.end() : match.end() + 2] in SUFFIXES:
                    own += _INSIDE_A_NAME
                words[start].append((kind, match.end(), own))
    return words


def _is_first(sheet: Sheet, start: int) -> bool:
    """和平远 at the start of an entry: nothing stands before 和 that it could join."""
    apart = not start or sheet.gaps[start] > 0
    return apart and sheet.next_gap[start] > start + 1


def glued_organizations(stretch: Stretch, begin: Container[str]) -> list[str]:
    """What may be organizations right behind a name: where it ends, the document may tell.

    Their first two characters are among those that ``begin`` something there; few are.
    """
    text, gaps = stretch.text, stretch.gaps
    pairs = enumerate(map(add, text[1:], text[2:]), 1)
    starts = [at for at, pair in pairs if pair in begin and not gaps[at]]
    starts = [at for at in starts if text[at] not in LEVELS]
    ends = suffix_ends(text) if starts else ()
    return [text[at:end] for end in ends for at in starts if at in _starts(gaps, end)]


def _starts(gaps: bytes, end: int) -> range:
    """Where an organization that ends there may begin: a blank parts entries, a line may not."""
    first = max(0, end - LONGEST_ORGANIZATION)
    return range(end - 2, max(first, gaps.rfind(BLANK, first + 1, end)) - 1, -1)


def _add_organizations(sheet: Sheet, words: list[list[Entry]]) -> None:
    """One glued to a name is likelier where the document names it elsewhere."""
    text, gaps, named = sheet.text, sheet.gaps, sheet.named
    for end, suffix in sheet.endings.items():
        for start in _starts(gaps, end):
            cost = _organization_cost(sheet, start, end, suffix)
            if start and text[start:end] in named and not (gaps[start] or text[start] in LEVELS):
                cost -= 4.0
            words[start].append((_ORGANIZATION, end, cost))


_APART, _DAMAGED = 2.0, 12.0
_BLANK_FIRST = bytes((BLANK, NOTHING))
_STEM_COSTS = {0: 3.0, 1: 4.6, 2: 0.3, 3: 1.6, 4: 2.0}


def _organization_cost(sheet: Sheet, start: int, end: int, suffix: int) -> float:
    """What stands around the name counts here, and what it is made of below."""
    text, gaps, around = sheet.text, sheet.gaps, 0.0
    if start and text[start - 1 : start + 2] in _ZONES:
        around = 8.0  # 乙\n开发区管委会: a zone is not cut for the sake of a longer name
    elif start and not gaps[start] and text[start] in _LAST_OF_AN_ORGAN:
        around = 4.0  # 华建三 and 局翠屏湖项目部
    if text[end - suffix : end + 1] in SUFFIXES and not gaps[end : end + 1].strip(b"\0"):
        around += _CUTS_A_SUFFIX
    if text.startswith(_INSIDE_A_POST, end - 2) and text[end - 1] != "事":
        around += _CUTS_A_POST
    line_ends = gaps.count(LINE_END, start + 1, end) if sheet.next_gap[start] < end else 0
    broken = sheet.next_break[start] <= end
    return _cost_of_organization(text[start:end], suffix, around, line_ends, broken)


def cost_alone(name: str, suffix: int) -> float:
    """What an organization costs that nothing stands around."""
    broken = _HOLDER.search(name) or _JOINED.search(name)
    return _cost_of_organization(name, suffix, 0.0, 0, broken is not None)


@lru_cache(REMEMBERED)
def _cost_of_organization(
    name: str, suffix: int, around: float, line_ends: int, broken: bool
) -> float:
    """A level (区, 市) makes a name likely; another organization inside makes it unlikely."""
    cost = 1.0 + 0.05 * len(name) + 0.4 * line_ends + around
    stem = len(name) - suffix
    if suffix == 1 and name[-1] == "会" and _PERSON_NOT_SOCIETY.fullmatch(name):
        cost += 4.0
    leveled = name[0] in LEVELS
    if leveled and stem:
        cost += 0.0 if stem > 1 or suffix > 1 or name[-1] == "委" else 1.5
    else:
        cost += _STEM_COSTS.get(stem, 1.8)
    if leveled and _LEVEL_AGAIN.search(name, 2, stem):
        cost += 3.0
    if broken:
        cost += 5.0
    for begins in _INNER_BEGINS.finditer(name, 1, stem) if stem > 1 else ():
        inner = _INNER.match(name, begins.start())
        if inner and inner.end() <= stem:
            owns = _OWNERS.match(name, inner.start()) or _is_branch(name, inner.end())
            cost += 0.0 if owns else 8.5
    return cost


def _is_branch(name: str, at: int) -> bool:
    """Whether a part of the organization follows at ``at``: 青石分局, 湿地站, but no 李明科."""
    unit = _UNIT.match(name, at)
    return _BRANCH.match(name, at) is not None or bool(unit and name[at] not in SURNAMES)


def forget() -> None:
    """Drop what is remembered of the words of lists."""
    _cost_of_organization.cache_clear()
    name_costs.cache_clear()


def _add_names(sheet: Sheet, words: list[list[Entry]]) -> None:
    """Names of two to four characters; one without a known surname only where a word must begin."""
    text, gaps, endings, next_gap = sheet.text, sheet.gaps, sheet.endings, sheet.next_gap
    for start in range(len(text) - 1):
        pair = text[start : start + 2]
        known = text[start] in SURNAMES or pair in SURNAMES
        begins = known or not start or gaps[start] or start in endings
        if not begins and text[start - 2 : start] not in POST_WORDS:
            continue
        if text[start] in _ENDS_A_POST and text[start - 1 : start + 1] in POST_WORDS:
            continue  # 委员会委员甲, 财政局长乙: no name begins inside a post
        window = text[start : start + 4]
        while window and not window.isalpha():
            window = window[:-1]
        field, gap = pair in BEGINS_NO_NAME, next_gap[start]
        padded = known or not start or gaps[start] > 0 or endings.get(start, 0) > 1
        for end, likely in enumerate(name_costs(window) if window else (), start + 2):
            cost = likely + _gap_cost(gaps[start + 1 : end], known, padded) if gap < end else likely
            last = text[end - 2 : end]
            # 房地产, 区工信: a field of work, and so the beginning of an organization
            if field or last in ENDS_NO_NAME or endings.get(end, 0) > 1:
                cost += 6.0
            elif end - start > 2 and last[1] == "村":
                cost += 3.0  # 官庄村
            words[start].append((_NAME, end, cost))


def _add_long_names(sheet: Sheet, words: list[list[Entry]]) -> None:
    """哈斯巴根 between two blanks: a long name by the characters that it is written with."""
    start = 0 if any(sheet.gaps) else len(sheet.text)
    while start < len(sheet.text):
        end = min(sheet.next_gap[start], len(sheet.text))
        if end - start > _USUAL_NAME and is_transliterated(sheet.text[start:end]):
            words[start].append((_NAME, end, 1.0))
        start = end


def _gap_cost(gaps: bytes, known: bool, padded: bool = True) -> float:
    """Two characters are ``padded`` to the width of three; a line may end anywhere.

    A ``known`` surname set apart (蒋 敬贤) is rarer; 办 of 规委办 before a blank begins no name.
    """
    cost = 0.8 * gaps.count(LINE_END)
    if BLANK in gaps:
        apart = _APART if known and gaps == _BLANK_FIRST else _DAMAGED
        whole = -2.5 if padded else 1.0
        cost += whole if len(gaps) == 1 else 3.0 if set(gaps) == {BLANK} else apart
    return cost


def _dotted_at(sheet: Sheet, start: int) -> list[Entry]:
    """Names of several parts joined by dots end best where a gap is."""
    match = _DOTTED.match(sheet.text, start)
    if not match:
        return []
    dot = max(sheet.text.rfind(char, start, match.end()) for char in DOT)
    first = min(match.group().find(char) for char in DOT if char in match.group())
    words: list[Entry] = []
    for end in range(dot + 2, match.end() + 1):
        gaps = sheet.gaps[start + 1 : end]
        at_gap = end == len(sheet.text) or sheet.gaps[end]
        cost = (1.0 if at_gap else 2.5) + max(0, first - 3)
        cost += 12.0 * gaps.count(BLANK) + 1.2 * gaps.count(LINE_END)
        words.append((_NAME, end, cost))
    return words


def pair_cost(sheet: Sheet, start: int, middle: int, end: int) -> float:
    """The cost of a name up to ``middle`` and an organization from there."""
    name = sheet.text[start:middle]
    suffix = suffix_of(sheet.text[middle:end])
    if suffix is None or not name.isalpha():
        return _NO_READING
    known = name[0] in SURNAMES or name[:2] in SURNAMES
    cost = name_cost(name) + _gap_cost(sheet.gaps[start + 1 : middle], known)
    cost += _organization_cost(sheet, middle, end, len(suffix))
    return cost - (0.9 if name[-1] in GIVEN_CHARACTERS else -1.4) * (len(name) == 3)
