"""Items like one, and earlier ones on the same matter."""

from dataclasses import replace

import pytest

from corpus.model import PartialDate
from indexer.research.errors import OutlineNotCompared, SectionNotFound
from indexer.research.similar import similar, similar_json
from tests.indexer.over_time import ALL, ENGINES, FIFTH, FIRST, FOURTH, SECOND, asking

YEAR_ALONE = replace(SECOND, id="o-year", date=PartialDate(2023))


@pytest.fixture(scope="module", params=ENGINES)
def asker(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("similar")
    with asking(request.param, folder, *ALL, YEAR_ALONE) as asker:
        yield asker


def ids(records):
    return [record.section_id for record in records]


def test_earlier_items_on_the_same_document_newest_first(asker):
    found = similar(asker, "o-fourth-s1")
    assert (found.meeting, found.section) == (FOURTH, FOURTH.sections[0])
    # o-year is of 2023 and names the document, but may be later.
    assert ids(found.same_document) == ["o-second-s1", "o-first-s1"]
    assert "o-year-s1" not in ids(found.earlier)


def test_what_shares_little_more_than_common_words_is_not_like_it(asker):
    assert "o-first-s2" not in ids(similar(asker, "o-fifth-s1").alike)
    assert "o-third-s1" not in ids(similar(asker, "o-fourth-s2").alike)


def test_nothing_is_earlier_than_the_first(asker):
    found = similar(asker, "o-first-s1")
    assert found.same_document == found.earlier == ()
    assert found.alike and all(r.meeting_id != FIRST.id for r in found.alike)


def test_most_alike_come_first_and_earlier_ones_are_earlier(asker):
    found = similar(asker, "o-fifth-s1")
    assert ids(found.alike)[0] == "o-fourth-s3"
    assert set(ids(found.alike)) <= {"o-fourth-s2", "o-fourth-s3"}
    assert all(record.date < FIFTH.date for record in found.earlier)
    assert found.same_document == ()


def test_no_item_is_told_twice_as_earlier(asker):
    found = similar(asker, "o-fourth-s1")
    assert not set(ids(found.same_document)) & set(ids(found.earlier))


def test_the_outline_of_a_meeting_is_no_item(asker):
    with pytest.raises(OutlineNotCompared, match="o-first-s0"):
        similar(asker, "o-first-s0")
    with pytest.raises(SectionNotFound):
        similar(asker, "o-nowhere-s0")


def test_an_undated_meeting_has_nothing_before_it(asker):
    found = similar(asker, "o-undated-s1")
    assert found.same_document == found.earlier == () and found.alike


@pytest.mark.parametrize(
    "section_id", ["o-first-s9", "o-first", "nobody-s1", "", "-s1", "o-first-s01"]
)
def test_an_unknown_item_is_refused(asker, section_id):
    with pytest.raises(SectionNotFound):
        similar(asker, section_id)


def test_json_has_all_three_lists(asker):
    shown = similar_json(similar(asker, "o-fourth-s1"))
    assert list(shown) == ["section_id", "heading", "date", "same_document", "earlier", "alike"]
    assert shown["same_document"][0]["date"] == "2020-11-30"
