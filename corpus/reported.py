"""What several people reported to a meeting, one behind the other: 甲局汇报了丙；乙局汇报了丁."""

import re

from corpus.patterns import late

_WHO = r"(?:会上，?|会议上，?)?(?![^，。；]{0,12}会议)[^，。；：《要]{2,30}?"
_REPORT = late(
    rf"{_WHO}(?:分别|先后|依次)*"
    r"(?P<item>(?:(?<!作)(?:汇报|通报)了[^，。；]{4,}|[就对][^，。；]{4,60}(?:进行|作)了(?:专题|工作)?汇报))(?=[，；。]|$)"
)
_FEWEST = 2
_EACH = re.compile("(?:各|分别)")


def reports(masked: str) -> dict[int, tuple[int, int]]:
    """What was reported, from where to where, by where the part between 。 and ； begins.

    One alone is none of a row, but where all of a kind gave it behind an item (…；各副县长分别就…).
    """
    if "汇报" not in masked or "；" not in masked:
        return {}
    starts = [0, *(mark.end() for mark in re.finditer("[。；]", masked))]
    found = {at: told for at in starts if (told := _REPORT.match(masked, at))}
    row = len(found) >= _FEWEST
    return {
        at: told.span("item")
        for at, told in found.items()
        if row or (masked[at - 1 : at] == "；" and _EACH.search(masked, at, told.start("item")))
    }
