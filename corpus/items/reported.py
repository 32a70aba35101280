"""What people reported to a meeting: 甲局汇报了丙；乙局汇报了丁; 乙局局长温某就丁作汇报."""

import re

from corpus.grammar.naming import is_named, things
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.people import is_name, read_person

_WHO = r"(?:会上，?|会议上，?)?(?![^，。；]{0,12}会议)[^，。；：《要]{2,30}?"
_IN_TURN = r"(?:首先|接着|随后|然后|其次|最后|其间|同时)，?"
_REPORT = late(
    rf"(?:会上，?|会议上，?)?(?:{_IN_TURN})?由?{_WHO}(?:分别|先后|依次)*"
    r"(?P<item>(?:(?<!作)(?:汇报|通报)了[^，。；]{4,}"
    r"|[就对][^，。；]{4,60}(?:进行|[作做])了?(?:专题|工作|情况|详细)*(?:汇报|介绍)))(?=[，；。]|$)"
)
_FEWEST = 2
_EACH = re.compile("(?:各|分别)")

_ONE = late(
    rf"(?:会上，?|会议上，?)?(?:{_IN_TURN})?由?(?P<who>[^，。；：《要]{{3,60}}?)(?:分别|先后|依次|还|再次)*"
    r"(?P<item>(?:传达(?:学习)?|学习传达|宣读)了?(?P<paper>[^，。；]{4,}(?:精神|文件|＿))"
    r"|(?<!作)(?:汇报|通报)了?(?P<told>[^，。；了]{4,}(?:情况|工作|进展|问题|结果|事项|事宜|汇报|打算|安排))"
    r"|(?<!作)介绍了(?P<shown>(?:关于)?《＿+》?[^，。；《]{0,12}|[^，。；了]{4,}(?:情况|进展|内容|做法))"
    r"|[就对](?P<about>[^，。；]{4,60})(?:进行|[作做])了?(?:专题|工作|情况|详细)*汇报"
    r"|[作做]了?(?:《＿+》?|关于)(?P<on>[^，。；]{4,60})的(?:专题|工作|情况|详细)*汇报)(?=[，；。]|$)"
)
_GROUPS = re.compile(
    "(?:会上，)?(?:(?:各|相关|有关)[^，。；、的]{1,12}?(?:部门?|单位|科室|处室|车间|班组|仓库|公司|队|站|所|村|社区|乡镇|街道)(?:主要)?(?:负责人|负责同志)?、?)+(?<!、)(?:分别|先后|依次)?"
)
"""各项目部、各仓库: all of a sort, who are no organ by name."""

_SIGN = re.compile("汇报|通报|传达|宣读|介绍了")


def reports(masked: str) -> dict[int, tuple[int, int]]:
    """What was reported, from where to where, by where the part between 。 and ； begins.

    One alone is none of a row, but where all of a kind gave it behind an item (…；各副县长分别就…).
    """
    if "；" not in masked or ("汇报" not in masked and "介绍" not in masked):
        return {}
    starts = [0, *(mark.end() for mark in re.finditer("[。；]", masked))]
    found = {at: told for at in starts if (told := _REPORT.match(masked, at))}
    row = len(found) >= _FEWEST
    return {
        at: told.span("item")
        for at, told in found.items()
        if row or (masked[at - 1 : at] == "；" and _EACH.search(masked, at, told.start("item")))
    }


def one_report(text: str, masked: str, at: int, end: int) -> tuple[int, int] | None:
    """Where a report stands that somebody with a post or an organ gave, if it names a matter that
    nothing before it names: 县住建局就污水治理作汇报.
    """
    if not _SIGN.search(masked, at, end):
        return None
    told = _ONE.match(masked, at, end)
    if told is None or not _reports(text[told.start("who") : told.end("who")]):
        return None
    group = next(name for name in ("paper", "told", "shown", "about", "on") if told[name])
    matter = things(text[told.start(group) : told.end(group)])
    if not matter or any(is_named(thing, text[:at]) for thing in matter):
        return None
    return told.span("item")


def _reports(who: str) -> bool:
    """Whether the words are an organ, one of its people by name, or somebody with a post."""
    reach = leading_organizations(who)[1]
    if (
        _GROUPS.fullmatch(who)
        or reach == len(who)
        or (reach and is_name(who[reach:].removesuffix("同志")))
    ):
        return True
    person = read_person(who.removesuffix("同志"))
    return person is not None and bool(person.titles)
