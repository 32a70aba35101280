"""Short and full names of organizations, and what they were called before."""

import pytest

from corpus.errors import BadTable
from corpus.grammar.organ_names import Name, organ_names

NAMES = organ_names()

FULL = [
    ("市发改委", "市发展和改革委员会"),
    ("青石市发改委", "青石市发展和改革委员会"),
    ("发改委", "发展和改革委员会"),
    ("市住建局", "市住房和城乡建设局"),
    ("市住房和城乡建设局", "市住房和城乡建设局"),
    ("区人社局", "区人力资源和社会保障局"),
    ("区政府", "区人民政府"),
    ("青石区政府党组", "青石区人民政府党组"),
    ("青石市第十一届人民政府", "青石市人民政府"),
    ("市府办", "市人民政府办公室"),
    ("市政府办公室", "市人民政府办公室"),
    ("县应急局", "县应急管理局"),
    ("市市场监管局", "市市场监督管理局"),
    ("市监局", "市场监督管理局"),
    ("柳泉湖管委会", "柳泉湖管理委员会"),
    ("中共青石市委员会", "青石市委"),
    ("青石市委常委会", "青石市委"),
    ("政协第十三届青石市委员会", "青石市政协"),
    ("县十四届人大常委会", "县人民代表大会常务委员会"),
    # An ending is no short form behind words that are no level.
    ("交通执法局", "交通执法局"),
    ("区财政局", "区财政局"),
    ("市规划局", "市规划局"),
]


@pytest.mark.parametrize(("name", "full"), FULL)
def test_a_name_is_spelt_out(name, full):
    assert NAMES.full(name) == full
    assert NAMES.full(full) == full


CANONICAL = [
    ("市规划局", "", "市自然资源和规划局"),
    ("市国土局", "", "市自然资源和规划局"),
    ("区卫生局", "", "区卫生健康委员会"),
    ("县扶贫办", "", "县农业农村局"),
    ("市工商局", "", "市市场监督管理局"),
    ("市财政局", "青石市", "青石市财政局"),
    ("区财政局", "青石市", "区财政局"),
    ("柳泉市财政局", "青石市", "柳泉市财政局"),
    ("市市政工程中心", "青石市", "青石市市政工程中心"),
    ("市政工程公司", "青石市", "市政工程公司"),
]


@pytest.mark.parametrize(("name", "place", "today"), CANONICAL)
def test_the_name_of_today(name, place, today):
    assert NAMES.canonical(name, place) == today


def test_bodies_of_two_levels_never_have_one_name():
    for level in ("区", "市", "县"):
        others = {
            NAMES.canonical(other + "发改委") for other in ("区", "市", "县") if other != level
        }
        assert NAMES.canonical(level + "发改委") not in others


def test_all_names_with_their_years_that_of_today_first():
    names = NAMES.names_of("区自规局")
    assert names[0] == Name("区自然资源和规划局", 2018, None)
    assert Name("区规划局", None, 2018) in names
    assert Name("区国土局", None, 2018) in names
    assert {name.text for name in NAMES.names_of("区国土局")} == {name.text for name in names}


PARTS = [
    ("柳泉市青石区政府", "柳泉市", "青石区", "人民政府", True),
    ("通州区政府", "", "通州区", "人民政府", True),
    ("区政府", "", "区", "人民政府", False),
    ("苏州市财政局", "", "苏州市", "财政局", True),
    ("市财政局", "", "市", "财政局", False),
    ("住房和城乡建设局", "", "", "住房和城乡建设局", False),
    ("开发区管委会", "", "开发区", "管理委员会", False),
    ("柳泉高新区管委会", "", "柳泉高新区", "管理委员会", True),
    ("人民政府", "", "", "人民政府", False),
]


@pytest.mark.parametrize(("name", "outer", "place", "organ", "placed"), PARTS)
def test_a_name_is_places_and_an_organ(name, outer, place, organ, placed):
    parts = NAMES.parts(name)
    assert (parts.outer, parts.place, parts.organ) == (outer, place, organ)
    assert parts.is_placed == placed


def test_a_file_of_ones_own_adds_names_and_goes_first(tmp_path):
    table = tmp_path / "names.txt"
    lines = (
        "# 说明",
        "",
        "保护会\t名城保护管理委员会",
        "住建局\t住房和建设局",
        "老局\t新局\t2015\t合并",
    )
    table.write_text("\n".join(lines), encoding="utf-8")
    names = organ_names(table)
    assert names.full("区保护会") == "区名城保护管理委员会"
    assert names.full("区住建局") == "区住房和建设局"
    assert names.canonical("区老局") == "区新局"
    assert names.full("区人社局") == "区人力资源和社会保障局"
    assert names.digest != NAMES.digest


@pytest.mark.parametrize("line", ["只有一列", "甲局\t", "甲局\t甲局", "甲局\t乙局\t去年", "\t乙局"])
def test_a_bad_line_is_named(tmp_path, line):
    table = tmp_path / "names.txt"
    table.write_text(f"甲委\t甲委员会\n{line}\n", encoding="utf-8")
    with pytest.raises(BadTable) as raised:
        organ_names(table)
    assert f"{table} 第 2 行" in str(raised.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"])
def test_a_table_that_cannot_be_read_is_named(tmp_path, content):
    table = tmp_path / "names.txt"
    if content:
        table.write_bytes(content)
    with pytest.raises(BadTable) as raised:
        organ_names(table)
    assert str(table) in str(raised.value)
