import random

import pytest

from corpus.model import PartialDate
from indexer.errors import QuerySyntaxError, QueryTooLong, TooManyTerms
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Like,
    Near,
    Not,
    Phrase,
    Scope,
    Together,
    Value,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.notes import MAX_DEPTH, NOTES
from indexer.query.parser import MAX_LENGTH, MAX_TERMS, parse_query
from indexer.query.writing import render

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
        ("标题:甲 乙", AllOf((Words("甲", "title"), B))),
        ("標題: 甲", AllOf((Words("標題:"), A))),
        ("标题： 甲", Words("甲", "title")),
        ("议题:“甲”", Phrase("甲", "heading")),
        ("議題:甲", Words("甲", "heading")),
        ("Heading:甲", Words("甲", "heading")),
        ("文件：（甲 OR 乙）", AnyOf((Words("甲", "document"), Words("乙", "document")))),
        (
            "标题:(甲 文件:乙 丙)",
            AllOf((Words("甲", "title"), Words("乙", "document"), Words("丙", "title"))),
        ),
        ("文件:《甲 乙》", Words("《甲 乙》", "document")),
        ("文号:江政会（2023）16号", Value("number", "江政会（2023）16号")),
        ("参会:王甲 -主持:王甲", AllOf((Value("attendee", "王甲"), Not(Value("chair", "王甲"))))),
        ('参会:"王 甲"', Value("attendee", "王 甲", exact=True)),
        ("单位:*财政局", Value("organization", "*财政局")),
        ("结果:原则同意", Value("outcome", "原则同意")),
        ("届次:17", Value("session", "17")),
        ("日期:2023", Dated(DateRange(PartialDate(2023), PartialDate(2023)))),
        ("日期:2023年8月", Dated(DateRange(PartialDate(2023, 8), PartialDate(2023, 8)))),
        (
            "日期：２０２３－０１．．2023-08",
            Dated(DateRange(PartialDate(2023, 1), PartialDate(2023, 8))),
        ),
        ("日期:2023年1月至2023年8月", Dated(DateRange(PartialDate(2023, 1), PartialDate(2023, 8)))),
        ("日期:..2023-08", Dated(DateRange(None, PartialDate(2023, 8)))),
        ("日期:2023-08..", Dated(DateRange(PartialDate(2023, 8), None))),
        ("老旧*改造", Gapped(("老旧", "改造"))),
        ("标题:老旧＊改造*", Gapped(("老旧", "改造"), "title")),
        ("*改造*", Phrase("改造")),
        ('"老旧*改造"', Phrase("老旧*改造")),
        ("同句(甲 乙)", Together(Scope.SENTENCE, AllOf((A, B)))),
        ("同段（甲　-乙）", Together(Scope.PARAGRAPH, AllOf((A, Not(B))))),
        ("同议题(甲|乙)", Together(Scope.SECTION, AnyOf((A, B)))),
        ("同會（甲 乙）", Together(Scope.MEETING, AllOf((A, B)))),
        ("近10(甲 “乙”) 丙", AllOf((Near(10, ("甲", "乙")), C))),
        ("－近５（甲 乙）", Not(Near(5, ("甲", "乙")))),
        ("相近(甲乙 丙丁)", Like("甲乙 丙丁")),
        ("相近（甲乙，“丙 丁”怎么办）", Like("甲乙， 丙 丁 怎么办")),
        ("同句", Words("同句")),
        ("近10", Words("近10")),
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
        ("标题:", Words("标题"), ["lone-field"]),
        ("甲 文号：", AllOf((A, Words("文号"))), ["lone-field"]),
        ("日期:去年 甲", AllOf((Words("去年"), A)), ["bad-date"]),
        ("日期:2023-13", Words("2023-13"), ["bad-date"]),
        (
            "日期:2023-08..2023-01",
            Dated(DateRange(PartialDate(2023, 1), PartialDate(2023, 8))),
            ["backward-range"],
        ),
        ("* 甲", A, ["lone-wildcard"]),
        ("参会:* 甲", A, ["lone-wildcard"]),
        ("a*b*c*d*e*f", AllOf(tuple(map(Words, "abcdef"))), ["too-many-wildcards"]),
        (
            "同句(甲 近3(乙 丙))",
            Together(Scope.SENTENCE, AllOf((A, AllOf((B, C))))),
            ["nested-scope"],
        ),
        ("近3(甲 -乙 丙)", Near(3, ("甲", "丙")), ["near-words"]),
        (
            "近3(标题:甲 参会:乙)",
            AllOf((Words("甲", "title"), Value("attendee", "乙"))),
            ["near-words"],
        ),
        ("同句(甲", A, ["stray-parenthesis"]),
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


def test_more_terms_than_are_taken():
    for text in ("甲 " * 128, "-(" + "甲|" * 127 + "乙)", "近9(" + "甲 " * 128 + ")"):
        parse_query(text)
    for text in ("甲 " * 129, "-(" + "甲|" * 128 + "乙)", "近9(" + "甲 " * 129 + ")"):
        with pytest.raises(TooManyTerms, match="129"):
            parse_query(text)


@pytest.mark.parametrize(
    "unit", ["(", "《", "“", "-(", "《(", '"', "甲|", "-甲", "(甲)", "甲(", "\x00"]
)
@pytest.mark.parametrize("length", [MAX_LENGTH, MAX_TERMS])
def test_any_pile_of_signs_is_answered_or_has_too_many_terms(unit, length):
    text = (unit * length)[: length - 1] + "甲"
    if unit in ("甲|", "(甲)", "甲(") and length == MAX_LENGTH:
        with pytest.raises(TooManyTerms):
            parse_query(text)
    else:
        assert parse_query(text).query != Everything()


PIECES = (
    "甲", "乙丙", "“丁”", '"戊 己"', "-", " ", "　", "|", " OR ", "(", ")", "（", "）",
    "标题:", "参会:", "日期:2023", "同句(", "近3(", "相近(", "*", "《庚 辛》", "(修订稿)", "文号：",
    "〔2023〕5号", "，", "同会（", "a",
)  # fmt: skip


def test_whatever_is_typed_reads_the_same_when_it_is_written_back():
    chance = random.Random(5)
    read = 0
    for _ in range(3000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        try:
            query = parse_query(text).query
        except QuerySyntaxError:
            continue
        read += 1
        assert parse_query(render(query)).query == query, (text, render(query))
    assert read > 2000
