"""What comes back: 待论证后再次研究, 修改后报…审定, 修改后印发, told of nobody in particular."""

from collections.abc import Iterator

from corpus.model import Decision
from corpus.outcomes import (
    AGAIN,
    COMES_BACK,
    PUT_BEFORE,
    REPORTED_AGAIN,
    REVISED,
    REVISES,
    Context,
    action,
    decision,
)
from corpus.patterns import late
from corpus.subjects import find_subject, find_waiting

_WAITS = late("后|下次|待|视|，[^，。；]{0,12}$")
"""待论证后再议, 下次会议再议: what tells that the matter itself comes back."""

_CHARGED = late("(?:^|[，；：])(?:由|请|责成|委托|授权|退回)(?![^。；]*(?<!等)待)[^。；]*$")
"""由甲局论证后再行研究: to bring it back is a task, not only how long it waits."""

_SAYING = r"(?:根据|按照?|依照|结合|吸收|采纳|汇总)[^，。；]{0,16}(?:意见|要求|建议)"
_REVISION = late(
    rf"(?P<by>{_SAYING}[^。；]{{0,16}}?)?(?:{REVISES.pattern})[^，。；]{{0,16}}?(?P<after>后|，)[^。；]{{0,60}}"
)
_SETTLES = late(
    "原则上?(?:同意|通过)|会议(?:决定|同意|明确|议定|审议通过|讨论)|(?:^|[，：])(?:同意|通过)"
)
_SHORT_NAME = 6
"""修改后印发, 文本修改后印发: a cell or a point that says no more."""

_WISHES = late("(?:要(?!求)|应当?|须|必须|指出|强调)[^。；]*$")
_ASKS = late("并要求")


def comes_back(context: Context) -> Iterator[Decision]:
    """待论证后由常务会议再次研究: nobody is told to act, but the item comes back."""
    word = COMES_BACK.search(context.sentence)
    if not word or not _WAITS.search(context.sentence, 0, word.start() + 2):
        return
    before = [one for one in context.documents if one.end <= word.start()]
    if before:
        yield decision(context, AGAIN, before[-1].mention.title)
    elif not context.documents:
        name = find_waiting(context.sentence[: word.end()]) or context.fallback
        yield decision(context, AGAIN, name)


def is_charged(sentence: str) -> bool:
    """Whether somebody is told to bring back what was put off."""
    word = COMES_BACK.search(sentence)
    return bool(word and _CHARGED.search(sentence, 0, word.start()))


def goes_on(context: Context) -> Iterator[Decision]:
    """原则同意，修改后印发, or 根据会议意见修改后报…审定: nobody is charged, yet it goes on."""
    told = _REVISION.search(context.sentence) if REVISES.search(context.sentence) else None
    if not told or (told["after"] != "后" and not told["by"]):
        return
    bare = context.formal and told.start() <= _SHORT_NAME
    settled = bare or context.above or _SETTLES.search(context.sentence, 0, told.start())
    wished = _WISHES.search(context.sentence, 0, told.start())
    if not (told["by"] or (settled and not wished)) or _ASKS.search(context.sentence):
        return
    outcome = action(told.group())
    if outcome in (REVISED, REPORTED_AGAIN):
        yield decision(context, outcome, _name(context, told.start()))


def _name(context: Context, at: int) -> str | None:
    """The heading's document, else the one before in the sentence, else what was settled above."""
    before = [one.mention.title for one in context.documents if one.end <= at]
    above = context.above.object if context.above else None
    return context.fallback or (before[-1] if before else above)


_SENT_ON = late(
    r"(?:^|[，；。]|后)(?:并|整理材料后?|可)?(?:按(?:照)?(?:有关)?(?:程序|规定)|依法|依程序)?(?:提请|提交|报请|上报|呈报|报送|报|送请)"
    r"[^，。；《》]{2,24}?(?:审议|审定|审批|审查|批准|批复|研究|讨论|决定|表决|定夺|核准)(?!后)[^，。；]{0,6}(?=[，。；]|$)"
)
_IN_ASSEMBLY = late("(?<!代表)大会|全体会议|预备会议|代表团")
_VERDICT = late("同意|通过|批准|审定|确定|不予|暂")
_BY_WHOM = late("(?:由|(?<![提申])请(?![求示])|责成|委托|授权)[^；。]*$")


def is_sent_on(context: Context) -> Iterator[Decision]:
    """…，提请市人大常委会审议: who will settle it, where nobody is charged and nothing changed."""
    sent = _SENT_ON.search(context.sentence)
    if not sent or _BY_WHOM.search(context.sentence, 0, sent.start()):
        return
    clauses = context.sentence[: sent.start()].rpartition("；")[2]
    if REVISES.search(clauses.rpartition("，")[2]):
        return
    if context.formal and _VERDICT.search(clauses) and not _IN_ASSEMBLY.search(sent.group()):
        return  # 原则同意，提请区委审定: its verdict says enough
    if not _WISHES.search(context.sentence, 0, sent.start() + 1):
        subject = find_subject(f"{context.sentence[: sent.start()]}，")
        yield decision(context, PUT_BEFORE, subject or _name(context, sent.start()))
