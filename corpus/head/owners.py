"""Whose a meeting was: who held it and the meeting's own name, each telling a part."""

import re

from corpus.grammar.titles import read_title

_OF_A_LEVEL = re.compile("[^，。；]{0,8}?(?P<level>[省市州盟区县旗镇乡])(?:人民政府|政府|委)?")
_LEVELS = tuple("省市州盟区县旗镇乡")
_OF_US = "我本全该"
_SHORTEST_SHARED = 2


def owner_of(what: str) -> str:
    """国务院 of 甲某某召开国务院常务会议; 南宁召开市政府常务会议 says which 市."""
    bodies = read_title(what).bodies if what[:1] not in _LEVELS else ()
    return bodies[0] if bodies else ""


def _names_an_organ(what: str) -> bool:
    bodies = read_title(what).bodies
    return bool(bodies) and len(bodies[0]) > _SHORTEST_SHARED


def joined(owner: str, what: str) -> str:
    """区人大常委会 and 第三次会议; 某工委召开某工委会议 names it once.

    市政府召开市安委会会议: the committee's, of the same 市.
    """
    own = _OF_A_LEVEL.fullmatch(owner)
    if own and owner[0] in _OF_US and what[:1] == own["level"]:
        return what  # 我县召开县政府常务会议
    if own and what[:1] == own["level"] and (what[1:2] == "党" or _names_an_organ(what)):
        return owner[: own.end("level")] + what[1:]
    if what.startswith(owner):
        return what
    for length in range(min(len(owner), len(what)), _SHORTEST_SHARED, -1):
        if owner.endswith(what[:length]):
            return owner + what[length:]
    return owner + what
