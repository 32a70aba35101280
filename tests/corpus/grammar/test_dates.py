"""Dates with the precision that they have."""

import pytest

from corpus.grammar.dates import (
    complete,
    counted_year,
    find_date,
    find_dates,
    find_month_and_day,
    has_month_and_day_only,
    read_date,
)

WHOLE = [
    ("2023年8月18日", "2023-08-18"),
    ("2023 年 8 月 18 日", "2023-08-18"),
    ("２０２３年８月１８日", "2023-08-18"),
    ("2023年8月", "2023-08"),
    ("2023年", "2023"),
    ("二○二三年八月十八日", "2023-08-18"),
    ("二〇二一年十二月三十一日", "2021-12-31"),
    ("二零二二年十月廿三日", "2022-10-23"),
    ("二０一五年六月", "2015-06"),
    ("二O一五年六月三日", "2015-06-03"),
    ("2024-03-05", "2024-03-05"),
    ("2024.3.5", "2024-03-05"),
    ("2024/03/05", "2024-03-05"),
    ("民國113年3月5日", "2024-03-05"),
    ("(113)年4月19日", "2024-04-19"),
    ("中華民國 95 年 12 月 1 日", "2006-12-01"),
]


@pytest.mark.parametrize("text", ["2023年8月3-4日召开", "2023年8月3至4日", "2023年8月3日至4日"])
def test_the_first_of_several_days(text):
    assert str(find_date(text).date) == "2023-08-03"


@pytest.mark.parametrize(("text", "date"), WHOLE)
def test_a_date_keeps_its_precision(text, date):
    assert str(read_date(text)) == date


NONE = [
    "8月18日",
    "2023年13月1日",
    "2023年2月30日",
    "1234年5月6日",
    "近日",
    "18日",
    "2023年8月18日上午",
    "2023年8月18-19日",
]


@pytest.mark.parametrize("text", NONE)
def test_no_date_is_guessed(text):
    assert read_date(text) is None


def test_an_impossible_day_is_passed_over():
    text = "定于2023年2月30日召开，改在2023年3月1日"
    assert [str(found.date) for found in find_dates(text)] == ["2023-03-01"]


def test_a_found_date_knows_its_place():
    found = find_date("会议于2022年1月5日召开")
    assert found is not None
    assert "会议于2022年1月5日召开"[found.start : found.end] == "2022年1月5日"


@pytest.mark.parametrize(
    ("text", "only"), [("8月18日上午", True), ("2023年8月18日上午", False), ("8月中旬", False)]
)
def test_a_day_without_its_year_is_noticed(text, only):
    assert has_month_and_day_only(text) is only


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [("3月8日", 2024, "2024-03-08"), ("3月8日", None, None), ("7日", 2024, None)],
)
def test_a_day_is_completed_only_by_the_counter(text, year, date):
    day = find_month_and_day(text)
    assert day is not None
    found = complete(day, year)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年第4次会议", 2024),
        ("2023年第四次会议", 2023),
        ("2023年第四次、2024年第一次会议", None),
        ("2016年度青石学院第一次院长办公会议", 2016),
        ("审议2015年预算第二次调整方案", None),
        ("2024年重点工作", None),
    ],
)
def test_the_year_of_a_counter(text, year):
    assert counted_year(text) == year
