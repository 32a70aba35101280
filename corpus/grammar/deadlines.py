"""By when something must be done: 于5月底前, 10月15日之前, 15个工作日内."""

import re

_DAY = (
    r"(?:\d{4}年|今年|明年|本年)?(?:\d{1,2}月(?:份)?(?:\d{1,2}日|[上中下]旬|底|末)?|[一二三四]季度末?|年底|年末|年中|月底|本?周内"
    r"|[上下]半年|春节|国庆|汛期|\d{1,3}个?(?:工作日|天|日|月|周)|[一二两三四五六七八九十]{1,2}个?(?:工作日|天|日|月|周))"
)
BY_A_DAY = re.compile(rf"(?:务必|确保|力争)?[于在]?{_DAY}(?:之前|以前|前|之内|以内|内)")
"""由甲局于5月底前完成排查 binds whom it names; 由甲局办理 may tell how things are done."""

_DEADLINE = re.compile(
    r"(?=[务力确必争于在\d今明本一二两三四五六七八九十年月周上下春国汛])"
    rf"(?:(?:务必|力争|确保|必须|争取)?(?:于|在)(?P<at>{_DAY}(?:之前|以前|前|之内|以内|内)?)|(?P<by>{_DAY}(?:之前|以前|前|之内|以内|内)))"
)


def take_deadline(rest: str) -> tuple[str | None, str]:
    """The first day by which something must be done, taken out of the words of the order."""
    match = _DEADLINE.search(rest)
    if not match:
        return None, rest
    day = match["at"] or match["by"]
    if match.start() and rest[match.start() - 1] not in "，、；":
        return day, rest
    return day, rest[: match.start()] + rest[match.end() :]
