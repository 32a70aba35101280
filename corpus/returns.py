"""What comes back: 待论证后再次研究, 修改后报…审定, 修改后印发, told of nobody in particular."""

import re
from collections.abc import Iterator

from corpus.model import Decision
from corpus.outcomes import ACTIONS, AGAIN, REPORTED_AGAIN, REVISED, Context, decision
from corpus.tables import one_of

_COMES_BACK = re.compile(one_of(word for word, outcome in ACTIONS if outcome == AGAIN))
_SENT_BACK = re.compile(
    r"(?:完善|修改|论证|调研|研究|核实|测算|比选|对接|批准|征求|补充|退回|方案|意见|未通过)[^，。；]{0,12}(?:后|，)[^。；]{0,16}$"
)
_BACK = re.compile(
    r"(?:修改|完善|充实)[^，。；]{0,8}后，?(?:按|依)?(?:照)?(?:程序|法定程序)?(?:再|重新)?(?:报请|提请|提交|报)[^，。；《]{0,24}(?:审议|审定|审批|研究)"
    r"|(?:修改|完善|修订)[^，。；报提]{0,8}后，?[^，。；报提]{0,20}(?P<out>印发|发布|公布)"
)
_SETTLES = re.compile("会议(?:决定|同意|明确|议定|原则|审议通过)|^(?:原则)?(?:同意|通过)")


def again(context: Context) -> Iterator[Decision]:
    """待论证后由常务会议再次研究: nobody is told to act, but the item comes back."""
    word = _COMES_BACK.search(context.sentence)
    if word and context.documents and context.documents[-1].end <= word.start():
        yield decision(context, AGAIN, context.documents[-1].mention.title)
    elif word and not context.documents and _SENT_BACK.search(context.sentence, 0, word.end()):
        yield decision(context, AGAIN, context.fallback)


def sent_back(context: Context) -> Iterator[Decision]:
    """会议决定修改完善后，按程序提请审议, or 印发: nobody is charged, the item still goes on."""
    back = _BACK.search(context.sentence)
    settled = _SETTLES.search(context.sentence, 0, back.start()) if back else None
    if back and settled and "并要求" not in context.sentence[settled.end() : back.start()]:
        before = [d.mention.title for d in context.documents if d.end <= back.start()]
        name = context.fallback or (before[-1] if before else None)
        yield decision(context, REVISED if back["out"] else REPORTED_AGAIN, name)
