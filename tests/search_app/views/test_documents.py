"""The pages of documents over a real index of invented chains of meetings."""

import io
from urllib.parse import quote, unquote

import openpyxl
import pytest
from lxml import html

from indexer.asking.asker import Asker
from indexer.text.analysis import Segmenter
from search_app.addresses import document_url
from search_app.app import create_app
from search_app.demo import samples_index
from tests import chains
from tests.chains import ATTACK, BUDGET, LIFTS, MOTOR, NUMBER, ODD, PARKING
from tests.search_app.taken import as_members

API = "/api/v1"


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def client(request, tmp_path_factory):
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    place = tmp_path_factory.mktemp("documents") / "index"
    with chains.chain_index(f"{request.param}:{place}", segmenter) as engine:
        yield create_app(engine).test_client()


def page_of(client, title, query=""):
    answer = client.get(document_url(title) + query)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def text_of(page):
    return " ".join(page.text_content().split())


def test_the_page_tells_the_chain_of_meetings(client):
    page = page_of(client, LIFTS)
    assert page.xpath("//h1")[0].text_content() == f"《{LIFTS}》"
    text = text_of(page)
    for words in (
        "2 次会议、2 项议题",
        "征求意见稿（1 项）；送审稿（1 项）",
        "2023年6月2日的结果是“原则同意”；此后至 2023年9月（索引中该主体最新的会议），未再上会。",
        "责任单位：区住建局",
        f"会议原则同意《{LIFTS}（送审稿）》。",
    ):
        assert words in text
    events = page.xpath("//ol[@class='timeline']/li")
    whens = [event.xpath(".//p[@class='when']")[0].text_content() for event in events]
    assert whens == ["2023年3月8日", "2023年6月2日"]
    chips = [event.xpath(".//span[starts-with(@class, 'outcome')]")[0] for event in events]
    assert [chip.get("class") for chip in chips] == ["outcome deferred", "outcome principle"]


def test_every_address_of_the_page_leads_somewhere(client):
    for title in (LIFTS, ODD, ATTACK):
        page = page_of(client, title)
        for address in page.xpath("//main//a/@href"):
            path, _, anchor = address.partition("#")
            answer = client.get(path, follow_redirects=True)
            assert answer.status_code == 200, unquote(address)
            if anchor:
                assert html.fromstring(answer.text).get_element_by_id(anchor, None) is not None


@pytest.mark.parametrize(
    "typed",
    [f"《{LIFTS}》", f"{LIFTS}（送审稿）", "青禾區老舊小區加裝電梯實施方案"],
)
def test_other_spellings_and_stages_lead_there(client, typed):
    answer = client.get(document_url(typed))
    assert (answer.status_code, answer.headers["Location"]) == (302, document_url(LIFTS))


def test_a_number_leads_there(client):
    answer = client.get(document_url(NUMBER))
    assert (answer.status_code, answer.headers["Location"]) == (302, document_url(PARKING))


def test_whatever_stands_in_a_title_is_safe(client):
    assert text_of(page_of(client, ODD).xpath("//h1")[0]) == f"《{ODD}》"
    page = client.get(document_url(ATTACK))
    assert "<script>alert" not in page.text
    assert html.fromstring(page.text).xpath("//h1")[0].text_content() == f"《{ATTACK}》"


@pytest.mark.parametrize(
    "path",
    [
        "x",
        "%2F",
        "//",
        "/x//y/",
        "..",
        "%00",
        "%FF%FE",
        "%0A",
        "《》",
        "长" * 900,
        "a" * 3000,
        "?",
        "%",
    ],
)
def test_strange_addresses_are_no_fault_of_ours(client, path):
    for top in ("/documents/", f"{API}/documents/"):
        assert client.get(top + path).status_code == 404, path


def test_an_unknown_title_offers_those_near_to_it(client):
    answer = client.get(document_url("青禾区停车管理条例"))
    page = html.fromstring(answer.text)
    assert answer.status_code == 404
    assert document_url(PARKING) in page.xpath("//ul[@class='near']//a/@href")
    assert page.xpath("//input[@id='q']/@value") == ["青禾区停车管理条例"]
    problem = client.get(f"{API}{document_url('青禾区停车管理条例')}")
    assert (problem.status_code, problem.json["code"]) == (404, "document-not-found")
    answer = client.get(document_url("老旧小区加装电梯"))
    assert document_url(LIFTS) in answer.text


def test_an_unknown_number_offers_its_neighbours(client):
    answer = client.get(document_url("青政办〔2023〕13号"))
    assert answer.status_code == 404
    links = html.fromstring(answer.text).xpath("//ul[@class='near']//a")
    assert [link.text_content() for link in links] == [NUMBER]


def test_what_the_item_decides_otherwise_is_said_to_be_the_items(client):
    text = text_of(page_of(client, BUDGET))
    assert "未载明对本文件的结果" in text
    assert "本议题的结果（未指明是对本文件）：◐ 原则同意" in text.replace("： ", "：")
    assert "提到，未载明结果" in text


def test_titles_that_read_much_the_same_are_apart(client):
    page = page_of(client, PARKING)
    (fold,) = page.xpath("//details[@class='likely']")
    assert document_url(MOTOR) in fold.xpath(".//a/@href")
    assert "相似度" in fold.text_content()
    assert MOTOR not in page.xpath("//ol[@class='timeline']")[0].text_content()


def test_the_same_as_json(client):
    told = client.get(API + document_url(LIFTS)).json
    assert (told["items"], told["meetings"], told["pages"]) == (2, 2, 1)
    assert (told["first"], told["last"], told["newest"]) == ("2023-03-08", "2023-06-02", "2023-09")
    assert told["not_seen_since"] == "2023-06-02"
    assert told["latest"]["outcomes"] == ["原则同意"]
    assert told["appearances"][0]["url"] == "/meetings/spring#s1p2"
    assert told["related"][0] == {"text": PARKING, "items": 1}


def test_the_timeline_as_a_table(client):
    answer = client.get(f"{API}{document_url(LIFTS)}.csv")
    assert answer.mimetype == "text/csv"
    assert quote(f"{LIFTS}.csv") in answer.headers["Content-Disposition"]
    rows = as_members(answer.data)
    assert [row["会议日期"] for row in rows] == ["2023-03-08", "2023-06-02"]
    assert rows[1]["结果"] == "原则同意"
    assert rows[1]["链接"] == "http://localhost/meetings/summer#s1p2"
    answer = client.get(f"{API}{document_url(LIFTS)}.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
    assert sheet.max_row == 3
    assert client.get(f"{API}{document_url('没有这份文件')}.csv").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "2", "９", "9" * 99])
def test_a_page_that_is_not_there_is_refused(client, page):
    assert client.get(f"{document_url(LIFTS)}?page={page}").status_code == 400


def test_the_page_speaks_english(client):
    page = page_of(client, LIFTS, "?lang=en")
    assert page.get("lang") == "en"
    assert "Left open on 2023-06-02 (原则同意); not seen again up to 2023-09" in text_of(page)
    client.delete_cookie("lang")


def test_mentions_on_the_page_of_a_meeting_lead_there(client):
    page = html.fromstring(client.get("/meetings/summer").text)
    assert {document_url(LIFTS), document_url(PARKING)} <= set(
        page.xpath("//*[contains(@class, 'extracted')]//a/@href")
    )


@pytest.mark.parametrize("typed", [LIFTS, f"《{LIFTS}》", f"{LIFTS}（送审稿）", "老旧小区加装电梯"])
def test_pasting_a_title_shows_a_card_that_leads_there(client, typed):
    page = html.fromstring(client.get("/search", query_string={"q": typed}).text)
    (card,) = page.xpath("//aside[@class='card']")
    assert card.xpath(".//a/@href") == [document_url(LIFTS)]
    assert "2 次会议、2 项议题" in card.text_content()


def test_pasting_a_number_shows_a_card(client):
    page = html.fromstring(client.get("/search", query_string={"q": "青政办[2023]12号"}).text)
    assert page.xpath("//aside[@class='card']//a/@href") == [document_url(PARKING)]


@pytest.mark.parametrize("typed", ["", "电梯", "管理办法", "停车 OR 电梯", "没有这样的文件"])
def test_other_questions_show_none(client, typed):
    page = html.fromstring(client.get("/search", query_string={"q": typed}).text)
    assert page.xpath("//aside[@class='card']") == []


def test_hits_lead_to_their_documents(client):
    page = html.fromstring(client.get("/search?q=审议").text)
    links = page.xpath("//li[@class='hit']//a/@href")
    assert document_url(LIFTS) in links
    assert document_url(PARKING) in links


def test_every_document_of_the_samples_has_its_page_and_is_found_in_a_list(tmp_path):
    with samples_index(tmp_path) as engine:
        client, vocabulary = create_app(engine).test_client(), Asker(engine).vocabulary()
        titles = vocabulary.values("document")
        assert len(titles) > 20
        for title, items in titles.items():
            told = client.get(API + document_url(title), follow_redirects=True).json
            assert told["items"] >= items
            assert title in told["spellings"]
            assert all(row["url"].startswith("/meetings/") for row in told["appearances"])
        listed = client.post(f"{API}/check", data="\n".join(titles).encode()).json
        assert [row["state"] for row in listed["rows"]] == ["found"] * len(titles)


def test_programs_are_told_of_the_document_too(client):
    told = client.get(f"{API}/search", query_string={"q": LIFTS}).json["cards"]
    assert told == [
        {"title": LIFTS, "url": document_url(LIFTS), "meetings": 2, "items": 2, "whole": True}
    ]


def test_a_page_asked_for_as_a_file_leads_to_it(client):
    url = document_url(LIFTS)
    answer = client.get(f"{url}?format=csv", follow_redirects=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert client.get(f"{url}?format=json", follow_redirects=True).json["title"] == LIFTS
    assert client.get(f"{url}?format=pdf").status_code == 400
