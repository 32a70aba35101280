"""What was done to a paper that the first word of a verdict does not tell.

同意废止《甲办法》 is on 废止《甲办法》, and 同意通过《甲办法》 has passed it.
"""

import re
from dataclasses import replace

from corpus.decisions.outcomes import AGREED, PASSED, PUT_OFF
from corpus.model import Decision

_ACTS = r"(?:废止|终止|停止|暂停|中止|撤销|取消|解除|修订|修改|调整)(?:执行|实施|使用)?(?:原|现行)?"
_RUN = re.compile(
    rf"(?<![的并、和于按])(?P<act>{_ACTS})(?P<titles>《[^《》]+》(?:[、和及与]?《[^《》]+》)*)"
    "(?!的|[^，。；]{0,4}(?:决定|[议提]案|请示|方案|意见|建议|报告))"
)
_PASSED_THEREBY = re.compile(
    r"通过了?(?P<name>(?:以上|上述|前述|该|此|本)[^，。；]{2,}"
    r"|[^，。；]{2,30}(?:方案|办法|规定|规划|计划|报告|章程|条例|细则|制度|草案|预算|决算|决议|议案|提案|名单|纪要))"
)
_PUT_OFF_THEREBY = re.compile(
    "(?:暂缓|推迟|延缓)(?![至到])(?:通过|审议|研究|实施|执行|出台|印发|启动|办理)*(?P<name>[^，。；]{3,})"
)
_AGREES = frozenset((AGREED, PASSED, "原则同意", "原则通过", "审定"))


def what_was_done(one: Decision) -> Decision:
    """The decision on what is done to the paper, where it is no verdict on the paper itself."""
    passed = _PASSED_THEREBY.fullmatch(one.object or "") if one.outcome == AGREED else None
    if passed and f"同意{one.object}" in one.evidence:
        return replace(one, outcome=PASSED, object=passed["name"])
    put_off = _PUT_OFF_THEREBY.fullmatch(one.object or "") if one.outcome == AGREED else None
    if put_off:
        return replace(one, outcome=PUT_OFF, object=put_off["name"])
    if one.outcome not in _AGREES or not one.object or f"《{one.object}》" not in one.evidence:
        return one
    if one.outcome == AGREED and f"同意通过《{one.object}》" in one.evidence:
        return replace(one, outcome=PASSED)
    told = (run for run in _RUN.finditer(one.evidence) if f"《{one.object}》" in run["titles"])
    run = next(told, None)
    return replace(one, object=f"{run['act']}《{one.object}》") if run else one
