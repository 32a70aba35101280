"""Feeds and site files, held to the rules of their formats (RFC 4287, OpenSearch, sitemaps)."""

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

import pytest
from lxml import etree, html

from corpus.model import PartialDate
from search_app.app import create_app
from search_app.views import site_files
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, HOSTILE, MEETING

ATOM = "{http://www.w3.org/2005/Atom}"
VAGUE = replace(MEETING, id="qinghe-2024-4", date=PartialDate(2024, 4))
MANY = tuple(a_meeting(f"m{n:03}", sections=[a_section()]) for n in range(60))
PAYLOADS = ("=1+1]]><x/>", "\x00\x0b\x1f\ufffe", "&#0;&amp;<!ENTITY", ATTACK, "</feed>")
FEEDS = (
    "/feed.atom",
    "/feed.atom?q=加装电梯&year=2024",
    f"/feeds/documents/{quote('青禾区老旧小区加装电梯实施方案')}",
    f"/feeds/people/{quote('阮青禾@青禾区住房和城乡建设局')}",
    f"/feeds/organizations/{quote('青禾区住房和城乡建设局')}",
    f"/feeds/documents/{quote(ATTACK, safe='')}",
)


@pytest.fixture(scope="module")
def client():
    return create_app(ScanningEngine(MEETING, VAGUE, HOSTILE, *MANY)).test_client()


def feed_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.data)


def broken_rules(feed):
    """What is against RFC 4287, a line each."""
    found = []
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        counts = {name: len(part.findall(ATOM + name)) for name in ("id", "title", "updated")}
        found += [f"{name} stands {n} times" for name, n in counts.items() if n != 1]
        dates = [e.text for name in ("updated", "published") for e in part.findall(ATOM + name)]
        found += [d for d in dates if datetime.fromisoformat(d).tzinfo is None]
        if not re.fullmatch(r"[a-z]+:\S+", part.findtext(f"{ATOM}id") or ""):
            found.append("an id is no IRI")
        links = [(link.get("rel"), link.get("type")) for link in part.findall(f"{ATOM}link")]
        if len(links) != len(set(links)) or ("alternate", "text/html") not in links:
            found.append("links")
        found += [u for u in part.xpath("*/@href") if not re.fullmatch(r"http://[!-~]+", u)]
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        found.append("nobody wrote it")
    if len(feed.findall(f"{ATOM}link[@rel='self']")) != 1:
        found.append("no self")
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    return found + ([] if len(ids) == len(set(ids)) else ["an id stands twice"])


@pytest.mark.parametrize("url", FEEDS)
def test_a_feed_keeps_the_rules(client, url):
    feed = feed_of(client, url)
    assert broken_rules(feed) == []
    assert feed.findall(f"{ATOM}entry")


def test_the_feed_of_an_organization_has_the_meetings_that_it_held(client):
    (body,) = MEETING.bodies
    told = feed_of(client, f"/feeds/organizations/{quote(body)}").findall(f"{ATOM}entry")
    held = f"/meetings/{MEETING.id}"
    assert any(held in link.get("href") for entry in told for link in entry.findall(f"{ATOM}link"))


class MarkingEngine(ScanningEngine):
    """Marks a word, whatever is asked."""

    def search(self, request):
        return replace(super().search(request), marks=("先易后难",))


def test_an_entry_carries_the_passage():
    client = create_app(MarkingEngine(MEETING, VAGUE)).test_client()
    feed = feed_of(client, "/feed.atom?q=先易后难&body=青禾区人民政府&from=2024-03&to=2024-03")
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2024-03-08T00:00:00+08:00"
    assert entry.findtext(f"{ATOM}title").endswith(MEETING.title)
    passage = html.fragment_fromstring(entry.findtext(f"{ATOM}content"), create_parent=True)
    assert passage.xpath(".//mark/text()") == ["先易后难"]
    assert "加装电梯要先易后难" in passage.text_content()
    assert "会议原则同意《青禾区老旧小区加装电梯实施方案（送审稿）》。" in passage.text_content()
    assert all(h.startswith("http://localhost/meetings/") for h in passage.xpath(".//a/@href"))


def test_no_day_is_made_up(client):
    feed = feed_of(client, "/feed.atom?q=加装电梯&from=2024-04&to=2024-04")
    entry = feed.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published") is None
    assert entry.findtext(f"{ATOM}updated") == "2024-01-02T03:04:05+00:00"


def test_ids_are_the_same_from_another_host_and_generation(client):
    other = ScanningEngine(MEETING, VAGUE, HOSTILE, *MANY)
    other.generation = 7
    there = create_app(other).test_client()
    ids = [
        feed_of(c, url).xpath("//*[local-name()='id']/text()")
        for c, url in ((client, "/feed.atom"), (there, "http://minutes.example/feed.atom"))
    ]
    assert ids[0] == ids[1]


def test_older_entries_follow(client):
    first = feed_of(client, "/feed.atom?q=停车")
    (older,) = first.xpath("*[@rel='next']/@href")
    second = feed_of(client, older)
    assert second.xpath("*[@rel='next']") == []
    ids = [e.findtext(f"{ATOM}id") for f in (first, second) for e in f.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 60
    assert first.findtext(f"{ATOM}id") == second.findtext(f"{ATOM}id")


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_nothing_breaks_out_of_a_feed(payload):
    hostile = a_meeting(
        title=payload,
        bodies=(payload,),
        sections=[a_section(heading=payload, texts=(payload, f"停车{payload}"))],
    )
    client = create_app(ScanningEngine(hostile)).test_client()
    feed = feed_of(client, "/feed.atom?q=停车")
    assert broken_rules(feed) == []
    assert {e.tag.rpartition("}")[0] + "}" for e in feed.iter()} == {ATOM}
    passage = feed.findtext(f"{ATOM}entry/{ATOM}content")
    shown = html.fragment_fromstring(passage, create_parent=True)
    assert {element.tag for element in shown.iter()} <= {"div", "p", "a", "mark", "b"}


def test_a_question_is_escaped_too(client):
    feed = feed_of(client, f"/feed.atom?q={quote('停车 -' + ATTACK)}")
    assert broken_rules(feed) == []
    assert ATTACK in feed.findtext(f"{ATOM}title")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/feed.atom?yeer=1", 400),
        ("/feed.atom?page=0", 400),
        ("/feeds/documents/没有这份文件", 404),
        ("/feeds/people/没有此人@某局", 404),
        ("/feeds/organizations/没有这个单位", 404),
    ],
)
def test_what_is_not_there_is_told(client, url, status):
    assert client.get(url).status_code == status


@pytest.mark.parametrize(
    "url",
    [
        "/search?q=加装电梯&page=2&sort=oldest",
        "/documents/青禾区老旧小区加装电梯实施方案",
        "/people/阮青禾@青禾区住房和城乡建设局",
        "/organizations/青禾区住房和城乡建设局",
    ],
)
def test_pages_lead_to_their_feeds(client, url):
    page = html.fromstring(client.get(url).text)
    (link,) = page.xpath("//link[@type='application/atom+xml']/@href")
    assert page.xpath(f"//a[@href='{link}']")
    assert broken_rules(feed_of(client, link)) == []
    assert "page=" not in link


def test_a_feed_is_kept_as_long_as_the_generation(client):
    sign = client.get("/feed.atom").headers["ETag"]
    assert client.get("/feed.atom", headers={"If-None-Match": sign}).status_code == 304


def test_browsers_learn_how_to_search_here(client):
    page = html.fromstring(client.get("/help").text)
    (path,) = page.xpath("//link[@rel='search']/@href")
    found = etree.fromstring(client.get(path).data)
    names = [element.tag.rpartition("}")[2] for element in found]
    assert names == ["ShortName", "Description", "InputEncoding", "Image", "Url", "Url"]
    assert len(found[0].text) <= 16
    assert len(found[1].text) <= 1024
    template = found[4].get("template")
    assert client.get(template.replace("{searchTerms}", quote("停车"))).status_code == 200


def test_a_sitemap_names_every_meeting_and_document(client, monkeypatch):
    monkeypatch.setattr(site_files, "MOST_IN_PART", 25)
    index = etree.fromstring(client.get("/sitemap.xml").data)
    parts = [etree.fromstring(client.get(part[0].text).data) for part in index]
    found = [url[0].text for part in parts for url in part]
    assert [len(part) for part in parts] == [25, 25, 15]
    assert len(set(found)) == 65
    assert all(client.get(url).status_code == 200 for url in found)
    assert client.get("/sitemap-4.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_crawlers_are_told_what_is_open(client):
    text = client.get("/robots.txt").text
    assert "Disallow: /people/" in text
    assert text.endswith("Sitemap: http://localhost/sitemap.xml\n")
    assert "X-Robots-Tag" not in client.get("/meetings/qinghe-2024-3").headers
    for url in ("/meetings/qinghe-2024-3?q=停车", "/search", "/people/阮青禾"):
        assert client.get(url).headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("/feed.atom?body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        ("/feed.atom?q=加装电梯&body=甲局&lang=en", "“Body: 甲局”: no such value in the index."),
        ("/feed.atom?q=机关:甲局", "“机关:甲局”：索引里没有这个值。"),
        ("/feed.atom?q=加装电梯", None),
    ],
)
def test_a_feed_of_a_name_that_nobody_bears_says_so(client, url, told):
    """Whoever reads it would wait in vain."""
    feed = feed_of(client.application.test_client(), url)
    assert broken_rules(feed) == []
    assert feed.findtext(f"{ATOM}subtitle") == told
