"""Pages of people and organizations over meetings that are looked through one by one."""

import re
from dataclasses import replace
from math import inf
from urllib.parse import quote, unquote, urlencode

import pytest
from lxml import html
from markupsafe import escape

from corpus.model import Attendance, Attendee, PartialDate, Section
from indexer.person_names import PersonNames
from search_app.addresses import organization_url, person_url
from search_app.app import create_app
from tests.scanning import ScanningEngine
from tests.search_app.canned import ATTACK, HOSTILE, LIFTS, MEETING
from tests.search_app.taken import parted

LIN_AT_FINANCE = Attendee("林望舒", Attendance.OBSERVER, ("区财政局",), ("局长",))
EARLIER = replace(
    MEETING,
    id="qinghe-2022-9",
    title="青禾区人民政府第9次常务会议纪要",
    date=PartialDate(2022, 5),
    attendees=(
        Attendee("林望舒", Attendance.PRESENT, (), ("副区长",)),
        Attendee("阮青禾", Attendance.OBSERVER, ("区住建局",), ("副局长",)),
        Attendee("祝南枝", Attendance.OBSERVER, ("市财政局",)),
        LIN_AT_FINANCE,
    ),
    sections=(
        LIFTS,
        Section(2, "二", "听取防汛汇报", ("听取",), (), reporters=("区财政局",)),
    ),
)
UNDATED = replace(EARLIER, id="undated", date=None, attendees=(LIN_AT_FINANCE,))
LIN = "/people/林望舒@青禾区人民政府"
FINANCE = "/organizations/青禾区财政局"
BUILDING = "/organizations/青禾区住房和城乡建设局"


@pytest.fixture(scope="module")
def client():
    engine = ScanningEngine(MEETING, EARLIER, UNDATED, HOSTILE)
    return create_app(engine).test_client()


def page_of(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return html.fromstring(answer.text)


def rows(page, heading):
    """The cells of the table in the section of this heading."""
    table = page.xpath(f"//section[h2[@id='{heading}']]//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table]


def test_a_person_by_year_and_role(client):
    page = page_of(client, LIN)
    assert rows(page, "years") == [
        ["2022", "0", "1"],
        ["2024", "1", "0"],
        ["合计", "1", "1"],
    ]
    assert "2 次会议" in page.text_content()
    bars = page.xpath("//svg//text[not(@class)]/text()")
    assert bars == ["2022", "2023", "2024"]


def test_meetings_without_a_date_are_counted(client):
    page = page_of(client, "/people/林望舒@青禾区财政局")
    assert rows(page, "years")[0] == ["日期未载明", "1"]
    assert rows(page, "years")[-1] == ["合计", "2"]


def test_posts_as_stated_with_first_and_last_date(client):
    page = page_of(client, LIN)
    assert rows(page, "posts") == [
        ["未载明", "区长", "1", "2024-03-08", "2024-03-08"],
        ["未载明", "副区长", "1", "2022-05", "2022-05"],
    ]
    page = page_of(client, "/people/林望舒@青禾区财政局")
    assert rows(page, "posts") == [["区财政局", "局长", "2", "2022-05", "2022-05"]]


def test_meetings_are_listed_newest_first_with_links(client):
    page = page_of(client, LIN)
    assert [row[:3] for row in rows(page, "list")] == [
        ["2024-03-08", MEETING.title, "主持"],
        ["2022-05", EARLIER.title, "出席"],
    ]
    assert page.xpath("//section[h2[@id='list']]//td/a/@href")[0] == "/meetings/qinghe-2024-3"


def test_items_reported_by_the_organization_while_present(client):
    url = "/people/林望舒@青禾区财政局?show=reported-here"
    page = page_of(client, url)
    assert [h.text_content() for h in page.xpath("//li[@class='hit']/h2")] == [
        "二、听取防汛汇报",
        "二、听取防汛汇报",
    ]
    absent = page_of(client, "/people/温行舟@青禾区财政局?show=reported-here")
    assert absent.xpath("//li[@class='hit']") == []


@pytest.mark.parametrize("url", [LIN, BUILDING])
def test_a_list_that_there_is_not_is_refused(client, url):
    for place in ("", "/api/v1"):
        answer = client.get(f"{place}{url}?show=everything")
        assert answer.status_code == 400 and "everything" in answer.get_data(as_text=True)


def test_people_of_one_name_are_kept_apart(client):
    page = page_of(client, "/people/林望舒")
    assert "同名 2 人，按单位区分" in page.text_content()
    assert [unquote(url) for url in page.xpath("//td/a/@href")] == [
        LIN,
        "/people/林望舒@青禾区财政局",
    ]
    other = page_of(client, LIN).xpath("//p[@class='notice']/a/@href")
    assert [unquote(url) for url in other] == ["/people/林望舒@青禾区财政局"]


def test_a_table_makes_two_one():
    people = PersonNames({"林望舒@青禾区财政局": "林望舒@青禾区人民政府"}, "d")
    engine = ScanningEngine(MEETING, EARLIER, people=people)
    client = create_app(engine, people=people).test_client()
    for url in (LIN, "/people/林望舒@青禾区财政局"):
        page = page_of(client, url)
        assert rows(page, "years")[-1] == ["合计", "1", "1", "1"]
        assert "按人员归并表并入：林望舒@青禾区财政局" in page.text_content()
        assert rows(page, "list")[1][2] == "出席、列席"
    assert rows(page_of(client, FINANCE), "envoys")[0][:2] == ["林望舒", "局长"]


def test_an_organization(client):
    page = page_of(client, BUILDING)
    assert rows(page, "years")[-1] == ["合计", "2"]
    assert rows(page, "envoys") == [["阮青禾", "局长、副局长", "2", "2022-05", "2024-03-08"]]
    names = [row[0] for row in rows(page, "names")]
    assert names[0] == "青禾区住房和城乡建设局" and "青禾区住建局" in names
    totals = [t.text_content() for t in page.xpath("//nav[@class='tabs']/a")]
    assert totals == ["列席的会议的议题 6", "汇报的议题 3", "要办的议题 3"]


def test_items_where_it_sat_in_can_be_searched(client):
    page = page_of(client, f"{BUILDING}?show=sat-in&q=防汛")
    headings = [h.text_content() for h in page.xpath("//li[@class='hit']/h2")]
    assert headings == ["二、听取防汛工作情况的汇报", "二、听取防汛汇报"]


def test_another_name_leads_to_the_same_page(client):
    page = page_of(client, "/organizations/青禾区住建局")
    assert page.xpath("//h1/text()") == ["青禾区住房和城乡建设局"]


def test_a_bare_name_says_so(client):
    assert "没有写是哪个地方的" in page_of(client, "/organizations/市财政局").text_content()
    assert "哪个地方的" not in page_of(client, FINANCE).text_content()
    engine = ScanningEngine(
        replace(MEETING, attendees=(Attendee("祝南枝", Attendance.OBSERVER, ("石鹿镇",)),))
    )
    other = create_app(engine).test_client()
    assert "没有写明是哪个地方的" in page_of(other, "/organizations/石鹿镇").text_content()


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("/people/林望舒@青禾区审计局", [LIN, "/people/林望舒@青禾区财政局"]),
        ("/people/林望述", [LIN, "/people/林望舒@青禾区财政局"]),
        ("/organizations/青禾区财政厅", [FINANCE]),
    ],
)
def test_an_unknown_key_names_near_ones(client, url, near):
    page = page_of(client, url, 404)
    found = [unquote(link) for link in page.xpath("//ul[@class='meetings']//a/@href")]
    assert found[: len(near)] == near


@pytest.mark.parametrize("key", ["", "@", "a/b//c", "..%2F", "%00", "%FF", "甲" * 3000, "?", "#"])
def test_odd_keys_are_answered(client, key):
    for path in ("/people/", "/organizations/"):
        assert client.get(path + key).status_code in (200, 308, 404)


def test_names_are_never_markup(client):
    attack = Attendee(ATTACK, Attendance.PRESENT, (ATTACK,), (ATTACK,), ATTACK)
    assert HOSTILE.attendees == (attack,)
    for url in (person_url(f"{ATTACK}@{ATTACK}"), person_url(ATTACK), organization_url(ATTACK)):
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert "<script>alert" not in answer.text and str(escape(ATTACK)) in answer.text


def test_addresses_carry_any_name():
    assert person_url("甲/乙?#@丙") == "/people/" + quote("甲/乙?#@丙", safe="")


@pytest.mark.parametrize(
    "url", [LIN, "/people/林望舒", BUILDING, f"{LIN}?show=reported-here", "/people/无此人"]
)
def test_the_pages_are_whole(client, url):
    answer = client.get(url)
    page = html.fromstring(answer.text)
    assert len(page.xpath("//h1")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//input[not(@type='hidden')]/@id")) <= set(page.xpath("//label/@for"))
    assert page.xpath("//style | //@style") == []
    assert len(answer.data) < 150_000
    english = client.application.test_client().get(f"{url}{'&' if '?' in url else '?'}lang=en")
    assert english.status_code == answer.status_code


def test_a_page_past_the_end_says_so(client):
    assert "看最后一页" in page_of(client, f"{LIN}?page=9").text_content()
    assert client.get(f"{LIN}?page=0").status_code == 400


def test_a_person_for_programs(client):
    answer = client.get("/api/v1/people/林望舒@青禾区财政局").json
    assert (answer["name"], answer["organization"], answer["meetings"]) == (
        "林望舒",
        "青禾区财政局",
        2,
    )
    assert answer["roles"]["observer"] == 2
    assert answer["years"][0] == {"year": None, "roles": {**answer["roles"], "observer": 1}}
    assert answer["posts"][0]["titles"] == ["局长"]
    assert answer["namesakes"] == ["林望舒@青禾区人民政府"]
    assert answer["list"]["lists"] == {"meetings": 2, "reported-here": 2}
    assert answer["list"]["rows"][0]["url"] == "/meetings/qinghe-2022-9"
    names = client.get("/api/v1/people/林望舒").json["people"]
    assert [one["organization"] for one in names] == ["青禾区人民政府", "青禾区财政局"]


def test_an_organization_for_programs(client):
    answer = client.get("/api/v1/organizations/青禾区住建局?show=reported&size=1").json
    assert answer["key"] == "青禾区住房和城乡建设局"
    assert answer["tells_its_place"] is True
    assert answer["people"][0]["key"] == "阮青禾@青禾区住房和城乡建设局"
    assert (answer["list"]["total"], answer["list"]["pages"]) == (3, 3)
    assert answer["list"]["rows"][0]["item"] == LIFTS.heading
    assert client.get("/api/v1/organizations/市财政局").json["tells_its_place"] is False


@pytest.mark.parametrize(
    ("url", "head", "first"),
    [
        (LIN, "日期", ["2024-03-08", MEETING.title, "主持", "", "区长"]),
        (
            f"{BUILDING}?show=reported",
            "日期",
            ["2024-03-08", MEETING.title, LIFTS.heading, "原则同意", LIFTS.decisions[0].evidence],
        ),
    ],
)
def test_lists_as_tables(client, url, head, first):
    url = f"/api/v1{url}{'&' if '?' in url else '?'}size=1&format="
    facts, rows = parted(client.get(f"{url}csv").data)
    assert facts["行数 Rows"] == str(len(rows) - 1)
    assert rows[0][0] == head and rows[1][:5] == first and len(rows) > 2
    assert rows[1][-1].startswith("http://localhost/meetings/qinghe-2024-3")
    assert client.get(f"{url}xlsx").data.startswith(b"PK")
    assert client.get(f"{url}pdf").status_code == 400


@pytest.mark.parametrize(
    ("path", "code"),
    [("people/林望述", "person-not-found"), ("organizations/无此", "organization-not-found")],
)
def test_unknown_keys_for_programs(client, path, code):
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json["code"]) == (404, code)
    assert "相近的" in answer.json["detail"]


def test_every_link_of_a_page_is_answered(client):
    for url in (LIN, BUILDING, FINANCE, f"{BUILDING}?show=sat-in&q=防汛"):
        for link in page_of(client, url).xpath("//main//a/@href"):
            assert client.get(link).status_code == 200, link


def test_who_sat_in_when_a_topic_came_up(client):
    search = page_of(client, "/search?q=防汛")
    (link,) = search.xpath("//nav[@id='facets']//a[starts-with(@href, '/search/values/sat_in')]")
    assert "q=" in link.get("href")
    page = page_of(client, link.get("href"))
    counts = {
        a.xpath("string(span[@class='word'])"): a.xpath("string(span[@class='count'])")
        for a in page.xpath("//main//li/a")
    }
    assert counts == {"青禾区财政局": "2", "青禾区住房和城乡建设局": "2", "市财政局": "1"}
    url = page.xpath("//main//li/a[contains(., '市财政局')]/@href")[0]
    assert len(page_of(client, url).xpath("//li[@class='hit']")) == 1
    asked = page_of(client, f"/search?{urlencode({'sat_in': '青禾区住建局'})}")
    assert "青禾区住房和城乡建设局" in asked.xpath("string(//ul[@class='chips'])")


def test_an_outcome_on_a_hit_opens_to_its_sentence(client):
    hit = page_of(client, "/search?q=加装电梯").xpath("//li[@class='hit']")
    (verdict,) = next(h.xpath(".//details[@class='verdict']") for h in hit if h.xpath(".//details"))
    assert "原则同意" in verdict.xpath("string(summary)")
    assert LIFTS.decisions[0].evidence in verdict.xpath("string(blockquote)")
    assert verdict.xpath("blockquote/a/@href")[0].endswith("#s1p1")
    agenda = page_of(client, "/meetings/qinghe-2024-3").xpath("//nav[@class='agenda']//details")
    assert LIFTS.decisions[0].evidence in agenda[0].xpath("string(blockquote)")


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ("林望舒", ["/people/林望舒"]),
        ("区住建局", [BUILDING]),
        ("青禾区住建局", []),
        ("市财政局", ["/organizations/市财政局"]),
        ("加装电梯", []),
        ("林望舒 防汛", []),
        ("", []),
    ],
)
def test_a_name_that_is_asked_for_leads_to_its_page(client, query, links):
    page = page_of(client, f"/search?q={query}")
    found = page.xpath("//aside[@class='card']//a/@href")
    assert [unquote(link) for link in found if not link.startswith("/documents")] == links


def test_a_hit_leads_to_the_organizations_that_reported_and_must_act(client):
    hits = page_of(client, "/search?q=送审稿").xpath("//li[@class='hit']")
    links = [
        [unquote(link) for link in hit.xpath(".//span[@class='parties']/a/@href")] for hit in hits
    ]
    assert [BUILDING, BUILDING] in links


def test_names_that_were_read_from_a_scan_are_flagged(client):
    attendees = tuple(replace(a, unverified=True) for a in EARLIER.attendees)
    engine = ScanningEngine(replace(EARLIER, attendees=attendees))
    page = page_of(create_app(engine).test_client(), LIN)
    assert "待核" in page.xpath("string(//section[h2[@id='list']])")
    assert "待核" not in page_of(client, LIN).xpath("string(//section[h2[@id='list']])")


def test_a_page_names_a_hundred_people_and_says_how_many_more():
    attendees = [Attendee(f"方{n}", Attendance.OBSERVER, ("区财政局",)) for n in range(130)]
    client = create_app(ScanningEngine(replace(MEETING, attendees=attendees))).test_client()
    page = page_of(client, FINANCE)
    assert len(rows(page, "envoys")) == 100
    assert "另有 30 人" in page.text_content()
    assert len(client.get(f"/api/v1{FINANCE}").json["people"]) == 130


@pytest.mark.parametrize("url", [LIN, "/people/林望舒", BUILDING, "/duties"])
def test_a_page_has_the_time_of_one_question(url):
    times = iter(range(1000))
    engine = ScanningEngine(MEETING, EARLIER)
    client = create_app(engine).test_client()
    asker = client.application.extensions["jiyao"].asker
    asker._clock = lambda: next(times)
    assert client.get(url).status_code == 200
    late = {r.deadline.at for r in engine.requests if r.deadline.at != inf}
    assert len(late) == 1


@pytest.mark.parametrize(
    "url",
    [
        *(LIN, "/people/林望舒", "/people/林望述", f"{LIN}?show=reported-here", BUILDING),
        *("/organizations/市财政局", f"{BUILDING}?show=sat-in&q=防汛", "/organizations/无此"),
        *("/duties", "/duties?deadline=1", "/duties?organization=无"),
    ],
)
def test_english_pages_say_only_the_minutes_in_chinese(client, url):
    english = client.application.test_client()
    english.set_cookie("lang", "en")
    page = html.fromstring(english.get(url).text)
    for element in page.xpath("//*[@lang='zh-CN'] | //script"):
        element.clear(keep_tail=True)
    typed = {"林望述", "无此"}
    text = page.xpath("//body")[0].text_content() + " ".join(page.xpath("//main//@aria-label"))
    assert [word for word in re.findall(r"[\u3000-\u9fff]+", text) if word not in typed] == []


@pytest.mark.parametrize("url", [LIN, f"{BUILDING}?show=reported"])
def test_a_page_asked_for_as_a_file_leads_to_it(client, url):
    url += "&format=" if "?" in url else "?format="
    answer = client.get(f"{url}csv", follow_redirects=True)
    assert answer.mimetype == "text/csv"
    # The facts before the rows tell the second in which the file was made.
    assert parted(answer.data)[1] == parted(client.get(f"/api/v1{url}csv").data)[1]
    assert client.get(f"{url}pdf", follow_redirects=True).status_code == 400


def test_a_list_longer_than_what_is_read_at_a_time_is_whole():
    item = Section(1, "一", "听取防汛汇报", ("听取",), (), reporters=("区财政局",))
    meetings = [replace(MEETING, id=f"m{n:04}", sections=(item,)) for n in range(1_100)]
    client = create_app(ScanningEngine(*meetings)).test_client()
    facts, rows = parted(client.get(f"/api/v1{FINANCE}?show=reported&format=csv").data)
    assert facts["行数 Rows"] == "1100"
    assert len({row[-1] for row in rows[1:]}) == 1_100


def test_a_person_who_reported_leads_to_no_organization():
    item = Section(1, "一", "听取工作报告", ("听取",), (), reporters=("柳小明", "区财政局"))
    client = create_app(ScanningEngine(replace(MEETING, sections=(item,)))).test_client()
    page = page_of(client, f"/meetings/{MEETING.id}")
    told = page.xpath("//section[@id='s1']//dd[contains(., '柳小明')]")[0]
    assert told.xpath(".//a/text()") == ["区财政局"]
    assert client.get("/organizations/柳小明").status_code == 404
