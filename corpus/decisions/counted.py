"""The objects of verdicts put right, and one decision for each of several matters.

通过了甲法、乙条例; 批准采购甲2台、乙5台; 同意甲为丙人选、乙为丁人选: each of them is one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from corpus.decisions.outcomes import AGREED, PASSED, REFUSED
from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.grammar.subjects import SHORT_FORM
from corpus.model import Decision

_ON_PAPERS = (PASSED, "原则通过", "原则同意")
_SETTLED_IN_A_ROW = (*_ON_PAPERS, "审定", "确认")
_UNIT = "元|台|套|辆|艘|架|部|个|名|人|件|张|条|项|处|户|所|间|座|栋|批|吨|亩|公里|平方米"
_ONE = rf"[^，；、]{{2,30}}?(?<!第)\d[\d.]*[多余]?[百千万亿]*(?:{_UNIT})(?:（[^（）、]{{1,24}}）)?"
_NUMBERED = late(
    r"(?P<verb>采购|购置|购买|新增|增设|增加|追加|安排|拨付|聘用|招聘|新建|改造)?"
    rf"(?P<list>{_ONE}(?:、{_ONE})+)"
    r"(?P<all>等?[两二三四五六七八九十\d]+[笔项宗](?:[^，。；、的]{2,8})?)?"
)
_MEMBERS = late(
    r"(?P<list>[^，；、《》]{2,30}(?:、[^，；、《》]{2,30})+?)等?(?P<count>[两二三四五六七八九十]|\d{1,2})[个项宗处]"
    r"(?:项目|地块|工程|建设项目)的(?P<what>[^，；、]{2,12}(?:方案|规划|设计|报告))"
)
"""甲、乙等2个项目的设计方案."""

_IN_ALL = late(
    r"(?P<list>[^，；、《》]{2,40}(?:、[^，；、《》]{2,40})+?)(?<!等)等?(?P<count>[两二三四五六七八九十]|\d{1,2})[个项件份]"
    r"(?:[^，；、的]{0,6})(?:项目|议案|提案|议题|事项|方案|报告|文件|办法|制度)[^，；、]{0,10}"
)
"""甲、乙和丙等3项议案: the text itself counts them."""

_SO_MANY = r"\d{1,3}[个项份宗][^，；、]{2,40}(?:方案|规划|设计|报告|办法|议案|项目|事项)"
_COUNTS = late(rf"{_SO_MANY}(?:、{_SO_MANY})+")
"""2个项目的选址方案、5个项目的景观方案."""

_PROJECT = r"[^，；、《》]{4,50}?(?:项目|工程)(?:（[^（）、]{1,16}）)?"
_PROJECTS = late(rf"{_PROJECT}(?:[、和及]{_PROJECT})+")
_BETWEEN_PROJECTS = late("(?:(?<=项目|工程)|(?<=）))[、和及]")
"""启动实施甲项目、乙项目: each named whole."""

_AFFAIRS = late(r"等(?:有关|相关|重要)?(?:事项|事宜|议题|议案)(?=[，。；]|$)")
_FEWEST_OF_AFFAIR = 5
"""甲改造、乙改制、丙规定等事宜: so many characters name a matter, fewer may be a word of one."""

_ROLE = (
    r"[^，；、]{2,40}?(?<![作因认成])为[^，；、]{2,24}"
    "(?:人选|候选人|单位|个人|集体|项目|对象|成员|代表)"
)
_IN_ROLES = late(rf"{_ROLE}(?:、{_ROLE})+")
_ENDS_A_PAPER = "法|条例|决定|决议|办法|规定|细则|章程|草案|议案|方案|预算|决算|报告"
_ENDS_A_PAPER += "|合同|协议|纪要|[紀纪][錄录]"
_PAPER = rf"[^，；、《》和]{{2,40}}(?:{_ENDS_A_PAPER})(?:（[^（）、]{{1,12}}）)?"
_AND = "(?:[、和]|(?<=[告同议要錄录])及(?!相关|有关|其|配套))"
_PAPERS = late(rf"{_PAPER}(?:{_AND}{_PAPER})+")
_JOINT = late(_AND)
_ENDS_IN_ROW = f"{_ENDS_A_PAPER}|报告稿|名单|议程|日程"
_LISTED = late(rf"[^，；《》]{{2,60}}(?:{_ENDS_IN_ROW})")
_BEHIND_A_LIST = late("(?<=名单|议程|日程)[、和]")
"""甲和乙名单、丙名单和丁名单: lists that are parted behind each."""

_ANY = late(".+")
_WAS_ELECTED = late("，(?=[^，；]{2,16}当选)")
_ELECTED = late("[^，；]{2,40}?(?<![作因认成])(?:为|担任)[^，；]{2,30}")
_OFFICES = late("[^、]{3,30}(?:组成人员|领导班子|主[任席]|[院会]长|检察长|委员会?)")
_LISTS = ((_LISTED, _BEHIND_A_LIST),)
_ELECTIONS = ((_ANY, _WAS_ELECTED), (_ELECTED, late("[，；]")), (_OFFICES, late("、")))
"""What each part must be, and what parts them: 选举甲为会长，乙为秘书长."""

_IN_ROW = (
    r"(?!会议(?!秘书长?)|并|原则|同意|审议|审查|听取|研究|讨论|决定|要|由|请|待|其|提请|形成|制定|修改)"
    rf"[^，。；：《》]{{2,60}}(?:{_ENDS_IN_ROW})(?:（[^（）]{{1,12}}）)?"
)
_ROW = late(rf"通过了?(?P<list>{_IN_ROW}(?:，{_IN_ROW})+)(?=[。；]|，并|$)")
"""表决通过了甲名单草案，乙报告稿，关于丙的议案: papers without 《》, parted by commas."""

_NEXT = late("、(?=(?:补选|增补|任命|免去|聘任|聘请|聘用|推选|撤销|成立)[^，。；、]{4})")
_ONE_PAPER = late("(?:议案|提案|方案|事项|名单|建议|请示)$")
"""任命甲、免去乙等人事议案 is one."""

_NO_LONGER = late("对?(?P<name>[^。；]{2,40}?)?，?不再(?P<what>续[租签聘订包约期]|延期|租用|聘用)")
_ASKED = r"[^，。；]{0,16}(?:提出|申请|要求|请求|希望|同意)[^。；不]{0,8}"
"""甲提出续租。会议明确不再续租: what was asked for above in the paragraph is not granted."""

_VOTED = late(
    r"(?:[（(]?\d{1,2}[)）.．、]\s*)?(?P<name>[^，。；：、票\d]{2,24}?)(?:同意|赞成)\d{1,4}票[，、]"
)
_GOES_ON = late("进入[^，。；]{0,8}程序|按程序|启动|组织实施")
"""用地性质修改同意22票，…，同意进入修改程序: on what the votes were counted for."""

_ASKS_TO = late(r"对?(?P<who>[^，。；：其]{2,20}?)(?:同志)?(?:本人)?(?:申请|因|提出|请求|要求)")
_PROPOSED = late(
    r"(?:^|[；。])[^，。；：]{2,30}?(?:建议|提出|提议)(?P<name>[^，。；：]{4,60})，(?:经[^，。；]{2,6}，)?(?:会议|与会人员|大家)"
    r"(?:一致|研究|决定)*(?:采纳|接受|同意|认可|赞成|赞同)了?(?:这一?|该|此|其)[^，。；]{0,2}(?:建议|意见|提议)(?=[，。；]|$)"
)
"""甲局建议设立乙，会议采纳了这一建议: the proposal is the matter."""


def put_right(passage: Passage, one: Decision) -> Decision:
    """An agreement by what it is: 同意追认甲 confirms it, 不再续租 may refuse a request."""
    name = one.object or ""
    if one.outcome == AGREED and name.startswith("追认"):
        one = replace(one, outcome="确认", object=name[2:].lstrip("了") or None)
    elif one.outcome == AGREED and (ends := _NO_LONGER.fullmatch(name)):
        before = passage.text[: passage.text.find(one.evidence)]
        if asked := re.search(f"{_ASKED}{ends['what']}", before):
            name = f"{ends['name']}{ends['what']}" if ends["name"] else asked.group()
            one = replace(one, outcome=REFUSED, object=name)
    voted = _VOTED.match(one.evidence) if one.outcome == AGREED else None
    if voted and _GOES_ON.match(one.object or ""):
        return replace(one, object=voted["name"])
    return _spelled_out(one) if one.object else one


def _spelled_out(one: Decision) -> Decision:
    """甲申请调离，会议同意其调往乙局 is on 甲调往乙局."""
    name = one.object or ""
    if pointing := SHORT_FORM.fullmatch(name):
        proposed = pointing["kind"] in ("建议", "意见", "提议") and _PROPOSED.search(one.evidence)
        return replace(one, object=proposed["name"]) if proposed else one
    who = _ASKS_TO.match(one.evidence) if name[:1] == "其" else None
    return replace(one, object=f"{who['who']}{name[1:]}") if who else one


def apart(one: Decision) -> Iterator[Decision]:
    """One for each person, post, sum, or paper of a row."""
    if row := papers_in_row(one):
        return iter(row)
    if "、" not in (one.object or ""):
        return iter((one,))
    return chain.from_iterable(map(each_counted, each_named(one)))


def papers_in_row(one: Decision) -> list[Decision]:
    """The decision for each paper of the row that its object stands in, if it does."""
    row = _ROW.search(one.evidence) if one.outcome == PASSED and "，" in one.evidence else None
    papers = row["list"].split("，") if row else []
    return [replace(one, object=paper) for paper in papers] if one.object in papers else []


def each_named(one: Decision) -> Iterator[Decision]:
    """补选甲为乙、增补丙为丁 is one for each of them."""
    name = one.object or ""
    if one.outcome != AGREED or "、" not in name or _ONE_PAPER.search(name):
        yield one
        return
    for part in _NEXT.split(name):
        yield replace(one, object=part)


def _elected_or_listed(outcome: str, name: str) -> list[str]:
    """选举甲为会长，乙为秘书长, 通过甲名单和乙名单: each of them, or the name as it is."""
    for part, joint in _ELECTIONS if outcome == "选举" else _LISTS:
        parts = joint.split(name)
        if len(parts) > 1 and all(map(part.fullmatch, parts)):
            return parts
    return [name]


def _members(one: Decision) -> list[str]:
    """The paper on each member of a list, where the text says that there are so many."""
    told = _MEMBERS.fullmatch(one.object or "") if one.outcome in _ON_PAPERS else None
    names = told["list"].removesuffix("等").split("、") if told else []
    if told is None or len(names) != read_number(told["count"]):
        return []
    return [name + told["what"] for name in names]


def _in_all(one: Decision) -> list[str]:
    """Each matter of a list that says behind it how many it holds."""
    name = one.object if one.outcome in _SETTLED_IN_A_ROW else None
    if _COUNTS.fullmatch(name or ""):
        return (name or "").split("、")
    told = _IN_ALL.fullmatch(name or "")
    names = re.split("[、和]", told["list"]) if told else []
    if told and len(names) != read_number(told["count"]):
        names = told["list"].split("、")
    return names if told and len(names) == read_number(told["count"]) else []


def _in_row(one: Decision) -> list[str]:
    """Each project of a row, or each matter of one that 等事宜 ends."""
    name = one.object or ""
    if not name or one.outcome not in (*_SETTLED_IN_A_ROW, AGREED):
        return []
    if _PROJECTS.fullmatch(name):
        return _BETWEEN_PROJECTS.split(name)
    _, told, behind = one.evidence.partition(name)
    ends = _AFFAIRS.search(name) or (told and _AFFAIRS.match(behind))
    parts = _AFFAIRS.sub("", name).split("、")
    named = ends and len(parts) > 1 and all(len(part) >= _FEWEST_OF_AFFAIR for part in parts)
    return parts if named else []


def each_counted(one: Decision) -> Iterator[Decision]:
    """The decision for each of the matters, or as it is where it is on one.

    What was agreed to with a verb of its own (同意购置甲2台、乙1艘) is one act unless its list ends
    with how many matters it holds.
    """
    name = one.object or ""
    if len(parts := _elected_or_listed(one.outcome, name)) > 1:
        yield from (replace(one, object=part) for part in parts)
        return
    listed = "、" in name and one.outcome in (AGREED, PASSED)
    told = _NUMBERED.fullmatch(name) if listed else None
    if told and (one.outcome == PASSED or told["all"]):
        verb = told["verb"] or ""
        yield from (replace(one, object=verb + part) for part in told["list"].split("、"))
    elif members := _members(one) or _in_all(one) or _in_row(one):
        yield from (replace(one, object=part) for part in members)
    elif one.outcome in _SETTLED_IN_A_ROW and _PAPERS.fullmatch(name):
        yield from (replace(one, object=part) for part in _JOINT.split(name))
    elif listed and _IN_ROLES.fullmatch(name):
        yield from (replace(one, object=part) for part in name.split("、"))
    else:
        yield one
