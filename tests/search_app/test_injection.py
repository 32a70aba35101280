"""Hostile texts in minutes and in addresses stay text, on pages and in every kind of file."""

import csv
import io
import json
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask import Flask, Response
from lxml import etree, html
from openpyxl import load_workbook

from corpus.model import Attendance, Attendee, Decision, DocumentMention, Paragraph
from search_app import headers
from search_app.app import create_app
from search_app.headers import HEADERS
from tests.fakes import a_meeting
from tests.payloads import FAMILIES, PAYLOADS
from tests.scanning import ScanningEngine
from tests.search_app.canned import LIFTS, MEETING

ACTIVE = ("iframe", "object", "embed", "base", "math", "foreignobject", "applet", "frame", "style")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")
LIST = "/api/v1/search?size=100&facet_values=1000&page={}"
ATOM = "{http://www.w3.org/2005/Atom}"
LINE = re.compile(
    "(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|X-WR-CALDESC|UID|DTSTAMP"
    "|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|TRANSP|CATEGORIES|CLASS)[:;]"
)
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def meeting_of(text, meeting_id):
    """A meeting that says the text wherever a meeting says anything."""
    section = replace(
        LIFTS,
        heading=text,
        number=text,
        paragraphs=(Paragraph(text, text),),
        documents=(DocumentMention(text, text, text, text),),
        reporters=(text,),
        decisions=(
            Decision(text, text, (text,), (text,), text, text),
            Decision(text, text, (text,), (text,), "2024年6月30日前", text),
        ),
    )
    return replace(
        MEETING,
        id=meeting_id,
        title=text,
        bodies=(text,),
        kind=text,
        location=text,
        attendees=(Attendee(text, Attendance.PRESENT, (text,), (text,), text),),
        sections=(section,),
        documents=(text,),
        issuers=(text,),
        publicity=text,
        preamble=(text,),
        conclusions=(text,),
        source=replace(MEETING.source, path=f"a/{text}", encoding=text),
    )


def site(*meetings):
    return create_app(ScanningEngine(*meetings)).test_client()


@pytest.fixture(scope="module")
def plain():
    return site(MEETING, a_meeting())


def assert_headers(answer):
    assert [name for name, _ in answer.headers if name.lower() in ("x-injected", "refresh")] == []
    assert all("\r" not in value and "\n" not in value for _, value in answer.headers)
    assert "a=b" not in answer.headers.getlist("Set-Cookie")
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def assert_page(answer):
    """No element or attribute can run anything or lead elsewhere."""
    assert_headers(answer)
    assert answer.mimetype == "text/html"
    # Lone controls are no part of HTML, and no browser takes them for mark-up.
    for element in html.document_fromstring(answer.text.replace("\0", "")).iter(etree.Element):
        assert element.tag not in ACTIVE
        if element.tag == "script" and element.get("type") == "application/ld+json":
            # A block of data, which no browser runs.
            assert json.loads(element.text)["@type"]
        elif element.tag == "script":
            assert element.get("src", "").startswith("/static/")
        assert element.tag != "meta" or element.get("http-equiv") is None
        for name, value in element.items():
            assert not name.startswith(("on", "style", "srcdoc"))
            if name in ADDRESSES and element.tag != "img":
                assert value[:1] in ("/", "#", "?") and value[1:2] not in ("/", "\\")


def assert_json(answer):
    assert_headers(answer)
    assert answer.mimetype in ("application/json", "application/problem+json")
    return json.loads(answer.data)


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)


def assert_csv(answer):
    assert_headers(answer)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA_SIGNS)] == []


def assert_workbook(answer):
    assert_headers(answer)
    for row in load_workbook(io.BytesIO(answer.data)).active.iter_rows():
        assert {cell.data_type for cell in row} <= {"s", "n"}


def assert_xml(answer):
    assert_headers(answer)
    # A strict parser that follows nothing: what it takes is well-formed and names no entity.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(answer.data, parser)
    assert root.getroottree().docinfo.internalDTD is None
    assert {etree.QName(e).localname for e in root.iter(etree.Element)}.isdisjoint({"a", "script"})


def assert_feed(answer):
    """Atom of nothing but Atom, whose passages are harmless HTML with links to this site."""
    assert_xml_of(answer, ATOM)
    assert answer.mimetype == "application/atom+xml"
    feed = etree.fromstring(answer.data)
    hrefs = feed.xpath("*/@href | */*/@href")
    for content in feed.iter(f"{ATOM}content"):
        passage = html.fragment_fromstring(content.text or "", create_parent=True)
        assert {element.tag for element in passage.iter()} <= {"div", "p", "a", "mark", "b"}
        assert {name for e in passage.iter() for name in e.attrib} <= {"href"}
        hrefs += passage.xpath(".//@href")
    assert [href for href in hrefs if not href.startswith("http://localhost/")] == []


def assert_xml_of(answer, namespace):
    assert_headers(answer)
    root = etree.fromstring(answer.data, etree.XMLParser(resolve_entities=False, no_network=True))
    assert root.getroottree().docinfo.internalDTD is None
    assert {str(element.tag).rpartition("}")[0] + "}" for element in root.iter()} == {namespace}


def assert_calendar(answer, events):
    """So many events, and no line that is none of ours."""
    assert_headers(answer)
    assert answer.mimetype == "text/calendar"
    lines = answer.data.decode().replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    assert [line for line in lines if not LINE.match(line)] == []
    assert [line for line in lines if re.search("[\x00-\x08\x0a-\x1f\x7f]", line)] == []
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= events > 0


def assert_calendar_of_one(answer):
    assert_calendar(answer, 1)


CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nA:\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
PASSAGE = f"<feed xmlns='{ATOM[1:-1]}'><entry><content>{{}}</content></entry></feed>"


def test_there_are_enough():
    assert len(PAYLOADS) >= 200


@pytest.fixture(scope="module", params=FAMILIES)
def told(request):
    """The texts of a family, and a site with a meeting for each."""
    texts = FAMILIES[request.param]
    return texts, site(*(meeting_of(text, f"m{at}") for at, text in enumerate(texts)))


def test_pages_show_what_minutes_say_as_text(told):
    texts, client = told
    for page in ("/", "/search?size=100", "/search?size=100&page=2", "/search/values/document"):
        assert_page(client.get(page))
    assert_page(client.get("/duties?size=100"))
    for at in range(len(texts)):
        assert_page(client.get(f"/meetings/m{at}"))


def test_programs_are_given_what_minutes_say(told):
    texts, client = told
    found = {
        text for page in (1, 2) for text in texts_of(assert_json(client.get(LIST.format(page))))
    }
    assert set(texts) <= found
    for at, text in enumerate(texts):
        assert text in list(texts_of(assert_json(client.get(f"/api/v1/meetings/m{at}"))))


def test_files_hold_what_minutes_say_as_text(told):
    _, client = told
    for path in ("/api/v1/duties", "/api/v1/export"):
        assert_csv(client.get(f"{path}?format=csv"))
        assert_workbook(client.get(f"{path}?format=xlsx"))
    assert_xml(client.get("/api/v1/export?format=tei"))
    for form in ("txt", "jsonl"):
        answer = client.get(f"/api/v1/export?format={form}")
        assert answer.status_code == 200
        assert answer.mimetype != "text/html"
        assert_headers(answer)


def test_feeds_hold_what_minutes_say_as_text(told):
    texts, client = told
    entries, url = 0, "/feed.atom"
    while url:
        answer = client.get(url)
        assert_feed(answer)
        feed = etree.fromstring(answer.data)
        entries += len(feed.findall(f"{ATOM}entry"))
        url = next(iter(feed.xpath("*[local-name()='link'][@rel='next']/@href")), None)
    assert entries >= len(texts)


def test_a_calendar_holds_what_minutes_say_as_text(told):
    texts, client = told
    assert_calendar(client.get("/api/v1/duties?format=ics"), len(texts))


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_asked_stays_text(plain, family):
    for at, text in enumerate(FAMILIES[family]):
        asked = quote(text[:400], safe="")
        pages = [f"/search?q={asked}", f"/search?document={asked}&lang={asked}", f"/{asked}"]
        if at % 4 == 0:
            pages += [f"/{name}/{asked}" for name in ("people", "organizations", "documents")]
            pages += [f"/kwic?q={asked}", f"/trends?q={asked}", f"/search?{asked}=1&sort={asked}"]
            pages += [f"/meetings/{MEETING.id}?q={asked}", f"/meetings/{asked}"]
            assert_json(plain.get(f"/api/v1/suggest?q={asked}"))
            for feed in (f"/feed.atom?q={asked}", f"/feeds/documents/{asked}"):
                answer = plain.get(feed)
                assert answer.status_code in (200, 400, 404), (feed, answer.status_code)
                (assert_feed if answer.status_code == 200 else assert_page)(answer)
            answer = plain.get(f"/api/v1/export?format=tei&q={asked}")
            (assert_xml if answer.status_code == 200 else assert_json)(answer)
        for page in pages:
            answer = plain.get(page)
            assert answer.status_code in (200, 303, 308, 400, 404), (page, answer.status_code)
            assert_headers(answer)
            if answer.status_code not in (303, 308):
                assert_page(answer)
        assert_json(plain.get(f"/api/v1/search?q={asked}"))


@pytest.mark.parametrize(
    ("look", "body", "kind"),
    [
        (assert_page, "<p><img src=x onerror=a()>", "text/html"),
        (assert_page, "<p><script>a()</script>", "text/html"),
        (assert_page, "<p><a href='javascript:a()'>", "text/html"),
        (assert_page, "<p><a href='//evil.example/'>", "text/html"),
        (assert_json, "{", "application/json"),
        (assert_json, "{}", "text/html"),
        (assert_csv, "a,b\n=1,2\n", "text/csv"),
        (assert_csv, "a,b\n1\n", "text/csv"),
        (assert_xml, "<a>&b;</a>", "text/xml"),
        (assert_xml, "<TEI><script/></TEI>", "text/xml"),
        (assert_feed, f"<feed xmlns='{ATOM[1:-1]}'><x xmlns=''/></feed>", "application/atom+xml"),
        (assert_feed, PASSAGE.format("&lt;img src=x>"), "application/atom+xml"),
        (assert_feed, PASSAGE.format("&lt;a href='//evil.example/'>"), "application/atom+xml"),
        (assert_calendar_of_one, CALENDAR.replace("A:", "EVIL:"), "text/calendar"),
        (assert_calendar_of_one, CALENDAR.replace("A:", "SUMMARY:\x0b"), "text/calendar"),
        (assert_calendar_of_one, CALENDAR.replace("VEVENT", "VTODO"), "text/calendar"),
    ],
)
def test_the_looks_see_what_they_look_for(look, body, kind):
    app = Flask("bare")
    headers.install(app)
    save = {"Content-Disposition": "attachment"}
    app.add_url_rule("/", view_func=lambda: Response(body, mimetype=kind, headers=save))
    with pytest.raises((AssertionError, ValueError, etree.XMLSyntaxError)):
        look(app.test_client().get("/"))
