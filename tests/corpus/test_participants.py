"""The people of a sentence: who is named, who is only counted in a group."""

import pytest

from corpus.model import Attendance
from corpus.participants import read_participants

SENTENCES = [
    ("区领导温榆、柳永，区政府办公室主任苏洵", "温榆 柳永 苏洵:区政府办公室"),
    ("县委常委、副县长、县工商联党组书记温榆，副县长柳永、副县长苏洵", "温榆:县工商联 柳永 苏洵"),
    ("区政协副主席温榆、柳永、苏洵，秘书长晏殊", "温榆:区政协 柳永:区政协 苏洵:区政协 晏殊"),
    ("副主任温榆、巴图尔、宝石及15位组成人员", "温榆 巴图尔 宝石"),
    ("市领导段伯和、满布、苏洵等", "段伯和 满布 苏洵"),
    ("温榆、柳永、陈行、苏洵等", "温榆 柳永 陈行 苏洵"),
    ("市领导温榆、柳永及市政府秘书长苏洵", "温榆 柳永 苏洵:市政府"),
    ("副市长温榆与市规委会公务委员等15名代表", "温榆"),
    (
        "县经济技术开发区党工委书记、管委会主任温榆及县直相关部门、乡镇负责人",
        "温榆:县经济技术开发区",
    ),
    ("副区长温榆及区政府办、发改局、财政局等部门有关负责人", "温榆"),
    ("市局空间规划处、市政处以及统筹团队等负责同志", ""),
    ("副主任温榆、苏洵及委员共26人", "温榆 苏洵"),
    ("副市长温榆（党外）、柳永", "温榆 柳永"),
    ("各科科长、主要负责人及项目组组长、办公室主任", ""),
    ("县政府班子全体成员及政府办、财政局等相关单位负责人", ""),
    ("旗人大常委会副主任温榆、何乌日娜", "温榆:旗人大常委会 何乌日娜:旗人大常委会"),
    ("省人大常委会副主任艾力·依明、温榆", "艾力·依明:省人大常委会 温榆:省人大常委会"),
    ("法规科温榆，市房屋安全服务中心上官砥", "温榆:法规科 上官砥:市房屋安全服务中心"),
]


@pytest.mark.parametrize(("text", "people"), SENTENCES)
def test_the_people_of_a_sentence(text, people):
    told = [
        ":".join((person.name, *person.organizations))
        for person in read_participants(text, Attendance.PRESENT)
    ]
    assert " ".join(told) == people
