"""The front page of the diary of Macau's assembly, whose two columns a site ran together."""

import pytest

from corpus.assembly.news.diary import read_diary
from corpus.model import Attendance, Source
from corpus.page.mending import Line
from corpus.parse import parse
from corpus.readers.transcript import Transcript

SOURCE = Source("某處/文件.txt", "text/plain", "utf-8", "0" * 64)
PAGE = " ".join(
    (
        "第四屆立法會 第一立法會期 (二零三九 二零四零) 第一組 第 IV-7 期 IV LEGISLATURA I SÉRIE",
        "日期 : 二零四零年三月十五日 蘇洵如 開始時間 : 下午三時正 出席議員 : 溫榆明 柳永文",
        "地點 : 澳門青石前地立法會大樓 列席者 : 司長晏殊 主席 : 溫榆明 副主席 : 柳永文",
        "議程 : 一 引介 一般性討論及表決 修改第 6/2031 號法律 渡輪章程 法案 ; 出席議員 : 溫榆明",
        "二 細則性討論及表決 修改第 9/2032 號法律 燈塔法 法案 2 簡要 : 柳永文議員作了議程前發言",
        "修改第 6/2031 號法律 渡輪章程 法案獲一般性通過 修改第 9/2032 號法律 燈塔法 法案未獲通過",
        "會議內容 : 主席 : 各位議員 : 現在開會 柳永文 : 多謝主席",
    )
)


def test_its_agenda_with_what_was_passed_and_nobody_of_the_lists():
    meeting = parse(Transcript((PAGE,), "text/plain"), SOURCE)
    assert meeting.title == "第四屆立法會第一立法會期 第一組第IV-7期"
    assert (meeting.bodies, meeting.term, str(meeting.date)) == (("立法會",), 4, "2040-03-15")
    assert meeting.location == "澳門青石前地立法會大樓"
    assert [(one.name, one.attendance) for one in meeting.attendees] == [
        ("溫榆明", Attendance.CHAIR)
    ]
    passed = "修改第6/2031號法律 渡輪章程 法案"
    assert [
        (one.number, one.heading, [(d.outcome, d.object) for d in one.decisions])
        for one in meeting.sections
    ] == [
        ("一", f"引介 一般性討論及表決 {passed}", [("审议通过", passed)]),
        ("二", "細則性討論及表決 修改第9/2032號法律 燈塔法 法案", []),
    ]
    assert meeting.conclusions[0].startswith("會議內容")
    assert "text-lost" not in [warning.code for warning in meeting.warnings]


@pytest.mark.parametrize("word", ["簡要 :", "會議內容 :", "議程 :", "第 IV-7 期", "主席 :"])
def test_without_any_of_its_parts_it_is_none(word):
    assert read_diary([Line(1, PAGE)]) is not None
    assert read_diary([Line(1, PAGE.replace(word, ""))]) is None
