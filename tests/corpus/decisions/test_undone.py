"""What is done to a paper is told, where it was not the paper itself that was agreed to."""

import pytest

from corpus.parse import read_meeting

OPENING = "2033年5月6日，县长温榆主持召开青石县政府第5次常务会议。\n"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("会议同意废止《渡口办法》。", ["废止《渡口办法》"]),
        ("会议同意暂停执行《渡口办法》。", ["暂停执行《渡口办法》"]),
        ("会议同意修订《渡口章程》。", ["修订《渡口章程》"]),
        ("会议同意废止《渡口办法》《粮库办法》。", ["废止《渡口办法》", "废止《粮库办法》"]),
        ("会议同意签订《渡口协议》。", ["渡口协议"]),
        ("会议同意通过《渡口办法》。", ["渡口办法"]),
        ("会议审议通过了修改后的《渡口办法》。", ["渡口办法"]),
        ("会议审议通过了《关于废止〈渡口办法〉的决定》。", ["关于废止〈渡口办法〉的决定"]),
    ],
)
def test_what_was_done_to_the_paper(sentence, told):
    meeting = read_meeting(f"{OPENING}{sentence}\n".encode(), "1.txt")
    assert [one.object for item in meeting.sections for one in item.decisions] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("会议同意通过《渡口办法》。", ("审议通过", "渡口办法")),
        ("会议一致同意通过县渡口办法。", ("审议通过", "县渡口办法")),
        ("经举手表决，委员会一致同意通过以上讨论内容。", ("审议通过", "以上讨论内容")),
        ("会议同意通过公开挂牌转让两处房产。", ("同意", "通过公开挂牌转让两处房产")),
        ("会议同意暂缓实施县渡口方案。", ("暂缓", "县渡口方案")),
        ("会议决定推迟通过县渡口方案。", ("暂缓", "县渡口方案")),
        ("会议审议了县渡口方案，决定暂缓通过。", ("暂缓", "县渡口方案")),
    ],
)
def test_what_was_passed_or_put_off_thereby(sentence, told):
    meeting = read_meeting(f"{OPENING}{sentence}\n".encode(), "1.txt")
    decisions = [one for item in meeting.sections for one in item.decisions]
    assert [(one.outcome, one.object) for one in decisions] == [told]
