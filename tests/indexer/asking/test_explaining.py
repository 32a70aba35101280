import pytest

from indexer.asking.explaining import (
    MOST_COUNTED,
    MOST_EXPLAINED,
    Folding,
    explain,
    explained_json,
    told_line,
)
from indexer.asking.understanding import Manner


def read(asker, text, **conditions):
    asked = asker.ask({"q": [text], **conditions})
    return asked, explain(asker, asked)


@pytest.mark.parametrize(
    ("typed", "manner", "cut", "folded", "foldings", "told"),
    [
        ("改造", Manner.WORDS, (), None, (), ()),
        ("推进老旧小区改造", Manner.WORDS, ("推进", "老旧小区", "改造"), None, (), ()),
        ("舊城", Manner.WORDS, (), "旧城", (Folding.SCRIPT,), ()),
        ("２０２２年", Manner.WORDS, (), "2022年", (Folding.WIDTH,), ()),
        (
            "ＡＢ臺c D",
            Manner.WORDS,
            ("ab", "台", "c"),
            "ab台c",
            (Folding.WIDTH, Folding.SCRIPT),
            (),
        ),
        ("LED", Manner.WORDS, (), "led", (Folding.CASE,), ()),
        ("（改造）", Manner.WORDS, (), None, (), ()),
        ('"老旧小区改造"', Manner.PHRASE, (), None, (), ()),
        ("老旧*改造", Manner.GAPPED, (), None, (), ()),
        ("近5(老旧 改造)", Manner.NEAR, (), None, (), ()),
        ("相近(老城改造)", Manner.LIKE, (), None, (), ()),
        ("日期:2022", Manner.DATES, (), None, (), ()),
        ("参会:王甲", Manner.VALUE, (), None, (), ("王甲",)),
        ("参会:wj", Manner.SPELLING, (), None, (), ("王甲",)),
        ("参会:*甲", Manner.PATTERN, (), None, (), ("王甲",)),
        ("参会:无人", Manner.UNKNOWN, (), None, (), ()),
        ("澜政会[2022]7号", Manner.NUMBER, (), None, (), ("澜政会〔2022〕7号",)),
        ("《税收征管办法》", Manner.TITLE, ("税收", "征管", "办法"), None, (), ("税收征管办法",)),
    ],
)
def test_how_a_part_was_read(asker, typed, manner, cut, folded, foldings, told):
    _, (reading, *_) = read(asker, typed)
    found = (reading.manner, reading.cut, reading.folded, reading.foldings, reading.told)
    assert found == (manner, cut, folded, foldings, told)


@pytest.mark.parametrize(
    ("typed", "without", "exactly"),
    [
        ("改造 推进老旧小区", "改造", '改造 "推进老旧小区"'),
        ("推进老旧小区 -改造", "推进老旧小区", None),
        ("改造 《税收征管办法》", "改造", '改造 "《税收征管办法》"'),
        ("改造 澜政会 〔2022〕 7号", "改造", '改造 "澜政会〔2022〕7号"'),
        ("改造 文号:澜政会〔2022〕7号", "改造", None),
        ("改造 参会:wj", "改造", None),
        ('改造 "老旧小区"', "改造", None),
    ],
)
def test_each_part_can_go_or_be_made_exact(asker, typed, without, exactly):
    _, readings = read(asker, typed)
    assert (readings[-1].without, readings[-1].exactly) == (without, exactly)


def test_each_part_tells_what_it_finds_alone(asker):
    _, readings = read(asker, "改造 老旧小区 -电梯 -管网", year=["2022"])
    alone = [
        asker.ask({"q": [word]}).results.total for word in ("改造", "老旧小区", "电梯", "管网")
    ]
    assert [reading.total for reading in readings] == alone == [3, 2, 0, 1]
    assert [reading.is_excluded for reading in readings] == [False, False, True, True]


def test_a_single_part_is_not_counted_again(asker):
    asked, (reading,) = read(asker, "改造")
    assert reading.total == asked.results.total == 3
    _, (narrowed,) = read(asker, "改造", year=["2023"])
    assert narrowed.total == 3


def test_only_so_many_parts_are_counted_and_explained(asker):
    _, readings = read(asker, "改 " * 100)
    more = MOST_EXPLAINED - MOST_COUNTED
    assert [r.total is None for r in readings] == [False] * MOST_COUNTED + [True] * more


def test_one_of_several_values_can_be_chosen(asker):
    _, (_, reading) = read(asker, "改造 单位:区*局")
    assert len(reading.told) == 5
    assert {c.value: c.query for c in reading.changes} == {
        value: f'改造 单位:"{value}"' for value in reading.told
    }


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("改造 推进老旧小区", None),
        ('"改造" 参会:王甲 日期:2022', None),
        ("舊城 改造", "检索式读作：舊城 → 旧城"),
        ("参会:ｗｊ 改造", "检索式读作：参会:ｗｊ → wj → 按读音为 王甲"),
        ("舊城 参会:无人", "检索式读作：舊城 → 旧城；参会:无人 → 索引里没有这个值"),
    ],
)
def test_one_line_tells_what_was_folded_or_expanded(asker, typed, line):
    told = told_line(read(asker, typed)[1])
    assert (told.chinese if told else None) == line


def test_the_same_as_plain_values(asker):
    found = explained_json(*read(asker, "2022年3月 舊城改造"))
    assert list(found) == ["parts", "offers"]
    assert found["offers"] == [
        {"typed": "2022年3月", "condition": "日期:2022-03", "query": "日期:2022-03 舊城改造"}
    ]
    assert found["parts"][1] == {
        "typed": "舊城改造",
        "manner": "words",
        "message": None,
        "message_en": None,
        "values": (),
        "cut": ("旧城", "改造"),
        "folded": "旧城改造",
        "foldings": ["script"],
        "total": 0,
        "excluded": False,
        "without": "2022年3月",
        "exactly": '2022年3月 "舊城改造"',
    }
