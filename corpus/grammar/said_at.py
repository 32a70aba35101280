"""A meeting that is told of by what somebody said at it: 4月13日，书记甲在某会议上指出，…"""

import re

_SAID_AT = re.compile(
    r"(?P<front>[^。；《]{0,80}?\d日[^。；《]{0,60}?)在(?P<what>[^，。；《在]{2,30}?"
    r"(?:会议|大会|全会|学习会|座谈会|推进会|调度会|工作会))上(?:讲话时?)?(?:强调|指出|要求|提出)"
)
_DID = re.compile(
    r"会议(?!精神)(?:[^。；《]{0,40}?[，议])??(?:首先|集中|认真|分别|专题|集体)*"
    r"(?:学习|听取|审议|研究|传达|通报|讨论)+了"
)


def said_at(line: str, below: str) -> tuple[str, str] | None:
    """What stands before the meeting's name and the name, where ``below`` says what it did.

    Where nothing is ``below`` its items were taken away already.
    """
    match = _SAID_AT.match(line) if "上" in line else None
    if match is None or (below and not _DID.match(below)):
        return None
    return match["front"], match["what"]
