"""The page that checks a list, over a real index of invented chains of meetings."""

import io

import openpyxl
import pytest
from lxml import html

from indexer.tables.table import XLSX, Column, Table
from indexer.text.analysis import Segmenter
from search_app.addresses import document_url
from search_app.app import create_app
from search_app.texts import ENGLISH
from tests import chains
from tests.chains import ATTACK, BUDGET, LIFTS, NUMBER, PARKING
from tests.search_app.taken import parted

MISSED = "青禾区停车管理条例"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    with chains.chain_index(str(tmp_path_factory.mktemp("check") / "index"), segmenter) as engine:
        yield create_app(engine).test_client()


def uploaded(data, name="list.csv"):
    return {"file": (io.BytesIO(data), name)}


def posted(client, **fields):
    answer = client.post("/check", data=fields, content_type="multipart/form-data")
    return answer, html.fromstring(answer.text)


def rows_of(page):
    return [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.xpath("//main//tbody/tr")
    ]


def test_the_form_asks_for_a_list(client):
    page = html.fromstring(client.get("/check").text)
    assert page.xpath("//form[@method='post']/@enctype") == ["multipart/form-data"]
    assert page.xpath("//nav//a[@href='/check']/@aria-current") == ["page"]


def test_each_row_has_its_meeting_and_misses_stay(client):
    answer, page = posted(
        client, list=f"{LIFTS}\n{MISSED}\n{NUMBER}\n{BUDGET}\n青政办〔2023〕13号\n"
    )
    assert answer.status_code == 200
    rows = rows_of(page)
    assert [row[1] for row in rows] == [LIFTS, MISSED, NUMBER, BUDGET, "青政办〔2023〕13号"]
    assert rows[0][2].startswith("2023年6月2日 青禾区政府summer会议纪要")
    assert rows[0][3].startswith("◐ 原则同意 依据原句 会议原则同意《青禾区老旧小区加装电梯实施方案")
    assert rows[1][2].startswith(f"✕ 没有找到 {PARKING}")
    assert rows[2][3].startswith("● 审议通过 依据原句 ")
    assert rows[3][3].startswith("本议题 ◐ 原则同意 依据原句 ")
    assert NUMBER in rows[4][2]
    assert "共 5 行 · ● 找到 3 · ✕ 没有找到 2" in " ".join(page.text_content().split())
    for address in page.xpath("//main//tbody//a/@href"):
        assert client.get(address.partition("#")[0]).status_code == 200
    assert document_url(LIFTS) in page.xpath("//main//tbody//a/@href")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_result_can_be_taken_away(client, form):
    _, page = posted(client, **uploaded(f"序号,标题\n1,{PARKING}\n2,=1+1\n3,@x\n".encode()))
    (kept,) = page.xpath("//main//input[@name='list']/@value")
    answer = client.post("/check", data={"list": kept, "format": form})
    assert (
        f"filename*=UTF-8''%E6%89%B9%E9%87%8F%E6%A0%B8%E5%AF%B9.{form}"
        in (answer.headers["Content-Disposition"])
    )
    if form == "csv":
        _, rows = parted(answer.data)
        inputs = [PARKING, "'=1+1", "'@x"]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
        assert all(cell.data_type != "f" for row in sheet.rows for cell in row)
        rows = [[cell.value for cell in row] for row in sheet.rows]
        inputs = [PARKING, "=1+1", "@x"]
    assert [row[1] for row in rows] == ["输入", *inputs]
    assert [str(row[0]) for row in rows[1:]] == ["2", "3", "4"]
    assert rows[1][-1] == "http://localhost/meetings/summer#s1p2".replace("#s1p2", "#s2p2")


def test_a_workbook_is_taken(client):
    columns = (Column("a", "编码"), Column("b", "文件名称"))
    book = b"".join(XLSX.write(Table(columns, [(7, LIFTS), (8, MISSED)])))
    _, page = posted(client, **uploaded(book, "清单.xlsx"))
    assert [row[:2] for row in rows_of(page)] == [["2", LIFTS], ["3", MISSED]]


def test_html_in_a_title_is_a_text(client):
    answer, page = posted(client, list=f"{ATTACK}\n<img src=x onerror=alert(1)>")
    assert "<script>alert" not in answer.text
    assert page.xpath("//img") == []
    assert [row[1] for row in rows_of(page)] == [ATTACK, "<img src=x onerror=alert(1)>"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"list": ""}, "没有可核对的"),
        ({"list": "甲\n" * 1_001}, "一次最多核对 1000 行，这份清单有 1001 行"),
        ({"list": "甲\n" * 100_000}, "这份清单有 100000 行"),
        (uploaded(b"%PDF-1.7"), "PDF 文件"),
        (uploaded(b"PK\x03\x04 and so on"), "不是完好的 XLSX"),
        (uploaded(b""), "没有可核对的"),
        ({**uploaded("标题,文号\n甲,1\n".encode()), "column": "别的"}, "没有这一列：别的"),
    ],
    ids=["nothing", "1001", "100000", "pdf", "zip", "empty", "column"],
)
def test_what_cannot_be_taken_is_said_above_the_form(client, fields, words):
    answer, page = posted(client, **fields)
    assert answer.status_code == 400
    (notice,) = page.xpath("//p[@role='alert']")
    assert words in notice.text_content()
    assert page.xpath("//textarea[@id='list']")


def test_too_much_is_refused_in_plain_words(client):
    form = {"content_type": "application/x-www-form-urlencoded"}
    answer = client.post("/check", data=b"list=" + b"x" * 4_000_000, **form)
    assert answer.status_code == 413
    assert "批量核对一次最多 1000 行、4 MB" in answer.text
    assert client.post("/api/v1/check", data=b"x" * 4_000_001).json["status"] == 413
    assert client.post("/search", data=b"x" * 2_000).status_code == 405


@pytest.mark.parametrize("text", ["（送审稿）" * 20_000, "《" * 90_000, "〔2023〕" * 20_000])
def test_a_line_of_any_length_is_a_miss(client, text):
    _, page = posted(client, list=text)
    assert [row[2] for row in rows_of(page)] == ["✕ 没有找到"]


@pytest.mark.parametrize("form", ["multipart/form-data", "multipart/form-data; boundary=x", "x/y"])
def test_a_form_that_is_none_is_an_empty_list(client, form):
    assert client.post("/check", data=b"--x\r\n\xff\xfe", content_type=form).status_code == 400


def test_a_long_list_has_pages_and_a_whole_count(client):
    _, page = posted(client, list=f"{LIFTS}\n" * 250, page="9")
    rows = rows_of(page)
    assert [rows[0][0], rows[-1][0], len(rows)] == ["241", "250", 10]
    assert "共 250 行 · ● 找到 250" in " ".join(page.text_content().split())
    assert page.xpath("//button[@name='page'][@aria-current]/@value") == ["9"]


def test_the_longest_list_is_a_page_like_any_other(client):
    """The whole list goes along in the form, so that nothing is kept here."""
    answer, _ = posted(client, list=f"{LIFTS}\n" * 1_000)
    assert len(answer.data) < 120_000


def test_programs_post_the_list_itself(client):
    told = client.post("/api/v1/check", data=f"{LIFTS}\n{MISSED}\n".encode()).json
    assert [row["state"] for row in told["rows"]] == ["found", "missing"]
    assert told["rows"][0]["url"] == "/meetings/summer#s1p2"
    table = client.post("/api/v1/check?format=csv", data=f"{LIFTS}\n".encode())
    facts, (head, *rows) = parted(table.data)
    assert (facts["清单 List"], head[:3], len(rows)) == ("批量核对", ["行", "输入", "核对"], 1)
    problem = client.post("/api/v1/check", data=b"%PDF")
    assert (problem.status_code, problem.json["code"]) == (400, "not-a-list")
    assert client.post("/api/v1/check?format=doc", data=b"x").status_code == 400


def test_the_page_speaks_english(client):
    answer = client.post(f"/check?lang={ENGLISH}", data={"list": f"{BUDGET}\n{MISSED}"})
    text = " ".join(html.fromstring(answer.text).text_content().split())
    assert "2 rows · ● found 1 · ✕ not found 1" in text
    answer = client.post("/check", data={"list": "", "lang": ENGLISH})
    assert "The list is empty" in answer.text
    client.delete_cookie("lang")
