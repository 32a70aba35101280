"""What the name of a meeting tells."""

import pytest

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
]


@pytest.mark.parametrize(("title", "bodies", "kind", "session", "term"), TITLES)
def test_a_title_tells_whose_meeting_it_was(title, bodies, kind, session, term):
    facts = read_title(title)
    assert (facts.bodies, facts.kind, facts.session, facts.term) == (bodies, kind, session, term)


def test_a_joint_meeting_keeps_both_counters():
    facts = read_title("青石市政府党组第9次会议暨第31次常务会议纪要")
    assert facts.sessions == (9, 31)


@pytest.mark.parametrize("written", KINDS)
def test_every_kind_of_the_table_is_found(written):
    assert read_title(f"青石市某某第2次{written}纪要").kind == KINDS[written]
