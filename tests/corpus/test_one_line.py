"""A page that was copied into one line."""

import pytest

from corpus.one_line import cut_at_page

LINES = [
    (
        "青石市政府网 >> 会议 >> 2033年 市政府召开常务会议 来源：办公室 2033-05-06",
        "青石市政府网 >> 会议 >> 2033年<br>市政府召开常务会议<br>来源：办公室 2033-05-06",
    ),
    ("会议听取了汇报。记者 温榆 上一条 下一条", "会议听取了汇报。<br>记者 温榆 上一条 下一条"),
    ("会议听取了汇报。 【打印】 【关闭】", "会议听取了汇报。<br>【打印】 【关闭】"),
    ("会议听取了汇报。（责任编辑：温榆）", "会议听取了汇报。<br>（责任编辑：温榆）"),
    ("会议听取了汇报。记者站要改进工作", "会议听取了汇报。记者站要改进工作"),
    ("首页 > 信息公开 > 常务会议", "首页 > 信息公开 > 常务会议"),
    ("会议听取了汇报。来源不明的要查清。", "会议听取了汇报。来源不明的要查清。"),
]


@pytest.mark.parametrize(("line", "cut"), LINES)
def test_what_the_page_adds_is_cut_off(line, cut):
    assert cut_at_page([line]) == [cut]
