"""What members ask for in a council, and the chair rules on: 請市府提供…。 主席裁定：請照辦。

The request is what is ordered, and the organ that it names must act; the chair's own words only
say that it is to be done, and by when.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.people.person import ORGANS
from corpus.assembly.rulings.decisions import RULING_LABEL
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision

_PART, _RULINGS = "主席裁", late("主席裁[示定决]|.{0,30}议员要求(?:办理|提供).{0,6}事项")
_GRANTED = late(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]\s*)?(?:请[^。]{0,24}?(?:照办|送会|送交|提供|答复|办理)|照办)"
)
_ASKED = late(r"^[^,，。]{2,16}?(?:议员|代表)?(?:[^,，。]{0,8})要求\s*[:：]?\s*")
_POINT = late(r"^[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]\s*")
_VERBS = "提搜蒐共研查将於于就依尽速积立在再统汇整协通检督加函"
_BY_WHEN = (
    "(?:(?:[一二三四五六七八九十两半]|[0-9]{1,3})个?(?:[日天周月年]|星期)(?:之?[内前])?"
    "|[0-9]{2,3}年[^,，。]{0,8}前)"
)
_ORDERED = late(
    rf"(?:^|[,，。:：])请(?P<who>[{HAN}]{{0,12}}?(?:{ORGANS}|政府|公所)(?:[、及][{HAN}]{{1,12}}?(?:{ORGANS}|政府|公所))*)(?:[于在]?{_BY_WHEN}[,，]?)?(?P<what>(?:[说汇]|[{_VERBS}])[^。]+)"
    rf"|^请(?:[于在]?{_BY_WHEN}[,，]?)?(?P<alone>(?:提供|说明|查明|检送|补送)[^。]+)"
)
"""請市府於一週內查明…; 請提供…, which names nobody."""

_LONGEST_MATTER = 30
_SPOKE = late("(?:议员|代表).{0,8}(?:提出|提议|建议|询问|要求)")
_NOBODY = late("^(?:各|相关|有关|本会|本席|大会|秘书)|议员|联络")


def requests_of(heading: str, rows: Sequence[str], part: str) -> tuple[Decision, ...]:
    """What the chair ordered at the request of a member, in a part of such rulings."""
    if _RULINGS.fullmatch(fold(heading)):
        return tuple(one for row in rows for one in _ordered(row))
    labels = [at for at, row in enumerate(rows) if RULING_LABEL.match(fold(row))]
    if not part.startswith(_PART) or not labels:
        return ()
    ruling = rows[labels[0]][_end(RULING_LABEL.match(fold(rows[labels[0]]))) :]
    if not _GRANTED.match(fold(ruling)):
        return ()
    asked = heading[_end(_ASKED.match(fold(heading))) :]
    return tuple(one for row in (asked, *rows[: labels[0]]) for one in _ordered(row))


def _ordered(row: str) -> Iterator[Decision]:
    """請市府查明…: the order and whom it names; the whole row where the matter stands before it."""
    text = row[_end(_POINT.match(row)) :]
    for found in _ORDERED.finditer(fold(text)):
        if found["alone"]:
            yield Decision("交办", text[found.start("alone") :].strip(" ，,。"), (), (), None, text)
            return
        if _NOBODY.search(found["who"]):
            continue
        who = text[slice(*found.span("who"))].replace("及", "、").split("、")
        before = text[: found.start()]
        leads = 0 < len(before) <= _LONGEST_MATTER and not _SPOKE.search(fold(before))
        start = 0 if leads else found.start("what")
        what = text[start : found.end("what")].strip(" ，,。")
        yield Decision("交办", what, tuple(who), (), None, text)
        return


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
