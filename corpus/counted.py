"""Several matters under one verdict, each with its own sum, number or role, are one each.

通过了甲法、乙条例; 批准采购甲2台、乙5台; 同意甲为丙人选、乙为丁人选.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Decision
from corpus.outcomes import AGREED, PASSED
from corpus.patterns import late

_UNIT = "元|台|套|辆|艘|架|部|个|名|人|件|张|条|项|处|户|所|间|座|栋|批|吨|亩|公里|平方米"
_ONE = rf"[^，；、]{{2,30}}?(?<!第)\d[\d.]*[多余]?[百千万亿]*(?:{_UNIT})(?:（[^（）、]{{1,24}}）)?"
_NUMBERED = late(
    r"(?P<verb>采购|购置|购买|新增|增设|增加|追加|安排|拨付|聘用|招聘|新建|改造)?"
    rf"(?P<list>{_ONE}(?:、{_ONE})+)"
    r"(?P<all>等?[两二三四五六七八九十\d]+[笔项宗](?:[^，。；、的]{2,8})?)?"
)
_ROLE = (
    r"[^，；、]{2,40}?(?<![作因认成])为[^，；、]{2,24}"
    "(?:人选|候选人|单位|个人|集体|项目|对象|成员|代表)"
)
_IN_ROLES = late(rf"{_ROLE}(?:、{_ROLE})+")
_PAPER = (
    r"[^，；、《》和]{2,40}(?:法|条例|决定|决议|办法|规定|细则|章程|草案|议案|方案|预算|决算|报告)"
    r"(?:（[^（）、]{1,12}）)?"
)
_PAPERS = late(rf"{_PAPER}(?:[、和]{_PAPER})+")
_JOINT = late("[、和]")


def each_counted(one: Decision) -> Iterator[Decision]:
    """The decision for each of the matters, or as it is where it is on one.

    What was agreed to with a verb of its own (同意购置甲2台、乙1艘) is one act unless its list ends
    with how many matters it holds.
    """
    name = one.object or ""
    listed = "、" in name and one.outcome in (AGREED, PASSED)
    told = _NUMBERED.fullmatch(name) if listed else None
    if told and (one.outcome == PASSED or told["all"]):
        verb = told["verb"] or ""
        yield from (replace(one, object=verb + part) for part in told["list"].split("、"))
    elif one.outcome == PASSED and _PAPERS.fullmatch(name):
        yield from (replace(one, object=part) for part in _JOINT.split(name))
    elif listed and _IN_ROLES.fullmatch(name):
        yield from (replace(one, object=part) for part in name.split("、"))
    else:
        yield one
