"""How the items of a record are numbered, and which numbered lines are none of them."""

import re
from collections.abc import Sequence

from corpus.grammar.tables import one_of, table_pairs
from corpus.page.mending import Line

CHINESE = "[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,4}"
_VERB = one_of(verb for verb, _ in table_pairs("item_kinds"))
_ITEM = rf"(?:(?:会议)?{_VERB}(?!好|经验|先进)|关于|原则|同意)"
_NO_UNIT = "(?![个项件份点的由是和及至与未获经因已为待])"
"""议题6干部人事 lost its blank; 议题3个 and 议题2未获通过 never had one."""

SCHEMES = {
    "chinese": re.compile(rf"({CHINESE})(?:[、，．.]\s*|\u3000\s*|\s{{2,}})(?=\S)"),
    "bracket": re.compile(rf"[（(【]?((?<=[（(【]){CHINESE}(?=[）)】])|[㈠-㈩])[）)】]?\s*"),
    "item": re.compile(
        rf"【?((?:议题|议程|事项|案件|议案|提案|项目)[（(]?(?:{CHINESE}|\d{{1,2}})[）)]?)"
        rf"(?:[：:、．.\s】]\s*|(?={_VERB}|关于)|(?<=议[题程]\d)(?=[《\u3400-\u9fff]){_NO_UNIT})"
    ),
    "ordinal": re.compile(
        rf"[（(【]?(第(?:{CHINESE}|\d{{1,2}})[个项]?(?:议题|事项|项))[）)】]?[：:、．.，,\s]*"
    ),
    "arabic": re.compile(
        r"(\d{1,2}(?=[.．、])|[⒈-⒛])(?:(?<=[⒈-⒛])|[.．、])\s*(?:(?=\d{4}\s*年|\d{5})|(?![\d.．]))"
    ),
    "bare": re.compile(rf"(\d{{1,2}})\s*(?={_ITEM})"),
    "named": re.compile(rf"({CHINESE}是)\s*(?=关于)"),
    "told": re.compile(rf"({CHINESE}是)\s*(?=\S)"),
    "small": re.compile(rf"[（(]?(\d{{1,2}}(?=[）)])|[①-⒇])[）)]?\s*(?={_ITEM})"),
}
"""How items are numbered; the scheme whose 一 comes first numbers the items of a record.

What stands behind a small number, (1) or ①, must read as an item: speeches count so too.
"""

NUMBERED = re.compile(
    r"(?=[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾议事案提项（(【第\d①-⒛㈠-㈩])"
    rf"(?:{'|'.join(scheme.pattern for scheme in SCHEMES.values())})"
)
IN_ONE = re.compile("[①-⒛㈠-㈩]")
"""A number in one character: ①, ⑴, ⒈, ㈠."""

NUMERAL_MARK = re.compile(rf"{CHINESE}|\d+")
AGENDA = re.compile(r"(?:会议)?(?:主要)?(?:议\s*题|议\s*程|研究事项|内容)[：:]?$")
_AGENDA_BEGINS = frozenset("会主议研内")
_AGENDA_TOLD = re.compile("(?:议程|议题|事项|内容)(?:为|如下|有)?[：:]$")
_RULES_BELOW = re.compile("(?:同意|决定|确定|明确|议定|通过)(?:如下|以下)?[^，。；：]{0,6}[：:]$")
_TASKS_BELOW = re.compile(
    "会议[^。；：]*(?:几|以下|如下|下列)[^，。；：]{0,4}(?:工作|任务|要求)[：:]$"
)
_PLAIN_ITEM = re.compile(
    rf"会议(?:首先|还|分别|专题|集体|听取|再次)*{_VERB}了?(?!(?:以下|如下|下列))"
)
_CONTAINER = re.compile(
    "(?:会议)?(?:议定|决定|研究|审议|讨论|表决|议决|通过)的?(?:主要)?(?:事项|议题)(?:及结果)?[：:]?"
    "|(?:经?(?:会议|讨论|研究|协商))*(?:议定|商定|决定|确定|明确)(?:了?(?:以下|如下|下列)[^，。；：]{0,6})?[：:]"
)
_READS_AS_ITEM = re.compile(
    rf"(?:会议)?(?:一致|原则上?|研究|决定|经)*(?:关于|同意|不同意|通过|审定|《|{_VERB})"
)
_READS_AS_DUTY = re.compile(
    "由|请|责成|各|要(?!求)|加强|强化|切实|进一步"
    "|[省市县区镇][^，。；]{1,10}(?:局|委|办|中心|政府|街道)(?:要|负责|牵头|会同)"
)
_FEWEST = 2
_SHARED = 4


def below_agenda(lines: Sequence[Line], numbered: list[int]) -> list[int]:
    """The numbered lines without those of an agenda (议题：1.…2.…) whose items come below."""
    firsts = (at for at, line in enumerate(lines) if line.text[:1] in _AGENDA_BEGINS)
    label = next((at for at in firsts if AGENDA.match(lines[at].text)), None)
    if label is None:
        return numbered
    filled = [at for at in range(label + 1, len(lines)) if lines[at].text]
    known = set(numbered)
    size = next((i for i, at in enumerate(filled) if at not in known), len(filled))
    agenda, below = filled[:size], [at for at in numbered if at not in set(filled[:size])]
    later = [at for at in below if agenda and at > agenda[-1]]
    if size < 2 or not any(share(lines[agenda[0]].text, lines[at].text) for at in later):
        return numbered
    return below


def is_announced(lines: Sequence[Line]) -> bool:
    """会议有六项议程： and right below it 一是…: what speakers count so stands elsewhere.

    A sentence may lead in between them.
    """
    filled = [line.text for line in lines if line.text]
    firsts = (at for at, text in enumerate(filled) if text.startswith("一是"))
    return any(any(map(_AGENDA_TOLD.search, filled[max(at - 2, 0) : at])) for at in firsts)


def outside_lists(lines: Sequence[Line], numbered: list[int]) -> list[int]:
    """The numbered lines without a list of names or points (会议同意：1.…2.…) amid plain items."""
    first = numbered[0] if numbered else 0
    above = next((lines[at].text for at in range(first - 1, -1, -1) if lines[at].text), "")
    tasks = _TASKS_BELOW.match(above) is not None
    if above[-1:] not in ("：", ":") or not (tasks or _RULES_BELOW.search(above)):
        return numbered
    if sum(map(_is_plain_item, lines[:first])) < _FEWEST:
        return numbered
    known = set(numbered)
    stop = next((at for at in range(first, len(lines)) if lines[at].text and at not in known), 0)
    if not tasks and not (stop and any(map(_is_plain_item, lines[stop:]))):
        return numbered
    return outside_lists(lines, [at for at in numbered if at >= stop > 0])


def _is_plain_item(line: Line) -> bool:
    return line.text[:2] == "会议" and _PLAIN_ITEM.match(line.text) is not None


def is_container(heading: str) -> bool:
    """二、议定事项 above （一）同意甲。 （二）关于乙。 …: its points may be the items."""
    return _CONTAINER.fullmatch(heading.strip()) is not None


def are_items(points: Sequence[str]) -> bool:
    """Whether the points of a container read as items: no list of who has to do what."""
    told = sum(_READS_AS_ITEM.match(point) is not None for point in points)
    charged = any(map(_READS_AS_DUTY.match, points))
    return len(points) >= _FEWEST and told * 2 >= len(points) and not charged


def share(one: str, other: str) -> bool:
    """Whether two headings have a few characters in a row in common, their numbers apart."""
    bare = NUMBERED.sub("", one, count=1)
    pieces = (bare[at : at + _SHARED] for at in range(len(bare) - _SHARED + 1))
    return any(piece in other for piece in pieces)
