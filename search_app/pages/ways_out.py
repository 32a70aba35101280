"""The ways out of an answer without hits, as links; only those that lead somewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from indexer.asking.rescuing import DATES, Candidate, Rescue
from search_app.labels import parameter_label
from search_app.pages.explanation import SEARCH, Link, asking
from search_app.params import Question
from search_app.texts import say

_DATES = ("from", "to")


@dataclass(frozen=True, slots=True)
class Group:
    """Links that are offered for one reason."""

    label: str
    links: tuple[Link, ...]


def ways_out(found: Rescue | None, question: Question) -> tuple[Group, ...]:
    """What else can be asked, the nearest first; nothing where something was found."""
    if found is None:
        return ()
    groups = [
        *_near(found.candidates, question),
        Group(say("zero.without"), _less(found, question)),
    ]
    return tuple(group for group in groups if group.links)


def _near(candidates: tuple[Candidate, ...], question: Question) -> Iterator[Group]:
    for way, same in groupby(candidates, key=lambda near: near.way):
        links = tuple(
            Link(say("zero.total", words=near.value, total=near.total), url)
            for near in same
            for url in (asking(question, near.query),)
        )
        yield Group(say(f"zero.way.{way.value}"), links)


def _less(found: Rescue, question: Question) -> tuple[Link, ...]:
    """The question without one of its parts or conditions."""
    parts = (
        Link(
            say("zero.part", words=eased.left_out, total=eased.total),
            asking(question, eased.query),
        )
        for eased in found.parts
        if eased.total
    )
    conditions = (
        Link(say("zero.condition", label=_label(lifted.name), total=lifted.total), url)
        for lifted in found.conditions
        if lifted.total
        for url in (_lifted(question, lifted.name).url(SEARCH),)
    )
    return (*parts, *conditions)


def _lifted(question: Question, name: str) -> Question:
    for parameter in _DATES if name == DATES else (name,):
        question = question.with_one(parameter, "")
    return question


def _label(name: str) -> str:
    if name == DATES:
        return say("results.dates")
    return parameter_label(name)
