"""Rulings on several items that stand below the last of them.

A committee hears a row of bills together and rules once: 第一案，保留; 第二案及第三案，照案通過;
報告事項第二項至第八項，准予備查; or on all of them alike, 以上各案另定期繼續審查.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.cases import Item
from corpus.assembly.decisions import RULING_LABEL
from corpus.assembly.marks import value_of
from corpus.patterns import late
from corpus.scripts import fold

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_LABEL = late(rf"^(?:[（(]?{_N}[）)、.．]|[壹贰叁参肆伍陆柒捌玖拾貳參陸]、)\s*")
_NAMED = late(
    rf"^(?:(?:报告|讨论|审查|提案)事项)?(?P<which>第{_N}[案项](?:(?:、|及|和|与|至|到)第?{_N}[案项]?)*)"
    r"(?:[,，:：]|(?=均|皆|准|照|同意))(?P<ruled>.+)"
)
_EACH = late(rf"(?P<to>[至到])?第?(?P<n>{_N})[案项]?")
_HEARD = late("询答(?:完毕|结束)(?=[。;；]?$)")
_ALL = late(r"^(?:以上|上列|上开|前列|前揭|前开)")


def share_rulings(cases: Sequence[Item]) -> None:
    """Give each item that waits for one what the ruling under a later item says of it.

    See ``Item.below`` and ``Item.shares``.
    """
    for at, holder in enumerate(cases):
        ruled = list(_ruled(holder.rows))
        waiting = [case for case in cases[:at] if not any(_ruled(case.rows))]
        for case in waiting if any(map(_NAMED.match, map(fold, ruled))) else ():
            case.below += [own for sentence in ruled for own in _of_item(sentence, case)]
            holder.shares = holder.shares or bool(case.below)
        if holder.shares:
            continue
        ruled = [sentence for sentence in ruled if not _HEARD.search(fold(sentence))]
        for case in _together(cases[:at], holder, ruled):
            case.below += ruled


def own_rulings(number: str, rulings: Sequence[str]) -> list[str]:
    """The rulings without those on other items; what names this one is cut to what it says.

    Points (一) below such a ruling are the articles of the bill, and no rulings of their own.
    """
    own: list[str] = []
    in_articles = False
    for text in rulings:
        bare = text[_length(_LABEL.match(fold(text))) :]
        named = _NAMED.match(fold(bare))
        in_articles = named is not None or (in_articles and text[:1] in "（(")
        if named and _is_among(named, number):
            own.append(bare[named.start("ruled") :])
        elif not in_articles:
            own.append(text)
    return own


def _of_item(sentence: str, case: Item) -> list[str]:
    named = _NAMED.match(fold(sentence))
    return [sentence[named.start("ruled") :]] if named and _is_among(named, case.number) else []


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
    """The rows of the ruling, without their numbers."""
    inside = False
    for row in rows:
        label = RULING_LABEL.match(fold(row))
        inside = inside or label is not None
        rest = row[label.end() :] if label else row
        rest = rest[_length(_LABEL.match(fold(rest))) :]
        if inside and rest:
            yield rest


def _together(before: Sequence[Item], holder: Item, ruled: Sequence[str]) -> Iterator[Item]:
    """The items right above that wait for a ruling, where it is on all of them.

    It says so itself, or all of them are taken up in the same words (審查…案).
    """
    says_so = any(map(_ALL.match, map(fold, ruled)))
    for case in reversed(before):
        alike = fold(case.heading)[:2] == fold(holder.heading)[:2] and "案" in case.heading[-4:]
        if case.rows or case.below or not ruled or not (says_so or alike):
            return
        yield case


def _length(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
