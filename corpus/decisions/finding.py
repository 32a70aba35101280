"""议定事项: what was decided on what, who must act, by when, and the sentence that says so.

Each sentence of an item is handed from reader to reader (``_READERS``): one adds what it finds to
what those before it found, or puts that right. What a paragraph rules beside them, and what all
paragraphs come to, is read behind that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from corpus.decisions.appointments import SIGN as APPOINTS
from corpus.decisions.appointments import appointed, may_appoint
from corpus.decisions.ballots import counts_only, items_voted
from corpus.decisions.bare_words import bare_verdicts, says_only
from corpus.decisions.counted import each_named
from corpus.decisions.deferrals import own_deferrals
from corpus.decisions.left_open import SIGN as LEAVES_OPEN
from corpus.decisions.left_open import without_settled
from corpus.decisions.left_to import on_what_was_settled, with_left_to
from corpus.decisions.onward import go_onward
from corpus.decisions.orders import with_orders
from corpus.decisions.outcomes import (
    AGAIN,
    AGREED,
    COMING_BACK,
    HEARD,
    PUT_BEFORE,
    PUT_OFF,
    REFUSED,
    REPORTED_AGAIN,
    REVISED,
    VERDICTS,
    Context,
    settled,
)
from corpus.decisions.reporters import TOPIC, find_reporters
from corpus.decisions.returns import with_returns, with_turned
from corpus.decisions.rulings import WORTH as RULES
from corpus.decisions.rulings import with_rulings
from corpus.decisions.scopes import Scope, scopes
from corpus.decisions.verdict_words import with_refusals, with_verdicts
from corpus.grammar.documents import find_documents
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.model import Decision

# Each word begins with a sign of its own, as re passes fastest over texts without these.
_WORTH = re.compile(
    r"同意|通过|批准|认可|赞[成同]|准予|照准|反对意见|异议|未接受|表示接受|退回|发回|撤回|驳回|搁置|推迟|延期|押后|婉拒|否定|审定|决定|确定|选定|议定|商定|暂缓|暂不|暂停|缓议|予以|原则支持|原则上支持|未能|未形|没有[不反同异形意批接提支获通采]|否决|不[再作做采调追列纳安支批]|不(?=[^，。；]{2}(?:[，。；]|$))|今年不|年内不|本次不|不予|未予|提交|报[请送省市区县旗州镇乡党集学股董厅局国经]|上报|下次|后[执实施生专][行施效题]|会上汇|不付|先[不放缓]|再[定说提考]|公布|没(?:有|获)?[采批]|未(?:有|获)?[采批]|请|由|责成|授权|再[次报议研作审]|备查|听取|印发|提请|上会|再行|另[行议]|重新|修改完善|修改后|报批|会议(?:不|接受|批准|明确|采纳)|审查批准"
)
_MAY_DECIDE = late("|".join(sign.pattern for sign in (_WORTH, RULES, LEAVES_OPEN, APPOINTS)))
"""What a paragraph holds of which anything is read: most hold none, which is seen at once."""

_ELSEWHERE = re.compile(
    "总书记[^。，；]{0,6}主持召开[^。，；]{4,40}会议，(?:审议|通过)|未尽事[宜项]"
)
"""What another meeting came to is told here as news; 未尽事宜另行研究 is on nothing."""

_ALONE = re.compile(
    r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》(?:[（(][^（）()]{1,10}[）)])?"
    r"(?:[。：]?$|(?=(?:同意|赞成)\d|会议|经|表决|关联|根据|与会|董事会|监事会))"
)
"""A paragraph that only names a document, or begins so: what the ballots below it are on."""

_NAMES = {
    PUT_OFF: COMING_BACK,
    AGAIN: (PUT_OFF, REFUSED),
    REPORTED_AGAIN: tuple(set(VERDICTS.values())),
    PUT_BEFORE: tuple(set(VERDICTS.values())),
    REVISED: tuple(set(VERDICTS.values())),
}
"""Beside which outcomes one without an object is on the same."""


def find_decisions(
    item: Sequence[Passage],
    fallback: str | None = None,
    formal: bool = False,
    earlier: tuple[Decision, ...] = (),
    headed: tuple[str, ...] = (),
    listed: bool = False,
) -> tuple[Decision, ...]:
    """The decisions of a section's paragraphs in order.

    ``fallback`` is the object of an order that names none: the one document of the heading.
    ``earlier`` are verdicts that stand above, ``headed`` all documents of the heading.
    ``listed`` says that the heading rules what stands below it: 会议议定以下事项.
    In a ``formal`` record 会议决定 settles something without any other verdict too.
    A report that was heard is an outcome of its own only where its paragraph decides nothing.
    """
    decisions: dict[Decision, None] = dict.fromkeys(items_voted(item))
    alone: str | None = None
    last: list[Decision] = []
    worth: list[Passage] = []
    for passage, scope in zip(item, scopes(item, formal, listed), strict=True):
        text = passage.text
        title = _ALONE.match(text) if text[:1] == "《" else None
        alone = title["title"] if title else alone
        if not (scope.led or _MAY_DECIDE.search(text) or (formal and says_only(text))):
            last = []
            continue
        worth.append(passage)
        read = list(_by_sentence(passage, fallback, formal, earlier, headed))
        earlier = next((rest for _, own in read[::-1] if (rest := settled(own))), earlier)
        told = counts_only(text) and any(one.outcome == AGREED and one.object for one in last)
        own = [one for _, found in read for one in found]
        decided = last = _of_paragraph(passage, scope, own, None if told else fallback or alone)
        heard = (_heard(sentence) for sentence, _ in read)
        decisions |= dict.fromkeys(decided or chain.from_iterable(heard))
    if any(may_appoint(passage.text) for passage in worth):
        decisions |= dict.fromkeys(_put_somewhere(item, decisions))
    return without_settled(own_deferrals(decisions))


def _of_paragraph(
    passage: Passage, scope: Scope, own: Sequence[Decision], name: str | None
) -> list[Decision]:
    """What a paragraph decides beside the verdicts of its sentences; ``name`` is what it is on."""
    decided = with_rulings(passage, scope, own, name)
    bare = bare_verdicts(passage, decided, name) if scope.formal else ()
    return on_what_was_settled([*bare, *decided])


def _put_somewhere(item: Sequence[Passage], told: Iterable[Decision]) -> Iterator[Decision]:
    """Who was appointed, dismissed or elected, where nothing else told it."""
    named = "；".join(one.object or "" for one in told)
    people = (each for one in appointed(item) for each in each_named(one))
    yield from (one for one in people if (one.object or "") not in named)


def _by_sentence(
    passage: Passage,
    fallback: str | None,
    formal: bool,
    earlier: tuple[Decision, ...],
    headed: tuple[str, ...],
) -> Iterator[tuple[str, list[Decision]]]:
    """Each sentence of a paragraph with what it decides; those behind know its verdicts."""
    for said in () if passage.is_spoken else passage.sentences:
        if _WORTH.search(said.text) and not _ELSEWHERE.search(said.text):
            documents = tuple(find_documents(said.text))
            context = Context(said, said.text, documents, fallback, formal, earlier, headed)
            own = _in_sentence(context)
            yield said.text, own
            earlier = settled(own) or earlier


def _in_sentence(context: Context) -> list[Decision]:
    found: list[Decision] = []
    for reader in _READERS:
        found = reader(context, found)
    return found


def _named_beside(_: Context, found: list[Decision]) -> list[Decision]:
    return [_named(one, found) for one in found]


def _named(one: Decision, beside: Sequence[Decision]) -> Decision:
    """What comes back without a name of its own is what the verdict beside it is on."""
    like = _NAMES.get(one.outcome, ()) if not one.object and "；" not in one.evidence else ()
    names = {other.object for other in beside if other.outcome in like and other.object}
    return replace(one, object=names.pop()) if len(names) == 1 else one


def _heard(sentence: str) -> Iterator[Decision]:
    """会议听取了A关于X的汇报 where nothing was agreed: the outcome is that it was heard."""
    topic = TOPIC.search(sentence) if "听取" in sentence else None
    if topic and find_reporters(sentence):
        yield Decision(HEARD, topic["topic"], (), (), None, sentence)


_READERS: tuple[Callable[[Context, list[Decision]], list[Decision]], ...] = (
    with_verdicts,
    with_orders,
    with_left_to,
    with_refusals,
    with_returns,
    with_turned,
    go_onward,
    _named_beside,
)
"""The readers of a sentence in turn: each looks at once whether its words are there at all."""
