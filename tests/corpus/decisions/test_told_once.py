"""What two sentences or two readers tell is one decision."""

import pytest

from corpus.decisions.told_once import told_once
from corpus.model import Decision


def decided(outcome, name, evidence="会议同意。", responsible=()):
    return Decision(outcome, name, responsible, (), None, evidence)


def test_what_a_sentence_and_its_clause_tell_is_one():
    clause, whole = decided("同意", "免去温某职务", "免去温某职务"), "会议决定：免去温某职务。"
    assert told_once((), [clause, decided("同意", "免去温某职务", whole)]) == [clause]


def test_the_same_ruling_in_another_sentence_stays():
    two = [decided("同意", "立项", "甲桥：同意立项。"), decided("同意", "立项", "乙桥：同意立项。")]
    assert told_once((), two) == two


def test_how_a_paper_stands_is_the_paper():
    paper = decided("原则同意", "渡口意见")
    assert told_once((), [decided("原则同意", "渡口意见制定情况"), paper]) == [paper]
    alone = decided("原则同意", "渡口意见制定情况")
    assert told_once((), [alone]) == [alone]


def test_of_a_document_the_one_with_who_acts_is_kept():
    named = decided("修改后印发", "渡口办法", "请甲局修改后印发。", ("甲局",))
    bare = decided("修改后印发", "渡口办法", "修改后印发。")
    assert told_once(("渡口办法",), [bare, named]) == [named]


def test_of_appointments_those_who_were_put_somewhere_are_told():
    general, one = decided("审议通过", "人事任免事项"), decided("同意", "任命温某为甲局局长")
    onward = decided("提请审议", "人事任免事项")
    assert told_once((), [general, one, onward]) == [one, onward]
    assert told_once((), [general]) == [general]


@pytest.mark.parametrize(
    "name", ["者502人、票权数58,113.40", "者", "者占80%", "更换电梯的业主502户", "的502户，占比88%"]
)
def test_who_was_for_it_is_no_matter(name):
    assert told_once((), [decided("同意", name), decided("未通过", name)]) == []


def test_a_matter_that_counts_people_stays():
    one = decided("未通过", "某中心提出的5名增人计划")
    assert told_once((), [one]) == [one]


@pytest.mark.parametrize("name", ["人事任免事项：任命温某为甲局局长", "任命温某为甲局局长"])
def test_who_was_appointed_by_the_list_that_passed_was_agreed_to(name):
    assert told_once((), [decided("审议通过", name)]) == [decided("同意", "任命温某为甲局局长")]


@pytest.mark.parametrize(
    ("name", "matter"),
    [
        ("甲局意见：一是规模按5万吨确定", "甲局意见"),
        ("以下意见：规模按5万吨确定", "规模按5万吨确定"),
        ("甲局提出的三项建议：一是新建水厂", "甲局提出的三项建议"),
        ("并原则同意成立水务集团", "成立水务集团"),
    ],
)
def test_what_leads_a_list_is_told_without_its_first_point(name, matter):
    assert told_once((), [decided("同意", name)]) == [decided("同意", matter)]
