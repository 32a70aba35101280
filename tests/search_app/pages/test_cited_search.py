"""A search can be cited, and the citation says whether the index has changed since."""

from urllib.parse import parse_qs, quote

import pytest
from lxml import html

from search_app.app import create_app
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, HOSTILE, MEETING


@pytest.fixture
def scanning():
    return ScanningEngine(MEETING, HOSTILE)


@pytest.fixture
def client(scanning):
    return create_app(scanning).test_client()


def page_of(client, url):
    return html.fromstring(client.get(url).text)


def cited(client, url):
    (text,) = page_of(client, url).xpath("//details[@class='cite']/pre/text()")
    return text, text.rpartition(" ")[2].removeprefix("http://localhost")


def said(client, url):
    return "".join(page_of(client, url).xpath("//p[@class='notice']/text()"))


def test_a_citation_says_what_was_asked_and_found(client):
    text, _ = cited(client, "/search?q=加装电梯&year=2024&page=1&size=2")
    assert "检索式“加装电梯”；条件：年份 2024；共 1 项议题" in text
    assert "1 次会议；索引代次 g1；检索于 20" in text
    assert "size=" not in text
    assert "条件：无" in cited(client, "/search")[0]


def test_it_replays_and_says_that_nothing_changed(client):
    _, url = cited(client, "/search?q=加装电梯&year=2024")
    assert "索引没有更新，共 1 项，与引用时相同" in said(client, url)
    assert cited(client, url)[1].count("cited=") == 1


def test_it_says_so_when_the_index_has_changed(client, scanning):
    _, url = cited(client, "/search?q=加装电梯")
    scanning.generation += 1
    told = said(client, url)
    assert "索引代次为 g1，共 1 项。那一代已由新的取代，不再能查" in told
    assert "由现在的 g2 检索，共 1 项" in told
    assert "can no longer be asked" in said(client, f"{url}&lang=en")


@pytest.mark.parametrize("name", ["gen-20261127155012345-0a1b2c3d", "jiyao-g000000000012@34"])
def test_generations_of_every_engine_are_read(client, name):
    assert f"索引代次为 {name}" in said(client, f"/search?cited={name}~1~2026-01-01T00:00Z")


def test_the_name_of_a_generation_alone_promises_nothing(client):
    _, url = cited(client, "/search?q=加装电梯")
    told = said(client, url.replace("g1~1~", "g1~7~"))
    assert "时共 7 项，现在共 1 项" in told
    assert "另一个索引" in told


@pytest.mark.parametrize("sign", ["x", "g1~1", "g1~x~2026-01-01T00:00Z", ATTACK, "~~", "g1~1~²"])
def test_a_sign_that_nobody_made_is_told(client, sign):
    url = f"/search?q=加装电梯&cited={quote(sign)}"
    assert "无法辨认" in said(client, url)
    assert ATTACK not in client.get(url).text


def test_a_question_stays_text_in_its_citation(client):
    text, url = cited(client, f"/search?q={quote(ATTACK)}")
    assert ATTACK in text
    assert client.get(url).status_code == 200


def test_hits_are_read_by_reference_managers(client):
    page = page_of(client, "/search?q=先易后难")
    found = parse_qs(page.xpath("//li[@class='hit']//span[@class='Z3988']/@title")[0])
    assert found["rft.genre"] == ["bookitem"]
    assert found["rft.atitle"] == ["审议《青禾区老旧小区加装电梯实施方案（送审稿）》"]
    assert found["rft.btitle"] == [MEETING.title]
    assert found["rft.aucorp"] == ["青禾区人民政府"]
    assert found["rft_id"] == ["http://localhost/meetings/qinghe-2024-3#s1"]
