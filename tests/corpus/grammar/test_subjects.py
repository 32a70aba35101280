"""What a verdict is on beyond the words right behind it. Every sentence is invented."""

import pytest

from corpus.grammar.subjects import matter_of
from corpus.parse import read_meeting

MATTERS = [
    ("研究关于东岭桥改造的议题", "东岭桥改造"),
    ("听取温榆局长关于三号泵站选址的汇报", "三号泵站选址"),
    ("审议并讨论柳泉幼儿园立项申请", "柳泉幼儿园立项申请"),
    ("柳泉停车场收费有关事宜", "柳泉停车场收费"),
    ("关于购置两台测绘仪", "购置两台测绘仪"),
    ("研究人事事项", None),
    ("关于其他事项", None),
    ("原则同意东岭桥改造，由甲局落实", None),
    ("对有关决议草案进行了讨论", None),
    ("审议《甲办法》", None),
]


@pytest.mark.parametrize(("heading", "matter"), MATTERS)
def test_the_matter_that_a_heading_names(heading, matter):
    assert matter_of(heading) == matter


POINTING = [
    ("会议审议了《甲桥改造实施意见》，原则同意该意见。", "甲桥改造实施意见"),
    ("会议原则同意这个计划。", "甲桥养护计划"),
    ("会议审议了《甲桥改造方案》和《乙桥改造方案》，原则同意该方案。", None),
]


@pytest.mark.parametrize(("text", "matter"), POINTING)
def test_what_only_points_is_on_the_one_thing_it_can_mean(text, matter):
    lines = (
        "青石县人民政府第三次常务会议纪要",
        "2033年5月6日，县长温榆明主持召开县政府第三次常务会议。现纪要如下：",
        "一、研究甲桥养护计划",
        text,
    )
    (section,) = read_meeting("\n".join(lines).encode(), "甲.txt").sections
    objects = {one.object for one in section.decisions if one.outcome == "原则同意"}
    assert objects == {matter} if matter else all("甲" not in (one or "") for one in objects)
