"""The order of those taken up last, against a plain sort of all hits, in every slice."""

import random

import pytest

from corpus.model import PartialDate
from indexer.asking.asker import Asker
from indexer.query.request import SearchRequest
from indexer.research.newcomers import newest_taken_up
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine

DATES = (
    None,
    PartialDate(2023),
    PartialDate(2023, 4),
    PartialDate(2024, 1, 9),
    PartialDate(2024, 1, 30),
)
TIMES = ("", "2030-01-01", "2030-01-02", "2030-01-05")


def a_collection(chance):
    meetings = [
        a_meeting(
            f"m{number:02}",
            date=chance.choice(DATES),
            sections=[a_section(order) for order in range(1, chance.randint(2, 5))],
        )
        for number in range(14)
    ]
    return ScanningEngine(*meetings), {m.id: chance.choice(TIMES) for m in meetings}


@pytest.mark.parametrize("seed", range(6))
def test_slices_are_those_of_the_whole(seed):
    engine, taken = a_collection(random.Random(seed))
    asker = Asker(engine)
    everything = engine.search(SearchRequest(limit=1_000)).hits
    expected = sorted(
        everything,
        key=lambda hit: (taken[hit.record.meeting_id], str(hit.record.date or "")[:7]),
        reverse=True,
    )
    for size in (1, 3, 7, 100):
        found = []
        for offset in range(0, len(everything), size):
            part = newest_taken_up(asker, SearchRequest(offset=offset, limit=size), taken)
            assert part.total == len(everything)
            found += part.hits
        assert [h.record.section_id for h in found] == [h.record.section_id for h in expected]


def test_past_the_end_and_nothing_found():
    engine, taken = a_collection(random.Random(1))
    assert newest_taken_up(Asker(engine), SearchRequest(offset=900, limit=5), taken).hits == ()
    empty = newest_taken_up(Asker(ScanningEngine()), SearchRequest(limit=5), taken)
    assert (empty.total, empty.hits) == (0, ())
