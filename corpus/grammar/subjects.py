"""What a verdict is on beyond the words right behind it.

The matter may stand in front (对甲提出的乙要求，因无依据，不予支持), go on behind a comma
(同意任命甲，免去乙职务), or be named by the heading alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_LABEL = r"(?:[◆●■▪·•]\s*|[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*)?"
_NAMED_FIRST = re.compile(
    rf"(?:^|[；：])\s*{_LABEL}(?:会议)?(?:对(?:于)?|关于)(?P<name>(?!此|这|该)[^，。；：]{{2,60}}?)(?:(?:进行了?|[作做]了)[^，。；]{{2,8}}|给予了?[^，。；]{{0,6}}(?:评价|肯定)|一事|的事)?，[^；。：]*$"
)
_A_MATTER = re.compile(
    rf"(?:^|[；：])\s*{_LABEL}(?P<name>[^，。；：]{{2,60}}?)一[事案]，[^；。：]*$"
)
_ASKED_FOR = re.compile(
    rf"(?:^|[；：])\s*{_LABEL}(?:会议)?(?:(?:研究|讨论|审议|听取)了?)?(?P<name>[^，。；：]{{2,20}}?(?:提出|申请|反映)[^，。；：]{{0,40}}?(?:建议|请求|要求|申请|诉求|意见|事宜|事项|问题))(?:，[^；。：]*)?$"
)
_PROPOSED = re.compile(
    rf"(?:^|[；。：])\s*{_LABEL}(?:(?:其中|但|至于|此外)，?)?(?!会议|与会|[^，。；：]*(?:意见|情况|汇报))[^，。；：]{{2,24}}?(?:提出|建议|提议)(?:，|可以?)?"
    r"(?P<name>(?!.{1,3}的|[^，。；：]*(?:的(?:建议|意见|请求|要求|申请|诉求|问题|方案|事项)|[了过])(?:，|$))(?=[由将把对按在以]|另|同步|增|新|追|延|提|调|设|购|取消|先)[^，。；：]{4,60}?)(?:的事|一事|的建议)?，"
)
"""甲局建议将乙调出名单，…: what was asked for, without who asked."""

_TO_DO = re.compile(
    rf"(?:^|[；：])\s*{_LABEL}(?P<name>(?:安排|购置|采购|追加|增设|新建|改造|调整|设立|聘用|支付|减免|退还|续签)[^，。；：]{{2,40}})，$"
)
_TITLE = re.compile("《[^《》]+》")
_LACKING = re.compile(
    rf"(?:^|[；：，。]|其中)\s*{_LABEL}(?:其中)?(?P<name>(?!会议|鉴于|经|由于|因|该|本|(?:由于|鉴于)?(?:目前|当前|现阶段|现有|各方面|相关|有关)(?:[资材手依条论前]|$))[^，。；：因]{{2,40}}?)"
    r"(?:因[^，。；：]{2,40}|的?(?:资料|材料|手续|依据|条件|论证|前期)[^，。；：]{0,4}(?:不全|不足|不齐|不充分|不成熟|不完备)"
    r"|(?:缺乏|没有|无)(?:[^，。；：]{2,20}|(?<=无)据)(?<=[据例定件金编额])|缺乏[^，。；：]{2,20}|与[^，。；：]{2,30}不(?:符|一致|衔接))，(?:本次)?(?:会议)?(?:研究)?(?:决定)?$"
)
"""甲项目资料不全，本次不报; 乙标准缺乏依据，会议不予支持."""

_FIRST = re.compile(
    rf"(?:^|[；：])\s*{_LABEL}(?:其中)?(?:[对就将]于?|关于)?"
    r"(?P<name>(?![经因由为在并但且其该此现]|会议|与会|各[位市县区方]|大[家伙]|委员|全体|鉴于|根据|按照|结合|针对|考虑|目前|上述|以上|要求|同时|表决|原则|同意|\d{{1,2}}月\d{{1,2}}日)"
    r"(?![^，。；：]*(?:认为|汇报|指出|强调|表示|听取|[了过]$|发言|讨论|研究|审议|要(?!求)|没有|过[大小高低长多少]|缺[少乏]|具备|成熟|突出|\d票|[仍不较很偏已未最先]))"
    r"[^，。；：]{2,60})，(?:[^；。：]*，)?(?:本次|今年|本轮)?(?:会议|全体)?(?:对此)?(?:一致)?(?:研究)?(?:决定)?$"
)
"""甲项目追加经费30万元，核减为22万元，同意: what a clause at the beginning names."""

_SUBJECTS = (_PROPOSED, _NAMED_FIRST, _A_MATTER, _ASKED_FOR, _LACKING, _TO_DO, _FIRST)
_WAITING = re.compile(
    r"(?:^|[；：，]|其中)\s*(?P<name>(?![由请待暂但且并其明今]|会议|鉴于|因|同意|下一?步|[该此本][项个]?(?:议题|事项|项目|方案|问题|申请)[因由，待视])[^，。；：待视]{2,30}?)(?:[因由][^，。；：]{2,30}，)?留?[待视][^。；]*$"
)
MORE_ACTS = (
    "(?:任命|免去|聘任|解聘|聘请|增补|补选|给予|撤销|追回|解除|注销|设立|追加"
    "|取消(?=[^，。；]*(?:资格|称号|荣誉|待遇|职务))|成立(?![^，。；]*(?:小组|工作组|专班|指挥部)))"
)
"""What a clause behind an agreement begins with that is a matter of its own."""
_MORE = re.compile(f"，(?P<name>{MORE_ACTS}[^，。；：]{{4,}})")


_LEAD = re.compile(
    r"^(?:议题(?:名称)?[：:]?\s*)?(?:(?:会议|集体|专题|继续|再次)*(?:审议|审定|审查|审核|协商通过|研究(?!生(?![态产活物])|[院所员]|中心)|讨论|商讨|商量|商议|听取|通报|汇报)了?(?:[和与并、](?=[审研讨]))?)*(?:并(?:表决|票决|原则|一致)*通过了?)?(?:有关)?(?:[^，。；：《》]{0,30}?关于)?"
)
_TAIL = re.compile(
    r"的?(?:汇报|请示|议题|通报)$|(?<=[案算划告])的说明$|的?(?:有关|相关)?(?:事宜|问题|事项)$"
)
_TAIL_ENDS = frozenset("报示题明宜项")
"""The last characters of these, as a search for the pattern begins everywhere."""

_MARK = re.compile("[，。；《》：]")
_ASIDE = re.compile("的?(?:有关|相关)?(?:议题|事宜|问题)$")
SHORT_FORM = re.compile(
    "(?:[该此这]个?|本(?=(?:议案|提案|议题|事项|案)$)|上述|以上)(?P<kind>[^，。；《]{1,6})"
)
"""该方案, 这个报告: what only points to a matter named before."""

_PUT_FORWARD = re.compile(
    "[^，。；《]{2,20}?(?:提出|提交|报送|上报|拟[定订]|起草|汇报|所报)的"
    "(?:[一二三四五六七八九十两\\d]+[条项点个方]+)?(?:具体|主要|有关|相关|工作|政策)*(?:措施|意见|方案|办法|建议|内容|举措|条款)"
)
_STATE_OF = re.compile(
    "(?<=方案|办法|意见|规划|计划|草案|预案|规定|条例|细则|清单|要点|报告|案）|稿）)的?(?:起草|编制|修订|制定|修改|拟定)的?情况$"
)


def only_tells_whose(name: str) -> bool:
    """县水务局提出的十二条措施: what the document is made of, and by whom, beside its title."""
    return _PUT_FORWARD.fullmatch(name) is not None


_NO_MATTER = re.compile(
    "(?:[对就将]|其他|有关|相关|其它|会议|人事|干部(?![^，。]{0,6}(?:[职晋]级|食堂|培训|宿舍|周转|体检|绩效|疗休))|议定|通报|通过|表决|书面|选举(?!办法|工作|委员会|事[项宜])|同意|原则|确定|决定|明确|任免|报告)|.{0,3}$|.{61}"
    "|[^，]*(?:修改|完善|补充)[^，]{0,6}后(?:再|重新|及时)?(?:报|提|上|印|送)"
)
"""其他事项, 人事任免 and whole sentences name no single matter."""


@lru_cache(64)
def matter_of(heading: str) -> str | None:
    """What an item is about by its heading: 研究关于甲路改造的议题 is on 甲路改造."""
    name = _LEAD.sub("", heading.strip(), count=1).strip()
    name = _TAIL.sub("", name) if name[-1:] in _TAIL_ENDS else name
    return None if _MARK.search(name) or _NO_MATTER.match(name) else name


def find_more(sentence: str, at: int) -> Iterator[str]:
    """What was agreed to in the clauses right behind: who else is named, dismissed or rewarded."""
    while more := _MORE.match(sentence, at):
        yield more["name"]
        at = more.end()


def proposed(before: str) -> str | None:
    """What somebody asked for, where the words before a ruling begin so."""
    found = _PROPOSED.match(before)
    return found["name"] if found else None


def find_waiting(before: str) -> str | None:
    """What waits by the words up to its coming back: 二期用地待规划批准后再行研究."""
    found = _WAITING.search(before)
    return found["name"] if found else None


def find_subject(before: str) -> str | None:
    """The matter that the words before a verdict in its sentence name, if they name it plainly."""
    found = next(filter(None, (pattern.search(before) for pattern in _SUBJECTS)), None)
    name = _ASIDE.sub("", found["name"].strip()) if found else None
    if name and name[1:] and name[-1] in "该此本":
        return None  # 甲局申请撤回该议题，会议同意
    return name[1:-1] if name and _TITLE.fullmatch(name) else name


def pointed_at(told: re.Match[str]) -> str | None:
    """What 该调整未获通过 is on by the words before it, where they name it; else its own name."""
    name: str | None = told["name"]
    pointing = name is None or SHORT_FORM.fullmatch(name)
    before = told.string[: told.start() + 1] if pointing else ""
    return find_subject(before) or name


def draft_of(matter: str) -> str:
    """甲预案修订情况 that was reported: a verdict is on the draft."""
    return _STATE_OF.sub("", matter) if matter.endswith("情况") else matter
