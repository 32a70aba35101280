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

from corpus.clauses import HIDDEN
from corpus.documents import shortens
from corpus.model import Decision
from corpus.outcomes import (
    AGAIN,
    AGREED,
    DOCUMENT_RUN,
    GOES_FURTHER,
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
from corpus.patterns import late
from corpus.tables import one_of, table_patterns, table_words

_TABLE = "onward"
_PART_WORDS = ("matter", "held back", "revised", "issued", "decides")
_WORDS = {name.replace(" ", ""): one_of(table_words(_TABLE, name)) for name in _PART_WORDS}
_WORDS["organ"] = table_patterns(_TABLE, "organ", {})
_WORDS["way"] = table_patterns(_TABLE, "way", _WORDS)

_SIGN = late(
    r"推迟|延[后期]|经|提[请交]|报(?![告道名])|上会|列入|[再暂][议定次行不缓研]|另行|下次|适时|[先不]不|本次|今年|"
    rf"{_WORDS['issued']}|不予|不得"
)
_SEGMENT = late("[^；。！]+")
_CLAUSE = late("[^，：；。！]+")
_SENDS = late(table_patterns(_TABLE, "sends", _WORDS))
_COMES_BACK = late(table_patterns(_TABLE, "comes back", _WORDS))
_WAITS = late(table_patterns(_TABLE, "waits", _WORDS))
_HOLDS_BACK = late(table_patterns(_TABLE, "holds back", _WORDS))
_ISSUED_LAST = late(table_patterns(_TABLE, "issued last", _WORDS))

_NAME = late(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*)?+(?:会议|一致|经?研究|决定|议定|明确|确定|同意|原则|其中|但是?|对于?|关于|并|也|就|将|把)*+"
    r"(?P<name>(?:其余|余下|剩余)(?:部分|[\d一二三四五六七八九十]+[家个户宗处件])|[^，：；。]{2,60}?)"
    rf"(?:因[^，：；。]{{2,40}}|由[^，：；。]{{2,60}}|现有[^，：；。]+|继续[^，：；。]+)?(?:{_WORDS['way']})*"
)
_A_MATTER = late(rf"(?:{_WORDS['matter']}|[》”）]|与否)$|^(?:其余|余下|剩余)")
_NO_NAME = late(table_patterns(_TABLE, "no name", {}))
_POINTS = late(table_patterns(_TABLE, "points", {}))
_MANY = late("[^，。；]{0,6}(?:上述|以上|前述|[两三四五六七八九])")
_SPEAKS = late(
    r"(?P<wish>强调|指出|要求(?=[，：])|提出[，：]|建议(?=[^稿])|表示)"
    "|决定|同意|议定|通过|确定|明确|批准|审定|采纳|不予|暂[不缓]"
)
_WISHED = late(table_patterns(_TABLE, "wished", {}))
_DRAFTS = late(table_patterns(_TABLE, "drafts", {}))
_LOWER = late("(?:专题会议?|办公会议?|局务会议?|专家[^，。；]{0,8}|中心|办公室)$|单位")
_BUREAU = late("局$")
_TOLD_TO = late("(?:由|请|交由?|责成|授权|委托|要求)(?!求)")
_SKIPPED = late(
    "(?:因|由于|鉴于|考虑到?|经|根据|按照?|结合|待|视|如|若|由|请|会同|并|且|保持|维持|未|尚|目前|征求|吸收|以)"
    "|[^，]*(?:后|前|的)$"
)
_RULES = late("同意|通过|批准|决定|审定|采纳|确定|讨论|研究|审议|听取")
_TOPIC = late(
    "(?:^|[；。])(?:会议)?(?:就|对于?|关于|围绕)(?P<name>[^，；。：]{2,40}?)(?:问题|事宜|事项)?，"
)
_TAKEN_UP = late("(?:讨论|研究|审议|听取)了?(?!后)(?P<name>[^，；。：]{4,60})，")
_FORMER = late("(?:^|[，；])(?:对)?(?P<last>后者)|(?:^|[，；])(?:对)?前者")
_CHANGES = late(rf"(?<!关于)(?:{REVISES.pattern})")
_WAY = late(rf"(?:{_WORDS['way']}|决定|会议|同意)*")
_REVISING = late(rf"{REVISES.pattern}|{_WORDS['revised']}")
_AGENDA = late(
    "(?:将|把)(?P<name>[^；。]{4,120}?)列入[^，。；]{0,16}(?:常委会|人代会|大会|全会)[^，。；]{0,8}议程"
)
_PUT_OUT = late("(?:批准|审定|审批|同意|审议|批复)(?:公布|印发|发布|公告)")
_THEN_OUT = late("(?:批准|审定|审批|同意|审议|批复)后，?[^，。；]{0,8}(?:公布|印发|发布|公告)")
_LISTED = late(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]")
_AND = late("(?<=[案告议》])[、和]")
_PASSING = late(
    rf"(?:将|把)?(?P<name>[^，；。]{{0,40}}?)(?:{_WORDS['way']})*(?:提请|提交|报请)[^，；。]*$"
)
_KIN = {PUT_BEFORE: (PUT_BEFORE, REPORTED_AGAIN), AGAIN: (AGAIN, REPORTED_AGAIN)}
_AGREES = ("同意", "原则同意", "原则通过", "审议通过", "附条件同意")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its segment (between ；) in the sentence whose titles are masked."""

    text: str
    start: int
    end: int
    segment: int

    def before(self, at: int) -> str:
        """The clause's own words up to a place in the sentence."""
        return self.text[self.start : at]


@dataclass(frozen=True, slots=True)
class _Step:
    outcome: str
    names: tuple[str | None, ...]
    start: int
    end: int
    own: bool = False
    """Whether its own clause names what it is on."""


def go_onward(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """The decisions of a sentence with what it says of where their matters go next."""
    if not _SIGN.search(context.sentence):
        return list(found)
    result = list(found)
    for step in _steps(context, found):
        result = _with_step(context, result, step)
    return _without_passing(result)


def _steps(context: Context, found: Sequence[Decision]) -> Iterator[_Step]:
    text = HIDDEN.sub(_mask, context.sentence)
    for agenda in _AGENDA.finditer(text):
        at, end = agenda.span("name")
        if not _is_wish(text, at, agenda.start()):
            names = tuple(_AND.split(context.sentence[at:end]))
            yield _Step(PUT_BEFORE, names, at, agenda.end(), True)
    for clause in _clauses(text):
        for read in (_waiting, _again, _sent, _held_back, _issued):
            if (step := read(context, found, clause)) is not None:
                yield step
                break


def _mask(hidden: re.Match[str]) -> str:
    return hidden.group()[0] + "＿" * (len(hidden.group()) - 2) + hidden.group()[-1]


def _clauses(text: str) -> Iterator[_Clause]:
    for segment in _SEGMENT.finditer(text):
        for clause in _CLAUSE.finditer(text, segment.start(), segment.end()):
            yield _Clause(text, clause.start(), clause.end(), segment.start())


def _is_wish(text: str, start: int, at: int) -> bool:
    """Whether the words before ``at`` wish or warn; the clause begins at ``start``."""
    spoken = [told["wish"] for told in _SPEAKS.finditer(text, 0, at)][-1:]
    return any(spoken) or _WISHED.search(text, start, at) is not None


def _is_ruled(context: Context, found: Sequence[Decision], clause: _Clause, at: int) -> bool:
    """Whether the meeting has come to something on the item before these words."""
    if _is_wish(clause.text, clause.start, at):
        return False
    settled = context.earlier or any(one.outcome not in (ORDERED, HEARD) for one in found)
    told = context.formal or context.headed or _LISTED.match(clause.text)
    return bool(settled or told or _SPEAKS.search(clause.text, 0, at))


def _step(
    outcome: str, context: Context, found: Sequence[Decision], clause: _Clause, at: int
) -> _Step | None:
    own = _own_name(context, clause, at)
    if own is None:
        return None
    names = (own,) if own else _names(context, found, clause, at)
    return _Step(outcome, names, clause.start, clause.end, bool(own))


def _sent(context: Context, found: Sequence[Decision], clause: _Clause) -> _Step | None:
    """…，报区委审定; 可研报告须修改后提交董事会审议; 提请大会表决."""
    sent = _SENDS.search(clause.text, clause.start, clause.end)
    if not sent or not _may_be_sent(context, found, clause, sent.start()):
        return None
    body = (sent["body"] or sent["whole"] or "").strip()
    if _LOWER.search(body) or _DRAFTS.search(clause.text, clause.segment, sent.start()):
        return None
    step = _step(PUT_BEFORE, context, found, clause, sent.start())
    if step is None or (step.own and _BUREAU.search(body)):
        return None
    revised = _is_revised(clause, sent.start())
    return replace(step, outcome=REPORTED_AGAIN if revised else PUT_BEFORE)


def _may_be_sent(context: Context, found: Sequence[Decision], clause: _Clause, at: int) -> bool:
    """Not 再次提交…, which comes back; 提请大会审议 at the head of a clause needs no verdict."""
    words = clause.text[clause.start : at]
    if words.endswith(("再次", "重新", "再行", "后再", "曾", "已")):
        return False
    bare = _WAY.fullmatch(words) and not _is_wish(clause.text, clause.start, at)
    return bool(bare) or _is_ruled(context, found, clause, at)


def _is_revised(clause: _Clause, at: int) -> bool:
    """由甲局修改完善，报区委审定: whether the words behind the verdict change the matter."""
    told = _TOLD_TO.search(clause.text, clause.segment, at)
    begin = told.start() if told else clause.text.rfind("，", clause.segment, at) + 1
    return _CHANGES.search(clause.text, max(begin, clause.segment), at) is not None


def _is_after_not(clause: _Clause, match: re.Match[str]) -> bool:
    return clause.text[: match.start()].endswith(("不", "无须", "无需"))


def _again(context: Context, found: Sequence[Decision], clause: _Clause) -> _Step | None:
    """论证后再行上会; 提交下次会议研究; 适时再议."""
    back = _COMES_BACK.search(clause.text, clause.start, clause.end)
    if (
        not back
        or _is_after_not(clause, back)
        or _WISHED.search(clause.text, clause.start, back.start())
    ):
        return None
    spoken = [told["wish"] for told in _SPEAKS.finditer(clause.text, clause.segment, back.start())]
    return None if any(spoken[-1:]) else _step(AGAIN, context, found, clause, back.start())


def _waiting(context: Context, found: Sequence[Decision], clause: _Clause) -> _Step | None:
    """待试点结束后再报市政府审议; 视调研结果再定."""
    waits = _WAITS.search(clause.text, clause.start, clause.end)
    if (
        not waits
        or _is_after_not(clause, waits)
        or _WISHED.search(clause.text, clause.start, waits.start())
    ):
        return None
    return _step(PUT_OFF, context, found, clause, waits.start())


def _held_back(context: Context, found: Sequence[Decision], clause: _Clause) -> _Step | None:
    """缺额暂不补充; 有关需求，本次会议不作研究: the matter stands in front."""
    held = _HOLDS_BACK.search(clause.text, clause.start, clause.end)
    if not held or not _is_ruled(context, found, clause, held.start()):
        return None
    before = context.sentence[clause.segment : held.start()]
    known = [one for one in found if one.outcome in (PUT_OFF, REFUSED)]
    if any(not one.object or one.object in before for one in known):
        return None
    own = _own_name(context, clause, held.start(), strict=False)
    if own:
        return _Step(PUT_OFF, (own,), clause.start, clause.end, True)
    if own is None or known:
        return None
    names = _names(context, found, clause, held.start())
    return _Step(PUT_OFF, names, clause.start, clause.end)


def _issued(context: Context, found: Sequence[Decision], clause: _Clause) -> _Step | None:
    """原则通过，由甲局复核口径后印发; 再斟酌，…，再行发文."""
    issued = _ISSUED_LAST.search(clause.text, clause.start, clause.end)
    if not issued or not _is_agreed(context, found, clause):
        return None
    begin = clause.segment if issued["again"] else clause.start
    if not _REVISING.search(clause.text, begin, issued.end()):
        return None
    return _step(REVISED, context, found, clause, issued.start())


def _is_agreed(context: Context, found: Sequence[Decision], clause: _Clause) -> bool:
    agreed = any(one.outcome in _AGREES for one in (*found, *context.earlier))
    return agreed or any(
        not told["wish"] for told in _SPEAKS.finditer(clause.text, 0, clause.start)
    )


def _own_name(context: Context, clause: _Clause, at: int, *, strict: bool = True) -> str | None:
    """The matter that the clause, or a clause before it in the segment, names; "" for none.

    ``None`` where it names what is no matter of the meeting: 结果报区委, 凡…的报区委审定.
    """
    own = clause.text[clause.start : at]
    told = None if _TOLD_TO.match(own) else _NAME.fullmatch(own)
    name = told["name"] if told else ""
    if told and _NO_NAME.search(name):
        return None
    if told and _POINTS.match(name):
        return ""
    if told and (not strict or _A_MATTER.search(name)):
        return _spelled(context, clause.start + told.start("name"), name)
    for start, words in _clauses_back(clause):
        told = _NAME.fullmatch(words)
        name = told["name"] if told else ""
        if told and not _NO_NAME.search(name) and _A_MATTER.search(name):
            begin = start + told.start("name")
            return "" if _POINTS.match(name) else _spelled(context, begin, name)
    return ""


def _clauses_back(clause: _Clause) -> Iterator[tuple[int, str]]:
    """The clauses before in the segment that may name the matter: none behind a ruling."""
    front = [*_CLAUSE.finditer(clause.text, clause.segment, clause.start)]
    for told in front[::-1]:
        if _RULES.search(told.group()):
            break
        if not _SKIPPED.match(told.group()):
            yield told.start(), told.group()
            return
    if front and not _RULES.search(front[0].group()) and not _SKIPPED.match(front[0].group()):
        yield front[0].start(), front[0].group()


def _spelled(context: Context, at: int, name: str) -> str:
    """公报 is 《甲公报》 where only one document of the item ends so."""
    bare = context.sentence[at : at + len(name)]
    bare = bare[1:].partition("》")[0] if bare[0] == "《" else bare
    titles = {one.mention.title for one in context.documents} | set(context.headed)
    titles |= {one.object for one in context.earlier if one.object}
    whole = {title for title in titles if title != bare and shortens(bare, title)}
    return whole.pop() if len(whole) == 1 else bare


def _names(
    context: Context, found: Sequence[Decision], clause: _Clause, at: int
) -> tuple[str | None, ...]:
    """What the verdict before these words is on, in the segment, the sentence, the item."""
    segment = context.sentence[clause.segment : at]
    ruled = [one for one in found if one.object and _is_verdict(one)]
    named = [(segment.rfind(one.object or ""), one.object) for one in ruled]
    place, name = max(named, default=(-1, None))
    run = _run_before(context, clause.segment, at)
    if name and place >= 0 and name not in run:
        return _many(context, name)
    if run:
        return _one_of(segment, run)
    return _of_sentence(context, found, ruled, clause)


def _is_verdict(one: Decision) -> bool:
    """Whether it says what was settled: 同意提请大会审议 does not."""
    passing = one.object and _PASSING.match(one.object)
    return one.outcome not in GOES_FURTHER and not passing


def _one_of(segment: str, run: tuple[str, ...]) -> tuple[str, ...]:
    """前者予以通过，后者…: which of two."""
    told = [*_FORMER.finditer(segment)][-1:]
    if not told or len(run) != 2:
        return run
    return run[1:] if told[0]["last"] else run[:1]


def _of_sentence(
    context: Context, found: Sequence[Decision], ruled: Sequence[Decision], clause: _Clause
) -> tuple[str | None, ...]:
    """What the sentence is on as a whole, else what was settled before it."""
    topic = _TOPIC.search(context.sentence, clause.segment, clause.start)
    if topic:
        return (topic["name"],)
    if any(_is_verdict(one) and not one.object for one in found):
        return _headed(context)
    if ruled:
        return _many(context, ruled[-1].object)
    if not context.fallback and (taken := _TAKEN_UP.search(context.sentence, 0, clause.start)):
        return (taken["name"],) if len(context.headed) < 2 else context.headed
    above = tuple(one.object for one in context.earlier)
    recent = tuple(one for one in above if one and any(shortens(t, one) for t in context.recent))
    return recent or above or _headed(context)


def _many(context: Context, name: str | None) -> tuple[str | None, ...]:
    """上述两个目录 are the documents of the heading."""
    several = name and _MANY.match(name) and len(context.headed) > 1 and len(name) < 12
    return context.headed if several else (name,)


def _headed(context: Context) -> tuple[str | None, ...]:
    return (context.fallback,) if context.fallback else context.headed or (None,)


def _run_before(context: Context, start: int, at: int) -> tuple[str, ...]:
    """《甲》《乙》和《丙》 that stand last before these words."""
    before = [one for one in context.documents if start <= one.start and one.end <= at]
    run = before[-1:]
    for one in reversed(before[:-1]):
        if not DOCUMENT_RUN.match(context.sentence[one.end : run[0].start]):
            break
        run.insert(0, one)
    return tuple(one.mention.title for one in run)


def _with_step(context: Context, found: list[Decision], step: _Step) -> list[Decision]:
    """The step beside what was found: in the place of the duty that only says the same."""
    words = context.sentence[step.start : step.end]
    kin = [one for one in found if one.outcome in _KIN.get(step.outcome, (step.outcome,))]
    if step.outcome in _KIN[PUT_BEFORE] and any(one.outcome == REVISED for one in found):
        if _THEN_OUT.search(context.sentence, step.start):
            return found
        if _PUT_OUT.search(context.sentence, step.start):
            found = [one for one in found if one.outcome != REVISED]
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
        passing = _PASSING.match(one.object or "") if one.outcome in _AGREES else None
        if passing and (one.outcome != AGREED or passing["name"]):
            kept.append(replace(one, object=passing["name"] or None))
        elif not passing:
            kept.append(one)
    return kept
