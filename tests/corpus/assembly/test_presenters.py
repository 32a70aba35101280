"""Who put an item of Hong Kong's minutes before the meeting, and what kind of item it is."""

import pytest

from corpus.assembly.rulings.presenters import kind_of, presenters_of
from corpus.model import Decision

TOLD = [
    ("4. 法律顧問向議員簡介該報告。", ("法律顧問",)),
    ("應主席所請，水務局副秘書長向委員簡介檢討結果。", ("水務局",)),
    ("溫榆明先生及蘇洵如女士以投影片介紹工程範圍。", ("溫榆明", "蘇洵如")),
    ("小組委員會主席柳永文議員匯報，小組已舉行2次會議。", ("柳永文",)),
    ("4. 副秘書長(水務)C1簡介文件。", ("副秘書長(水務)C1",)),
    ("委員會主席匯報與司長會面的情況。", ("委員會主席",)),
    ("主席歡迎各位。秘書簡介文件內容。", ("秘書",)),
    ("主席請秘書簡介文件內容。", ()),
    ("水務署署長將向委員介紹計劃。", ()),
    ("晏殊如議員詢問署方可否簡介計劃。", ()),
    ("政府當局簡介文件。", ()),
    ("該計劃的目的是介紹本地歷史。", ()),
    ("委員會建議舉辦簡介會。", ()),
]


@pytest.mark.parametrize(("text", "who"), TOLD)
def test_who_presented(text, who):
    assert presenters_of((text,)) == who


@pytest.mark.parametrize(
    ("heading", "reporters", "outcomes", "kind"),
    [
        ("渡輪碼頭的維修", (), ("审议通过", "暂缓"), "审议"),
        ("通過會議紀要", (), ("确认",), "其他"),
        ("渡輪碼頭的維修", ("水務署",), ("同意",), "听取"),
        ("渡輪碼頭的維修", (), ("同意",), "研究"),
        ("選舉主席", (), ("选举",), "其他"),
        ("其他事項", (), ("同意",), "其他"),
        ("會議結束", (), (), "其他"),
    ],
)
def test_the_kind_of_an_item(heading, reporters, outcomes, kind):
    decisions = [Decision(outcome, None, (), (), None, "") for outcome in outcomes]
    assert kind_of(heading, reporters, decisions) == kind


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("5. 法律顧問告知議員，附屬法例共4項。", "", ("法律顧問",)),
        ("5. 法律顧問表示，條例草案旨在訂定罰則。", "", ("法律顧問",)),
        ("5. 法律顧問表示，會後再行回覆。", "", ()),
        ("5. 溫榆明議員向議員解釋，漏油事件影響深遠。", "", ("溫榆明",)),
        ("5. 主席歡迎各人。\n6. 溫榆明議員向議員解釋，影響深遠。", "", ()),
        ("5. 溫榆明議員查詢「書面陳述」一詞。", "", ()),
        ("5. 議員並無疑問。", "工務小組委員會在3月2日所提出的建議", ("工務小組委員會",)),
    ],
)
def test_who_reports_in_other_words(text, heading, expected):
    assert presenters_of(text.split("\n"), heading) == expected
