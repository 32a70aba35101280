"""Whom a meeting charges without 由 or 请: 甲局负责乙; 会议议定：甲局拨付乙；丙公司完成丁.

Anywhere only who is in charge of something, by a day or in a row, for a comment tells as well who
does what. Behind words of ruling, and in the list below them, what an organ does is its duty.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.decisions.assigned import BEFORE_TASK, DONE, WAS, is_of
from corpus.decisions.outcomes import COMING_BACK, HEARD, ORDERED
from corpus.decisions.scopes import HOW, WHO, scopes
from corpus.grammar.clauses import POINT
from corpus.grammar.deadlines import BY_A_DAY, take_deadline
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.model import Decision

_IN_CHARGE = late(
    "(?:具体|统一|全面)?(?:负责|牵头)(?!的|人|同志|以来|全[市县区省]|辖区|本[市县区])"
)
_SEES_TO = late("(?:要|应)?(?=(?:做好|落实|承担|办理|组织实施)(?!的))")
_ACTS = late(
    rf"(?:要|应|须|负责)?(?:(?P<day>{BY_A_DAY.pattern})，?)?(?:先行|尽快|抓紧|及时|依法|按程序|按规定|按要求|同步|立即|统一|配合[^，。；]{{2,12}})*"
    "(?=(?:拨付|落实|完成|制[定订]|拟定|编制|安排|筹措|办理|提[出供]|出[具资台]|拿出|承担|支付|垫付|移交|接收|签订"
    "|征收|腾退|清理|拆除|搬迁|建设|修[建缮复]|整修|实施|启动|组织|开展|核[实查减]|补[充办缴]|缴纳|收回|发布|公示|印发|上报|报送|派驻|增派|采购|划拨|协调|对接)(?![的于]|工作的))"
)
"""Behind words of ruling what an organ does is a duty; what it should strengthen is a comment."""

_RULES = late(
    rf"(?:^|[。；，])(?:{WHO}|经研究){HOW}*(?:决定|明确|议定|商定|确定)(?!了)(?:如下|以下)?(?:事项|意见)?[：，]"
)
_SIGNS = ("决定", "明确", "议定", "商定", "确定")
_NEXT = late(rf"\s*(?:{POINT}|[一二三四五六七八九]是)")
_QUALIFIED = late("的|工作$|情况|事[宜项]|问题")
"""甲局负责的某项工作: a topic, and no duty."""

_GIVEN = late("[^，。；：由自理经]{2,24}由(?!于)")
"""新增用地由甲区政府负责征收: what is left to whom."""

_NO_BANK = late("先行$")
"""甲局先行拨付: no bank."""

_EDGES, _SHORTEST = "，、；。 ：", 4


def with_charges(
    item: Sequence[Passage], found: Iterable[Decision], formal: bool = True
) -> tuple[Decision, ...]:
    """The decisions of an item with the duties of those whom its sentences put in charge.

    A digest comments at length on who does what: there only what the meeting rules is a duty.
    """
    told = tuple(found)
    for passage, scope in zip(item, scopes(item, formal=True), strict=True):
        if passage.is_spoken:
            continue
        if scope.listed or any(sign in passage.text for sign in _SIGNS):
            told += tuple(_ruled(passage, told, scope.listed))
        if formal and "负责" in passage.text:
            told += tuple(_in_a_row(passage, told))
    if formal or not any(one.outcome == ORDERED for one in told):
        return told
    return tuple(one for one in told if one.outcome != HEARD)


def charged_by(heading: str) -> Iterator[Decision]:
    """四、甲局负责维护现场秩序: an item that is nothing but the duty of an organ."""
    left = _left_to(heading) if "负责" in heading and "由" not in heading else None
    duty = _in_charge(heading, heading) if left and not _QUALIFIED.search(left[2]) else None
    yield from (duty,) if duty else ()


def _ruled(passage: Passage, told: Sequence[Decision], listed: bool) -> Iterator[Decision]:
    """会议议定：甲局拨付乙；丙公司于5月底前完成丁: the duties that words of ruling introduce."""
    rules = listed
    for said in passage.sentences:
        sign = _RULES.search(said.text)
        rules = sign is not None or listed or (rules and _NEXT.match(said.text) is not None)
        if not rules:
            continue
        beside = [one for one in told if is_of(one, said.text)]
        for clause in _charges(said.text[sign.end() if sign else 0 :].rstrip("。"), True):
            duty = _in_charge(clause, said.text, ruled=True)
            if duty and not any(_is_on(one, clause, duty) for one in beside):
                yield duty


def _is_on(one: Decision, clause: str, duty: Decision) -> bool:
    """Whether a decision tells of the same words, charges the same organ or takes them up again."""
    same = (one.object or "。") in clause or not set(one.responsible).isdisjoint(duty.responsible)
    return same or (one.outcome in COMING_BACK and "后再" in clause)


def _in_a_row(passage: Passage, told: Sequence[Decision]) -> list[Decision]:
    """甲局负责组织施工，8月底前完工；乙局负责落实资金: a duty each, by a day or in a row."""
    found: list[Decision] = []
    for said in passage.sentences:
        known = {name for one in told if is_of(one, said.text) for name in one.responsible}
        for clause in _charges(said.text.rstrip("。")):
            duty = _in_charge(clause, said.text)
            found += [duty] if duty and known.isdisjoint(duty.responsible) else []
    return found if len(found) > 1 or any(one.deadline for one in found) else []


def _charges(sentence: str, ruled: bool = False) -> Iterator[str]:
    """The sentence cut at ； and before each next organ that is in charge of something."""
    for clause in sentence.split("；"):
        pieces = clause.split("，")
        start = 0
        for at in (at for at, piece in enumerate(pieces) if at and _left_to(piece, ruled)):
            yield "，".join(pieces[start:at])
            start = at
        yield "，".join(pieces[start:])


def _left_to(words: str, ruled: bool = False) -> tuple[str, tuple[str, ...], str] | None:
    """甲局负责乙, 丙由甲局负责乙: the matter before 由, the organs, and what is behind 负责."""
    matter, _, rest = words.partition("由") if _GIVEN.match(words) else ("", "", words)
    who, length = leading_organizations(rest)
    if who and (first := _NO_BANK.search(who[-1])):
        cut = len(who[-1]) - first.start()
        who, length = (*who[:-1], who[-1][:-cut]), length - cut
    leads = (_IN_CHARGE.match(rest, length) or _SEES_TO.match(rest, length)) if who else None
    if who and leads is None and ruled and not matter and (acts := _ACTS.match(rest, length)):
        return "", who, (acts["day"] or "") + rest[acts.end() :]
    return (matter, who, rest[leads.end() :]) if leads else None


def _in_charge(clause: str, evidence: str, *, ruled: bool = False) -> Decision | None:
    words = BEFORE_TASK.sub("", clause.rpartition("：")[2], count=1)
    orders = words.startswith(("由", "请", "要求"))  # read as orders already
    left = None if orders or WAS.search(words) else _left_to(words, ruled)
    if left is None:
        return None
    matter, who, rest = left
    deadline, task = take_deadline(rest)
    task = matter + DONE.sub("", task.strip(_EDGES))
    is_meant = ruled or deadline or "负责" in clause or "牵头" in clause
    if not is_meant or len(task) < (2 if matter or deadline or ruled else _SHORTEST):
        return None
    return Decision(ORDERED, task, who, (), deadline, evidence)
