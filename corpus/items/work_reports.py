"""Reports that were given to a congress: 主席甲作某会工作报告, where nobody says that it was heard.

A record that tells what became of a report (听取和审议工作报告) has its item already.
"""

from corpus.grammar.patterns import late
from corpus.grammar.people import POST_RE
from corpus.items.listed import Item
from corpus.items.masking import mask

_CONGRESS = late(
    r"(?:大会|年会|代表会议|全会|工作会议?|委员会[^，。；]{0,12}第[^，。；]{1,6}次会议)"
)
"""Meetings that hear a report on a year or a term; others tell of reports given elsewhere."""

_GIVEN = late(
    r"(?<![^，。；])(?:[会大下随接][^，。；]{1,3}，)?(?P<who>[^，。；：《所将要听审]{2,40}?)(?P<item>"
    r"(?:代表[^，。；：《]{2,24}?)?(?<!工)[作做]了?(?P<what>[^，。；：《]{0,30}?(?:工作(?:情况)?的?|关于[^，。；：《]{4,60}的)报告)"
    r"(?:及[^，。；：《]{2,20})?)(?=[，。；]|$)"
)
_ELSEWHERE = ("总理", "总书记", "国务院")


def given_reports(text: str, opening: str) -> tuple[Item, ...]:
    """The reports that people gave, in one paragraph of a record with this opening."""
    if "报告" not in text or not _CONGRESS.search(opening.partition("。")[0]):
        return ()
    told = (match for match in _GIVEN.finditer(mask(text)) if POST_RE.search(match["who"]))
    named = (match for match in told if "代表" in match["item"] or match["what"] != "工作报告")
    return tuple(
        Item(match.start("who"), match["item"], False)
        for match in named
        if not any(word in match["who"] for word in _ELSEWHERE)
    )
