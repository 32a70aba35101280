"""Text that was wrapped at one width is read as the paragraphs that it was."""

import pytest

from corpus.readers.wraps import unwrapped

WIDTH = 24
PARAGRAPHS = (
    "县政府第9次常务会议召开",
    "5月6日，县长温榆主持召开县政府第9次常务会议，副县长苏洵、晏小山和有关部门负责人参加会议。",
    "会议听取了县水务局关于上半年防汛备汛工作情况的汇报，审议并原则通过《柳泉县农村供水管理办法》。",
    "会议强调，汛期将至，各乡镇要备足物资，加密巡查，把责任落到每一处堤坝、每一个人。",
)


def wrapped(indent):
    lines = []
    for text in PARAGRAPHS:
        rest = indent + text if len(text) > WIDTH else text
        while rest:
            lines.append(rest[:WIDTH])
            rest = rest[WIDTH:]
    return lines


@pytest.mark.parametrize("indent", ["", "　　"])
def test_paragraphs_stand_on_their_first_line_again(indent):
    lines = wrapped(indent)
    told = unwrapped(lines)
    assert tuple(line.strip() for line in told if line) == PARAGRAPHS
    assert len(told) == len(lines)
    assert lines[told.index(next(t for t in told if "听取" in t))].strip().startswith("会议听取")


LEFT_ALONE = [
    (*PARAGRAPHS, "会议" + "研究" * 60),
    (
        "出席：甲一　乙二　丙三　丁四",
        "　　　戊五　己六　庚七　辛八",
        "　　　壬九　癸十　子一　丑二",
    ),
    tuple(f"{number}、第{number}项议题的名称，共有这么多字。" for number in range(1, 9)),
    tuple("姓名 | 单位和职务，写在同一行里的表" for _ in range(6)),
    ("县政府第9次常务会议召开", "主持人温榆", ""),
    (),
]


@pytest.mark.parametrize("lines", LEFT_ALONE)
def test_what_was_not_wrapped_stays_as_it_is(lines):
    assert unwrapped(lines) == tuple(lines)


def test_an_empty_line_parts_paragraphs_and_a_number_opens_one():
    text = "会议研究了有关乡镇供水的几件事情，决定由县水务局牵"
    lines = [text, "", text, "二、" + text[2:], text]
    assert unwrapped([text, *lines]) == (text + text, "", "", text, "二、" + text[2:] + text, "")


def test_heads_names_and_the_foot_may_stand_anywhere_in_a_wrapped_text():
    head = ["柳  泉  县  人  民  政  府", "柳府阅〔2033〕4号", ""]
    head = [*head, "关于某渠道整治有关问题的", "会议纪要", ""]
    foot = [
        "  出席：温榆、苏洵",
        "─" * 20,
        "  柳泉县人民政府办公室    2033年5月9日印发",
        " " * 30 + "— 2 —",
    ]
    told = unwrapped([*head, *wrapped("　　")[1:], *foot])
    assert [line.strip() for line in told if line.strip()] == [
        *filter(None, head),
        *PARAGRAPHS[1:],
        *map(str.strip, foot),
    ]


def test_a_list_keeps_its_lines_and_a_number_goes_on_in_the_next():
    text = "会议研究了有关乡镇供水的几件事情，决定由县水务局"
    names = ["出席：温榆  苏洵  秦观  柳永、", "晏殊  曾巩  贺铸  周邦彦", "县水务局欧阳远  辛弃"]
    told = unwrapped([text[:-2] + "20", "33年6月底前完成" + text[9:], text[:-1], *names])
    assert told[0] == text[:-2] + "2033年6月底前完成" + text[9:] + text[:-1]
    assert told[-3:] == tuple(names)


@pytest.mark.parametrize(("part", "opens"), [("丁、", True), ("叁、", True), ("丁、戊", False)])
def test_a_part_called_by_a_stem_opens_a_paragraph(part, opens):
    text = "会议研究了有关乡镇供水的几件事情，决定由县水务局牵"
    last = part + text[len(part) :]
    assert unwrapped([text, text, text, last])[-1] == (last if opens else "")
