"""Where a matter goes next: 报区委审定, 提交下次会议研究, 复核后印发, 待…后再定, 暂不调整.

What follows a verdict, or stands in its place, is told in a clause of its own. The wordings are
the table ``data/onward.txt``; the rules here are on the grammar around them. A clause counts
where the meeting rules (会议决定…, or behind a verdict of the item) and nobody only wishes, warns
or reports. What it is on is named in the clause itself (可研报告修改后提交董事会审议), else it is
what the verdict before it is on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.decisions.matters import (
    PASSING,
    TABLE,
    TOLD_TO,
    WORDS,
    Clause,
    clauses_in,
    names_of,
    own_name,
)
from corpus.decisions.outcomes import (
    AGAIN,
    AGREED,
    COMING_BACK,
    HEARD,
    ORDERED,
    PUT_BEFORE,
    PUT_OFF,
    REFUSED,
    REPORTED_AGAIN,
    REVISED,
    REVISES,
    Context,
)
from corpus.grammar.patterns import late
from corpus.grammar.sentences import masked
from corpus.grammar.subjects import proposed
from corpus.grammar.tables import table_patterns, table_words
from corpus.model import Decision

_SIGN = late(table_patterns(TABLE, "sign", {"issued": "|".join(table_words(TABLE, "issued"))}))
"""What each step holds: a quick look before the patterns begin everywhere.

Each word stands beside the others, in no group, and begins with a sign of its own, as re passes
fastest over texts without these.
"""

_SENDS = late(table_patterns(TABLE, "sends", WORDS))
_COMES_BACK = late(table_patterns(TABLE, "comes back", WORDS))
_WAITS = late(table_patterns(TABLE, "waits", WORDS))
_HOLDS_BACK = late(table_patterns(TABLE, "holds back", WORDS))
_ISSUED_LAST = late(table_patterns(TABLE, "issued last", WORDS))

_SPEAKS = late(
    r"(?P<wish>强调|指出|(?<!的)要求(?=[，：])|提出[，：]|(?<![对的])建议(?=[^稿名])|表示(?!拥护|赞[同成]|同意|支持|认可))"
    "|决定|同意|议定|商定|通过|确定|明确|批准|审定|采纳|不予|暂[不缓]"
)
_WISHED = late(table_patterns(TABLE, "wished", {}))
_DRAFTS = late(table_patterns(TABLE, "drafts", {}))
_LOWER = late("(?:专题会议?|办公会议?|局务会议?|专家[^，。；]{0,8}|(?<!国资)中心|办公室)$|单位")
_BUREAU = late("局$")
_CHANGES = late(rf"(?<!关于)(?:{REVISES.pattern})(?!(?:完善)?后的)")
_BARE = late("(?:会议|决定|同意|并|按(?:照)?(?:有关|相关)?(?:程序|规定)|依法|依程序)*")
_OF_A_KIND = late("(?:属于?|涉及|凡|超[过出]|达到|需要?)[^，。；]{1,24}的，$")
"""以上议题中属于“三重一大”的，报党委会审定: how such are dealt with, and no one of them."""

_REVISING = late(rf"{REVISES.pattern}|{WORDS['revised']}")
_REVISED = late(rf"(?:{_REVISING.pattern})[^，。；由请]{{0,14}}后")
_AGENDA = late(
    "(?:将|把)(?P<name>[^；。]{4,120}?)列入[^，。；]{0,16}(?:常委会|人代会|大会|全会)[^，。；]{0,8}议程"
)
_PUT_OUT = late("(?:批准|审定|审批|同意|审议|批复)(?:公布|印发|发布|公告)")
_THEN_OUT = late("(?:批准|审定|审批|同意|审议|批复)后，?[^，。；]{0,8}(?:公布|印发|发布|公告)")
_LISTED = late(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]")
_ALL_ABOVE = late(
    r"(?:上述|以上|前述|这)[两二三四五六七八九十\d]*[个项份件部]?(?:文件|议题|议案|方案|事项|报告|目录|办法|制度|草案|规划)"
)
_AGREED_LATER = late(
    "同意[^，。；]{2,30}(?:推迟|延后|延期)(?:至|到)[^，。；]{2,16}?(?:收取|缴纳|交付|完成|开工|竣工|举办|召开|执行|实施)"
    "|同意[^，。；]{0,30}延期(?:至|到)(?![^，。；]*(?:会|审议|研究|讨论|再))"
)
"""同意会费推迟至12月底前收取: a date that was agreed to, and nothing left open."""

_THIS = late("[本该此](?:议案|提案|议题)(?!的|中|内)")
"""本议案尚需提交股东会审议: the one of the heading."""

_SEVERAL = 2
_AND = late("(?<=[案告议》])[、和]")
_POINTS_BACK = late("上述|以上|前述")
_KIN = {PUT_BEFORE: (PUT_BEFORE, REPORTED_AGAIN), AGAIN: (AGAIN, REPORTED_AGAIN)}
_AGREES = ("同意", "原则同意", "原则通过", "审议通过", "附条件同意")


@dataclass(frozen=True, slots=True)
class _Step:
    outcome: str
    names: tuple[str | None, ...]
    start: int
    end: int
    own: bool = False
    """Whether its own clause names what it is on."""


_TOLD_WHEN_DONE = late("(?:完成|整改|落实|办结|办理|处理|核实)[^，。；]{0,10}并$")
"""完成整改并报县政府: what came of it is told there, and nothing is put before it."""

_OF_THE_ITEM = late(
    "(?:会后|(?:该|此|本|上述|以上)(?:事项|事|议题|项目|方案|意见|请示|报告|办法|文件|规划|名单))"
    "(?:经|根据[^，。；]{2,16})?(?:进一步)?(?:修改|完善|充实|补充)*后?，?(?:会后|由[^，。；]{2,12})?(?:按程序|按规定|依程序|及时|尽快)*"
)
"""该事项提交县委常委会研究; 会后按程序报县委审定: of the item, and no wish."""


def goes_somewhere(text: str) -> bool:
    """Whether the text has a word of these steps at all."""
    return _SIGN.search(text) is not None


def go_onward(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """The decisions of a sentence with what it says of where their matters go next."""
    result = _on_each(context, found)
    if not goes_somewhere(context.sentence):
        return result
    for step in _steps(context, result):
        result = _with_step(context, result, step)
    return _without_passing(result)


def _on_each(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """原则通过上述两个文件，…修改后印发 is on each document of the heading."""
    above = [one for one in found if _ALL_ABOVE.fullmatch(one.object or "")]
    if len(context.headed) < _SEVERAL or not above:
        return list(found)
    same = [*above, *(one for one in found if not one.object and one.outcome in COMING_BACK)]
    return [
        each
        for one in found
        for each in ([replace(one, object=t) for t in context.headed] if one in same else [one])
    ]


def _steps(context: Context, found: Sequence[Decision]) -> Iterator[_Step]:
    text = masked(context.sentence)
    for agenda in _AGENDA.finditer(text) if "议程" in text else ():
        at, end = agenda.span("name")
        if not _is_wish(text, at, agenda.start()):
            names = tuple(_AND.split(context.sentence[at:end]))
            if _POINTS_BACK.match(names[0]):
                names = context.headed or (None,)
            yield _Step(PUT_BEFORE, names, at, agenda.end(), True)
    for clause in clauses_in(text, _SIGN):
        held = frozenset(text[clause.start : clause.end])
        readers = [reader for signs, reader in _READERS if not held.isdisjoint(signs)]
        steps = (read(context, found, clause) for read in readers)
        if (step := next(filter(None, steps), None)) is not None:
            yield step


def _is_wish(text: str, start: int, at: int) -> bool:
    """Whether the words before ``at`` wish or warn; the clause begins at ``start``."""
    spoken = [told["wish"] for told in _SPEAKS.finditer(text, 0, at)][-1:]
    return any(spoken) or _WISHED.search(text, start, at) is not None


def _is_ruled(context: Context, found: Sequence[Decision], clause: Clause, at: int) -> bool:
    """Whether the meeting has come to something on the item before these words."""
    if _is_wish(clause.text, clause.start, at):
        return False
    settled = context.earlier or any(one.outcome not in (ORDERED, HEARD) for one in found)
    told = context.formal or context.headed or _LISTED.match(clause.text)
    return bool(settled or told or _SPEAKS.search(clause.text, 0, at))


def _step(
    outcome: str,
    context: Context,
    found: Sequence[Decision],
    clause: Clause,
    at: int,
    *,
    strict: bool = True,
) -> _Step | None:
    """Behind a ； another matter may stand whose name is of no known kind: not ``strict``."""
    if context.fallback and _THIS.match(clause.text, clause.segment):
        return _Step(outcome, (context.fallback,), clause.start, clause.end, True)
    own = own_name(context, clause, at + (clause.text[at] == "后"), strict=strict)
    if own is None:
        return None
    own = "" if _DRAFTS.search(own) else own  # 一个月内拿出处置方案，再次提交…
    own = proposed(context.sentence[clause.segment : at]) or own
    names = (own,) if own else names_of(context, found, clause, at)
    return _Step(outcome, names, clause.start, clause.end, bool(own))


def _sent(context: Context, found: Sequence[Decision], clause: Clause) -> _Step | None:
    """…，报区委审定; 可研报告须修改后提交董事会审议; 提请大会表决."""
    sent = _SENDS.search(clause.text, clause.start, clause.end)
    if not sent or not _may_be_sent(context, found, clause, sent.start()):
        return None
    body = (sent["body"] or sent["whole"] or "").strip()
    if _LOWER.search(body) or _DRAFTS.search(clause.text, clause.segment, sent.start()):
        return None
    if sent["whole"] and _TOLD_WHEN_DONE.search(clause.text, clause.start, sent.start()):
        return None
    step = _step(PUT_BEFORE, context, found, clause, sent.start())
    if step is None or (step.own and _BUREAU.search(body)):
        return None
    revised = _is_revised(clause, sent.start())
    return replace(step, outcome=REPORTED_AGAIN if revised else PUT_BEFORE)


def _may_be_sent(context: Context, found: Sequence[Decision], clause: Clause, at: int) -> bool:
    """Not 再次提交…, which comes back; 提请大会审议 at the head of a clause needs no verdict."""
    words = clause.text[clause.start : at]
    if words.endswith(("再次", "重新", "再行", "后再", "曾", "已", "不", "不同意", "不予")):
        return False
    if _OF_A_KIND.search(clause.text, clause.segment, clause.start):
        return False
    of_item = _OF_THE_ITEM.fullmatch(clause.text, clause.segment, at)
    bare = (of_item or _BARE.fullmatch(words)) and not _is_wish(clause.text, clause.start, at)
    return bool(bare) or _is_ruled(context, found, clause, at)


def _is_revised(clause: Clause, at: int) -> bool:
    """由甲局修改完善，报区委审定: whether the words behind the verdict change the matter."""
    told = TOLD_TO.search(clause.text, clause.segment, at)
    begin = told.start() if told else clause.text.rfind("，", clause.segment, at) + 1
    return _CHANGES.search(clause.text, max(begin, clause.segment), at) is not None


def _is_not_so(clause: Clause, match: re.Match[str]) -> bool:
    """不再上会; 要论证后再行上会."""
    denied = clause.text[: match.start()].endswith(("不", "无须", "无需"))
    return denied or _WISHED.search(clause.text, clause.start, match.start()) is not None


def _again(context: Context, found: Sequence[Decision], clause: Clause) -> _Step | None:
    """论证后再行上会; 提交下次会议研究; 适时再议."""
    back = _COMES_BACK.search(clause.text, clause.start, clause.end)
    if not back or _is_not_so(clause, back):
        return None
    spoken = [told["wish"] for told in _SPEAKS.finditer(clause.text, clause.segment, back.start())]
    wished = back["reported"] and _WISHED.search(clause.text, clause.segment, clause.start)
    if wished or any(spoken[-1:]):
        return None
    return _step(AGAIN, context, found, clause, back.start(), strict=not clause.segment)


def _waiting(context: Context, found: Sequence[Decision], clause: Clause) -> _Step | None:
    """待试点结束后再报市政府审议; 视调研结果再定."""
    waits = _WAITS.search(clause.text, clause.start, clause.end)
    if not waits or _is_not_so(clause, waits):
        return None
    return _step(PUT_OFF, context, found, clause, waits.start())


def _held_back(context: Context, found: Sequence[Decision], clause: Clause) -> _Step | None:
    """缺额暂不补充; 有关需求，本次会议不作研究: the matter stands in front."""
    held = _HOLDS_BACK.search(clause.text, clause.start, clause.end)
    if held and _AGREED_LATER.search(clause.text, clause.start, clause.end):
        return None
    if not held or not _is_ruled(context, found, clause, held.start()):
        return None
    before = context.sentence[clause.segment : held.start()]
    known = [one for one in found if one.outcome in (PUT_OFF, REFUSED)]
    agreed = before.endswith("同意")  # 董事会同意暂缓审议本议案
    if any(agreed or not one.object or one.object in before for one in known):
        return None
    own = proposed(before) or own_name(context, clause, held.start(), strict=False)
    if own:
        return _Step(PUT_OFF, (own,), clause.start, clause.end, True)
    if own is None or known:
        return None
    names = names_of(context, found, clause, held.start())
    return _Step(PUT_OFF, names, clause.start, clause.end)


def _issued(context: Context, found: Sequence[Decision], clause: Clause) -> _Step | None:
    """原则通过，由甲局复核口径后印发; 再斟酌，…，再行发文."""
    issued = _ISSUED_LAST.search(clause.text, clause.start, clause.end)
    if not issued or not _is_agreed(context, found, clause, issued.start()):
        return None
    begin, change = (clause.segment, _REVISING) if issued["again"] else (clause.start, _REVISED)
    if not change.search(clause.text, begin, issued.end()):
        return None
    return _step(REVISED, context, found, clause, issued.start())


def _is_agreed(context: Context, found: Sequence[Decision], clause: Clause, at: int) -> bool:
    agreed = any(one.outcome in _AGREES for one in (*found, *context.earlier))
    return agreed or any(not told["wish"] for told in _SPEAKS.finditer(clause.text, 0, at))


def _with_step(context: Context, found: list[Decision], step: _Step) -> list[Decision]:
    """The step beside what was found: in the place of the duty that only says the same."""
    words = context.sentence[step.start : step.end]
    kin = [one for one in found if one.outcome in _KIN.get(step.outcome, (step.outcome,))]
    kin = [one for one in kin if not _is_apart(context.sentence, one, step.start)]
    if step.outcome in _KIN[PUT_BEFORE] and any(one.outcome == REVISED for one in found):
        if _THEN_OUT.search(context.sentence, step.start):
            return found
        if _PUT_OUT.search(context.sentence, step.start):
            found = [one for one in found if one.outcome != REVISED]
    if set(step.names) <= {one.object for one in kin}:
        return found
    if len(step.names) == 1 and any((step.names[0] or "") in (one.object or "") for one in kin):
        return found
    same = next((one for one in kin if _says_same(context, one, step, words)), None)
    if kin and same is None and step.outcome not in (PUT_OFF, REVISED):
        return found
    duty = same or next((one for one in found if _is_duty(one, words)), None)
    base = duty or Decision(step.outcome, None, (), (), None, context.sentence)
    outcome = same.outcome if same else step.outcome
    new = [replace(base, outcome=outcome, object=name) for name in step.names]
    rest = [one for one in found if one is not duty]
    return [*rest, *(one for one in new if one not in rest)]


def _is_apart(sentence: str, one: Decision, at: int) -> bool:
    """Whether its matter is named in another part of the sentence: 甲，同意提交；乙，视情再议."""
    place = sentence.find(one.object) if one.object else -1
    return 0 <= place < at and "；" in sentence[place:at]


def _says_same(context: Context, one: Decision, step: _Step, words: str) -> bool:
    """Whether a decision of the same kind is the step, its object read less well."""
    if not one.object or one.object in words or len(step.names) > 1:
        return True
    return step.own and one.object not in context.sentence


def _is_duty(one: Decision, words: str) -> bool:
    told = one.object or ""
    return one.outcome == ORDERED and bool(told) and (words[-8:] in told or told[:8] in words)


def _without_passing(found: list[Decision]) -> list[Decision]:
    """同意提请大会审议 is no verdict beside 提请审议; 原则同意将甲提请审议 is one on 甲."""
    if not any(one.outcome in _KIN[PUT_BEFORE] for one in found):
        return found
    kept = []
    for one in found:
        passing = PASSING.match(one.object or "") if one.outcome in _AGREES else None
        if passing and one.outcome != AGREED:
            kept.append(replace(one, object=passing["name"].strip("《》") or None))
        elif not passing:
            kept.append(one)
    return kept


_READERS = (
    (frozenset("待视再入"), _waiting),
    (frozenset("上再重择另下适视专"), _again),
    (frozenset("提报呈送交经"), _sent),
    (frozenset("不缓推延押暂先且往"), _held_back),
    (frozenset("发布文台修完施行"), _issued),
)
"""The readers of a clause in turn, each with the characters of which its wordings hold one."""
