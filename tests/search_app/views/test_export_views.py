"""Files of whole results: what leads to them, what they are called, and how they stop."""

import csv
import io
from urllib.parse import quote

import pytest
from lxml import etree, html

from indexer.exports.forms import FORMS
from indexer.research import sweeping
from search_app.app import create_app
from search_app.views import export_views
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, HOSTILE, MEETING

MANY = tuple(a_meeting(f"m{n:03}", sections=[a_section()]) for n in range(30))


@pytest.fixture
def scanning():
    return ScanningEngine(MEETING, HOSTILE, *MANY)


@pytest.fixture
def client(scanning):
    return create_app(scanning).test_client()


def test_results_lead_to_every_form(client):
    page = html.fromstring(client.get("/search?q=停车&size=5&page=2").text)
    links = page.xpath("//a[@download]/@href")
    assert [link.rpartition("=")[2] for link in links] == list(FORMS)
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.data


def test_a_file_has_all_results_under_its_own_name(client):
    answer = client.get("/export?q=停车&page=3&size=2")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert len(rows[13:]) == 30
    assert rows[0][:2] == ["检索式 Query", "停车"]
    assert rows[10][:2] == ["网址 Address", f"http://localhost/search?q={quote('停车')}"]
    assert answer.content_type == "text/csv; charset=utf-8"
    name = quote("纪要检索 停车.csv")
    assert answer.headers["Content-Disposition"].endswith(f"filename*=UTF-8''{name}")


@pytest.mark.parametrize("asked", ["format=docx", "format=", "format=CSV", "yeer=2023"])
def test_what_is_unknown_is_refused_in_words(client, asked):
    answer = client.get(f"/api/v1/export?{asked}")
    assert answer.status_code == 400
    assert answer.json["code"] == "bad-parameter"
    assert client.get(f"/export?{asked}").status_code == 400


def test_the_work_stops_with_the_download(client, scanning, monkeypatch):
    monkeypatch.setattr(sweeping, "_BATCH", 5)
    monkeypatch.setattr(export_views, "PIECE", 1)
    answer = client.get("/export?q=停车&format=jsonl", buffered=False)
    pieces = iter(answer.response)
    for _ in range(3):
        next(pieces)
    asked = len(scanning.requests)
    answer.close()
    assert next(pieces, None) is None
    assert len(scanning.requests) == asked == 2


def test_few_exports_run_at_once(client, monkeypatch):
    monkeypatch.setattr(export_views, "PIECE", 1)
    answers = [
        client.get("/export?format=jsonl", buffered=False) for _ in range(export_views.MOST_AT_ONCE)
    ]
    refused = client.get("/api/v1/export?format=jsonl")
    assert refused.status_code == 503
    assert refused.json["code"] == "too-many-exports"
    assert refused.headers["Retry-After"]
    answers[0].close()
    assert client.get("/export?format=jsonl").status_code == 200
    answers[1].close()


def test_small_pieces_are_sent_together(client, monkeypatch):
    whole = client.get("/export?q=停车&format=csv").data
    monkeypatch.setattr(export_views, "PIECE", 700)
    answer = client.get("/export?q=停车&format=csv", buffered=False)
    pieces = list(answer.response)
    assert len(b"".join(pieces)) == len(whole)
    assert all(len(piece) >= 700 for piece in pieces[:-1])
    assert len(pieces) > 3


def test_a_file_is_never_shown_as_a_page(client):
    answer = client.get("/export?format=tei")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    texts = etree.fromstring(answer.data)
    assert ATTACK in "".join(texts.itertext())
    assert texts.xpath("//*[local-name()='script']") == []


def test_head_tells_of_a_file_without_writing_it(client, scanning):
    assert client.head("/export?format=csv").status_code == 200
    assert client.get("/export?format=csv").status_code == 200
