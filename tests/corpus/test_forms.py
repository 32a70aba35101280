"""Forms whose labels stand in cells of a table."""

from corpus.forms import with_colons
from corpus.mending import clean_lines

FORM = (
    "会议记录",
    "时间 2018年3月8日 地点 博物馆会议室",
    "参加人员",
    "出勤情况",
    "白桦",
    "记录人 季布",
)


def test_labels_get_their_colons():
    assert [line.text for line in with_colons(clean_lines(FORM))] == [
        "会议记录",
        "时间：2018年3月8日",
        "地点：博物馆会议室",
        "参加人员（出勤情况）：",
        "白桦",
        "记录人：季布",
    ]


def test_two_such_words_make_no_form():
    lines = clean_lines(("时间 就是生命", "地点 不限", "会议听取了汇报。"))
    assert with_colons(lines) == lines
