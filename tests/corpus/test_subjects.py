"""What a verdict is on beyond the words right behind it. Every sentence is invented."""

import pytest

from corpus.subjects import matter_of

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
