import pytest

from indexer.errors import QuerySyntaxError, QueryTooLong
from indexer.query import AllOf, AnyOf, Everything, Not, Phrase, Words
from indexer.query_parser import MAX_DEPTH, MAX_LENGTH, NOTES, parse_query

A, B, C = Words("甲"), Words("乙"), Words("丙")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        (" \u3000\t\n", Everything()),
        ("\x00\x07", Everything()),
        ("甲", A),
        (" 甲　乙 ", AllOf((A, B))),
        ('"甲 乙"', Phrase("甲 乙")),
        ("“甲”", Phrase("甲")),
        ("「甲」", Phrase("甲")),
        ("『甲』", Phrase("甲")),
        ("＂甲＂", Phrase("甲")),
        ('“甲"', Phrase("甲")),
        ('"、"', Phrase("、")),
        ('"《关于“十四五”规划的通知》"', Phrase("《关于“十四五”规划的通知》")),
        ("“关于“十四五”规划”", Phrase("关于“十四五”规划")),
        ('甲"乙"丙', AllOf((A, Phrase("乙"), C))),
        ("甲 -乙", AllOf((A, Not(B)))),
        ("甲 －乙", AllOf((A, Not(B)))),
        ("-甲", Not(A)),
        ("-甲 -乙", AllOf((Not(A), Not(B)))),
        ('-"甲"', Not(Phrase("甲"))),
        ("－（甲 乙）", Not(AllOf((A, B)))),
        ("-(甲|乙) 丙", AllOf((Not(AnyOf((A, B))), C))),
        ("甲 OR 乙", AnyOf((A, B))),
        ("甲 ＯＲ 乙", AnyOf((A, B))),
        ("甲|乙｜丙", AnyOf((A, B, C))),
        ("甲 乙 OR 丙", AnyOf((AllOf((A, B)), C))),
        ("甲 (乙 OR 丙)", AllOf((A, AnyOf((B, C))))),
        ("甲（乙 OR 丙）", AllOf((A, AnyOf((B, C))))),
        ("甲(乙|丙)", AllOf((A, AnyOf((B, C))))),
        ("甲 OR(乙)", AnyOf((A, B))),
        ("((甲))", A),
        ("2023-08", Words("2023-08")),
        ("江政会〔2023〕16号", Words("江政会〔2023〕16号")),
        ("江政会（2023）16号", Words("江政会（2023）16号")),
        ("停车管理办法（修订稿）", Words("停车管理办法（修订稿）")),
        (
            "《关于 A-B 的办法（修订 OR 稿）》 甲",
            AllOf((Words("《关于 A-B 的办法（修订 OR 稿）》"), A)),
        ),
        ("《关于转发《甲 乙》的通知》", Words("《关于转发《甲 乙》的通知》")),
        ("关于《甲 乙》的报告", Words("关于《甲 乙》的报告")),
        ("《甲 乙", AllOf((Words("《甲"), B))),
        ("FOR OR ORDER or or", AnyOf((Words("FOR"), AllOf((Words("ORDER"), *[Words("or")] * 2))))),
        ("甲\x00乙", AllOf((A, B))),
        ("甲\u200b乙\ufeff", Words("甲乙")),
        ("甲\ud800", A),
        ("5", Words("5")),
        ("𠮷", Words("𠮷")),
    ],
)
def test_what_is_typed_and_what_it_means(text, query):
    assert parse_query(text).query == query
    assert parse_query(text).notes == ()


@pytest.mark.parametrize(
    ("text", "query", "codes"),
    [
        ('甲 "乙', AllOf((A, B)), ["unclosed-quote"]),
        ("甲 」乙", AllOf((A, B)), ["unclosed-quote"]),
        ("甲)", A, ["stray-parenthesis"]),
        ("(甲 OR 乙", AnyOf((A, B)), ["stray-parenthesis"]),
        (")甲 (乙 OR 丙)(", AllOf((A, AnyOf((B, C)))), ["stray-parenthesis"]),
        ("甲 OR", A, ["lone-or"]),
        ("| 甲", A, ["lone-or"]),
        ("甲 OR OR 乙", AnyOf((A, B)), ["lone-or"]),
        ("甲 || 乙", AnyOf((A, B)), []),
        ("甲 (OR) 乙", AllOf((A, B)), ["lone-or", "empty-part"]),
        ("甲 () 乙", AllOf((A, B)), ["empty-part"]),
        ('甲 ""', A, ["empty-part"]),
        ("甲 - 乙", AllOf((A, B)), ["punctuation"]),
        ("--甲", A, ["punctuation"]),
        ("甲 ， 乙", AllOf((A, B)), ["punctuation"]),
        ("甲 -，", A, ["punctuation", "nothing-to-exclude"]),
        ("甲 -()", A, ["empty-part", "nothing-to-exclude"]),
        ("(" * 30 + "甲 OR 乙" + ")" * 30, AnyOf((A, B)), ["too-deep"]),
    ],
)
def test_what_is_no_syntax_is_plain_words_and_said(text, query, codes):
    parsed = parse_query(text)
    assert parsed.query == query
    assert [note.code for note in parsed.notes] == codes


def test_groups_nest_as_deep_as_promised():
    text = "(" * MAX_DEPTH + "甲" + ")" * MAX_DEPTH
    assert parse_query(text).notes == ()
    assert parse_query(f"({text})").notes == (NOTES["too-deep"],)


@pytest.mark.parametrize(
    "text", ["OR", "|", "-", "--", "()", '""', '"', "（）－｜", "，。", "()" * 200, "(" * 400]
)
def test_nothing_searchable_is_an_error(text):
    with pytest.raises(QuerySyntaxError):
        parse_query(text)


@pytest.mark.parametrize("text", ["甲" * 1_000_000, "(" * 5_000, "甲 OR " * 1_000])
def test_too_long_is_an_error(text):
    with pytest.raises(QueryTooLong, match=str(MAX_LENGTH)):
        parse_query(text)


@pytest.mark.parametrize(
    "unit", ["(", "《", "“", "-(", "《(", '"', "甲|", "-甲", "(甲)", "甲(", "\x00"]
)
def test_any_pile_of_signs_is_answered(unit):
    text = (unit * MAX_LENGTH)[: MAX_LENGTH - 1] + "甲"
    assert parse_query(text).query != Everything()
