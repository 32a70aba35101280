"""The heading of an item: mended over the lines it takes, parted from what stands behind it."""

from corpus.assembly.items.cases import Item
from corpus.assembly.lines.marks import case_end, is_part, is_statement, marker
from corpus.assembly.people.person import ORGANS
from corpus.assembly.rulings.decisions import RULING_LABEL
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_LONG_ENOUGH_TO_WRAP = 18
_FULL_LINE = 28
_CASE_AND_SENDER = late(r"案[。]?[（(][^（）()]*[)）]$")
_CLEARLY_WRAPPED = late(
    rf"[的之及與与和、]\n[{HAN}]|[會会][議议]的?\n(?:[紀纪][錄录要]|[記记][錄录])$"
)
"""A heading whose next line can only be the rest of it, however short it is."""
_SHORTEST_WRAPPED = 12
_LONGEST_ASIDE = 60
_REST_OF_WORD = late(rf"[{HAN}]{{1,2}}")
"""One or two characters on a line of their own: the end of the line above."""

_REST = late(rf"[{HAN}\d()（）]{{2,16}}")
_NEVER_FIRST = "的之及與与和"
_MEMBER = "(?:委员|议员|代表|(?:常务)?(?:理事|监事)长?|董事|顾问|组长|科长|课长|局长|处长|主任)"
_BROUGHT_BY = late(
    rf"[（(][{HAN}]{{2,14}}(?:提|提案|提出|陈报)[)）]\s*[:：]?\s*"
    rf"|(?:[{HAN}]{{2,14}}{ORGANS}|[{HAN}]{{1,2}}{_MEMBER}[{HAN}]{{1,3}})提(?:\s*[:：]|案\s*[:：](?=[「『]))\s*"
)
"""（財政處提）：「…」, 財政處提：…, 溫委員榆明提：…: who brought a case stands before its name."""

_OMITTED = late(r"[:：]?[（(]略[)）]\s*$|[:：]\s*[（(](?:[如详]|另附)[^（）()]{2,16}[)）]\s*$")
_MOVED = late("作成决议[:：]「.*(?:请公决案|是否有当)")
"""A motion that quotes the resolution it asks for."""
_NAMED_MOTION = late(
    r"(?:[^,，。:：]{2,8}[:：])?(?:临时|紧急)?(?:动议|提问|质询)[:：]「[^「」]{2,50}」"
)
"""臨時動議：「反對遷移碼頭」: the matter itself stands in the quotation."""

_NAMED_REPORT = late(rf"[{HAN}]{{0,14}}(?:报告|简报)[:：]「[^「」]{{2,60}}」(?:案|报告)?[。]?")
"""捷運局專題報告：「甲成果」: what is reported bears a name, and no ruling goes before it."""

_NAMED_APPLICATION = late(rf"[{HAN}]{{0,14}}申请[:：]「[^「」]{{2,50}}」[{HAN}]{{0,12}}")
"""撥款申請：「甲」巡遊: what is applied for bears a name."""

_WHOLE = (_NAMED_MOTION, _NAMED_REPORT, _NAMED_APPLICATION)
_ASKS_BELOW = late(rf"[{HAN}]{{4,}}[,，]?(?:敬|谨|提|恭)?请[^,，。]{{1,6}}案。?")
"""港務人員訓練協定，請鑒核案。: a line that can only be the end of a heading."""

_OPENED = late(
    r"(?:主席|主持人|院长|校长)(?:(?:报告|致[词辞])(?=\s+\S)|(?:致[词辞](?:[及暨与]\S{0,4}报告)?|结论|裁示|指示)(?=[:：]\s*\S))"
)
_GOES_ON = late(rf"[{HAN}」）)]")


def whole_heading(item: Item, whole: str) -> tuple[str, list[str]]:
    """The heading mended over the lines it takes, and the lines behind it.

    ``whole`` is the document's text, where a word that a line end cut stands uncut.
    """
    rows = list(item.rows)
    text, kept = item.heading[case_end(item.heading) :], []
    case = next((i for i, row in enumerate(rows[:4]) if case_end(row)), None)
    if text == item.heading and case is not None:
        kept = [*filter(None, (text, *rows[:case])), rows[case]]
        text, rows = rows[case][case_end(rows[case]) :], rows[case + 1 :]
    if not text and rows and not _begins(rows[0]):
        text, rows = rows[0], rows[1:]  # 議程項目1 on a line of its own, its name below
    if (brought := _BROUGHT_BY.match(fold(text))) and brought.end() < len(text):
        kept.append(text[: brought.end()].strip(" :："))
        text = text[brought.end() :]
    part, _, name = text.replace("：", ":").partition(":")
    if name.strip() and is_part(part):
        kept.append(text[: len(part) + 1])  # 報告事項：甲計畫執行情形
        text = text[len(part) + 1 :].strip()
    text, rest, left = _mended(text, rows, "" if item.whole else whole)
    told = kept[-1:] and kept[-1].rstrip("。").endswith(rest)
    return text, [*kept, *([rest] if rest and not told else []), *left]


def _mended(text: str, rows: list[str], whole: str) -> tuple[str, str, list[str]]:
    """Heading, what stands behind it on its line, and the other rows."""
    while rows and whole and _wraps(text, rows[0], whole):
        text, rows = text + rows[0], rows[1:]
    stop = _stop(text)
    omitted = _OMITTED.search(text[:stop])
    stop = omitted.start() if omitted else stop
    return text[:stop].strip("。:： ;；"), text[stop:].strip("。: ："), rows


def _wraps(text: str, following: str, whole: str) -> bool:
    """Whether a heading goes on in the next line."""
    if _stop(text) < len(text) or text[-1:] in "。:：;；" or _begins(following):
        return False
    sent = _CASE_AND_SENDER.search(text) or len(text) < _FULL_LINE
    if text[-1:] in ")）" and sent and not _ASKS_BELOW.fullmatch(fold(following)):
        return False
    if _CLEARLY_WRAPPED.search(text + "\n" + following):
        return True
    if len(text) >= _SHORTEST_WRAPPED and _REST_OF_WORD.fullmatch(following):
        return True
    if _is_cut(text, following, whole):
        return True
    long = len(text) >= _LONG_ENOUGH_TO_WRAP and not text.endswith("案")
    return long and _GOES_ON.match(following) is not None


def _is_cut(text: str, following: str, whole: str) -> bool:
    """Whether a short line is the rest: 的條文, or 局舉行 where 當局 stands elsewhere too."""
    if len(text) < _SHORTEST_WRAPPED or not _REST.fullmatch(following):
        return False
    return following[0] in _NEVER_FIRST or whole.count(text[-1] + following[0]) > 1


def _begins(text: str) -> bool:
    """Whether a line begins something of its own."""
    ruled = RULING_LABEL.match(fold(text)) is not None
    return ruled or is_statement(text) or is_part(text) or marker(text) is not None


def _is_said(text: str, start: int) -> bool:
    """Whether a bracket opens something said at length, and no aside of the name."""
    end = next((at for at in range(start, len(text)) if text[at] in "）)"), len(text))
    long = start >= _SHORTEST_WRAPPED and end - start > _LONGEST_ASIDE
    return long and ("，" in text[start:end] or "," in text[start:end])


def _stop(text: str) -> int:
    """Where the heading ends: the first 。 outside 「」, a colon before a quotation, a ruling."""
    if _MOVED.search(fold(text)) or any(one.fullmatch(fold(text)) for one in _WHOLE):
        return len(text)
    opened = _OPENED.match(fold(text))
    if opened:
        return opened.end()
    depth = 0
    ruling = RULING_LABEL.search(fold(text))
    for index, char in enumerate(text):
        if ruling and index == ruling.start() and index:
            return index
        depth += (char == "「") - (char == "」")
        if depth <= 0 and (char == "。" or (char in "（(" and _is_said(text, index))):
            return index
        if (
            depth <= 0
            and char in ":："
            and text[index + 1 : index + 2] in ("「", "『")
            and fold(text[index - 2 : index]) != "规定"
        ):
            return index
    return len(text)
