"""How the matter of a numbered item ends in words without a usual verdict.

甲建议乙，会议采纳了这一建议; 会议核定130万元; 是否购置不予确定; 名单尚未确定: the wordings are a
table (``data/item_endings.txt``). What somebody proposed, thinks or must do ends nothing. An item
headed by a problem may only state what holds from now on (补偿标准按每亩6万元执行): that is so
only where the item, or its paragraph with a title of its own, settles nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.decisions.outcomes import AGAIN, AGREED, GOES_FURTHER, HEARD, ORDERED, PUT_OFF
from corpus.decisions.wordings import Wording, Wordings
from corpus.grammar.documents import is_short_for
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage, Sentence, passages
from corpus.grammar.tables import table_patterns
from corpus.model import Decision

_WORDINGS = Wordings("item_endings", "ending", "stated", "own", "beside")
_IN_PRINCIPLE = "原则同意"
"""A usual verdict, and no sign: each wording with 同意 has the meeting right before it."""

_PAST = late(
    r"^(?:此前|前期|去年|上次|上年|近年|目前|截至|据|\d{4}年[^，。；]{0,16}(?:会议|会)[已曾上]|会议(?:还|同时)?(?:强调|指出|要求)[，：])"
)
_POINTS = late("(?:^|的|[这该此]一?[个条项]?|上述|其)(?:建议|意见|提议|主张|看法|请求|申请)$")
_NO_NAME = late(
    "^(?:该|此|这|其(?!余|他)|上述|以上)|认为|建议(?![的书稿]|$)|强调|指出|希望|表示|汇报"
)
_SAID = late(
    r"(?P<who>(?:会议|大家|与会|全体)[^，。；：]{0,10})|建议(?![的书稿])|提出(?!的)|汇报|介绍|反映|申请(?![人，。；])|请求|提议|希望|表示(?!赞[同成]|同意|支持)|认为"
)
_NO_ENDS = tuple(outcome for outcome in GOES_FURTHER if outcome != AGAIN)
_PLAIN = ("ending", "stated")
_LATE = ("暂缓", "未通过", "未形成决议", "退回", "撤回")

_STATES = late(table_patterns("rulings", "states", {}) + "(?=[，。；]|$)")
_BEFORE = late(
    "(?P<own>(?:会议|会上)(?:明确|确定|议定|商定)[，：]?|经(?:会议)?(?:研究|讨论|协商)(?:明确|确定)?，)?"
    r"(?:[^，。；：]{2,24}(?:缺口|[所尚]需|经费|资金|费用)[^，。；：]{0,6}[\d.]+[万亿]?元，)?"
)
"""会议明确，or what it costs, before the statement itself."""

_PROBLEM = late(
    "(?:会议)?(?:研究|讨论)?了?(?:关于[^，。；：]{2,50}|[^，。；：]{2,50}(?:问题|事宜|事项))"
)
_POINT = late(rf"(?:关于[^，。；：]{{2,30}}，|{_PROBLEM.pattern}[。：])(?=.)")
_SIGN_OF_POINT, _FRONT = late("关于|问题[。：]|事宜[。：]|事项[。：]"), 60
"""What each point holds in front: a quick look before the pattern is tried."""

_REPORTS = late(
    "汇报|介绍|反映|表示|目前|现(?:行|有|按|由|执)|近年|已|曾|[去上前]年|原(?!则)|据|建议|提出|认为|[拟预估测]算?[计算由按]|要求|强调|指出|希望|必须"
    "|应[当该]?|要(?!素)|如[果需]?|若|是否|力争|确保|申请|请求|暂|不|未"
)
"""What somebody told, wished, or what was so before."""

_WAS_SO = late("多年|一直|群众|矛盾|难以|突出|影响|导致|造成|偏[高低]|过[高低]")
_TOLD = late("汇报|介绍|反映|通报|提出|认为|目前")


def with_endings(
    matter: str | None, item: Sequence[Passage], told: Sequence[Decision]
) -> tuple[Decision, ...]:
    """The decisions of an item with what its sentences settle in plainer words."""
    found = list(told)
    for passage in item:
        worth = _WORDINGS.may_stand_in(passage.text.replace(_IN_PRINCIPLE, "＿意"))
        for said in passage.sentences if worth else ():
            for new in _of_sentence(said, matter, found):
                found = _with_new(found, new)
    return tuple(found)


def _with_new(told: Sequence[Decision], new: Decision) -> list[Decision]:
    """The decisions with a new one in the place of what only points at it or charges with it."""
    kept = [one for one in told if not _yields(one, new)]
    charged = next((one for one in kept if _is_charge(one, new)), None)
    if charged is None:
        return [*kept, new]
    agreed = replace(charged, outcome=AGREED, object=new.object)
    return [agreed if one is charged else one for one in kept]


def _of_sentence(
    said: Sentence, matter: str | None, told: Sequence[Decision]
) -> Iterator[Decision]:
    """What no verdict of the same sentence tells."""
    sentence = said.text
    worth = _WORDINGS.worth_trying(sentence.replace(_IN_PRINCIPLE, "＿意"))
    if not worth or _PAST.match(sentence):
        return
    here = [one for one in told if _is_here(one, sentence) and one.outcome not in _NO_ENDS]
    beside: list[Decision] | None = None
    for wording in worth:
        if wording.part == "stated" and (_settles(told, matter) or _TOLD.search(said.before)):
            continue
        if wording.part not in _PLAIN and beside is None:
            beside = [*here]
        if wording.part == "beside" and not beside:
            return
        new = _read(wording, sentence, matter)
        if new and not any(_is_told(one, new, wording.part) for one in here):
            here.append(new)
            yield new


def _is_here(one: Decision, sentence: str) -> bool:
    """Whether a decision is told of these words: 会议议定： may stand before them there."""
    return one.evidence in sentence or sentence in one.evidence


def _settles(told: Sequence[Decision], matter: str | None) -> bool:
    """Whether the matter, or a document, was settled: what is stated beside that is in it.

    An item on other matters names none, and each of its points is one.
    """
    settled = [one for one in told if one.outcome not in (HEARD, ORDERED)]
    if matter:
        return bool(settled)
    return any(f"《{one.object}》" in one.evidence for one in settled)


def _is_told(one: Decision, new: Decision, part: str) -> bool:
    """Whether a decision leaves no room for a new one by a wording of this part of the table."""
    if part in _PLAIN:
        return _is_beside(one, new) and not _yields(one, new)
    return _is_kin(one, new) and _is_same(one, new)


def _read(wording: Wording, sentence: str, matter: str | None) -> Decision | None:
    found = wording.pattern.search(sentence)
    told = found.groupdict() if found else {}
    if found is None or ("who" not in told and _is_proposed(sentence, found.start())):
        return None
    name = _name(told, matter)
    return Decision(wording.outcome, name, (), (), None, sentence) if name else None


def _is_proposed(sentence: str, at: int) -> bool:
    """财政局建议，不足部分由镇里承担: whether what stands before tells what somebody wants."""
    segment = sentence.rfind("；", 0, at) + 1
    said = [told["who"] for told in _SAID.finditer(sentence, segment, at)]
    return bool(said) and not said[-1]


def _name(told: dict[str, str | None], matter: str | None) -> str | None:
    """The object that a wording names: with the topic in front, the item's own, or its sum."""
    if amount := told.get("sum"):
        return f"{matter or ''}{amount}"
    if told.get("whole"):
        return matter
    if item := told.get("item"):
        own = matter and (item in matter or is_short_for(item, matter))
        return item if own else None
    name = "".join(told.get(part) or "" for part in ("on", "rest", "name"))
    return None if _NO_NAME.search(name) else name


def _is_kin(one: Decision, new: Decision) -> bool:
    """Whether both settle a matter favourably, or both do not; what comes back was put off."""
    if one.outcome == AGAIN:
        return new.outcome == PUT_OFF
    return (one.outcome in _LATE) == (new.outcome in _LATE)


def _is_beside(one: Decision, new: Decision) -> bool:
    """Whether what was told is alike and stands in the same part of the sentence, between ；."""
    parts = [part for part in new.evidence.split("；") if (new.object or "") in part]
    elsewhere = (one.object or "") in new.evidence and (one.object or "") not in "".join(parts)
    return _is_kin(one, new) and not (one.object and parts and elsewhere)


def _is_same(one: Decision, new: Decision) -> bool:
    name, other = new.object or "", one.object or ""
    return name in other or (other in name if other else one.outcome in _LATE)


def _yields(one: Decision, new: Decision) -> bool:
    """Whether what was told only points (同意这一建议) at what the new one names."""
    alike = one.outcome == new.outcome and one.evidence == new.evidence
    return alike and _POINTS.search(one.object or "") is not None


def _is_charge(one: Decision, new: Decision) -> bool:
    """会议授权甲局协商 is what was agreed, and told as a duty too."""
    is_duty = one.outcome == ORDERED and one.evidence == new.evidence and one.responsible
    return bool(is_duty) and f"授权{one.responsible[0]}" in (new.object or "")


def statements(
    heading: str, item: Sequence[Passage], found: Sequence[Decision]
) -> Iterator[Decision]:
    """One statement of each problem that ``found`` does not settle."""
    settled = [one for one in found if one.outcome not in (HEARD, ORDERED)]
    texts = (passage.text for passage in item)
    opens = (text for text in texts if _SIGN_OF_POINT.search(text, 0, _FRONT))
    points = [point for text in opens if (point := _POINT.match(text))]
    for point in points:
        rest = point.string[point.end() :]
        if not any(one.evidence in point.string or one.evidence in rest for one in settled):
            yield from _first(passages((rest,)))
    if not points and not settled and _PROBLEM.fullmatch(heading):
        yield from _first(item)


def _first(item: Sequence[Passage]) -> Iterator[Decision]:
    """What the first sentence that states something says, if it opens so.

    Behind what somebody reported only the meeting's own words count.
    """
    reported = False
    for sentence in (said.text for passage in item for said in passage.sentences):
        lead = _BEFORE.match(sentence)
        told = _STATES.match(sentence, lead.end() if lead else 0)
        own = not reported or (lead is not None and lead["own"] is not None)
        if told and own and not (_REPORTS.search(told.group()) or _WAS_SO.search(sentence)):
            yield Decision(AGREED, told.group(), (), (), None, sentence)
            return
        reported = reported or _TOLD.search(sentence) is not None
