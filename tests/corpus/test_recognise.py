"""What records a meeting and what does not."""

import pytest

from corpus.mending import clean_lines
from corpus.recognise import is_record

RECORDS = [
    ("青石区政府第3次常务会议纪要", "2023年5月6日，区长温榆主持召开会议。"),
    ("专题会议纪要", "未知格式的正文。"),
    ("温榆主持召开区政府常务会议", "会议听取了汇报。"),
    ("5月6日，区政府召开第3次常务会议。",),
    ("青石区政府第3次常务会议", "出席：温榆"),
]


@pytest.mark.parametrize("lines", RECORDS)
def test_a_record(lines):
    assert is_record(clean_lines(lines), None)


OTHERS = [
    (
        "青石市人民政府常务会议议事规则",
        "第一条 为规范会议。",
        "第二条 会议由市长主持召开。",
        "第三条 会议纪要由办公室印发。",
    ),
    ("××区政府常务会议纪要", "〔20××〕×号", "××年×月×日，区长××主持召开会议。"),
    ("会议纪要", "XX年X月X日，XX区召开会议。"),
    ("今天天气很好。",),
    ("5月8日，区长温榆到工地检查。",),
    ("会议纪要写作格式", "一、标题", "二、正文"),
]


@pytest.mark.parametrize("lines", OTHERS)
def test_no_record(lines):
    assert not is_record(clean_lines(lines), None)


def test_the_title_of_the_page_counts():
    lines = clean_lines(("一、审议《甲办法》", "会议同意。"))
    assert is_record(lines, "青石区政府第3次常务会议纪要")
    assert not is_record(lines, "通知公告")
