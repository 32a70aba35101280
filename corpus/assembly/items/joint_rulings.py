"""Rulings on several items that stand below the last of them.

A committee hears a row of bills together and rules once: 第一案，保留; 第二案及第三案，照案通過;
報告事項第二項至第八項，准予備查; or on all of them alike, 以上各案另定期繼續審查.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.assembly.items.cases import Item
from corpus.assembly.lines.marks import quoted_rows, value_of
from corpus.assembly.rulings.bills import ARTICLES, bills_of
from corpus.assembly.rulings.decisions import POINT_LABEL, RULING_LABEL
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold

Ruled = tuple[str, list[str]]
"""What rulings are on, and the rulings."""

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NAMED = late(
    rf"^(?:(?:报告|讨论|审查|提案)事项)?(?P<which>第{_N}[案项](?:(?:、|及|和|与|至|到)第?{_N}[案项]?)*)"
    r"(?:[,，:：]|(?=均|皆|准|照|同意|业|已|并案|审查完竣|另[定订择]|保留|暂[缓予行不]|修正|不予|退[回请]))(?P<ruled>.+)"
)
_TITLED = late(
    r"^(?:有关|关于)?「(?P<title>[^「」]{4,60})」(?:案|收支部[分份])?[,，:：]\s*(?P<ruled>.*)"
)
_RESULT = late(r"^(?P<matter>(?:并案)?审查.{4,200}?)[,，]?(?:审查)?结果\s*[:：](?P<ruled>.*)")
"""「甲法第二條條文修正草案」案： above the points that rule on it; 審查甲案，結果：照案通過。"""

_QUOTED = late("「([^「」]*)」")
_BEGINNING = 20
_UNQUOTED = late(
    "审查(?P<law>[^「」]{2,30}?(?:法|条例|规程|规则|通则))(?:部分条文|第[^「」]{1,30}条).*草案"
)
"""併案審查甲條例部分條文修正草案: the bills of that law, whichever articles each would change."""

_EACH = late(rf"(?P<to>[至到])?第?(?P<n>{_N})[案项]?")
_HEARD = late("询答(?:完毕|结束)(?=[。;；]?$)")
_ENDS = late(
    r"(?:以上|委员|对于|报告及|本次|其余|通过)|(?!本[\d一二三四五六七八九十]{0,3}案)[^,，。]{0,20}(?:审查完竣|质询)"
)
"""What a ruling says behind those on each item."""

_ALL = late(r"^(?:以上|上列|上开|前列|前揭|前开)")
_SENT_ON = late(
    "^(?:以上|上列|讨论事项)[^。]{0,60}?(?:审查|处理)完竣[^。]*?(?P<on>[^,，。]*[,，]?提[报请]院会)"
)
"""以上各案除第六案外餘均審查完竣，…提報院會討論: of each that a ruling stands on."""

_EXCEPT = late(
    rf"除(?P<which>第{_N}案(?:(?:、|及|至)第?{_N}案?)*)[^,，。]{{0,60}}?(?:[（(][^（）()]*[)）])?外"
)
"""除第三案繼續凍結外，其餘各案，均准予動支: nothing of it is on the third."""

_LAW = late("「(?P<law>[^「」第]{2,30}?)(?:增订)?(?=第)")


def share_rulings(cases: Sequence[Item]) -> None:
    """Give each item that waits for one what the ruling under a later item says of it.

    See ``Item.below`` and ``Item.shares``.
    """
    for at, holder in enumerate(cases):
        blocks = list(_blocks(list(_ruled(holder.rows))))
        waiting = [case for case in cases[:at] if not any(_ruled(case.rows))]
        for case in waiting if any(head for head, _ in blocks) else ():
            case.below += [text for head, told in blocks if _is_on(head, case) for text in told]
            holder.shares = holder.shares or bool(case.below)
        for text in (text for head, told in blocks if head is None for text in told):
            _send_on(text, cases[:at])
        if holder.shares:
            continue
        ruled = [text for _, told in blocks for text in told if not _HEARD.search(fold(text))]
        for case in _together(cases[:at], holder, ruled):
            case.below += [told for text in ruled if (told := _on(text, case))]


def _send_on(text: str, cases: Sequence[Item]) -> None:
    """Say of each item that has a ruling what a last row says of all: 以上各案…提報院會討論."""
    if not _SENT_ON.match(fold(text)):
        return
    for case in cases:
        if (case.below or any(_ruled(case.rows))) and _on(text, case) == text:
            case.below.append(text)


def _on(text: str, case: Item) -> str:
    """What a ruling on all items says of one: nothing where it is excepted, but that 以上8案均
    處理完竣，除第三案…外，…提報院會 sends that on too.
    """
    folded = fold(text)
    apart, sent = _EXCEPT.search(folded), _SENT_ON.match(folded)
    if apart is None or not _is_among(apart, case.number):
        return text
    done = sent is not None and "完竣" in folded[: apart.start()]
    return text[sent.start("on") :] if done and sent else ""


def own_rulings(item: Item, heading: str, rulings: Sequence[str]) -> Iterator[Ruled]:
    """The rulings with what they are on, without those on other items that share them.

    That is the item by its ``heading``, or the one of its bills that a ruling names (審查「甲法修正
    草案」，結果：本案不予審議).
    """
    if not item.shares:
        yield heading, [text for text in rulings if text]
        return
    bills = bills_of(heading)
    whole: list[str] = []
    for head, told in _blocks([text[_length(POINT_LABEL.match(fold(text))) :] for text in rulings]):
        if head is not None and not _is_on(head, item):
            continue
        said = [text for told_of in told if (text := _on(told_of, item))]
        bill = _bill(head, bills)
        if bill:
            yield bill, said
        else:
            whole += said
    yield heading, whole


def _bill(head: re.Match[str] | None, bills: Sequence[str]) -> str:
    """The one bill of several that a ruling names, as the item writes it."""
    named = [bill for bill in bills if head and f"「{fold(bill)}」" in head.group()]
    return named[0] if len(named) == 1 else ""


def _blocks(ruled: Sequence[str]) -> Iterator[tuple[re.Match[str] | None, list[str]]]:
    """What names an item, and the rulings on it: its own row and the points below it.

    Rows that name none stand alone, unless they are points: （一） or a number that begins anew.
    """
    head: re.Match[str] | None = None
    told: list[str] = []
    for text in ruled:
        folded = fold(text)
        found = _NAMED.match(folded) or _TITLED.match(folded) or _RESULT.match(folded)
        if found is None and head is not None and not _ENDS.match(folded):
            told.append(text)
            continue
        if told:
            yield head, told
        head, told = found, [text[found.start("ruled") :] if found else text]
    if told:
        yield head, told


def _is_on(head: re.Match[str] | None, case: Item) -> bool:
    if head is None:
        return False
    named: Mapping[str, str] = head.groupdict()
    heading = fold(case.heading)
    if matter := named.get("matter"):
        quoted = _QUOTED.search(matter)
        law = None if quoted else _UNQUOTED.search(matter)
        return (
            quoted[1] in heading
            if quoted
            else heading.startswith(matter[:_BEGINNING])
            or (law is not None and f"「{law['law']}" in heading)
        )
    if title := named.get("title"):
        return title in heading or _is_of_law(f"「{title}", heading)
    return _is_among(head, case.number)


def _is_of_law(title: str, heading: str) -> bool:
    """Whether the articles that an item would change are among those of one ruling on a law."""
    law, own = _LAW.match(title), _LAW.search(heading)
    if not law or not own or law["law"] != own["law"]:
        return False
    return {*ARTICLES.findall(heading[own.end() :])} <= {*ARTICLES.findall(title)}


def _is_among(named: re.Match[str], number: str | None) -> bool:
    value = value_of(number) if number else None
    return value in set(_numbers(named["which"]))


def _numbers(which: str) -> Iterator[int]:
    last = 0
    for match in _EACH.finditer(which):
        value = value_of(match["n"]) or 0
        yield from range(last + 1 if match["to"] else value, value + 1)
        last = value


def _ruled(rows: Sequence[str]) -> Iterator[str]:
    """The rows of the ruling, without their numbers and what they quote."""
    inside = False
    quoted = quoted_rows(rows)
    for row in (row for at, row in enumerate(rows) if at not in quoted):
        label = RULING_LABEL.match(fold(row))
        inside = inside or label is not None
        rest = row[label.end() :] if label else row
        rest = rest[_length(POINT_LABEL.match(fold(rest))) :]
        if inside and rest:
            yield rest


def _together(before: Sequence[Item], holder: Item, ruled: Sequence[str]) -> Iterator[Item]:
    """The items right above that wait for a ruling, where it is on all of them.

    It says so itself, or all of them are taken up in the same words (審查…案).
    """
    says_so = any(map(_ALL.match, map(fold, (*ruled, *holder.rows))))
    for case in reversed(before):
        alike = fold(case.heading)[:2] == fold(holder.heading)[:2] and "案" in case.heading[-4:]
        if case.rows or case.below or not ruled or not (says_so or alike):
            return
        yield case


def _length(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
