"""Cut sentences: mended where nothing speaks against it, warned about where text was lost."""

import pytest

from corpus.page.layout import begins_unit
from corpus.page.mending import (
    clean_lines,
    closed_up,
    is_complete,
    join_broken,
    with_labels,
    with_whole_rows,
)

CLEANED = [
    ("**要抓好落实。**", "要抓好落实。"),
    ("　　2023 年 1-6 月完成", "2023年1-6月完成"),
    ("第 17 次会议", "第17次会议"),
    ("规划（ 2022-2030 年）", "规划（2022-2030年）"),
    ("A 1 级", "A 1级"),
    ("2eba8e0d337d49868a4aa428.png", ""),
    ("![](/files/2024-3/9.jpg)", ""),
    ("附图：防汛.png", "附图：防汛.png"),
    ("— 3 —", ""),
    ("零\u200b宽", "零宽"),
    ("不间断\u00a0空格", "不间断 空格"),
]


@pytest.mark.parametrize(("written", "clean"), CLEANED)
def test_a_line_is_cleaned(written, clean):
    assert [line.text for line in clean_lines([written])] == [clean]


def mend(*lines):
    cleaned = clean_lines(lines)
    return join_broken(cleaned, begins_unit, "\n".join(line.text for line in cleaned))


MENDED = [
    ("3月6日，区长温榆主持召开区政府第3次常务", "会议听取了水务局的汇报。"),
    ("经第3次常委会审议，", "会议决定予以通过。"),
    ("（二）渡口是两岸往来的", "纽带，不能一停了之。"),
    ("（三）旧厂房改造要看可行", "性、经济性，不能只图好看。"),
    ("（一）会议同意，请县", "文旅局再作修改。"),
    ("对出租房、小作坊、", "在建工地逐一排查。"),
    ("从今年开始，", "实行销号制度。"),
    ("会议审议了《青石市供热", "管理办法》，原则同意。"),
]


@pytest.mark.parametrize(("before", "after"), MENDED)
def test_a_cut_sentence_is_joined(before, after):
    lines, warnings = mend(before, "", after)
    assert [line.text for line in lines] == [before + after]
    assert warnings == ()


def test_the_sign_of_a_markdown_headline_is_no_part_of_it():
    assert [line.text for line in clean_lines(["# 会议纪要", "## 一、防汛", "#3号楼"])] == [
        "会议纪要",
        "一、防汛",
        "#3号楼",
    ]


APART = [
    ("供水中心等单位负责人列席会议", "会议听取了水文站的汇报，并原则同意"),
    ("会场照片_1.JPG", "会议学习了甲办法"),
    ("汇报人：水务科　柳青", "会议同意更换两台水泵。"),
    ("汇报：柳青", "议定：更换两台水泵。"),
    ("（一）安全是前提。", "各街道要抓好落实。"),
    ("（一）加强组织领导", "各街道要抓好落实。"),
    ("（一）会议同意有关安排，并要求", "（二）要抓好落实。"),
    ("会议议定以下意见：", "一、学习文件精神"),
    ("区长主持会议，推进供热", "2021-05-06 07:08作者：温榆 来源：青石网"),
    ("2021-05-06 07:08作者：温榆 来源：青石网", "本网消息：区长昨天主持会议，推进供热。"),
]


@pytest.mark.parametrize(("before", "after"), APART)
def test_two_paragraphs_stay_two(before, after):
    lines, warnings = mend(before, "", after)
    assert [line.text for line in lines] == [before, after]
    assert warnings == ()


LOST = [
    ("（一）古桥是湖区的", "既是历史遗产，也是交通要道。"),
    ("（一）古桥保护事关长远，各部门", "此外，要加强巡查。"),
]


@pytest.mark.parametrize(("before", "after"), LOST)
def test_lost_text_is_said_and_nothing_joined(before, after):
    lines, warnings = mend(before, "", after)
    assert [line.text for line in lines] == [before, after]
    assert [(warning.code, warning.line) for warning in warnings] == [("text-damaged", 3)]


def test_a_clause_that_goes_on_otherwise_elsewhere_was_cut_with_loss():
    first = "（一）良田沃土是农业发展的根本，不可动摇。"
    lines, warnings = mend(first, "（二）良田沃土是农业发", "必须守牢红线。")
    assert len(lines) == 3
    assert [warning.line for warning in warnings] == [3]


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("好。", True),
        ("好。”", True),
        ("好", False),
        ("《好", False),
        ("好：", True),
        ("好，", False),
    ],
)
def test_where_a_sentence_ends(text, complete):
    assert is_complete(text) is complete


def test_a_label_alone_on_its_line_stands_before_the_text_below():
    lines = clean_lines(
        ["纪要", "(一)", "审议《办法》。", "", "二、", "研究用地。", "（三）", "", "其他"]
    )
    assert [line.text for line in with_labels(lines)] == [
        "纪要", "", "(一)审议《办法》。", "", "", "二、研究用地。", "（三）", "", "其他",
    ]  # fmt: skip
    assert with_labels(lines)[2].number == 2


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("203 3 年 1 月 7 日， 区长温榆主持", "2033年1月7日， 区长温榆主持"),
        ("2 0 3 3 年 1 月 1 5 日 上午", "2033年1月15日 上午"),
        ("一 、 审议《渡口管理办法 （送审稿） 》 。", "一、 审议《渡口管理办法（送审稿）》。"),
        ("出席：温 榆 柳 永", "出席：温 榆 柳 永"),
        ("2033年 2 3 月 3 5 日", "2033年2 3月3 5日"),
        ("议题1 2033年预算", "议题1 2033年预算"),
    ],
)
def test_digits_and_marks_that_a_page_laid_apart(torn, whole):
    (line,) = clean_lines([torn])
    assert line.text == whole


def test_numbers_alone_on_their_lines_are_labels_where_they_count():
    counted = clean_lines(["一", "会议听取了甲。", "二", "会议审议了乙。"])
    assert [line.text for line in with_labels(counted) if line.text] == [
        "一、会议听取了甲。",
        "二、会议审议了乙。",
    ]
    annexed = clean_lines(["一", "会议听取了甲。", "二", "会议审议了乙。", "一、附件之一"])
    assert with_labels(annexed)[1].text == "一、会议听取了甲。"
    alone = clean_lines(["二", "会议听取了甲。", "二", "会议审议了乙。"])
    assert [line.text for line in with_labels(alone)] == [line.text for line in alone]


def test_tags_that_were_left_in_the_text_are_no_words():
    lines = ('在<em class="blue">青石</em>镇<br/>开会', "审议<青石条例>")
    assert [line.text for line in clean_lines(lines)] == ["在青石镇", "开会", "审议<青石条例>"]
    paragraphs = "会议同意甲。【/br/】【/h/】会议通过乙【甲】。"
    told = [line.text for line in clean_lines([paragraphs]) if line.text]
    assert told == ["会议同意甲。", "会议通过乙【甲】。"]


def test_blanks_that_became_question_marks_are_none():
    lines = clean_lines(["?会议同意甲。", "？　？ 会议同意乙。", "是否同意？甲"])
    assert [line.text for line in lines] == ["会议同意甲。", "会议同意乙。", "是否同意？甲"]


def test_words_that_a_page_laid_apart_are_whole_and_rows_of_names_are_not():
    torn = (
        "现 将会议 有关 事项 纪要如下：",
        "二 、 听取 县 水利局 关于渡口的报告",
        "会议原则 同意《渡口 管理办法》 ， 由 县水利局 印发。",
        "会议 强调，要抓好 落实，新建 3 4处。",
        "县水利局 温 榆 柳 永",
        "温 榆 柳 永列席会议。",
    )
    assert [line.text for line in closed_up(clean_lines(torn))] == [
        "现 将会议 有关 事项 纪要如下：",
        "二、听取县水利局关于渡口的报告",
        "会议原则同意《渡口管理办法》，由县水利局印发。",
        "会议强调，要抓好落实，新建3 4处。",
        "县水利局 温 榆 柳 永",
        "温 榆 柳 永列席会议。",
    ]
    whole = ("某会议 听取了汇报。", "甲 乙。")
    assert [line.text for line in closed_up(clean_lines(whole))] == list(whole)
    (once,) = closed_up(clean_lines(["某会议 听取了汇报。会议 要求抓好落实。"]))
    assert once.text == "某会议 听取了汇报。会议要求抓好落实。"


def test_a_row_whose_blanks_became_line_ends_is_one_row_again():
    torn = (
        "要抓好落实。",
        "出",
        "席：温榆明",
        "柳",
        "永",
        "列",
        "席：苏洵",
        "晏",
        "殊",
        "县政府办公室印发。",
    )
    assert [line.text for line in with_whole_rows(clean_lines(torn)) if line.text] == [
        "要抓好落实。",
        "出席：温榆明 柳 永",
        "列席：苏洵 晏 殊",
        "县政府办公室印发。",
    ]
    whole = ("出", "席位安排：甲", "柳")
    assert [line.text for line in with_whole_rows(clean_lines(whole))] == list(whole)
