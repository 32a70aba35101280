"""Names and posts."""

import pytest

from corpus.grammar.people import Person, is_name, read_person

PERSONS = [
    ("区长温如玉", "温如玉", ("区长",)),
    ("管委会主任、区政府区长温如玉同志", "温如玉", ("管委会主任", "区政府区长")),
    ("区委常委、常务副区长温 榆", "温榆", ("区委常委", "常务副区长")),
    ("校长温榆教授", "温榆", ("校长",)),
    ("温榆委员长", "温榆", ("委员长",)),
    ("副区长官榆", "官榆", ("副区长",)),
    ("温榆区长", "温榆", ("区长",)),
    ("温榆常务副秘书长", "温榆", ("常务副秘书长",)),
    ("温如玉副局长", "温如玉", ("副局长",)),
    ("局党组书记、局长欧阳朔", "欧阳朔", ("局党组书记", "局长")),
    ("副县长买买提·艾力", "买买提·艾力", ("副县长",)),
    ("温如玉同志", "温如玉", ()),
    ("总工程师由衷", "由衷", ("总工程师",)),
    ("区政协副主席虎生", "虎生", ("区政协副主席",)),
    ("旗长吴格日乐", "吴格日乐", ("旗长",)),
]


@pytest.mark.parametrize(("text", "name", "titles"), PERSONS)
def test_a_person_with_posts(text, name, titles):
    assert read_person(text) == Person(name, titles)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "区长",
        "常务副校长",
        "市政府",
        "区财政局",
        "会议",
        "有关负责同志",
        "局长办公会",
        "厂长xxx",
        "那么领导",
    ],
)
def test_nobody_is_made_up(text):
    assert read_person(text) is None


@pytest.mark.parametrize("name", ["温榆", "温如玉", "欧阳朔", "欧阳如玉", "单雄信", "艾力·买买提"])
def test_a_name_is_a_name(name):
    assert is_name(name)


@pytest.mark.parametrize("text", ["温", "温如玉说好", "会议", "区长"])
def test_other_words_are_none(text):
    assert not is_name(text)
