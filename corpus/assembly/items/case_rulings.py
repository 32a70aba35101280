"""The rulings on items that bear names: 本案除…外，其餘照案通過, 組成專案小組…再提會討論, 洽悉.

A ruling is a sentence or a list of points. The first verdict is that on the item; what a point
rules of a part beside it (其餘部分…再提會討論, 同意…) is a decision of its own. What is changed
on the way (文字修正為…, and the points below 除下列修正事項外) is no decision.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.assembly.rulings.orders import order_of
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_pairs
from corpus.model import Decision

_VERDICTS = tuple(
    (late(pattern), outcome) for pattern, outcome in table_pairs("assembly_outcomes", "plan")
)
_LABEL = late(
    r"(?:(?P<outer>[一二三四五六七八九十]{1,3}[、.．])|[（(][^（）()]{1,3}[)）]|\d{1,2}[.．、])\s*"
)
_RULING = late(r"^(?:本会|委员会|大会|主席)?(?:决\s*议|决\s*定|裁\s*示|结\s*论)\s*(?:[:：]\s*|$)")
_LISTS = late(r"(?:下列|以下|如下)[^。]*[:：。]?$|[:：]$")
_SENTENCE = late(r"[^。；;]+[。；;]?")
_QUOTED = late(r"「[^「」]*」|『[^『』]*』|“[^“”]*”")
_BEFORE = late(r"(?:前经|业经|曾经|前次|原经).*(?:决议|审议|通过)")
_PART = late(
    r"^(?:[另惟]?(?:本案)?有关(?P<about>(?!本案)[^,，]{3,}?(?:部[分份]|内容|规定|事项|程序|机制|[乙一][项节]))|(?P<rest>其[余馀](?:部[分份])?[^,，除]{6,})|(?P<own>本案[^,，除]{2,}?(?:部[分份]|程序)))[,，]"
)
_POINT = late(
    r"^(?:本案)?(?P<point>(?!本案|请|其|惟|另|除|照|同意|经|因|依)[^,，。;；]{4,40}?"
    r"(?:(?=部[分份])|变更案|顺序|准则|原则|范围|内容|面积|费率|比例|标准)(?:[（(][^（）()]*[)）])?)(?:部[分份])?[,，]"
)
"""計畫人口調降部分，原則同意: what one of several points rules on."""

_NAMED = late(r"^「(?P<what>[^「」]{3,}案)」(?=由|[，,])")
"""「甲計畫案」由…組成專案小組: one of several matters that an item holds."""

_ITEM_AGREED = late(r"^(?:本案)?同意(?!备查|撤案|[^。]*通过)")
_ASKED = late(
    r"^(?:本案)?请[^,，]{2,12}?(?:重新|再|继续|续)?(?:检视|研议|检讨|研析|评估|查明|厘清|审视|研拟)(?P<what>[^,，。]{4,})[,，]"
)
_AGREED = (
    late(r"除同意(?P<what>[^,，]{4,60}?)外[,，]"),
    late(r"(?:^(?:本案)?|[,，])同意(?!备查|撤案|[^。]*通过)(?P<what>[^。]{6,}?)[。；;]?$"),
    late(
        r"(?:^|[」』、,，])(?P<what>[^「」『』、,，]{2,12}经讨论(?:后)?(?:一致)?同意[^,，。]{3,})"
    ),
    late(r"^(?:本案)?(?P<what>[^,，]{2,}?准予(?!备查|通过|撤)[^,，。]{3,})"),
    late(r"^(?:本案)?(?P<what>[^。]{4,}?解除[禁限]建)[。]?$"),
)
_HELD_BACK = late(
    r"(?P<what>(?!本案|其[余馀]|惟|另)[^,，。;；]{4,60})[,，](?:同意)?(?:暂予|先予|暂)(?:保留|缓议)(?=[,，。;；]|$)"
)
_POSTPONED = late(
    r"(?P<what>[^,，。]{4,})[,，](?:均|皆|全部)?[移留延](?:至|到|由|待)?下次\S{0,6}会"
)
_CONFIRMED = late(r"(?:确[定认]|无(?:误|修正|异议))")
_CONFIRMS = late(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.．]\s*)?(?P<what>[^:：,，。请]*?(?:[纪记][录要]|议事录))(?:[:：,，\s]|业?经)*"
    r"(?:[^:：,，。请待须未]{0,10}(?:后|[,，]))?[^:：,，。请待须未]{0,6}?(?:确[定认](?!后)|洽悉|备查|无误|无(?:修正|异议))"
)
"""第五次會議紀錄經確認無誤: the record read out, without a label of ruling."""

_ASKS = late(
    r"(?:[,，]\s*|[,，]?(?:谨|敬)?[提报敬])请\s*(?:公[鉴鑒决]|[鉴鑒][察核]|核[备议]|备查|讨论|审议|审查|报告|指示)案?[。]?$"
)
_ABOUT = late(
    r"(?:有关|(?:[^「」]{2,14}函)?为[^「」]{0,8})「(?P<what>[^「」]{4,}案)」(?:[一乙]?案)?"
)
_READ_OUT = late(r"^(?:宣读|确认|报告|追认)")
_AGAIN, _AGREES = "再次研究", "同意"


@dataclass(frozen=True, slots=True)
class _Ruled:
    """One verdict with the sentence that tells it; ``part`` is what it says it is on."""

    outcome: str
    part: str | None
    sentence: str
    named: bool = False
    """Whether the part is a matter with a name of its own."""


_OFF = frozenset(("暂缓", "退回", "撤回"))
_NONE = _Ruled("", "", "")


def case_decisions(heading: str, rows: Sequence[str]) -> tuple[Decision, ...]:
    """What the ruling decides on the item of this heading, then on parts of it, then orders."""
    sentences = tuple(_sentences(rows))
    found: dict[Decision, None] = {}
    ruled = _of_its_own([one for sentence in sentences if (one := _verdict(sentence))])
    for one in ruled:
        found[Decision(one.outcome, one.part or matter_of(heading), (), (), None, one.sentence)] = (
            None
        )
    told = {one.sentence for one in ruled}
    if not ruled and sentences and _ITEM_AGREED.match(fold(sentences[0])):
        found[Decision(_AGREES, matter_of(heading), (), (), None, sentences[0])] = None
        sentences = sentences[1:]
    for sentence in sentences:
        found |= dict.fromkeys(_agreed(sentence))
        order = None if sentence in told else order_of(sentence)
        found |= {order: None} if order else {}
    if not any(one.outcome == "暂缓" for one in ruled):
        found |= dict.fromkeys(_held_back(rows))
    return tuple(found)


def _held_back(rows: Sequence[str]) -> Iterator[Decision]:
    """編號第5案，暫予保留: a point of the changes that is not yet settled."""
    for row in rows:
        text = row[_end(_LABEL.match(fold(row))) :]
        if text != row and (found := _HELD_BACK.match(fold(text))):
            yield Decision("暂缓", _cut(text, found), (), (), None, text)


def record_decisions(heading: str, rows: Sequence[str]) -> tuple[Decision, ...]:
    """確認 of the record that was read out, with what was agreed on it; what is put off."""
    sentences = tuple(_sentences(rows))
    found: dict[Decision, None] = {}
    record = re.search("[紀纪記记][錄录]", heading) is not None
    for sentence in sentences:
        if record and not found and _CONFIRMED.search(_unquoted(sentence)):
            what = heading[_end(_READ_OUT.match(fold(heading))) :]
            found[Decision("确认", what, (), (), None, sentence)] = None
        if off := _POSTPONED.search(fold(sentence)):
            found[Decision(_AGAIN, _cut(sentence, off), (), (), None, sentence)] = None
    for sentence in sentences if record else ():
        found |= dict.fromkeys(_agreed(sentence))
    return tuple(found)


def record_confirmed(rows: Sequence[str]) -> tuple[Decision, ...]:
    """確認 of the record that one of the sentences names, where no label tells of a ruling."""
    for sentence in (one.group().strip() for row in rows for one in _SENTENCE.finditer(row)):
        if found := _CONFIRMS.match(_unquoted(sentence)):
            return (Decision("确认", _cut(sentence, found), (), (), None, sentence),)
    return ()


def matter_of(heading: str) -> str:
    """The matter that a heading names: 有關「…計畫案」報請公鑒 without what asks for it."""
    folded = fold(heading)
    tail = _ASKS.search(folded)
    text = heading[: tail.start() if tail and tail.start() else len(heading)]
    named = _ABOUT.fullmatch(fold(text))
    return text[named.start("what") : named.end("what")] if named else text


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _cut(sentence: str, match: re.Match[str]) -> str:
    return sentence[match.start("what") : match.end("what")].strip()


def _sentences(rows: Sequence[str]) -> Iterator[str]:
    """The sentences of the ruling's points; those that only say what is mended are left out."""
    listed = outer = False
    for row in rows:
        folded = fold(row)
        text = row[_end(_RULING.match(folded)) :]
        label = _LABEL.match(fold(text))
        outer = outer or bool(label and label["outer"])
        if label and (listed or (outer and not label["outer"])):
            continue
        text = text[label.end() :] if label else text
        listed = listed or (label is None and _LISTS.search(fold(text)) is not None)
        yield from (match.group().strip() for match in _SENTENCE.finditer(text))


def _unquoted(sentence: str) -> str:
    """The folded sentence with blanks for what it quotes, which rules nothing."""
    return _QUOTED.sub(lambda quoted: "＊" * len(quoted.group()), fold(sentence))


def _verdict(sentence: str) -> _Ruled | None:
    text = _unquoted(sentence)
    if _BEFORE.search(text):
        return None
    outcome = next((outcome for pattern, outcome in _VERDICTS if pattern.search(text)), None)
    if outcome is None:
        return None
    named = _NAMED.match(fold(sentence))
    part = _cut(sentence, named) if named else _part(sentence, outcome)
    return _Ruled(outcome, part, sentence, named is not None)


def _part(sentence: str, outcome: str) -> str | None:
    """What the sentence itself says it rules on, where that is not the item: 有關…部分，…"""
    folded = fold(sentence)
    match = _PART.match(folded)
    if match is not None:
        name = match.lastgroup or ""
        return sentence[match.start(name) : match.end(name)].strip()
    if point := _POINT.match(folded):
        return sentence[slice(*point.span("point"))].strip()
    asked = _ASKED.match(folded) if outcome == _AGAIN else None
    return _cut(sentence, asked) if asked else None


def _of_its_own(ruled: Sequence[_Ruled]) -> tuple[_Ruled, ...]:
    """Each outcome once; a lone verdict is on the item, whatever part its sentence begins with.

    What was put off or sent back comes back of course: 暫予保留，…後再提會審議 is one outcome.
    """
    kept: dict[str, _Ruled] = {}
    for one in ruled:
        kept.setdefault(one.outcome if not one.named else f"{one.outcome}{one.part}", one)
    if _OFF & kept.keys() and kept.get(_AGAIN, _NONE).part is None:
        kept.pop(_AGAIN, None)
    if len(kept) == 1:
        (only,) = kept.values()
        return (only if only.named else replace(only, part=None),)
    return tuple(kept.values())


def _agreed(sentence: str) -> Iterator[Decision]:
    """同意… beside the verdict, on what the clause names."""
    folded = fold(sentence)
    for pattern in _AGREED:
        if match := pattern.search(folded):
            what = _cut(sentence, match).strip("，,。 ")
            yield Decision(_AGREES, what, (), (), None, sentence)
            return
