"""Chinese unless asked otherwise, and English to the last word that is ours."""

import re
from datetime import date

import pytest
from lxml import html

from corpus.serialize import dumps
from indexer.records import MINUTES, flatten
from search_app.app import create_app
from search_app.demo import samples_index
from search_app.language import PARAMETER
from search_app.pages.citations import STYLES, anchors, cite
from search_app.pages.help_page import SYNTAX
from search_app.texts import say
from search_app.views.search import EXAMPLES
from tests.browser.page_types import PAGE_TYPES
from tests.search_app.canned import FACETS, HOSTILE, MEETING
from tests.search_app.views.test_search import MEETING_URL, PAGES

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[\u3000-\u303f\uff00-\uff65]")
SPOKEN = "|".join(f"//@{name}" for name in ("aria-label", "title", "placeholder", "value"))
OFFERED = "日期"
"""The name of a field in a condition that is offered, which is Chinese for all who type it."""
ORIGINAL = "//*[@lang='zh-CN']"
TYPED = ["加装电梯", "加裝电梯", "防汛", "没有", "老旧小区", "人1", MINUTES]
CITED = [
    cite(meeting, anchor, "", date(2026, 11, 26))
    for meeting in (MEETING, HOSTILE)
    for anchor in ("", *(anchor for anchor, _, _ in anchors(meeting)))
]
RECORDS = [r for meeting in (MEETING, HOSTILE) for r in flatten(meeting, "").sections]
# What the minutes say, keys of organizations, citations of them, what was typed, what help offers
# to type, and Chinese in its own name.
CONTENT = "\n".join(
    [
        dumps(MEETING) + dumps(HOSTILE),
        *(key for record in RECORDS for key in (*record.reporting, *record.responsible)),
        *(count.value for facet in FACETS for count in facet.counts),
        *(*EXAMPLES, *TYPED, "中文"),
        *(style.write(cited) for style in STYLES.values() for cited in CITED),
        *(example.typed + example.english for example in SYNTAX),
    ]
)
ASKED = (*PAGES, "/search?q=加裝电梯 -防汛&from=2020&status=会议纪要", "/search?q=没有 电梯&page=9")


@pytest.fixture
def english(client):
    client.set_cookie(PARAMETER, "en")
    return client


@pytest.mark.parametrize("url", ASKED)
def test_english_pages_have_no_chinese_words_of_ours(english, url):
    page = html.fromstring(english.get(url).text)
    inside = [*map(html.HtmlElement.text_content, page.xpath(ORIGINAL)), *page.xpath(SPOKEN)]
    assert {word for text in inside for word in HAN.findall(text) if word not in CONTENT} == set()
    for element in page.xpath(ORIGINAL):
        element.clear(keep_tail=True)
    ours = page.xpath("//body")[0].text_content()
    # English sentences quote what was typed, or a part of it, and so does the help.
    quoted = " ".join([*TYPED, *(example.english for example in SYNTAX)])
    assert [word for word in HAN.findall(ours) if word not in quoted] == []


@pytest.mark.parametrize("url", ASKED)
def test_a_page_says_its_language(client, url):
    for asked, tag in (("zh", "zh-CN"), ("en", "en")):
        client.set_cookie(PARAMETER, asked)
        answer = client.get(url)
        assert answer.headers["Content-Language"] == tag
        assert "Cookie" in answer.headers["Vary"]
        assert html.fromstring(answer.text).get("lang") == tag


@pytest.mark.parametrize("url", ASKED)
def test_the_switch_leads_to_the_same_page(client, url):
    here = client.get(url)
    (link,) = html.fromstring(here.text).xpath("//a[@class='language']")
    there = client.get(link.get("href"))
    assert there.status_code == here.status_code
    assert there.request.path == here.request.path
    assert html.fromstring(there.text).get("lang") == link.get("hreflang") == "en"
    # The cookie remembers it, and the way back is on the page.
    assert html.fromstring(client.get("/help").text).get("lang") == "en"
    (back,) = html.fromstring(there.text).xpath("//a[@class='language']/@href")
    assert html.fromstring(client.get(back).text).get("lang") == "zh-CN"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost//evil.example/x",
        "/\\evil.example",
        "/%5cevil.example",
        "/%2f%2fevil.example",
    ],
)
def test_the_switch_never_leaves_the_host(client, url):
    page = html.fromstring(client.get(url, follow_redirects=True).text)
    (address,) = page.xpath("//a[@class='language']/@href")
    assert re.match(r"/[^/\\]", address)


def test_an_unknown_language_is_chinese(client):
    client.set_cookie(PARAMETER, "<script>")
    answer = client.get("/?lang=fr")
    assert html.fromstring(answer.text).get("lang") == "zh-CN"
    assert "Set-Cookie" not in answer.headers


def test_one_answer_does_not_change_the_language_of_the_next(client):
    client.get("/search?lang=en&q=(")
    assert say("search.button") == "检索"


def test_the_cookie_is_ours_alone(client):
    cookie = client.get("/?lang=en").headers["Set-Cookie"]
    for part in ("lang=en", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Set-Cookie" not in client.get("/?lang=en").headers


def test_words_of_the_minutes_are_marked_as_chinese(english):
    page = html.fromstring(english.get(MEETING_URL).text)
    assert page.xpath("//h1/@lang") == ["zh-CN"]
    assert set(page.xpath("//div[@class='original']/p/@lang")) == {"zh-CN"}


@pytest.mark.parametrize(("language", "words"), [("zh", "无法识别"), ("en", "Cannot understand")])
def test_errors_are_said_in_the_language(client, language, words):
    client.set_cookie(PARAMETER, language)
    assert words in client.get("/search?page=0").text
    assert words in client.get("/api/v1/search?page=0").json["detail"]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    with samples_index(tmp_path_factory.mktemp("samples")) as engine:
        client = create_app(engine).test_client()
        client.set_cookie(PARAMETER, "en")
        yield client


@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
def test_every_type_of_page_speaks_english(samples, kind):
    """Outside of the words of the minutes, only what was typed is Chinese."""
    address = kind.url.partition("#")[0]
    asked = {"data": {"list": kind.pasted}, "method": "POST"} if kind.pasted else {}
    page = html.fromstring(samples.open(address, **asked).text)
    for element in page.xpath(ORIGINAL):
        element.clear(keep_tail=True)
    typed = address + kind.pasted + "".join(example.english for example in SYNTAX)
    said = HAN.findall("\n".join(page.xpath("//body")[0].itertext()))
    assert page.get("lang") == "en"
    assert [word for word in said if word not in typed and word not in OFFERED] == []
