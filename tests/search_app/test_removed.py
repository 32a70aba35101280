"""A meeting on the list of removals answers 410 and leaves no trace on any page."""

import pytest

from indexer.opening import open_index
from indexer.records import flatten
from indexer.removals import RemovalList
from search_app.app import create_app
from tests.fakes import a_meeting, a_section
from tests.search_app.canned import LIFTS, MEETING

KEPT = a_meeting("kept", title="河口市常务会议纪要", sections=[a_section()])
TRACES = ("青禾", "加装电梯", "林望舒", "阮青禾", MEETING.id)
PAGES = (
    *(
        "/",
        "/search",
        "/api/v1/search",
        "/browse",
        "/about",
        "/duties",
        "/api/v1/duties?format=csv",
    ),
    *("/search/values/document", "/search/values/attendee"),
)


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "removed.txt"
    place.write_text("# 名单\n", "utf-8")
    return place


@pytest.fixture
def client(tmp_path, place):
    with open_index(str(tmp_path / "index")) as engine:
        with engine.writer() as writer:
            for meeting in (MEETING, KEPT):
                writer.replace_meeting(meeting.id, flatten(meeting, "f"))
        yield create_app(engine, removals=RemovalList(place)).test_client()


def test_what_is_removed_is_gone_at_once(client, place):
    document = f"/documents/{LIFTS.documents[0].base_title}"
    addresses = [f"/meetings/{MEETING.id}", f"/api/v1/meetings/{MEETING.id}"]
    assert [client.get(a).status_code for a in (*addresses, document)] == [200] * 3
    assert client.get("/api/v1/suggest?q=青禾").json["suggestions"]
    place.write_text(MEETING.id, "utf-8")
    for address in (*addresses, f"/meetings/{MEETING.id}/original"):
        answer = client.get(address)
        assert answer.status_code == (404 if address.endswith("original") else 410)
    assert "已应要求移除" in client.get(addresses[0]).text
    assert client.get(addresses[1]).json["code"] == "meeting-removed"
    assert client.get(document).status_code == 404
    assert client.get("/people/林望舒").status_code == 404
    assert client.get("/api/v1/suggest?q=青禾").json["suggestions"] == []
    assert client.get("/api/v1/search?q=加装电梯").json["total"] == 0
    for page in PAGES:
        text = client.get(page).text
        assert [trace for trace in TRACES if trace in text] == [], page
    assert "河口市" in client.get("/search").text


def test_no_answer_outlives_a_change_of_the_list(client, place):
    path = "/api/v1/search?q=会议"

    def status(sign):
        return client.get(path, headers={"If-None-Match": sign}).status_code

    first = client.get(path).headers["ETag"]
    assert status(first) == 304
    place.write_text(MEETING.id, "utf-8")
    second = client.get(path).headers["ETag"]
    assert (status(first), status(second)) == (200, 304)
    place.write_text(f"{MEETING.id}\n{KEPT.id}\n", "utf-8")
    assert (status(first), status(second)) == (200, 200)
