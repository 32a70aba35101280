"""What a site or a typist does to a text without changing its meaning changes none of its facts."""

import pytest
from opencc import OpenCC

from benchmarks.extraction.score import compare
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


def facts(text):
    return to_json(read_meeting(text.encode(), "a.txt"))


def changes(text, varied, *apart):
    """The fields that another writing of the text changed, with what was lost and invented."""
    compared = compare(facts(text), facts(varied))
    return [fault for field, tally, fault in compared if tally.faults and field.name not in apart]


def test_the_texts_tell_facts():
    assert len(facts(FORMAL)["attendees"]) == 8
    assert all(section["decisions"] for section in facts(DIGEST)["sections"])


ABOVE = ("日期：2026年11月20日 【字号：大 中 小】", "日期：2026-11-20 打印 分享到：")


@pytest.mark.parametrize("line", ABOVE)
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_the_page_above_a_text_tells_nothing_of_the_meeting(text, line):
    assert not changes(text, f"{line}\n{text}")


BELOW = (
    "附件\n1.关于某项工作的实施方案.docx\n2.名单.xlsx",
    "相关附件：\n1.关于某项工作的实施方案\n\n2.名单",
    "附件：1.关于某项工作的实施方案\n2.名单",
    "1.关于某项工作的实施方案.pdf\n2.名单.xlsx",
    "返回顶部",
    "推荐阅读\n市委常委会召开会议 王五主持\n赵六出席活动并讲话",
    "记者 张小明 通讯员 李小红",
    "（共印30份）",
    "地址：某市某路1号 邮编：300000",
)


@pytest.mark.parametrize("lines", BELOW)
@pytest.mark.parametrize("text", [FORMAL, DIGEST, FORMAL[: FORMAL.index("\n记录")]])
def test_the_page_below_a_text_tells_nothing_of_the_meeting(text, lines):
    assert not changes(text, f"{text.rstrip()}\n{lines}\n")


BLANKS = (
    lambda text: text.replace("》", "》 "),
    lambda text: text.replace("\n", "\n\n"),
    lambda text: text.replace("，", "， ").replace("：", "： "),
    lambda text: text.replace("，", ", ").replace("：", ": ").replace("。", "。 "),
)


@pytest.mark.parametrize("vary", BLANKS)
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_blanks_behind_marks_and_lines_change_nothing(text, vary):
    assert not changes(text, vary(text))


ALIKE = {
    "colon of ratios": ("：", "∶"),
    "colon of forms": ("：", "︰"),
    "narrow marks": ("、", "､"),
    "angles": ("《》", "〈〉"),
    "wide angles": ("《》", "＜＞"),
    "mathematical": ("《》", "≪≫"),
    "French": ("《》", "«»"),
    "wide digits": ("0123456789", "０１２３４５６７８９"),
}


@pytest.mark.parametrize("name", ALIKE)
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_marks_that_look_alike_are_read_alike(text, name):
    varied = text.translate(str.maketrans(*ALIKE[name]))
    assert not changes(text, varied, "section headings", "decisions", "responsible", "partners")
    assert {"《", "》"}.isdisjoint("".join(facts(varied)["documents"]))


DATES = ("二◯二四年三月六日", "２０２４年３月６日", "2024．3．6", "2024 年 3 月 6 日")


@pytest.mark.parametrize("day", DATES)
def test_a_day_is_read_in_every_spelling(day):
    assert not changes(FORMAL, FORMAL.replace("2024年3月6日", day))


@pytest.mark.parametrize("stop", [".", ". "])
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_half_stops_end_sentences_where_there_are_no_others(text, stop):
    assert not changes(text, text.replace("。", stop))


LABELS = [
    ("出席：", "【出席】"),
    ("列席：", "【列席】："),
    ("记录：", "【记录人】"),
    ("记录：", "纪要整理："),
]


@pytest.mark.parametrize(("label", "other"), LABELS)
def test_a_list_has_many_labels(label, other):
    assert not changes(FORMAL, FORMAL.replace(label, other))


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("text", [FORMAL, DIGEST])
def test_a_site_may_convert_its_texts(text, script):
    assert not changes(text, OpenCC(script).convert(text))
