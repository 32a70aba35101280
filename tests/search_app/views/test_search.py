import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote

import pytest
from lxml import html
from markupsafe import escape

from corpus.model import Source
from indexer.query.clauses import AnyOf
from indexer.query.request import Filter, Sort
from search_app.app import create_app
from search_app.headers import HEADERS, ROBOTS
from search_app.pages.help_page import SYNTAX
from search_app.views.search import EXAMPLES
from tests.search_app.canned import ATTACK, HOSTILE, MEETING, CannedEngine

MEETING_URL = "/meetings/qinghe-2024-3"
PAGES = (
    "/",
    "/search",
    "/search?q=加装电梯&year=2024&attendee=人1",
    "/search?page=99",
    MEETING_URL,
    f"{MEETING_URL}?q=加装电梯",
    f"{MEETING_URL}/cite",
    f"{MEETING_URL}/cite?anchor=s1p2",
    "/meetings/hostile/cite?anchor=s1",
    "/meetings/hostile/cite?anchor=<script>",
    "/meetings/hostile?q=<script>",
    "/meetings/nowhere",
    "/browse",
    "/browse?body=青禾区人民政府&year=2024",
    "/browse?month=2024-03",
    "/browse?day=2024-03-08",
    "/browse?body=<script>",
    "/documents/nowhere",
    "/check",
    "/help",
    "/about",
    "/nowhere",
)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "/",
            [
                "收录 2 次会议、5 项议题与会议概况",
                "2023 年至 2024 年",
                MEETING.title,
                "2024年3月8日",
            ],
        ),
        ("/search?q=加装电梯", ["找到 2 次会议、5 项议题", "检索：加装电梯", "◐", "原则同意"]),
        ("/search?q=电梯&year=2024", ["去掉条件：年份 2024", "清除全部条件"]),
        ("/search?q=电梯 OR", ["这个 OR 已忽略"]),
        (
            "/search?q=加裝电梯 -防汛",
            [
                "检索式读作",
                "按 加装电梯 查（繁体、异体字）",
                "拆成 加裝 + 电梯",
                "5 项",
                "排除 5 项",
                "/search?q=%E5%8A%A0%E8%A3%9D%E7%94%B5%E6%A2%AF",
                "/search?q=%22%E5%8A%A0%E8%A3%9D%E7%94%B5%E6%A2%AF%22+-%E9%98%B2%E6%B1%9B",
            ],
        ),
        ("/search?q=" + "电梯 " * 50, ["另有 30 个部分"]),
        (
            "/search?q=2024年3月 电梯&year=2024",
            ["把 2024年3月 当作条件 日期:2024-03", "q=%E6%97%A5%E6%9C%9F%3A2024-03+"],
        ),
        ("/search?page=99", ["共 1 页，没有第 99 页", "看最后一页（第 1 页）"]),
        (
            MEETING_URL,
            [
                "青政会〔2024〕3号",
                "第5届",
                "第3次",
                "未载明",
                "第 9 行似被截断。",
            ],
        ),
        (MEETING_URL, ["表决：同意 9 票，反对 2 票"]),
        (MEETING_URL, ["（区长）", "列席", "请假、缺席", "出差", "牵头", "提取的事实", "ab" * 32]),
        ("/help", [example.chinese for example in SYNTAX]),
        ("/about", ["fake", "索引批次"]),
    ],
)
def test_pages_say(client, url, words):
    answer = client.get(url)
    assert answer.status_code == 200
    text = html.fromstring(answer.text).text_content() + answer.text
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("url", PAGES)
def test_every_page_is_whole(client, url):
    answer = client.get(url)
    page = html.fromstring(answer.text)
    assert len(page.xpath("//h1")) == 1
    assert page.get("lang") == "zh-CN"
    assert page.xpath("//main[@id='content']") and page.xpath("//a[@class='skip']")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(page.xpath("//label/@for"))
    assert set(page.xpath("//input[not(@type='hidden')]/@id")) <= labelled
    assert len(answer.data) < 150_000


@pytest.mark.parametrize("url", PAGES)
def test_no_page_asks_another_host_or_runs_inline_code(client, url):
    page = html.fromstring(client.get(url).text)
    addresses = page.xpath("//@href | //@src | //@action")
    assert addresses
    assert [a for a in addresses if re.match(r"(?i)\s*([a-z]+:|//)", a)] == []
    assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
    # A block of data is no script: nothing runs it, and the policy has no say in it.
    scripts = [(s.get("src"), s.text) for s in page.xpath("//script[not(@type)]")]
    assert set(page.xpath("//script/@type")) <= {"application/ld+json"}
    assert [text for address, text in scripts if text or not address.startswith("/static/")] == []
    assert scripts


@pytest.mark.parametrize("url", [*PAGES, "/api/v1/search", "/api/v1/nowhere", "/healthz"])
def test_every_answer_carries_the_headers(client, url):
    headers = client.get(url).headers
    is_open = url == MEETING_URL
    expected = {**HEADERS, ROBOTS: None} if is_open else HEADERS
    assert {name: headers.get(name) for name in HEADERS} == expected


@pytest.mark.parametrize("url", ["/", "/search", "/meetings/hostile", f"/search?q={ATTACK}"])
def test_what_the_minutes_say_is_never_markup(client, url):
    text = client.get(url).text
    assert "<script>" not in text
    assert str(escape(ATTACK)) in text


def test_a_hostile_question_is_shown_as_typed(client):
    text = client.get("/search", query_string={"q": ATTACK, "attendee": ATTACK}).text
    assert "<script>" not in text and str(escape(ATTACK)) in text


def test_hits_lead_to_the_marked_paragraph(client):
    page = html.fromstring(client.get("/search?q=加装电梯").text)
    links = page.xpath("//li[@class='hit']//a[@class='permalink']/@href")
    assert f"{MEETING_URL}?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF#s1p2" in links
    meeting = html.fromstring(client.get(links[0].split("#")[0]).text)
    assert meeting.xpath("//p[@id='s1p2']/mark/text()") == ["加装电梯"]
    assert meeting.xpath("//details[@class='rest']/@open") == [""]


def test_from_mark_to_mark_and_back(client):
    page = html.fromstring(client.get(f"{MEETING_URL}?q=加装电梯").text)
    assert page.xpath("//mark/@id") == ["m1", "m2", "m3"]
    (bar,) = page.xpath("//nav[@class='marks']")
    assert "标出 3 处：加装电梯" in bar.text_content()
    assert bar.xpath("a/@href") == ["#m1", "#m3", "/search?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF"]
    assert page.xpath("//nav[@class='agenda']//a[@class='marks-here']/@href") == ["#m1"]
    for address in page.xpath("//span[@class='hop']/a/@href"):
        assert page.xpath(f"//mark[@id='{address[1:]}']"), address
    plain = html.fromstring(client.get(MEETING_URL).text)
    assert plain.xpath("//nav[@class='marks'] | //mark | //*[@class='marks-here']") == []


def test_a_number_or_a_title_of_the_meeting_is_marked_too():
    engine = CannedEngine(MEETING, marks=("青政会", "第3次"))
    page = html.fromstring(create_app(engine).test_client().get("/search?q=第3次").text)
    assert page.xpath("//li[@class='hit'][1]//p[@class='about']//mark/text()") == [
        "第3次",
        "青政会",
    ]


def test_every_anchor_of_a_hit_is_on_its_meeting_page(client):
    page = html.fromstring(client.get("/search").text)
    for address in page.xpath("//li[@class='hit']//a/@href"):
        path, _, anchor = address.partition("#")
        meeting = html.fromstring(client.get(path).text)
        assert not anchor or meeting.xpath(f"//*[@id='{anchor}']"), address


def test_a_decision_shows_the_sentence_it_was_read_from(client):
    page = html.fromstring(client.get(MEETING_URL).text)
    quote = page.xpath("//ul[@class='decisions']//blockquote")[0]
    assert MEETING.sections[0].decisions[0].evidence in quote.text_content()
    assert quote.xpath("a/@href") == ["#s1p1"]
    (on,) = page.xpath("//span[@class='object']/text()")
    assert on == "《青禾区老旧小区加装电梯实施方案（送审稿）》"


def test_names_lead_to_their_pages(client):
    page = html.fromstring(client.get(MEETING_URL).text)
    links = page.xpath("//section[@class='attendance']//a/@href")
    assert set(map(unquote, links)) == {
        "/people/林望舒@青禾区人民政府",
        "/people/方一苇@青禾区人民政府",
        "/people/阮青禾@青禾区住房和城乡建设局",
        "/people/温行舟@青禾区财政局",
        "/organizations/青禾区住房和城乡建设局",
        "/organizations/青禾区财政局",
    }
    duties = page.xpath("//div[@class='extracted']//span[@class='duty']/a/@href")
    assert list(map(unquote, duties)) == [
        "/organizations/青禾区住房和城乡建设局",
        "/organizations/青禾区财政局",
    ]


def test_the_address_reaches_the_engine(client, engine):
    client.get("/search?q=电梯&year=2024&year=2023&sort=newest&page=3&size=5")
    request = engine.requests[0]
    assert request.filters == (Filter("year", frozenset({"2024", "2023"})),)
    assert (request.sort, request.offset, request.limit) == (Sort.NEWEST, 10, 5)


def test_the_forms_carry_the_rest_of_the_question(client):
    page = html.fromstring(client.get("/search?q=电梯&from=2023&year=2024&page=1").text)
    carried = {
        form.get("class"): [(i.get("name"), i.get("value")) for i in form.xpath(".//input")]
        for form in page.xpath("//form[@action]")
    }
    assert carried == {
        "box": [("q", "电梯"), ("from", "2023"), ("year", "2024")],
        "refine": [("q", "电梯"), ("from", "2023"), ("year", "2024"), ("refine", None)],
        "find": [("q", "电梯"), ("from", "2023"), ("year", "2024"), ("within", None)],
        "dates": [("q", "电梯"), ("year", "2024"), ("from", "2023"), ("to", "")],
    }


def test_nothing_found_shows_what_is_most_like_it(monkeypatch):
    nothing, found = CannedEngine(MEETING, total=0), CannedEngine(MEETING)
    client = create_app(nothing).test_client()
    assert "最相近" not in client.get("/search?q=加装电梯").text
    search = nothing.search
    by_kind = lambda r: found.search(r) if isinstance(r.query, AnyOf) else search(r)  # noqa: E731
    monkeypatch.setattr(nothing, "search", by_kind)
    _, nearest = client.get("/search?q=加装电梯").text.split("最相近的议题（不完全相符）")
    assert "<mark>加装电梯</mark>" in nearest
    answer = client.get("/api/v1/search?q=加装电梯").json
    assert (answer["total"], answer["hits"], len(answer["nearest"])) == (0, [], 3)


def test_the_page_size_is_the_one_of_the_app(engine):
    create_app(engine, page_size=7).test_client().get("/search")
    assert engine.requests[0].limit == 7


def test_nothing_found_says_what_to_try():
    engine = CannedEngine(MEETING, total=0)
    text = create_app(engine).test_client().get('/search?q=电梯 "防汛"&year=2024').text
    for words in ("没有找到", "去掉引号", "去掉全部筛选条件"):
        assert words in text


@pytest.mark.parametrize(
    ("url", "asked"),
    [("/search?q=电梯", 1), ("/search?q=电梯 标题:防汛", 3), ("/search?q=电梯&year=1", 2)],
)
def test_parts_are_counted_alone_only_where_that_tells_something(url, asked):
    engine = CannedEngine(MEETING)
    create_app(engine).test_client().get(url)
    assert len(engine.requests) == asked


def test_an_empty_index_says_what_to_do():
    text = create_app(CannedEngine()).test_client().get("/").text
    assert "jiyao index 目录" in text


def test_long_facets_are_folded_and_what_is_left_out_is_said(client):
    page = html.fromstring(client.get("/search").text)
    facet = page.xpath("//nav[@class='facets']/section[h2='参会人员']")[0]
    assert len(facet.xpath("ul/li")) == 10
    assert len(facet.xpath("details/ul/li")) == 20
    assert "另有 50 个未列出" in facet.text_content()


def test_values_that_are_not_listed_are_found_by_a_part_of_them(client):
    page = html.fromstring(client.get("/search/values/attendee?q=电梯&year=2024").text)
    assert "80 个" in page.xpath("//p[@class='found']")[0].text_content()
    found = client.get("/search/values/attendee?q=电梯&year=2024&within=人７").text
    page = html.fromstring(found)
    names = page.xpath("//article//li/a/span[@class='word']/text()")
    assert names == ["人7", *(f"人{n}" for n in range(70, 80))]
    (address,) = page.xpath("//article//li/a[span='人71']/@href")
    assert address == "/search?q=%E7%94%B5%E6%A2%AF&year=2024&attendee=%E4%BA%BA71"
    assert client.get("/search/values/nowhere").status_code == 404
    assert client.get("/search/values/attendee?within=无此人").status_code == 200


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("q=养老&refine=托育", "养老 托育"),
        ("q=养老 OR 托育&refine=资金 OR 经费", "(养老 OR 托育) (资金 OR 经费)"),
        ('q=养老 -托育&refine="防汛"', '养老 -托育 "防汛"'),
        ("q=&refine=养老", "养老"),
        ("q=养老&year=2024&page=3&refine=托育", "养老 托育"),
    ],
)
def test_more_words_are_asked_for_within_the_results(client, address, asked):
    answer = client.get(f"/search?{address}")
    assert answer.status_code == 303
    place, _, query = answer.headers["Location"].partition("?")
    told = parse_qs(query)
    assert (place, told.pop("q")) == ("/search", [asked])
    assert told == ({"year": ["2024"]} if "year" in address else {})


def test_years_are_bars_with_links_and_a_table(client):
    page = html.fromstring(client.get("/search?q=电梯&kind=常务会议").text)
    (chart,) = page.xpath("//figure[@class='chart']")
    links = chart.xpath(".//a/@href")
    path = "/search?q=%E7%94%B5%E6%A2%AF&kind=%E5%B8%B8%E5%8A%A1%E4%BC%9A%E8%AE%AE"
    assert links == [f"{path}&year=2023", path + "&year=2024"] * 2
    assert chart.xpath(".//svg//a/@aria-label") == ["2023 年：30 项", "2024 年：11 项"]
    assert chart.xpath(".//tr/td/text()") == ["30", "11"]


@pytest.mark.parametrize("typed", [*EXAMPLES, *(example.typed for example in SYNTAX)])
def test_every_example_can_be_asked(client, typed):
    answer = client.get("/search", query_string={"q": typed})
    assert answer.status_code == 200
    assert "已忽略" not in answer.text


def test_broken_words_only_lose_their_marks_on_a_meeting(client):
    assert client.get(f"{MEETING_URL}?q=-").status_code == 200


def test_the_hostile_meeting_is_whole(client):
    page = html.fromstring(client.get("/meetings/hostile").text)
    assert page.xpath("//h1/text()") == [HOSTILE.title]


def test_all_files_of_a_meeting_are_named():
    other = Source(f"b/{ATTACK}.html", "text/html", "utf-8", "e" * 64, ocr=True)
    meeting = replace(MEETING, other_sources=(other,))
    client = create_app(CannedEngine(meeting)).test_client()
    page = html.fromstring(client.get(MEETING_URL).text)
    files = page.xpath("//section[@class='source']/dl/div[dt='文件']/dd/text()")
    assert files == [MEETING.source.path, other.path]
    assert "本页取自上面那份" in page.text_content()
    sources = client.get(f"/api/v1{MEETING_URL}").json["sources"]
    assert [source["sha256"] for source in sources] == [MEETING.source.sha256, other.sha256]


def test_an_organization_is_asked_for_under_its_full_name(engine, client):
    page = html.fromstring(client.get("/search?organization=区住建局").text)
    (request,) = engine.requests
    assert request.filters == (Filter("organization", frozenset({"区住房和城乡建设局"})),)
    dropped = page.xpath("//a[contains(@aria-label, '去掉条件')]/@aria-label")
    assert dropped == ["去掉条件：参会单位 区住房和城乡建设局"]
