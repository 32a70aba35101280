"""Forms whose labels stand in cells of a table."""

import pytest

from corpus.page.forms import with_colons
from corpus.page.mending import clean_lines
from corpus.parse import read_meeting

FORM = (
    "会议记录",
    "时间 2018年3月8日 地点 博物馆会议室",
    "参加人员",
    "出勤情况",
    "白桦",
    "记录人 季布",
)


def test_labels_get_their_colons():
    assert [line.text for line in with_colons(clean_lines(FORM))] == [
        "会议记录",
        "时间：2018年3月8日",
        "地点：博物馆会议室",
        "参加人员（出勤情况）：",
        "白桦",
        "记录人：季布",
    ]


def test_padded_labels_of_a_form_are_labels():
    rows = (
        "召开时间　2024年3月5日",
        "主　　持　温　榆",
        "出　　席　温　榆  柳  永",
        "记　　录　苏　洵",
    )
    texts = [line.text for line in with_colons(clean_lines(rows))]
    assert [text.partition("：")[0] for text in texts] == ["召开时间", "主持", "出席", "记录"]


def test_two_such_words_make_no_form():
    lines = clean_lines(("时间 就是生命", "地点 不限", "会议听取了汇报。"))
    assert with_colons(lines) == lines


def test_a_list_of_names_in_cells_needs_no_form_around_it():
    lines = clean_lines(
        ("会议要求抓好落实。", "出席\t温　榆\t柳　永", "\t晏几道", "列席\t县财政局 苏洵")
    )
    texts = [line.text for line in with_colons(lines)]
    assert texts[1:] == ["出席：温　榆 柳　永", "晏几道", "列席：县财政局 苏洵"]


def test_who_recorded_stands_in_a_cell_below_the_lists():
    lines = clean_lines(("列席 县财政局 苏洵", "请假人 晏几道，柳永", "记录 秦　观、周邦彦"))
    assert [line.text for line in with_colons(lines)] == [
        "列席：县财政局 苏洵",
        "请假人：晏几道，柳永",
        "记录：秦　观、周邦彦",
    ]


@pytest.mark.parametrize("text", ["记录 在案", "主持 召开会议", "出席 会议，听取汇报"])
def test_a_word_before_a_blank_is_no_label(text):
    lines = clean_lines((text,))
    assert with_colons(lines) == lines


def test_a_sentence_that_begins_like_a_list_is_none():
    lines = clean_lines(("参加 会议的领导讲话后，会议结束。", "列席 本次会议人员离场"))
    assert with_colons(lines) == lines


def test_the_first_item_of_a_cell_stands_on_a_line_of_its_own():
    lines = clean_lines(("会议内容：一、关于防汛。会议同意方案。", "二、关于供水。"))
    assert [line.text for line in with_colons(lines)] == [
        "会议内容：",
        "一、关于防汛。会议同意方案。",
        "二、关于供水。",
    ]


def test_rows_of_names_behind_posts_are_a_list():
    lines = clean_lines(("参加会议人员名单", "", "规委会委员：温榆、柳永"))
    assert with_colons(lines)[0].text == "参加会议人员名单："
    lines = clean_lines(("附：参加会议人员名单", "温　榆　　县政府副县长", "柳永　　县水务局局长"))
    assert with_colons(lines)[1].text == "参加会议人员名单："


def test_a_list_below_the_end_of_a_paragraph_has_its_label_apart():
    lines = clean_lines(("联席会议会审积案。参加会议的有：", "", "1 温榆  街道平安办主任"))
    texts = [line.text for line in with_colons(lines)]
    assert texts[:2] == ["联席会议会审积案。", "参加会议的有："]


def test_a_drawn_table_with_a_column_of_names_is_a_list():
    rows = (
        "附：参会人员签到情况",
        "┌──┬──┬──┐",
        "│ 序号 │ 单 位 │ 姓 名 │",
        "├──┼──┼──┤",
        "│ 1 │ 县水利局 │ 温榆 │",
    )
    lines = with_colons(clean_lines(rows))
    assert [" ".join(line.text.split()) for line in lines if line.text] == [
        "附：",
        "参会人员签到情况：",
        "序号 单 位 姓 名",
        "1县水利局 温榆",
    ]


def test_a_table_with_a_column_of_names_is_a_list():
    lines = clean_lines(("参会人员名单", "序号\t姓名\t单位", "1\t温榆\t县水利局"))
    assert [line.text for line in with_colons(lines)][:2] == ["参会人员名单：", "序号 姓名 单位"]


def test_a_label_may_be_padded_before_a_day():
    lines = clean_lines(("时  间    2018年3月8日", "地  点    三楼", "请假人    温榆（公差）"))
    assert [line.text for line in with_colons(lines)] == [
        "时间：2018年3月8日",
        "地点：三楼",
        "请假人：温榆（公差）",
    ]


def test_a_label_runs_on_behind_a_name():
    lines = clean_lines(("主持：温榆记录：柳永", "主持：会议记录：柳永"))
    assert [line.text for line in with_colons(lines)] == [
        "主持：温榆　记录：柳永",
        "主持：会议记录：柳永",
    ]


def test_the_time_may_stand_second_in_its_row():
    rows = (
        "会议名称 第8次局长办公会 会议时间 2033年6月12日",
        "会议地点 三楼会议室 主持人 温榆",
        "会议结论 同意采购设备。",
    )
    assert [line.text for line in with_colons(clean_lines(rows))] == [
        "会议名称：第8次局长办公会",
        "会议时间：2033年6月12日",
        "会议地点：三楼会议室",
        "主持人：温榆",
        "会议结论：同意采购设备。",
    ]


def test_padded_labels_stand_second_in_their_rows_too():
    rows = (
        "时 间 2033年8月1日 地 点 五楼会议室",
        "主 持 温榆 记 录 苏洵",
        "议 题",
        "1.研究泉眼保护资金",
    )
    assert [line.text for line in with_colons(clean_lines(rows))] == [
        "时间：2033年8月1日",
        "地点：五楼会议室",
        "主持：温榆",
        "记录：苏洵",
        "议题：",
        "1.研究泉眼保护资金",
    ]


def test_what_a_meeting_did_is_counted_in_one_paragraph():
    text = """青石公司机关党支部党员大会会议记录
时间：2033年4月8日
主持人：温榆
学习内容：
机关党支部开展集中学习。一是传达学习了《泉眼条例》，号召全体党员遵守；二是组织观看了古井短片。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    told = [(section.number, section.heading) for section in meeting.sections]
    assert told == [("一是", "传达学习了《泉眼条例》"), ("二是", "组织观看了古井短片")]


def test_what_somebody_asks_for_is_no_item():
    text = """青石公司机关党支部党员大会会议记录
时间：2033年4月8日
主持人：温榆
会议内容：
温榆作了部署。一是要传达学习《泉眼条例》；二是要组织观看古井短片。
"""
    assert len(read_meeting(text.encode(), "a.txt").sections) == 1


@pytest.mark.parametrize(
    "head",
    [
        "时间：2033年3月5日　地点：三楼会议室　主持：温榆　记录：柳永\n出席：苏洵",
        "时间：2033年3月5日\n主持人：温榆；记录人：柳永\n出席：苏洵",
        "时间:2033年3月5日;地点:三楼会议室;主持:温榆;出席:苏洵;记录:柳永",
        "会议时间 2033年3月5日\n会议地点 三楼\n主 持 人 温榆\n参加人员 苏洵\n记 录 人 柳永",
    ],
)
def test_labels_on_one_line_or_spread_are_all_read(head):
    text = f"青石县政府常务会议纪要\n{head}\n一、渡口\n会议同意。\n二、防汛\n会议要求抓好落实。\n"
    meeting = read_meeting(text.encode(), "a.txt")
    told = {one.name: str(one.attendance) for one in meeting.attendees}
    assert told == {"温榆": "chair", "苏洵": "present", "柳永": "clerk"}
    assert str(meeting.date) == "2033-03-05"
