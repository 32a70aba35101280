import pytest

from indexer.asking.title_words import TitleWords
from indexer.text.likeness import alike

TITLES = {
    "停车 管理 办法": 3,
    "养老 服务 管理 办法": 2,
    "养老 设施 管理 办法": 1,
    "防汛 应急 预案 管理 办法": 1,
}


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("停车 办法", (0,)),
        ("办法 停车 管理", (0, 1, 2)),
        ("服务 养老", (1,)),
        ("防汛 预案", (3,)),
        ("垃圾 分类", ()),
    ],
)
def test_lists_of_words_that_are_alike(words, places):
    found = alike(words.split(), [title.split() for title in TITLES], most=3)
    assert tuple(place for place, _ in found)[: len(places)] == places
    assert bool(found) == bool(places)


def test_the_figure_says_how_like_they_are():
    others = [["养老", "服务", "办法"], ["养老", "服务", "管理", "办法"]]
    assert alike(["养老", "服务", "管理", "办法"], others, most=3)[0] == (1, 100)
    ((first, high), (second, low)) = alike(["服务", "养老"], others, most=3)
    assert (first, second) == (0, 1)
    assert 0 < low < high < 100


def _at_blanks(texts):
    return [tuple(text.split()) for text in texts]


def test_a_title_is_like_a_text_that_shares_a_telling_word():
    titles = TitleWords(TITLES, _at_blanks)
    assert titles.like("停车 办法", 3) == ("停车 管理 办法",)
    assert titles.like("管理 办法", 3) == titles.like("垃圾 管理 办法", 3) == ()
    assert titles.like("", 3) == ()


def test_words_are_counted_by_the_sections_on_their_documents():
    words = TitleWords(TITLES, _at_blanks).counts
    assert list(words.items())[:3] == [("管理", 7), ("办法", 7), ("停车", 3)]


def test_words_are_known_by_their_sound():
    titles = TitleWords({"税收 征管 办法": 1}, _at_blanks)
    assert titles.sounding("水库") == titles.sounding("s") == ()
    assert titles.sounding("睡收") == ("税收",)
    assert titles.sounding("税收") == ()
