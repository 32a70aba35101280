"""What is sent back, taken back or moved to later: …，退回区住建局重新核实.

The words are a table (``data/outcomes.txt``, turned); where to, and until when, stands behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Decision
from corpus.outcomes import COMING_BACK, PUT_OFF, REFUSED, TURNED, Context, decision
from corpus.subjects import find_subject
from corpus.tables import one_of

CONDITION = re.compile("是否|如果|若|凡|应当|须|一律|[以今]后|不得")
"""What only tells how such things are done, and nothing that was."""

_SIGN = re.compile(one_of(TURNED))
_TURNED = re.compile(
    r"(?:^|[，：]|会议决定|决定(?:[将把对]?[该本此][^，。；]{1,6}?|[将把][^，。；]{2,30}?)?|会议)"
    rf"(?:(?<=会议)(?:要求|责成|请)[^，。；]{{2,20}}?)?(?:予以|暂时|暂予)?(?P<word>{one_of(TURNED)})(?!的|率|机制)"
    r"(?=[，。；]|$|[至到]|[^，。；]{2,10}(?:[局处科部办室]|单位|部门|公司)(?:[，。；]|$)|[该本此上][^，。；]{1,4}[，。；]|[^，。；]{0,16}(?:重新|再|补|修改|完善"
    r"|核实|重拟|办理|说明|起草|论证|深化|细化|优化|调查|测算|复核|压缩))"
)
_NOT_TAKEN_UP = re.compile("[不未]予(?:讨论|研究|审议|上会|表决|受理)，(?=[^。；]{0,8}[退发]回)")
"""会议不予讨论，退回补充材料: why it goes back, and no outcome of its own."""

_BACK = "退回"


def with_turned(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """The decisions of a sentence with what turned away; what was put off is told once.

    退回补充调查后再议 is both, as is 没有同意，退回补充.
    """
    if not _SIGN.search(context.sentence):
        return list(found)
    if _NOT_TAKEN_UP.search(context.sentence):
        found = [replace(one, outcome=_BACK) if one.outcome == PUT_OFF else one for one in found]
    known = {one.outcome for one in found}
    new = [] if PUT_OFF in known else [o for o in _turned(context) if o.outcome not in known]
    if REFUSED in known:
        refused = {one.object for one in found if one.outcome == REFUSED}
        name = refused.pop() if len(refused) == 1 else None
        new = [replace(one, object=name or one.object) for one in new if one.outcome == _BACK]
    elif not known.isdisjoint(COMING_BACK):
        new = [one for one in new if one.outcome[1:] == "回"]
    return [*found, *new]


def _turned(context: Context) -> Iterator[Decision]:
    for match in _TURNED.finditer(context.sentence):
        if not context.formal or CONDITION.search(context.sentence, 0, match.start()):
            continue
        before = [one.mention.title for one in context.documents if one.end <= match.start()]
        name = find_subject(context.sentence[: match.start("word")])
        name = before[-1] if len(before) == 1 else name or context.fallback
        yield decision(context, TURNED[match["word"]], name)
