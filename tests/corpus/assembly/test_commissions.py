"""Rulings and chairs of offices, schools and commissions of Taiwan, in less usual words."""

import pytest

from corpus.assembly.items.case_rulings import case_decisions
from corpus.assembly.rulings.decisions import article_rulings, brought_by, ruling_decisions
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)


@pytest.mark.parametrize(
    ("ruling", "outcomes"),
    [
        ("修正通過，請依意見補正，經本府工務局確認後備查。", ["审议通过"]),
        ("紀錄修正後確認。", ["确认"]),
        ("業者主動撤案。", ["撤回"]),
        ("申請人已來函撤回申請，本案免予審議。", ["撤回"]),
        ("本案認定不應開發。", ["未通过"]),
        ("認定不應開發者7票，應繼續者2票。", []),
        ("照督導小組意見，不予處分。", ["同意"]),
        ("依法制處建議辦理。", ["同意"]),
        ("依主席建議，另行召開說明會。", []),
        ("採「分年編列」方式，函復中央。", ["同意"]),
        ("交付二讀。", ["同意"]),
        ("照案通過，送請雲海市議會同意墊付。", ["审议通过", "提请审议"]),
        ("送市府研議辦理。", ["交办"]),
        ("移送法辦。", []),
        ("依規定辦理。", []),
    ],
)
def test_rulings_in_other_words(ruling, outcomes):
    assert [one.outcome for one in ruling_decisions("某案", [ruling])] == outcomes


def test_articles_that_fared_differently_have_each_their_own():
    rows = ["決議：第二條照案通過；第六條以贊成12票、反對30票，維持原條文。"]
    assert [(d.outcome, d.object) for d in article_rulings(rows)] == [
        ("审议通过", "第二條"),
        ("未通过", "第六條"),
    ]
    assert article_rulings(["第二條第一項維持原條文；第二條第三項照案通過。"]) == ()


def test_points_that_rule_on_parts_name_them():
    rows = [
        "決定：",
        "一、發展區位之劃設順序（第三章），准照縣政府所擬備查。",
        "二、計畫人口調降部分，原則同意。",
        "三、河岸農業區變更案，請縣政府釐清後，提下次會議討論。",
    ]
    assert [(d.outcome, d.object) for d in case_decisions("某策略案", rows)] == [
        ("备查", "發展區位之劃設順序（第三章）"),
        ("原则同意", "計畫人口調降"),
        ("再次研究", "河岸農業區變更案"),
    ]


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ("提案單位:學務處", ("學務處",)),
        ("(提案單位:財政局)", ("財政局",)),
        ("主辦單位：水利局", ("水利局",)),
        ("提案人：溫榆明", ()),
    ],
)
def test_who_brings_a_case_stands_in_a_row_of_its_own(row, who):
    assert brought_by(row) == who


@pytest.mark.parametrize(
    ("present", "chair", "name"),
    [
        ("出席人員:蘇洵如、柳永文、晏殊安", "主席:主任委員洵如", "蘇洵如"),
        ("出席人員:蘇洵如、柳永文、溫洵如", "主席:主任委員洵如", None),
        ("出席人員:蘇洵如、柳永文、晏殊安", "主席:主任委員洵安", None),
    ],
)
def test_a_chair_told_by_the_given_name_is_the_one_present_who_bears_it(present, chair, name):
    lines = (
        "雲海縣選舉委員會第20次委員會會議紀錄",
        "時間:中華民國121年6月4日",
        "地點:本會會議室",
        present,
        f"{chair}      記錄:許知秋",
        "一、主席致詞:(略)",
    )
    told = parse(Transcript(lines, "text/plain"), SOURCE)
    assert (told.chair.name if told.chair else None) == name
