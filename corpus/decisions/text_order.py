"""Decisions in the order of the text, whichever of several readers found them."""

from collections.abc import Iterable, Sequence

from corpus.decisions.outcomes import AGAIN, ORDERED, PUT_BEFORE, REPORTED_AGAIN, REVISED, VERDICTS
from corpus.grammar.patterns import late
from corpus.grammar.sentences import masked
from corpus.grammar.tables import one_of
from corpus.model import Decision

_STEPS = {
    PUT_BEFORE: late("提请|提交|列入|(?<![汇通简申])报(?![告名道])|呈|送"),
    REPORTED_AGAIN: late("提请|提交|再报|(?<![汇通简申])报(?![告名道])|呈|送"),
    REVISED: late("印发|下发|发布|公布|发文|实施|施行|(?<!报)送(?!审)"),
    AGAIN: late("再|下次|另行|重新|适时|择期|上会"),
}
"""Where a matter goes stands behind its name: 《甲》《乙》原则通过，提请大会审议."""

_WORDS = _STEPS | {
    outcome: late(one_of(word for word, named in VERDICTS.items() if named == outcome))
    for outcome in frozenset(VERDICTS.values())
}


def in_text_order(found: Iterable[Decision], texts: Sequence[str]) -> tuple[Decision, ...]:
    """The decisions by where their objects or words stand; what is on the heading comes first."""
    decisions = tuple(found)
    if len(decisions) < 2:
        return decisions
    whole = "\n".join(texts)
    return tuple(sorted(decisions, key=lambda one: _place(one, whole)))


def _place(one: Decision, whole: str) -> int:
    start = whole.find(one.evidence)
    if start < 0:
        return start
    if one.outcome == ORDERED:
        return start + len(one.evidence)  # who acts, behind what was settled
    name = _named(one.object or "", one.evidence)
    if name < 0 or one.outcome in _STEPS:
        word = _WORDS.get(one.outcome)
        found = word.search(masked(one.evidence), max(name, 0)) if word else None
        name = found.start() if found else name
    return start + max(name, 0)


def _named(name: str, text: str) -> int:
    """Where the object stands; 追加乙10万元 of 追加甲、乙10万元 by its end."""
    if not name:
        return -1
    whole = text.find(name)
    return whole if whole >= 0 else text.find(name[-(len(name) // 2 + 1) :])
