"""What a sentence settles in plain words, without a verdict or a word of ruling.

甲未采纳, 会议未就乙形成结论, 确认丙, 选举丁; 董事会聘任甲为乙, 甲费用由乙局垫付, 甲予以支付: the
wordings are a table (``data/findings.txt``). What is only told, wished or planned settles nothing.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.decisions.outcomes import AGREED, HEARD, ORDERED, PUT_OFF, VERDICTS
from corpus.decisions.wordings import Wordings
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Sentence
from corpus.model import Decision

_TABLE = "findings"
_UNDECIDED = Wordings(_TABLE, "undecided")
_BEHIND = Wordings(_TABLE, "finding")
_DISPOSED = Wordings(_TABLE, "disposed", "paid", "granted", "stripped")
SIGNS = _UNDECIDED.signs | _BEHIND.signs | _DISPOSED.signs
"""What a sentence holds that any of them is found in."""

_REPORTED = ("paid", "granted")
"""The parts whose wordings somebody may only report."""

_BY_ITS_WORD = "word"
_TITLE = late("《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》")
_TITLES = late("(?:《[^《》]+》[、和及]?){2,}")
_EACH = re.compile("、|和(?!谐|平|解)|以及")
_SAID_OF = late("^(?:会议)?(?:还)?(?:就|对于?|关于)?(?:讨论|研究|审议)?了?")
_ASIDE = late("(?:支付|解决|缺口|资金)?(?:问题|事宜)$")
_PREDICATE = late("^(?:因|由于|鉴于).*|(?<=问题|事项|事宜)(?:讨论|研究|审议|争议|分歧|较).*$")
"""因意见分歧较大 names nothing, and 票价问题争议较大 the fares."""

_PUTS_OFF = late("暂(?:缓|不|停)|推迟|延[期后缓]")
"""甲局建议暂缓拨付，会议采纳了这一建议: put off."""

_ABOUT = late("^(?:关于|对于?)")
_TOLD = late(
    "汇报|介绍|通报(?!批评)|建议|提出|申请|反映|此前|曾|已(?:经)?(?:由|于)|认为(?=应|可|要)"
)
_SAID = late("会议(?:还|同时|最后)?(?:(?P<comment>强调|指出|要求[，：])|.)")
"""What a paragraph says last of the meeting before a sentence: a comment goes on in the next."""


def find_findings(said: Sentence) -> Iterator[Decision]:
    """The outcomes of a sentence that stand behind their matter, whatever stands around them."""
    for _, found in _UNDECIDED.found(said.text):
        yield _undecided(said.text, found)
        break
    for wording, found in _BEHIND.found(said.text):
        outcome = wording.outcome if wording.outcome != _BY_ITS_WORD else VERDICTS[found["word"]]
        for name in _names(found.groupdict()):
            put_off = outcome == AGREED and _PUTS_OFF.match(name)
            yield _decision(PUT_OFF if put_off else outcome, name, said.text)


def _decision(outcome: str, name: str | None, sentence: str) -> Decision:
    return Decision(outcome, name, (), (), None, sentence)


def _names(told: dict[str, str]) -> Sequence[str]:
    """What it is on: 选举甲为会长，乙为副会长 are two, 甲款由乙局调度 goes on behind the name.

    对甲方案和乙结果进行了投票，均获通过: each of them.
    """
    if "each" in told:
        return _EACH.split(told["each"])
    if "more" in told:
        return (told["name"] + told["more"]).split("，")
    if "how" in told:
        return [_ASIDE.sub("", told["name"]) + told["how"]]
    if _TITLES.fullmatch(told["name"]):
        return _TITLE.findall(told["name"])
    name = _ABOUT.sub("", told["name"])
    title = _TITLE.fullmatch(name)
    return [title[1] if title else name]


def _undecided(sentence: str, found: re.Match[str]) -> Decision:
    """会议未就此形成结论; 某某问题…，本次会议不作结论."""
    title = _TITLE.search(sentence)
    told = found.groupdict().get("on") or found["name"] or ""
    name = _PREDICATE.sub("", _SAID_OF.sub("", told).split("，")[0]) or None
    return _decision("未形成决议", title[1] if title else name, sentence)


def disposed_of(said: Sentence, formal: bool, told: Sequence[Decision]) -> Iterator[Decision]:
    """What a sentence disposes of in words that nothing else was read from."""
    names = [one.object or "" for one in told if one.outcome not in (ORDERED, HEARD)]
    for wording in _DISPOSED.worth_trying(said.text):
        if (wording.part == "granted" and not formal) or (wording.part == "stripped" and not names):
            continue
        for found in wording.pattern.finditer(said.text):
            reported = wording.part in _REPORTED and _is_reported(said, found.end())
            if not reported and not any(_is_like(found["name"], other) for other in names):
                yield _decision(wording.outcome, found["name"], said.text)


def _is_reported(said: Sentence, end: int) -> bool:
    """Whether somebody reports or wishes the words up to ``end``, or the meeting only comments."""
    last = [*_SAID.finditer(said.paragraph, 0, said.start + 1)][-1:]
    comment = last and last[0]["comment"]
    return bool(comment) or _TOLD.search(said.text, 0, end) is not None


def _is_like(name: str, other: str) -> bool:
    return bool(other) and (other in name or name in other)
