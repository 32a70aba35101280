"""Names of organizations, told by their form: a level or place, a field, and an ending.

No organization is known by name; the endings are a table (``data/organization_suffixes.txt``).
"""

import re

from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, POST
from corpus.grammar.tables import one_of, one_of_many, table_words

STRONG = table_words("organization_suffixes", "strong")
WEAK = table_words("organization_suffixes", "weak")
SUFFIXES = STRONG | WEAK
LEVELS = table_words("organization_prefixes")
LONGEST = 24
"""The most characters that a name of an organization in running text may have."""

_POST_AT = late(POST)
_LONGEST_SUFFIX = max(map(len, SUFFIXES))
_FORBIDDEN = re.compile(rf"[^{HAN}\w“”·（）()\-]|[的了]|会议$|^驻.$|委员会成立.*[会组]$")
_LONGEST_UNIT = 6
_LAST_OF_AN_ORGAN = frozenset("局办委")
_GROUP_OF_ORGANS = re.compile(
    "各|(?:内设|直属|派出|派驻|下属|职能|成员|组成)(?:工作)?(?:机构|部门|单位|科室|处室)$|[驻包联帮]村$"
)
_BESIDE = {
    "队长": ("教导员", "政委", "指导员"),
    "董事长": ("总经理", "副总经理", "监事长", "总工程师"),
    "主席": ("秘书长",),
}
"""Who else an organ has whose head is named before."""

_JOINT = "、和与及"
_VERBS = table_words("organization_followers")
_FOLLOWER = rf"(?=$|[、，。；：,;（(“《\s]|[和与及等]|{one_of_many(_VERBS)})"
_LEADING_SURE = re.compile(rf"[{HAN}\w]{{1,{LONGEST}}}?{one_of_many(SUFFIXES)}{_FOLLOWER}")
_SCHOOLS = table_words("organization_suffixes", "common")
_LEADING_STRONG = re.compile(rf"[{HAN}\w]{{1,12}}?{one_of_many(STRONG - _SCHOOLS)}")
_STRONG = re.compile(one_of_many(STRONG))
_EACH = re.compile(
    rf"[省市区县州旗局]?(?:各|全体|有关|相关)[{HAN}、]{{0,12}}?(?:单位|部门|企业|街道|乡镇|镇街|板块|区县|县区|成员单位)"
)
_ALONE = re.compile(rf"(?:开发区|高新区|经开区|管委会){_FOLLOWER}")
"""What needs no place before it: 由甲局牵头，开发区配合."""

_SEPARATOR = re.compile(rf"[{_JOINT}]|以及")
_VERB_INSIDE = re.compile(
    one_of(
        [
            *(
                "会同",
                "牵头",
                "配合",
                "根据",
                "按照",
                "负责",
                "后由",
                "论证",
                "补充",
                "修改",
                "完善",
            ),
            *("进一步", "提交", "征求意见", "同意", "关于", "召集"),
        ]
    )
)


def suffix_of(name: str) -> str | None:
    """The longest ending of the table that the name ends in, or ``None``."""
    for length in range(min(_LONGEST_SUFFIX, len(name)), 0, -1):
        if name[-length:] in SUFFIXES:
            return name[-length:]
    return None


_BEGINS_WITH_A_VERB = re.compile("要求|责成|授权|对(?![外口])|经营层")
"""要求甲局, 对所提交的文本: what stands before an organ, or before none."""

_NO_BANKS = ("执行", "举行", "进行", "试行", "施行", "实行", "发行")
"""集团执行(董事), 会议举行: verbs that end as a bank does."""


def is_organization(name: str) -> bool:
    """Whether the whole text has the form of an organization: 区财政局, 某某集团, 区委."""
    if not 2 <= len(name) <= LONGEST + 12 or _FORBIDDEN.search(name) or name.endswith(_NO_BANKS):
        return False
    suffix = suffix_of(name)
    if suffix is None:
        return False
    return len(name) > len(suffix) or (suffix in STRONG and len(suffix) > 2)


def leading_organizations(text: str) -> tuple[tuple[str, ...], int]:
    """The organizations that a text begins with, joined by 、 or 和, and where they end.

    The text goes on with a verb or a mark: 区财政局、区司法局牵头… gives two, ending before 牵头.
    """
    names: list[str] = []
    position = end = 0
    while (found := _leading(text, position)) is not None:
        names.append(text[position:found])
        end = found
        separator = _SEPARATOR.match(text, found)
        if not separator:
            break
        position = separator.end()
    return tuple(names), end


def _leading(text: str, start: int) -> int | None:
    """Where the organization that begins at ``start`` ends.

    A name that runs on far behind a sure ending (大队补充论证后提交…会议) is two names and a verb.
    """
    each = _EACH.match(text, start) or _ALONE.match(text, start)
    if each:
        return _extended(text, each.end())
    sure = _LEADING_SURE.match(text, start)
    if sure and _is_short(text, start, end := _extended(text, sure.end())):
        return None if _BEGINS_WITH_A_VERB.match(text, start) else end
    strong = _LEADING_STRONG.match(text, start)
    ends = [_extended(text, match.end()) for match in (sure, strong) if match]
    if len(ends) == 2 and ends[0] > ends[1] + _LONGEST_UNIT:
        ends = ends[1:]
    ends = [end for end in ends if not _VERB_INSIDE.search(text, start, end)]
    return ends[0] if ends and not _BEGINS_WITH_A_VERB.match(text, start) else None


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a name runs on behind no other ending and holds no verb."""
    return end - start <= _LONGEST_UNIT and not _VERB_INSIDE.search(text, start, end)


def _extended(text: str, end: int) -> int:
    """区委 goes on to 区委组织部, 纪委 to 纪委监委."""
    while (longer := _STRONG.match(text, end)) and not text.startswith("长", longer.end()):
        end = longer.end()
    return end


def split_post(text: str) -> tuple[str, str]:
    """市发改委副主任 -> 市发改委, 副主任: where an organ ends, else where the post begins first."""
    starts = [match for at in range(len(text)) if (match := _POST_AT.fullmatch(text, at))]
    tries = reversed(starts) if "驻" in text else starts  # 驻某厅纪检监察组 is one organ
    for match in tries if starts and starts[0].start() else ():
        organ, post = text[: match.start()], match.group()
        if is_organization(organ):
            longer = organ + post[0]  # 县农业农村 and 局局长: the 局 is the organ's
            whole = post[0] in _LAST_OF_AN_ORGAN and is_organization(longer)
            return (longer, post[1:]) if whole and _POST_AT.fullmatch(post, 1) else (organ, post)
    return (text[: starts[0].start()], starts[0].group()) if starts else (text, "")


def is_group_of_organs(name: str) -> bool:
    """Whether the words head a row of organs and are none themselves: 内设机构, 市人大各委员会."""
    return _GROUP_OF_ORGANS.search(name) is not None


def is_beside(post: str, before: str) -> bool:
    """Whether a post without an organ is of the organ of the post ``before`` it.

    副局长 behind 县财政局局长, 教导员 behind 大队长.
    """
    _, deputy, of = post.partition("副")
    if deputy and before.endswith(of):
        return True
    return any(before.endswith(head) and post in others for head, others in _BESIDE.items())
