"""What an assembly decided: 主席裁示:…, 決議:…, 議員同意…, 某某獲選為主席."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.people.person import ORGANS, organ_of, read_named
from corpus.assembly.rulings.halves import on_halves
from corpus.assembly.rulings.objects import named_in, only_passes_on, record_of
from corpus.assembly.rulings.orders import NOBODY, ORDER, order_of, orders_beside, orders_of
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_pairs
from corpus.model import Decision

RULINGS = tuple(
    (late(pattern), outcome) for pattern, outcome in table_pairs("assembly_outcomes", "ruling")
)
_BESIDE = tuple((late(p), outcome) for p, outcome in table_pairs("assembly_outcomes", "beside"))
RULING_LABEL = late(
    r"^(?:主席|大会)?(?:裁\s*示|决\s*[议定])$|^议\s*[:：]\s*(?=\S)|(?<!作成)(?<!预算)(?P<label>(?:(?:以上|上列)[二三四五六七八九十\d]{1,3}案(?:并案)?|本案[^,，。:：]{2,8}[,，])?(?:主席|大会|市长|县长|本会|委员会)?(?:裁\s*示|决\s*议|决\s*定|裁\s*定|裁\s*决|议\s*决|(?<!协商)结\s*论)(?:事项)?)\s*[:：]\s*"
)
"""The words before a ruling, to be matched on folded text; 議: is what a page left of 決 議:."""

_DECLARED = late(
    r"^主席[:：].*?(?:[（(](?:无[)）]\s*无(?:异议|意见|错误或?遗漏)|有[)）]\s*有异议)[,，]"
    r"(?P<verdict>[^。,，]{0,12}(?:通过|确[定认]|意见办理|(?:准予|同意)(?:备查|撤回))|(?:本案)?退回[^。,，]{0,12}委员会)"
    r"|(?P<record>议事录确[定认])"
    r"|。(?P<voted>本案照程序委员会意见[,，]交[^。,，]{2,16}委员会审查))[。,，]"
)
"""The last is said behind a vote on another proposal than the committee's."""

_ONE_BY_ONE = late(
    r"(?:第[^,，。案]{1,12}[条款项目章节]|名称|章名)(?:[^,，。案]{0,8}[,，])?有无(?:异议|意见|其他意见)"
)
"""第一條有無異議?(無)無異議,通過: of what is gone through one by one, and not yet of the item."""
_SENTENCE = late(r"[^。;；]+[。;；]?")
_RULED_SENTENCE = late(r"(?:「[^「」]{1,400}」|[^。;；])+[。;；]?")
"""修正為「請甲局辦理。請乙局研議。」 is one sentence: what a ruling quotes orders nobody."""
_ASKED_FIRST = late("^请[^,，。]*[,，](?=本案)")
_QUOTED = late("「[^「」]{12,}(?:」|$)")
"""A bill's title, or its new wording, rules on nothing."""

POINT_LABEL = late(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}\s?[）)、.．]|[壹贰貳叁参參肆伍陆陸柒捌玖拾]、)\s*"
)
"""The number of a point of a ruling, folded or as written."""

_PART = late(
    r"(?P<part>(?:(?:陈情)?编号|案号|列管(?:编号|案号)?)第?\s*\d+(?:[、,及至~-]\d+)*号?案?|其余(?:[^,，。照]{0,6}案件?)?|余(?=继续|解除))[,，:：]?"
)
_ARTICLE = late("第[^,，。案]{1,12}[条项款]")
"""第三條，除…外，其餘照案通過: of an article, and no part of the item."""

_ONE_ARTICLE = late(
    r"(?P<part>(?:草案)?第[^,，。案]{1,8}?[条点](?:第[^,，。]{1,3}?[项款目])*)[,，]?"
    "(?=(?:经表决|以)?赞成|以\\d{1,3}票|照案|修正(?:后)?通过|不予|不?通过|未|保留|暂|(?<![项款目])(?<![项款目][,，])维持)"
)
_REST_ALONE = late("其?余(?:各案|照案)?")
_NEXT_PART = late(r"[,，](?=其?[餘余])")
_SENT = late(
    rf"^(?:本案)?(?:照案|照审查意见)?(?:(?:函|送|转|移)(?:送|请)?|交付|建[议请])(?P<who>[{HAN}]{{1,10}}?(?:{ORGANS}|政府))"
)
_REFERRED = late(
    r"(?:^(?:本案)?|[,，])[改并]?交(?:付)?(?P<who>(?:(?!委员会)[^,，。])+?委员会)(?=审|处理|研|定期|会同|[,，。]|$)"
)
"""交甲、乙兩委員會審查: the committees, in the words of the ruling."""

_INSTRUCTS = late(
    "(?:主席|主持人|召集人|综合|副?(?:[院市县乡镇区校局处署会]|部)长|主任委员)?(?:裁?[指提]示|裁示|指裁示|裁指示)(?:事项)?|(?:主席|主持人|召集人)结论"
    "|各(?:科|组|课|室|处|单位)+(?:重大|重要)?(?:事项|业务)提报"
)
"""主席指示事項, 院長提示: what the chair asks for of his own accord."""

_NOTED = late(
    r"^(?:有关)?「(?P<what>[^「」]{4,60})」(?:报告|案)?[,，]?(?:敬?悉|洽悉|(?:准予|同意)备查)[。;；,，]"
)
_READ_OUT = late(r"^(?:宣读|确认|确定|报告|通过|追认)")
_BEHIND = late(
    r"(?:[（(](?:详|如)[^（）()]*[)）])|[,，](?:[提敬惠恳]?请\s*)?(?:惠?予以?)?同意(?:备查)?$|[,，]?(?:[提敬惠恳]?请\s*(?:惠?予以?)?\s*(?:议决|讨论|审[议定查]|公[决议]|备查|查照|鉴核|核[议定备]|追认|裁示|安排报告)案?|(?<=案)[,，]是否[^,，。]{1,12}|(?<=书)案|[,，]?(?:报|敬|提)请\s*[公鉴]{1,2}核?|请参考|谨请.*)$"
)
_TAKEN_UP = late(
    rf"(?:本院[{HAN}、]{{2,80}}?委员会报告)?(?:请?审议|(?:继续)?(?:并案)?(?:审查|处理))(?!会)"
    rf"(?:[{HAN}]{{2,20}}函为(?:有关)?)?(?:\d{{2,3}}年度中央政府总预算案?决议[,，])?(?=.{{4}})"
)
"""審查, 處理某會函為102年度中央政府總預算決議，: how the house came by a matter."""

_DRAFTED = late(
    r"拟具(?P<changed>「[^」]+」第[^,，。「」]{1,40}?草案)|拟具「(?P<bill>[^」]+)」|拟(?P<end>废止「[^」]+」)"
    r"|函请审议(?:「(?P<asked>[^」]+)」案?$|(?P<ended>废止「[^」]+」))|[,，]兹检送(?P<attached>[^,，「」]{4,40})$"
    r"|(?:函送|检送)「(?P<sent>[^」]+)」[^「」,，]{0,6}$|^为(?:制定|修正|订定)「(?P<law>[^」]+)」案?$"
)
"""本院委員甲等21人擬具「乙法修正草案」，請審議案: the bill; 審計部函送「丙報告」: the report."""

_ASKS_FOR = late(rf"^(?:[（(]密[)）])?[{HAN}]{{2,12}}函请(?:审议)?(?=撤回|废止|「)")
"""行政院函請審議「甲案」與「乙案」, 行政院函請撤回前送請審議之「丙法草案」: who asks for what."""

_HEARD, _AGAIN, _MENDED = "听取", "再次研究", "修改后再报"
_ELECTED = late(
    r"^(?:由(?P<who>.{2,14}?)担任|(?:公推|推派|推举|推选)(?P<whom>[^。]{2,60})|(?P<named>[^,，。:：请]{2,5}(?:议员|委员|代表)担任[^,，。]{2,10}))"
)

_WON = late(
    r"(?:(?:抽签)?结果[:：]?|^主席宣[告布]\s*[:：]?|(?<=[,，。;；:：])|^)(?:推选|推举)?"
    r"(?P<what>[^,，。;；:：()（）]{2,60}?当?选?为[^,，。;；()（）]{2,40}(?:委员|主席|议长|代表|理事长?|监事))"
)
"""Only names stand before 當選為; who drew lots is told in brackets."""


def ruling_decisions(heading: str, rulings: Sequence[str]) -> tuple[Decision, ...]:
    """The verdict of the rulings on the item, then what named organs were asked to do.

    Where a ruling names parts of the item (編號1、3解除列管，餘繼續列管), each has its own.
    """
    found: dict[Decision, None] = {}
    verdict = heard = None
    sentences = [one for text in rulings for one in _sentences(text)]
    articles = (*_on_articles(sentences), *on_halves(sentences))
    for sentence in sentences:
        parts = tuple(_on_parts(sentence)) if not _ARTICLE.match(fold(sentence)) else ()
        parts = tuple(one for one in articles if one.evidence == sentence) or parts
        parts = () if not found and _is_whole(parts) else parts
        verdict_here = None if verdict or parts else _verdict(heading, sentence)
        if verdict_here and heard:
            found.pop(heard)  # 報告及詢答完畢 above the ruling itself
        if verdict_here:
            heard = verdict_here if verdict_here.outcome == _HEARD else None
            verdict = None if heard else verdict_here
        told = (*parts, *((verdict_here,) if verdict_here else ()))
        told += tuple(_beside(heading, sentence, told))
        orders = (_with_matter(order, heading) for order in orders_beside(sentence, told))
        found |= dict.fromkeys((*told, *orders))
    return tuple(found)


def article_rulings(rows: Sequence[str]) -> tuple[Decision, ...]:
    """What the rows of a ruling say of single articles, where these fared differently."""
    texts = (row[_span(RULING_LABEL.match(fold(row))) :] for row in rows)
    return tuple(_on_articles([one for text in texts for one in _sentences(text)]))


def _on_articles(sentences: Sequence[str]) -> list[Decision]:
    """第二條照案通過 and 第五條未獲通過: the articles, where not all, or the rest, fared alike."""
    found: list[Decision] = []
    rest = [ruled for one in sentences if _REST_ALONE.match(fold(one)) for ruled in _on_parts(one)]
    for sentence in sentences:
        part = _ONE_ARTICLE.match(fold(sentence))
        ruled = _verdict(sentence[: part.end("part")], sentence[part.end() :]) if part else None
        found += [replace(ruled, evidence=sentence)] if ruled else []
    return found if len({one.outcome for one in (*found, *rest)}) > 1 else []


def _with_matter(order: Decision, heading: str) -> Decision:
    """請甲課函轉各里參辦, 請乙處研議辦理: what is to be done is the item itself."""
    alone = only_passes_on(order.object or "")
    return replace(order, object=item_object(heading, order.outcome)) if alone else order


def _beside(heading: str, sentence: str, verdicts: Sequence[Decision]) -> Iterator[Decision]:
    """照案通過，函請縣議會審議; 惟同意延後繳納: what is said beside the verdict, in its order."""
    folded = _QUOTED.sub(lambda quoted: "＊" * len(quoted.group()), fold(sentence))
    told = {one.outcome for one in verdicts}
    found = [(match, outcome) for pattern, outcome in _BESIDE if (match := pattern.search(folded))]
    for match, outcome in sorted(found, key=lambda pair: pair[0].start()):
        if outcome not in told and not any(_is_within(match, other) for other, _ in found):
            told.add(outcome)
            part = match.groupdict().get("what")
            name = sentence[match.start("what") : match.end("what")] if part else None
            asked = order_of(sentence) if outcome in (_AGAIN, _MENDED) else None
            who = asked.responsible if asked else ()
            yield Decision(outcome, name or item_object(heading, outcome), who, (), None, sentence)


def _is_within(match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a shape was found inside what a longer one tells: 再行審查後，提報院會 comes back."""
    inside = other.start() <= match.start() and match.end() <= other.end()
    return inside and match.span() != other.span()


def _is_whole(parts: Sequence[Decision]) -> bool:
    """除第三條外，其餘照案通過 rules on the item: the rest of it, with the changes named."""
    return len(parts) == 1 and _REST_ALONE.fullmatch(fold(parts[0].object or "")) is not None


def _on_parts(sentence: str) -> Iterator[Decision]:
    for piece in _NEXT_PART.split(sentence):
        part = _PART.match(fold(piece))
        ruled = _verdict(piece[: part.end("part")], piece[part.end() :]) if part else None
        if ruled:
            yield replace(ruled, evidence=sentence)


def declared(text: str) -> list[str]:
    """主席：…有無異議?(無)無異議,通過。: what the chair of a legislature declares aloud."""
    folded = fold(text)
    match = _DECLARED.search(folded) if folded.startswith("主席") else None
    if match is None or _ONE_BY_ONE.search(folded, 0, match.end()):
        return []
    name = match.lastgroup or ""
    return [text[match.start(name) : match.end(name)]]


def _sentences(text: str) -> Iterator[str]:
    for match in _RULED_SENTENCE.finditer(text):
        sentence = POINT_LABEL.sub("", match.group().strip())
        if sentence:
            yield sentence


def _verdict(heading: str, sentence: str) -> Decision | None:
    folded = fold(sentence)
    elected = _ELECTED.match(folded)
    if elected:
        name = elected.lastgroup or ""
        who = sentence[elected.start(name) : elected.end(name)]
        return Decision("选举", who, (), (), None, sentence)
    folded = _QUOTED.sub("「」", _ASKED_FIRST.sub("", folded))
    if len(folded) > 120 or folded.startswith("请") or "？" in folded:
        return None
    for pattern, outcome in RULINGS:
        if pattern.search(folded):
            responsible = _responsible(heading, outcome, sentence)
            what = record_of(heading, sentence) if outcome == "确认" else None
            what = what or item_object(heading, outcome)
            return Decision(outcome, what, responsible, (), None, sentence)
    return None


def is_verdict(folded: str) -> bool:
    """Whether folded words are a verdict by themselves."""
    return any(pattern.search(folded) for pattern, _ in RULINGS)


def elections(paragraphs: Sequence[str]) -> tuple[Decision, ...]:
    """甲委員、乙委員當選為召集委員: the last to say so, behind the counting and the lots."""
    for text in reversed(paragraphs):
        found = [*_WON.finditer(fold(text))]
        if found:
            what = text[found[-1].start("what") : found[-1].end("what")]
            return (Decision("选举", what, (), (), None, text),)
    return ()


def item_object(heading: str, outcome: str) -> str | None:
    """The item as the object of its verdict: without 宣讀 in front and 請審議 behind."""
    text = heading
    if outcome == "确认":
        text = text[_span(_READ_OUT.match(fold(text))) :]
    letter = re.search(r"函为|函請|函请", fold(text))
    text = text[_span(_TAKEN_UP.match(fold(text))) :]
    quoted = re.search(r"「([^」]*案)」", text)
    one = text.count("「") == 1 or (quoted and quoted[1].endswith("草案"))
    if letter and quoted and one and ("撤回" not in text or outcome == "撤回"):
        return quoted[1]
    while (tail := _BEHIND.search(fold(text))) and tail.start():
        text = (text[: tail.start()] + text[tail.end() :]).strip("。,， ")
    if drafted := _DRAFTED.search(fold(text)):
        return text[slice(*drafted.span(drafted.lastgroup or 0))]
    return named_in(text[_span(_ASKS_FOR.match(fold(text))) :]) or None


def _responsible(heading: str, outcome: str, sentence: str) -> tuple[str, ...]:
    """Who must act: the sender mends and reports again, 送請市政府研辦 names the organ itself."""
    if outcome == "修改后再报":
        return senders(heading)[:1]
    ordered = outcome == ORDER
    sent = (_REFERRED.search(fold(sentence)) or _SENT.match(fold(sentence))) if ordered else None
    return (sentence[sent.start("who") : sent.end("who")],) if sent else ()


def _span(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


_SENDER = late(
    rf"^(?:邀请|听取|处理|(?:继续)?(?:并案)?审[查议])?(?P<who>[{HAN}]{{2,14}}?(?:{ORGANS}|政府))(?!理)(?=[{HAN}]{{0,7}}报告|拟具|陈报|提案|提报|提[:：]|提出|就|[:：])"
)
_IN_BRACKETS = late(rf"[（(](?P<who>[{HAN}]{{2,14}}(?:、[{HAN}]{{2,14}})*)[)）]\s*$")
_BROUGHT = (
    late(rf"[（(](?P<who>[{HAN}]{{2,14}}?{ORGANS})(?:提|提案|提出|陈报)[)）]$"),
    late(
        rf"^[（(]?(?:提案|主办|提报)(?:单位|机关)\s*[:：]\s*(?P<who>[{HAN}]{{2,14}}{ORGANS})[)）]?$"
    ),
    late(
        rf"^(?!\S{{0,4}}交议)(?P<who>[{HAN}]{{2,14}}{ORGANS}|[{HAN}]{{0,6}}(?:公所|政府|[县市]府))提(?:案|出|报)?$"
    ),
)
"""（財政處提） behind a case, 提案單位：財政處 or 財政處提 in the row above it."""


_INVITED = late(
    r"^邀请(?P<who>[^,，。]{4,90}?)(?:等|率[^,，。]{2,16}?)?(?=[就针列报作提,，])[^。]*报告"
)
_OF_THE_HOUSE = late(rf"^(?P<who>本院[{HAN}、]{{2,60}}?委员会)报告(?:并案)?审查")
_EACH = late("[、及]")


def _organ_of(guest: str) -> tuple[str, ...]:
    """行政院衛生署 of its 署長甲, or of its 首長 without a name."""
    named = read_named(guest)
    return named.organizations if named else organ_of(guest)


def senders(heading: str, rest: str = "") -> tuple[str, ...]:
    """The organs that report an item, are invited to or bring it: 教育局報告…, …案。(教育局).

    Who only wrote (某市政府函為…, 行政院函請審議) is none of them.
    """
    if guests := _INVITED.match(fold(heading)):
        invited = _EACH.split(heading[guests.start("who") : guests.end("who")])
        return tuple(dict.fromkeys(organ for guest in invited for organ in _organ_of(guest)))
    if own := _OF_THE_HOUSE.match(fold(heading)):
        return (heading[: own.end("who")],)
    match = _SENDER.match(fold(heading))
    if match and not NOBODY.search(match["who"].removeprefix("研究发展")):
        return (heading[match.start("who") : match.end("who")],)
    if brought := brought_by(rest):
        return brought
    text = f"{heading}{rest}"
    match = _IN_BRACKETS.search(fold(text))
    if match is None:
        return ()
    names = text[match.start("who") : match.end("who")].split("、")
    ending = re.compile(rf"(?<!读会){ORGANS}$(?<!读会)")
    return tuple(names) if all(ending.search(fold(name)) for name in names) else ()


def brought_by(row: str) -> tuple[str, ...]:
    """The organ that a row of an item says to bring it: 提案單位：財政處, （財政處提）."""
    brought = next(filter(None, (way.search(fold(row)) for way in _BROUGHT)), None)
    return (row[brought.start("who") : brought.end("who")],) if brought else ()


def instructed(heading: str, rows: Sequence[str]) -> tuple[Decision, ...]:
    """What the chair asked named organs to do, where the heading says that he speaks."""
    if not _INSTRUCTS.fullmatch("".join(fold(heading).split())):
        return ()
    sentences = [one for row in rows for one in _sentences(POINT_LABEL.sub("", row))]
    return tuple(told for one in sentences for told in (*_noted(one), *orders_of(one)))


def _noted(sentence: str) -> Iterator[Decision]:
    """「第三季渡運報告」，洽悉。: a paper that the chair took note of among what he asks for."""
    noted = _NOTED.match(fold(sentence)) if "悉" in sentence or "備查" in sentence else None
    if noted:
        what = sentence[slice(*noted.span("what"))]
        yield Decision("备查", what, (), (), None, sentence)
