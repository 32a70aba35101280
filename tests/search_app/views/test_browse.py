"""Meetings by body and date: what a place shows, and the pages over an index of the samples."""

import pytest
from lxml import html

from corpus.model import PartialDate
from indexer.browsing import Series, read_series
from indexer.errors import BadParameter
from indexer.series import Sitting
from search_app.pages.browse_page import Place, browse_page, read_place

BODY, OTHER = "青禾区人民政府", "霁湖管委会"


def sitting(date, session=None, *, kind="常务会议", body=BODY):
    known = PartialDate(*map(int, date.split("-"))) if date else None
    return Sitting(f"{date}/{session}", known, None, session, kind, body)


SERIES = Series(
    [
        sitting("2023-12-28", 36),
        sitting("2024-03-08", 37),
        sitting("2024-03-08", None, kind="专题会议"),
        sitting("2024-03-29", 39),
        sitting("2024-03-29", 39, body=OTHER),
        sitting("2024-03", None),
        sitting("2024", 40),
        sitting("2024-05-10", 43),
        sitting(None, 50),
    ]
)


def page(**place):
    return browse_page(SERIES, Place(**place))


def test_bodies_with_counts_years_and_gaps():
    first, second = page().bodies
    assert (first.body, first.count, first.first, first.last) == (BODY, 8, "2023", "2024")
    assert [(step.label, step.count) for step in first.kinds] == [("常务会议", 7), ("专题会议", 1)]
    assert (first.gaps, second.gaps) == (2, 0)  # 38, and 41 to 42
    assert (second.body, second.count, second.first) == (OTHER, 1, "2024")


SHOWN = [
    ({"body": BODY}, 8),
    ({"body": BODY, "kind": "专题会议"}, 1),
    ({"body": BODY, "year": "2024"}, 6),
    ({"body": BODY, "year": "undated"}, 1),
    ({"month": "2024-03"}, 4),  # the joint meeting once
    ({"day": "2024-03-08"}, 2),
    ({"body": "nobody"}, 0),
    ({"year": "202"}, 0),
]


@pytest.mark.parametrize(("place", "count"), SHOWN)
def test_meetings_of_a_place(place, count):
    found = page(**place)
    assert found.total == len(found.shown) == len({s.meeting_id for s in found.shown}) == count


def test_the_newest_stand_first_and_those_without_a_date_last():
    dates = [str(s.date) for s in page(body=BODY).shown]
    assert dates[0] == "2024-05-10"
    assert dates[-2:] == ["2023-12-28", "None"]


def test_a_calendar_of_the_year():
    march, may = page(body=BODY, year="2024").months
    assert march.caption == "2024年3月"
    assert [len(week) for week in march.weeks] == [7] * 5
    days = {day.number: day for week in march.weeks for day in week if day}
    assert len(days) == 31
    assert march.weeks[0][4].number == 1  # a Friday
    assert (days[8].count, days[29].count, days[9].url) == (2, 1, "")
    assert days[8].url.endswith("day=2024-03-08") and "year" not in days[8].url
    assert days[29].url == "/meetings/2024-03-29%2F39"
    assert days[8].label == "2024年3月8日：2 次会议"
    assert [link.label for link in march.loose] == ["2024年3月"]
    assert may.caption == "2024年5月"
    assert [link.label for link in page(body=BODY, year="2024").loose] == ["第40次 · 2024年"]


def test_steps_lead_on_and_back():
    found = page(body=BODY, year="2024")
    assert [(s.label, s.count, s.current) for s in found.years] == [
        ("2024", 6, True),
        ("2023", 1, False),
        ("日期未载明", 1, False),
    ]
    assert found.years[0].url == Place(body=BODY).url()
    assert found.years[1].url == Place(body=BODY, year="2023").url()
    assert [(s.label, s.count) for s in found.kinds] == [("常务会议", 5), ("专题会议", 1)]
    assert found.kinds[0].url == Place(body=BODY, kind="常务会议", year="2024").url()


def test_gaps_of_a_body_in_words():
    found = page(body=BODY)
    assert [gap.missing for gap in found.gaps] == ["缺第38次", "缺第41次至第42次"]
    assert found.gaps[0].before.label == "第37次 · 2024年3月8日"
    assert found.gaps[0].unnumbered == 1
    assert page(body=BODY, year="2023").gaps == ()
    assert page(body=BODY, kind="专题会议").gaps == ()
    assert page(year="2024").gaps == ()


def test_long_lists_have_pages():
    many = Series([sitting(f"2020-01-{n % 28 + 1:02}", n + 1, body=f"单位{n}") for n in range(130)])
    first, second = (browse_page(many, Place(page=number)) for number in ("1", "2"))
    assert (len(first.bodies), len(second.bodies)) == (100, 30)
    assert len(browse_page(many, Place(year="2020", page="3")).shown) == 30
    assert [link.number for link in first.page_links] == [1, 2]
    few = Series([sitting("2020-01-02", 3 * n) for n in range(1, 90)])
    found = browse_page(few, Place(body=BODY))
    assert (len(found.gaps), found.more_gaps) == (60, 28)


BAD = [
    {"year": ["二〇二三"]},
    {"month": ["2023"]},
    {"month": ["2023-13"]},
    {"day": ["2023-02-30"]},
    {"page": ["0"]},
    {"page": ["9" * 5000]},
    {"year": ["2023", "2024"]},
    {"bodies": [BODY]},
]


@pytest.mark.parametrize("arguments", BAD)
def test_what_cannot_be_read_is_refused(arguments, client):
    with pytest.raises(BadParameter):
        read_place(arguments)
    pairs = [(name, value) for name, values in arguments.items() for value in values]
    assert client.get("/browse", query_string=pairs).status_code == 400


def test_what_is_written_in_another_form_is_read():
    place = read_place(
        {"year": ["２０２３"], "month": ["2023年8月"], "body": [" "], "lang": ["en"]}
    )
    assert (place.year, place.month, place.body) == ("2023", "2023-08", "")


def text_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return html.fromstring(answer.text).text_content()


def test_every_sample_is_found_by_its_body(samples, sample_client):
    """All that the index counts as meetings can be reached by browsing."""
    series = read_series(samples)
    listed = set()
    for body in series.by_body:
        page = html.fromstring(sample_client.get("/browse", query_string={"body": body}).text)
        listed |= set(page.xpath("//ul[@class='meetings']//a/@href"))
    held = {f"/meetings/{meeting_id}" for meeting_id in samples.digests()}
    unknown = [m for m in held - listed if samples.meeting(m.rpartition("/")[2]).bodies]
    assert listed <= held and unknown == []


def test_pages_over_the_samples(sample_client):
    assert "稔川市人民政府" in text_of(sample_client, "/browse")
    shown = text_of(sample_client, "/browse?body=稔川市人民政府&year=2023")
    for words in ("共 3 次会议", "2023年5月", "缺第20次至第22次", "可能只是没有收录", "第19次"):
        assert words in shown
    assert "缺第4次至第9次" not in shown  # of 2022


def test_a_body_with_mark_up_in_its_name(client):
    page = html.fromstring(client.get("/browse").text)
    assert page.xpath("//table//script") == []
    assert "<script>alert(1)</script>" in page.text_content()
