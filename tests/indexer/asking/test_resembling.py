import pytest

from indexer.asking.asker import Asker
from indexer.asking.resembling import lacking_one, resembling
from indexer.asking.vocabulary import Vocabulary
from indexer.engines import open_engine
from indexer.text.analysis import Segmenter
from tests.engines import invented
from tests.engines.contract.engines import write


@pytest.fixture(scope="module")
def asker(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    engine = open_engine(str(folder / "index"), Segmenter(cache=folder))
    write(engine, *invented.ALL)
    yield Asker(engine)
    engine.close()


def nearest(asker, typed, **conditions):
    found = resembling(asker, asker.ask({"q": [typed], **conditions}))
    return [hit.record.section_id for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("审议老旧小区改造方按", "m-march-s1"),
        ("老城应该怎么保护", "m-later-s2"),
        ("審議老舊小區改造方按", "m-march-s1"),
        ('"审议防汛的预案"', "m-later-s1"),
        ("王某甲 城市更新", "m-may-s1"),
    ],
)
def test_what_is_most_like_the_question_comes_first(asker, typed, first):
    assert nearest(asker, typed)[0] == first


def test_conditions_and_exclusions_hold(asker):
    assert set(nearest(asker, "老旧小区和防汛预案")) >= {"m-march-s1", "m-may-s1"}
    assert "m-march-s1" not in nearest(asker, "老旧小区和防汛预案 -原则同意")
    assert nearest(asker, "老旧小区和防汛预案 日期:2023") == ["m-later-s1"]
    assert nearest(asker, "老旧小区和防汛预案", year=["2023"]) == ["m-later-s1"]


@pytest.mark.parametrize("typed", ["", "城市更新", "参会:没有此人", "相近(闻所未闻)"])
def test_nothing_where_there_are_hits_or_no_words_to_compare(asker, typed):
    assert nearest(asker, typed) == []


def test_a_name_that_lacks_a_character():
    known = Vocabulary(
        {"attendee": {"刘晨娜": 3, "刘博娜": 2, "刘娜": 1, "陈晨娜": 9, "欧阳晨娜": 1}}
    )
    assert list(lacking_one("刘娜", known)) == ["刘晨娜", "刘博娜"]
    assert list(lacking_one("歐阳娜", known)) == ["欧阳晨娜"]
    assert list(lacking_one("刘", known)) == []
