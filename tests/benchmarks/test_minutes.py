"""The invented minutes: the same every time, read as meant, of the length of real ones."""

import pytest

from benchmarks.speed.files import make_records, write
from benchmarks.speed.minutes import item_counts, make_meetings, text_of
from corpus.parse import read_meeting
from corpus.walk import walk

SIZE = 300


@pytest.fixture(scope="module")
def meetings():
    return list(make_meetings(seed=5, size=SIZE))


@pytest.mark.parametrize("size", [2, 8, 9, 17, 300, 1000, 10_000])
def test_every_record_is_counted(size):
    counts = item_counts(size)
    assert sum(counts) + len(counts) == size
    assert min(counts) >= 1
    assert max(counts) <= 10


def test_records_are_as_many_as_asked_for():
    assert sum(len(records.sections) for records in make_records(5, SIZE)) == SIZE


def test_a_seed_gives_the_same_bytes(tmp_path):
    for name, seed in (("one", 5), ("two", 5), ("other", 6)):
        write(tmp_path / name, seed, 60)
    one, two, other = (
        [(f.path, f.sha256) for f in walk(tmp_path / name)] for name in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_reading_a_file_gives_the_meeting_that_was_meant(meetings):
    for meeting in meetings:
        data = text_of(meeting).encode(meeting.source.encoding)
        assert read_meeting(data, meeting.source.path) == meeting


def test_meetings_are_like_real_ones(meetings):
    assert len({meeting.id for meeting in meetings}) == len(meetings)
    assert {meeting.source.encoding for meeting in meetings} == {"utf-8", "gb18030"}
    assert [m.date for m in meetings] == sorted(m.date for m in meetings)
    assert (meetings[0].date.year, meetings[-1].date.year) == (2005, 2024)
    items = sum(len(meeting.sections) for meeting in meetings)
    assert 300 <= sum(len(text_of(meeting)) for meeting in meetings) / items <= 650


def test_documents_come_back_stage_by_stage(meetings):
    stages = {}
    for meeting in meetings:
        for section in meeting.sections:
            for mention in section.documents:
                stages.setdefault(mention.base_title, []).append(mention.stage)
    assert any(len(set(found)) > 1 for found in stages.values())
