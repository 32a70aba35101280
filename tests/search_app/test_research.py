"""Trends, concordances, words beside words, what rose and what is alike: pages, JSON and files."""

import csv
import io
import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import openpyxl
import pytest
from click.testing import CliRunner
from lxml import html

from corpus.model import PartialDate
from search_app.app import create_app
from search_app.cli import jiyao
from search_app.views.trends import _SHOWN
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, HOSTILE, MEETING

ITEM = "20210312-3492c9bd-s3"
"""An item of the samples."""
PAGES = (
    "/trends",
    "/trends?q=改造&q=资金",
    "/trends?q=改造&interval=quarter&show=share&count=meetings&body=稔川市人民政府",
    "/trends?q=改造&from=1990&to=1992",
    "/kwic",
    "/kwic?q=改造&sort=right&width=40&size=5&page=2&item=审议",
    "/kwic?q=改造&page=999",
    "/kwic?q=无此词",
    "/collocates",
    "/collocates?q=改造&window=5&from=2022&since=2010&until=2021",
    "/collocates?q=无此词",
    "/rising",
    "/rising?from=2023-01&to=2023-06&since=2021&until=2022",
    f"/similar/{ITEM}",
)


def page(client, url):
    return html.fromstring(client.get(url).text)


def table_of(data):
    """The facts of a CSV file, by their labels, and its rows with their head."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    end = next(place for place, row in enumerate(rows) if not any(row))
    return {row[0]: row[1] for row in rows[:end]}, rows[end + 1 :]


def number(text):
    return int(re.search(r"\d+", text)[0])


@pytest.mark.parametrize("url", PAGES)
def test_every_page_is_whole_in_both_languages(sample_client, url):
    client = sample_client.application.test_client()
    for spoken in ("zh", "en"):
        answer = client.get(url + ("&" if "?" in url else "?") + f"lang={spoken}")
        assert answer.status_code == 200
        found = html.fromstring(answer.text)
        assert len(found.xpath("//h1")) == 1
        ids = found.xpath("//@id")
        assert len(ids) == len(set(ids))
        fields = found.xpath("//main//input[not(@type='hidden')]/@id | //main//select/@id")
        assert set(fields) <= set(found.xpath("//label/@for"))


@pytest.mark.parametrize(
    "query", ["q=改造&q=资金", "q=改造&interval=month", "q=改造&count=meetings"]
)
def test_each_bar_leads_to_as_many_hits_as_it_shows(sample_client, query):
    shown = page(sample_client, f"/trends?{query}")
    links = shown.xpath("//figure//a")
    assert links
    for link in links:
        told = re.search(r"：(\d+)，占", link.get("aria-label"))
        answer = sample_client.get(link.get("href").replace("/search?", "/api/v1/search?")).json
        counted = answer["meetings"] if "meetings" in query else answer["total"]
        assert int(told[1]) == counted > 0


@pytest.mark.parametrize("bounds", ["", "&from=2023-04-02", "&to=2023-05"])
@pytest.mark.parametrize("interval", ["year", "quarter", "month"])
def test_a_bar_leads_to_what_it_counts_and_no_more(interval, bounds):
    """Dates that are known to the year alone are in no month, and may be of any."""
    dates = [(2023, None, None), (2023, 4, None), (2023, 4, 1), (2023, 4, 9), (2023, 7, 1)]
    meetings = [
        a_meeting(f"m{place}", date=PartialDate(*date), sections=[a_section()])
        for place, date in enumerate(dates)
    ]
    client = create_app(ScanningEngine(*meetings)).test_client()
    links = page(client, f"/trends?q=停车&interval={interval}{bounds}").xpath("//figure//a")
    assert links
    for link in links:
        told = re.search(r"：(\d+)，占", link.get("aria-label"))
        answer = client.get(link.get("href").replace("/search?", "/api/v1/search?")).json
        assert answer["total"] == int(told[1])


@pytest.mark.parametrize("interval", ["year", "quarter", "month"])
def test_no_label_hangs_over_the_edge(sample_client, interval):
    for drawing in page(sample_client, f"/trends?q=改造&interval={interval}").xpath("//figure/svg"):
        for label in drawing.xpath(".//text"):
            width = 8 * len(label.text)
            middle = {"start": width / 2, "middle": 0}[label.get("text-anchor")]
            centre = int(label.get("x")) + middle
            assert width / 2 <= centre <= int(drawing.get("width")) - width / 2, label.text


def test_a_link_stays_within_what_was_asked_for(sample_client):
    body = "云漪市澜山区人民政府"
    shown = page(sample_client, f"/trends?q=改造&from=2022-02&to=2022-11-15&body={body}")
    links = shown.xpath("//figure//a/@href")
    assert links
    for url in links:
        asked = parse_qs(urlsplit(url).query)
        assert (asked["from"], asked["to"]) == (["2022-02"], ["2022-11-15"])
        assert asked["body"] == [body]


def test_the_table_says_what_the_bars_say(sample_client):
    shown = page(sample_client, "/trends?q=改造")
    bars = [
        re.search(r"(\d+)：(\d+)，", a.get("aria-label")).groups()
        for a in shown.xpath("//figure//a")
    ]
    rows = [
        (row.xpath("string(th)"), row.xpath("string(td[2])").split()[0])
        for row in shown.xpath("//details[@class='figures']//tbody/tr")
    ]
    assert bars == [row for row in rows if row[1] != "0"]


def test_gaps_are_hatched_and_told(sample_client):
    months = page(sample_client, "/trends?q=改造&interval=month")
    gaps = months.xpath("//rect[@class='gap']")
    assert gaps and "斜线" in months.text_content()
    for column in (1, 2):
        told = months.xpath(f"//td[{column}][normalize-space()='没有收录会议']")
        assert len(told) == len(gaps)
    assert not page(sample_client, "/trends?q=改造").xpath("//rect[@class='gap']")


def test_each_body_of_a_comparison_has_gaps_and_a_measure_of_its_own():
    def of(body, year):
        met = {"date": PartialDate(year, 3), "bodies": (body,), "sections": [a_section()]}
        return a_meeting(f"{body}{year}", **met)

    engine = ScanningEngine(of("甲区政府", 2021), of("甲区政府", 2022), of("乙区政府", 2022))
    shown = page(create_app(engine).test_client(), "/trends?q=机关:甲区政府 停车&q=机关:乙区政府")
    assert [len(f.xpath(".//rect[@class='gap']")) for f in shown.xpath("//figure")] == [0, 1]
    rows = shown.xpath("//details[@class='figures']//tbody/tr")
    assert [[cell.text_content().split() for cell in row.xpath("td")] for row in rows] == [
        [["1"], ["1", "100.00%"], ["没有收录会议"]],
        [["2"], ["1", "100.00%"], ["1", "100.00%"]],
    ]
    assert "百分比以“机关:甲区政府”的全部议题或会议为分母" in shown.text_content()


def test_of_many_periods_the_newest_are_shown_and_the_others_told_of(sample_client):
    shown = page(sample_client, "/trends?q=改造&interval=month&from=2010&to=2024")
    rows = shown.xpath("//details[@class='figures']//tbody/tr/th/text()")
    assert len(rows) == _SHOWN and rows[-1] == "2024-12"
    assert f"之前还有 {15 * 12 - _SHOWN} 个" in shown.text_content()
    url = shown.xpath("//p[@class='files']/a/@href")[0]
    assert len(table_of(sample_client.get(url).data)[1]) == 1 + 15 * 12


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("trends?q=机关:甲局", "“机关:甲局”：索引里没有这个值。"),
        ("trends?q=改造&q=机关:甲局 改造", "“机关:甲局”：索引里没有这个值。"),
        ("trends?q=改造&body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        ("kwic?q=机关:甲局 改造", "“机关:甲局”：索引里没有这个值。"),
        ("kwic?q=改造&document=甲", "“涉及文件：甲”：索引里没有这个值。"),
        ("collocates?q=机关:甲局 改造", "“机关:甲局”：索引里没有这个值。"),
    ],
)
def test_a_name_that_nobody_bears_is_told(sample_client, asked, said):
    client = sample_client.application.test_client()
    told = client.get(f"/api/v1/{asked}").json["notes"]
    assert [(note["code"], note["message"]) for note in told] == [("unknown-value", said)]
    assert said in page(client, f"/{asked}").text_content()
    facts, _ = table_of(client.get(f"/api/v1/{asked}&format=csv").data)
    assert facts["说明 Notes"].startswith(f"{said} “")
    assert "no such value in the index." in page(client, f"/{asked}&lang=en").text_content()
    (note,) = client.get(f"/api/v1/{asked}").json["notes"]
    assert note["message"] == note["message_en"]
    (note,) = client.get(f"/api/v1/{asked}&lang=zh").json["notes"]
    assert note["message"] == said


BODY = "云漪市澜山区人民政府"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("meetings?body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        (f"meetings?body={BODY}&body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        ("duties?body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        ("duties?organization=甲局", "“责任或配合单位：甲局”：索引里没有这个值。"),
        ("duties?q=机关:甲局", "“机关:甲局”：索引里没有这个值。"),
        (f"people/尉迟砚@{BODY}?body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
        ("organizations/稔川市财政局?attendee=甲某", "“参会人员：甲某”：索引里没有这个值。"),
        ("organizations/稔川市财政局?show=duties&q=机关:甲局", "“机关:甲局”：索引里没有这个值。"),
        (f"rising?body={BODY}&body=甲局", "“会议主体：甲局”：索引里没有这个值。"),
    ],
)
def test_lists_tell_of_a_name_that_nobody_bears(sample_client, asked, said):
    client = sample_client.application.test_client()

    def told():
        found = client.get(f"/api/v1/{asked}").json
        return [(n["code"], n["message"]) for n in found.get("list", found)["notes"]]

    assert told() == [("unknown-value", said)]
    facts, _ = table_of(client.get(f"/api/v1/{asked}&format=csv").data)
    assert facts["说明 Notes"].startswith(f"{said} “")
    if not asked.startswith("meetings"):
        assert said in page(client, f"/{asked}").text_content()
    client.get("/?lang=en")
    ((_, english),) = told()
    assert english.endswith("no such value in the index.")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_the_command_for_duties_tells_of_it(sample_place, form):
    asked = ("duties", "--organization", "甲局", "--index", sample_place, *form)
    run = CliRunner().invoke(jiyao, asked)
    assert run.exit_code == 0
    assert run.stderr.splitlines()[0] == "“责任或配合单位：甲局”：索引里没有这个值。"
    assert run.stderr.splitlines()[1].endswith("no such value in the index.")


def test_the_calendar_of_duties_tells_of_it_too(sample_client):
    text = sample_client.get("/api/v1/duties?organization=甲局&format=ics").text
    assert "索引里没有这个值" in text.replace("\r\n ", "")


@pytest.mark.parametrize("form", ["csv", "jsonl", "txt", "tei", "xlsx"])
def test_exports_tell_of_it_and_of_what_was_not_read_as_typed(sample_client, form):
    answer = sample_client.get(f"/api/v1/export?q=改造 OR&body={BODY}&body=甲局&format={form}")
    if form == "xlsx":
        facts = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[1].values
        text = str(list(facts))
    else:
        text = answer.text
    assert "“会议主体：甲局”：索引里没有这个值。" in text
    assert "no such value in the index." in text
    assert "这个 OR 已忽略" in text
    known = sample_client.get(f"/api/v1/export?q=改造&body={BODY}&format=csv").text
    assert "\r\n说明 Notes,," in known


def test_the_month_of_one_period_is_no_condition_of_the_other(sample_client):
    asked = "collocates?q=改造&month=2021-03&since=2020&until=2024"
    found = sample_client.get(f"/api/v1/{asked}").json
    assert found["other"]["sections"] > found["term"]["sections"] > 0


@pytest.mark.parametrize("tool", ["trends", "kwic", "collocates"])
def test_names_that_are_known_are_not_told_of(sample_client, tool):
    asked = f"{tool}?q=改造 机关:*澜山区人民政府&body=云漪市澜山区人民政府"
    assert sample_client.get(f"/api/v1/{asked}").json["notes"] == []
    facts, _ = table_of(sample_client.get(f"/api/v1/{asked}&format=csv").data)
    assert facts["说明 Notes"] == ""


def test_an_empty_stretch_says_so(sample_client):
    assert (
        "没有收录的会议" in page(sample_client, "/trends?q=改造&from=1990&to=1992").text_content()
    )


def test_the_form_offers_one_more_query_and_never_more_than_five(sample_client):
    for queries, fields in ((0, 2), (1, 2), (2, 3), (4, 5), (5, 5)):
        asked = "&".join(f"q=词{n}" for n in range(queries))
        shown = page(sample_client, f"/trends?{asked}")
        assert len(shown.xpath("//input[@name='q']")) == fields


def test_a_line_leads_to_its_paragraph_with_the_word_marked(sample_client):
    shown = page(sample_client, "/kwic?q=改造&size=20")
    rows = shown.xpath("//tbody/tr")
    assert len(rows) == 20
    for row in rows[:5]:
        url = row.xpath("td[@class='word']/a/@href")[0]
        address, _, anchor = url.partition("#")
        meeting = page(sample_client, address)
        text = meeting.xpath(f"string(//*[@id='{anchor}'])")
        left, word, right = (row.xpath(f"string(td[{n}])") for n in (1, 2, 3))
        assert word == "改造" and (left + word + right)[:30] in re.sub("[↑↓]", "", text)


def test_pages_of_lines_follow_each_other(sample_client):
    first = sample_client.get("/api/v1/kwic?q=改造&size=7").json
    assert first["lines"] > 14 and first["pages"] == -(-first["lines"] // 7)
    urls = [
        row["url"] + row["left"] + row["right"]
        for n in range(1, first["pages"] + 1)
        for row in sample_client.get(f"/api/v1/kwic?q=改造&size=7&page={n}").json["rows"]
    ]
    assert len(urls) == first["lines"]
    second = page(sample_client, "/kwic?q=改造&size=7&sort=left&item=审议")
    links = [unquote(url) for url in second.xpath("//nav[@class='pages']/a/@href")]
    assert all("sort=left" in url and "item=审议" in url for url in links)
    assert second.xpath("//form[@action='/kwic']/input[@name='item']/@value") == ["审议"]


@pytest.mark.parametrize(
    "url",
    [
        "/api/v1/trends?q=改造&q=资金",
        "/api/v1/kwic?q=改造&size=3",
        "/api/v1/collocates?q=改造",
        "/api/v1/rising?from=2024",
        "/trends?q=改造",
        "/kwic?q=改造",
        "/collocates?q=改造",
        "/rising",
    ],
)
def test_files_have_all_rows(sample_client, url):
    join = "&" if "?" in url else "?"
    _, rows = table_of(sample_client.get(f"{url}{join}format=csv").data)
    book = openpyxl.load_workbook(io.BytesIO(sample_client.get(f"{url}{join}format=xlsx").data))
    assert book.worksheets[0].max_row == len(rows) > 1
    about, *lines = sample_client.get(f"{url}{join}format=jsonl").text.splitlines()
    assert json.loads(about)["about"]["generation"].startswith("gen-2")
    assert len(lines) == len(rows) - 1
    if "kwic" in url:
        assert len(lines) == sample_client.get("/api/v1/kwic?q=改造").json["lines"]


def test_files_say_what_they_are_of(sample_client):
    url = "/api/v1/kwic?q=改造&item=审议&sort=left&size=3&format=csv"
    facts, rows = table_of(sample_client.get(url).data)
    asked = sample_client.get("/api/v1/kwic?q=改造&item=审议").json
    assert facts["工具 Tool"] == "kwic" and facts["检索式 Query"] == "改造"
    assert facts["条件 Conditions"] == "排序=left；议题类型=审议"
    counts = [facts[name] for name in ("议题（含会议概况） Items, with outlines", "处数 Places")]
    assert (
        counts == [str(asked["sections"]), str(asked["lines"])] == [counts[0], str(len(rows) - 1)]
    )
    assert unquote(facts["网址 Address"]).endswith(url)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:]+\+00:00", facts["导出时间 Exported"])
    rising, _ = table_of(sample_client.get("/rising?from=2024&format=csv").data)
    shown = sample_client.get("/api/v1/rising?from=2024").json
    assert rising["会议 Meetings"] == str(shown["period"]["meetings"])


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("trends?q=1&q=2&q=3&q=4&q=5&q=6", 400, "too-many-queries"),
        ("trends?interval=week", 400, "bad-parameter"),
        ("trends?q=改造&format=pdf", 400, "bad-parameter"),
        ("trends?q=改造&from=何时", 400, "bad-parameter"),
        ("trends?interval=month&from=1000&to=2000", 400, "too-many-periods"),
        ("trends?q=%28", 400, "query-syntax"),
        ("kwic", 400, "nothing-to-mark"),
        ("kwic?q=改造&size=0", 400, "bad-parameter"),
        ("kwic?q=改造&attendees=甲", 400, "bad-parameter"),
        ("collocates", 400, "nothing-to-mark"),
        ("collocates?q=改造&since=1990&until=1991", 400, "empty-period"),
        ("collocates?q=昉州市&since=2021&until=2021&body=稔川市人民政府", 400, "term-absent"),
        ("collocates?q=改造&since=2021&body=甲局", 400, "unknown-value"),
        ("collocates?q=改造 机关:甲局&since=2021", 400, "unknown-value"),
        ("rising?body=甲局", 400, "unknown-value"),
        ("rising?body=甲局&from=2023&to=2023", 400, "unknown-value"),
        ("rising?from=1990&to=1991", 400, "empty-period"),
        ("rising?from=2023&to=2020", 400, "bad-parameter"),
        ("similar/nothing-s1", 404, "section-not-found"),
        (f"similar/{ITEM}9", 404, "section-not-found"),
        (f"similar/{ITEM.rpartition('-')[0]}-s0", 404, "outline-not-compared"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_code(sample_client, url, status, code):
    answer = sample_client.get(f"/api/v1/{url}")
    assert (answer.status_code, answer.json["code"]) == (status, code)
    if not url.endswith(("kwic", "collocates")):
        shown = sample_client.get(f"/{url}")
        assert shown.status_code == status and "Traceback" not in shown.text


@pytest.mark.parametrize(
    "asked",
    [
        "/trends?q=甲&q=乙&q=丙&q=丁&q=戊&q=己&interval=month",
        "/rising?from=1990&to=1991&since=1980&body=澜山区人民政府",
        "/rising?from=2031",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_was_typed_is_kept_where_a_tool_cannot_answer(sample_client, asked, language):
    answer = sample_client.get(asked, headers={"Accept-Language": language})
    shown = html.fromstring(answer.text)
    fields = shown.xpath("//main//form//input")
    path, _, query = asked.partition("?")
    assert shown.xpath("//main//form/@action") == [path]
    assert [f"{one.get('name')}={one.get('value')}" for one in fields] == query.split("&")
    assert [one.get("id") for one in fields] == shown.xpath("//main//form//label/@for")
    assert "…" not in shown.xpath("string(//p[@class='notice'])")


def test_results_lead_to_the_tools_that_know_all_their_conditions(sample_client):
    def tools(query):
        return [
            unquote(u)
            for u in page(sample_client, query).xpath("//p[@class='about tools']/a/@href")
        ]

    assert tools("/search?q=改造&from=2022&sort=newest&page=1") == [
        "/kwic?q=改造&from=2022",
        "/collocates?q=改造&from=2022",
        "/trends?q=改造&from=2022",
    ]
    assert [url.partition("?")[0] for url in tools("/search?q=改造&item=审议")] == [
        "/kwic",
        "/collocates",
    ]
    assert tools("/search?item=审议") == []
    for url in tools("/search?q=改造&from=2022"):
        assert sample_client.get(url).status_code == 200


def test_an_item_leads_to_what_is_like_it(sample_client):
    meeting = page(sample_client, f"/meetings/{ITEM.rpartition('-')[0]}")
    links = meeting.xpath("//section[@class='item']//a[starts-with(@href, '/similar/')]/@href")
    assert f"/similar/{ITEM}" in links
    for url in links:
        shown = page(sample_client, url)
        assert len(shown.xpath("//main//section")) == 3
    for url in page(sample_client, f"/similar/{ITEM}").xpath("//ol//a/@href"):
        address, _, anchor = url.partition("#")
        assert page(sample_client, address).xpath(f"//*[@id='{anchor}']")


def test_names_are_never_markup():
    client = create_app(ScanningEngine(HOSTILE, MEETING)).test_client()
    for path in (
        "/trends",
        "/rising",
        f"/similar/{HOSTILE.id}-s1",
        f"/trends?q={ATTACK}&body={ATTACK}",
    ):
        answer = client.get(path)
        assert answer.status_code in (200, 400) and "<script>alert" not in answer.text


def test_the_command_line_says_the_same(samples, sample_site, sample_client):
    address = str(sample_site / "index")

    def run(*arguments):
        return CliRunner().invoke(jiyao, [*arguments, "--index", address])

    told, rows = table_of(run("trends", "改造", "资金", "--format", "csv").stdout_bytes)
    web, same = table_of(sample_client.get("/trends?q=改造&q=资金&format=csv").data)
    assert rows == same and told["检索式 Query"] == web["检索式 Query"] == "改造；资金"
    lines = run("kwic", "改造", "--size", "5").stdout.splitlines()
    assert len(lines) == 6 and number(lines[0]) == 31
    assert run("kwic", "改造", "--json").stdout.startswith('{"query": {"q": ["改造"]}')
    assert "老旧小区" in run("collocates", "改造").stdout
    assert run("rising", "--from", "2024").stdout.splitlines()[0].startswith("类别\t")
    assert "此前" in run("similar", ITEM).stdout
    for command in (("trends",), ("kwic", "--format", "csv"), ("kwic",), ("collocates",)):
        told = run(*command, "改造 机关:甲局").stderr
        assert told.startswith("“机关:甲局”：索引里没有这个值。\n“机关:甲局”: no such value")
        assert run(*command, "改造").stderr == ""
    for wrong in (("trends", *"123456"), ("kwic", "改造", "--width", "7"), ("similar", "x-s1")):
        assert run(*wrong).exit_code == 1
    assert run("kwic", "改造", "--widht", "10").exit_code == 2


def test_a_period_of_one_year_is_named_once(sample_client):
    page = html.fromstring(
        sample_client.get("/rising?from=2023&to=2023&since=2021&until=2022").data
    )
    (told,) = page.xpath('//p[@class="found"]')
    said = "".join(told.itertext())
    assert said.startswith("2023（") and "对比 2021–2022（" in said
