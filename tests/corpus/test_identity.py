"""The id of a meeting."""

import pytest

from corpus.identity import meeting_id
from corpus.model import DocNumber, PartialDate

KNOWN = {
    "bodies": ("青石区政府",),
    "kind": "常务会议",
    "term": None,
    "session": 17,
    "date": PartialDate(2023, 8, 18),
    "doc_number": DocNumber("江青会", 2023, 16),
    "title": "青石区政府第17次常务会议纪要",
    "content": "全文",
}


def test_the_id_begins_with_the_day_and_is_the_same_every_time():
    assert meeting_id(**KNOWN) == meeting_id(**KNOWN)
    assert meeting_id(**KNOWN).startswith("20230818-")
    assert len(meeting_id(**KNOWN)) == len("20230818-") + 8


@pytest.mark.parametrize(
    ("field", "value"),
    [("bodies", ("柳泉区政府",)), ("kind", "党组会议"), ("session", 18), ("term", 3)],
)
def test_another_meeting_has_another_id(field, value):
    assert meeting_id(**KNOWN | {field: value}) != meeting_id(**KNOWN)


@pytest.mark.parametrize(("field", "value"), [("title", ""), ("content", ""), ("doc_number", None)])
def test_a_second_source_of_a_counted_meeting_has_the_same_id(field, value):
    assert meeting_id(**KNOWN | {field: value}) == meeting_id(**KNOWN)


def test_two_meetings_of_one_day_without_a_count_differ_by_number_or_title():
    uncounted = KNOWN | {"session": None, "doc_number": None}
    assert meeting_id(**uncounted) != meeting_id(**uncounted | {"title": "另一专题会议纪要"})


def test_without_body_and_number_the_text_tells():
    bare = KNOWN | {"bodies": (), "doc_number": None, "date": None}
    assert meeting_id(**bare).startswith("undated-")
    assert meeting_id(**bare) != meeting_id(**bare | {"content": "别的"})
