"""Who is told to act: 请A会同B修改后印发; 由A牵头，B、C配合，于D前完成X."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from corpus.decisions.outcomes import DOCUMENT_RUN, ORDERED, Context, action, settled
from corpus.grammar.clauses import POINT
from corpus.grammar.deadlines import BY_A_DAY, take_deadline
from corpus.grammar.organizations import LEVELS, is_organization, leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, POST, has_surname
from corpus.model import Decision

_WHOM = r"(?:现|并|具体|会议(?!由)|决定|会议决定)?(?P<word>请|责成|授权|由|交由|要求|待)(?=\S)"
_ORDER = re.compile(
    rf"(?:^|(?<=[，；。：、》）)])|(?<=项工作)|(?<=[月日底旬]前)|(?<=\d[.．])|(?<=[一二三四五六七八九]是)){_WHOM}"
    r"|(?P<led>由)(?=[^，。；]{2,40}?牵头)"
)
_SIGN_OF_ORDER = re.compile(
    rf"(?:[，；。：、》）)]|项工作|[月日底旬]前|\d[.．]|[一二三四五六七八九]是){_WHOM}"
)
"""What each order holds but one that begins its sentence or tells who leads (牵头)."""

_NEXT_POINT = late(rf"；\s*{POINT}")
"""（一）由甲牵头做乙；（二）丙: the next point is no part of the order."""

_LED_BY = re.compile(rf"[^，。；：]{{0,30}}?(?:{POST})[{HAN}]{{2,3}}(?:同志)?(?:牵头|挂帅)[，、]")
_LED_BY_NAME = re.compile(rf"(?P<name>[{HAN}]{{2,3}}?)(?:副?[区市县镇乡局]长|同志)?牵头，")
"""由甲牵头，乙局负责: a person without a post, or with the post behind the name."""

_LEADS_A_THING = re.compile("(?:推进|实施|负责|组织|建设|开展|起草|编制|制定|承办|申报)?的")
"""由甲局牵头推进的某项工作位列第一: which work it is, and no order."""

_LEFT_TO_ANOTHER = re.compile(
    "(?:^|[，；])[^，；由]{2,20}由(?=[^，；]{2,20}(?:提供|负责|办理|承担|承办|落实|解决|保障|列支)$)"
)
"""（由甲局牵头，）用房由乙局提供: another matter, left to another."""

_RULED_BEFORE = re.compile(
    "(?:会议(?:还|同时|最后)?(?:明确|决定|议定|确定)(?!了)|原则上?同意|会议同意)[^。]*$"
)
_DOES = re.compile(
    "(?:[与和同][^，。；]{2,16}?(?:单位|部门|企业|街道|乡镇|公司)|(?:会同|联合)[^，。；]{2,24}?"
    "|(?:根据|按照?|结合)[^，。；]{2,16}，?)?"
    "(?:先行|先|抓紧|尽快|及时|负责|认真|进一步|再|统筹|对接|主动|依法|按程序)*(?:做好|组织|制[定订]|拟[定订]|提出|形成|研究|编制|起草|核[实定算]|落实|办理|协调|拨付|开展|进行|完成|呈报|上报|制作|对[^，。；]{2,16}进行)"
    "(?!(?:开展|实施|制[定订]|编制|起草|完成|推进|提出|进行|办理)?的|[^，。；]*的[^，。；]*(?<![主重需])要)"
)
"""会议明确，由甲局先行做好摸底: what is ruled is that it does so."""

_HAS_DONE = re.compile("[^。；]*(?:，(?:现|目前|均)?已|(?<!解)了(?!解)|[，已]截至|完毕|多年)")
"""由甲局拨付300万元，已全部到位 tells what was."""

_IN_CASE = re.compile("的，$|[如若凡][^，。；]*，$")
"""图与现场不符的，由甲馆补测: what is to be done if it comes to it."""

_NO_PART = re.compile(r"先行(?=\|)|会(?=\|同)|每(?:半|两|个)?[年月季周日旬].*(?=\|)")
"""甲局先行 goes first and is no bank, 城管会同乙 no 城管会; 甲署每半月向区政府报送."""

_ABOUT_IT = ("的汇报", "的请示", "的说明")
_EDGES = "，、；。 "
_DONE_BY = re.compile("，(?:予以|全面|全部|务必)?完成$")
"""整修甲路，7月10日前完成: what is left of its day is no task."""
_IN_FORCE = re.compile("公布(?:施行|实施|执行)?")
"""由国务院公布施行 follows from what was passed, and charges nobody."""

_PUTS_OUT = re.compile(
    "(?:修改|完善|修订)(?:《[^》]*》|[^。；]){0,12}(?:上报|报批)|印发|组织实施(?!的)|提请|提交|再报|备查|公布|发文(?!件|字号)"
)
_LEADS = re.compile(r"(?:等(?:单位|部门)?)?(?:共同|联合)?(?:牵头|负责|为主)(?:负责|组织)?")
_ASSISTS = re.compile(
    r"(?:等(?:单位|部门)?)?(?:做好|积极|密切|协同|共同|予以)?(?:配合|协助|参与|参加|派员参加|提前介入)(?:工作)?"
)
_WITH = re.compile(r"(?:等(?:单位|部门)?)?(?:会同|商)")
_SOME = re.compile("[^，。；于在]{0,16}(?:有关|相关|等)(?:部门|单位|方面)")
"""会同建设、规划等部门: partners that nobody can name."""


def with_orders(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """What was found with who is told to act."""
    orders = _orders(context)
    stops = [order.start() for order in orders[1:]] + [len(context.sentence)]
    told = [_order_of(context, order, stop) for order, stop in zip(orders, stops, strict=False)]
    return [*found, *chain.from_iterable(told)]


def first_order(context: Context) -> int:
    """Where somebody is first told to act, else the end of the sentence."""
    orders = _orders(context)
    return orders[0].start() if orders else len(context.sentence)


def _orders(context: Context) -> list[re.Match[str]]:
    """Where somebody is told to act, in order."""
    sentence = context.sentence
    is_worth_it = "牵头" in sentence or _SIGN_OF_ORDER.search(sentence) or _ORDER.match(sentence)
    found = _ORDER.finditer(sentence) if is_worth_it else ()
    return [order for order in found if not context.in_title(order.start())]


def _order_of(context: Context, order: re.Match[str], stop: int) -> tuple[Decision, ...]:
    """请A会同B修改后印发; 由A牵头，B、C配合，于D前完成X; 请问院会，有无异议？ tells nobody to."""
    if context.sentence.startswith("问", order.end()):
        return ()
    point = _NEXT_POINT.search(context.sentence, order.end(), stop)
    stop = point.start() if point else stop
    led = _led_by(context.sentence, order.end(), stop) if order["word"] != "请" else None
    return _order_at(context, order, led or order.end(), stop)


def _led_by(sentence: str, at: int, stop: int) -> int | None:
    """由副区长甲牵头，区水务局负责: where the organization behind the person begins, who acts."""
    led = _LED_BY.match(sentence, at, stop)
    named = None if led else _LED_BY_NAME.match(sentence, at, stop)
    if named and has_surname(named["name"]) and not is_organization(named["name"]):
        return named.end()
    return led.end() if led else None


def _order_at(context: Context, order: re.Match[str], at: int, stop: int) -> tuple[Decision, ...]:
    responsible, length = leading_organizations(context.sentence[at:stop])
    if not responsible:
        return ()
    if behind := _NO_PART.search(f"{responsible[-1]}|{context.sentence[at + length :][:1]}"):
        cut = len(responsible[-1]) - behind.start()
        responsible, length = (*responsible[:-1], responsible[-1][:-cut]), length - cut
    position = at + length
    leads = _LEADS.match(context.sentence, position)
    if not (leads or _is_told(context, order, position, stop)):
        return ()
    rest = context.sentence[leads.end() if leads else position : stop]
    if _LEADS_A_THING.match(rest) if leads else not rest.strip(_EDGES):
        return ()  # 请业主方成立修复委员会: what is to be done ends as an organization does
    if order["word"] == "要求" and rest.startswith(("要", "必须", "应当")):
        return ()  # what the meeting wishes, and no task
    partners, rest = _partners(rest.lstrip("，、"))
    deadline, rest = take_deadline(rest)
    rest = _DONE_BY.sub("", rest.strip(_EDGES)) if deadline else rest.strip(_EDGES)
    if _IN_FORCE.fullmatch(rest) and responsible[-1].endswith(("国务院", "政府")):
        return ()
    tasks = _tasks(context, order.start(), rest)
    return tuple(
        Decision(outcome, name, responsible, partners, deadline, context.sentence)
        for outcome, name in tasks
    )


def _is_told(context: Context, order: re.Match[str], position: int, stop: int) -> bool:
    """Whether it is told to act where nothing says that it leads: 请, a day, a task by name."""
    sentence = context.sentence
    if order["word"] in ("请", "责成", "授权", "待") or BY_A_DAY.match(sentence, position, stop):
        return True
    if order["word"] == "要求" and action(sentence[position:stop]):
        return True
    does = order["word"] == "由" and _DOES.match(sentence, position)
    if _HAS_DONE.match(sentence, position) or _IN_CASE.search(sentence, 0, order.start()):
        does = None
    ruled = does and (context.formal or _RULED_BEFORE.search(sentence, 0, order.start()))
    return bool(ruled or _PUTS_OUT.search(sentence, position, stop))


def _partners(rest: str) -> tuple[tuple[str, ...], str]:
    """会同B, or B、C配合，; the rest goes on behind them."""
    together = _WITH.match(rest)
    names, end = leading_organizations(rest[together.end() :] if together else rest)
    if together:
        some = None if names else _SOME.match(rest, together.end())
        return names, rest[some.end() if some else together.end() + end :]
    assists = _ASSISTS.match(rest, end) if names else None
    return (names, rest[assists.end() :].lstrip("，、")) if assists else ((), rest)


def _own_part(rest: str) -> str:
    """What is for these organizations, up to a clause that names the next one to act."""
    other = _LEFT_TO_ANOTHER.search(rest)
    rest = rest[: other.start()] if other else rest
    for mark in re.finditer("[，；]", rest):
        names, _ = leading_organizations(rest[mark.end() :])
        if names and names[0][0] in LEVELS:
            return rest[: mark.start()]
    return rest


def _tasks(context: Context, start: int, rest: str) -> Iterator[tuple[str, str | None]]:
    """What is to come of what: an order on a draft names the draft, another its own words."""
    outcome = action(rest)
    if outcome is not None:
        yield from ((outcome, name) for name in _draft(context, start))
    elif context.sentence[start] != "待":
        yield ORDERED, _own_part(rest) or None


def _draft(context: Context, start: int) -> tuple[str | None, ...]:
    """The documents that the order is on: the run before it, else the first inside it, else all
    that was settled before.
    """
    before = [found for found in context.documents if found.end <= start]
    before = [] if before and context.is_basis(before[-1]) else before
    if before:
        run = [before[-1]]
        for found in reversed(before[:-1]):
            if DOCUMENT_RUN.match(context.sentence[found.end : run[0].start]):
                run.insert(0, found)
        return tuple(found.mention.title for found in run)
    after = [found.mention.title for found in context.documents if found.start > start]
    name = after[0] if after else context.fallback
    if not after and name and name.endswith(_ABOUT_IT) and (above := settled(context.earlier)):
        return tuple(one.object for one in above)  # 《关于甲的汇报》 above 原则同意《甲》
    return (name,) if name else tuple(one.object for one in context.earlier) or (None,)
