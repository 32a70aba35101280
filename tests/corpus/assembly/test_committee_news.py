"""News of committees of Hong Kong that met: under whom, what was passed, what was put off."""

import pytest

from corpus.errors import NotMinutes
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
PUT_OFF = """水源諮詢委員會今日(9日)開會,討論「青石水塘可行性研究」環境評估內容。
會議進行約兩小時後,未有通過報告,主席溫榆明會後宣布,將於短時間內續會。
溫榆明會後表示,委員不想匆匆決定。"""
PASSED = """【青石報訊】據政府新聞網消息,碼頭委員會泊位小組委員會今天(11月6日)通過泊位減租一成。
小組委員會將再跟進。"""
GRANTS = """【南灣台】渡輪撥款小組復會,審批三十多項撥款申請,進度緩慢。
主席溫榆明在會議開始時宣布,將會一切照舊,首小時只完成討論及通過了一項撥款,注資予青石公園興建新溫室。
第三項有關撥款十億興建燈塔,多名議員質疑造價太貴,蘇洵如提出中止待續。中止待續議案,以9票贊成,2票反對獲通過。"""
OTHERS = [
    "水源諮詢委員會今日(9日)開會,討論水塘的水質報告。委員蘇洵如表示關注。",
    "水源諮詢委員會通過的報告今日公布。主席溫榆明會後宣布感謝委員。",
    "水源諮詢委員會將於下月開會,討論水塘的水質報告。",
    "水源咨询委员会今日开会,讨论水塘的水质报告。主席温榆明会后宣布感谢委员。",
]


def read(text):
    return parse(Transcript(tuple(text.split("\n")), "text/plain"), SOURCE)


def told(text):
    meeting = read(text)
    return (
        meeting.bodies[0],
        meeting.chair.name if meeting.chair else None,
        [(one.heading, [(d.outcome, d.object) for d in one.decisions]) for one in meeting.sections],
    )


def test_what_was_not_passed_comes_back():
    heading = "討論「青石水塘可行性研究」環境評估內容"
    assert told(PUT_OFF) == (
        "水源諮詢委員會",
        "溫榆明",
        [(heading, [("再次研究", "「青石水塘可行性研究」環境評估")])],
    )


def test_what_the_first_sentence_says_was_passed():
    passed = [("通過泊位減租一成", [("审议通过", "泊位減租一成")])]
    assert told(PASSED) == ("碼頭委員會泊位小組委員會", None, passed)


def test_grants_that_were_passed_or_adjourned():
    assert told(GRANTS) == (
        "渡輪撥款小組",
        "溫榆明",
        [
            (
                "通過了一項撥款,注資予青石公園興建新溫室",
                [("审议通过", "注資予青石公園興建新溫室")],
            ),
            ("有關撥款十億興建燈塔", [("暂缓", "撥款十億興建燈塔")]),
        ],
    )


def test_what_was_refused_an_adjournment_is_not_put_off():
    text = GRANTS.replace("反對獲通過", "反對未獲通過")
    assert len(read(text).sections) == 1


def test_of_two_matters_nothing_says_for_which_an_adjournment_was_carried():
    second = "第五項有關撥款二億重鋪道路,議員質疑造價,杜若提出中止待續。"
    assert len(read(GRANTS + second).sections) == 1


@pytest.mark.parametrize("text", OTHERS)
def test_what_tells_neither_chair_nor_outcome_or_another_thing_is_refused(text):
    with pytest.raises(NotMinutes):
        read(text)
