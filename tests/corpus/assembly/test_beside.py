"""What a ruling says beside its verdict."""

import pytest

from corpus.assembly.items.case_rulings import record_confirmed
from corpus.assembly.rulings.decisions import ruling_decisions
from corpus.assembly.rulings.minuted import council_decisions

RULED = [
    ("照案通過，函請縣議會審議。", [("审议通过", "渡船費率案"), ("提请审议", "渡船費率案")]),
    ("修正通過，送請代表會審查。", [("审议通过", "渡船費率案"), ("提请审议", "渡船費率案")]),
    ("照案通過，函請交通處辦理。", [("审议通过", "渡船費率案")]),
    ("同意申請人撤回，本次不予審議。", [("撤回", "渡船費率案")]),
    (
        "本案保留，請交通處研商財源後再提會討論。",
        [("暂缓", "渡船費率案"), ("再次研究", "渡船費率案")],
    ),
    (
        "票價訂為三十元，停靠站由交通處提出二處備選，於下次會報決定。",
        [("同意", "票價訂為三十元"), ("再次研究", "停靠站")],
    ),
    (
        "業者所請與契約不符，不予同意。惟考量油價上漲，同意延後繳納二個月。",
        [("未通过", "渡船費率案"), ("同意", "延後繳納二個月")],
    ),
    (
        "修正通過。文字授權業務單位依委員意見整理後，以函頒方式實施。",
        [("审议通过", "渡船費率案"), ("修改后印发", "渡船費率案")],
    ),
    ("除計畫書第3頁外，其餘照專案小組意見通過。", [("审议通过", "渡船費率案")]),
    ("委員所提保留碼頭一節，請交通處研議。", []),
    (
        "本案緩議，請交通處補充客流資料後再提會討論。",
        [("暂缓", "渡船費率案"), ("修改后再报", "渡船費率案")],
    ),
    (
        "票價部分修正通過；月票案保留，俟公所補送資料後再議。",
        [("审议通过", "票價部分"), ("暂缓", "月票案")],
    ),
    ("修正通過；月票請交通處研議。", [("审议通过", "渡船費率案")]),
]


@pytest.mark.parametrize(("ruling", "outcomes"), RULED)
def test_a_ruling_says_more_than_its_verdict(ruling, outcomes):
    found = ruling_decisions("渡船費率案", (ruling,))
    assert [(one.outcome, one.object) for one in found if one.outcome != "交办"] == outcomes


@pytest.mark.parametrize(
    ("ruling", "outcomes"),
    [
        ("照專案小組意見通過，請公所修正圖說，免再提會討論。", ["审议通过"]),
        ("請公所補充資料後，再提本會討論。", ["再次研究"]),
        ("本案請開發單位補充說明後，再提本委員會審查。", ["再次研究"]),
        ("請溫政務委員榆明邀集有關機關再行審查後，提報院會。", ["再次研究"]),
        ("照案通過，擬具審查報告，提報院會討論。", ["审议通过", "提请审议"]),
        ("通過，由院函請某院會銜送請立法院審議。", ["审议通过", "提请审议"]),
        ("請水文處依首長意見修正後，再提市政會議討論。", ["修改后再报"]),
        (
            "除下列各點外，其餘准照縣府意見通過，並退請該府修正計畫書後，報由本部核定。",
            ["审议通过", "修改后再报"],
        ),
        ("經在場代表90人投票，同意70票，不同意15票，廢票5票，通過。", ["审议通过"]),
        ("同意_12_票，不同意_25_票，本案不通過。", ["未通过"]),
        ("不同意本案。", ["未通过"]),
        ("不屬本會權責，退請申請人另洽工務處，不予受理。", ["退回"]),
        ("逾期未補件，不予受理。", ["未通过"]),
        ("照案通過，續送校務會議審議。", ["审议通过", "提请审议"]),
        ("修正後通過，並提董事會審定。", ["审议通过", "提请审议"]),
        ("照案通過，提下次校務會議報告。", ["审议通过"]),
        ("本案退回專案小組再審，請公所補充說明。", ["再次研究"]),
        ("本案緩議，請交通處研議，於下次會議討論。", ["暂缓", "再次研究"]),
        ("本案緩議，請交通處補充資料。", ["暂缓"]),
        ("本案暫緩，請交通處先行試辦，並於下次會議提出報告。", ["暂缓", "交办"]),
    ],
)
def test_where_a_resolution_sends_its_matter(ruling, outcomes):
    assert [one.outcome for one in ruling_decisions("渡船費率案", (ruling,))] == outcomes


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("第31次會議紀錄經確認無誤，洽悉。", "第31次會議紀錄"),
        ("一、前次會議紀錄：確認。", "前次會議紀錄"),
        ("上次會議紀錄，經委員審閱後，准予備查。", "上次會議紀錄"),
        ("上次會議紀錄請秘書室更正後再行確認。", None),
        ("請各單位於會議紀錄確認後提送資料。", None),
    ],
)
def test_a_record_confirmed_without_a_label(row, named):
    assert [one.object for one in record_confirmed((row,))] == ([named] if named else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "主席總結，委員會支持碼頭重建的大方向，並請署方修訂設計。",
            ("原则同意", "碼頭重建的大方向"),
        ),
        (
            "至於東岸燈柱工程，委員會請署方提交報價後，於下次會議再作考慮。",
            ("再次研究", "東岸燈柱工程"),
        ),
        ("有委員支持重建的大方向。", None),
        ("主席請署方於下次會議就棚架再作回覆。", None),
    ],
)
def test_what_a_council_supports_or_leaves_for_its_next_meeting(sentence, told):
    found = [(one.outcome, one.object) for one in council_decisions((sentence,))]
    assert found == ([told] if told else [])
