"""议定事项: what was decided on what, who must act, by when, and the sentence that says so.

The words are a table (``data/outcomes.txt``); 原则同意 never becomes 通过. A verdict stands before
its object (原则同意《…》) or behind it (《…》暂缓审议); an order begins with 请, 由 or 责成 and
an organization.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.deadlines import BY_A_DAY, take_deadline
from corpus.documents import FoundDocument, find_documents, shortens
from corpus.model import Decision
from corpus.numerals import NUMERAL
from corpus.organizations import LEVELS, leading_organizations
from corpus.people import HAN, POST, is_name
from corpus.reporters import TOPIC, find_reporters
from corpus.subjects import find_more, find_subject
from corpus.tables import one_of, table_pairs

VERDICTS = dict(table_pairs("outcomes", "verdict"))
TRAILING = dict(table_pairs("outcomes", "trailing"))
ACTIONS = table_pairs("outcomes", "action")
AGREED, PUT_OFF, AGAIN, HEARD, ORDERED, REVISED, REPORTED_AGAIN, PUT_BEFORE = (
    "同意",
    "暂缓",
    "再次研究",
    "听取",
    "交办",
    "修改后印发",
    "修改后再报",
    "提请审议",
)

SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）)》]*")
_WORTH = re.compile(
    r"同意|通过|审定|决定|确定|议定|商定|暂缓|暂不|缓议|[不未]予|[没未](?:有|获)?[采批]|请|由|责成|授权|再[次报议研作]|备查|听取|印发|提请|上会|再行|另行|重新|修改完善|会议(?:不|接受|批准)|审查批准"
)
_SAID = re.compile(rf"(?P<name>[{HAN}]{{2,4}})(?:同志)?[：:]")
"""甲：原则同意本办法: what one of those present said, which settles nothing."""

_PUT_OFF = re.compile(
    r"(?:^|[，；]|会议(?:研究)?决定[，：]?)(?P<name>(?!会议|经|因|故)[^，。；：]{2,40}?)(?:暂不(?:审议|研究|通过)|暂缓(?:审议|研究))(?=[，。；]|$)"
)
"""某某方案暂不审议: put off though its name stands in no 《》."""

_UPON = re.compile(r"(?:研究|讨论|审议|审查|表决|商议|协商|\d票)(?:后|，|一致|决定|认为)*$")
_SAYS_ALL = frozenset(
    word
    for word in VERDICTS
    if word.startswith(("暂", "不予", "未予", "未获", "未采", "没有", "缓议"))
    or word.endswith("备查")
)
"""…，不予通过: believed though it names no object."""

_RULES = re.compile("[都均]要|必须|应当|凡|须经?")
"""所有项目都要先经甲审议通过 tells how things are done, and nothing that was."""

_NUMBERED_TITLE = re.compile(
    r"《(?P<title>[^》]+)》[（(](?P<item>议题[一二三四五六七八九十]{1,3})[）)]"
)
_ITEMS_VOTED = re.compile(
    r"(?P<items>议题[一二三四五六七八九十]{1,3}(?:、议题[一二三四五六七八九十]{1,3})*)"
    r"(?P<not>未)?(?:获得?)?通过会议审[议核查]"
)
_ELSEWHERE = re.compile("总书记[^。，；]{0,6}主持召开[^。，；]{4,40}会议，(?:审议|通过)")
"""What another meeting came to is told here as news."""

_BEFORE_VERDICT = (
    r"(?:^|[，；：]|会议|决定|研究|讨论|审议|听取了?|汇报|一致|认真|现场|表决|现|又|还|最后|最终"
    r"|依次|分别|全票|票(?:不?同意|赞成|反对|弃权)|大[伙家]都?|全体(?:人员|委员|成员|代表)?|与会(?:人员|同志|委员|代表)"
    r"|本次|仍|\d[.．]\d{1,2}\s*|[两三双各][市县区省方])(?:了|并|后|，)?"
)
_OF_THE_MEETING = re.compile("(?:^|会议|[：；])(?:一致|研究|讨论)*$")
_TO_COME = re.compile("(?:报(?!告)请?|提请|提交|[报呈]送)[^，。；]*$")
"""修改后报区政府常务会议审定: who will settle it, and no verdict."""

_VERDICT = re.compile(
    rf"{_BEFORE_VERDICT}(?P<word>{one_of(VERDICTS)}|通过(?=了?(?:《|该|上述|以上))|(?<=会议)通过(?=了)|(?<=结果：|结论：|决议：)通过)(?!后|{NUMERAL}票|票|无记名|举手|投票|表决|的|意见|结果|率|并(?![由请报按])|而|不|也|就)了?(?P<object>(?:《[^》]*》?|[^，。；《])*)"
)
_TRAILING = re.compile(rf"^(?:[^，。；《]{{0,8}})(?P<word>{one_of(TRAILING)})")
_AGAIN_BEHIND = re.compile(r"^[^。；]{0,8}(?:修改|完善|补充|论证|征求)[^。；]*")
_COMES_BACK = re.compile(one_of(word for word, outcome in ACTIONS if outcome == AGAIN))
_SENT_BACK = re.compile(
    r"(?:完善|修改|论证|调研|研究|核实|测算|比选|对接|批准|征求|补充|退回|方案|意见|未通过)[^，。；]{0,12}(?:后|，)[^。；]{0,16}$"
)
_ORDER = re.compile(
    r"(?:^|(?<=[，；。：、》]))(?:现|并|会议(?!由)|决定|会议决定)?(?P<word>请|责成|授权|由|交由|要求|待)(?=\S)"
    r"|(?P<led>由)(?=[^，。；]{2,40}?牵头)"
)
_LED_BY = re.compile(rf"[^，。；：]{{0,30}}?(?:{POST})[{HAN}]{{2,3}}(?:同志)?(?:牵头|挂帅)[，、]")
_LEADS_A_THING = re.compile("(?:推进|实施|负责|组织|建设|开展|起草|编制|制定|承办|申报)?的")
"""由甲局牵头推进的某项工作位列第一: which work it is, and no order."""

_AND_ASKS = re.compile("并(?:要求|责成|请|由|强调|提出)")
_DECIDED = re.compile(
    r"(?:^|[，；])(?:(?:会议|会上|与会(?:人员|同志|代表))(?:经?(?:集体)?(?:研究|讨论|商议)(?:后|，)?)?|经?(?:会议|集体)?(?:研究|讨论)(?:后|，)?|会议(?:审议|研究|讨论|听取)了?[^。；]*，)"
    r"(?:一致)?(?:决定|确定|议定|商定)[，：]?(?P<object>(?![的了由请以如下关]|召开|有关|会议|事项)[^，。；：]{4,})"
)
"""会议决定，管网资产划归甲集团: what was decided in the meeting's own words, without a verdict."""

_CALLS = re.compile("召开|举行|提请|提交|交付|审议|另行|暂|报")
_ABOUT = re.compile(r"^(?:关于|有关于)(?!.*(?:请示|报告|方案|议案|建议|意见|决定|说明|函)$)")
_SHORT_FORM = re.compile("[该此][^，。；《]{1,6}|上述[^，。；《]{1,4}")
_DOCUMENT_RUN = re.compile(r"^(?:（[^）]*票[^）]*）)?(?:[、和及以]|以及)?$")
_PUTS_OUT = re.compile(
    "(?:修改|完善|修订)[^。；]{0,12}(?:上报|报批)|印发|组织实施|提请|提交|再报|备查|公布"
)
REVISES = re.compile(r"修改|完善|修订|补充|调整|充实")
_COMING_BACK = (AGAIN, REPORTED_AGAIN, REVISED)
_BACK = re.compile(
    r"(?:修改|完善|充实)[^，。；]{0,8}后，?(?:按|依)?(?:照)?(?:程序|法定程序)?(?:再|重新)?(?:报请|提请|提交|报)[^，。；《]{0,24}(?:审议|审定|审批|研究)"
    r"|(?:修改|完善|修订)[^，。；报提]{0,8}后，?[^，。；报提]{0,20}(?P<out>印发|发布|公布)"
)
_SETTLES = re.compile("会议(?:决定|同意|明确|议定|原则|审议通过)|^(?:原则)?(?:同意|通过)")
_LEADS = re.compile(r"(?:等(?:单位|部门)?)?(?:共同|联合)?(?:牵头|负责|为主)(?:负责|组织)?")
_ASSISTS = re.compile(
    r"(?:等(?:单位|部门)?)?(?:做好|积极|密切|协同|共同|予以)?(?:配合|协助|参与)(?:工作)?"
)
_WITH = re.compile(r"(?:等(?:单位|部门)?)?(?:会同|商)")


@dataclass(frozen=True, slots=True)
class _Context:
    """What stood before in the section, so that 修改后印发 finds its object."""

    sentence: str
    documents: tuple[FoundDocument, ...]
    fallback: str | None
    formal: bool


def find_decisions(
    texts: tuple[str, ...], fallback: str | None = None, formal: bool = False
) -> tuple[Decision, ...]:
    """The decisions of a section's paragraphs in order.

    ``fallback`` is the object of an order that names none: the one document of the heading.
    In a ``formal`` record 会议决定 settles something without any other verdict too.
    A report that was heard is an outcome of its own only where its paragraph decides nothing.
    """
    decisions: dict[Decision, None] = dict.fromkeys(_items_voted(texts))
    for text in filter(_WORTH.search, texts):
        if (said := _SAID.match(text)) and is_name(said["name"]):
            continue
        decided: list[Decision] = []
        heard: list[Decision] = []
        for match in SENTENCE.finditer(text):
            sentence = match.group().strip()
            if _WORTH.search(sentence) and not _ELSEWHERE.search(sentence):
                decided += _in_sentence(sentence, fallback, formal)
                heard += _heard(sentence)
        decisions |= dict.fromkeys(decided or heard)
    return tuple(decisions)


def _items_voted(texts: tuple[str, ...]) -> Iterator[Decision]:
    """议题一、议题二通过会议审议: items by the numbers behind their titles, 《甲》（议题二）."""
    for text in (text for text in texts if "议题" in text):
        titles = {match["item"]: match["title"] for match in _NUMBERED_TITLE.finditer(text)}
        for sentence in SENTENCE.findall(text):
            for match in _ITEMS_VOTED.finditer(sentence):
                outcome = "未通过" if match["not"] else "审议通过"
                for item in match["items"].split("、"):
                    name = titles.get(item, item)
                    yield Decision(outcome, name, (), (), None, sentence.strip())


def _in_sentence(sentence: str, fallback: str | None, formal: bool) -> Iterator[Decision]:
    context = _Context(sentence, tuple(find_documents(sentence)), fallback, formal)
    spans = [(found.start, found.end) for found in context.documents]
    orders = [m for m in _ORDER.finditer(sentence) if not _inside(m.start(), spans)]
    limit = orders[0].start() if orders else len(sentence)
    found = [*_verdicts(context, spans), *_behind(context, limit)]
    for order, following in zip(orders, [*orders[1:], None], strict=False):
        found += _order(context, order, following.start() if following else len(sentence))
    if not context.documents and (late := _PUT_OFF.search(sentence)):
        found.append(_decision(context, PUT_OFF, late["name"]))
    if all(decision.outcome != AGAIN for decision in found):
        found += _again(context)
    if all(decision.outcome not in _COMING_BACK for decision in found):
        found += _sent_back(context)
    if any(decision.outcome == PUT_OFF for decision in found):
        found = [decision for decision in found if decision.outcome != AGAIN]
    if formal and all(decision.outcome == ORDERED for decision in found):
        found = [*_decided(context), *found]
    return iter(found)


def _decided(context: _Context) -> Iterator[Decision]:
    """会议决定停止收取某费 is agreed; when the next meeting is held is no matter of its own."""
    told = _DECIDED.search(context.sentence)
    if told and not _CALLS.search(told["object"]):
        yield _decision(context, AGREED, told["object"])
        yield from _agreed_too(context, told.end())


def _agreed_too(context: _Context, at: int) -> Iterator[Decision]:
    for name in find_more(context.sentence, at):
        yield _decision(context, AGREED, name)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < position < end for start, end in spans)


def _verdicts(context: _Context, spans: list[tuple[int, int]]) -> Iterator[Decision]:
    """会议原则同意《甲》《乙》 gives two decisions, 原则同意有关安排 one."""
    for match in _VERDICT.finditer(context.sentence):
        if _inside(match.start("word"), spans) or _is_cut(context.sentence, match["object"]):
            continue
        if match["word"] == "不同意" and match["object"][:1].isdigit():
            continue  # 不同意0, a count of votes cut short
        if _TO_COME.search(context.sentence, 0, match.start("word")):
            continue
        outcome = VERDICTS.get(match["word"], "审议通过")
        said = _is_said(context, match)
        before = None if match["object"] else find_subject(match.string[: match.start("word")])
        names = _objects(context, match.start("object"), match["object"])
        for name in (before,) if before else names:
            if name is not None or said:
                yield _decision(context, outcome, name)
        yield from _agreed_too(context, match.end()) if outcome == AGREED else ()


def _is_said(context: _Context, match: re.Match[str]) -> bool:
    """Whether a verdict counts without an object: 经表决通过; 会议原则同意 under a heading."""
    before = (context.sentence, 0, match.start("word"))
    if match["word"] in _SAYS_ALL:
        return True
    if context.formal and not match["object"] and _OF_THE_MEETING.search(*before):
        return True
    bare = match["word"] == "通过" or _UPON.search(*before)
    return bool(bare) and not _RULES.search(*before)


def _is_cut(sentence: str, words: str) -> bool:
    """A title that the end of the text cuts off tells no object."""
    return words.count("《") > words.count("》") and sentence.endswith(words)


def _objects(context: _Context, start: int, plain: str) -> tuple[str | None, ...]:
    """The documents that the words at ``start`` come to, else the words, else the fallback."""
    whole = context.fallback or ""  # 原则同意该《请示》: what the heading spells out
    inside = [d for d in context.documents if start <= d.start < start + len(plain)]
    at_end = [d for d in inside if not context.sentence[d.end : start + len(plain)].strip("等 ")]
    if inside and (inside[0].start == start or at_end):
        titles = (found.mention.title for found in _run(context, inside[0]))
        return tuple(whole if whole and shortens(title, whole) else title for title in titles)
    if plain.startswith("并"):
        return (context.fallback,)  # 原则通过并由甲局修改
    if plain.startswith(("由", "请")):
        plain = context.sentence[start:].rstrip("。”")
    name = _ABOUT.sub("", _AND_ASKS.split(plain)[0]).strip(" ：:")
    if whole and (_SHORT_FORM.fullmatch(name) or (name[3:] and whole.endswith(name))):
        name = ""  # 该方案, and 整改方案 beside 《甲整改方案》
    return (name or context.fallback,)


def _run(context: _Context, first: FoundDocument) -> Iterator[FoundDocument]:
    """《甲》《乙》和《丙》 from the first on."""
    position = first.start
    for found in context.documents:
        if found.start >= position and _DOCUMENT_RUN.match(
            context.sentence[position : found.start]
        ):
            yield found
            position = found.end


def _behind(context: _Context, limit: int) -> Iterator[Decision]:
    """《甲》暂缓审议, 《甲》修改后提交会议再次研究: the object stands in front."""
    for index, found in enumerate(context.documents):
        if found.start >= limit:
            return
        following = (
            context.documents[index + 1].start if index + 1 < len(context.documents) else limit
        )
        rest = context.sentence[found.end : max(found.end, following)]
        match = _TRAILING.match(rest)
        if match:
            yield _decision(context, TRAILING[match["word"]], found.mention.title)
        elif _AGAIN_BEHIND.match(rest) and (outcome := _action(rest)) is not None:
            yield _decision(context, outcome, found.mention.title)


def _again(context: _Context) -> Iterator[Decision]:
    """待论证后由常务会议再次研究: nobody is told to act, but the item comes back."""
    word = _COMES_BACK.search(context.sentence)
    if word and context.documents and context.documents[-1].end <= word.start():
        yield _decision(context, AGAIN, context.documents[-1].mention.title)
    elif word and not context.documents and _SENT_BACK.search(context.sentence, 0, word.end()):
        yield _decision(context, AGAIN, context.fallback)


def _sent_back(context: _Context) -> Iterator[Decision]:
    """会议决定修改完善后，按程序提请审议, or 印发: nobody is charged, the item still goes on."""
    back = _BACK.search(context.sentence)
    settled = _SETTLES.search(context.sentence, 0, back.start()) if back else None
    if back and settled and "并要求" not in context.sentence[settled.end() : back.start()]:
        before = [d.mention.title for d in context.documents if d.end <= back.start()]
        name = context.fallback or (before[-1] if before else None)
        yield _decision(context, REVISED if back["out"] else REPORTED_AGAIN, name)


def _decision(context: _Context, outcome: str, name: str | None) -> Decision:
    return Decision(outcome, name, (), (), None, context.sentence)


def _action(text: str) -> str | None:
    """The outcome that the words of an order stand for, or ``None`` for any other order."""
    for word, outcome in ACTIONS:
        if word not in text:
            continue
        if outcome in (REVISED, REPORTED_AGAIN) and not REVISES.search(text):
            continue
        return outcome
    return None


def _order(context: _Context, order: re.Match[str], stop: int) -> tuple[Decision, ...]:
    """请A会同B修改后印发; 由A牵头，B、C配合，于D前完成X."""
    led = _LED_BY.match(context.sentence, order.end(), stop) if order["word"] != "请" else None
    if led:  # 由副区长甲牵头，区水务局负责: the organization behind the person acts
        return _order_at(context, order, led.end(), stop)
    return _order_at(context, order, order.end(), stop)


def _order_at(context: _Context, order: re.Match[str], at: int, stop: int) -> tuple[Decision, ...]:
    responsible, length = leading_organizations(context.sentence[at:stop])
    if not responsible:
        return ()
    position = at + length
    leads = _LEADS.match(context.sentence, position)
    charged = leads or order["word"] in ("请", "责成", "授权", "待")
    binding = charged or BY_A_DAY.match(context.sentence, position, stop)
    tasked = order["word"] == "要求" and _action(context.sentence[position:stop])
    if not (binding or tasked or _PUTS_OUT.search(context.sentence, position, stop)):
        return ()
    rest = context.sentence[leads.end() if leads else position : stop]
    if leads and _LEADS_A_THING.match(rest):
        return ()
    if order["word"] == "要求" and rest.startswith(("要", "必须", "应当")):
        return ()  # what the meeting wishes, and no task
    partners, rest = _partners(rest.lstrip("，、"))
    deadline, rest = take_deadline(rest)
    base = Decision(ORDERED, None, responsible, partners, deadline, context.sentence)
    return tuple(_with_object(context, base, order.start(), rest.strip("，、；。 ")))


def _partners(rest: str) -> tuple[tuple[str, ...], str]:
    """会同B, or B、C配合，; the rest goes on behind them."""
    together = _WITH.match(rest)
    names, end = leading_organizations(rest[together.end() :] if together else rest)
    if together:
        return names, rest[together.end() + end :]
    assists = _ASSISTS.match(rest, end) if names else None
    return (names, rest[assists.end() :].lstrip("，、")) if assists else ((), rest)


def _own_part(rest: str) -> str:
    """What is for these organizations, up to a clause that names the next one to act."""
    for mark in re.finditer("[，；]", rest):
        names, _ = leading_organizations(rest[mark.end() :])
        if names and names[0][0] in LEVELS:
            return rest[: mark.start()]
    return rest


def _with_object(context: _Context, base: Decision, start: int, rest: str) -> Iterator[Decision]:
    """An order on a draft names the draft, another order its own words."""
    outcome = _action(rest)
    if outcome is None:
        if context.sentence[start] != "待":
            yield replace(base, object=_own_part(rest) or None)
        return
    for name in _draft(context, start):
        yield replace(base, outcome=outcome, object=name)


def _draft(context: _Context, start: int) -> tuple[str | None, ...]:
    """The documents that the order is on: the run before it, else the first inside it."""
    before = [found for found in context.documents if found.end <= start]
    if before:
        run = [before[-1]]
        for found in reversed(before[:-1]):
            if _DOCUMENT_RUN.match(context.sentence[found.end : run[0].start]):
                run.insert(0, found)
        return tuple(found.mention.title for found in run)
    after = [found.mention.title for found in context.documents if found.start > start]
    return (after[0] if after else context.fallback,)


def _heard(sentence: str) -> Iterator[Decision]:
    """会议听取了A关于X的汇报 where nothing was agreed: the outcome is that it was heard."""
    topic = TOPIC.search(sentence) if "听取" in sentence else None
    if topic and find_reporters(sentence):
        yield Decision(HEARD, topic["topic"], (), (), None, sentence)
