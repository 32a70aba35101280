"""What an advisory council's news tells of its agenda: items in a sentence, and elections."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.assembly.news.council_topics import read_topics, with_outcomes
from corpus.assembly.people.person import read_named
from corpus.assembly.rulings.decisions import ruling_decisions
from corpus.grammar.documents import mentions_in
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.items.sections import read_kinds
from corpus.model import Decision, Section
from corpus.model import Paragraph as Text

_VERB = "(?:简介|简报|审议|汇报|讨论|介绍|通过|选举|听取|报告|推选|议决|跟进|通报)"
_AGENDA = late(r"(?:议程|议题|会议内容|讨论事项)[,，]?(?:主要)?(?:包括|有|为)\s*[:：]?\s*")
_AGENDA_END = late(r"[,，]并(?:就|听取)[^。]*$")
_HEARD = late(
    rf"^(?:会议|会上)[,，]?(?:还|并|先后|首先|随后|接着|其后)?(?:由[^,，。、]{{2,30}}?|[^,，。、]{{2,12}}?)?(?={_VERB})"
)
_TALK = late(r"[,，](?:邀请[^,，。、]{2,20})?(?P<what>就[^。；]{4,}?交换意见)")
"""邀請某局就甲，以及乙交換意見: what the meeting was held for."""

_ITEM_PART = late(rf"[、,，](?:以及|并)?(?={_VERB})|(?<!{_VERB})及(?={_VERB}[《“「])|、(?=[《“「])")
_OUTSIDE = late(r"^(?:[、,，](?:以及|并|並)?|及)|等(?:事項|事项|議題|议题)?[。;；]?$")
"""What parts items from one another, and 等 behind the last of them."""

_LAST_ITEM = late("[,，](?:以及|和)")
_QUOTED = late("《[^《》]*》|“[^“”]*”|「[^「」]*」|[（(][^（）()]*[)）]")
_LEAD = late(r"(?:提案|议案|案件|议题|议程)[^。]{0,8}[:：]$")
_CASE = late(r"(?P<n>[一二三四五六七八九十]{1,3})、\s*")
_HELD = late(r"召开|举行")
_AT_MEETING = late(
    rf"(?:召开|举行)[^,，。]{{0,14}}会议[,，]|会议上[,，]|^会上[,，]|主持[,，]会上(?=通过)"
    rf"|主持[^,，。]{{4,24}}第{NUMERAL}次会议[,，]会[上中]|^(?:此次|本次|这次)[^,，。]{{0,6}}会议[,，]"
    r"|(?:召开|举行|进行|召集)[^,，。]{0,10}(?:临时|定期)大?会[,，](?=[^,，。]{0,6}(?:通过|同意))"
)
_BULLETS = "•·●"
_TASK = late(
    rf"[•·●]\s*(?P<task>(?:研究|讨论|检讨|跟进|编制|修订|制[订定])[{HAN}、《》]{{4,40}})[:：](?=.)"
)
_PAPER = late(r"《[^《》]+》[^,，。]{0,16}")
_LAID_AGAIN = late(
    r"(?:作出?|予以|进行)?(?:完善|修[改订正]|调整)[^。;；]{0,8}[,，][^。;；]{0,10}(?:下次|下一次)会议[^。;；]{0,24}再次?(?:讨论|审议)"
)
_AGREED = late(
    "(?:[:：]|[,，。]|后)委员会(?:一致)?(?:同意|赞同|接纳)(?P<what>[^,，。;；]{2,16}?所?提(?:出|交)?的[^,，。;；]{2,20}?(?:建议|方案|报告))(?=[,，。;；]|$)"
)
_AMID = late(
    r"(?:^|[,，])(?:另外|此外)?[,，]?(?:会议?中|会议|会上|临时动议中?)[,，]?(?:也|亦|并|另|还|同时)*"
    r"(?P<item>(?:审议|讨论|听取)了?[^,，。]{6,}(?:[,，](?:以及|及)[^,，。]{6,})*)"
)
_SEVERAL = late("(?:审议|讨论|听取)了?(?:多|各|数)[项案件]")
_INCLUDED = late(
    r"^(?:其中)?包括(?P<list>[^。]{6,}?)等(?:案件?|议题|议案|提案)(?:[,，]并(?P<also>(?:讨论|审议|听取)[^,，。]{6,}))?(?=[,，。])"
)
_LISTED = late("[,，](?:以及|及)|、(?=[^、]{4,})")
"""審議多項議題。包括甲案，以及乙案等案件，並討論丙: the items are those that are named."""

_ALSO = late(
    rf"^(?:以及|并)(?P<item>(?:简介|介绍|讲解|汇报|听取|讨论|跟进)[{HAN}《》「」、\d]{{4,}})"
)
"""會上通過甲紀錄,以及簡介乙: what goes on behind what was passed."""

_ELECTED = late(r"(?P<what>(?:互选|选举|选出)[^,，。]*)")
_VOTED = late(rf"(?P<who>[{HAN}]{{2,4}})(?:为|当选|获选为)(?P<post>[{HAN}]{{2,20}})")
_DONE = late(
    rf"^(?:(?:第{NUMERAL}次)?会议上?|会上|会中|委员会|并|亦|[^,，。]{{0,4}}(?:讨论|审议|协商)后)*"
    r"(?P<item>(?:(?:审议|讨论|表决|一致|并)*通过(?!后)|表决|同意(?=追认|垫付|动支|办理))了?(?P<what>[^,，。]{4,}))"
)
_LEFT = late(
    rf"^(?:至于|有关|关于)(?:[{HAN}]{{1,8}}[处局室课科]所?提(?:出|报)?的?)?(?P<item>[^,，。]{{4,30}}?(?:案|办法|要点|计划))[,，](?:[^。,，]{{2,30}}[,，])?"
    r"(?:会议|会中|与会人员)(?:一致)?决[定议](?:暂缓|缓议|保留|搁置)"
)
"""至於甲處所提乙草案，…，會議決定暫緩審議: what the news of a meeting says to be put off."""

_OUTCOMES = {"通过": "审议通过", "同意": "同意"}
_RECORD = late("次[^,，。]{0,12}会议的?(?:[纪记]录|纪要)$")
"""通過第五次全體會議記錄 confirms what was minuted."""

_HEARD_CASE = late(r"听取(?P<what>.{4,}报告案)$")
_CALLED = late(
    r"(?:召开|举行)[^,，。]{0,12}(?:会议|大会)[,，](?P<item>(?:审议|讨论)(?P<what>[^,，。]{4,60}))"
)
_PASSED = late(
    r"对(?P<what>[^,，。]{4,60}?)(?:进行|作出?)(?:审议|讨论)[,，](?:[^,，。]{2,24}[,，])?(?:[并獲获一致表决]|全体)*通过[。]?$"
)
"""召開特別大會,審議某預算修改, and below it 對某預算修改草案進行審議,經解釋後,一致通過。"""

_SHOWN = late(
    r"^(?:会上)?(?P<who>[^,，。]{2,40}?)(?:则|亦|并)?向(?:各?委员|委员会)(?P<item>(?:介绍|讲解|简介|汇报)了?[^,，。]{4,})"
)
_TOLD = ("讲解", "简介", "简报", "介绍", "汇报", "报告", "通报")


def read_agenda(sentences: Sequence[str]) -> tuple[tuple[Section, ...], set[str]]:
    """The items with the sentences that they took whole.

    Cases listed in lines of their own, else the agenda where one is told, else the sentences of
    會議 and a verb, and elections.
    """
    cases = tuple(_cases(sentences))
    if cases:
        return cases, {paragraph.text for case in cases for paragraph in case.paragraphs}
    topics = read_topics(sentences)
    if topics[0]:
        return topics
    found: list[tuple[str, str]] = []
    used: set[str] = set()
    agenda = [(text, match) for text in sentences if (match := _AGENDA.search(fold(text)))]
    for text, match in agenda:
        found += [(item, item) for item in _agenda_items(text[match.end() :])]
    for text in sentences:
        heard = None if agenda else _HEARD.match(fold(text))
        if heard and "上述" not in fold(text[heard.end() :])[:12]:
            found.append((re.split(r"[,，。；]", text[heard.end() :])[0], text))
            used.add(text)
    found = found or list(_talks(sentences))[:1]
    done = [] if found else list(_done(sentences)) or list(_called(sentences))[:1]
    found += [(item, text) for item, text, _ in done]
    found = found or list(_amid(sentences))
    found += list(_elections(sentences))[:1]
    found += list(_of_groups(sentences)) if found else []
    votes = tuple(decision for text in sentences for decision in _votes(text))
    passed = {item: decision for item, _, decision in done if decision}
    sections = tuple(
        _section(order, heading, text, votes, passed.get(heading))
        for order, (heading, text) in enumerate(found, 1)
    )
    return tuple(with_outcomes(sections, sentences, used)) if agenda else sections, used


def _cases(sentences: Sequence[str]) -> Iterator[Section]:
    """審議通過三項提案,分別為: and below it 一、…案。 二、…案。: what was done was done to each."""
    for index, text in enumerate(sentences):
        if not _LEAD.search(fold(text)):
            continue
        for order, row in enumerate(sentences[index + 1 :], 1):
            match = _CASE.match(row)
            if match is None or read_number(match["n"]) != order:
                return
            heading = row[match.end() :].rstrip("。；;")
            decisions = ruling_decisions(heading, [text])
            kinds = read_kinds(fold(text)) or ("其他",)
            yield Section(
                order,
                match["n"],
                heading,
                kinds,
                (Text(None, row),),
                mentions_in((row,)),
                (),
                decisions,
            )
        return


def _agenda_items(text: str) -> list[str]:
    """甲、乙，以及丙 -> items, a title in 《》 kept whole."""
    text = text.strip("。 ")
    text = text[: len(_AGENDA_END.sub("", fold(text)))]
    cuts = [0, *_cuts(fold(text)), len(text)]
    pieces = (text[start:stop] for start, stop in pairwise(cuts))
    return [_OUTSIDE.sub("", piece).strip() for piece in pieces if piece]


def _cuts(folded: str) -> list[int]:
    """Where items part: before a verb; where 以及 names the last one, or none has a verb, at every
    mark.
    """
    found = {match.start() for match in _ITEM_PART.finditer(folded)}
    last = _LAST_ITEM.search(folded)
    if last or not found:
        stop = last.start() if last else len(folded)
        bare = _QUOTED.sub(lambda match: "□" * len(match.group()), folded[:stop])
        found |= {i for i, char in enumerate(bare) if char == "、"} | ({stop} if last else set())
    return sorted(found)


def _talks(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in sentences:
        talk = _TALK.search(fold(text)) if _HELD.search(fold(text)) else None
        if talk:
            yield (text[talk.start("what") : talk.end("what")],) * 2


def _amid(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """召開會議,…,會中審議甲。 會議也討論乙,以及丙。 臨時動議中,也審議丁: named on the way."""
    held = next((at for at, text in enumerate(sentences) if _HELD.search(fold(text))), None)
    told = sentences[held:] if held is not None else ()
    for text, below in pairwise([*told, ""]):
        for match in (
            _AMID.finditer(fold(text)) if "会" in fold(text) or "动议" in fold(text) else ()
        ):
            named = _INCLUDED.match(fold(below)) if _SEVERAL.match(match["item"]) else None
            if named is None:
                yield text[slice(*match.span("item"))], text
                continue
            listed = _LISTED.split(below[slice(*named.span("list"))])
            also = [below[slice(*named.span("also"))]] if named["also"] else []
            yield from ((item, below) for item in (*listed, *also))


def _of_groups(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """• 研究乙:小組提交…: what a group of the council told of each of its tasks."""
    for text in sentences:
        if text[:1] in _BULLETS and (task := _TASK.match(fold(text))):
            yield text[slice(*task.span("task"))], text


def _done(sentences: Sequence[str]) -> Iterator[tuple[str, str, Decision | None]]:
    """委員會通過了甲，並表決了乙，某局向委員講解丙: what the sentences on the meeting say of it."""
    for text in sentences:
        if left := _LEFT.match(fold(text)):
            item = text[slice(*left.span("item"))]
            yield item, text, Decision("暂缓", item, (), (), None, text)
        if left or not _AT_MEETING.search(fold(text)):
            continue
        begun = False
        for clause in re.split("[,，。]", text):
            told = _DONE.match(fold(clause)) or _SHOWN.match(fold(clause))
            told = told or (_ALSO.match(fold(clause)) if begun else None)
            begun = told is not None
            if told is None:
                continue
            decision = _decided(clause, told, text)
            yield clause[told.start("item") : told.end("item")], text, decision


def _decided(clause: str, told: re.Match[str], text: str) -> Decision | None:
    """What was passed or agreed to, or a report that was heard; words alone decide nothing."""
    named = told.groupdict().get("what")
    verb = told["item"][: -len(named)] if named else ""
    outcome = next((_OUTCOMES[word] for word in _OUTCOMES if word in verb), None)
    what = clause[slice(*told.span("what"))] if outcome else ""
    if heard := _HEARD_CASE.match(told["item"]):
        outcome, what = "听取", clause[told.start("item") + heard.start("what") : told.end("item")]
    if outcome == "审议通过" and _RECORD.search(fold(what)):
        outcome = "确认"
    return Decision(outcome, what, (), (), None, text) if outcome else None


def _called(sentences: Sequence[str]) -> Iterator[tuple[str, str, Decision | None]]:
    """What the meeting was called for, with the sentence that says that it passed."""
    for text in sentences:
        if called := _CALLED.search(fold(text)):
            item, what = (text[slice(*called.span(part))] for part in ("item", "what"))
            yield item, text, next(_passes(what, sentences), None)


def _passes(what: str, sentences: Sequence[str]) -> Iterator[Decision]:
    for text in sentences:
        passed = _PASSED.search(fold(text))
        if passed and text[slice(*passed.span("what"))].startswith(what):
            yield Decision("审议通过", text[slice(*passed.span("what"))], (), (), None, text)


def _elections(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text in sentences:
        elected = _ELECTED.search(fold(text)) if _HELD.search(fold(text)) else None
        if elected:
            yield _election(text, elected), text


def _election(text: str, elected: re.Match[str]) -> str:
    start = elected.start("what")
    return text[
        start - 2 if fold(text[start - 2 : start]) == "自行" else start : elected.end("what")
    ]


def _section(
    order: int, heading: str, text: str, votes: tuple[Decision, ...], passed: Decision | None
) -> Section:
    folded = fold(heading)
    told = ("通报",) if folded.startswith(_TOLD) else read_kinds(folded) or ("其他",)
    elects = re.search("选举|推选|选出|互选", folded) is not None
    return Section(
        order=order,
        number=None,
        heading=heading,
        kinds=("其他",) if elects else told,
        paragraphs=(Text(None, text),),
        documents=mentions_in((heading, text)),
        decisions=votes if elects else (passed,) if passed else tuple(_on_task(heading, text)),
    )


def _on_task(heading: str, text: str) -> Iterator[Decision]:
    """What became of the paper of a group: it mends it and lays it before the council again.

    Or the council agrees to what the group proposes.
    """
    folded = fold(text) if text[:1] in _BULLETS else ""
    if returns := _LAID_AGAIN.search(folded):
        paper = _PAPER.search(text[: returns.start()])
        yield Decision("修改后再报", paper.group() if paper else heading, (), (), None, text)
    elif agreed := _AGREED.search(folded):
        yield Decision("同意", text[slice(*agreed.span("what"))], (), (), None, text)


def _votes(text: str) -> Iterator[Decision]:
    """經委員投票,甲為召集人、乙為副召集人: each is an election."""
    voted = re.search(r"投票[,，](?!的)", text)
    for match in _VOTED.finditer(fold(text), voted.end()) if voted else ():
        words = text[match.start() : match.end()]
        if read_named(text[match.start("who") : match.end("who")]):
            yield Decision("选举", words, (), (), None, text)
