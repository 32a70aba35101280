"""Words beside a term, counted by hand."""

import pytest

from corpus.model import PartialDate
from indexer.research.collocates import collocate_table, collocates, collocates_json
from indexer.research.errors import EmptyPeriod, NothingToMark, TooManyHits
from indexer.research.measures import log_dice, log_likelihood
from indexer.research.tools import COLLOCATES, read
from tests.engines.invented import meeting, section
from tests.indexer.over_time import ENGINES, asking

OLD = meeting(
    "c-old",
    PartialDate(2020, 1, 2),
    section(1, "研究道路", "停车收费公开。停车收费合理；管理另行研究。"),
    section(2, "研究水利", "公开水利收费。"),
)
NEW = meeting(
    "c-new",
    PartialDate(2023, 1, 2),
    section(1, "研究道路", "停车管理公开。", "停车管理到位，道路平整通畅，安全有序，平整美观。"),
    section(2, "研究水利", "停车管理到位，就是要先行平整。"),
)


@pytest.fixture(scope="module", params=ENGINES)
def asker(request, tmp_path_factory):
    with asking(request.param, tmp_path_factory.mktemp("words"), OLD, NEW) as asker:
        yield asker


def given(query, **values):
    return read(COLLOCATES, {"q": [query], **{name: [value] for name, value in values.items()}})


def words(found):
    return {one.word: one for one in found.words}


def test_places_and_sections_with_the_word_beside_the_term(asker):
    found = collocates(asker, given("停车"))
    assert (len(found.here.found.lines), found.here.found.holding) == (5, 3)
    told = {
        word: (one.places, one.sections, one.of_word)
        for word, one in words(found).items()
        if word in ("收费", "管理", "公开", "到位")
    }
    assert told == {"收费": (2, 1, 2), "管理": (3, 2, 3), "公开": (2, 2, 3), "到位": (2, 2, 2)}


def test_the_end_of_a_sentence_ends_the_window(asker):
    # 管理另行研究 stands in the same paragraph as 停车收费合理, behind ；
    # 管理 has two places by 停车 in 2023, none of them in 2020.
    found = words(collocates(asker, given("停车", to="2020")))
    assert "收费" in found and "管理" not in found
    compared = words(collocates(asker, given("停车", to="2020", since="2023", until="2023")))
    assert compared["管理"].places == 0


def test_the_window_is_as_wide_as_is_asked_for(asker):
    narrow = words(collocates(asker, given("停车", window="5", **{"from": "2023"})))
    wide = words(collocates(asker, given("停车", window="20", **{"from": "2023"})))
    assert "平整" not in narrow and "平整" in wide
    assert "到位" in narrow
    # What stands half outside of the window is not inside.
    assert "道路" not in narrow


def test_the_measure_and_the_order(asker):
    found = collocates(asker, given("停车")).words
    assert words(collocates(asker, given("停车")))["管理"].log_dice == log_dice(2, 3, 3)
    assert [one.log_dice for one in found] == sorted((o.log_dice for o in found), reverse=True)


def test_two_periods_are_compared_over_all_words_beside(asker):
    asked = given("停车", since="2020", until="2020", **{"from": "2023"})
    found = collocates(asker, asked)
    management, public = words(found)["管理"], words(found)["公开"]
    here, other = found.here.tokens, found.other.tokens
    assert (management.places, management.before) == (3, 0)
    assert management.keyness == pytest.approx(log_likelihood(3, here, 0, other))
    assert (public.places, public.before) == (1, 1)
    sizes = [abs(one.keyness) for one in found.words]
    assert sizes == sorted(sizes, reverse=True)
    gone = words(found)["收费"]
    assert (gone.places, gone.before, gone.log_dice) == (0, 2, None) and gone.keyness < 0
    back = words(collocates(asker, given("停车", to="2020", since="2023", until="2023")))
    assert back["公开"].keyness == pytest.approx(-public.keyness)


def test_an_empty_period_is_said(asker):
    with pytest.raises(EmptyPeriod, match="1990"):
        collocates(asker, given("停车", since="1990", until="1991"))


def test_floods_and_blanks_are_refused(asker, monkeypatch):
    monkeypatch.setattr("indexer.research.collocates.MOST_READ", 2)
    with pytest.raises(TooManyHits):
        collocates(asker, given("停车"))
    with pytest.raises(NothingToMark):
        collocates(asker, given(""))


def test_nothing_found_has_no_words(asker):
    found = collocates(asker, given("无此词"))
    assert (found.words, found.here.tokens) == ((), 0)


def test_tables_and_json_have_the_same_rows(asker):
    asked = given("停车")
    found = collocates(asker, asked)
    rows = list(collocate_table(found).rows)
    shown = collocates_json(found, asked)
    assert [tuple(row.values()) for row in shown["rows"]] == rows
    assert shown["term"] == {"places": 5, "sections": 3, "words_beside": found.here.tokens}
    assert shown["other"] is None
