import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from lxml import html

from corpus.serialize import dumps
from indexer.query.results import Facet, FacetCount
from search_app.app import create_app
from search_app.cli import jiyao
from tests.search_app.canned import LIFTS, MEETING, CannedEngine

HIT_KEYS = [
    "section_id",
    "meeting_id",
    "order",
    "number",
    "heading",
    "heading_spans",
    "meeting_title",
    "meeting_title_spans",
    "doc_number",
    "doc_number_spans",
    "date",
    "bodies",
    "kind",
    "item_kinds",
    "outcomes",
    "verdicts",
    "documents",
    "ocr",
    "recognised",
    "url",
    "excerpts",
]


def test_search_answers_the_same_as_the_page(client):
    answer = client.get("/api/v1/search?q=加装电梯&year=2024&size=3")
    found = answer.json
    assert answer.mimetype == "application/json"
    assert found["query"] == {"q": ["加装电梯"], "year": ["2024"], "size": ["3"]}
    shape = ("total", "meetings", "page", "pages", "size", "sort")
    assert [found[key] for key in shape] == [5, 2, 1, 2, 3, "relevance"]
    assert len(found["hits"]) == 3


def test_keys_stand_in_a_stable_order(client):
    found = json.loads(client.get("/api/v1/search?q=加装电梯 OR").data)
    members = (
        "query",
        "notes",
        "reading",
        "scopes",
        "rescue",
        "total",
        "meetings",
        "texts",
        "page",
        "pages",
        "size",
        "sort",
    )
    assert list(found) == [*members, "hits", "nearest", "facets", "generation", "next", "cards"]
    assert list(found["hits"][0]) == HIT_KEYS
    assert list(found["facets"][0]) == ["name", "label", "total", "values"]
    assert list(found["notes"][0]) == ["code", "message", "message_en"]


def test_how_the_question_was_read(client):
    reading = client.get("/api/v1/search?q=加裝电梯 -防汛").json["reading"]
    assert reading["offers"] == []
    assert client.get("/api/v1/search?q=加裝电梯 -防汛").json["rescue"] is None
    (first, second) = reading["parts"]
    assert (first["folded"], first["without"], first["total"]) == ("加装电梯", "-防汛", 5)
    assert (second["excluded"], second["without"]) == (True, "加裝电梯")


def test_what_else_can_be_asked():
    client = create_app(CannedEngine(MEETING, total=0)).test_client()
    found = client.get("/api/v1/search?q=电梯 防汛&year=2024").json
    assert [rung["query"] for rung in found["scopes"]] == [
        "同句(电梯 防汛)",
        "同段(电梯 防汛)",
        "同议题(电梯 防汛)",
        "同会(电梯 防汛)",
    ]
    assert found["rescue"] == {
        "without": [
            {"part": "电梯", "query": "防汛", "total": 0},
            {"part": "防汛", "query": "电梯", "total": 0},
        ],
        "conditions": [{"name": "year", "total": 0}],
        "candidates": [],
    }


class Named(CannedEngine):
    """Counts one title for every facet that it is asked for."""

    def search(self, request):
        found = super().search(request)
        facets = tuple(Facet(name, (FacetCount("青禾区停车办法", 2),)) for name in request.facets)
        return replace(found, facets=facets)


def test_what_the_words_may_become():
    client = create_app(Named(MEETING)).test_client()
    assert client.get("/api/v1/suggest").json == {"query": "", "suggestions": []}
    (first, *_) = client.get("/api/v1/suggest?q=停车").json["suggestions"]
    assert first == {
        "kind": "document",
        "label": "文件",
        "text": "青禾区停车办法",
        "query": "《青禾区停车办法》",
        "total": 2,
    }
    assert client.get(f"/api/v1/suggest?q={'甲' * 5000}").json["suggestions"] == []


def test_spans_mark_the_words_of_the_text(client):
    hit = client.get("/api/v1/search?q=加装电梯").json["hits"][1]
    assert hit["section_id"] == "qinghe-2024-3-s1"
    places = [(hit["heading"], hit["heading_spans"])]
    places += [(excerpt["text"], excerpt["spans"]) for excerpt in hit["excerpts"]]
    assert len(places) == 3
    assert {text[a:b] for text, spans in places for a, b in spans} == {"加装电梯"}


def test_a_selected_value_leads_back_out(client):
    (years, _) = client.get("/api/v1/search?q=a&year=2024").json["facets"]
    assert years["label"] == "年份"
    assert [value["url"] for value in years["values"]] == [
        "/api/v1/search?q=a&year=2024&year=2023",
        "/api/v1/search?q=a",
    ]


class Crowded(CannedEngine):
    """Names more people than any answer can list, the last of them as one that is selected."""

    def search(self, request):
        crowd = tuple(FacetCount(f"人{n}", 2000 - n, n == 1999) for n in range(2000))
        return replace(super().search(request), facets=(Facet("attendee", crowd),))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("", [*range(100)]),
        ("facet_values=", [*range(100)]),
        ("facet_values=3", [0, 1, 2]),
        ("facet_values=1000", [*range(1000)]),
        ("attendee=人1999&facet_values=2", [0, 1, 1999]),
    ],
)
def test_a_facet_lists_so_many_values_and_tells_how_many_there_are(asked, listed):
    client = create_app(Crowded(MEETING)).test_client()
    (facet,) = client.get(f"/api/v1/search?{asked}").json["facets"]
    assert [value["value"] for value in facet["values"]] == [f"人{n}" for n in listed]
    assert facet["total"] == 2000


@pytest.mark.parametrize("asked", ["0", "1001", "-1", "all", "１", "3&facet_values=5"])
def test_another_number_of_values_is_refused(client, asked):
    answer = client.get(f"/api/v1/search?facet_values={asked}")
    assert (answer.status_code, answer.json["code"]) == (400, "bad-parameter")
    assert "1 到 1000" in answer.json["detail"]


def test_pages_that_a_cursor_leads_to_take_the_number_of_values():
    client = create_app(CannedEngine(MEETING)).test_client()
    asked = "/api/v1/search?size=2&facet_values=5"
    cursor = client.get(asked).json["next"]
    assert client.get(f"{asked}&cursor={cursor}").json["page"] == 2


def test_chinese_stands_unescaped(client):
    assert "加装电梯" in client.get("/api/v1/search").text


def test_a_meeting_is_its_minutes_json(client):
    answer = client.get(f"/api/v1/meetings/{MEETING.id}")
    assert answer.mimetype == "application/json"
    assert answer.json == json.loads(dumps(MEETING))


def test_the_marks_of_a_meeting_are_those_of_its_page(client):
    address = f"/meetings/{MEETING.id}"
    found = client.get(f"/api/v1{address}/marks?q=加装电梯").json
    assert list(found) == ["query", "total", "title", "spans"]
    assert (found["query"], found["total"], found["title"]) == ("加装电梯", 3, [])
    texts = {"s1": LIFTS.heading}
    texts |= {f"s1p{n}": (p.label or "") + p.text for n, p in enumerate(LIFTS.paragraphs, 1)}
    assert found["spans"].keys() == texts.keys()
    for anchor, spans in found["spans"].items():
        assert [texts[anchor][a:b] for a, b in spans] == ["加装电梯"]
    page = html.fromstring(client.get(f"{address}?q=加装电梯").text)
    assert len(page.xpath("//mark")) == found["total"]


def test_the_marks_of_no_meeting_are_a_problem(client):
    answer = client.get("/api/v1/meetings/nowhere/marks?q=a")
    assert (answer.status_code, answer.json["code"]) == (404, "meeting-not-found")
    assert client.get(f"/api/v1/meetings/{MEETING.id}/marks").json["spans"] == {}


def test_an_outcome_comes_with_its_sentence(client):
    hit = client.get("/api/v1/search?q=加装电梯").json["hits"]
    (verdict,) = next(h["verdicts"] for h in hit if h["heading"] == LIFTS.heading)
    assert (verdict["outcome"], verdict["evidence"]) == ("原则同意", LIFTS.decisions[0].evidence)
    assert verdict["url"].endswith("#s1p1")


def without(members, *names):
    """The same at all depths without some members."""
    if isinstance(members, dict):
        return {n: without(v, *names) for n, v in members.items() if n not in names}
    return [without(one, *names) for one in members] if isinstance(members, list) else members


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "改造"},
        {"q": "改造 OR", "year": "2023", "size": "3", "page": "2"},
        {"q": "概况 会议", "sort": "oldest"},
        {"q": "机关:甲局 改造"},
        {"q": "改造", "body": "甲局"},
        {"q": "加装电体", "outcome": "原则同意"},
        {"q": '"老旧小区"', "attendee": "尉迟砚"},
    ],
)
def test_the_command_prints_what_the_api_returns(sample_client, sample_place, asked):
    options = [f"--{name}={value}" for name, value in asked.items() if name != "q"]
    words = asked.get("q", "").split()
    run = CliRunner().invoke(jiyao, ["search", *words, *options, "--json", "--index", sample_place])
    printed = json.loads(run.stdout)
    assert printed.pop("schema") == 1
    told = without(sample_client.get("/api/v1/search", query_string=asked).json, "url", "label")
    for name in ("generation", "next", "cards"):
        del told[name]
    # The command has time to count each part; a page does not ask it to.
    assert without(printed, "label") == told
    assert list(printed) == list(told)


def test_a_condition_that_nothing_meets_is_told(sample_client):
    said = "“会议主体：甲局”：索引里没有这个值。"
    (note,) = sample_client.get("/api/v1/search?q=改造&body=甲局").json["notes"]
    assert (note["code"], note["message"]) == ("unknown-value", said)
    assert said in sample_client.get("/search?q=改造&body=甲局").text
    known = sample_client.get("/api/v1/search?q=改造&body=稔川市人民政府&year=2022&kind=党组会议")
    assert known.json["notes"] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_spans_are_of_the_text_beside_them(sample_client, language):
    """The heading of an outline is another on an English page; here it is as it is written."""
    found = sample_client.get(
        "/api/v1/search?q=概况 会议&size=50", headers={"Accept-Language": language}
    )
    marked = [hit for hit in found.json["hits"] if hit["heading_spans"]]
    assert marked
    for hit in marked:
        words = {hit["heading"][start:end] for start, end in hit["heading_spans"]}
        assert words <= {"概况", "会议", "会议概况"}, hit["heading"]
