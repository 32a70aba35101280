"""Where the items of a record begin and where its end begins."""

import pytest

from corpus.layout import find_headings, is_attendance_sentence, is_end, part_lines
from corpus.mending import clean_lines

NUMBERED = [
    (
        (
            "会议议题：",
            "1.学习甲会精神；",
            "2.研究乙。",
            "议定：",
            "一、学习甲会精神",
            "二、研究乙",
        ),
        ["一", "二"],
    ),
    (("议题：", "一、研究学校布局", "会议决定：", "（一）同意。", "二、审定计划"), ["一", "二"]),
    (("会议议程：", "1. 甲 2. 乙 3. 丙", "一、甲", "二、乙"), ["一", "二"]),
    (("一、甲", "（一）乙", "二、丙"), ["一", "二"]),
    (("议题一：甲", "会议同意。", "议题二：乙"), ["议题一", "议题二"]),
    (("1. 甲", "（1）乙", "2. 丙"), ["1", "2"]),
    (("（一）甲", "1. 乙", "（二）丙"), ["一", "二"]),
    (("一、甲", "1. 乙", "2. 丙", "二、丁"), ["一", "二"]),
    (("一、甲", "三、丙"), ["一", "三"]),
    (("一、甲", "二、乙", "一、丙"), ["一", "二"]),
    (("十一、甲",), []),
    (("会议议题：一、甲", "二、乙", "区长主持召开会议。", "一、甲", "二、乙"), ["一", "二"]),
    (("甲", "乙"), []),
    (("2023.1.5 甲",), []),
    (("（1）听取甲", "（2）审议乙"), ["1", "2"]),
    (("①会议听取甲", "②会议审议乙"), ["①", "②"]),
    (("（1）要抓好甲", "（2）提高乙"), []),
    (("一  防汛检查情况", "会议同意。", "二　某方案", "会议同意。"), ["一", "二"]),
    (("【一】防汛检查情况", "会议同意。", "【二】某方案", "会议同意。"), ["一", "二"]),
    (("议题（一）：甲", "会议同意。", "议题（二）：乙"), ["议题（一）", "议题（二）"]),
    (
        (
            "会议议程",
            "1. 审议甲规范",
            "2. 评议乙材料",
            "会议情况",
            "议程1：审议甲规范",
            "同意。",
            "议程2：评议乙材料",
        ),
        ["议程1", "议程2"],
    ),
    (("1　传达全会精神", "会议同意。", "2　研究防汛工作"), ["1", "2"]),
    (("案件1：某户反映办证问题", "会议同意。", "案件2：某厂纠纷"), ["案件1", "案件2"]),
    (("温榆主持召开会议。", "关于防汛。会议同意。", "关于供水。会议决定缓办。"), [None, None]),
    (("温榆主持召开会议。", "关于防汛", "会议同意。", "关于《供水办法》", "通过。"), [None, None]),
    (("会议听取汇报。", "一是关于补助。同意。", "二是关于供电。"), ["一是", "二是"]),
    (("温榆主持召开会议。", "【教育】会议同意。", "【土地】会议同意。"), [None, None]),
    (("温榆主持召开会议。", "会议同意。", "【打印】【关闭】", "【 大 中 小 】"), []),
    (("关于防汛和供水", "有关问题的会议纪要", "温榆主持召开会议。", "关于防汛。会议同意。"), []),
]


@pytest.mark.parametrize(("lines", "numbers"), NUMBERED)
def test_the_scheme_that_comes_first_numbers_the_items(lines, numbers):
    assert [heading.number for heading in find_headings(clean_lines(lines))] == numbers


ENDS = [
    "出席：甲",
    "出　席：甲",
    "列席人员（12人）：甲",
    "会议还研究了其他事项。",
    "会议还研究了干部人事等其他事项。",
    "会议还研究了人事等事宜。",
    "（此件公开发布）",
    "2023年8月25日",
    "二〇二三年八月二十五日",
    "青石区政府办公室　2023年8月25日印发",
    "抄送：区委办公室。",
    "江政会〔2023〕5号",
    "副市长温榆、柳永参加会议。",
]


@pytest.mark.parametrize("text", ENDS)
def test_a_line_of_the_end(text):
    assert is_end(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议还学习了近期文件精神。",
        "2023年8月25日前完成整改。",
        "会议要求各单位参加会议。",
        "要出席：有关会议",
        "按照江政发〔2023〕5号文件要求抓好落实",
    ],
)
def test_a_line_of_an_item(text):
    assert not is_end(text)


def test_the_offices_above_the_date_belong_to_the_end():
    lines = ("某会议纪要", "一、甲", "会议同意。", "", "青石区政府办公室", "", "2023年8月25日")
    parts = part_lines(clean_lines(lines))
    assert [line.text for line in parts.preamble] == ["某会议纪要"]
    assert [line.text for line in parts.items] == ["一、甲", "会议同意。", ""]
    assert parts.conclusions[0].text == "青石区政府办公室"


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("甲、乙出席会议；丙列席。", True),
        ("甲列席会议。法院主要负责同志列席会议。", True),
        ("3月5日，区政府召开会议，甲、乙参加会议。", False),
        ("甲列席会议。会前，与会人员参观了展览。", False),
        ("会议要求甲参加会议。", False),
        ("会议听取汇报。", False),
    ],
)
def test_a_sentence_that_only_says_who_was_there(text, only):
    assert is_attendance_sentence(text) is only
