"""What a receipt says of a series."""

import pytest

from indexer.runs.build import BuildReport
from indexer.runs.receipt import details
from indexer.series import Gap, Sitting


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("柳泉区人民政府", "常务会议", "柳泉区人民政府常务会议"),
        ("柳泉区委改革委员会", "委员会会议", "柳泉区委改革委员会会议"),
        ("柳泉区人大常委会", "常委会会议", "柳泉区人大常委会会议"),
        ("中共柳泉区人民政府党组", "党组会议", "中共柳泉区人民政府党组会议"),
        ("柳泉区市委", "委务会议", "柳泉区市委委务会议"),
        ("柳泉区专班", None, "柳泉区专班会议"),
    ],
)
def test_a_series_is_named_as_one_would_say_it(body, kind, name):
    before, after = (Sitting(str(n), None, None, n, kind, body) for n in (1, 3))
    gaps = (Gap(before, after, 2, 2),)
    report = BuildReport(0, 0, 0, 0, 0, (), (), (), 0, 0.0, "gen-1", gaps=gaps)
    assert f"    {name}：第 2 次（日期未载明至日期未载明之间）" in list(details(report))
