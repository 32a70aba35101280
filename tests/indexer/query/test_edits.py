import pytest

from indexer.query.clauses import Everything, Scope, Words, wanted_leaves
from indexer.query.edits import also, exactly, instead, rungs, without
from indexer.query.parser import parse_query
from indexer.query.writing import render


def leaf(query, number):
    return list(wanted_leaves(query))[number]


@pytest.mark.parametrize(
    ("typed", "more", "both"),
    [
        ("甲", "乙", "甲 乙"),
        ("甲 -乙", "丙", "甲 -乙 丙"),
        ("甲 OR 乙", "丙 OR 丁", "(甲 OR 乙) (丙 OR 丁)"),
        ("", "甲", "甲"),
        ("甲", "", "甲"),
        ("", "", ""),
        ("甲", "同句(乙 丙)", "甲 同句(乙 丙)"),
    ],
)
def test_both_must_hold(typed, more, both):
    assert render(also(parse_query(typed).query, parse_query(more).query)) == both


@pytest.mark.parametrize(
    ("typed", "number", "left", "exact"),
    [
        ("甲", 0, "", '"甲"'),
        ("甲 乙", 0, "乙", '"甲" 乙'),
        ("甲 乙 甲", 2, "甲 乙", '甲 乙 "甲"'),
        ("甲 OR 乙", 1, "甲", '甲 OR "乙"'),
        ("(甲 OR 乙) 丙", 0, "乙 丙", '("甲" OR 乙) 丙'),
        ("甲 乙 OR 丙 -丁", 1, "甲 OR 丙 -丁", '甲 "乙" OR 丙 -丁'),
        ("同句(甲 乙) 丙", 0, "同句(乙) 丙", '同句("甲" 乙) 丙'),
        ("同句(甲)", 0, "", '同句("甲")'),
        ("标题:甲 乙", 0, "乙", '标题:"甲" 乙'),
        ("参会:cg 乙", 0, "乙", '参会:"cg" 乙'),
        ('"甲" 乙', 0, "乙", None),
        ("日期:2023 乙", 0, "乙", None),
        ("近5(甲 乙) 丙", 0, "丙", None),
        ("甲*乙 丙", 0, "丙", None),
    ],
)
def test_a_part_less_and_a_part_exact(typed, number, left, exact):
    query = parse_query(typed).query
    part = leaf(query, number)
    assert render(without(query, part)) == left
    quoted = exactly(query, part)
    assert (render(quoted) if quoted else None) == exact
    assert render(query) == typed


def test_only_the_very_part_goes():
    query = parse_query("甲 -甲").query
    assert render(without(query, query.parts[1].part)) == "甲"
    assert render(without(query, query.parts[0])) == "-甲"
    assert without(query, Words("甲")) == query


def test_a_number_typed_with_blanks_goes_whole():
    query = parse_query("养老 澜政会 〔2023〕 16号 停车").query
    run = type(query)(query.parts[1:4])
    assert render(without(query, run)) == "养老 停车"
    assert render(exactly(query, run)) == '养老 "澜政会〔2023〕16号" 停车'
    assert render(instead(query, run, Words("x"))) == "养老 x 停车"
    assert without(run, run) == Everything()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("甲 乙", "同句(甲 乙)"),
        ('甲 "乙" 参会:丙 -丁', '同句(甲 "乙") 参会:丙 -丁'),
        ("甲 (乙 OR 丙)", "同句(甲 (乙 OR 丙))"),
        ("同会(甲 乙) 丙", "同句(甲 乙) 丙"),
        ("同段(甲 -乙)", "同句(甲 -乙)"),
        ("甲", None),
        ("甲 标题:乙", None),
        ("甲 OR 乙", None),
        ("同句(甲)", None),
        ("同句(甲 乙) 同段(丙 丁)", None),
        ("近5(甲 乙)", None),
    ],
)
def test_the_ladder_of_scopes(typed, sentence):
    found = rungs(parse_query(typed).query)
    assert [scope for scope, _ in found] == (list(Scope) if sentence else [])
    assert (render(found[0][1]) if found else None) == sentence
    for _, query in found:
        assert parse_query(render(query)).query == query


def test_a_number_is_no_text_of_the_ladder():
    query = parse_query("养老 澜政会〔2023〕16号 停车").query
    ((_, first), *_) = rungs(query, [query.parts[1]])
    assert render(first) == "同句(养老 停车) 澜政会〔2023〕16号"
