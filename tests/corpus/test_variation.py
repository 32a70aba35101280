"""What a site or a typist does to a text without changing its meaning changes none of its facts."""

from functools import cache

import pytest

from benchmarks.extraction.cases import Case
from benchmarks.extraction.score import RECOGNISED, Tally
from benchmarks.extraction.varied import VARIATIONS, Variation, changes, kept, table
from corpus.parse import read_meeting
from corpus.serialize import to_json

FORMAL = """　　　　青石市人民政府会议纪要
青政会〔2024〕3号

青石市人民政府第九次常务会议纪要

　　2024年3月6日，市长温榆主持召开市政府第九次常务会议，研究防汛等工作。现纪要如下：
　　一、审议《青石市供热管理办法（送审稿）》
　　会议原则同意《青石市供热管理办法（送审稿）》，由市住建局牵头，市司法局配合，修改完善后印发实施。
　　二、听取关于防汛工作情况的汇报
　　会议听取了市水务局关于防汛工作情况的汇报。会议要求，要抓好落实。

出席：温榆、柳永、苏洵
列席：市住建局晏殊、市司法局秦观、市水务局贺铸
记录：周邦彦

青石市人民政府办公室
2024年3月8日
"""

DIGEST = """温榆主持召开区政府第25次常务会议

　　2024年3月6日上午，区委副书记、区长温榆主持召开区政府第25次常务会议。
　　会议听取了区水务局关于防汛工作情况的汇报，原则同意有关安排。
　　会议审议通过《青石区城市更新办法（试行）》，请区住建局尽快印发实施。
　　区领导柳永、苏洵参加会议。
"""

PLAIN = Variation(str)


@cache
def facts(text):
    return to_json(read_meeting(text.encode(), "a.txt"))


def changed(text, varied, variation=PLAIN):
    """The fields that another writing of the text changes."""
    return changes(facts(text), varied, variation)[1]


def test_the_texts_tell_facts():
    assert len(facts(FORMAL)["attendees"]) == 8
    assert all(section["decisions"] for section in facts(DIGEST)["sections"])


MADE = [
    (name, text)
    for name, variation in VARIATIONS.items()
    for text in (FORMAL, DIGEST)
    if variation.vary(text) != text
]


@pytest.mark.parametrize(("name", "text"), MADE)
def test_another_writing_has_the_same_facts(name, text):
    variation = VARIATIONS[name]
    assert changed(text, variation.vary(text), variation) == ()


def test_every_variation_makes_another_writing():
    assert VARIATIONS.keys() == {name for name, _ in MADE}


def test_what_is_lost_and_what_is_invented_is_counted():
    tally, fields = changes(facts(FORMAL), FORMAL.replace("苏洵", "宋玉"), PLAIN)
    assert (tally.missed, tally.invented, fields) == (1, 1, ("attendees with role",))
    assert changes(facts(FORMAL), "今天天气很好。", PLAIN) == (Tally(missed=1), (RECOGNISED,))


def test_the_table_counts_documents_and_facts():
    sums = kept([Case("made", "a.txt", FORMAL.encode(), {})])
    assert sums["soft hyphens"].documents == 1 and not sums["soft hyphens"].changed
    assert "soft hyphens" in "\n".join(table(sums))


COUNCIL = """青石縣政府第119次縣務會議紀錄
時間：113年3月6日上午9時
地點：本府二樓會議室
主席：溫縣長榆
出席：柳秘書長永、蘇處長洵（晏副處長殊代）
列席：秦主任觀
紀錄：賀鑄
壹、報告事項
一、水利處報告防汛整備情形。
裁示：洽悉。
"""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("：", "∶"),
        ("、", "､"),
        ("出席：", "【出席】"),
        ("列席：", "【列席】："),
        ("出席", "参会人员"),
    ],
)
def test_a_council_has_other_marks_too(ours, theirs):
    shown = Variation(str, (theirs, ours) if len(ours) == len(theirs) == 1 else ("", ""))
    assert len(facts(COUNCIL)["attendees"]) == 6
    assert changed(COUNCIL, COUNCIL.replace(ours, theirs, 1 if len(ours) > 1 else -1), shown) == ()


ABOVE = ("日期：2026-11-20 打印 分享到：", "日期：2026-11-20 浏览次数：3")


@pytest.mark.parametrize("line", ABOVE)
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_the_page_above_a_text_tells_nothing_of_the_meeting(text, line):
    assert changed(text, f"{line}\n{text}") == ()


BELOW = (
    "附件\n1.关于某项工作的实施方案.docx\n2.名单.xlsx",
    "相关附件：\n1.关于某项工作的实施方案\n\n2.名单",
    "附件：1.关于某项工作的实施方案\n2.名单",
    "1.关于某项工作的实施方案.pdf\n2.名单.xlsx",
    "（共印30份）",
)


@pytest.mark.parametrize("lines", BELOW)
@pytest.mark.parametrize("text", [FORMAL, DIGEST, FORMAL[: FORMAL.index("\n记录")]])
def test_what_a_page_encloses_is_no_item(text, lines):
    assert changed(text, f"{text.rstrip()}\n{lines}\n") == ()


OTHERS = [
    ("》", "》 "),
    ("：", "︰"),
    ("2024年3月6日", "2024．3．6"),
    ("列席：", "【列席】："),
    ("记录：", "纪要整理："),
]


@pytest.mark.parametrize(("ours", "theirs"), OTHERS)
def test_typists_have_ways_of_their_own(ours, theirs):
    assert changed(FORMAL, FORMAL.replace(ours, theirs)) == ()
