"""A long list is read some at a time; what is asked of others is on its way before it is needed."""

import pytest

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.query.request import SearchRequest
from indexer.records import SectionFacts
from indexer.research import sweeping
from indexer.research.errors import IndexSwitched
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine

MEETINGS = tuple(
    a_meeting(f"m{n:02}", date=PartialDate(2000 + n, 5, 1), sections=[a_section()])
    for n in range(12)
)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(sweeping, "_BATCH", 5)


def engine_of(count, *, is_far):
    engine = ScanningEngine(*MEETINGS[:count])
    engine.is_far = is_far
    return engine


def swept(engine):
    found, generation = engine.search(SearchRequest(limit=99)), engine.info().generation
    records = sweeping.swept(
        Asker(engine), SearchRequest(), SectionFacts, generation=generation, total=found.total
    )
    engine.requests.clear()
    return [hit.record.section_id for hit in found.hits], records


@pytest.mark.parametrize("is_far", [False, True])
@pytest.mark.parametrize("count", [0, 2, 5, 12])
def test_all_are_read_in_their_order(count, is_far):
    whole, records = swept(engine_of(count, is_far=is_far))
    assert [record.section_id for record in records] == whole
    assert len(whole) >= count


@pytest.mark.parametrize("is_far", [False, True])
def test_one_batch_is_read_ahead_where_others_do_the_work(is_far):
    engine = engine_of(12, is_far=is_far)
    _, records = swept(engine)
    next(records)
    records.close()
    assert len(engine.requests) == 1 + is_far


@pytest.mark.parametrize("is_far", [False, True])
def test_a_switch_is_told_when_its_turn_comes(is_far):
    engine = engine_of(12, is_far=is_far)
    _, records = swept(engine)
    read = [next(records) for _ in range(5)]
    engine.generation += 1
    with pytest.raises(IndexSwitched):
        read += records
    assert 5 <= len(read) < 12
