"""Numbers of persons are found and not shown: on no page, in no answer and in no export."""

from dataclasses import replace

import pytest

from corpus.model import Attendance, Attendee, DocumentMention, Paragraph
from indexer.masked import Masked
from indexer.opening import open_index
from indexer.query.clauses import Holding, Phrase
from indexer.query.request import Filter, SearchRequest
from indexer.records import flatten
from search_app.app import create_app
from tests.search_app.canned import FLOODS, LIFTS, MEETING

PHONE, SHOWN = "13912345678", "139******78"
TITLE = f"关于联系电话{PHONE}的请示"
TOLD = replace(
    MEETING,
    id="told",
    title=f"青禾区专题会议纪要（电话{PHONE}）",
    attendees=(Attendee("林望舒", Attendance.PRESENT, (f"区住建局{PHONE}",), ("局长",), PHONE),),
    sections=(
        replace(
            LIFTS,
            heading=f"审议《{TITLE}》",
            paragraphs=(Paragraph(None, "前言。" * 60 + f"联系人电话{PHONE}，会议原则同意。"),),
            documents=(DocumentMention(TITLE, TITLE, None),),
            decisions=(replace(LIFTS.decisions[0], object=TITLE, evidence=f"拨打{PHONE}。"),),
        ),
        FLOODS,
    ),
    preamble=(f"值班电话{PHONE}。",),
)
ADDRESSES = (
    *("/", f"/search?q={PHONE}", f"/api/v1/search?q={PHONE}", "/search", "/api/v1/search"),
    *("/meetings/told", f"/meetings/told?q={PHONE}", "/api/v1/meetings/told"),
    *(
        f"/api/v1/meetings/told/marks?q={PHONE}",
        "/api/v1/suggest?q=关于",
        "/search/values/document",
    ),
    *("/duties", "/api/v1/duties", "/api/v1/duties?format=csv", "/browse", "/cite?meeting=told"),
    *("/people/林望舒", "/api/v1/people/林望舒", "/about", "/api/v1/suggest?q=区住建局"),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with open_index(str(tmp_path_factory.mktemp("told") / "index")) as engine:
        with engine.writer() as writer:
            for meeting in (MEETING, TOLD):
                writer.replace_meeting(meeting.id, flatten(meeting, "f"))
        yield engine


@pytest.fixture(scope="module")
def client(engine):
    return create_app(engine).test_client()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_shows_the_number(client, address):
    answer = client.get(address)
    assert answer.status_code in (200, 404)
    if f"={PHONE}" not in address:
        assert PHONE not in answer.text


@pytest.mark.parametrize("path", ["/search", "/api/v1/search"])
def test_the_whole_number_finds_and_is_marked_masked(client, path):
    answer = client.get(f"{path}?q={PHONE}")
    assert SHOWN in answer.text
    if path == "/search":
        assert f"<mark>{SHOWN}</mark>" in answer.text
    else:
        assert answer.json["total"] == 3
        hits = [hit for hit in answer.json["hits"] if hit["order"] == 1]
        assert [SHOWN in excerpt["text"] for excerpt in hits[0]["excerpts"]] == [True]
        del answer.json["query"], answer.json["reading"]
        assert all(PHONE not in str(hit).replace(f"q={PHONE}", "") for hit in answer.json["hits"])


def test_mask_can_be_switched_off(engine):
    client = create_app(engine, mask=False).test_client()
    assert PHONE in client.get("/meetings/told").text
    assert PHONE in client.get("/api/v1/search").text


def test_a_value_is_asked_for_as_it_is_shown(engine):
    masked = Masked(engine)
    facet = masked.search(SearchRequest(facets=("document",), limit=0)).facets[0]
    title = TITLE.replace(PHONE, SHOWN)
    assert [count.count for count in facet.counts if count.value == title] == [1]
    assert facet.by_value()[title] == 1
    for request in (
        SearchRequest(filters=(Filter("document", frozenset({title})),)),
        SearchRequest(query=Holding("document", (title,))),
    ):
        assert [hit.record.meeting_id for hit in masked.search(request).hits] == ["told"]
        assert masked.count(request) == 1


def test_the_index_keeps_what_was_written(engine):
    assert engine.meeting("told") == TOLD
    assert Masked(engine).meeting(MEETING.id) == MEETING
    assert Masked(engine).search(SearchRequest(query=Phrase(PHONE))).total == 2


def test_originals_of_what_is_masked_stay_in_the_house(engine, tmp_path):
    client = create_app(engine, manifest=tmp_path / "none").test_client()
    answer = client.get("/meetings/told/original")
    assert (answer.status_code, "已遮盖的个人号码" in answer.text) == (403, True)
    assert "/original" not in client.get("/meetings/told").text
    assert "/original" in client.get(f"/meetings/{MEETING.id}").text
