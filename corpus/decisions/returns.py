"""What comes back, told of nobody in particular, and what is sent back, taken back or put off.

待论证后再次研究, 修改后报…审定, 修改后印发; …，退回区住建局重新核实. What was turned away is
told by a table (``data/outcomes.txt``, turned); where to, and until when, stands behind.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.decisions.matters import topic_first
from corpus.decisions.outcomes import (
    AGAIN,
    COMES_BACK,
    COMING_BACK,
    DOCUMENT_RUN,
    MAY_COME_BACK,
    PUT_OFF,
    REFUSED,
    REPORTED_AGAIN,
    REVISED,
    REVISES,
    TURNED,
    Context,
    action,
    decision,
    settled,
)
from corpus.grammar.documents import FoundDocument, is_short_for
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.subjects import draft_of, find_subject, find_waiting
from corpus.grammar.tables import one_of
from corpus.model import Decision

_WAITS = late("后|下次|待|视|，[^，。；]{0,12}$")
"""待论证后再议, 下次会议再议: what tells that the matter itself comes back."""

_SAYING = r"(?:根据|按照?|依照|结合|吸[收纳]|采纳|汇总)[^，。；]{0,16}(?:意见|要求|建议)"
_REVISION = late(
    rf"(?P<by>{_SAYING}[^。；]{{0,16}}?)?(?:{REVISES.pattern})(?!(?:完善)?后的《|(?<=将..)后的)[^，。；由]{{0,16}}?(?P<after>后|，)[^。；]{{0,60}}"
)
_SAID_BEFORE = late(
    rf"(?:[^，。；：]{{2,24}}?要)?(?:认真|充分|及时|进一步)*{_SAYING}，"
    rf"(?=(?:抓紧|尽快|进一步|认真|继续|再次?|作|做)*(?:{REVISES.pattern}))"
)
"""某局要结合会议意见，进一步修改完善文本，: by whose word stands in a clause of its own."""

_TO_DO = late(
    "(?:等(?:有关|相关)?(?:部门|单位))?(?:要(?!求)|应当?|须|负责|尽快|抓紧|认真|进一步|充分|继续)+"
)
_CHARGES = late("^(?:会议|并|同时)*(?:要求|责成|委托|由|请)")
_SETTLES = late(
    "原则上?(?:同意|通过)|会议(?:决定|同意|明确|议定|审议通过|讨论)|(?:^|[，：])(?:同意|通过)|(?:未|没有|不予|未获|未予)通过"
)
_ASKED = late(
    "要求(?:[^，。；《》]{2,16}?)?对[^，。；《》]{0,12}《[^《》]*》[^，。；《》]{0,6}?(?:再|作|做|进行|进一步|认真|抓紧)*$"
)
"""要求对所提交的《甲》文本作进一步修改后印发: what is asked for names the paper."""

_SHORT_NAME = 6
"""修改后印发, 文本修改后印发: a cell or a point that says no more."""

_SHORT_BEFORE = late(
    "(?:^|[，；])(?:其中，?)?(?P<name>[^，；。《》]{2,20}?)(?:经|按|根据|作|再|进一步)*$"
)
_SHORT_FIRST = late("(?:其中，?)?(?P<name>[^，；。：《》]{2,24}?)由")
"""其中，评价办法由甲局征求意见，修改后印发."""

_ONCE_REVISED = late("修[改订](?:完善)?后的(?P<name>[^，。；：《》]{2,20}?)(?=[经由报按，])")
"""修改后的甲规定经乙审签后发布: what goes out names itself."""

_WISHES = late("(?:(?<![必主重])要(?!求)|应当?|须|必须|指出|强调)[^。；]*$")

CONDITION = re.compile("是否|如果|若|凡|应当|须|一律|[以今]后|不得")
"""What only tells how such things are done, and nothing that was."""

_TURNS = re.compile(one_of(TURNED))
_TURNED = re.compile(
    r"(?:^|[，：]|会议决定|决定(?:[将把对]?[该本此][^，。；]{1,6}?|[将把][^，。；]{2,30}?)?|会议)"
    rf"(?:(?<=会议)(?:要求|责成|请)[^，。；]{{2,20}}?)?(?:予以|暂时|暂予)?(?P<word>{one_of(TURNED)})(?!的|率|机制)"
    r"(?=[，。；]|$|[至到]|[^，。；]{2,10}(?:[局处科部办室]|单位|部门|公司)(?:[，。；]|$)|[该本此上][^，。；]{1,4}[，。；]|[^，。；]{0,16}(?:重新|再|补|修改|完善"
    r"|核实|重拟|办理|说明|起草|论证|深化|细化|优化|调查|测算|复核|压缩))"
)
_NOT_TAKEN_UP = re.compile("[不未]予(?:讨论|研究|审议|上会|表决|受理)，(?=[^。；]{0,8}[退发]回)")
"""会议不予讨论，退回补充材料: why it goes back, and no outcome of its own."""

_BACK = "退回"


def with_returns(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """What was found with what goes on or comes back, unless an order said so."""
    if any(one.outcome in COMING_BACK for one in found):
        return list(found)
    return [*found, *(list(_goes_on(context, found)) or _comes_back(context))]


def _comes_back(context: Context) -> Iterator[Decision]:
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
        name = name or topic_first(context)
        yield decision(context, AGAIN, name)


def _goes_on(context: Context, found: Sequence[Decision]) -> Iterator[Decision]:
    """原则同意，修改后印发, or 根据会议意见修改后报…审定: nobody is charged, yet it goes on."""
    told = next(_revisions(context.sentence), None)
    if not told:
        return
    bare = context.formal and told.start() <= _SHORT_NAME
    ruled = bare or context.above or _SETTLES.search(context.sentence, 0, told.start())
    wished = _WISHES.search(context.sentence, 0, told.start())
    asked = "要求" in context.sentence and _ASKED.search(context.sentence, 0, told.start())
    if not (told["by"] or asked or (ruled and not wished)):
        return
    outcome = None if "视情况" in told.group() else action(told.group())
    if outcome in (REVISED, REPORTED_AGAIN):
        acts = _who_acts(context.sentence, told.start())
        for name in _names(context, found, told.start()):
            draft = draft_of(name) if name else name
            yield replace(decision(context, outcome, draft), responsible=acts)


def _who_acts(sentence: str, at: int) -> tuple[str, ...]:
    """甲局要, 乙局尽快 and 要求丙局 before 根据会议意见修改完善: whom the revising is left to."""
    clause = sentence[max(sentence.rfind(mark, 0, at) for mark in "，；：。") + 1 : at]
    charged = _CHARGES.match(clause)
    clause = clause[charged.end() :] if charged else clause
    names, length = leading_organizations(clause)
    told = _TO_DO.fullmatch(clause, length) or (charged and length == len(clause))
    return names if told else ()


def _revisions(sentence: str) -> Iterator[re.Match[str]]:
    """修改后报批 behind 调整指标，: what says what is to come after it, or by whose word."""
    for sign in REVISES.finditer(sentence):
        begin = max(sentence.rfind(mark, 0, sign.start()) for mark in "，；：") + 1
        clause = max(sentence.rfind(mark, 0, max(begin - 1, 0)) for mark in "，；：") + 1
        begin = clause if _SAID_BEFORE.match(sentence, clause) else begin
        for told in (_REVISION.search(sentence, begin), _REVISION.match(sentence, sign.start())):
            if told and (told["after"][0] == "后" or told["by"]):
                yield told


def _names(context: Context, found: Sequence[Decision], at: int) -> tuple[str | None, ...]:
    """公报经修改后…: the document that the clause names short, else the heading's, else the one
    before in the sentence, else what the sentence itself settles, else all that was settled above.
    """
    told = (_SHORT_BEFORE.search(context.sentence, 0, at), _SHORT_FIRST.match(context.sentence))
    words = [found["name"] for found in told if found]
    titles = {*context.headed, *(one.object or "" for one in context.earlier)}
    meant = {title for title in titles for word in words if is_short_for(word, title)}
    if len(meant) == 1:
        return tuple(meant)
    weighed = [one for one in context.documents if one.end <= at and not context.is_basis(one)]
    named = _ONCE_REVISED.search(context.sentence, at)
    if weighed and not context.fallback:
        return tuple(one.mention.title for one in _last_run(context, weighed))
    name = context.fallback or (named["name"] if named else None)
    beside = tuple(one.object for one in settled(found) if one.object)
    return (name,) if name else beside or tuple(one.object for one in context.earlier) or (None,)


def _last_run(context: Context, found: Sequence[FoundDocument]) -> list[FoundDocument]:
    """《甲》《乙》 that stand last in the sentence go on together, unless 后者 is the second."""
    run = [found[-1]]
    for one in reversed(found[:-1] if "后者" not in context.sentence else ()):
        if not DOCUMENT_RUN.match(context.sentence[one.end : run[0].start]):
            break
        run.insert(0, one)
    return run


def with_turned(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """The decisions of a sentence with what turned away; what was put off is told once.

    退回补充调查后再议 is both, as is 没有同意，退回补充.
    """
    if not _TURNS.search(context.sentence):
        return list(found)
    if _NOT_TAKEN_UP.search(context.sentence):
        found = [replace(one, outcome=_BACK) if one.outcome == PUT_OFF else one for one in found]
    known = {one.outcome for one in found}
    new = [] if PUT_OFF in known else [o for o in _turned(context) if o.outcome not in known]
    if REFUSED in known:
        refused = {one.object for one in found if one.outcome == REFUSED}
        name = refused.pop() if len(refused) == 1 else None
        new = [replace(one, object=name or one.object) for one in new if one.outcome == _BACK]
    elif not known.isdisjoint(COMING_BACK):
        new = [one for one in new if one.outcome[1:] == "回"]
    return [*found, *new]


def _turned(context: Context) -> Iterator[Decision]:
    for match in _TURNED.finditer(context.sentence):
        if not context.formal or CONDITION.search(context.sentence, 0, match.start()):
            continue
        before = [one.mention.title for one in context.documents if one.end <= match.start()]
        name = find_subject(context.sentence[: match.start("word")])
        name = before[-1] if len(before) == 1 else name or context.fallback
        yield decision(context, TURNED[match["word"]], name)
