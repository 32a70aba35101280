"""The questions and the engines of the benchmark: one meaning, the same totals for all."""

import os
from collections import Counter

import pytest

from benchmarks.speed.files import make_records
from benchmarks.speed.questions import COUNTS, make_questions
from benchmarks.speed.table import NODE, ROWS
from indexer.errors import EngineUnknown, MissingExtra

SIZE = 300


@pytest.fixture(scope="module")
def questions():
    return make_questions(seed=3, size=SIZE)


@pytest.fixture(scope="module")
def third(questions):
    """Every third question, which is some of each class."""
    found = questions[::3]
    assert {question.kind for question in found} == set(COUNTS)
    return found


@pytest.fixture(scope="module")
def answers(third, tmp_path_factory):
    """The answers of the first of our engines, which the others are held against."""
    work = tmp_path_factory.mktemp("work")
    return asked(ROWS[0], work, third)


def asked(row, work, questions):
    row.folder(work).mkdir(parents=True, exist_ok=True)
    subject = row.subject(work)
    subject.build(make_records(3, SIZE))
    subject.close()
    subject = row.subject(work)
    found = [subject.ask(question) for question in questions]
    subject.close()
    return found


def test_questions_are_mixed_and_the_same_every_time(questions):
    assert Counter(question.kind for question in questions) == COUNTS
    assert sum(COUNTS.values()) == 300
    assert make_questions(seed=3, size=SIZE) == questions


def test_questions_find_something(third, answers):
    for question, answer in zip(third, answers, strict=True):
        if question.kind != "filter":
            assert answer.total > 0, question
        assert len(answer.hits) == len(answer.snippets) == min(answer.total, 20)


@pytest.mark.parametrize("row", ROWS[1:], ids=lambda row: row.name)
def test_every_engine_finds_as_much(row, third, answers, tmp_path):
    if row.is_served and not os.environ.get(NODE):
        pytest.skip(f"{row.name}: no node; the contract of engines is shown without one")
    try:
        others = asked(row, tmp_path, third)
    except (ImportError, EngineUnknown, MissingExtra) as error:
        pytest.skip(f"{row.name}: {error}")
    for question, answer, other in zip(third, answers, others, strict=True):
        assert other.total == answer.total, question
        assert len(other.hits) == len(other.snippets) == min(other.total, 20), question
        # With a filter, ours count the filter's own facet as if it were not set.
        if not question.request.filters:
            assert other.facets == answer.facets, question
