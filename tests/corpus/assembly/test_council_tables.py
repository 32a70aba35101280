"""Tables of cases a cell a line, opinions taken over, budgets left open in part, and requests."""

import pytest

from corpus.assembly.items.opinions import by_opinion
from corpus.model import Decision, Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
HEAD = """雲海市議會第3屆第2次定期大會第5次會議紀錄
時間：121年3月4日上午10時
地點：本會議事廳
出席議員：溫榆明　蘇洵如　柳永文　晏殊安
主席：溫議長榆明
"""


def read(rows):
    return parse(Transcript(tuple((HEAD + rows).split("\n")), "text/plain"), SOURCE).sections


def ruled(rows):
    return [(s.number, s.heading, [(d.outcome, d.object) for d in s.decisions]) for s in read(rows)]


CELLS = """甲、一讀會
壹、市府提案
案號
案由
議決
備註
31005
本市青石河岸步道興建案。
交付工務委員會審查

31006
訂定本市長橋收費辦法案。
暫擱
乙、二讀會
壹、審議報告案
案號
案由
審查意見
議決
備註
31001
檢送本市東湖醫院財務報表。
備查。
照審查意見通過。
發言議員：
蘇洵如
衛生局晏局長殊安說明
31002
溪畔公園拆除案。
(一)不予同意。
(二)請市府另提方案。
照審查意見通過。
貳、宣讀本市預備金動支數額表審查意見
散會
"""


def test_cells_that_stand_a_line_each_are_cases():
    assert ruled(CELLS)[:4] == [
        ("31005", "本市青石河岸步道興建案", [("交办", "本市青石河岸步道興建案")]),
        ("31006", "訂定本市長橋收費辦法案", [("暂缓", "訂定本市長橋收費辦法案")]),
        ("31001", "檢送本市東湖醫院財務報表", [("备查", "檢送本市東湖醫院財務報表")]),
        ("31002", "溪畔公園拆除案", [("未通过", "溪畔公園拆除案")]),
    ]


COUNTED = """甲、一讀會
壹、議員提案
編號
提案人
案由
決議
第1號
蘇洵如
請市府增設河岸路燈案。
送請市府辦理。
第2號
柳永文
請市府汰換長橋護欄，
以維行車安全案。
暫擱
散會
"""


def test_columns_before_the_matter_and_numbers_that_count_on():
    assert ruled(COUNTED) == [
        ("第1號", "請市府增設河岸路燈案", [("交办", "請市府增設河岸路燈案")]),
        (
            "第2號",
            "請市府汰換長橋護欄，以維行車安全案",
            [("暂缓", "請市府汰換長橋護欄，以維行車安全案")],
        ),
    ]


@pytest.mark.parametrize(
    ("opinion", "ruling", "outcomes"),
    [
        ("同意備查。", "照審查意見通過。", ["备查"]),
        ("退回市府。", "照委員會審查意見通過", ["退回"]),
        ("同意。", "照審查意見通過。", ["审议通过"]),
        ("送市府研議辦理。", "照審查意見通過。", ["审议通过", "交办"]),
        ("備查。", "修正通過。", ["审议通过"]),
    ],
)
def test_what_a_committee_thought_is_what_was_resolved(opinion, ruling, outcomes):
    rows = [f"審查意見：{opinion}", f"議決：{ruling}"]
    passed = [Decision("审议通过", "某案", (), (), None, ruling)]
    assert [one.outcome for one in by_opinion("某案", rows, passed)] == outcomes


BUDGET = """乙、三讀議案第二讀會
案由：121年度雲海市總預算案，提請審議。
歲出部分
雲海市政府文化局主管
決議：動議延後討論部分如附表，餘照案通過。
第6審查會召集人蘇議員洵如報告審查意見
雲海市政府水利局主管
決議：保留項目詳附表，其餘照案通過。
歲入部分
決議：如附表，餘照案通過。
"""


def test_what_is_left_open_in_a_table_is_told_of_each_office():
    assert ruled(BUDGET)[0][2] == [
        ("审议通过", "雲海市政府文化局主管"),
        ("暂缓", "雲海市政府文化局主管"),
        ("审议通过", "雲海市政府水利局主管"),
        ("暂缓", "雲海市政府水利局主管"),
        ("审议通过", "歲入部分"),
    ]


CHANGED = """甲、報告事項
一、主席宣布開會。
二、今日議程：1、市政總質詢。
2、討論議案。
乙、主席提變更議程動議案
案由：3月5日下午議程變更為：1、三讀議案。
2、討論議案。
3、閉會。
決議：照案通過。
丙、臨時動議
案由：本市河川屢受污染。居民不堪其擾。故建請議會組成專案小組全面調查。
決議：照案通過。
"""


def test_an_order_of_the_day_keeps_its_points_and_a_motion_what_it_asks_for():
    assert ruled(CHANGED)[1:] == [
        ("二", "今日議程：1、市政總質詢。2、討論議案", []),
        (
            "乙",
            "3月5日下午議程變更為：1、三讀議案。2、討論議案。3、閉會",
            [("审议通过", "3月5日下午議程變更")],
        ),
        (
            "丙",
            "建請議會組成專案小組全面調查",
            [("审议通过", "建請議會組成專案小組全面調查")],
        ),
    ]


ASKED = """甲、主席裁定事項
一、蘇議員洵如要求：
請市府於一週內將路燈汰換資料送各議員。
主席裁定：請照辦。
二、柳議員永文要求：
請提供近三年採購合約。
主席裁定：請於3月9日前送會。
"""


def test_a_request_says_by_when_or_names_nobody():
    told = [(d.object, d.responsible) for s in read(ASKED) for d in s.decisions]
    assert told == [
        ("將路燈汰換資料送各議員", ("市府",)),
        ("提供近三年採購合約", ()),
    ]


RUN_ON = (
    "雲海縣青石鎮第9屆鎮民代表會第3次臨時大會議事錄 一、開會時間:民國121年8月2日二、開"
    "會地點:本會議事廳三、出席人:溫主席榆明、蘇代表洵如,計2名。四、請假人:柳代表永文。五、"
    "主席:溫主席榆明六、紀錄:組員許知秋七、主席宣告開會:(另載)八、一讀會:(另載)  1 "
    "茲制定「青石鎮公園管理自治條例」草案,請審議。議決:交付二讀。 2茲修正「青石鎮生育津貼發"
    "給要點」第三點,請審議。議決:交付二讀。九、二讀會:1茲制定「青石鎮公園管理自治條例」草案"
    ",請審議。議決:照案通過。2公所提:本鎮河段56地號土地讓售案。議決:擱置,請公所補送估價"
    "資料。十、代表提案:第1號提案人:蘇代表洵如附署人:柳代表永文案由:請公所於長橋路口增設燈"
    "號案。議決:送請公所辦理。第2號提案人:柳代表永文附署人:蘇代表洵如案由:請公所調降規費案"
    "。議決:提案人撤回。十一、臨時動議:無十二、散會:下午4時20分"
)


def test_a_town_councils_record_in_one_line_is_taken_apart():
    told = parse(Transcript((RUN_ON,), "text/plain"), SOURCE)
    assert [(p.name, p.attendance.value) for p in told.attendees] == [
        ("溫榆明", "chair"),
        ("溫榆明", "present"),
        ("蘇洵如", "present"),
        ("柳永文", "absent"),
        ("許知秋", "clerk"),
    ]
    assert [
        (s.number, s.heading, s.reporters, [d.outcome for d in s.decisions]) for s in told.sections
    ] == [
        ("1", "茲制定「青石鎮公園管理自治條例」草案,請審議", (), ["同意"]),
        ("2", "茲修正「青石鎮生育津貼發給要點」第三點,請審議", (), ["同意"]),
        ("1", "茲制定「青石鎮公園管理自治條例」草案,請審議", (), ["审议通过"]),
        ("2", "本鎮河段56地號土地讓售案", ("公所",), ["暂缓"]),
        ("第1號", "請公所於長橋路口增設燈號案", (), ["交办"]),
        ("第2號", "請公所調降規費案", (), ["撤回"]),
    ]


SITTINGS = (
    "雲海縣青石鎮第9屆鎮民代表會第3、4次臨時大會議事錄 預備會議紀錄:一、開會時間:民國121年8月"
    "2日二、開會地點:本會議事廳三、出席人:溫主席榆明、蘇代表洵如,計2名。四、主席:溫主席榆明五、"
    "紀錄:組員許知秋六、主席宣告開會:(另載)七、一讀會:(另載) 1茲制定「青石鎮公園管理自治條"
    "例」草案,請審議。議決:交付二讀。八、散會:上午10時。2第一次會議紀錄:一、開會時間:民國121"
    "年8月2日下午2時二、開會地點:本會議事廳三、主席:溫主席榆明四、紀錄:組員許知秋五、宣讀預備會"
    "議紀錄:無異議確定。六、討論提案:第1案案由:茲制定「青石鎮公園管理自治條例」草案,請審議。決"
    "議:經二、三讀會照案通過。第2案案由:茲制定「青石鎮獎學金要點」並廢止「青石鎮補助要點」乙案,請審議。決"
    "議:獎學金要點修正通過;補助要點廢止案保留。七、臨時動議:無。八、閉會。"
)


def test_the_sittings_of_one_session_are_one_record():
    told = parse(Transcript((SITTINGS,), "text/plain"), SOURCE)
    assert [
        (s.number, s.heading, [(d.outcome, d.object) for d in s.decisions]) for s in told.sections
    ] == [
        (
            "1",
            "茲制定「青石鎮公園管理自治條例」草案,請審議",
            [("同意", "茲制定「青石鎮公園管理自治條例」草案")],
        ),
        ("五", "宣讀預備會議紀錄", [("确认", "預備會議紀錄")]),
        (
            "第1案",
            "茲制定「青石鎮公園管理自治條例」草案,請審議",
            [("审议通过", "茲制定「青石鎮公園管理自治條例」草案")],
        ),
        (
            "第2案",
            "茲制定「青石鎮獎學金要點」並廢止「青石鎮補助要點」乙案,請審議",
            [("审议通过", "獎學金要點"), ("暂缓", "補助要點廢止案")],
        ),
    ]
    assert str(told.date) == "2032-08-02"


def test_one_ruling_below_several_bills_is_on_each_of_them():
    told = parse(
        Transcript(
            (
                "雲海縣青石鎮第9屆鎮民代表會第3次臨時大會議事錄",
                "一、開會時間:民國121年8月2日",
                "二、開會地點:本會議事廳",
                "三、主席:溫主席榆明",
                "四、紀錄:組員許知秋",
                "五、一讀會:",
                "1.制定「青石鎮公園管理自治條例」草案,請審議。",
                "2.修正「青石鎮生育津貼發給要點」第三點,請審議。",
                "決議:以上二案交付第一審查小組審查。",
                "六、二讀會、三讀會:",
                "1.制定「青石鎮公園管理自治條例」草案,請審議。",
                "決議:照案通過。",
                "2.公所提:本鎮河段56地號土地讓售案。",
                "決議:擱置。",
                "七、散會",
            ),
            "text/plain",
        ),
        SOURCE,
    )
    assert [(s.number, [(d.outcome, d.object) for d in s.decisions]) for s in told.sections] == [
        ("1", [("交办", "制定「青石鎮公園管理自治條例」草案")]),
        ("2", [("交办", "修正「青石鎮生育津貼發給要點」第三點")]),
        ("1", [("审议通过", "制定「青石鎮公園管理自治條例」草案")]),
        ("2", [("暂缓", "本鎮河段56地號土地讓售案")]),
    ]
