"""What other bodies passed is told as no outcome of the meeting that studies it (all invented)."""

import pytest

from corpus.parse import read_meeting

OPENING = "2024年3月6日，区长温榆主持召开区政府第3次常务会议。"
PAPER = "中共中央关于渡口工作的决定"


def passed(*below, opening=OPENING):
    sections = read_meeting("\n".join((opening, *below)).encode(), "a.txt").sections
    return [(one.outcome, one.object) for section in sections for one in section.decisions]


STUDIED = {
    "a plenary of the centre": f"会议指出，党的二十届三中全会审议通过《{PAPER}》，意义重大。",
    "the congress of all": "会议指出，全国人大常委会审议通过《渡口法》，要抓好贯彻。",
    "the council of state": "会议强调，国务院常务会议审议通过了《渡口条例》，要抓好落实。",
    "whoever 会议 is": f"会议审议通过《{PAPER}》，描绘了蓝图。",
}


@pytest.mark.parametrize("told", STUDIED.values(), ids=STUDIED)
@pytest.mark.parametrize("number", ["一、", ""])
def test_what_others_passed_is_no_outcome(number, told):
    first = f"{number}传达学习渡口工作会议精神" if number else "会议传达学习了渡口工作会议精神。"
    assert passed(first, told) == []


def test_a_meeting_that_is_studied_passed_its_own_papers():
    talk = "会议指出，市委九届八次全会审议通过《渡口规划》，为我们指明了方向。"
    assert passed("一、传达学习市委全会精神", talk) == []


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("会议审议通过了《渡口规划》。", "渡口规划"),
        (f"会议审议通过《柳泉区贯彻〈{PAPER}〉实施办法》。", f"柳泉区贯彻〈{PAPER}〉实施办法"),
    ],
)
def test_its_own_papers_are_told(told, title):
    assert passed(told) == [("审议通过", title)]


def test_the_centre_passes_its_own():
    opening = "2024年3月6日，中共中央政治局召开会议。"
    told = passed(f"会议审议通过了《{PAPER}》。", opening=opening)
    assert told == [("审议通过", PAPER)]


@pytest.mark.parametrize(
    ("who", "settled"),
    [
        ("青石市防指", [("同意", "6月8日启动防汛Ⅳ级应急响应")]),
        ("省防指", []),
    ],
)
def test_an_alarm_is_raised_by_whose_meeting_it_was(who, settled):
    opening = "2024年6月8日，青石市防指召开紧急会议。会议由副市长温榆主持。"
    told = f"会议通报了雨情趋势。{who}决定，6月8日启动防汛Ⅳ级应急响应。"
    assert passed(told, opening=opening) == settled
