"""What a ballot came to where no verdict stands before an object."""

import pytest

from corpus.parse import read_meeting
from tests.corpus.told import find_decisions

BALLOTS = [
    ("经举手表决，全票通过。", [("审议通过", "渡口办法")]),
    ("同意9票，反对0票，弃权0票。", [("审议通过", "渡口办法")]),
    ("同意5票，反对4票，弃权10票。", []),
    ("同意9票，反对0票，弃权1票。", []),
    ("同意8票，反对1票。", []),
    ("表决结果：同意7票，反对1票。预案获通过，提请股东大会批准。", [("审议通过", "渡口办法")]),
    ("赞成19票，反对20票，未过半数，议案没有通过。", [("未通过", "渡口办法")]),
    ("会议以同意3票、反对2票未通过本议案。", [("未通过", "渡口办法")]),
    (
        "经投票，航道专业同意28票、反对1票，水文专业同意25票、反对3票，两专业均通过；潮汐专业同意9票、不同意20票，未达到三分之二。",
        [("审议通过", "航道专业"), ("审议通过", "水文专业"), ("未通过", "潮汐专业")],
    ),
    ("柳青建议表决通过后再印发。", []),
    ("所有办法须经表决，未经表决不得通过。", []),
]


@pytest.mark.parametrize(("text", "found"), BALLOTS)
def test_what_a_ballot_came_to(text, found):
    told = find_decisions((text,), "渡口办法", formal=True)
    assert [(one.outcome, one.object) for one in told if one.outcome != "提请审议"] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会议同时通过了《渡口办法》。", "渡口办法"),
        ("会议同意选址。沿岸九处码头名单一并通过。", "沿岸九处码头名单"),
    ],
)
def test_what_was_passed_too(text, name):
    assert ("审议通过", name) in [(d.outcome, d.object) for d in find_decisions((text,))]


def test_a_ballot_is_on_the_title_above_it():
    texts = (
        "《渡口年报》同意9票，反对0票。",
        "《渡口预案》",
        "表决结果：同意7票，反对1票，预案获通过。",
    )
    told = [(one.outcome, one.object) for one in find_decisions(texts, formal=True)]
    assert told == [("审议通过", "渡口年报"), ("审议通过", "渡口预案")]


PLAIN = [
    ("经表决，渡口方案以5票同意、1票弃权获得通过。", "审议通过"),
    ("渡口方案以全票赞成获得通过。", "审议通过"),
    ("渡口方案获全票通过。", "审议通过"),
    ("渡口方案经表决获得通过。", "审议通过"),
    ("渡口方案获得一致通过。", "审议通过"),
    ("渡口方案以6票赞成、0票反对、1票弃权表决通过。", "审议通过"),
    ("经投票表决，7票赞成、1票反对，渡口方案通过。", "审议通过"),
    ("会议以7票赞成、1票反对通过了渡口方案。", "审议通过"),
    ("会议采取无记名投票方式，以28票赞成、2票弃权通过渡口方案。", "审议通过"),
    ("渡口方案未获通过（3票赞成、4票反对）。", "未通过"),
]


@pytest.mark.parametrize("head", ["2033年3月5日，区长温榆主持召开区政府第5次常务会议。", ""])
@pytest.mark.parametrize(("text", "outcome"), PLAIN)
def test_a_matter_without_marks_that_was_voted_on(head, text, outcome):
    digest = f"{head}\n会议审议了渡口方案。{text}\n会议研究了其他工作。"
    formal = (
        f"区政府会议纪要\n时间：2033年3月5日\n一、渡口方案\n{text}\n二、其他\n会议要求抓好落实。"
    )
    told = read_meeting((digest if head else formal).encode(), "a.txt").sections[0].decisions
    assert [(one.outcome, one.object) for one in told] == [(outcome, "渡口方案")]


@pytest.mark.parametrize(
    "text",
    [
        "预算草案经县人大表决通过后执行。",
        "若渡口方案获全票通过，另行公布。",
        "渡口方案须经表决通过。",
    ],
)
def test_what_others_voted_on_or_may_come_to_is_no_ballot(text):
    assert not [one for one in find_decisions((text,), formal=True) if one.outcome == "审议通过"]
