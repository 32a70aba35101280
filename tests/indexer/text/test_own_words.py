import pytest

from indexer.errors import BadDictionary
from indexer.text.own_words import is_word, read_own_words


@pytest.fixture
def file(tmp_path):
    return tmp_path / "words.txt"


def test_a_term_a_line(file):
    file.write_text(
        "\ufeff# 本地说法\n低空物流走廊\n\n 河长办  # 简称\n低空物流走廊\n", encoding="utf-8"
    )
    assert read_own_words(file) == ("低空物流走廊", "河长办")


def test_their_order_does_not_count(file):
    read = []
    for text in ("甲乙\n丙丁\n", "丙丁\n甲乙\n"):
        file.write_text(text, encoding="utf-8")
        read.append(read_own_words(file))
    assert read[0] == read[1]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("的", "1 个字"),
        ("字" * 21, "21 个字"),
        ("低空 物流", "空格或标点"),
        ("《办法》", "空格或标点"),
        ("低空，物流", "空格或标点"),
        ("😀😀", "空格或标点"),
    ],
)
def test_what_can_be_no_word_is_named_with_its_line(file, line, reason):
    file.write_text(f"# 说明\n河长办\n{line}\n", encoding="utf-8")
    with pytest.raises(BadDictionary, match=f"第 3 行：.*{reason}") as caught:
        read_own_words(file)
    assert str(file) in str(caught.value)


def test_a_file_that_is_none_is_named(file):
    with pytest.raises(BadDictionary, match="No such file"):
        read_own_words(file)
    file.write_bytes("河长办".encode("gb18030"))
    with pytest.raises(BadDictionary, match="UTF-8"):
        read_own_words(file)


@pytest.mark.parametrize("term", ["臺灣同胞", "Ａ１", "5G基站", "河湖長制"])
def test_a_word_may_be_written_in_any_form(term):
    assert is_word(term)
