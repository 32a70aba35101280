"""Objects that are fragments of their sentence, made whole from what the sentence names.

自明年起 goes on behind its comma, 甲项目因论证不足 loses the cause or has what follows, 购置 alone
is what the item is on. What nothing names better keeps its own words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.digest_rulings import TOPIC, clauses_of, is_adverbial
from corpus.documents import find_documents, shortens
from corpus.item_matters import is_short_for
from corpus.model import Decision
from corpus.outcomes import AGREED, HEARD, ORDERED
from corpus.patterns import late
from corpus.subjects import matter_of

_FRAGMENT = late(
    r"[的了、，对就自从在经为根按考鉴除]|.{1,6}$|.*(?:[的等、，]$|因[^，；]{3,}$|[（(][^（）()]*$|票[）)]$)"
)
"""What may be one: a quick look."""

_COUNTS = late(r"[（(](?:[^（）()]*$|[^（）()]*\d+票[^（）()]*[）)]$)")
"""（同意21票）, and a bracket that was cut off."""

_AGREES = (AGREED, "原则同意", "附条件同意")
_ON = late("^(?:对于?(?![讲口外接比照标象联])|就(?!业|医|学|近|地))")
_CAUSE = late("(?<=..)因(?![素地材此公])[^，；的]{3,}$")
_VERDICT = late("(?:会议|一致|研究|决定|原则上?)*(?:同意|通过|不予|暂[不缓])")
_DOES = late(
    "启动|收回|给予|予以|实[行施]|采[取用]|按|依[法规]|一律|不再|取消|停[止发]|支持|[列纳]入|安排|追加|免[收除]|减[免半]"
)
_PUT_OUT = late(
    "(?:[该此本](?:办法|方案|意见|规定|细则|计划|规划|制度|条例|章程|文件|预案|清单))?(?:按(?:照)?程序)?(?:以[^，；]{2,20})?(?:正式)?(?:印发|下发|发布|公布|出台|试行|施行)(?:执行|实施)?"
    "|按照?(?:规定|方案|该|此|上述)[^，；]*"
)
_PASSED = ("审议通过", "原则通过", "审定", *_AGREES)
_TAKEN_UP = late(
    "(?:^|[；。：，])(?:(?<![，：])(?:关于)?(?P<first>[^，；。：]{2,40}?)(?:一事|的?(?:问题|事宜|事项))|对于?(?P<topic>[^，；。：]{2,50})|(?:会议)?(?:前置|集体)?(?:研究|审议|讨论|听取)了"
    "(?P<thing>[^，；。：]{2,60}))，(?:会议|一致|经|研究|讨论|同意|决定|原则上?|也|均|都|，)*$"
)
_SO = late("(?:的)?(?:问题|事宜|事项)$|一事$")
_REPORT = late("(?:的)?(?:情况)?(?:汇报|报告|请示)$|^关于")
_THING = late(
    "(?:[办章规]法|案|意见|细则|计划|规划|预算|名单|清单|标准|措施|协议|合同|项目|事项|报告|草稿|文本|需求|内容"
    r"|部分|资金|[人户家名处起])$|[\d《该其余另]"
)
_SHORT, _LONGEST = 6, 80
_VERB = 4


def whole_objects(heading: str, found: Iterable[Decision]) -> Iterator[Decision]:
    """The decisions of an item under this heading, no object a fragment where more is told."""
    decisions = list(found)
    for one in decisions:
        name = one.object or ""
        if "《" in heading and one.outcome in _AGREES and _PUT_OUT.fullmatch(name):
            yield from _put_out(one, heading, decisions)
        elif not name or one.outcome in (HEARD, ORDERED) or not _FRAGMENT.match(name):
            yield one
        else:
            whole = _of_what(one, heading, _spelled(heading, _continued(one, _bare(one, name))))
            yield one if whole == name else replace(one, object=whole)


def _put_out(one: Decision, heading: str, beside: Sequence[Decision]) -> Iterator[Decision]:
    """同意印发, 同意按规定拨付 is on the one document of the heading, no second verdict on it."""
    titles = [found.mention.title for found in find_documents(heading)]
    if len(titles) != 1 or "》等" in heading:
        yield one
    elif not any(_is_on(other, titles[0]) for other in beside if other is not one):
        yield replace(one, object=titles[0])


def _is_on(one: Decision, title: str) -> bool:
    return one.outcome in _PASSED and (one.object or "").strip("该此本这个《》") in title


def _bare(one: Decision, name: str) -> str:
    """Without counts, a mark or particle at its edge; 甲等 goes on where the sentence does."""
    name = _COUNTS.sub("", name).lstrip("、，；：的了").rstrip("、，；：") or name
    if name[-1] == "等":
        at = one.evidence.find(name)
        clause = clauses_of(one.evidence[at:])[0][1] if at >= 0 else name
        return name[:-1] if clause == name else clause[:_LONGEST]
    return name[:-1] if name[-1] == "的" and one.outcome not in _AGREES else name


def _continued(one: Decision, name: str) -> str:
    """With what stands behind its comma, for a time, a cause or 对甲 that settles nothing alone."""
    if one.outcome not in _AGREES:
        return _CAUSE.sub("", _ON.sub("", name)) or name
    at = one.evidence.find(name)
    clauses = clauses_of(one.evidence[at:].partition("。")[0]) if at >= 0 else []
    if not clauses or clauses[0][1] != name:
        return name
    whole = name
    for mark, clause in clauses[1:4]:
        last = whole.rpartition("，")[2]
        if mark != "，" or not (_is_open(last) or (TOPIC.match(last) and _DOES.match(clause))):
            break
        if _VERDICT.match(clause):
            return _ON.sub("", name)
        whole += mark + clause
    return whole if len(whole) <= _LONGEST and not _is_open(whole.rpartition("，")[2]) else name


def _is_open(clause: str) -> bool:
    return is_adverbial(clause) or clause.endswith("的") or _CAUSE.search(clause) is not None


def _spelled(heading: str, name: str) -> str:
    """办法 is the one document or matter of the heading that ends so."""
    if len(name) > _SHORT:
        return name
    if "《" not in heading:
        matter, short = matter_of(heading) or "", _SO.sub("", name)
        return matter if len(short) > 1 and matter.endswith(short) else name
    titles = [found.mention.title for found in find_documents(heading)]
    meant = {one for one in titles if shortens(name, one) or is_short_for(name, one)}
    return meant.pop() if len(meant) == 1 else name


def _of_what(one: Decision, heading: str, name: str) -> str:
    """同意购置 is on what was taken up: in the sentence itself, else by the heading."""
    if len(name) > _VERB or _THING.search(name):
        return name
    places = (place.start() for place in re.finditer(re.escape(name), one.evidence))
    told = next(filter(None, (_TAKEN_UP.search(one.evidence, 0, at) for at in places)), None)
    if told:
        thing = _REPORT.sub("", told["topic"] or told["thing"] or told["first"])
        return thing if name in thing else _SO.sub("", thing).removesuffix(name[:2]) + name
    matter = matter_of(_ON.sub("", heading)) or ""
    return matter if name in matter and "、" not in matter else name
