"""Votes are read as stated, and go to the verdict that they were held on."""

import pytest

from corpus.decisions.votes import find_votes
from corpus.model import Votes
from corpus.page.folding import fold
from corpus.parse import read_meeting

STATED = [
    ("同意9票，反对2票，弃权0票。", [Votes(9, 2, 0)]),
    ("同意9票，不同意2票。", [Votes(9, 2)]),
    ("不同意9票。", [Votes(None, 9)]),
    ("同意9票反对2票弃权0票", [Votes(9, 2, 0)]),
    ("9票同意2票反对", [Votes(9, 2)]),
    ("以9票赞成、1票反对、1票弃权通过", [Votes(9, 1, 1)]),
    ("赞成票9张，反对票0张，弃权票1张", [Votes(9, 0, 1)]),
    ("赞成：9；反对：2；弃权：0。", [Votes(9, 2, 0)]),
    ("同意九票，无反对票、弃权一票", [Votes(9, 0, 1)]),
    ("应到11人，实到10人，表决结果：同意１０票", [Votes(10)]),
    ("全票通过。", [Votes(unanimous=True)]),
    ("以9票赞成全票通过。", [Votes(9, unanimous=True)]),
    ("以9票赞成、1票反对通过《甲》，全票通过《乙》。", [Votes(9, 1), Votes(unanimous=True)]),
    ("《甲》（同意9票）、《乙》（同意8票，反对1票）", [Votes(9), Votes(8, 1)]),
    ("在場委員13人，贊成者8人，反對者5人，少數不通過。", [Votes(8, 5)]),
    ("出席議員40人，投票贊成25票、反對10票、棄權5票。", [Votes(25, 10, 5)]),
    ("8位委員投票贊成，3位委員反對，1位棄權。", [Votes(8, 3, 1)]),
    ("經點票後，有6票贊成、4票反對及2票棄權。", [Votes(6, 4, 2)]),
    ("經表決，贊成8人，多數通過。", [Votes(8)]),
]
NO_VOTES = [
    *("一致通过。", "10名委员同意参加培训。", "同意拨付9万元。", "同意30人参加。"),
    *("原则同意发行9票据", "同意两票制实施方案", "无反对意见。", "门票价格同意30元，有人反对。"),
]


@pytest.mark.parametrize(("text", "votes"), STATED)
def test_votes_are_read_as_stated(text, votes):
    assert [found.votes for found in find_votes(fold(text))] == votes


@pytest.mark.parametrize("text", NO_VOTES)
def test_other_numbers_are_no_votes(text):
    assert list(find_votes(fold(text))) == []


def read(text):
    return read_meeting(
        "柳泉区政府第9次常务会议纪要\n\n"
        "2024年3月8日上午，区长安静主持召开柳泉区政府第9次常务会议。\n\n"
        f"一、审议《甲办法》《乙办法》\n\n{text}\n\n"
        "二、研究《丙办法》\n\n出席：安静 成林\n".encode(),
        "a.txt",
    )


OWNED = [
    (
        "会议审议通过《甲办法》（同意9票，不同意2票）。",
        [("审议通过", "甲办法", Votes(9, 2))],
    ),
    (
        "会议审议通过《甲办法》。表决结果：同意9票，反对2票。请区水务局修改完善后印发。",
        [("审议通过", "甲办法", Votes(9, 2)), ("修改后印发", "甲办法", None)],
    ),
    (
        "会议进行表决，同意9票，反对2票，弃权0票。审议通过《甲办法》。",
        [("审议通过", "甲办法", Votes(9, 2, 0))],
    ),
    (
        "会议以7票赞成通过《甲办法》，以6票赞成、1票反对通过《乙办法》。",
        [("审议通过", "甲办法", Votes(7)), ("审议通过", "乙办法", Votes(6, 1))],
    ),
    (
        "会议审议通过《甲办法》（同意9票）、《乙办法》（同意8票，反对1票）。",
        [("审议通过", "甲办法", Votes(9)), ("审议通过", "乙办法", Votes(8, 1))],
    ),
    (
        "会议全票通过《甲办法》。会议原则同意《乙办法》。",
        [("审议通过", "甲办法", Votes(unanimous=True)), ("原则同意", "乙办法", None)],
    ),
    (
        "会议审议通过《甲办法》。\n\n应到11人，实到9人。同意8票，反对1票。",
        [("审议通过", "甲办法", Votes(8, 1))],
    ),
    (
        "经表决，同意三票，不同意六票，会议未通过《甲办法》。",
        [("未通过", "甲办法", Votes(3, 6))],
    ),
]


@pytest.mark.parametrize(("text", "decisions"), OWNED)
def test_a_vote_goes_to_its_verdict(text, decisions):
    meeting = read(text)
    told = [(d.outcome, d.object, d.votes) for d in meeting.sections[0].decisions]
    assert told == decisions
    assert "votes-unclear" not in {warning.code for warning in meeting.warnings}


UNCLEAR = [
    "会议对《甲办法》进行表决，同意9票，反对2票。",
    "会议审议通过《甲办法》，原则同意《乙办法》。\n\n应到11人。同意8票，反对1票。",
]


@pytest.mark.parametrize("text", UNCLEAR)
def test_a_vote_that_fits_no_verdict_is_said_and_given_to_none(text):
    meeting = read(text)
    assert [d.votes for d in meeting.sections[0].decisions if d.votes] == []
    assert "votes-unclear" in {warning.code for warning in meeting.warnings}
