"""发文字号 in the bracket forms of fifty years."""

import pytest

from corpus.grammar.docnumber import find_number, is_number_line, number_at_start

NUMBERS = [
    ("江政会〔2023〕16号", "江政会〔2023〕16号"),
    ("江政会[2023]16号", "江政会〔2023〕16号"),
    ("江政会【2023】第16号", "江政会〔2023〕16号"),
    ("江政会（2023）16 号", "江政会〔2023〕16号"),
    ("江政会﹝2023﹞ 6号", "江政会〔2023〕6号"),
    ("江政会〔二○二三〕十六号", "江政会〔2023〕16号"),
    ("局长办公会会议纪要【2021】第4号", "局长办公会会议纪要〔2021〕4号"),
    ("〔2024〕3期", "〔2024〕3号"),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_read(text, number):
    assert str(find_number(text)) == number
    assert is_number_line(text)


@pytest.mark.parametrize("text", ["第16号", "2023年16号", "江政会〔23〕16号", "江政会〔2023〕"])
def test_no_number_is_made_up(text):
    assert find_number(text) is None


def test_a_number_in_a_sentence_is_no_line_of_its_own():
    assert not is_number_line("按照省政府关于防汛工作的通知（江政发〔2023〕5号）要求落实")


def test_a_number_behind_a_title():
    assert str(number_at_start("（江政发〔2023〕5号）精神")) == "江政发〔2023〕5号"
    assert number_at_start("精神（江政发〔2023〕5号）") is None


@pytest.mark.parametrize(
    "line",
    [
        "江政会〔2023〕16号　　　签发人：温榆",
        "江政会〔2023〕16 号 签 发：温 榆",
        "编号：江政会[2023]16号        密级：内部",
        "江政会〔2023〕16号        秘密★1年（已解密）",
        "【文    号】江政会〔2023〕16号",
    ],
)
def test_what_stands_beside_a_number_leaves_its_line_to_it(line):
    assert is_number_line(line)
    assert str(find_number(line)) == "江政会〔2023〕16号"
