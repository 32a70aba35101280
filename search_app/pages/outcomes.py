"""Outcomes as chips that differ by word and by shape, since colour alone tells too few people."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A family of outcomes: the name of its style and the sign before the word."""

    style: str
    sign: str


# The first pattern that is found decides: 不同意 before 同意, 原则同意 before 同意.
_SHAPES: tuple[tuple[str, Shape], ...] = (
    ("不同意|不予|未通过|否决|撤回", Shape("refused", "✕")),
    ("暂缓|退回|未形成|再次|再议|另行|下次|进一步研究|修改后再", Shape("deferred", "△")),
    ("原则|基本|附条件", Shape("principle", "◐")),
    ("同意|通过|批准|审定", Shape("passed", "●")),
    ("听取|传达|学习|通报|知悉|备查", Shape("heard", "○")),
)
_OTHER = Shape("other", "■")


def outcome_shape(outcome: str) -> Shape:
    """The shape of an outcome; one of its own for a word that is in no family."""
    return next((shape for pattern, shape in _SHAPES if re.search(pattern, outcome)), _OTHER)
