import pytest

from indexer.nearness import ENDS, Fitting, Section, is_told, joined
from indexer.query.clauses import AllOf, AnyOf, Gapped, Near, Not, Phrase, Scope, Together, Words
from indexer.record_json import Stored


def cut(text):
    return tuple(text.split())


def section(text):
    return Section(Stored("\n".join(("",) * 5 + (text,)).encode()))


def both(*texts):
    return AllOf(tuple(map(Words, texts)))


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (both("停车", "管理"), ("停车管理", "管理停车")),
        (both("停车 管理"), ("停车管理", "管理停车")),
        (AllOf((Phrase("停 车"), Words("管理"))), ("停车管理", "管理停车")),
        (both("停车", "停车"), ("停车",)),
        (both("甲", "乙", "丙"), ("甲乙丙", "甲丙乙", "乙甲丙", "乙丙甲", "丙甲乙", "丙乙甲")),
        (both("甲", "乙", "丙", "丁"), ()),
        (both("停车", " "), ()),
        (AllOf((Words("停车"), Phrase("完毕。"))), ()),
        (AllOf((Words("停车"), Words("管理", "heading"))), ()),
        (AllOf((Words("停车"), Not(Words("管理")))), ()),
        (AnyOf((Words("停车"), Words("管理"))), ()),
        (AllOf((Words("停车"), Gapped(("管", "理")))), ()),
    ],
    ids=str,
)
def test_what_stands_side_by_side_is_in_one_sentence(query, texts):
    assert set(joined(query, cut)) == set(texts)


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_joined_across_the_end_of_a_sentence(end):
    assert joined(both("停车", f"管{end}理"), cut) == ()


def test_what_is_told_of_a_section_without_reading_it():
    assert is_told(AnyOf((both("停车", "管理"), Phrase("停车", "heading"))))
    assert not is_told(AllOf((Words("停车"), Not(Words("管理")))))
    assert not is_told(Gapped(("停", "车")))


@pytest.mark.parametrize(
    ("text", "sentence", "paragraph"),
    [
        ("停车的管理", True, True),
        ("停车。\n管理", False, False),
        ("停车。管理", False, True),
        ("停车。管理。停车，管理", True, True),
        ("停车\n停车\n无\n管理，停 車", True, True),
        ("停车\n管 理；停車", False, True),
        ("停车\n管理！停車", False, True),
        ("停车", False, False),
    ],
)
def test_units_in_which_all_stands(text, sentence, paragraph):
    for query in (both("停车", "管理"), both("管理", "停车")):
        for part in (query, AllOf((query, Not(Words("没有"))))):
            found = [
                Fitting(Together(scope, part), cut).fits(section(text))
                for scope in (Scope.SENTENCE, Scope.PARAGRAPH)
            ]
            assert found == [sentence, paragraph]


@pytest.mark.parametrize(
    ("text", "is_near"),
    [
        ("停车的管理", True),
        ("管理停车", True),
        ("停车一二三管理", True),
        ("停车一二三四管理", False),
        ("停车一二 \u200b三管 理", True),
        ("停車（一二）管理", False),
        ("停車一二三管理", True),
        ("停车一\n二管理", False),
        ("管理一二三四停车一二三四五\n停 车一 二 三管理", True),
        ("管理一二三四停车", False),
    ],
)
def test_what_is_near_stands_on_one_line_however_it_is_written(text, is_near):
    for texts in (("停车", "管理"), ("管 理", "停車")):
        assert Fitting(Near(3, texts), cut).fits(section(text)) is is_near


@pytest.mark.parametrize("text", ["停车管", "停 车管", "停車管"])
@pytest.mark.parametrize(
    "texts", [("停车", "车管"), ("停车管", "车"), ("停", "停车"), ("管", "车管")]
)
def test_what_is_near_may_overlap(text, texts):
    for pair in (texts, texts[::-1]):
        assert Fitting(Near(0, pair), cut).fits(section(text))
        for scope in (Scope.SENTENCE, Scope.PARAGRAPH):
            assert Fitting(Together(scope, both(*pair)), cut).fits(section(text))


def test_three_that_are_near_and_pieces_with_gaps():
    assert Fitting(Near(2, ("甲", "乙", "丙")), cut).fits(section("丙一乙甲"))
    assert not Fitting(Near(2, ("甲", "乙", "丙")), cut).fits(section("丙一二三乙甲"))
    assert Fitting(Gapped(("甲", "丙")), cut).fits(section("甲 一 二丙"))
    assert not Fitting(Gapped(("甲", "丙")), cut).fits(section("丙一\n甲"))
