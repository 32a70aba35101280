"""What a ballot came to where no verdict stands before an object."""

import pytest

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
