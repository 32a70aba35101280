"""Entries of a list that leave nothing to weigh, and what is left to be weighed."""

import pytest

from corpus.attendance import lattice
from corpus.attendance.lattice import read_words, stretch_of, words_of
from corpus.attendance.plain_entries import runs

LISTS = [
    ("区财政局赵普", "区财政局赵普+"),
    ("赵 普", "赵普+"),
    ("区财政局赵普 钱谦 孙坚白", "区财政局赵普+|钱谦+|孙坚白+"),
    ("钱谦 赵 普 孙坚白", "钱谦+|赵普+|孙坚白+"),
    ("区财政局赵普\n区司法局钱谦", "区财政局赵普+|区司法局钱谦+"),
    ("区人社局赵普 平江街道钱谦", "区人社局赵普+|平江街道钱谦+"),
    ("区财政局赵 普 钱谦 孙坚白 李白石", "区财政局赵普钱谦|孙坚白+|李白石+"),  # a name is torn
    ("钱谦 赵 普 孙 坚白", "钱谦赵普孙坚白"),  # who has which character?
    ("钱谦 副局长赵普 孙坚白 李白石", "钱谦副局长赵普孙坚白|李白石+"),
    ("区财政局 赵普 孙坚白", "区财政局赵普|孙坚白+"),
    ("钱谦\n白洋湾街道赵普", "钱谦白洋湾街道赵普"),  # 钱谦白 of 洋湾街道?
    ("欧阳 赵普 钱谦", "欧阳赵普|钱谦+"),  # a surname alone
    ("区财政局长青云", "区财政局长青云"),  # 局长青云
]


@pytest.mark.parametrize(("text", "parted"), LISTS)
def test_what_is_plain_and_what_is_weighed(text, parted):
    stretch = stretch_of(text)
    told = [(stretch.text[run.start : run.stop], "+" * run.plain) for run in runs(stretch, "")]
    assert "|".join(map("".join, told)) == parted


@pytest.mark.parametrize("text", [text for text, _ in LISTS])
def test_plain_entries_are_read_as_if_they_were_weighed(text):
    stretch = stretch_of(text)
    assert read_words(stretch) == lattice._words(stretch, frozenset())
    assert words_of(text) == read_words(stretch)


@pytest.mark.parametrize("text", ["钱谦", "区财政局赵普", "名城保护集团赵普", "局长赵普"])
@pytest.mark.parametrize("context", ["", "会后由保护集团办理。"])
def test_one_entry_is_read_as_a_list_of_one(text, context):
    assert words_of(text, context) == read_words(stretch_of(text), context)


def test_an_organization_that_the_document_names_is_weighed():
    stretch = stretch_of("名城保护集团赵普")
    assert [run.plain for run in runs(stretch, "")] == [True]
    assert [run.plain for run in runs(stretch, "会后由保护集团办理。")] == [False]


def test_a_line_end_between_two_people_joins_no_name():
    words = read_words(stretch_of("市财政局敖泉\n娄 洪 王家村派出所赵普"))
    assert [word.text for word in words] == ["市财政局", "敖泉", "娄洪", "王家村派出所", "赵普"]
