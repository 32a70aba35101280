"""What the minutes tell of a document, over a real index, and the same of every engine."""

from dataclasses import replace

import pytest

from corpus.model import Decision, PartialDate
from indexer.asking.asker import Asker
from indexer.desk import appearances, dossier
from indexer.desk.named_documents import likely, of_number, of_part, of_text, of_title
from indexer.errors import QueryTimeout
from indexer.text.analysis import Segmenter
from tests import chains
from tests.chains import BUDGET, LIFTS, MOTOR, NUMBER, ODD, PARKING


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def asker(request, tmp_path_factory):
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    segmenter = Segmenter(cache=tmp_path_factory.mktemp("jieba"))
    place = tmp_path_factory.mktemp("chain") / "index"
    with chains.chain_index(f"{request.param}:{place}", segmenter) as engine:
        yield Asker(engine)


def told(asker, title):
    return dossier.dossier(asker, of_title(asker.vocabulary(), title))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (LIFTS, LIFTS),
        (f"《{LIFTS}》", LIFTS),
        (f"《{LIFTS}（送审稿）》", LIFTS),
        (f"{LIFTS}(征求意见稿)", LIFTS),
        ("青禾區老舊小區加裝電梯實施方案", LIFTS),
        ("青禾区 停车管理办法", PARKING),
        (NUMBER, PARKING),
        ("青政办[2023]12号", PARKING),
        ("青政办2023-12", PARKING),
        (ODD, ODD),
    ],
)
def test_every_spelling_stage_and_number_leads_to_the_document(asker, typed, title):
    assert [found.title for found in of_text(asker, typed)] == [title]


@pytest.mark.parametrize("typed", ["", "《》", "——", "青禾区", "青政办〔2024〕12号", "长" * 9_000])
def test_what_is_no_document_leads_nowhere(asker, typed):
    assert of_text(asker, typed) == ()


def test_the_spelling_that_most_items_use_is_the_id(asker):
    found = of_title(asker.vocabulary(), "青禾区停车　管理办法")
    assert found.spellings == (PARKING, "青禾区停车 管理办法")
    assert found.title == PARKING


def test_a_part_leads_to_the_one_title_that_has_it(asker):
    vocabulary = asker.vocabulary()
    assert of_part(vocabulary, "老旧小区加装").title == LIFTS
    assert of_part(vocabulary, "青禾区机动").title == MOTOR
    assert of_part(vocabulary, "管理办法") is None
    assert of_part(vocabulary, "电梯") is None


def test_the_timeline_is_whole_and_in_the_order_of_dates(asker):
    found = told(asker, LIFTS)
    rows = [(str(row.date), row.outcomes, row.responsible) for row in found.appearances]
    assert rows == [
        ("2023-03-08", ("修改后再报",), ("区住建局",)),
        ("2023-06-02", ("原则同意",), ("区住建局",)),
    ]
    assert (found.items, found.meetings, found.pages, found.undated) == (2, 2, 1, 0)
    assert [row.anchor for row in found.appearances] == ["s1p2", "s1p2"]
    assert found.appearances[1].sentences == (f"会议原则同意《{LIFTS}（送审稿）》。",)


def test_stages_spellings_numbers_and_companions_are_counted(asker):
    lifts, parking = told(asker, LIFTS), told(asker, PARKING)
    assert lifts.stages == (("征求意见稿", 1), ("送审稿", 1))
    assert lifts.titles == ((f"{LIFTS}（征求意见稿）", 1), (f"{LIFTS}（送审稿）", 1))
    assert lifts.related == ((PARKING, 1), (BUDGET, 1))
    assert parking.numbers == ((NUMBER, 1),)
    assert dict(parking.related) == {LIFTS: 1}


def test_what_an_item_decides_on_something_else_is_no_word_on_the_document(asker):
    found = told(asker, BUDGET)
    assert [row.outcomes for row in found.appearances] == [(), ()]
    assert [row.item_outcomes for row in found.appearances] == [(), ("原则同意",)]
    assert found.latest is None
    assert found.not_seen_since is None


def test_a_document_left_open_is_said_not_to_have_come_again(asker):
    lifts, parking = told(asker, LIFTS), told(asker, PARKING)
    assert lifts.latest.outcomes == ("原则同意",)
    assert lifts.not_seen_since == PartialDate(2023, 6, 2)
    assert lifts.newest == PartialDate(2023, 9)
    assert parking.latest.outcomes == ("审议通过",)
    assert parking.not_seen_since is None


def test_nothing_can_have_come_again_after_the_newest_meeting(asker):
    found = told(asker, ODD)
    assert (found.latest.outcomes, found.latest.date) == (("暂缓",), found.newest)
    assert found.not_seen_since is None


def test_that_another_organ_has_met_since_tells_nothing(tmp_path):
    elsewhere = replace(chains.AUTUMN, bodies=("海阳县人民政府",))
    segmenter = Segmenter(cache=tmp_path)
    both = (chains.SUMMER, elsewhere)
    with chains.chain_index(str(tmp_path / "index"), segmenter, both) as engine:
        found = told(Asker(engine), LIFTS)
    assert found.latest.outcomes == ("原则同意",)
    assert (found.newest, found.not_seen_since) == (PartialDate(2023, 6, 2), None)


def test_items_without_a_date_are_counted_and_stand_last(asker):
    found = told(asker, PARKING)
    assert (found.items, found.meetings, found.undated) == (3, 3, 1)
    assert [str(row.date) for row in found.appearances] == ["2023-03-08", "2023-06-02", "None"]
    assert (str(found.first.date), str(found.last.date)) == ("2023-03-08", "2023-06-02")


@pytest.mark.parametrize(
    ("outcomes", "is_open"),
    [
        (["原则同意"], True),
        (["原则同意", "修改后印发"], False),
        (["暂缓", "修改后再报"], True),
        (["再次研究"], True),
        (["审议通过"], False),
        (["交办"], False),
        ([], False),
    ],
)
def test_which_outcomes_leave_a_document_open(outcomes, is_open):
    assert dossier.leaves_open(outcomes) is is_open


def test_titles_that_read_much_the_same_are_apart_with_their_score(asker):
    (near,) = [found for found in told(asker, PARKING).likely if found.title == MOTOR]
    assert 70 <= near.score < 100
    assert near.items == 1
    assert MOTOR not in dict(told(asker, PARKING).titles)
    assert PARKING in [found.title for found in likely(asker, "青禾区停车管理条例办法", 3)]


def test_several_documents_of_a_part_of_a_number_are_all_given(asker):
    assert [found.title for found in of_number(asker, "〔2023〕12号")] == [PARKING]
    assert of_number(asker, "青禾区停车管理办法") == ()


def test_all_counts_are_exact_where_there_are_more_than_a_page_shows(tmp_path):
    many = [
        replace(chains.SPRING, id=f"m{n:03}", date=PartialDate(2020 + n // 100, 1 + n % 12))
        for n in range(1_120)
    ]
    segmenter = Segmenter(cache=tmp_path)
    with chains.chain_index(str(tmp_path / "index"), segmenter, many) as engine:
        document = of_title(Asker(engine).vocabulary(), LIFTS)
        found = dossier.dossier(Asker(engine), document, page=12)
        assert (found.items, found.meetings, found.pages) == (1_120, 1_120, 12)
        assert len(found.appearances) == 20
        assert found.stages == (("征求意见稿", 1_120),)
        assert len(list(appearances.appearances(Asker(engine), document))) == 1_120
        ids = [row.record.meeting_id for row in appearances.appearances(Asker(engine), document)]
        assert len(set(ids)) == 1_120
        with pytest.raises(QueryTimeout):
            dossier.dossier(Asker(engine, time_limit=0), document)


def test_what_is_done_to_a_document_is_decided_on_it(asker):
    document = of_title(asker.vocabulary(), PARKING)
    one = next(appearances.appearances(asker, document))
    title = one.mentions[0].title
    ended = Decision("同意", f"废止《{title}》", (), (), None, f"会议同意废止《{title}》。")
    other = replace(ended, object=f"{title}的宣传工作")
    record = replace(one.record, decisions=(ended, other))
    assert appearances.appearance(record, document).decisions == (ended,)
