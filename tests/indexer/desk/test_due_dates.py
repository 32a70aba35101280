from datetime import date

import pytest

from corpus.model import PartialDate
from indexer.desk.due_dates import Due, due_date

MEETING = PartialDate(2024, 3, 8)


@pytest.mark.parametrize(
    ("deadline", "day"),
    [
        ("2024年8月30日前", "2024-08-30"),
        ("2024年8月30日之前", "2024-08-30"),
        ("2023年8月底前", "2023-08-31"),
        ("2024年2月底前", "2024-02-29"),
        ("２０２４年８月底前", "2024-08-31"),
        ("2024 年 8 月 30 日前", "2024-08-30"),
        ("2024年一季度末前", "2024-03-31"),
        ("2024年第三季度内", "2024-09-30"),
        ("2024年年底前", "2024-12-31"),
        ("2024年10月中旬", "2024-10-20"),
        ("2024年10月下旬", "2024-10-31"),
        ("2024年10月内", "2024-10-31"),
        ("2024年上半年", "2024-06-30"),
    ],
)
def test_a_written_year_is_taken_as_it_is(deadline, day):
    for meeting in (MEETING, PartialDate(2022), None):
        assert due_date(deadline, meeting) == Due(date.fromisoformat(day), is_inferred=False)


@pytest.mark.parametrize(
    ("deadline", "meeting", "day"),
    [
        ("8月底前", MEETING, "2024-08-31"),
        ("8月30日前", MEETING, "2024-08-30"),
        ("3月8日前", MEETING, "2024-03-08"),
        ("3月7日前", MEETING, "2025-03-07"),
        ("2月底前", MEETING, "2025-02-28"),
        ("3月底前", PartialDate(2024, 3), "2024-03-31"),
        ("1月20日前", PartialDate(2023, 12, 29), "2024-01-20"),
        ("10月中旬", MEETING, "2024-10-20"),
        ("10月上旬内", MEETING, "2024-10-10"),
        ("二季度末前", MEETING, "2024-06-30"),
        ("上半年", PartialDate(2024, 9, 1), "2025-06-30"),
        ("今年8月底前", MEETING, "2024-08-31"),
        ("明年3月底前", MEETING, "2025-03-31"),
        ("明年年底前", MEETING, "2025-12-31"),
        ("年底前", MEETING, "2024-12-31"),
        ("年底前", PartialDate(2024), "2024-12-31"),
        ("年末前", MEETING, "2024-12-31"),
        ("年内", MEETING, "2024-12-31"),
        ("月底前", MEETING, "2024-03-31"),
    ],
)
def test_a_year_that_is_not_written_is_inferred_and_said(deadline, meeting, day):
    assert due_date(deadline, meeting) == Due(date.fromisoformat(day), is_inferred=True)


@pytest.mark.parametrize(
    "deadline",
    [
        *("汛期前", "春节前", "国庆前", "年中前", "本周内", "30日内", "20个工作日内", "三个月内"),
        *(
            "8月前",
            "8月份前",
            "10月中旬前",
            "上半年前",
            "2024年前",
            "30日前",
            "尽快",
            "",
            "13月底前",
        ),
        *("0000年8月底前", "9999年12月31日前", "1024年8月前", "0年8月底前"),
        *("2024年2月30日前", "2月30日前", "0月底前", "2024年13月1日前"),
    ],
)
def test_what_names_no_day_gives_nothing(deadline):
    assert due_date(deadline, MEETING) is None


@pytest.mark.parametrize("deadline", ["8月底前", "年底前", "月底前", "明年3月底前"])
def test_without_the_meetings_date_nothing_is_inferred(deadline):
    assert due_date(deadline, None) is None


def test_a_meeting_known_to_the_year_leaves_a_month_open():
    assert due_date("8月底前", PartialDate(2024)) is None
    assert due_date("月底前", PartialDate(2024)) is None


@pytest.mark.parametrize(
    ("deadline", "sentence", "due"),
    [
        ("年底前", "由区住建局牵头，2025年底前完成。", Due(date(2025, 12, 31), is_inferred=False)),
        ("年底前", "由区住建局牵头，明年底前完成。", Due(date(2025, 12, 31), is_inferred=True)),
        ("年底前", "由区住建局牵头，年底前完成。", Due(date(2024, 12, 31), is_inferred=True)),
        ("8月底前", "由区住建局牵头，8月底前完成。", Due(date(2024, 8, 31), is_inferred=True)),
        ("3月底前", "由区住建局牵头，每年3月底前报告。", None),
        ("3月底前", "由区住建局牵头，次年3月底前报告。", None),
        ("8月31日前", "由区人社局于每年8月31日前报告。", None),
        ("年底前", "由区教育局牵头，学年底前完成。", None),
        ("月底前", "由区住建局牵头，本月底前完成。", Due(date(2024, 3, 31), is_inferred=True)),
        ("月底前", "由区住建局牵头，下月底前完成。", None),
        ("月底前", "由区住建局牵头，每月底前报送。", None),
        ("9月底前", "由区住建局牵头，6月至9月底前完成。", None),
        ("9月底前", "由区住建局牵头，6月、9月底前各报一次。", None),
        ("8月底前", "由区住建局于8月底前启动，次年8月底前完成。", None),
    ],
)
def test_what_stands_before_it_may_change_it(deadline, sentence, due):
    assert due_date(deadline, MEETING, sentence) == due
