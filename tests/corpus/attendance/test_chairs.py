"""Who presided, behind the label."""

import pytest

from corpus.attendance.chairs import read_chairs

PRESIDED = [
    ("温榆（区长）", [("温榆", ("区长",))]),
    ("区长温榆", [("温榆", ("区长",))]),
    ("温榆（第一阶段）\n柳永（第二阶段）", [("温榆", ()), ("柳永", ())]),
    ("温 榆（议题一、三） 柳永（议题二）", [("温榆", ()), ("柳永", ())]),
    ("温榆（上午）、柳永（下午）", [("温榆", ()), ("柳永", ())]),
    ("区长温榆（第1-3项）、副区长柳永（第4项）", [("温榆", ("区长",)), ("柳永", ("副区长",))]),
    ("温榆（区长、区委副书记）", [("温榆", ("区长", "区委副书记"))]),
]


@pytest.mark.parametrize(("text", "expected"), PRESIDED)
def test_who_presided(text, expected):
    assert [(one.name, one.titles) for one in read_chairs(text)] == expected
