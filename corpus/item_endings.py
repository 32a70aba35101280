"""How the matter of a numbered item ends in words without a usual verdict.

甲建议乙，会议采纳了这一建议; 会议核定130万元; 是否购置不予确定; 名单尚未确定: the wordings are a
table (``data/item_endings.txt``). What somebody proposed, thinks or must do ends nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.item_matters import is_short_for
from corpus.model import Decision
from corpus.outcomes import AGAIN, AGREED, GOES_FURTHER, ORDERED, PUT_OFF, SENTENCE
from corpus.patterns import late
from corpus.tables import one_of, table_pairs

_TABLE = "item_endings"
_PLACE = re.compile(r"\{([a-z]+)\}")
_PARTS = dict(table_pairs(_TABLE, "parts"))


@dataclass(frozen=True, slots=True)
class _Wording:
    outcome: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]


def _wordings(part: str) -> Iterator[_Wording]:
    for outcome, rest in table_pairs(_TABLE, part):
        signs, _, text = rest.partition("\t")
        pattern = late(_filled(text))
        yield _Wording(outcome, tuple(signs.split()), pattern)


def _filled(text: str) -> str:
    while _PLACE.search(text):
        text = _PLACE.sub(lambda place: _PARTS[place[1]], text)
    return text


_ENDINGS = tuple(_wordings("ending"))
_OWN = tuple(_wordings("own"))
_BESIDE = tuple(_wordings("beside"))
_SIGNS = tuple({sign for one in (*_ENDINGS, *_OWN, *_BESIDE) for sign in one.signs})
_IN_PRINCIPLE = "原则同意"
"""A usual verdict, and no sign: each wording with 同意 has the meeting right before it."""

_SIGN = late(one_of(_SIGNS).replace("同意", f"同意(?<!{_IN_PRINCIPLE})"))
"""What some wording holds: a quick look before they are tried in turn."""

_PAST = late(
    r"^(?:此前|前期|去年|上次|上年|近年|目前|截至|据|\d{4}年[^，。；]{0,16}(?:会议|会)[已曾上])"
)
_POINTS = late("(?:^|的|[这该此]一?[个条项]?|上述|其)(?:建议|意见|提议|主张|看法|请求|申请)$")
_NO_NAME = late(
    "^(?:该|此|这|其(?!余|他)|上述|以上)|认为|建议(?![的书稿]|$)|强调|指出|希望|表示|汇报"
)
_SAID = late(
    r"(?P<who>(?:会议|大家|与会|全体)[^，。；：]{0,10})|建议(?![的书稿])|提出(?!的)|汇报|介绍|反映|申请(?![人，。；])|请求|提议|希望|表示|认为"
)
_NO_ENDS = tuple(outcome for outcome in GOES_FURTHER if outcome != AGAIN)
_LATE = ("暂缓", "未通过", "未形成决议", "退回", "撤回")


def with_endings(
    matter: str | None, texts: Sequence[str], told: Sequence[Decision]
) -> tuple[Decision, ...]:
    """The decisions of an item with what its sentences settle in plainer words."""
    found = list(told)
    for text in texts:
        for sentence in SENTENCE.findall(text) if _SIGN.search(text) else ():
            for new in _of_sentence(sentence.strip(), matter, found):
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


def _of_sentence(sentence: str, matter: str | None, told: Sequence[Decision]) -> Iterator[Decision]:
    """What no verdict of the same sentence tells."""
    if not _SIGN.search(sentence) or _PAST.match(sentence):
        return
    here = [one for one in told if one.evidence == sentence and one.outcome not in _NO_ENDS]
    quick = sentence.replace(_IN_PRINCIPLE, "＿意")
    signs = frozenset([sign for sign in _SIGNS if sign in quick])
    for wording in _ENDINGS if signs else ():
        if signs.isdisjoint(wording.signs):
            continue
        new = _read(wording, sentence, matter)
        if new and not any(_is_beside(one, new) and not _yields(one, new) for one in here):
            here.append(new)
            yield new
    for wording in (*_OWN, *_BESIDE) if here else _OWN:
        if signs.isdisjoint(wording.signs):
            continue
        new = _read(wording, sentence, matter)
        if new and not any(_is_kin(one, new) and _is_same(one, new) for one in here):
            here.append(new)
            yield new


def _read(wording: _Wording, sentence: str, matter: str | None) -> Decision | None:
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
