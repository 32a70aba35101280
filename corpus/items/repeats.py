"""Items that a digest tells twice: announced and taken up, heard and settled, in general and one
by one.
"""

import re
from collections.abc import Sequence

from corpus.grammar.patterns import late
from corpus.items.listed import Item

_TITLE = re.compile("《([^》]+)》")
_BEFORE_OBJECT = re.compile(
    r"^(?:(?:审议|审查|讨论)(?:并)?(?:一致|表决)*)?(?:原则上?)?(?:同意|通过|审定)了?"
)
_JOINTS = re.compile("[及和与]|相关|有关")
_POSTS = late(
    "(?:审议|表决|讨论|一致)*通过了?(?:有关|相关|各项)?的?人事(?:任免)?(?:事项|事宜|议案|名单|决定)"
)
"""通过有关人事事项, above 通过甲任命名单；通过乙辞职请求: told one by one below."""

_POST = late("任命|免去|任免|增补|请辞|辞去|辞职|不再担任|撤销[^，。；]*(?:职务|资格)")
_HEARD = re.compile("听取了?")
_WEIGHED = re.compile("(?:听取|审议|讨论|研究)")
_AGREES = late(
    "(?:一致|原则上?)*同意(?!了|关于|[^《]*《|[^，。；]*(?:[担聘]任|任命|免去|辞去|职务|任[^，。；]*(?:[长员]|主任|书记)$))"
)
"""会议同意乙 behind …主持召开会议，听取甲的汇报。: it settles what was announced."""


def without_repeats(found: dict[int, tuple[Item, ...]], start: int) -> dict[int, tuple[Item, ...]]:
    """Leave out what the opening announces and paragraphs take up, and verdicts on items told."""
    later = "".join(item.heading for at, items in found.items() if at > start for item in items)
    below = [item.heading for items in found.values() for item in items]
    kept: dict[int, tuple[Item, ...]] = {}
    told = last = ""
    rows: list[str] = []
    for at, items in found.items():
        fresh = []
        for item in items:
            below = below[1:]
            titles = _TITLE.findall(item.heading)
            if at == start and titles and all(title in later for title in titles):
                continue
            if item.outcome and _POSTS.fullmatch(item.heading) and any(map(_is_of_one, below)):
                continue
            settles = item.outcome or _settles_what_was_heard(item, titles)
            if settles and _is_told(item, titles, told) and not _leaves_a_row(titles, last, rows):
                continue
            heard = _HEARD.match(item.heading)
            if heard and told and item.heading[heard.end() :] in told:
                continue  # 听取甲的汇报后，温某强调: told before
            fresh.append(item)
            told, last = told + item.heading, item.heading
            rows += [item.heading] if len(titles) > 1 else []
        kept |= {at: tuple(fresh)} if fresh else {}
    return kept


def _is_of_one(heading: str) -> bool:
    return _POST.search(heading) is not None and not _POSTS.fullmatch(heading)


def _is_told(item: Item, titles: Sequence[str], told: str) -> bool:
    if titles:
        return all(title in told for title in titles)
    return _JOINTS.sub("", _BEFORE_OBJECT.sub("", item.heading)) in _JOINTS.sub("", told)


def _leaves_a_row(titles: Sequence[str], last: str, rows: Sequence[str]) -> bool:
    """通过《乙》 below another item, where 研究了《甲》《乙》 was all that told of it before."""
    if len(titles) != 1 or titles[0] in last:
        return False
    return any(titles[0] in row for row in rows)


def _settles_what_was_heard(item: Item, titles: Sequence[str]) -> bool:
    """审议并通过了甲有关事项 behind 听取了关于甲事项的汇报; papers are weighed on their own."""
    return not titles and _BEFORE_OBJECT.match(item.heading) is not None


def beside_agenda(own: Sequence[Item], agenda: Sequence[Item]) -> tuple[Item, ...]:
    """The items that an opening tells beside the agenda of its first sentence, but for what only
    settles the one matter of it; who is appointed is another.
    """
    one = agenda[0] if len(agenda) == 1 else None
    weighed = one is not None and not one.outcome and _WEIGHED.match(one.heading)
    return tuple(item for item in own if not (weighed and _AGREES.match(item.heading)))
