"""A long result, slice after slice: in one order, asked once, given up in time."""

from contextlib import closing
from dataclasses import replace

import pytest

from corpus.model import PartialDate
from indexer.engines import open_engine
from indexer.errors import QueryTimeout
from indexer.query.clauses import Everything, Scope, Together, Words
from indexer.query.deadline import Deadline
from indexer.query.request import SearchRequest, Sort
from indexer.records import flatten
from tests.fakes import a_meeting, a_section

schema = pytest.importorskip("indexer.engines.tantivy_documents")
ranking = pytest.importorskip("indexer.engines.tantivy_ranking")
scopes = pytest.importorskip("indexer.engines.tantivy_scopes")

DATES = (None, PartialDate(2023), *(PartialDate(2024, 1 + n % 5, 1 + n % 9) for n in range(30)))
MEETINGS = tuple(
    a_meeting(
        f"m{n:02}", date=DATES[n % len(DATES)], sections=[a_section(order=k) for k in range(1, 13)]
    )
    for n in range(61)
)


@pytest.fixture(scope="module")
def long(segmenter, tmp_path_factory):
    """A result that is long enough to be ordered by days, many sections to a day."""
    with closing(open_engine(f"tantivy:{tmp_path_factory.mktemp('long')}", segmenter)) as engine:
        with engine.writer(fresh=True) as writer:
            for meeting in MEETINGS:
                writer.replace_meeting(meeting.id, flatten(meeting, "print"))
        yield engine


@pytest.mark.parametrize("size", [7, 199, 250, 400])
@pytest.mark.parametrize("query", [Everything(), Together(Scope.SENTENCE, Words("停车 管理"))])
def test_slices_of_a_long_result_follow_each_other(long, query, size):
    request = SearchRequest(query, sort=Sort.NEWEST, limit=size)
    first = long.search(replace(request, limit=10_000))
    expected = sorted((hit.record for hit in first.hits), key=schema.newest_key)
    pages = [long.search(replace(request, offset=n)) for n in range(0, first.total, size)]
    found = [hit.record.section_id for page in pages for hit in page.hits]
    assert found == [record.section_id for record in expected]
    assert len(found) == first.total > 700
    assert {(page.total, page.meetings) for page in pages} == {(first.total, first.meetings)}


def test_a_question_is_made_ready_once_for_all_its_slices(long, monkeypatch):
    read = []
    query = Together(Scope.SENTENCE, Words("停车 办法"))
    section = scopes.Section
    monkeypatch.setattr(scopes, "Section", lambda *given: read.append(1) or section(*given))
    for offset in (0, 300, 600):
        long.search(SearchRequest(query, sort=Sort.NEWEST, offset=offset, limit=300))
    assert len(read) == len(set(MEETINGS)) * 12


def test_a_question_that_was_made_ready_still_gives_up_in_time(long):
    request = SearchRequest(Words("停车"))
    long.search(request)
    with pytest.raises(QueryTimeout):
        long.search(replace(request, deadline=Deadline(0.0)))


@pytest.mark.parametrize("size", [7, 250])
def test_slices_of_what_weighs_the_same_follow_each_other(long, monkeypatch, size):
    """By score, then the newest, then by place; put in order once for all slices."""
    request = SearchRequest(Words("停车 管理"), limit=size)
    whole = long.search(replace(request, limit=10_000)).hits
    expected = sorted(whole, key=lambda hit: (-hit.score, schema.newest_key(hit.record)))
    ordered = []
    plain = ranking._ranking
    monkeypatch.setattr(ranking, "_ranking", lambda *given: ordered.append(1) or plain(*given))
    long.search(SearchRequest(Words("办法"), limit=1))
    pages = [long.search(replace(request, offset=n)) for n in range(0, len(whole), size)]
    found = [hit.record.section_id for page in pages for hit in page.hits]
    assert found == [hit.record.section_id for hit in expected]
    assert len(found) == pages[0].total > 700
    assert len(ordered) <= 4
