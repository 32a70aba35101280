"""Who reported."""

import pytest

from corpus.reporters import find_reporters

SENTENCES = [
    (
        "会议听取了区应急局关于安全工作的汇报、区住建局关于燃气整治的汇报，原则同意。",
        ["区应急局", "区住建局"],
    ),
    ("会议分别听取了区发改局、区经信局关于指标完成情况的汇报。", ["区发改局", "区经信局"]),
    ("会议听取了区民政和卫生健康局关于养老工作的汇报。", ["区民政和卫生健康局"]),
    ("听取区委宣传部关于文明创建的汇报", ["区委宣传部"]),
    ("物业管理科汇报了细则起草情况。", ["物业管理科"]),
    ("会议听取了关于质量工作情况的汇报。", []),
    ("听取全区安全防范工作情况的汇报", []),
    ("区水务局要抓好落实。", []),
]


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_the_reporters_of_a_sentence(sentence, names):
    assert list(find_reporters(sentence)) == names
