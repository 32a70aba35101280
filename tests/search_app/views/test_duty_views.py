"""责任清单: the page, the JSON, the tables and the calendar over meetings that are scanned."""

import io
from dataclasses import replace
from urllib.parse import unquote

import openpyxl
import pytest
from lxml import html
from markupsafe import escape

from corpus.model import Decision, Paragraph, PartialDate
from search_app.app import create_app
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, FLOODS, HOSTILE, MEETING
from tests.search_app.taken import parted

SENTENCES = (
    "请区水利局会同区财政局于8月底前完成堤防加固。",
    "由区应急局牵头，汛期前开展演练。",
    "责成区教育局抓紧落实。",
)
ORDERS = (
    Decision("交办", "完成堤防加固", ("区水利局",), ("区财政局",), "8月底前", SENTENCES[0]),
    Decision("交办", "开展演练", ("区应急局",), (), "汛期前", SENTENCES[1]),
    Decision("交办", None, ("区教育局",), (), None, SENTENCES[2]),
    Decision("听取", "防汛工作情况", (), (), None, "会议听取了汇报。"),
)
FLOOD = replace(
    FLOODS,
    paragraphs=tuple(Paragraph(None, sentence) for sentence in SENTENCES),
    decisions=ORDERS,
)
EARLIER = replace(
    MEETING,
    id="qinghe-2022-9",
    title="青禾区人民政府第9次常务会议纪要",
    date=PartialDate(2022, 9, 1),
    sections=(FLOOD,),
)
WATER = "青禾区水利局"


@pytest.fixture(scope="module")
def client():
    return create_app(ScanningEngine(MEETING, EARLIER)).test_client()


def rows(client, url="/duties"):
    page = html.fromstring(client.get(url).text)
    cells = [row.xpath("td") for row in page.xpath("//tbody/tr")]
    return [[" ".join(cell.text_content().split()) for cell in row] for row in cells]


def test_a_row_for_each_decision_that_tells_somebody_to_act(client):
    found = rows(client)
    assert [row[0] for row in found] == ["区住建局", "区水利局", "区应急局", "区教育局"]
    assert [row[2] for row in found] == ["区财政局", "区财政局", "", ""]
    assert found[1][1] == f"■ 交办 完成堤防加固 {SENTENCES[0]}\u2060¶"
    assert found[3][1] == f"■ 交办 {SENTENCES[2]} \u2060¶"
    assert found[1][3] == "8月底前 最迟 2023-08-31（年份按会议日期推定）"
    assert found[2][3] == "汛期前 没有写明日期，不列入日历"
    assert found[0][3] == "年底前 最迟 2024-12-31（年份按会议日期推定）"
    assert found[1][4] == f"{EARLIER.title} 2022-09-01"


def test_links_lead_to_the_sentence_and_to_the_organization(client):
    page = html.fromstring(client.get("/duties").text)
    row = page.xpath("//tbody/tr")[1]
    assert row.xpath(".//a[@class='permalink']/@href") == ["/meetings/qinghe-2022-9#s2p1"]
    meeting = html.fromstring(client.get("/meetings/qinghe-2022-9").text)
    assert SENTENCES[0] in meeting.xpath("//p[@id='s2p1']")[0].text_content()
    assert unquote(row.xpath("td[1]/a/@href")[0]) == f"/organizations/{WATER}"


@pytest.mark.parametrize(
    ("asked", "organizations"),
    [
        ({"organization": WATER}, ["区水利局"]),
        ({"organization": "青禾区财政局"}, ["区住建局", "区水利局"]),
        ({"organization": "青禾区住建局"}, ["区住建局"]),
        ({"organization": "无此单位"}, []),
        ({"deadline": "1"}, ["区住建局", "区水利局", "区应急局"]),
        ({"deadline": "1", "organization": "青禾区教育局"}, []),
        ({"deadline": "1", "organization": "青禾区财政局"}, ["区住建局", "区水利局"]),
        ({"from": "2023"}, ["区住建局"]),
        ({"to": "2023"}, ["区水利局", "区应急局", "区教育局"]),
        ({"year": "2022"}, ["区水利局", "区应急局", "区教育局"]),
        ({"body": "青禾区人民政府", "q": "堤防"}, ["区水利局", "区应急局", "区教育局"]),
        ({"body": "没有这个机关"}, []),
    ],
)
def test_filters(client, asked, organizations):
    answer = client.get("/api/v1/duties", query_string=asked).json
    assert [row["responsible"][0]["name"] for row in answer["rows"]] == organizations


def test_pages_are_pages_of_items(client):
    first = client.get("/api/v1/duties?size=1").json
    assert (first["items"], first["pages"], len(first["rows"])) == (2, 2, 1)
    assert len(client.get("/api/v1/duties?size=1&page=2").json["rows"]) == 3
    assert "看最后一页" in client.get("/duties?page=9").text
    page = html.fromstring(client.get("/duties?organization=青禾区财政局&size=1").text)
    assert "page=2" in page.xpath("//nav[@class='pages']/a/@href")[1]
    assert "organization=" in page.xpath("//nav[@class='pages']/a/@href")[1]


def test_the_json_has_keys_of_organizations_and_the_day(client):
    row = client.get("/api/v1/duties").json["rows"][1]
    assert row["responsible"][0]["key"] == WATER
    assert (row["deadline"], row["due"], row["due_year_inferred"]) == (
        "8月底前",
        "2023-08-31",
        True,
    )
    assert row["url"] == "/meetings/qinghe-2022-9#s2p1"


def test_tables_hold_the_rows_of_all_pages(client):
    answer = client.get("/api/v1/duties?format=csv&size=1")
    assert answer.headers["Content-Type"].startswith("text/csv")
    facts, table = parted(answer.data)
    assert facts["清单 List"] == "责任清单"
    assert (facts["行数 Rows"], facts["索引代次 Index generation"]) == ("4", "g1")
    assert len(table) == 5
    assert table[2][3] == "完成堤防加固"
    assert table[2][-1] == "http://localhost/meetings/qinghe-2022-9#s2p1"
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/v1/duties?format=xlsx").data))
    assert book.worksheets[0].max_row == 5


def test_no_cell_begins_a_formula():
    attack = '=HYPERLINK("x","点我")'
    decision = replace(ORDERS[0], object=attack, responsible=(attack,))
    meeting = replace(EARLIER, sections=(replace(FLOOD, decisions=(decision,)),))
    client = create_app(ScanningEngine(meeting)).test_client()
    asked = {"format": "csv", "body": ["=1+1", MEETING.bodies[0]]}
    facts, rows = parted(client.get("/api/v1/duties", query_string=asked).data)
    assert rows[1][3] == "'" + attack
    assert facts["条件 Conditions"] == f"会议主体==1+1、{MEETING.bodies[0]}"


def test_a_calendar_of_what_names_a_day(client):
    answer = client.get("/api/v1/duties?format=ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.text.replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20230831" in text and "DTSTAMP:20240102T030405Z" in text
    assert "SUMMARY:区水利局：完成堤防加固" in text
    assert "原文没有写年份，按会议日期推定" in text
    assert "另有 1 项的时限没有写明日期" in text
    assert "URL:http://localhost/meetings/qinghe-2022-9#s2p1" in text
    assert client.get("/api/v1/duties?format=ics").data == answer.data


@pytest.mark.parametrize(
    "query", ["format=pdf", "sort=newest", "nonsense=1", "from=x", "page=0", "from=2024&to=2020"]
)
def test_what_cannot_be_understood_is_refused(client, query):
    for path in ("/duties", "/api/v1/duties"):
        assert client.get(f"{path}?{query}").status_code == 400


def test_names_are_never_markup():
    client = create_app(ScanningEngine(HOSTILE)).test_client()
    for url in ("/duties", f"/duties?organization={ATTACK}&body={ATTACK}"):
        text = client.get(url).text
        assert "<script>alert" not in text and str(escape(ATTACK)) in text


@pytest.mark.parametrize("url", ["/duties", "/duties?deadline=1&q=堤防", "/duties?body=无"])
def test_the_page_is_whole(client, url):
    answer = client.get(url)
    page = html.fromstring(answer.text)
    assert answer.status_code == 200 and len(page.xpath("//h1")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    fields = page.xpath("//main//input/@id | //main//select/@id")
    assert set(fields) <= set(page.xpath("//label/@for"))
    assert page.xpath("//nav/a[@href='/duties'][@aria-current='page']")
    english = client.application.test_client().get(f"{url}{'&' if '?' in url else '?'}lang=en")
    assert english.status_code == 200 and "List of duties" in english.text
