"""The outcomes of an item as the table knows them, and what every rule about them shares.

The words are a table (``data/outcomes.txt``); 原则同意 never becomes 通过.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.grammar.documents import FoundDocument
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Sentence
from corpus.grammar.tables import table_pairs, table_words
from corpus.model import Decision

_REFUSALS = {
    prefix + verb: outcome
    for left, outcome in table_pairs("outcomes", "refusal")
    for prefix, _, verbs in (left.partition(" "),)
    for verb in table_words("outcomes", verbs)
}
VERDICTS = _REFUSALS | dict(table_pairs("outcomes", "verdict"))
TURNED = dict(table_pairs("outcomes", "turned"))
TRAILING = dict(table_pairs("outcomes", "trailing"))
_ACTIONS = table_pairs("outcomes", "action")
ACTIONS = tuple(
    (late(f"(?<!不)(?<!无需)(?<!无须)(?<!不用)(?<!不必)(?:{pattern})"), name)
    for pattern, name in _ACTIONS
)
_MAY_ACT = late("|".join(pattern for pattern, _ in _ACTIONS))
"""What any of them holds: a quick look before each is looked for."""

AGREED, PUT_OFF, AGAIN, HEARD, ORDERED, REVISED, REPORTED_AGAIN, PUT_BEFORE, REFUSED = (
    "同意",
    "暂缓",
    "再次研究",
    "听取",
    "交办",
    "修改后印发",
    "修改后再报",
    "提请审议",
    "未通过",
)

_AGAIN = "|".join(pattern for pattern, name in _ACTIONS if name == AGAIN)
MAY_COME_BACK = re.compile("再|重新|继续|另行|下次|下一次|下届")
"""What each of these holds: quicker than to look behind first at every place."""

COMES_BACK = late(
    f"(?<!不)(?<!无需)(?<!无须)(?<!不用)(?<!不必)(?:{_AGAIN})(?=[，。；）]|$|确定|决定)"
)
REVISES = re.compile(r"压缩|压减|修改|完善|修订|修正|补充|调整(?![为到至])|充实|细化|删[去除]")
_POLISHES = late("推敲|斟酌|打磨|润色|校核")
_UPON_VIEWS = late(
    "(?:根据|按照?|结合|吸收)[^，。；]{0,8}(?:会议|讨论|与会)[^，。；]{0,8}(?:意见|建议)[，、][^。；]*后[^，。；]{0,8}(?:印发|发布|公布|下发)"
)
DOCUMENT_RUN = re.compile(
    r"^(?:（[^）]*票[^）]*）)?(?:[、和及以]|以及)?(?:(?<=[、和及])[^，。；：《》]{2,20}[作做]的)?$"
)
"""《甲》《乙》, 《甲》、副会长某作的《乙》."""

_RUN_OF_TITLES = late("(?:《[^《》]*》[、和及以与]*)+$")
_BASIS = late("(?:依据|根据|按照?|依照|遵照|参照|对照|结合|执行|落实|符合)$")
_KEPT = late("(?:贯彻|实施|执行|落实)$")
COMING_BACK = (AGAIN, REPORTED_AGAIN, REVISED)
GOES_FURTHER = (*COMING_BACK, PUT_BEFORE, ORDERED, HEARD)
"""What is no verdict: where the matter goes, who acts, that a report was heard."""


PASSED = "审议通过"
WITHDRAWN = "撤回"
_CHOOSES = late("，并?(?:选举|推选|推举|增补|补选)(?!办法)")
_BY_VOTE = late(
    "(?:^|[，。；：])(?:会议|大会|经过?|以|采取|采用|通过|的?方式|的?形式|举手|投票|表决|票决|无?记名|鼓掌|一致|全票|全体|与会|"
    "代表|委员|人员|会员|理事|董事|监事|讨论|酝酿|民主|差额|等额|集体)+$"
)


def settled(decided: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that settle something: no step further, no duty."""
    return tuple(one for one in decided if one.outcome not in GOES_FURTHER)


@dataclass(frozen=True, slots=True)
class Context:
    """What stood before in the section, so that 修改后印发 finds its object."""

    said: Sentence
    sentence: str
    """Its text."""
    documents: tuple[FoundDocument, ...]
    fallback: str | None
    formal: bool
    earlier: tuple[Decision, ...] = ()
    """The verdicts of the sentence before this one that had any, in the section."""
    headed: tuple[str, ...] = ()
    """The documents that the heading names."""

    def in_title(self, at: int) -> bool:
        """Whether a place of the sentence stands inside the marks of a document."""
        return any(one.start < at < one.end for one in self.documents)

    def is_basis(self, found: FoundDocument) -> bool:
        """Whether a document only says by what something is done: 依据《甲》《乙》及会议要求，; or
        what was reported on is how it is kept: 实施《甲》情况.
        """
        before = self.sentence[: found.start]
        if self.sentence.startswith("情况", found.end) and _KEPT.search(before):
            return True
        run = _RUN_OF_TITLES.search(before)
        return _BASIS.search(before[: run.start() if run else len(before)]) is not None

    @property
    def above(self) -> Decision | None:
        """The last verdict before this sentence."""
        return self.earlier[-1] if self.earlier else None


def only_chooses(sentence: str, end: int) -> bool:
    """经表决一致通过，选举甲为会长: by the vote up to ``end`` he was chosen, and nothing passed."""
    return bool(_CHOOSES.match(sentence, end) and _BY_VOTE.search(sentence, 0, end))


def decision(context: Context, outcome: str, name: str | None) -> Decision:
    """A decision that the context's sentence tells, with nobody charged."""
    return Decision(outcome, name, (), (), None, context.sentence)


def action(text: str) -> str | None:
    """The outcome that the words of an order stand for, or ``None`` for any other order."""
    for pattern, outcome in ACTIONS if _MAY_ACT.search(text) else ():
        if not pattern.search(text):
            continue
        polishes = _POLISHES.search(text) or _UPON_VIEWS.search(text)
        polished = outcome == REVISED and polishes
        if outcome in (REVISED, REPORTED_AGAIN) and not (polished or REVISES.search(text)):
            continue
        return outcome
    return None


def run_of(context: Context, first: FoundDocument) -> Iterator[FoundDocument]:
    """《甲》《乙》和《丙》 from the first on."""
    position = first.start
    for found in context.documents:
        if found.start >= position and DOCUMENT_RUN.match(context.sentence[position : found.start]):
            yield found
            position = found.end
