"""A list checked against a real index of invented chains of meetings."""

import json

import pytest

from indexer.asking.asker import Asker
from indexer.desk.check_tables import check_json, check_table
from indexer.desk.checking import State, check
from indexer.desk.lists import Entry
from indexer.query.deadline import Deadline, deadline_in
from indexer.tables.table import CSV
from indexer.text.analysis import Segmenter
from tests import chains
from tests.chains import BUDGET, LIFTS, MOTOR, NUMBER, PARKING


@pytest.fixture(scope="module")
def asker(tmp_path_factory):
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    with chains.chain_index(str(tmp_path_factory.mktemp("check") / "index"), segmenter) as engine:
        yield Asker(engine)


def checked(asker, *texts, **options):
    return check(asker, [Entry(n, text) for n, text in enumerate(texts, 1)], **options)


def place(meeting_id, anchor):
    return f"{meeting_id}#{anchor}"


SUMMER = "2023-06-02"


@pytest.mark.parametrize(
    ("typed", "document", "found"),
    [
        (LIFTS, LIFTS, (SUMMER, ("原则同意",), True, SUMMER, 2)),
        (f"《{LIFTS}（送审稿）》", LIFTS, (SUMMER, ("原则同意",), True, SUMMER, 2)),
        (PARKING, PARKING, (SUMMER, ("审议通过",), True, SUMMER, 3)),
        (NUMBER, PARKING, (SUMMER, ("审议通过",), True, SUMMER, 3)),
        ("青政办2023-12", PARKING, (SUMMER, ("审议通过",), True, SUMMER, 3)),
        (BUDGET, BUDGET, ("2023-09", ("原则同意",), False, "2023-09", 2)),
    ],
)
def test_a_known_document_has_its_meeting(asker, typed, document, found):
    (row,) = checked(asker, typed).rows
    assert (row.state, row.document) == (State.FOUND, document)
    assert (str(row.shown.date), row.outcomes, row.certain, str(row.last), row.items) == found


def test_misses_stay_in_their_place_with_what_is_near(asker):
    report = checked(
        asker, LIFTS, "青禾区停车管理条例", "没有关系的文字", "青政办〔2023〕13号", MOTOR
    )
    states = [row.state for row in report.rows]
    assert states == [*[State.FOUND], *[State.MISSING] * 3, State.FOUND]
    assert [row.entry.row for row in report.rows] == [1, 2, 3, 4, 5]
    near = [[c.text for c in row.candidates] for row in report.rows]
    assert PARKING in near[1]
    assert near[2] == []
    assert near[3] == [NUMBER]
    assert report.whole
    assert (report.count(State.FOUND), report.count(State.MISSING)) == (2, 3)


def test_the_same_twice_is_two_rows(asker):
    rows = checked(asker, LIFTS, LIFTS).rows
    assert [row.entry.row for row in rows] == [1, 2]
    assert rows[0].shown == rows[1].shown


def test_a_number_of_several_issuers_asks_for_the_whole(tmp_path):
    other = chains.held(
        "other",
        chains.PartialDate(2023, 7),
        chains.weighed(1, "同意", chains.mention(MOTOR, None, "禾府发〔2023〕12号")),
    )
    segmenter = Segmenter(cache=tmp_path)
    with chains.chain_index(str(tmp_path / "i"), segmenter, (*chains.CHAIN, other)) as engine:
        (short, whole) = checked(Asker(engine), "〔2023〕12号", "禾府发〔2023〕12号").rows
    assert short.state is State.SEVERAL
    assert {near.text for near in short.candidates} == {NUMBER, "禾府发〔2023〕12号"}
    assert (whole.state, whole.document) == (State.FOUND, MOTOR)


def test_what_time_does_not_allow_is_said_to_be_unchecked(asker):
    report = checked(asker, LIFTS, "青禾区停车管理条例", deadline=deadline_in(0))
    assert [row.state for row in report.rows] == [State.UNCHECKED] * 2


def test_candidates_are_what_is_left_out_first(asker):
    asker.vocabulary()
    looks = iter([0] * 2)
    texts = [Entry(1, "青禾区停车管理条例"), Entry(2, "青禾区停车条例")]
    report = check(asker, texts, Deadline(1, lambda: next(looks, 2)))
    assert [row.state for row in report.rows] == [State.MISSING] * 2
    assert not report.whole
    assert check(asker, texts).whole


def test_the_table_has_a_row_for_each_and_is_safe(asker):
    report = checked(asker, "=HYPERLINK(1)", BUDGET, LIFTS)
    lines = b"".join(CSV.write(check_table(report, place))).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("行,输入,核对,文件,会议日期")
    assert lines[1].startswith("1,'=HYPERLINK(1),没有找到,")
    assert "本议题：原则同意" in lines[2]
    assert lines[3].endswith(",summer#s1p2")
    english = b"".join(CSV.write(check_table(report, place, english=True))).decode("utf-8-sig")
    assert english.startswith("Row,Input,State,")
    assert "of the item: 原则同意" in english


def test_the_same_as_values(asker):
    told = json.loads(json.dumps(check_json(checked(asker, LIFTS, "没有"), place)))
    assert told["counts"] == {"found": 1, "several": 0, "missing": 1, "unchecked": 0}
    assert told["rows"][0]["url"] == "summer#s1p2"
    assert told["rows"][1]["url"] is None
