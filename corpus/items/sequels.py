"""What follows from an item and names no matter of its own: 传达甲，研究贯彻意见; 总结甲，部署乙.

The wordings are tables (``data/item_grammar.txt``).
"""

import re

from corpus.grammar.clauses import ADVERB
from corpus.grammar.patterns import late
from corpus.grammar.tables import one_of, table_patterns, table_words

_STAGE = (
    r"(?:(?:今后)?(?:一个)?(?:下一?步|下一?阶段|下步)|近期|当前|今年|明年|本年|今后一个时期"
    r"|[一二三四]季度|[上下]半年|岁末年初|\d{4} ?年度?)"
)
_WORDS = {"zeal": one_of(table_words("item_adverbs", "left out")), "stage": _STAGE}
_FOLLOWS = late(table_patterns("item_grammar", "follows", _WORDS))
_NOTED = late(rf"(?:{ADVERB})*(?:传达|学习|贯彻|听取|通报|宣读|领学)")
_WHOLE = late(rf"(?:{ADVERB})*(?:传达|学习|贯彻|通报|宣读|审议|审定|审查|表决|选举|通过|原则)")
_LOOKS_ON = late(table_patterns("item_grammar", "looks on", _WORDS))
_WEIGHED = late(rf"(?:{ADVERB})*(?:听取|审议|研究|讨论)[^，。；]*《")
_ASPECTS = late(
    "[就对][^，。；《]{2,30}等(?:问题|方面|内容)?(?:作|进行)了(?:认真|充分|深入)*(?:讨论|研究|交流)"
)
"""审议了《甲》，就补助标准、资金来源等作了讨论: of that paper."""

LOOKS_BACK = late(rf"(?:{ADVERB})*(?:总结|回顾)")
_TASKS = late(
    rf"[，；](?:并|最后|同时)*(?P<item>{table_patterns('item_grammar', 'next tasks', _WORDS)})$"
)
SUMMED_UP = late(
    r"(?:(?!讲话)[^，。；：要]){0,24}?(?P<item>[就对][^，。；：]{2,40}(?:进行|作|做)了总结，"
    r"并?[就对][^，。；：]{2,40}(?:进行|作出?|做出?)了[^，。；：]{0,4}(?:部署|安排)+)(?=[，。；]|$)"
)
"""秘书长甲对去年工作进行了总结，并对今年工作作出了部署: one item, whoever told it."""


def is_done_with(told: str) -> bool:
    """Whether something was only passed on, or settled: what is to be done next is not about it."""
    return _WHOLE.match(told) is not None


def belongs(told: str, clause: str) -> bool:
    """Whether a clause right behind an item goes with it."""
    if "研究" in clause and _FOLLOWS.match(clause):
        return _NOTED.match(told) is not None
    if "等" in clause and _ASPECTS.fullmatch(clause):
        return _WEIGHED.match(told) is not None
    return LOOKS_BACK.match(told) is not None and _LOOKS_ON.match(clause) is not None


def next_tasks(masked: str, start: int, stop: int) -> re.Match[str] | None:
    """部署下一阶段重点工作, the last clause of an opening."""
    clause = max(masked.rfind("，", start, stop), masked.rfind("；", start, stop))
    return _TASKS.match(masked, clause, stop) if clause >= 0 else None
