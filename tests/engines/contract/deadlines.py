"""Questions that take too long."""

import itertools
from dataclasses import replace

import pytest

from indexer.errors import (
    QueryTimeout,
)
from indexer.query.clauses import (
    AllOf,
    Phrase,
)
from indexer.query.deadline import Deadline
from indexer.query.request import SearchRequest
from tests.engines import invented
from tests.engines.contract.engines import EVERYTHING, OF_EVERY_KIND, Engines, ids, write


class DeadlineContract(Engines):
    """A question that is late is given up, wherever it is by then, and the next one answered."""

    @pytest.mark.parametrize("query", OF_EVERY_KIND, ids=str)
    def test_what_is_late_is_not_begun(self, known, query):
        request = SearchRequest(query, limit=EVERYTHING)
        with pytest.raises(QueryTimeout):
            known.search(replace(request, deadline=Deadline(1.0, lambda: 1.0)))
        assert known.search(replace(request, deadline=Deadline(1.1, lambda: 1.0))).hits

    def test_it_may_be_given_up_at_any_step(self, make_engine, tmp_path):
        make, query = make_engine(tmp_path / "index"), AllOf(OF_EVERY_KIND[:7])
        write(make, *invented.ALL)
        expected = ids(make, query)
        assert expected
        steps = given_up_at_each_step(make_engine(tmp_path / "index"), query)
        assert len(steps) > 15
        assert steps[-1] == expected
        assert set(steps[:-1]) == {"late"}


def given_up_at_each_step(engine, query):
    """Asks with more and more time, by a clock that ticks when it is read, up to the answer."""
    steps = []
    while not steps or steps[-1] == "late":
        clock = itertools.count().__next__
        try:
            steps.append(ids(engine, query, deadline=Deadline(len(steps), clock)))
        except QueryTimeout:
            steps.append("late")
        assert len(ids(engine, Phrase("老旧小区"))) == 2
    return steps
