"""What a clause names, and whether a text names it too."""

import pytest

from corpus.grammar.naming import is_named, things

NAMED = [
    ("近期安全生产、供热保障等工作", ("安全生产", "供热保障")),
    ("我市贯彻落实意见", ()),
    ("有关事项", ()),
    ("2024年一季度重点工作情况的汇报", ()),
    ("《渡口办法（草案）》和防汛方案", ("《渡口办法（草案）》", "防汛")),
]


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_the_things_that_a_text_names(text, named):
    assert things(text) == named


@pytest.mark.parametrize(
    ("thing", "text", "told"),
    [
        ("“十六五”规划纲要", "通过《柳泉市发展第十六个五年规划和远景目标纲要》", True),
        ("“十六五”规划纲要", "通过《柳泉市发展第十五个五年规划》", False),
        ("防汛备汛", "听取了全市防汛备汛准备汇报", True),
        ("城市供热保障", "听取了冬季供热汇报", False),
        ("国庆期间交通运输安全", "审议了《交通运输应急规定》", False),
        ("《渡口办法（草案）》", "审议了《渡口办法》", True),
        ("《渡口办法》", "审议了《渡口修缮办法》", False),
    ],
)
def test_a_thing_is_named_by_half_of_it_and_a_title_whole(thing, text, told):
    assert is_named(thing, text) is told
