"""Each decision of an item once, though several sentences and readers may tell of it."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from corpus.decisions.object_names import OF_STAFF, by_its_name, names_voters
from corpus.decisions.outcomes import AGREED, HEARD, ORDERED, PASSED, PUT_BEFORE, REPORTED_AGAIN
from corpus.model import Decision

_OFTEN = frozenset((HEARD, ORDERED, PUT_BEFORE, REPORTED_AGAIN))
"""What may be told of one document several times."""

_PUT_IN = re.compile(
    "^(?:任命|免去|聘任|推荐|接受)|(?:同志)?(?:任(?![免命])|担任|不再担任)[^，。；]{2,}$"
)
"""通过人事事项，任命甲为乙: who was put where is what was passed."""

_HOW_IT_STANDS = re.compile("(?:制[定订]|拟[定订]|起草|编制|修[订改])?(?:工作)?情况$")


def told_once(titles: Container[str | None], decisions: Iterable[Decision]) -> list[Decision]:
    """Each outcome of a document once: the vote on it, or who acts, may stand in another sentence.

    Other matters keep all that is told: 同意立项 may be on one thing and then on the next.
    """
    kept: list[Decision] = []
    matters = (by_its_name(one) for one in decisions if not names_voters(one))
    for one in _without_echoes(tuple(matters)):
        settles = one.object in titles and one.outcome not in _OFTEN
        alike = [o for o in kept if _of_one(o, one)] if settles else []
        if not alike:
            kept.append(one)
        elif one.responsible and not alike[0].responsible:
            kept[kept.index(alike[0])] = one
    return kept


def _without_echoes(decisions: tuple[Decision, ...]) -> Iterator[Decision]:
    """Without what a sentence and its clause both told; 甲意见 stands for 甲意见制定情况 too."""
    for at, one in enumerate(decisions):
        if one.object and any(_is_within(other, one) for other in decisions[:at]):
            continue
        if not one.object and any(_is_named_beside(other, one) for other in decisions):
            continue
        general = one.outcome in (AGREED, PASSED) and OF_STAFF.fullmatch(one.object or "")
        if general and any(map(_is_of_one, decisions)):
            continue
        paper = _HOW_IT_STANDS.sub("", one.object) if one.object else None
        if paper == one.object or replace(one, object=paper) not in decisions:
            yield one


def _is_named_beside(other: Decision, one: Decision) -> bool:
    """大家无异议，会议同意甲: what the sentence names is what nobody minded."""
    same = (other.outcome, other.evidence) == (one.outcome, one.evidence)
    return same and one.outcome == AGREED and bool(other.object) and not one.responsible


def _is_of_one(one: Decision) -> bool:
    return bool(one.object) and _PUT_IN.search(one.object or "") is not None


def _is_within(other: Decision, one: Decision) -> bool:
    same = other.evidence in one.evidence or one.evidence in other.evidence
    told = same and one.responsible in ((), other.responsible)
    return told and _of_one(other, one)


def _of_one(one: Decision, other: Decision) -> bool:
    return (one.outcome, one.object) == (other.outcome, other.object)
