import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import PartialDate
from indexer.asking.understanding import RECOGNISED, Manner, Offer, needs_vocabulary, understand
from indexer.asking.vocabulary import Vocabulary
from indexer.query.clauses import AllOf, AnyOf, Dated, Holding, Not, Phrase, Value, Weighted, Words
from indexer.query.dateranges import DateRange
from indexer.query.parser import parse_query

NUMBER = "澜政会〔2023〕16号"
IS_NUMBER = AnyOf(
    (
        Weighted(Holding("number", (NUMBER,)), RECOGNISED),
        Weighted(Phrase(NUMBER, "title"), RECOGNISED),
    )
)
TITLE = "澜山区养老服务办法"
KNOWN = Vocabulary(
    {
        "number": {NUMBER: 5, "澜政会〔2023〕15号": 4},
        "document": {TITLE: 2, "停车管理规定": 1},
        "attendee": {"陈高": 9, "程刚": 3, "曾宏": 1},
        "chair": {"曾宏": 7},
        "organization": {"区财政局": 8, "区生态环境局": 3, "澜山街道": 1},
        "sat_in": {"澜山区住房和城乡建设局": 2, "临溪区住房和城乡建设局": 1, "海关": 1},
        "outcome": {"原则同意": 3, "同意": 2, "未通过": 1},
        "session": {"17": 4},
    }
)


def understood(text):
    return understand(parse_query(text).query, KNOWN, organ_names())


@pytest.mark.parametrize(
    "typed",
    [
        NUMBER,
        "文号:澜政会[2023]16号",
        "文号：澜政会（2023）16",
        "澜政会 (2023) 16 号",
        "澜政会 〔2023〕 第16号",
        "文号:澜政会 〔2023〕 16号",
        "澜政会202316号",
        "〔二〇二三〕十六号",
    ],
)
def test_every_typing_of_a_number_asks_the_same(typed):
    found = understood(typed)
    assert found.query == IS_NUMBER
    assert [part.manner for part in found.parts] == [Manner.NUMBER]


def test_a_number_among_words():
    found = understood(f"养老 {NUMBER} -停车")
    assert found.query == AllOf((Words("养老"), IS_NUMBER, Not(Words("停车"))))


def test_an_unknown_number_stays_words():
    assert understood("澜政会〔2021〕9号").query == Words("澜政会〔2021〕9号")
    words = parse_query("澜政会 〔2021〕 9号").query
    assert understood("澜政会 〔2021〕 9号").query == AnyOf((words, Phrase("澜政会 〔2021〕 9号")))
    asked = understood("文号:澜政会〔2021〕9号")
    assert asked.query == Holding("number", ("澜政会〔2021〕9号",))
    assert [part.manner for part in asked.parts] == [Manner.UNKNOWN]


@pytest.mark.parametrize(
    "typed",
    [f"《{TITLE}》", TITLE, f"《{TITLE}（修订稿）》", f"{TITLE}（送审稿）", "瀾山區養老服務辦法"],
)
def test_a_title_is_known_by_any_of_its_spellings(typed):
    found = understood(typed)
    known = Weighted(Holding("document", (TITLE,)), RECOGNISED)
    assert found.query == AnyOf((known, Words(typed)))
    assert found.parts[0].manner is Manner.TITLE


@pytest.mark.parametrize(
    ("typed", "values", "manner"),
    [
        ("参会:陈高", ("陈高",), Manner.VALUE),
        ("参会:陳高", ("陈高",), Manner.VALUE),
        ('参会:"陈 高"', ("陈高",), Manner.VALUE),
        ("参会:chengao", ("陈高",), Manner.SPELLING),
        ("参会:CG", ("陈高", "程刚"), Manner.SPELLING),
        ("参会:ＣＧ", ("陈高", "程刚"), Manner.SPELLING),
        ("主持:zenghong", ("曾宏",), Manner.SPELLING),
        ("参会:陈*", ("陈高",), Manner.PATTERN),
        ("单位:*局", ("区财政局", "区生态环境局"), Manner.PATTERN),
        ("结果:同意", ("同意",), Manner.VALUE),
        ("结果:*同意", ("原则同意", "同意"), Manner.PATTERN),
        ("届次:１７", ("17",), Manner.VALUE),
        ("单位:区环保局", ("区生态环境局",), Manner.OTHER_NAMES),
        ("参会:陈", ("陈",), Manner.UNKNOWN),
        ("结果:通过", ("通过",), Manner.UNKNOWN),
        ('参会:"cg"', ("cg",), Manner.UNKNOWN),
    ],
)
def test_values(typed, values, manner):
    found = understood(typed)
    assert found.query == Holding(parse_query(typed).query.field, values)
    assert found.parts[0].manner is manner


def test_an_organization_is_looked_for_under_all_its_names():
    found = understood("市环保局")
    assert found.query.parts[0] == Words("市环保局")
    assert {part.text for part in found.query.parts} > {"市生态环境局", "市环境保护局"}
    assert found.parts[0].manner is Manner.OTHER_NAMES
    assert understood('"市环保局"').query == Phrase("市环保局")
    assert understood("养老").query == Words("养老")


def test_inside_a_sentence_a_number_is_text():
    text = f"同句({NUMBER} 养老)"
    assert understood(text).query == parse_query(text).query
    assert understood(f"同会({NUMBER} 养老)").query != parse_query(f"同会({NUMBER} 养老)").query


def test_parts_are_told_in_typed_order():
    found = understood(f"(养老 OR 参会:cg) -{NUMBER} 标题:x")
    manners = [Manner.WORDS, Manner.SPELLING, Manner.NUMBER, Manner.WORDS]
    assert [part.manner for part in found.parts] == manners


def test_dates_and_sessions_are_offered_and_not_taken():
    found = understood("2023年8月 第17次 养老")
    month = PartialDate(2023, 8)
    assert found.offers == (
        Offer(Words("2023年8月"), Dated(DateRange(month, month))),
        Offer(Words("第17次"), Value("session", "17")),
    )
    words = AllOf((Words("2023年8月"), Words("第17次"), Words("养老")))
    assert found.query == AnyOf((words, Phrase("2023年8月 第17次 养老")))


def test_plain_words_come_first_where_they_stand_as_one_text():
    words = AnyOf((AllOf((Words("养老"), Words("服务"))), Phrase("养老 服务")))
    assert understood("养老 服务").query == words
    assert understood("养老 -停车 服务").query == AllOf((words, Not(Words("停车"))))
    assert understood("养老 OR 服务").query == AnyOf((Words("养老"), Words("服务")))
    assert understood("同句(养老 服务)").query == parse_query("同句(养老 服务)").query


def test_what_needs_no_vocabulary():
    for text in ("", '"养老"', "标题:养老", "日期:2023", "近5(a b)"):
        assert not needs_vocabulary(parse_query(text).query), text
    for text in ("养老", "-养老", "参会:甲", '"a" OR b', "同会(a b)"):
        assert needs_vocabulary(parse_query(text).query), text


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("列席单位:澜山区住建局", ("澜山区住房和城乡建设局",)),
        ("列席单位:区住建局", ("澜山区住房和城乡建设局", "临溪区住房和城乡建设局")),
        ("列席单位:海关", ("海关",)),
        ("列席单位:临溪*", ("临溪区住房和城乡建设局",)),
        ("列席单位:无此单位", ("无此单位",)),
    ],
)
def test_an_organization_that_sat_in_goes_by_any_name(typed, values):
    assert understood(typed).query == Holding("sat_in", values)
