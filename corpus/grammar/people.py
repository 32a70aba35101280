"""Names of people and their posts: how likely a few characters are a name, and who chairs.

Costs are negative logarithms of rough odds, so that they can be added: three characters are about
four times as frequent as two, and a first character that is no surname is rare.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.grammar.tables import one_of, table_lines, table_words

HAN = "\u3400-\u9fff\U00020000-\U0003ffff〇"
"""Han characters for use inside a character class of a regular expression."""

SURNAMES = table_words("surnames")
GIVEN_CHARACTERS = frozenset("".join(table_lines("given_names")))
POST_WORDS = table_words("posts")
_TRANSLITERATED = frozenset("".join(table_lines("transliterated")))
_LONGEST_NAME = 8
_HARD_END = re.compile(
    rf"(?:[局委办部院厅处室所站馆镇乡]|(?<![{HAN}]{{2}}江)村|街道|单位|部门|会议|政府|集团|公司)$"
)

REMEMBERED = 1 << 12
"""The same people and organs come again in meeting after meeting: about a megabyte for each."""

DOT = "·•・‧∙"
IMPLAUSIBLE = 6.0
_COST_BY_LENGTH = {False: (1.6, 0.2, 6.0), True: (1.6, 0.2, 0.6)}
"""Of two, three and four characters, without and with a compound surname."""
_UNKNOWN_SURNAME = 4.5
HARDLY_GIVEN = dict.fromkeys("区市县局委办部院处科室厅等的及各省副", IMPLAUSIBLE)
HARDLY_GIVEN |= dict.fromkeys("镇乡会社街站所和与", 2.5)
_SURNAME_OR_WORD = dict.fromkeys("区部由都单全", 0.8)

_WORDS = table_words("not_names")
_NEVER = table_words("not_names", "never")
_LEVELS = frozenset("市县省州镇乡")
_PLACES = frozenset("区县")
_FIELDS = table_words("field_words")
_CALLED = table_words("not_names", "called")
"""By these posts people are called behind their surname alone."""
_RANK = "(?:党组|党委|党工委|常务|第一|专职|兼|挂职|代理?|[一二三四]级|执行|名誉|局|办|委|机关)"
_OF_A_LEVEL = "[区市县省州盟旗镇乡局](?:级?领导|委(?:常委|副?书记|委员))"
POST_BEGINS = frozenset("区市县省州盟旗镇乡局党常第专兼挂代一二三四执名办委机副")
POST_BEGINS |= {word[0] for word in POST_WORDS}
"""The characters that a post may begin with: a quick look before the pattern is tried."""

POST_ENDS = frozenset(word[-1] for word in POST_WORDS) | frozenset("导委记员")
"""The characters that a post may end with."""

SIDE = "(?:方|[省市县区镇乡院校]级|直单位)"
"""区方：甲、乙 above 校方：丙: the sides of a meeting, which are nobody's posts."""

POST = rf"(?:{_OF_A_LEVEL}|{_RANK}{{0,3}}副?{one_of(POST_WORDS)})"
"""A regular expression for a post without the organization in front of it."""

_POSTS_FIRST = re.compile(rf"(?P<titles>.*{POST})(?P<name>[^、，]+)")
_NAME_FIRST = re.compile(rf"(?P<name>[{HAN}]{{2,4}}?)(?P<titles>[^、，]{{0,12}}?{POST}(?:、.*)?)")
_HONORIFIC = re.compile(r"(?:等)?(?:同志|先生|女士|教授|老师|博士|院士|研究员)$")
_FREQUENT = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗郑梁谢宋唐许邓冯韩曹曾彭董袁潘于蒋蔡余杜戴崔姜廖"
    "陆钟汪姚谭邹熊郝孔邱秦顾侯邵孟龚贺黎汤尹贾夏薛叶"
)
_LONGEST_LIKE_AN_ORGAN = 3
_COUNTED = re.compile(r"[\dA-Za-z×＊*]|^各?[一二两三四五六七八九十]+[名人位]$")
"""居民代表各1名: how many there were; xxx: a name that is masked."""

_DOTTED = re.compile(rf"[{HAN}]{{1,8}}(?:[{DOT}][{HAN}]{{1,8}})+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Person:
    """A name with the posts that stand beside it."""

    name: str
    titles: tuple[str, ...] = ()


def name_cost(name: str) -> float:
    """How unlikely the characters are as a name of two to four characters; lower is likelier."""
    return name_costs(name)[-1]


@lru_cache(REMEMBERED)
def name_costs(text: str) -> tuple[float, ...]:
    """The costs of the first two, three and four characters as a name; ``text`` has no more."""
    first, compound = text[0], text[:2] in SURNAMES
    more = 0.0 if compound or first in SURNAMES else _UNKNOWN_SURNAME
    more += _SURNAME_OR_WORD.get(first, 0.0)
    costs = [cost + more for cost in _COST_BY_LENGTH[compound][: len(text) - 1]]
    if HARDLY_GIVEN.keys().isdisjoint(text):
        return tuple(costs)
    for at in range(1 + compound, len(text)):
        if text[at] in HARDLY_GIVEN:
            for length in range(max(at + 1, 2), len(text) + 1):
                costs[length - 2] += HARDLY_GIVEN[text[at]]
    return tuple(costs)


def has_surname(text: str) -> bool:
    """Whether the text begins with a surname of the table, single or compound."""
    return text[:1] in SURNAMES or text[:2] in SURNAMES


def is_name(text: str) -> bool:
    """Whether the text can well be a whole name: a known surname, or parts joined by a dot."""
    if _DOTTED.fullmatch(text):
        return True
    if not 2 <= len(text) <= 4 or text in _WORDS:
        return False
    return name_cost(text) < _UNKNOWN_SURNAME and not POST_RE.search(text)


def is_no_name(text: str) -> bool:
    """Whether the text only looks like a name: 居民, 李秘书; 市财政, what is left of an organ."""
    if len(text) > 2 and (text[-1] in _PLACES or (len(text) > 3 and _HARD_END.search(text))):
        return True  # 柏林区, 报建单位
    if text[:1] == "各":
        return True  # 各系 of 各系主任
    if len(text) == 3 and (text[1:] in _CALLED or text[0] in _LEVELS):
        return text[1:] in _FIELDS or text[1:] in _CALLED
    return text in _NEVER or text in _FIELDS


def _may_be_name(text: str) -> bool:
    """Behind a post a surname that the table lacks is believed too."""
    return is_name(text) or (len(text) in {2, 3} and name_cost(text) < IMPLAUSIBLE)


def is_name_behind_post(text: str, in_row: bool = False) -> bool:
    """Whether the text can be the whole name of somebody whose post stands before it.

    There a rarer surname is believed, and a name of the characters that Mongol, Tibetan or Uyghur
    names are written with, of any length. ``in_row`` is for one among other names.
    """
    if (
        text in _WORDS
        or text[:1] == "副"  # 副厂长 of 主管副厂长
        or _COUNTED.search(text)
        or POST_RE.search(text)
        or ((in_row or len(text) > 3) and _HARD_END.search(text))
    ):
        return False
    if _may_be_name(text) or (in_row and len(text) == 2 and name_cost(text) < IMPLAUSIBLE + 0.5):
        return True
    return is_transliterated(text)


def is_transliterated(text: str) -> bool:
    """Whether a name may be Mongol, Tibetan, Uyghur or Yi, by its characters, of any length."""
    given = text[1:] if text[:1] in SURNAMES else text
    return 3 <= len(text) <= _LONGEST_NAME and _TRANSLITERATED.issuperset(given)


def is_name_like_an_organ(text: str) -> bool:
    """丁明科 and 马院生 among other names, and 征如和: a last 和 joins nothing."""
    if len(text) != _LONGEST_LIKE_AN_ORGAN or text[:2] in _WORDS or POST_RE.search(text):
        return False
    if text[-1] == "和":
        return text[1] not in HARDLY_GIVEN
    return text[0] in _FREQUENT and (text[-1] in "科社会" or text[2] not in HARDLY_GIVEN)


POST_RE = re.compile(POST)


def read_person(text: str) -> Person | None:
    """Read 管委会主任、区长王某同志, 王某区长 or 王某, or ``None`` when no name can be told."""
    text = _HONORIFIC.sub("", _BLANKS.sub("", text))
    first = _POSTS_FIRST.fullmatch(text)
    if first and first["name"][0] not in "会會" and is_name_behind_post(first["name"]):
        return Person(first["name"], tuple(first["titles"].split("、")))
    if is_name(text):
        return Person(text)
    return _name_first(text)


_POST_AT_END = re.compile(rf"{POST}$")
_MANY = re.compile("成员$")
"""石川镇人大主席团成员 are several, and of a place."""


def _name_first(text: str) -> Person | None:
    """王某区长: of the possible lengths of the name, the likeliest."""
    readings: list[tuple[float, Person]] = []
    for length in (2, 3, 4):
        name, rest = text[:length], text[length:]
        titles = tuple(rest.split("、"))
        held = all(_POST_AT_END.search(title) for title in titles) and not _MANY.search(rest)
        held = held and rest[0] not in "和與与及务"  # 邹景和副主任, 温榆常务副主任
        if is_name(name) and held:
            readings.append((name_cost(name), Person(name, titles)))
    return min(readings, key=lambda reading: reading[0])[1] if readings else None


_IN_TURN = re.compile(
    "(?:(?<=[，。；由])|^)(?P<first>[^，。；由]{4,30})，"
    "(?=(?P<next>[^，。；、和]{4,30}?)(?:[、和][^，。；]{2,40}?)?(?:分别|先后|轮流)主持)"
)


def in_one_row(text: str) -> str:
    """主任甲，副主任乙分别主持: both preside, and the comma between them is a 、."""
    told = _IN_TURN.search(text) if "主持" in text else None
    if told is None or not (_is_titled(told["first"]) and _is_titled(told["next"])):
        return text
    return f"{text[: told.end() - 1]}、{text[told.end() :]}"


def _is_titled(text: str) -> bool:
    person = read_person(text)
    return person is not None and bool(person.titles)
