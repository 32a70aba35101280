"""The scorer judges rightly, and the sets that it runs by default are whole."""

import json

import pytest

from benchmarks.extraction.__main__ import main
from benchmarks.extraction.cases import GOLD, SEED, Case, in_folder, of_samples
from benchmarks.extraction.fields import kind, number, text
from benchmarks.extraction.invent import invented
from benchmarks.extraction.score import RECOGNISED, Tally, below, compare, judge, total
from benchmarks.extraction.speed import documents_a_second, memory

RECORD = """柳泉区政府第9次常务会议纪要

2024年3月8日上午，区长安静主持召开柳泉区政府第9次常务会议，听取春耕备耕情况的汇报。

一、听取春耕备耕情况的汇报

会议原则同意有关建议安排。

出席：安静 成林
"""
PERSON = {"name": "安静", "attendance": "present"}
DECISION = {"outcome": "原则同意", "object": "有关建议安排", "responsible": ["区水利局"]}
SECTION = {"heading": "听取春耕备耕情况的汇报", "kinds": ["听取"], "decisions": [DECISION]}


def tallies(facts, told):
    return {field.name: tally for field, tally, _ in compare(facts, told)}


def case(facts, record=RECORD):
    return Case("made", "record.txt", record.encode(), facts)


JUDGED = [
    ({"date": "2024-03-08"}, {"date": "2024-03-08"}, "date", Tally(1, 0, 0)),
    ({"date": "2024-03-08"}, {"date": "2024-03"}, "date", Tally(0, 1, 1)),
    ({"date": None}, {"date": "2024-03-08"}, "date", Tally(0, 0, 1)),
    ({"date": "2024-03-08"}, {"date": None}, "date", Tally(0, 1, 0)),
    ({"session": None}, {"session": None}, "session", Tally()),
    ({"title": "甲 会议纪要"}, {"title": "甲会议纪要"}, "title", Tally(1, 0, 0)),
    ({"chair": None}, {"chair": {"name": "安静", "titles": []}}, "chair name", Tally(0, 0, 1)),
    ({"documents": ["甲", "甲"]}, {"documents": ["甲"]}, "documents", Tally(1, 1, 0)),
    ({"attendees": []}, {"attendees": [PERSON]}, "attendees with role", Tally(0, 0, 1)),
    (
        {"attendees": [PERSON]},
        {"attendees": [PERSON | {"attendance": "observer"}]},
        "attendees with role",
        Tally(0, 1, 1),
    ),
    ({"sections": []}, {"sections": [SECTION]}, "outcomes", Tally(0, 0, 1)),
    ({"sections": [SECTION]}, {"sections": [SECTION]}, "responsible", Tally(1, 0, 0)),
    (
        {"sections": [SECTION]},
        {"sections": [SECTION | {"decisions": [DECISION | {"object": "别的"}]}]},
        "outcomes",
        Tally(1, 0, 0),
    ),
    (
        {"sections": [SECTION | {"heading": "甲"}, SECTION | {"heading": "乙"}]},
        {"sections": [SECTION | {"heading": "乙"}, SECTION | {"heading": "甲"}]},
        "section headings",
        Tally(1, 1, 1),
    ),
]


@pytest.mark.parametrize(("facts", "told", "field", "tally"), JUDGED)
def test_a_field_is_judged_by_its_facts(facts, told, field, tally):
    assert tallies(facts, told)[field] == tally


@pytest.mark.parametrize("key", ["date", "chair", "attendees", "sections", "documents", "kind"])
def test_what_the_facts_leave_out_is_not_judged(key):
    judged = tallies({"title": "甲"}, {"title": "甲", key: ["乙"]})
    assert list(judged) == ["title"]


def test_decisions_that_state_no_deadline_are_not_judged_on_it():
    assert "deadlines" not in tallies({"sections": [SECTION]}, {"sections": [SECTION]})


@pytest.mark.parametrize(
    "written",
    ["甲政会〔2021〕4号", "甲政会【2021】第4号", "甲政会[2021]04号", "甲政会（２０２１）4號"],
)
def test_a_number_is_compared_in_one_form(written):
    assert number(written) == number("甲政会〔2021〕4号")


@pytest.mark.parametrize("written", ["局长办公会", "局长办公会议", "局長辦公會議"])
def test_a_kind_is_compared_in_one_form(written):
    assert kind(written) == "局长办公会议"


def test_the_pinyin_of_a_mirror_is_no_part_of_a_text():
    assert text("區(qū)政府常務(wù)會議(擴大)") == "区政府常务会议(扩大)"


def test_a_text_is_compared_without_blanks_and_its_last_mark():
    assert text("审议《甲 2 号》。") == text("审议《甲2号》")


def test_a_missed_record_misses_everything_it_tells():
    score = judge(case({"title": "甲", "date": "2024-03-08"}, "今天天气很好，宜出门散步。\n"))
    assert score.refusal == "not-minutes"
    assert {name: (t.found, t.missed) for name, t in score.tallies.items()} == {
        RECOGNISED: (0, 1),
        "title": (0, 1),
        "date": (0, 1),
    }


def test_a_negative_that_is_read_is_an_invention():
    score = judge(case({"minutes": False}))
    assert score.tallies == {RECOGNISED: Tally(invented=1)}


def test_a_negative_that_is_refused_has_no_fault():
    score = judge(case({"minutes": False}, "今天天气很好，宜出门散步。\n"))
    assert (score.tallies, score.weight) == ({}, 0)


def test_every_value_counts_once_in_the_total():
    scores = [judge(case({"date": "2024-03-08", "session": number})) for number in (9, 8)]
    sums = total(scores)
    assert (sums["date"], sums["session"]) == (Tally(2, 0, 0), Tally(1, 1, 1))
    assert below(sums, 0.99) == ("session",)


@pytest.mark.parametrize(("session", "code"), [(9, 0), (8, 1)])
def test_the_command_fails_under_its_target(tmp_path, capsys, session, code):
    (tmp_path / "1.txt").write_text(RECORD, encoding="utf-8")
    facts = {"session": session, "layout": "V1,A1a"}
    (tmp_path / "1.facts.json").write_text(json.dumps(facts), encoding="utf-8")
    assert main(["--only", "--facts", str(tmp_path), "--at-least", "0.99"]) == code
    printed = capsys.readouterr().out
    assert ("- session: 8" in printed, "+ session: 9" in printed) == (code == 1, code == 1)


def test_the_command_says_when_there_is_nothing(tmp_path, capsys):
    assert main(["--only", "--facts", str(tmp_path)]) == 2
    assert "No documents" in capsys.readouterr().err


def test_facts_without_their_document_are_an_error(tmp_path):
    (tmp_path / "1.facts.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        list(in_folder(tmp_path))


@pytest.fixture(scope="module")
def gold():
    return [*in_folder(GOLD), *invented()]


LAYOUTS = (
    *("V1", "V2", "V3", "V4", "V5", "V6", "A1a", "A1b", "A1c", "A2a", "A2b", "A2c", "A3", "A4"),
    *("A5", "TW1", "TW2", "TW3", "TW4", "LY", "HK", "MO", "digest", "zoom", "docx", "pdf", "big5"),
)


def test_the_gold_set_is_large_enough(gold):
    assert len(gold) >= 120


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_documents(gold, layout):
    assert [case for case in gold if layout in case.layouts]


@pytest.mark.parametrize("number", range(1, 21))
def test_every_hard_case_of_the_catalogue_has_a_document_by_hand(gold, number):
    assert [case for case in gold if f"hard{number}" in case.layouts]


def test_at_least_thirty_documents_are_by_hand():
    assert len(list(in_folder(GOLD))) >= 30


def test_the_same_seed_gives_the_same_bytes():
    assert [case.data for case in invented()] == [case.data for case in invented()]
    assert [case.data for case in invented(1)] != [case.data for case in invented(2)]


def test_a_text_holds_the_names_that_its_facts_tell():
    for made in invented():
        if made.path.endswith(".txt") and "big5" not in made.layouts:
            encoding = next((e for e in ("gb18030", "utf-16") if e in made.layouts), "utf-8")
            written = "".join(made.data.decode(encoding).split())
            for person in made.facts["attendees"]:
                # 林召集委員為文: the post may stand behind the surname of who presides.
                name = person["name"][person["attendance"] == "chair" :]
                assert name in written, made.path


def test_nobody_of_the_one_real_record_is_in_the_gold_set(gold):
    real = [person["name"] for told in in_folder(SEED) for person in told.facts["attendees"]]
    if not real:
        pytest.skip("the shared seed is not beside this checkout")
    ours = {person["name"] for case in gold for person in case.facts.get("attendees", ())}
    assert not ours & set(real)


def test_speed_and_memory_are_told_of_different_files():
    assert documents_a_second([case({})], 0.0) == 0
    assert [count for count, _ in memory(10)] == list(range(1, 11))


def test_every_sample_has_facts():
    assert len(list(of_samples())) == 30
