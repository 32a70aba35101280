"""A text that is no minutes is shown as what it is, and never as a meeting."""

import pytest
from lxml import html

from indexer.opening import open_index
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from search_app.app import create_app
from tests.search_app.canned import TEXT, CannedEngine

LABEL = "未识别为会议纪要的文本"
MINUTES = """柳泉区政府第9次常务会议纪要

2024年3月8日上午，区长安静主持召开柳泉区政府第9次常务会议。

一、审议《柳泉区泉眼保护办法》

会议审议通过《柳泉区泉眼保护办法》。

出席：安静 成林
"""
RULES = "柳泉区泉眼保护工作规则\n\n第一条　泉眼保护实行日巡查。\n\n第二条　会议由区长召集。\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A real index of one record and one text, asked for by --minutes-anyway."""
    top = tmp_path_factory.mktemp("texts")
    (top / "files").mkdir()
    (top / "files" / "a.txt").write_text(MINUTES, encoding="utf-8")
    (top / "files" / "b.txt").write_text(RULES, encoding="utf-8")
    with open_index(str(top / "index")) as engine:
        with open_manifest(top / "sources") as manifest:
            update(engine, manifest, [top / "files"], anyway=True)
        yield create_app(engine).test_client()


def tree(client, url):
    return html.fromstring(client.get(url).text)


def test_a_hit_bears_the_label_and_is_not_counted_as_a_meeting(client):
    page = tree(client, "/search?q=泉眼")
    assert "找到 1 次会议、1 项议题" in page.text_content()
    assert f"另有 1 份{LABEL}" in page.text_content()
    labelled = [hit for hit in page.find_class("hit") if hit.find_class("flag")]
    assert ["日巡查" in hit.text_content() for hit in labelled] == [True]
    found = client.get("/api/v1/search?q=泉眼").json
    assert (found["total"], found["meetings"], found["texts"]) == (2, 1, 1)
    assert sorted(hit["recognised"] for hit in found["hits"]) == [False, True]


def test_a_cited_search_counts_as_the_page_does(client):
    (text,) = tree(client, "/search?q=泉眼").xpath("//details[@class='cite']/pre/text()")
    assert f"共 1 项议题（含会议概况）、1 次会议，另有 1 份{LABEL}；" in text
    page = tree(client, text.rpartition(" ")[2].removeprefix("http://localhost"))
    assert "共 1 项，与引用时相同" in page.find_class("notice")[0].text_content()


@pytest.mark.parametrize(
    ("status", "meetings", "texts"), [("会议纪要", 1, 0), (LABEL, 0, 1)], ids=["minutes", "texts"]
)
def test_either_kind_can_be_asked_for_alone(client, status, meetings, texts):
    found = client.get("/api/v1/search", query_string={"q": "泉眼", "status": status}).json
    assert (found["meetings"], found["texts"]) == (meetings, texts)
    assert {hit["recognised"] for hit in found["hits"]} == {not texts}


def test_the_facet_is_shown_where_there_are_such_texts(client):
    assert "文本类型" in tree(client, "/search?q=泉眼").text_content()
    assert "文本类型" not in tree(client, "/search?q=审议通过").text_content()


def test_the_home_page_lists_meetings_alone(client):
    page = tree(client, "/")
    assert "收录 1 次会议" in page.text_content()
    assert "工作规则" not in page.find_class("meetings")[0].text_content()
    about = tree(client, "/about").xpath("//tr")
    told = {row.findtext("th"): row.findtext("td") for row in about}
    assert (told["会议"], told[LABEL]) == ("1", "1")


def test_its_page_tells_no_fact_of_a_meeting(client):
    (hit,) = client.get("/api/v1/search", query_string={"status": LABEL}).json["hits"]
    page = tree(client, f"/meetings/{hit['meeting_id']}")
    assert "没有被识别为会议纪要" in page.find_class("notice")[0].text_content()
    assert "泉眼保护实行日巡查" in page.get_element_by_id("s0").text_content()
    for absent in ("facts", "agenda", "attendance"):
        assert page.find_class(absent) == []
    told = client.get(f"/api/v1/meetings/{hit['meeting_id']}").json
    silent = ("kind", "session", "term", "date", "chair", "attendees", "sections", "bodies")
    assert [key for key in silent if told[key]] == []
    assert (told["recognised"], told["title"]) == (False, "柳泉区泉眼保护工作规则")


def test_every_anchor_of_its_hits_is_on_its_page():
    client = create_app(CannedEngine(TEXT)).test_client()
    hits = client.get("/api/v1/search?q=加装电梯").json["hits"]
    page = tree(client, "/meetings/text")
    anchors = [excerpt["anchor"] for hit in hits for excerpt in hit["excerpts"]]
    assert anchors
    assert [a for a in anchors if page.get_element_by_id(a, None) is None] == []
