import pytest

from indexer.nearness import ENDS, Fitting, Section, is_told, joined
from indexer.query.clauses import AllOf, AnyOf, Gapped, Not, Phrase, Scope, Together, Words
from indexer.record_json import Stored


def cut(text):
    return tuple(text.split())


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
    stored = Stored("\n".join(("",) * 5 + (text,)).encode())
    for query in (both("停车", "管理"), both("管理", "停车")):
        for part in (query, AllOf((query, Not(Words("没有"))))):
            found = [
                Fitting(Together(scope, part), cut).fits(Section(stored))
                for scope in (Scope.SENTENCE, Scope.PARAGRAPH)
            ]
            assert found == [sentence, paragraph]
