"""Outcomes of labelled texts: what most readers noted is found, and hardly anything else."""

from collections import Counter

import pytest

from benchmarks.extraction import agreement
from benchmarks.extraction.agreement import MOST, OURS, compared, labelled
from benchmarks.extraction.score import Tally

TEXTS = tuple(labelled())
KINDS = sorted({text.name.partition("/")[0] for text in TEXTS})

LEAST = (0.95, 0.92)
"""Precision and recall."""

LESS = {"mixed-8": (0.94, 0.87), "typical-11": (0.93, 0.93)}
"""Sets by which few rules have been written: they are nearer to texts that nobody has seen."""


@pytest.mark.parametrize("kind", KINDS)
def test_we_find_what_most_readers_noted(kind):
    precision, recall = LESS.get(kind, LEAST)
    tally = compared(TEXTS)[kind, MOST, OURS]
    assert tally.precision >= precision
    assert tally.recall >= recall


def test_what_both_of_two_noted_is_what_most_did():
    noted = Counter(["同意", "同意", "暂缓"]), Counter(["同意", "审定"])
    assert +agreement._most(noted) == Counter(["同意"])


def test_what_one_misses_and_invents_is_counted():
    found = {"a": Counter(["同意", "同意"]), "b": Counter(["同意", "暂缓"])}
    sums = compared([agreement.Labelled("x/1.txt", found)])
    assert sums["x", "a", "b"] == Tally(1, 1, 1)
