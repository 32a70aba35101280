"""What a ruling says beside its verdict."""

import pytest

from corpus.assembly.decisions import ruling_decisions

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
]


@pytest.mark.parametrize(("ruling", "outcomes"), RULED)
def test_a_ruling_says_more_than_its_verdict(ruling, outcomes):
    found = ruling_decisions("渡船費率案", (ruling,))
    assert [(one.outcome, one.object) for one in found if one.outcome != "交办"] == outcomes
