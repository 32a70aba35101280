"""What the name of a meeting tells."""

import pytest

from corpus.header import held_with
from corpus.model import JointMeeting
from corpus.titles import KINDS, read_title

TITLES = [
    ("柳泉区政府第17次常务会议纪要", ("柳泉区政府",), "常务会议", 17, None),
    (
        "湖区管委会、柳泉区政府第十七次常务会议纪要",
        ("湖区管委会", "柳泉区政府"),
        "常务会议",
        17,
        None,
    ),
    ("青石市第十一届人民政府第一百二十五次常务会议纪要", ("青石市人民政府",), "常务会议", 125, 11),
    ("中共青石市委十届第3次常委会会议纪要", ("中共青石市委",), "常委会会议", 3, 10),
    ("青石市住建局2021年第4次局长办公会会议纪要", ("青石市住建局",), "局长办公会议", 4, None),
    ("关于城镇燃气安全整治的专题会议纪要", (), "专题会议", None, None),
    ("青石市人民政府关于防汛工作的专题会议纪要", ("青石市人民政府",), "专题会议", None, None),
    ("青石市水利局党组（扩大）会议纪要", ("青石市水利局",), "党组会议", None, None),
    ("青石市住房和城乡建设局局务会议纪要", ("青石市住房和城乡建设局",), "局务会议", None, None),
    ("青石县政协第九届委员会第三次全体会议纪要", ("青石县政协委员会",), "全体会议", 3, 9),
    ("县政府党组（扩大）会议和县十七届第11次政府常务会议", ("县政府",), "常务会议", 11, 17),
    ("六届58次区政府常务会议", ("区政府",), "常务会议", 58, 6),
    ("区政府六届三十五次常务会议", ("区政府",), "常务会议", 35, 6),
    ("第十一次市政府常务会议", ("市政府",), "常务会议", 11, None),
    ("2025年第3次旗政府常务会议", ("旗政府",), "常务会议", 3, None),
    ("2018年第5次局务会", (), "局务会议", 5, None),
    ("旗十五届人大常委会第十一次会议", ("旗十五届人大常委会",), "常委会会议", 11, 15),
    (
        "县十四届人大四次会议大会主席团第三次会议",
        ("县十四届人大四次会议大会主席团",),
        "主席团会议",
        3,
        14,
    ),
    (
        "政协第十三届青石市委员会第二十一次主席会议",
        ("政协第十三届青石市委员会",),
        "主席会议",
        21,
        13,
    ),
    ("青石区人民政府召开第93次常务会议", ("青石区人民政府",), "常务会议", 93, None),
    ("区政府全体（扩大）会议暨防汛工作调度会", ("区政府",), "全体会议", None, None),
    ("区人大常委会主任（扩大）会议", ("区人大常委会",), "主任会议", None, None),
    ("县委常委（扩大）会议", ("县委",), "常委会会议", None, None),
    ("青石县十六届人大四次会议秘书长会议", (), "秘书长会议", None, 16),
    ("县政协十一届九次常委会", ("县政协",), "常委会会议", 9, 11),
    (
        "县政府第九次常务会议——会议建议县人大二次会议三月召开",
        ("县政府",),
        "常务会议",
        9,
        None,
    ),
    ("县政府党组理论学习中心组学习会议暨党组会议", ("县政府党组",), "党组会议", None, None),
]


@pytest.mark.parametrize(("title", "bodies", "kind", "session", "term"), TITLES)
def test_a_title_tells_whose_meeting_it_was(title, bodies, kind, session, term):
    facts = read_title(title)
    assert (facts.bodies, facts.kind, facts.session, facts.term) == (bodies, kind, session, term)


def test_a_joint_meeting_keeps_both_counters():
    facts = read_title("青石市政府党组第9次会议暨第31次常务会议纪要")
    assert (facts.kind, facts.session) == ("党组会议", 9)
    assert held_with(facts) == (JointMeeting((), "常务会议", None, 31),)


JOINT = [
    ("区政府第15次常务会议暨区政府党组第42次会议", [("常务会议", 15), ("党组会议", 42)]),
    ("区委常委会第5次会议、区政府第3次常务会议", [("常委会会议", 5), ("常务会议", 3)]),
    ("区政府党组会议暨第十五次常务会议", [("常务会议", 15), ("党组会议", None)]),
    ("县政府党组（扩大）会议和县十七届第11次政府常务会议", [("常务会议", 11), ("党组会议", None)]),
    ("县政府第十一次、第十二次常务会议", [("常务会议", 11), ("常务会议", 12)]),
    ("县政府党组第42次、常务会第15次会议", [("党组会议", 42), ("常务会议", 15)]),
    ("第三届理事会第二次会议暨第三届监事会第一次会议", [(None, 2), (None, 1)]),
    ("区政府全体（扩大）会议暨防汛工作调度会", [("全体会议", None), ("调度会议", None)]),
    ("区政府第25次常务会议和全区安全生产工作会议", [("常务会议", 25)]),
    ("区政府第25次常务会议，传达学习省委十届第四次全体会议精神", [("常务会议", 25)]),
    ("县政府党组理论学习中心组学习会议暨党组会议", [("党组会议", None)]),
]


@pytest.mark.parametrize(("title", "meetings"), JOINT)
def test_what_was_held_in_one_sitting(title, meetings):
    facts = read_title(title)
    told = ((facts.kind, facts.session), *((m.kind, m.session) for m in held_with(facts)))
    assert list(told) == meetings


@pytest.mark.parametrize("written", KINDS)
def test_every_kind_of_the_table_is_found(written):
    assert read_title(f"青石市某某第2次{written}纪要").kind == KINDS[written]
