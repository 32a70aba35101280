"""How far the heading of an item reaches: to the end of what was taken up, and not into talk.

听取甲的汇报，强调… ends at the comma; 研究甲整改，乙论证，丙等工作 goes on behind it.
"""

import re

from corpus.grammar import clauses
from corpus.grammar.naming import things
from corpus.grammar.organizations import is_organization

_OF_IT = re.compile("[^，。；]{2,4}的[^，。；]{2,}(?:问题|意见|情况|要求|困难|经验|做法)$")


def clause_end(masked: str, at: int, end: int) -> int:
    """Where the clause ends."""
    found = masked.find("，", at, end)
    return found if found >= 0 else end


def object_end(masked: str, head: int, reach: int, end: int) -> int:
    """Where the first object of an item ends: at a comma that is not within it."""
    stop = clause_end(masked, reach, end)
    if masked.startswith("听取", head) and (whole := _report_to_come(masked, reach, stop, end)):
        return whole
    if whole := _list_to_end(masked, stop, end):
        return whole
    tail = clauses.AND_TAIL.search(masked, reach, stop)
    return tail.start() if tail and not things(tail["rest"]) else stop


def goes_on(clause: str, told: str) -> bool:
    """Whether a heading goes on with a clause: it names more of what was taken up."""
    found_there = told.endswith(("工作中", "过程中")) and _OF_IT.match(clause)
    if found_there or _is_submitted(clause):
        return True  # 通报督查工作中，反馈的问题; 通过甲局提交的《甲》，乙局提交的《乙》
    if clauses.ENDS.match(clause) or clauses.TOOK_PART.search(clause):
        return False
    if clauses.GOES_ON.match(clause):
        return True
    if clauses.AND_OTHERS.search(told):
        return False
    if clauses.MORE_THINGS.match(clause):
        return True
    listed = clauses.LISTS_MORE.search(clause) or not clauses.WHOLE.search(told)
    return bool(listed) and clauses.PREDICATE.match(clause) is None


def _report_to_come(masked: str, begun: int, comma: int, end: int) -> int | None:
    """The end of 听取甲组讨论选举办法（草案），候选人名单（草案）的情况汇报: one report."""
    told = clauses.BRACKETS.sub("", masked[begun:comma])
    if clauses.TOLD_OF.search(told):
        return None
    found = clauses.REPORT_LAST.match(masked, comma + 1, end)
    return found.end() if found else None


def _list_to_end(masked: str, comma: int, end: int) -> int | None:
    """The end of 研究甲整改，乙论证，丙等工作, where no clause between opens or ends anything."""
    found = clauses.LIST_ENDS.match(masked, comma + 1, end)
    parts = found.group().split("，") if found else []
    return found.end() if found and len(parts) > 1 and not any(map(_breaks, parts)) else None


def _breaks(clause: str) -> bool:
    return any(p.match(clause) for p in (clauses.ITEM, clauses.ENDS, clauses.GOES_ON))


def _is_submitted(clause: str) -> bool:
    who, mark, _ = clause.partition("《")
    return bool(mark) and bool(clauses.SUBMITTED.match(clause) or is_organization(who))
