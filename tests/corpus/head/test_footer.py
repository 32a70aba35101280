"""The foot of a record."""

import pytest

from corpus.head.footer import Footer, dated_above, issued_above, issued_in_table, read_footer


def test_two_offices_two_dates_and_publicity():
    footer = read_footer(
        (
            "会议还研究了其他事项。",
            "湖区党政办公室",
            "青石区政府办公室",
            "2023年8月25日",
            "(此件公开发布)",
            "整理",
            "湖区党政办公室",
            "2023年8月28日印发",
        )
    )
    assert footer.issuers == ("湖区党政办公室", "青石区政府办公室")
    assert (str(footer.issued_on), str(footer.printed_on)) == ("2023-08-25", "2023-08-28")
    assert footer.publicity == "此件公开发布"


def test_office_and_date_on_one_line():
    footer = read_footer(("青石区政府办公室　2023年8月28日印发",))
    assert footer.issuers == ("青石区政府办公室",)
    assert (footer.issued_on, str(footer.printed_on)) == (None, "2023-08-28")


def test_nothing_is_made_up():
    footer = read_footer(("出席：温榆", "抄送：区委办公室。", "2023年8月25日前完成整改。"))
    assert (footer.issuers, footer.issued_on, footer.printed_on, footer.publicity) == (
        (),
        None,
        None,
        None,
    )


@pytest.mark.parametrize("maker", ["", "编", "　编印", " 主办 "])
def test_the_office_of_a_numbered_issue(maker):
    footer = issued_above([f"青石区政府办公室{maker}　　2033年3月7日"], Footer())
    assert (footer.issuers, str(footer.issued_on)) == (("青石区政府办公室",), "2033-03-07")


def test_an_office_in_brackets_below_the_title_issued_the_record():
    footer = issued_above(("（大会秘书处　2033年1月20日）",), Footer())
    assert str(footer.issued_on) == "2033-01-20"


TABLES = [
    ("成文日期：2033-06-21", "2033-06-21"),
    ("发布机构：青石县人民政府　　成文日期：2033-06-21　　发布日期：2033-07-02", "2033-06-21"),
    ("印发日期|2033年6月21日", "2033-06-21"),
    ("发布日期：2033-06-21", None),
    ("成文日期：", None),
]


@pytest.mark.parametrize(("line", "date"), TABLES)
def test_the_page_s_table_tells_when_the_record_was_made(line, date):
    issued = issued_in_table((line,)).issued_on
    assert (issued and str(issued)) == date


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("（2033年6月30日）", "2033-06-30"),
        ("二〇三三年六月三十日", "2033-06-30"),
        ("2033年6月30日召开会议。", "None"),
    ],
)
def test_a_day_alone_in_the_head(line, day):
    assert str(dated_above(["专题会议纪要", line]).issued_on) == day
