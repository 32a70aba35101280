import pytest

from indexer.text.pinyin import by_spelling, full_spellings, sounding, spell, spellings


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("陈高", "chengao"),
        ("陈高", "cg"),
        ("陳高", "chengao"),
        ("陈　高", "cg"),
        ("单小兰", "shanxiaolan"),
        ("仇文", "qiuwen"),
        ("解明", "xieming"),
        ("曾宏", "zenghong"),
        ("查理", "zhali"),
        ("朴实", "piaoshi"),
        ("区静", "oujing"),
        ("尉迟明", "yuchiming"),
        ("万俟青", "mqq"),
        ("欧阳文", "ouyangwen"),
        ("欧阳文", "oyw"),
        ("吕岩", "lvyan"),
        ("阿依·古丽", "ayiguli"),
    ],
)
def test_names_are_spelt(name, spelling):
    assert spelling in spellings(name)


@pytest.mark.parametrize(
    ("typed", "same"),
    [("Chen Gao", "chengao"), ("lü yan", "lvyan"), ("Lyu Yan", "lvyan"), ("xi'an", "xian")],
)
def test_typings_of_a_spelling(typed, same):
    assert spell(typed) == same


def test_names_of_one_spelling_stay_apart():
    assert by_spelling(("陈高", "程高", "陈刚", "X"))["cg"] == ("陈高", "程高", "陈刚")


def test_characters_that_sound_alike():
    assert "汛" in sounding("讯")
    assert "讯" not in sounding("讯")
    assert sounding("陈").index("晨") < sounding("陈").index("程")
    assert sounding("a") == ()


def test_full_spellings_have_no_initials():
    assert full_spellings("单亮") == {"shanliang", "danliang", "chanliang"}
