"""What a ballot came to where no verdict stands before an object: 全票通过; 未过半数，没有通过.

The matter is the one that the ballot counts votes for (甲专业同意9票), else the heading's document.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.decisions.outcomes import (
    AGREED,
    COMING_BACK,
    HEARD,
    ORDERED,
    PASSED,
    PUT_BEFORE,
    PUT_OFF,
    REFUSED,
    settled,
)
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.model import Decision

_NO_VERDICTS = (ORDERED, HEARD, PUT_BEFORE, *COMING_BACK)
_BALLOT = late(r"票(?<=\d票)|全票|表决|举手|投票")
_COUNT = late(
    r"(?:同意|赞成)(?:票)?(?P<for>\d{1,4})票?[，、；](?:反对|不同意|不赞成)(?:票)?\d{1,4}票?"
)
_NOT_FOR = late(r"(?:反对|不同意|不赞成|弃权)(?:票)?(\d{1,4})")
_NAMED = late(
    r"(?:^|[，；：、。])(?P<name>(?!经|表决|其中|结果|与会|会议|全体)[^，。；：、票\d]{2,20}?)(?:同意|赞成)\d{1,4}票"
)
TOPIC_NUMBER = "议题[一二三四五六七八九十]{1,3}"
_NUMBERED_TITLE = late(
    rf"(?:《(?P<title>[^》]+)》|(?:审议了?|(?<=[）)]、))(?P<bare>[^，。；《》]{{4,60}}?))[（(](?P<item>{TOPIC_NUMBER})[）)]"
)
"""《甲》（议题二）、乙（议题三）; the first may have lost its mark."""
_ITEMS_VOTED = late(
    rf"(?P<items>{TOPIC_NUMBER}(?:、{TOPIC_NUMBER})*)(?P<not>未)?(?:获得?)?通过会议审[议核查]"
)
_PIECE = late("[^；。]+")
_LEFT = r"(?P<name>[^，。；：票\d]{0,20}?)"
_FAILS = late(
    rf"(?:^|[，：票]){_LEFT}(?:未过(?:半数|三分之二)|未达到?[^，。；]{{0,16}}(?:半数|三分之二|法定|规定)[^，。；]{{0,8}}"
    r"|(?:未能?|没有|不能|未予)(?:获得?|得到)?(?:表决)?通过(?=$|[，本该此]))"
)
_PASSES = late(rf"(?:^|[，：]){_LEFT}(?:获得?|均|都|全票|一致|举手|表决|也)*通过(?=$|，)")
_PASSED_ON = late(
    r"(?<=票)[^。；]*?，(?:最终|最后|会议|大会|结果|表决|一致)*通过了(?P<name>(?![两各该本此]|上述|以上|《)[^，。；：]{2,30})(?=$|[，。；])"
)
"""甲31票赞成，乙9票赞成，通过了甲."""

_FOR, _AGAINST = "赞成|同意|支持", "反对|不同意|不赞成|弃权"
_TALLY = (
    rf"(?:(?:以|获|得到?)?(?:\d{{1,4}}票(?:{_FOR})|(?:{_FOR})\d{{1,4}}票|全票(?:{_FOR})?)"
    rf"(?:[、，](?:\d{{1,4}}票(?:{_AGAINST})|(?:{_AGAINST})\d{{1,4}}票))*(?:的(?:表决)?结果)?)"
)
_BY_A_VOTE = (
    "(?:经过?(?:会议|全体(?:委员|人员|代表|董事)?|与会(?:人员|代表|委员)?|现场|举手|无?记名|民主|集体)*"
    "(?:表决|投票|票决)+，?)"
)
_OF_NO_OTHER = "(?!经|表决|会议|与会|全体|大家|其中|以|上述|[该本此两各]|如|若)"
_PASSED_BY = late(
    rf"(?:^|[，；：])(?P<name>{_OF_NO_OTHER}[^，。；：《》票\d]{{3,40}}?)"
    rf"(?:{_BY_A_VOTE}?{_TALLY}|{_BY_A_VOTE}|获得?(?=一致))，?(?:一致|表决|获得?|予以|举手|投票)*通过(?=$|[，。；（])"
)
_COUNTED_FIRST = late(
    rf"{_TALLY}，(?P<name>{_OF_NO_OTHER}[^，。；：《》票\d]{{3,40}}?)(?<!获)(?:获得?|表决)*通过(?=$|[，。；（])"
)
_PASSES_BY = late(
    rf"(?:以|，|^){_TALLY}，?(?:一致|表决|投票|审议)*通过了?"
    r"(?P<name>(?![两各该本此]|上述|以上|《)[^，。；：《》票]{3,40}?)(?=$|[，。；（])"
)
"""甲方案以5票赞成、1票弃权获得通过; 会议以28票赞成、2票弃权通过甲方案: a matter without 《》."""

_NOT_PASSED = late(
    rf"(?:^|[，；：])(?P<name>{_OF_NO_OTHER}[^，。；：《》票\d未]{{3,40}}?){_BY_A_VOTE}?(?:未能?|没有)(?:获得?)?通过(?=$|[，。；（])"
)

_VOTED = (
    (_NOT_PASSED, REFUSED),
    *((one, PASSED) for one in (_PASSED_BY, _COUNTED_FIRST, _PASSES_BY)),
)
_UNSURE = late("[未没须待若如能]|是否|建议|要(?!求)|拟|应|准备|才|方可|提请|根据|按照|已")
_POINTING = late(
    r"(?:[两各该本此]|上述|以上)?.?(?:议案|报告|预案|方案|项目|专业|事项|提案|结果|议题|案|个|票|会议)?$"
)
_WAYS = late("^(?:经|以|采取|通过|与会|全体|大家|会议|一致|最后|最终|现场|无记名|当场)")
_ONE_AND_ALL = late(
    r"(?:^|[，；。])(?P<name>[^，。；：]{4,30}?)(?:也)?一并(?:审议)?通过(?=$|[，；。])"
)
_ALSO = late(
    r"会议(?:同时|一并|还|又|也|最后)+(?:表决|审议)*通过了?(?P<titles>(?:《[^》]+》(?:[（(][^（）()]{1,10}[）)])?[、和及]?)+)"
)
_SENT = late("提交|提请|申报|上报")
_TITLE = late("《([^》]+)》")


def counts_only(text: str) -> bool:
    """表决结果：同意9票，反对0票。: the counts of what the paragraph above agreed to."""
    return text.startswith(("表决", "投票")) and "票" in text and "通过" not in text


def find_ballots(
    passage: Passage, decided: Sequence[Decision], fallback: str | None, formal: bool
) -> Iterator[Decision]:
    """What a paragraph's ballots came to, unless a verdict told it."""
    text = passage.text
    if "通过" in text:
        yield from _also(passage, decided)
    if not _BALLOT.search(text) and "一致" not in text:
        return
    if "通过" in text and (told := list(_by_votes(passage, decided))):
        yield from told
        return
    if not formal:
        if not settled(decided) and (chosen := _PASSED_ON.search(text)):
            yield Decision(PASSED, chosen["name"], (), (), None, _sentence_at(passage, chosen))
        return
    told = [one for one in decided if one.outcome not in _NO_VERDICTS and not _sends(one, decided)]
    found = [one for said in passage.sentences for one in _in_sentence(said.text, fallback)]
    if any(one.outcome not in (PUT_OFF, REFUSED) for one in told):
        return
    if told:  # 未能通过，暂缓: both, and 未通过 only once
        known = {one.outcome for one in told}
        found = [one for one in found if one.outcome == REFUSED and REFUSED not in known]
        yield from found
        return
    yield from found
    if not found and fallback and _is_unanimous(text):
        yield Decision(PASSED, fallback, (), (), None, text)


def _by_votes(passage: Passage, decided: Sequence[Decision]) -> Iterator[Decision]:
    """What sentences without any verdict say was passed or not, and by which votes."""
    known = [one.evidence for one in decided]
    for said in (said.text for said in passage.sentences if "通过" in said.text):
        if any(said in evidence or evidence in said for evidence in known):
            continue
        for shape, outcome in _VOTED:
            found = shape.search(said)
            if found and _is_named(found, said):
                yield Decision(outcome, found["name"], (), (), None, said)
                break


def _is_named(found: re.Match[str], said: str) -> bool:
    """Whether a matter is named, and said to have passed: not that it may."""
    name = found["name"]
    return not (
        _POINTING.fullmatch(name) or _UNSURE.search(name) or _UNSURE.search(said, 0, found.start())
    )


def _sentence_at(passage: Passage, told: re.Match[str]) -> str:
    return [said.text for said in passage.sentences if said.start <= told.start()][-1]


def _is_unanimous(text: str) -> bool:
    """Whether nobody was against it or abstained: how many votes are enough, no text tells."""
    count = _COUNT.search(text)
    return bool(count and int(count["for"])) and not any(map(int, _NOT_FOR.findall(text)))


def _sends(one: Decision, decided: Sequence[Decision]) -> bool:
    """同意将本议案提交大会: where it goes, and not what the ballot came to."""
    onward = {other.object for other in decided if other.outcome == PUT_BEFORE}
    return one.outcome == AGREED and (
        one.object in onward or _SENT.search(one.object or "") is not None
    )


def _in_sentence(sentence: str, fallback: str | None) -> Iterator[Decision]:
    for piece in _PIECE.finditer(sentence):
        if (chosen := _PASSED_ON.search(piece.group())) is not None:
            yield Decision(PASSED, chosen["name"], (), (), None, sentence)
            continue
        fails = _FAILS.search(piece.group())
        passes = None if fails else _PASSES.search(piece.group())
        told = fails or passes
        if told is None or (passes and _UNSURE.search(passes["name"])):
            continue
        outcome = REFUSED if fails else PASSED
        for name in _names(piece.group(), told["name"]) or (fallback,):
            yield Decision(outcome, name, (), (), None, sentence)


def _names(piece: str, before: str) -> tuple[str, ...]:
    counted = tuple(match["name"] for match in _NAMED.finditer(piece))
    if counted or _POINTING.fullmatch(before) or _WAYS.match(before) or len(before) < 4:
        return counted
    return (before,)


def _also(passage: Passage, decided: Sequence[Decision]) -> Iterator[Decision]:
    """会议同时通过了《甲》; 名单一并通过."""
    told = {one.object for one in decided if one.outcome not in (ORDERED, HEARD)}
    passed = {one.evidence for one in decided if one.outcome == PASSED}
    for sentence in (said.text for said in passage.sentences):
        if "通过" not in sentence or sentence in passed:
            continue
        for match in _ALSO.finditer(sentence):
            for title in _TITLE.findall(match["titles"]):
                if title not in told:
                    yield Decision(PASSED, title, (), (), None, sentence)
        whole = _ONE_AND_ALL.search(sentence)
        if whole and whole["name"] not in told:
            yield Decision(PASSED, whole["name"], (), (), None, sentence)


def items_voted(item: Sequence[Passage]) -> Iterator[Decision]:
    """议题一、议题二通过会议审议: items by the numbers behind their titles, 《甲》（议题二）."""
    titles = numbered_titles(passage.text for passage in item)
    for sentence in (said.text for one in item if "议题" in one.text for said in one.sentences):
        for match in _ITEMS_VOTED.finditer(sentence):
            outcome = "未通过" if match["not"] else PASSED
            for voted in match["items"].split("、"):
                name = titles.get(voted, voted)
                yield Decision(outcome, name, (), (), None, sentence)


def of_items_voted(item: Sequence[Passage], found: Iterable[Decision]) -> Iterator[Decision]:
    """Without what a sentence on 议题三 and 议题五 would say of the documents of the others."""
    titles = numbered_titles(passage.text for passage in item)
    for one in found:
        number = next((number for number, title in titles.items() if title == one.object), None)
        told = _ITEMS_VOTED.search(one.evidence) if number else None
        if told is None or number in told["items"].split("、"):
            yield one


def numbered_titles(texts: Iterable[str]) -> dict[str, str]:
    """What 议题二 and its like stand for: 《甲》（议题二）."""
    worth = (text for text in texts if "议题" in text)
    named = (match for text in worth for match in _NUMBERED_TITLE.finditer(text))
    return {match["item"]: match["title"] or match["bare"] for match in named}
