"""Who reported."""

import pytest

from corpus.reporters import find_reporters

SENTENCES = [
    (
        "会议听取了区应急局关于安全工作的汇报、区住建局关于燃气整治的汇报，原则同意。",
        ["区应急局", "区住建局"],
    ),
    ("会议分别听取了市商务局、市文旅局关于招商进展的汇报。", ["市商务局", "市文旅局"]),
    ("会议听取了县农业和林业局关于养老工作的汇报。", ["县农业和林业局"]),
    ("听取区委宣传部关于文明创建的汇报", ["区委宣传部"]),
    ("物业管理科汇报了细则起草情况。", ["物业管理科"]),
    ("会议听取了关于质量工作情况的汇报。", []),
    ("听取景区森林防火情况的汇报", []),
    ("区水务局要抓好落实。", []),
]


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_the_reporters_of_a_sentence(sentence, names):
    assert list(find_reporters(sentence)) == names
