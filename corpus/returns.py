"""What comes back: 待论证后再次研究, 修改后报…审定, 修改后印发, told of nobody in particular."""

import re
from collections.abc import Iterator

from corpus.documents import shortens
from corpus.model import Decision
from corpus.outcomes import (
    AGAIN,
    COMES_BACK,
    MAY_COME_BACK,
    REPORTED_AGAIN,
    REVISED,
    REVISES,
    Context,
    action,
    decision,
)
from corpus.patterns import late
from corpus.subjects import find_waiting

_WAITS = late("后|下次|待|视|，[^，。；]{0,12}$")
"""待论证后再议, 下次会议再议: what tells that the matter itself comes back."""

_SAYING = r"(?:根据|按照?|依照|结合|吸收|采纳|汇总)[^，。；]{0,16}(?:意见|要求|建议)"
_REVISION = late(
    rf"(?P<by>{_SAYING}[^。；]{{0,16}}?)?(?:{REVISES.pattern})[^，。；由]{{0,16}}?(?P<after>后|，)[^。；]{{0,60}}"
)
_SETTLES = late(
    "原则上?(?:同意|通过)|会议(?:决定|同意|明确|议定|审议通过|讨论)|(?:^|[，：])(?:同意|通过)|(?:未|没有|不予|未获|未予)通过"
)
_SHORT_NAME = 6
"""修改后印发, 文本修改后印发: a cell or a point that says no more."""

_SHORT_BEFORE = late(
    "(?:^|[，；])(?:其中，?)?(?P<name>[^，；。《》]{2,20}?)(?:经|按|根据|作|再|进一步)*$"
)
_WISHES = late("(?:要(?!求)|应当?|须|必须|指出|强调)[^。；]*$")
_ASKS = late("并要求")


def comes_back(context: Context) -> Iterator[Decision]:
    """待论证后由常务会议再次研究: nobody is told to act, but the item comes back."""
    may = MAY_COME_BACK.search(context.sentence)
    word = COMES_BACK.search(context.sentence) if may else None
    if not word or not _WAITS.search(context.sentence, 0, word.start() + 2):
        return
    before = [one for one in context.documents if one.end <= word.start()]
    if before:
        yield decision(context, AGAIN, before[-1].mention.title)
    elif not context.documents:
        name = find_waiting(context.sentence[: word.end()]) or context.fallback
        yield decision(context, AGAIN, name)


def goes_on(context: Context) -> Iterator[Decision]:
    """原则同意，修改后印发, or 根据会议意见修改后报…审定: nobody is charged, yet it goes on."""
    told = next(_revisions(context.sentence), None)
    if not told:
        return
    bare = context.formal and told.start() <= _SHORT_NAME
    settled = bare or context.above or _SETTLES.search(context.sentence, 0, told.start())
    wished = _WISHES.search(context.sentence, 0, told.start())
    if not (told["by"] or (settled and not wished)) or _ASKS.search(context.sentence):
        return
    outcome = None if "视情况" in told.group() else action(told.group())
    if outcome in (REVISED, REPORTED_AGAIN):
        yield decision(context, outcome, _name(context, told.start()))


def _revisions(sentence: str) -> Iterator[re.Match[str]]:
    """修改后报批 behind 调整指标，: what says what is to come after it, or by whose word."""
    for sign in REVISES.finditer(sentence):
        begin = max(sentence.rfind(mark, 0, sign.start()) for mark in "，；：") + 1
        for told in (_REVISION.search(sentence, begin), _REVISION.match(sentence, sign.start())):
            if told and (told["after"][0] == "后" or told["by"]):
                yield told


def _name(context: Context, at: int) -> str | None:
    """公报经修改后…: the document that the clause names short, else the heading's, else the one
    before in the sentence, else what was settled above.
    """
    words = _SHORT_BEFORE.search(context.sentence, 0, at)
    titles = {*context.headed, *(one.object or "" for one in context.earlier)}
    meant = {title for title in titles if words and shortens(words["name"], title)}
    if len(meant) == 1:
        return meant.pop()
    before = [one.mention.title for one in context.documents if one.end <= at]
    above = context.above.object if context.above else None
    return context.fallback or (before[-1] if before else above)
