"""Bills in a legislature: several in one item, left out by an excerpt, handed on to committees."""

import pytest

from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
HEAD = """立法院第21屆第2會期第5次會議議事錄
時    間：132年3月7日（星期三）上午9時至12時51分
地    點：本院議場
出席委員：溫榆明  蘇洵如  柳永文
委員出席3人
主    席：溫院長榆明
"""


def read(text):
    return parse(Transcript(tuple((HEAD + text).split("\n")), "text/plain"), SOURCE)


def told(text):
    return [
        (s.number, [(d.outcome, d.object, d.responsible) for d in s.decisions])
        for s in read(text).sections
    ]


def test_the_items_that_an_excerpt_keeps():
    found = read("""報告事項
一、宣讀本院第21屆第2會期第4次會議議事錄。
決定：確定。
二、本院委員溫榆明等21人擬具「水井管理條例第六條條文修正草案」，請審議案。
決定：交水文委員會審查。
二十三、行政院函請審議「堤防法修正草案」案。
決定：交水文、內政兩委員會審查。
一○八、行政院水文署函送「水井調查報告書」，請查照案。
決定：交水文委員會處理。""")
    assert [s.number for s in found.sections] == ["一", "二", "二十三", "一○八"]
    assert [s.kinds for s in found.sections] == [("其他",), ("通报",), ("通报",), ("通报",)]
    assert [d.outcome for s in found.sections for d in s.decisions] == [
        "确认",
        "交办",
        "交办",
        "交办",
    ]
    assert [d.responsible for s in found.sections[1:] for d in s.decisions] == [
        ("水文委員會",),
        ("水文、內政兩委員會",),
        ("水文委員會",),
    ]
    assert found.sections[2].decisions[0].object == "堤防法修正草案"


def test_a_ruling_on_two_items_and_one_taken_up_again():
    found = told("""報告事項
一、行政院函請審議「堤防法修正草案」案。
二、行政院函請撤回前送請審議之「堤防法修正草案」案。
以上二案併案決定：退回程序委員會重新提出。
三、行政院函請審議「渡船法修正草案」案。
本案經復議，決定：另定期處理。
四、本院某某黨黨團擬具「水井管理條例第九條條文修正草案」，請審議案。
決定：逕付二讀，並由某某黨黨團負責召集協商。""")
    assert [(number, [one[0] for one in rulings]) for number, rulings in found] == [
        ("一", ["退回"]),
        ("二", ["退回"]),
        ("三", ["暂缓"]),
        ("四", ["同意"]),
    ]


BILLS = """討論事項
一、併案審查行政院函請審議「水井管理條例第六條條文修正草案」及委員溫榆明等21人擬具「水井管理條例第八條條文修正草案」等2案。
二、審查委員蘇洵如等19人擬具「堤防法第三條條文修正草案」、委員柳永文等17人擬具「堤防法第九條條文修正草案」等2案。
決議：
"""


def test_bills_of_one_item_have_a_decision_each():
    found = told(f"""{BILLS}一、併案審查水井管理條例部分條文修正草案，結果：
（一）第六條及第八條，均照行政院提案通過。
（二）本2案業已併案審查完竣，擬具審查報告提請院會公決；院會討論前，不須交由黨團協商。
二、審查委員蘇洵如等19人擬具「堤防法第三條條文修正草案」，結果：第三條條文，另定期繼續審查。
三、審查委員柳永文等17人擬具「堤防法第九條條文修正草案」，結果：本案不予審議。
散會""")
    assert [rulings for _, rulings in found] == [
        [
            ("审议通过", "水井管理條例第六條條文修正草案", ()),
            ("审议通过", "水井管理條例第八條條文修正草案", ()),
            ("提请审议", "水井管理條例第六條條文修正草案", ()),
            ("提请审议", "水井管理條例第八條條文修正草案", ()),
        ],
        [
            ("再次研究", "堤防法第三條條文修正草案", ()),
            ("未通过", "堤防法第九條條文修正草案", ()),
        ],
    ]


def test_a_bill_whose_articles_nothing_was_ruled_on():
    found = told("""討論事項
一、併案審查委員溫榆明等21人擬具「渡船法第三條條文修正草案」及委員蘇洵如等19人擬具「渡船法第七條條文修正草案」案。
決議：草案第三條，照案通過。""")
    assert found == [("一", [("审议通过", "渡船法第三條條文修正草案", ())])]


@pytest.mark.parametrize(
    ("ruling", "outcomes"),
    [
        ("草案第二條，修正如下：", ["审议通过"]),
        ("第3款　規費收入\n第218項　水文局2萬8,000元，照列。", ["审议通过"]),
        ("另定期處理，先送院會處理。", ["暂缓", "提请审议"]),
        ("將委員溫榆明等21人擬具「乙法草案」，改交水文、內政兩委員會審查。", ["交办"]),
        ("定於3月9日（星期五）舉行本院會議，邀請水文部部長列席報告。", ["同意"]),
    ],
)
def test_what_a_legislature_ruled(ruling, outcomes):
    ((_, found),) = told(f"討論事項\n一、審查「水井管理條例草案」案。\n決議：\n{ruling}")
    assert [one[0] for one in found] == outcomes


@pytest.mark.parametrize(
    ("order", "who"),
    [
        ("請行政院水文委員會提出檢討報告後送本院。", ("行政院水文委員會",)),
        ("請社會局研議獎勵機制。", ("社會局",)),
    ],
)
def test_the_whole_name_of_who_is_ordered(order, who):
    ((_, found),) = told(f"討論事項\n一、處理水井經費凍結乙案。\n決議：准予動支。{order}")
    assert found[1][2] == who


def test_nobody_is_told_to_notify_somebody():
    ((_, found),) = told("討論事項\n一、處理水井案。\n決議：准予動支。請聯絡市府相關單位會勘。")
    assert [one[0] for one in found] == ["同意"]


def test_a_law_that_is_only_laid_before_the_house():
    found = read(
        "報告事項\n一、水文部函送「水井收費標準」第三條修正條文，請查照。\n決定：准予備查。"
    )
    assert found.documents == ("水井收費標準",)
    assert found.sections[0].kinds == ("通报",)


def test_the_motions_that_a_budget_keeps_open():
    found = read("""討論事項
審查中華民國132年度中央政府總預算案有關水文部部分。
決議：
一、歲入預算部分
第3款　規費收入
第218項　水文部2萬8,000元，照列。
二、歲出預算部分
第26款　水文部主管
本款有委員提修正案1案，保留，送院會處理：
(一)132年度水文部「一般行政」編列特別費210萬元，鑒於財政困難，建議減列特別費預算105萬元。
提案人：溫榆明　蘇洵如
第1項　水文部1億7,423萬元，照列。
本項通過決議1項：
(一)針對水井老舊，影響甚鉅。水文部應全面檢查水井。
提案人：柳永文""")
    assert [
        (s.heading, s.kinds, [(d.outcome, d.object) for d in s.decisions]) for s in found.sections
    ] == [
        (
            "審查中華民國132年度中央政府總預算案有關水文部部分",
            ("审议",),
            [("审议通过", "中華民國132年度中央政府總預算案有關水文部部分")],
        ),
        (
            "建議減列特別費預算105萬元",
            ("审议",),
            [
                ("暂缓", "建議減列特別費預算105萬元"),
                ("提请审议", "建議減列特別費預算105萬元"),
            ],
        ),
        (
            "水文部應全面檢查水井",
            ("审议",),
            [("审议通过", "水文部應全面檢查水井")],
        ),
    ]


@pytest.mark.parametrize(
    ("ruling", "outcomes"),
    [
        ("交付審查。", ["交办"]),
        ("本案不成立。", ["未通过"]),
        ("撤銷。", ["撤回"]),
        ("送大會公決。", ["提请审议"]),
        ("建議市府研究辦理。", ["交办"]),
        ("審議未完，下次會議繼續。", ["再次研究"]),
        ("修正為「請甲局加強宣導。請乙局研議獎勵。」", ["审议通过"]),
    ],
)
def test_what_a_council_says_in_short(ruling, outcomes):
    ((_, found),) = told(f"討論事項\n一、水井案。\n決議：{ruling}")
    assert [one[0] for one in found] == outcomes


@pytest.mark.parametrize(
    ("item", "ruling", "matter"),
    [
        (
            "行政院函請撤回前送請審議之「堤防法修正草案」及「渡船法修正草案」案。",
            "退回程序委員會重新提出。",
            "撤回前送請審議之「堤防法修正草案」及「渡船法修正草案」案",
        ),
        ("行政院函請撤回前送請審議之「堤防法修正草案」案。", "同意撤回。", "堤防法修正草案"),
        (
            "行政院函請審議「132年度總預算案（含附屬單位預算）」與「水井特別預算案」案。",
            "交水文委員會審查。",
            "「132年度總預算案（含附屬單位預算）」與「水井特別預算案」案",
        ),
        (
            "行政院函，為水文部辦理「清淤計畫」，茲檢送動支數額表，請查照案。",
            "交水文委員會。",
            "動支數額表",
        ),
    ],
)
def test_the_matter_of_what_the_cabinet_asks_for(item, ruling, matter):
    ((_, found),) = told(f"報告事項\n一、{item}\n決定：{ruling}")
    assert [one[1] for one in found] == [matter]


def test_a_list_in_a_ruling_with_gaps_holds_no_items():
    found = told("""討論事項
一、審查行政院函請審議「水井法草案」案。
決議：
一、第一條，照案通過。
五、本案須交由黨團協商。
九、其餘另定期處理之各案。""")
    assert [number for number, _ in found] == ["一"]


def test_new_wording_that_a_ruling_quotes_over_rows():
    ((_, found),) = told("""討論事項
一、審查「水井法第三條條文修正草案」案。
決議：修正如下：「第三條 主管機關應辦理下列事項：
一、水井登記。
二、水井清淤。」""")
    assert [one[0] for one in found] == ["审议通过"]
