"""What a meeting left open in plain words: 此次未作调整; 会议未作安排; 论证不足，请甲局重新设计.

A matter that was not touched this time is put off, one on which the meeting took no decision is
left undecided, and one that was found wanting goes back, waits or comes again by what is to be
done with it. What was only wished, or said of how the work goes on, leaves nothing open.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.decisions.outcomes import (
    AGAIN,
    COMING_BACK,
    GOES_FURTHER,
    HEARD,
    ORDERED,
    PUT_OFF,
    REFUSED,
)
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage, Sentence, masked
from corpus.grammar.tables import table_patterns
from corpus.model import Decision

UNDECIDED, SENT_BACK = "未形成决议", "退回"
_OPEN = (AGAIN, PUT_OFF, SENT_BACK)
_OF_ACTS = "(?=[^，。；]{0,8}[调变安讨研审表处上确决定结认裁动])"
SIGN = late(f"未{_OF_ACTS}|没{_OF_ACTS}|不{_OF_ACTS}|认为|疑问|质疑")
"""What each of these holds: a quick look before the patterns begin everywhere."""

_PIECE = late("[^；。]+")
_MATTERS = "问题|事项|事宜|诉求|请求|争议|申请|方案|项目|建议|动议|选址|标准"
_CAUSE = "(?:，?(?:因|由于|鉴于|考虑到|经)[^，]{2,40})?"
_LEFT = late(
    r"(?:^|，)(?:其中|但|而)?(?:对于?|关于)?(?P<name>(?!会议|会上|与会|目前|因|由|鉴于|考虑|经|并|在|此前|上次)[^，：了过]{2,50}?)"
    rf"(?:，[^，]{{2,20}}(?<!的))?{_CAUSE}，?(?:(?:此次|本次|这次|本轮|这一次)(?:会议|会上)?(?:对此)?(?:暂时?)?"
    r"(?:未|没有|没|不)(?:再|予以?|能)?(?:[作做]|进行)?出?(?:调整|变动|变更|安排|讨论|研究|审议|审定|表决|处理|上会|定)"
    r"|会议(?:没有|没|未)(?:能)?(?:定下来|敲定|拍板|最后确定|最终确定|商定))(?=$|，)"
)
"""甲因乙，此次未作调整: nothing was done with it."""

_BODY = "(?:会议|专班|大会|常委会|董事会|理事会|领导小组|指挥部)"
_NO_ACT = (
    r"[作做]出?(?:具体|行政|最终|任何|统一|进一步|明确)?的?(?:安排|决定|决议|结论|认定|裁决|表态)"
)
_UNSETTLED = late(
    rf"(?:^|，)(?:[^，对就在]{{0,4}}?)(?<!本次)(?<!此次)(?<!这次){_BODY}(?:(?:[就对](?P<on>[^，]{{2,30}}?))?(?:暂时?)?(?:未|没有|不){_NO_ACT}"
    rf"|(?:未|没有)[就对](?P<name>[^，]{{2,30}}?){_NO_ACT})(?=$|，)"
)
_SIGN_OF_LEFT = late("此次|本次|这次|本轮|这一次|会议没|会议未")
_SIGN_OF_NO_ACT = late("未|没有|不")
_POINTING = late(r"(?:这|该|此|上述|以上|前述|其|本)[^，]{0,8}$")
_FIRST = late(
    rf"(?:^|，)(?:会议认为，)?(?:对于?|关于)?(?P<name>(?!会议|认为|鉴于)[^，：了]{{2,30}}?(?:{_MATTERS}))(?=，|应|须|需|由|因|宜|按)"
)

_TAKEN_UP = late(
    r"(?:审议|讨论|研究|审查)了?《(?P<title>[^》]*)》(?:[（(][^（）()]*[）)])?[，。](?:会议)?认为"
)
_NAMED = late(
    r"(?:^|；)(?:对于?|关于)?(?P<name>(?!会议|与会)[^，；：了]{3,50}?)，(?:会议|与会[^，；]{2,4}|大家|[^，；]{1,3}们)?认为"
)
_WHO_ASKS = late("^有?[^，；的]{1,12}提出的?(?=关于|[增申设新建改])(?:关于)?")
"""甲科提出的关于乙的建议: who brought it up is no part of the matter."""

_A_REQUEST = late(
    "增补|增设|申请|申报|请示|建议|方案|项目|议案|提议|选址|人选|规划|办法|细则|主体|程序|标准"
)
_DOUBTED = late(r"会议对(?P<name>[^，；]{2,30}?)(?:提出|表示)了?(?:疑问|质疑|担忧)")
_THE_DRAFT = late(
    r"(?:^|[，。])(?:会议|与会[^，；]{2,4})?认为，?(?:该|此|本|目前的?)?(?P<name>[^，；该]{0,8}?(?P<kind>方案|办法|细则|规划|计划|规定|制度|草案|议案|条例|预案|选址))"
    "(?!(?:的?(?:执行|实施|落实|推进|编制|制定|起草)))"
)
_ON_MATTER = (
    r"(?:研究|讨论|审议)(?:了|的|(?=《))?(?P<name>[^，。；]{4,40}?)"
    r"(?<!工作|形势|情况|任务)(?:问题|事宜|事项)?，"
)
_TOO_EARLY = late(
    rf"(?:{_ON_MATTER}(?:会议|与会[^，；]{{2,4}})?认为，?[^。；]{{0,40}}?|会议认为，?(?P<what>(?![^，；]*(?:工作|任务))[^，；]{{4,24}}?)的?)"
    r"(?:条件|时机)(?:目前|现在)*(?:尚|还|仍|均|都)*(?:不|未)(?:够|太|完全)?(?:成熟|具备)(?=[，。]|$)"
)
"""认为时机不成熟: it is too early for what was talked over."""

_WEIGHS = late("审议|讨论|研究|审查")
_JUDGES = late("认为|疑问|质疑|担忧")
_FAULT = late(table_patterns("left_open", "fault", {}))
_WELL = late("总体|基本(?!公共|农田|医|养老|建设)|大体|原则(?:上|同意|通过)|同意|通过|批准")
_UNRIPE = late("尚[未不]|条件|时机|成熟")
_MORE_WORK = late(
    r"，(?:请|要求|责成|由|交由)(?P<who>[^，；]{2,40}?)(?:抓紧|尽快|认真|会后)*(?P<do>"
    + table_patterns("left_open", "more work", {})
    + r")[^，；]{0,10}(?=$|[，；。])"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence, the same with its titles hidden, and what it settled."""

    said: Sentence
    hidden: str
    told: tuple[Decision, ...]
    fallback: str | None

    def words(self, found: re.Match[str], group: str, start: int = 0) -> str:
        """What a match in the hidden sentence, or in its part from ``start`` on, stands for."""
        at, end = found.span(group)
        return _WHO_ASKS.sub("", self.said.text[start + at : start + end])


def with_left_open(
    passage: Passage, decided: Sequence[Decision], fallback: str | None
) -> list[Decision]:
    """The decisions of a paragraph with what it leaves open."""
    found = list(decided)
    for said in passage.sentences if SIGN.search(passage.text) else ():
        if SIGN.search(said.text):
            told = tuple(one for one in found if one.evidence == said.text)
            for one in _in_sentence(_Said(said, masked(said.text), told, fallback)):
                found = [*(old for old in found if not _is_its_duty(old, one)), one]
    return found


def without_settled(decided: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of an item, none that something is wanting in what it settled after all."""
    every = tuple(decided)
    wanting = [one for one in every if _is_wanting(one)]
    if not wanting:
        return every
    ruled = [one for one in every if one.outcome not in (*GOES_FURTHER, *_OPEN)]
    return tuple(one for one in every if not (one in wanting and _is_among(one, ruled)))


def _is_wanting(one: Decision) -> bool:
    return one.outcome in _OPEN and _asked_for_more(masked(one.evidence)) is not None


def _is_among(one: Decision, ruled: Sequence[Decision]) -> bool:
    name = one.object or ""
    return any(not other.object or name in other.object or other.object in name for other in ruled)


def _is_its_duty(old: Decision, new: Decision) -> bool:
    same = old.outcome == ORDERED and old.evidence == new.evidence
    return same and bool(new.responsible) and old.responsible == new.responsible


def _in_sentence(said: _Said) -> Iterator[Decision]:
    if found := _found_wanting(said):
        yield found
        return
    for piece in _PIECE.finditer(said.hidden):
        own = [one for one in said.told if _is_of(one, said.said.text[slice(*piece.span())])]
        if not any(one.outcome in (*_OPEN, *COMING_BACK, REFUSED, UNDECIDED) for one in own):
            yield from _untouched(said, piece.group(), piece.start())


def _untouched(said: _Said, words: str, start: int) -> Iterator[Decision]:
    if _SIGN_OF_LEFT.search(words) and (left := _LEFT.search(words)):
        yield _decision(said, PUT_OFF, said.words(left, "name", start))
    elif _SIGN_OF_NO_ACT.search(words) and (open_ := _UNSETTLED.search(words)):
        yield _decision(said, UNDECIDED, _unsettled(open_, words) or said.fallback)


def _is_of(one: Decision, piece: str) -> bool:
    return not one.object or one.object in piece or piece in one.evidence


def _unsettled(found: re.Match[str], words: str) -> str | None:
    name = found["on"] or found["name"]
    if name and not _POINTING.fullmatch(name):
        return name
    first = _FIRST.search(words, 0, found.start() + 1)
    return first["name"] if first and not _POINTING.fullmatch(first["name"]) else None


def _found_wanting(said: _Said) -> Decision | None:
    """认为甲论证不足，请乙局重新设计, where the sentence settles nothing else."""
    if any(one.outcome not in (ORDERED, HEARD) for one in said.told):
        return None
    if early := _TOO_EARLY.search(said.hidden):
        what = said.words(early, "name" if early["name"] else "what")
        return _decision(said, PUT_OFF, said.fallback or what)
    asked = _asked_for_more(said.hidden)
    name = _weighed(said, asked[0].start()) if asked else None
    if not asked or name is None:
        return None
    fault, more = asked
    duty = next((one for one in said.told if one.outcome == ORDERED), None)
    base = duty or _decision(said, AGAIN, name)
    outcome = _goes(said.hidden[fault.start() : more.start()], more["do"])
    return replace(base, outcome=outcome, object=name)


def _asked_for_more(hidden: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """What is wanting and what is to be done about it, unless the whole is well."""
    if not _JUDGES.search(hidden):
        return None
    fault = _FAULT.search(hidden)
    more = _MORE_WORK.search(hidden, fault.end()) if fault else None
    well = more and _WELL.search(hidden, 0, more.start())
    return (fault, more) if fault and more and not well else None


def _goes(fault: str, work: str) -> str:
    if work.startswith("重新"):
        return SENT_BACK
    return PUT_OFF if _UNRIPE.search(fault) or work.startswith("补充") else AGAIN


def _weighed(said: _Said, stop: int) -> str | None:
    """What was weighed: the document taken up, a request that the sentence names, a draft."""
    if taken := _TAKEN_UP.search(said.hidden, 0, stop):
        return said.words(taken, "title")
    if doubted := _DOUBTED.search(said.hidden):
        return said.words(doubted, "name")
    named = _NAMED.search(said.hidden, 0, stop)
    if named and _A_REQUEST.search(named["name"]):
        return said.words(named, "name")
    draft = _THE_DRAFT.search(said.hidden, 0, stop)
    if _only_heard(said.said.before + said.hidden[:stop]):
        return None
    if draft is None or said.fallback:
        return said.fallback if draft else None
    above = re.search(f"(?:研究|讨论|审议)了?(?P<name>[^。；，]*{draft['kind']})", said.said.before)
    return above["name"] if above else None


def _only_heard(words: str) -> bool:
    """听取了《甲规划》编制情况汇报，认为…: no draft was weighed."""
    return "听取" in words and not _WEIGHS.search(words)


def _decision(said: _Said, outcome: str, name: str | None) -> Decision:
    return Decision(outcome, name, (), (), None, said.said.text)
