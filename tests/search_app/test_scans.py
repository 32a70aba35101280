"""What was recognised from a scan says so wherever it is shown; everything else is silent."""

import pytest
from lxml import html

from search_app.app import create_app
from tests.search_app.canned import MEETING, SCAN, CannedEngine


def page(meeting, url):
    answer = create_app(CannedEngine(meeting)).test_client().get(url)
    return html.fromstring(answer.text)


def flags(tree):
    return [element.text_content() for element in tree.find_class("flag")]


def test_every_name_of_a_scan_is_to_be_checked():
    tree = page(SCAN, "/meetings/scan")
    assert flags(tree) == ["待核"] * len(SCAN.attendees)
    assert "文字识别读出" in tree.find_class("notice")[0].text_content()
    (chair,) = tree.xpath("//dt[text()='主持']/following-sibling::dd")
    assert chair.text_content().strip() == "林望舒（区长；待核）"


def test_every_hit_of_a_scan_is_marked():
    tree = page(SCAN, "/search?q=加装电梯")
    assert flags(tree) == ["文字识别"] * len(tree.find_class("hit"))


@pytest.mark.parametrize("url", ["/meetings/qinghe-2024-3", "/search?q=加装电梯"])
def test_other_texts_bear_no_such_mark(url):
    tree = page(MEETING, url)
    assert flags(tree) == []
    assert "待核" not in tree.text_content()


@pytest.mark.parametrize("meeting", [MEETING, SCAN])
def test_the_api_tells_it_too(meeting):
    client = create_app(CannedEngine(meeting)).test_client()
    scanned = meeting is SCAN
    assert {hit["ocr"] for hit in client.get("/api/v1/search").json["hits"]} == {scanned}
    told = client.get(f"/api/v1/meetings/{meeting.id}").json
    assert {person["unverified"] for person in told["attendees"]} == {scanned}
