"""Papers that were ended or changed, and not agreed to: 同意废止《甲办法》 is on 废止《甲办法》."""

import re
from dataclasses import replace

from corpus.decisions.outcomes import AGREED, PASSED
from corpus.model import Decision

_ACTS = r"(?:废止|终止|停止|暂停|中止|撤销|取消|解除|修订|修改|调整)(?:执行|实施|使用)?(?:原|现行)?"
_RUN = re.compile(
    rf"(?<![的并、和于按])(?P<act>{_ACTS})(?P<titles>《[^《》]+》(?:[、和及与]?《[^《》]+》)*)"
    "(?!的|[^，。；]{0,4}(?:决定|[议提]案|请示|方案|意见|建议|报告))"
)
_AGREES = frozenset((AGREED, PASSED, "原则同意", "原则通过", "审定"))


def what_was_done(one: Decision) -> Decision:
    """The decision on what is done to the paper, where it is no verdict on the paper itself."""
    if one.outcome not in _AGREES or not one.object or f"《{one.object}》" not in one.evidence:
        return one
    told = (run for run in _RUN.finditer(one.evidence) if f"《{one.object}》" in run["titles"])
    run = next(told, None)
    return replace(one, object=f"{run['act']}《{one.object}》") if run else one
