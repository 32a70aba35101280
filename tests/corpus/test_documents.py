"""Documents in 《…》, with the marks that real pages leave out."""

import pytest

from corpus.documents import find_documents, mentions_in, read_mention

TEXTS = [
    ("审议《供热管理办法》", ["供热管理办法"]),
    ("审议《甲办法》《乙规定（试行）》和《丙方案》", ["甲办法", "乙规定（试行）", "丙方案"]),
    ("学习《关于实施《森林法》的意见》", ["关于实施《森林法》的意见"]),
    ("学习《关于实施〈森林法〉的意见》", ["关于实施〈森林法〉的意见"]),
    ("通过《规划（ 2022-2030 年）》", ["规划（2022-2030年）"]),
    ("会议审议了《供热管理办法，要求修改。", ["供热管理办法"]),
    ("会议审议了供热管理办法》。", []),
    ("没有文件", []),
]


@pytest.mark.parametrize(("text", "titles"), TEXTS)
def test_the_titles_of_a_text(text, titles):
    assert [found.mention.title for found in find_documents(text)] == titles


STAGES = [
    ("供热管理办法", "供热管理办法", None),
    ("供热管理办法（修订稿）", "供热管理办法", "修订稿"),
    ("供热管理办法(送审稿)", "供热管理办法", "送审稿"),
    ("供热管理办法（试行）（征求意见稿）", "供热管理办法", "试行、征求意见稿"),
    ("国土空间规划（2021-2035年）（草案）", "国土空间规划（2021-2035年）", "草案"),
    ("国土空间规划（2021-2035年）", "国土空间规划（2021-2035年）", None),
]


@pytest.mark.parametrize(("title", "base", "stage"), STAGES)
def test_a_title_without_its_stage(title, base, stage):
    mention = read_mention(title)
    assert (mention.title, mention.base_title, mention.stage) == (title, base, stage)


def test_each_title_stands_once_and_a_short_form_is_none():
    texts = ("审议《供热管理办法》（以下简称《办法》）", "《办法》共五章。《供热管理办法》可行。")
    assert [mention.title for mention in mentions_in(texts)] == ["供热管理办法"]


def test_the_number_beside_a_title_is_kept():
    (mention,) = mentions_in(("落实《防汛条例》（江政发〔2023〕5号）要求",))
    assert mention.doc_number == "江政发〔2023〕5号"
