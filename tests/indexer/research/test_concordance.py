"""Keyword in context, over real indexes of both engines."""

from dataclasses import replace

import pytest

from indexer.asking.asker import Asker
from indexer.errors import QueryTimeout
from indexer.research import concordance as module
from indexer.research import gathering, spools
from indexer.research.concordance import (
    all_lines,
    concordance,
    kwic_json,
    kwic_table,
    line_url,
    whole_concordance,
)
from indexer.research.errors import IndexSwitched, NothingToMark, TooManyHits
from indexer.research.tools import KWIC, read
from indexer.tables.table import CSV
from indexer.text.analysis import normalise
from tests.engines.invented import meeting, section
from tests.indexer.over_time import ENGINES, FIRST, asking


@pytest.fixture(scope="module", params=ENGINES)
def asker(request, tmp_path_factory):
    with asking(request.param, tmp_path_factory.mktemp("kwic")) as asker:
        yield asker


def given(query, **values):
    return read(KWIC, {"q": [query], **{name: [value] for name, value in values.items()}})


def lines(asker, query, **values):
    found = concordance(asker, given(query, **values))
    return [(line.left, line.word, line.right, line.anchor) for line in found.lines]


def test_a_line_for_each_place_newest_first_then_as_they_are_read(asker):
    found = concordance(asker, given("停车", body="澜山区政府", to="2020"))
    assert [(line.place.section_id, line.anchor) for line in found.lines] == [
        ("o-second-s1", "s1"),
        ("o-second-s1", "s1p1"),
        ("o-first-s1", "s1"),
        ("o-first-s1", "s1p1"),
        ("o-first-s1", "s1p1"),
        ("o-first-s2", "s2p1"),
    ]
    assert (found.sections, found.read, found.holding, found.is_cut) == (3, 3, 3, False)
    line = found.lines[3]
    assert (line.left, line.word, line.right) == (
        "会议听取",
        "停车",
        "管理情况汇报。加强停车管理。",
    )
    assert line_url(line) == "/meetings/o-first#s1p1"


def test_by_the_characters_on_the_left_from_the_word_outwards(asker):
    keys = [normalise(left)[::-1] for left, *_ in lines(asker, "停车", sort="left")]
    assert keys == sorted(keys) and len(set(keys)) > 4
    newest = [left for left, *_ in lines(asker, "停车")]
    assert sorted(newest) == sorted(key[::-1].replace(",", "，") for key in keys)


def test_by_the_characters_on_the_right(asker):
    keys = [normalise(right) for _, _, right, _ in lines(asker, "停车", sort="right")]
    assert keys == sorted(keys) and len(set(keys)) > 4


def test_oldest_first_and_the_undated_at_the_end_or_the_beginning_of_neither(asker):
    order = [
        line.place.date
        for line in concordance(asker, given("停车", sort="oldest", to="2023")).lines
    ]
    assert [str(date) for date in order] == sorted(map(str, order))


def test_quoted_strings_are_listed_whole(asker):
    assert {word for _, word, *_ in lines(asker, '"停车管理"')} == {"停车管理"}
    assert len(lines(asker, '"停车管理"')) == 3


def test_the_outline_s_heading_is_ours_and_has_no_lines(tmp_path):
    held = meeting(
        "x", None, section(1, "研究会议概况", "会议概况从略。"), preamble=("会议概况。",)
    )
    with asking("whoosh", tmp_path, held) as asker:
        assert [anchor for *_, anchor in lines(asker, "会议概况")] == ["s0p1", "s1", "s1p1"]


def test_context_stays_in_its_paragraph_and_within_its_width(tmp_path):
    long = meeting("x", None, section(1, "题", "前" * 50 + "停车" + "后" * 50, "另一段。"))
    with asking("whoosh", tmp_path, long) as asker:
        assert lines(asker, "停车") == [("前" * 40, "停车", "后" * 40, "s1p1")]
        row = kwic_json(concordance(asker, given("停车", width="10")), given("停车", width="10"))
        assert (row["rows"][0]["left"], row["rows"][0]["right"]) == ("前" * 10, "后" * 10)


def test_traditional_characters_are_shown_as_they_are_written(tmp_path):
    held = meeting("x", None, section(1, "題", "改進停車管理。"))
    with asking("whoosh", tmp_path, held) as asker:
        assert lines(asker, "停车管理") == [("改進", "停車管理", "。", "s1p1")]


def test_pages_and_what_a_page_is_of(asker):
    asked = given("停车", size="4", page="2")
    shown = kwic_json(concordance(asker, asked), asked)
    assert (shown["page"], shown["pages"], shown["size"]) == (2, -(-shown["lines"] // 4), 4)
    everything = given("停车", size="200")
    rows = kwic_json(concordance(asker, everything), everything)["rows"]
    assert shown["rows"] == rows[4:8]


def test_more_than_is_read_is_said_and_refused_for_files(asker, monkeypatch):
    monkeypatch.setattr(module, "MOST_READ", 2)
    found = concordance(asker, given("停车"))
    assert (found.read, found.sections, found.is_cut) == (2, 6, True)
    with pytest.raises(TooManyHits, match="6"):
        whole_concordance(asker, given("停车"), most=5)
    monkeypatch.setattr(module, "MOST_LINES", 3)
    with pytest.raises(TooManyHits, match="3"):
        whole_concordance(asker, given("停车"), most=10)
    monkeypatch.setattr(module, "MOST_LINES_WRITTEN", 3)
    with pytest.raises(TooManyHits, match="3"):
        all_lines(asker, given("停车"))
    monkeypatch.setattr(module, "MOST_WRITTEN", 5)
    with pytest.raises(TooManyHits, match="6"):
        all_lines(asker, given("停车"))


@pytest.mark.parametrize("sort", ["newest", "oldest", "left", "right"])
def test_a_file_has_the_lines_of_all_pages_in_their_order(asker, monkeypatch, sort):
    monkeypatch.setattr(spools, "_PART", 2)
    found = all_lines(asker, given("停车", sort=sort))
    assert list(found.lines) == list(concordance(asker, given("停车", sort=sort)).lines)
    assert len(found.lines) == len(list(found.lines)) > 4


def test_what_is_too_much_is_refused_before_it_is_read(asker, monkeypatch):
    monkeypatch.setattr(module, "gathered", lambda *_: pytest.fail("it was read"))
    with pytest.raises(TooManyHits):
        whole_concordance(asker, given("停车"), most=5)


def test_a_flood_of_places_is_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_LINES", 100)
    flood = meeting("x", None, section(1, "题", "车" * 150), section(2, "题", "车" * 150))
    with asking("whoosh", tmp_path, flood) as asker:
        found = concordance(asker, given("车"))
        assert (found.read, found.is_cut, len(found.lines)) == (1, True, 150)


def test_batches_are_one_after_the_other(asker, monkeypatch):
    whole = lines(asker, "停车")
    monkeypatch.setattr(gathering, "_BATCH", 2)
    assert lines(asker, "停车") == whole


def test_another_generation_meanwhile_is_said(asker, monkeypatch):
    monkeypatch.setattr(gathering, "_BATCH", 2)
    info, calls = asker.engine.info, []

    def switched():
        calls.append(1)
        return replace(info(), generation="gen-later") if len(calls) > 2 else info()

    monkeypatch.setattr(asker.engine, "info", switched)
    with pytest.raises(IndexSwitched):
        concordance(asker, given("停车"))


def test_time_is_bounded(asker):
    ticks = iter(range(1_000))
    hurried = Asker(asker.engine, time_limit=1, clock=lambda: next(ticks))
    with pytest.raises(QueryTimeout):
        concordance(hurried, given("停车"))


@pytest.mark.parametrize("query", ["", "-停车"])
def test_a_question_without_words_is_refused(asker, query):
    with pytest.raises(NothingToMark):
        concordance(asker, given(query))


def test_nothing_found_is_no_mistake(asker):
    found = concordance(asker, given("无此词"))
    assert (found.sections, found.lines, found.is_cut) == (0, [], False)


def test_a_file_has_all_lines_and_no_formula(tmp_path):
    attack = meeting("x", None, section(1, "题", "=停车"))
    with asking("whoosh", tmp_path, attack, FIRST) as asker:
        found = all_lines(asker, given("停车"))
        text = b"".join(CSV.write(kwic_table(found, 20, "http://a"))).decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + len(found.lines)
    assert "'=,停车,,,专题会议纪要,题,x-s1,http://a/meetings/x#s1p1" in text
