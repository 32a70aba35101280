"""What every engine promises, written once; a test module gives ``open_at`` and takes it in.

``open_at(folder, segmenter)`` opens an engine whose index lives in that folder; two engines over
one folder are two processes in miniature.
"""

import itertools
import random
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache

import pytest

from corpus.model import PartialDate
from corpus.organ_names import organ_names
from indexer.asking.asker import Asker
from indexer.browsing import read_series
from indexer.engines import embedded
from indexer.errors import (
    BadText,
    IndexDamaged,
    IndexLocked,
    IndexUnavailable,
    IndexUntrusted,
    MeetingRemoved,
    QueryTimeout,
    SchemaMismatch,
)
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Scope,
    Together,
    Weighted,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.deadline import Deadline
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.removals import RemovalList, Removed
from indexer.schema import FACETS, HELD, VALUE_FIELDS
from indexer.series import gaps, sittings_of
from indexer.text.analysis import Dictionary, Segmenter
from tests.engines import invented
from tests.engines.oracle import Oracle

FACET_NAMES = tuple(facet.name for facet in FACETS)
EVERYTHING = 10_000
OF_EVERY_KIND = (
    Everything(),
    Words("老旧小区改造"),
    Phrase("老旧小区"),
    Like("老旧小区改造"),
    Gapped(("加快", "进度")),
    Near(9, ("城市", "更新")),
    Together(Scope.SENTENCE, AllOf((Words("老旧"), Not(Words("税收"))))),
    Together(Scope.MEETING, AllOf((Words("老旧"), Words("税收")))),
    AllOf((Holding("attendee", ("王甲",)), Not(Dated(DateRange(PartialDate(2023)))))),
    AnyOf((Weighted(Words("改造"), 9.0), Phrase("税"))),
)


def write(engine, *meetings, fingerprint="f1", fresh=False):
    with engine.writer(fresh=fresh) as writer:
        for meeting in meetings:
            writer.replace_meeting(meeting.id, invented.records(meeting, fingerprint))


def ids(engine, query=None, **conditions):
    request = SearchRequest(query or Everything(), limit=EVERYTHING, **conditions)
    return [hit.record.section_id for hit in engine.search(request).hits]


def alone(name, year, text, heading="研究工作", document=None):
    """A meeting of that year with one section."""
    section = invented.section(1, heading, text, document=document)
    return replace(invented.LATER, id=name, date=PartialDate(year, 1), sections=(section,))


class Engines:
    """The engines that the tests ask for, all made by ``open_at``."""

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine(cls, open_at, segmenter):
        return lambda folder: open_at(folder, segmenter)

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine_with(cls, open_at, tmp_path_factory):
        """``make_engine_with(folder, words)``: of another dictionary."""
        cache = tmp_path_factory.mktemp("other")
        return lambda folder, words: open_at(
            folder, Segmenter(Dictionary(words, frozenset()), cache)
        )

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine_taught(cls, open_at, segmenter):
        """``make_engine_taught(folder, own)``: with words of the operator's own."""
        taught = lru_cache(segmenter.taught)
        return lambda folder, own: open_at(folder, taught(own))

    @pytest.fixture
    def engine(self, make_engine, tmp_path):
        engine = make_engine(tmp_path / "index")
        write(engine, *invented.ALL)
        yield engine
        engine.close()

    @pytest.fixture(scope="class")
    @classmethod
    def filled(cls, make_engine, sample_records, tmp_path_factory):
        engine = make_engine(tmp_path_factory.mktemp("samples") / "index")
        with engine.writer() as writer:
            for records in sample_records:
                writer.replace_meeting(records.meeting.id, records)
        yield engine
        engine.close()

    @pytest.fixture(scope="class")
    @classmethod
    def oracle(cls, sample_records, segmenter):
        return Oracle([record for found in sample_records for record in found.sections], segmenter)


class WritingContract(Engines):
    def test_nothing_there_yet(self, make_engine, tmp_path):
        engine = make_engine(tmp_path / "index")
        assert engine.digests() == {}
        for ask in (
            lambda: engine.search(SearchRequest()),
            engine.info,
            lambda: engine.count(SearchRequest()),
            lambda: engine.meeting("x"),
        ):
            with pytest.raises(IndexUnavailable):
                ask()

    def test_how_words_are_cut_needs_no_index(self, make_engine, tmp_path, segmenter):
        engine = make_engine(tmp_path / "index")
        for text in ("推进老旧小区改造", "審議防汛應急預案", "2023年8月", "的"):
            assert engine.cut(text) == segmenter.query_words(text)
        assert engine.cut("推进老旧小区改造") == ("推进", "老旧小区", "改造")

    def test_what_was_written_comes_back_whole(self, engine):
        assert [engine.meeting(m.id) for m in invented.ALL] == list(invented.ALL)
        assert engine.meeting("no-such-meeting") is None
        expected = {r.section_id: r for m in invented.ALL for r in invented.records(m).sections}
        hits = engine.search(SearchRequest(limit=EVERYTHING)).hits
        assert {hit.record.section_id: hit.record for hit in hits} == expected

    def test_info_counts(self, engine):
        info = engine.info()
        assert (info.meetings, info.sections) == (4, 7)
        assert info.generation
        assert info.built_at

    def test_digests_follow_the_writes(self, engine):
        assert engine.digests() == {m.id: "f1" for m in invented.ALL}
        write(engine, invented.MAY, fingerprint="f2")
        assert engine.digests()["m-may"] == "f2"
        with engine.writer() as writer:
            writer.delete_meeting("m-may")
            writer.delete_meeting("no-such-meeting")
        assert "m-may" not in engine.digests()
        assert engine.meeting("m-may") is None
        assert ids(engine, Phrase("加快改造进度")) == []

    def test_a_section_that_was_lost_is_gone(self, engine):
        write(engine, replace(invented.MARCH, sections=invented.MARCH.sections[:1]))
        assert ids(engine, Phrase("税收形势")) == []
        assert ids(engine, Phrase("人人有责")) == ["m-march-s1"]

    def test_the_last_of_two_replacements_stays(self, engine):
        with engine.writer() as writer:
            for text in ("甲版", "乙版"):
                changed = replace(invented.MAY, sections=(invented.section(1, "研究", text),))
                writer.replace_meeting("m-may", invented.records(changed))
        assert ids(engine, Phrase("甲版")) == []
        assert ids(engine, Phrase("乙版")) == ["m-may-s1"]

    @pytest.mark.parametrize("fresh", [False, True])
    def test_what_was_taken_is_not_refused(self, engine, fresh):
        with engine.writer(fresh=fresh) as writer:
            assert writer.refused() == {}
            writer.replace_meeting("m-may", invented.records(invented.MAY, "f2"))
            assert writer.refused() == {}
            writer.delete_meeting("m-march")
            writer.replace_meeting("m-later", invented.records(invented.LATER, "f3"))
            assert writer.refused() == {}
        now = engine.digests()
        assert (now["m-may"], now["m-later"], "m-march" in now) == ("f2", "f3", False)

    @pytest.mark.parametrize("fresh", [False, True])
    def test_a_failing_writer_changes_nothing(self, engine, fresh):
        before = engine.info()
        with pytest.raises(ZeroDivisionError), engine.writer(fresh=fresh) as writer:
            writer.delete_meeting("m-march")
            writer.replace_meeting("m-new", invented.records(replace(invented.MAY, id="m-new")))
            raise ZeroDivisionError
        assert engine.info() == before
        assert len(ids(engine)) == 7
        write(engine, invented.MAY, fingerprint="f3")
        assert engine.digests()["m-may"] == "f3"

    def test_fresh_starts_from_nothing_and_switches_at_the_end(self, engine):
        before = engine.info().generation
        with engine.writer(fresh=True) as writer:
            writer.replace_meeting("m-may", invented.records(invented.MAY))
            assert len(ids(engine)) == 7
        assert engine.info().generation != before
        assert engine.digests() == {"m-may": "f1"}

    def test_readers_never_see_half_a_write(self, engine, make_engine, tmp_path):
        reader = make_engine(tmp_path / "index")
        with engine.writer() as writer:
            writer.delete_meeting("m-march")
            assert len(ids(reader)) == 7
        assert len(ids(reader)) == 4
        reader.close()

    def test_two_writers_at_once(self, engine, make_engine, tmp_path):
        other = make_engine(tmp_path / "index")
        with engine.writer(), pytest.raises(IndexLocked), other.writer():
            pytest.fail("a second writer came in")
        write(other, invented.MAY, fingerprint="f4")
        assert engine.digests()["m-may"] == "f4"

    def test_broken_characters_are_refused_and_nothing_is_lost(self, engine):
        broken = replace(invented.MAY, sections=(invented.section(1, "研究", "半个字\ud800"),))
        with pytest.raises(BadText), engine.writer() as writer:
            writer.replace_meeting("m-may", invented.records(broken))
        assert len(ids(engine)) == 7

    def test_a_meeting_without_any_text_is_kept(self, engine):
        empty = invented.meeting("m-empty", PartialDate(2024))
        write(engine, empty)
        assert engine.meeting("m-empty") == empty
        assert engine.digests()["m-empty"] == "f1"
        assert (engine.info().meetings, engine.info().sections) == (5, 7)
        assert len(ids(engine)) == len(ids(engine, Not(Phrase("没有的话")))) == 7

    def test_an_empty_index_is_an_index(self, engine):
        write(engine, fresh=True)
        found = engine.search(SearchRequest(Words("改造"), facets=FACET_NAMES))
        assert (found.total, found.meetings, found.hits) == (0, 0, ())
        assert engine.digests() == {}
        assert engine.meeting("m-may") is None
        assert engine.info().meetings == 0
        write(engine, invented.MAY)
        assert ids(engine, Words("改造")) == ["m-may-s1"]

    def test_many_small_writes_make_the_same_index_as_one(self, engine):
        for fingerprint in "abcdefgh":
            for meeting in invented.ALL:
                write(engine, meeting, fingerprint=fingerprint)
        assert engine.digests() == dict.fromkeys((m.id for m in invented.ALL), "h")
        assert len(ids(engine)) == engine.info().sections == 7
        (facet,) = engine.search(SearchRequest(facets=("year",))).facets
        assert [(c.value, c.count) for c in facet.counts] == [("2022", 4), ("2023", 2)]

    def test_another_segmenter_is_refused(self, engine, make_engine_with, tmp_path):
        stranger = make_engine_with(tmp_path / "index", ("低空物流走廊",))
        with pytest.raises(SchemaMismatch, match="rebuild"):
            stranger.search(SearchRequest())
        with pytest.raises(SchemaMismatch), stranger.writer():
            pytest.fail("two segmenters in one index")
        write(stranger, invented.MAY, fresh=True)
        assert len(ids(stranger)) == 1


class AskingContract(Engines):
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Phrase("税"), {"m-march-s2"}),
            (Words("税"), {"m-march-s2"}),
            (Words("老旧小区"), {"m-march-s1", "m-may-s1"}),
            (Words("老舊小區　改造"), {"m-march-s1", "m-may-s1"}),
            (Phrase("老旧小区改造"), {"m-march-s1"}),
            (Phrase("旧小区改"), {"m-march-s1"}),
            (Phrase("人人"), {"m-march-s1"}),
            (Phrase("二一二"), {"m-march-s1"}),
            (Phrase("人人人"), set()),
            (Phrase("方案会议"), set()),
            (Phrase("方案。 人人"), set()),
            (Phrase("2022年3月4日"), {"m-march-s0"}),
            (Phrase("审议通过防汛应急预案"), {"m-later-s1"}),
            (Words("第7次常务会议 税收形势"), {"m-march-s2"}),
            (Words("第10次 城市更新"), {"m-may-s1"}),
            (Phrase("no such text"), set()),
            (Phrase("　"), set()),
            (Not(Words("研究")), {"m-march-s0", "m-march-s1", "m-march-s2", "m-later-s1"}),
            (AllOf((Words("改造"), Not(Phrase("老旧小区")))), {"m-later-s2"}),
            (
                AllOf((Not(Phrase("老")), Not(Phrase("会")))),
                {"m-march-s2", "m-later-s1", "m-undated-s1"},
            ),
            (AnyOf((Phrase("税"), Not(Everything()))), {"m-march-s2"}),
            (AllOf((Everything(), Phrase("税"))), {"m-march-s2"}),
        ],
        ids=str,
    )
    def test_what_is_found(self, engine, query, expected):
        assert set(ids(engine, query)) == expected

    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            (DateRange(PartialDate(2022)), {"m-march", "m-may", "m-later"}),
            (DateRange(None, PartialDate(2022)), {"m-march", "m-may"}),
            (DateRange(PartialDate(2022, 5, 20), PartialDate(2022, 6)), {"m-may"}),
            (DateRange(PartialDate(2022, 3, 4), PartialDate(2022, 3, 4)), {"m-march"}),
            (DateRange(PartialDate(2022, 3, 5), PartialDate(2022, 4)), set()),
            (DateRange(), {"m-march", "m-may", "m-later", "m-undated"}),
        ],
        ids=str,
    )
    def test_dates_keep_their_precision(self, engine, dates, expected):
        found = engine.search(SearchRequest(dates=dates, limit=EVERYTHING))
        assert {hit.record.meeting_id for hit in found.hits} == expected
        assert found.meetings == len(expected)

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            (Sort.NEWEST, ["m-later", "m-may", "m-march", "m-undated"]),
            (Sort.OLDEST, ["m-march", "m-may", "m-later", "m-undated"]),
            (Sort.SESSION, ["m-march", "m-may", "m-later", "m-undated"]),
        ],
    )
    def test_orders(self, engine, sort, expected):
        found = engine.search(SearchRequest(sort=sort, limit=EVERYTHING))
        assert list(dict.fromkeys(hit.record.meeting_id for hit in found.hits)) == expected

    def test_sections_of_one_meeting_keep_their_order(self, engine):
        many = tuple(invented.section(n % 5 + 1, "研究排序", "同样的话") for n in range(12))
        sections = tuple(replace(s, order=n) for n, s in enumerate(many, 1))
        write(engine, replace(invented.LATER, id="m-many", sections=sections))
        assert ids(engine, Phrase("同样的话")) == [f"m-many-s{n}" for n in range(1, 13)]

    def test_ranking(self, engine):
        assert ids(engine, Words("改造 老旧小区 方案"))[0] == "m-march-s1"
        assert ids(engine, Words("城市更新 研究"))[0] == "m-may-s1"
        assert ids(engine, Words("保护老城"))[0] == "m-later-s2"

    @pytest.mark.parametrize("leaf", [Words, Phrase])
    def test_a_heading_weighs_more_than_a_newer_text(self, engine, leaf):
        newer = invented.section(1, "听取工作汇报", "会议听取了城市更新的汇报。")
        write(engine, replace(invented.LATER, id="m-newer", sections=(newer,)))
        assert ids(engine, leaf("城市更新")) == ["m-may-s1", "m-newer-s1"]

    def test_a_document_title_weighs_more_than_a_newer_text(self, engine):
        texts = ("会议审议了《供水条例》，原则同意。", "会议听取了供水条例的情况，原则同意。")
        write(engine, alone("m-older", 2021, texts[0], document="供水条例"))
        write(engine, alone("m-newer", 2024, texts[1]))
        assert ids(engine, Words("供水条例")) == ["m-older-s1", "m-newer-s1"]

    @pytest.mark.parametrize(
        ("typed", "mentioned", "first"),
        [
            (
                "澜政会[2022]10号",
                "按照澜政会〔2022〕10号落实，澜政会〔2022〕10号另行报告。",
                "m-may-s1",
            ),
            ("《税收征管办法》", "税收征管办法要落实，税收征管办法要宣传。", "m-march-s2"),
        ],
    )
    def test_a_recognised_number_or_title_comes_first(self, engine, typed, mentioned, first):
        write(engine, alone("m-newer", 2024, mentioned))
        hits = Asker(engine).ask({"q": [typed]}).results.hits
        assert next(hit.record.section_id for hit in hits) == first
        assert "m-newer-s1" in {hit.record.section_id for hit in hits}

    @pytest.mark.parametrize("typed", ["供水管网更新", "供水 管网 更新", "供水管网 更新"])
    def test_the_whole_question_beats_its_words_scattered(self, engine, typed):
        write(engine, alone("m-older", 2021, "要推进供水管网更新，按期完成。"))
        write(engine, alone("m-newer", 2024, "更新要推进，供水管网按期完成。"))
        hits = Asker(engine).ask({"q": [typed]}).results.hits
        assert [hit.record.section_id for hit in hits] == ["m-older-s1", "m-newer-s1"]

    def test_equal_scores_go_by_newest_date(self, engine):
        assert ids(engine)[:2] == ["m-later-s1", "m-later-s2"]
        for year in (2022, 2024, 2023):
            write(engine, alone(f"m-{year}", year, "要推进供水管网更新。"))
        newest = ["m-2024-s1", "m-2023-s1", "m-2022-s1"]
        for query in (Words("供水管网"), Phrase("供水"), Like("供水"), Gapped(("供水", "更新"))):
            assert ids(engine, query) == newest

    def test_past_the_end(self, engine):
        found = engine.search(SearchRequest(offset=100))
        assert (found.hits, found.total, found.meetings) == ((), 7, 4)

    def test_pages_make_the_whole(self, engine):
        slices = [engine.search(SearchRequest(offset=n, limit=2)).hits for n in range(0, 8, 2)]
        assert [h.record.section_id for hits in slices for h in hits] == ids(engine)

    def test_marks_are_what_was_asked_and_nothing_excluded(self, engine):
        query = AllOf((Words("老舊小區改造"), Phrase("（一）"), Not(Words("税收"))))
        marks = engine.search(SearchRequest(query)).marks
        assert {"老旧小区改造", "老旧小区", "改造", "(一)"} <= set(marks)
        assert "税收" not in marks


SENTENCE, PARAGRAPH, SECTION, MEETING = Scope


class FieldContract(Engines):
    """Fields, values, dates, wildcards, and what stands near each other."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (Words("方案", "heading"), {"m-march-s1"}),
            (Words("城市更新", "heading"), {"m-may-s1"}),
            (Phrase("研究城市", "heading"), {"m-may-s1"}),
            (Phrase("推进", "heading"), set()),
            (Words("第7次常务会议", "title"), {f"m-march-s{n}" for n in range(3)}),
            (Words("征管", "document"), {"m-march-s2"}),
            (Words("征", "document"), {"m-march-s2"}),
            (Holding("chair", ("王甲",)), set()),
            (
                Holding("attendee", ("李乙", "赵丙")),
                {
                    *(f"m-march-s{n}" for n in range(3)),
                    "m-later-s1",
                    "m-later-s2",
                },
            ),
            (Holding("attendee", ("李",)), set()),
            (Holding("session", ("7",)), {f"m-march-s{n}" for n in range(3)}),
            (Holding("number", ("澜政会〔2022〕10号",)), {"m-may-s1"}),
            (Not(Holding("kind", ("常务会议",))), {"m-later-s1", "m-later-s2", "m-undated-s1"}),
            (Dated(DateRange(PartialDate(2022, 5, 20))), {"m-may-s1", "m-later-s1", "m-later-s2"}),
            (Not(Dated(DateRange(PartialDate(2022)))), {"m-undated-s1"}),
            (Gapped(("老旧", "改造")), {"m-march-s1", "m-may-s1"}),
            (Gapped(("推进", "城市")), {"m-may-s1"}),
            (Gapped(("城市", "推进")), set()),
            (Gapped(("审议", "方案"), "heading"), {"m-march-s1"}),
            (Near(4, ("城市", "老旧")), {"m-may-s1"}),
            (Near(2, ("城市", "老旧")), set()),
            (Near(0, ("人人", "有责")), {"m-march-s1"}),
            (Near(20, ("方案", "人人")), set()),
            (Together(SENTENCE, AllOf((Phrase("老旧"), Phrase("进度")))), {"m-may-s1"}),
            (Together(SENTENCE, AllOf((Words("人"), Phrase("二一")))), {"m-march-s1"}),
            (Together(SENTENCE, AllOf((Phrase("方案"), Phrase("会议")))), {"m-march-s1"}),
            (Together(SENTENCE, AllOf((Phrase("方案"), Phrase("人人")))), set()),
            (Together(PARAGRAPH, AllOf((Phrase("方案"), Not(Phrase("会议"))))), {"m-march-s1"}),
            (Together(SECTION, AllOf((Phrase("方案"), Words("人人")))), {"m-march-s1"}),
            (Together(SECTION, AllOf((Words("第7次"), Words("方案")))), set()),
            (
                Together(MEETING, AllOf((Words("方案"), Words("税收")))),
                {
                    "m-march-s1",
                    "m-march-s2",
                },
            ),
            (Together(MEETING, AllOf((Words("税收"), Not(Words("方案"))))), set()),
            (Together(MEETING, Not(Words("改造"))), {"m-undated-s1"}),
            (
                Together(SENTENCE, AllOf((Phrase("改造"), Dated(DateRange(PartialDate(2023)))))),
                {"m-later-s2"},
            ),
            (Weighted(Phrase("税收"), 5.0), {"m-march-s2"}),
            (Like("税收 城市"), {"m-march-s2", "m-may-s1"}),
            (Like("没有的话"), set()),
        ],
        ids=str,
    )
    def test_what_is_found_in_fields(self, engine, query, expected):
        assert set(ids(engine, query)) == expected

    def test_what_is_most_like_a_text_comes_first(self, engine):
        assert ids(engine, Like("老城怎样保护、管网怎样改造"))[0] == "m-later-s2"
        assert ids(engine, Like("改造老旧小区有什么方案"))[0] == "m-march-s1"

    def test_what_is_weighted_comes_first(self, engine):
        first = Weighted(Holding("document", ("税收征管办法",)), 1000.0)
        assert ids(engine, AnyOf((Words("改造"), first)))[0] == "m-march-s2"

    def test_fields_that_pages_do_not_count_can_be_counted(self, engine):
        facets = engine.search(SearchRequest(facets=("number", "session"), limit=0)).facets
        counts = {f.name: {c.value: c.count for c in f.counts} for f in facets}
        assert counts == {
            "number": {"澜政会〔2022〕7号": 3, "澜政会〔2022〕10号": 1},
            "session": {"7": 3, "10": 1},
        }

    def test_one_section_of_each_meeting_stands_for_it(self, engine):
        found = engine.search(SearchRequest(Holding("unit", ("meeting",)), facets=("month",)))
        assert found.total == found.meetings == 4
        (months,) = found.facets
        assert {c.value: c.count for c in months.counts} == dict.fromkeys(
            ("2022-03", "2022-05", "2023-01"), 1
        )
        who = Holding("taking_part", ("present:王甲@澜山区财政局",))
        assert set(ids(engine, who)) == {"m-march-s0", "m-may-s1"}

    def test_a_character_is_marked_where_it_was_asked_for(self, engine):
        for text, found in (("市财政局", {"市财政局", "财政局"}), ("市", {"市"})):
            assert set(engine.search(SearchRequest(Words(text))).marks) == found

    def test_marks_of_what_stands_together(self, engine):
        query = AllOf(
            (
                Together(SENTENCE, AllOf((Words("老旧"), Not(Words("税收"))))),
                Near(9, ("城市", "更新")),
                Gapped(("加快", "进度")),
                Holding("attendee", ("王甲",)),
            )
        )
        marks = engine.search(SearchRequest(query)).marks
        assert set(marks) == {"老旧", "城市", "更新", "加快", "进度", "王甲"}

    def test_every_meeting_is_told_in_its_series(self, engine):
        wanted = {
            sitting for meeting in invented.ALL for sitting in sittings_of(meeting, organ_names())
        }
        found = read_series(engine).sittings
        assert len(found) == len(set(found)) > len(invented.ALL) / 2
        assert set(found) == wanted
        assert read_series(engine).gaps == gaps(wanted)
        meeting = replace(invented.ALL[0], session=40)
        write(engine, meeting)
        assert [s.session for s in read_series(engine).sittings if s.meeting_id == meeting.id] == [
            40
        ]


class RemovalContract(Engines):
    @pytest.fixture
    def both(self, engine, make_engine, tmp_path):
        """An index with a meeting that is removed, and one that never had it."""
        listed = tmp_path / "removed.txt"
        listed.write_text(f"# 来函要求\n{invented.MARCH.id}\nunknown  # 没有这次\n", "utf-8")
        without = make_engine(tmp_path / "without")
        write(without, *(m for m in invented.ALL if m.id != invented.MARCH.id))
        yield Removed(engine, RemovalList(listed)), without
        without.close()

    @pytest.mark.parametrize("query", OF_EVERY_KIND, ids=str)
    def test_a_removed_meeting_is_nowhere(self, both, query):
        names = tuple(field.name for field in VALUE_FIELDS)
        shown, expected = (
            engine.search(SearchRequest(query, facets=names, limit=EVERYTHING)) for engine in both
        )
        assert {h.record.section_id for h in shown.hits} == {
            h.record.section_id for h in expected.hits
        }
        assert (shown.total, shown.meetings) == (expected.total, expected.meetings)
        assert both[0].count(SearchRequest(query)) == expected.total
        counts = [{f.name: f.by_value() for f in found.facets} for found in (shown, expected)]
        assert counts[0] == counts[1]

    def test_what_is_told_of_the_index(self, both):
        removed, without = both
        assert removed.digests() == without.digests()
        told, expected = removed.info(), without.info()
        assert (told.meetings, told.sections) == (expected.meetings, expected.sections)
        with pytest.raises(MeetingRemoved):
            removed.meeting(invented.MARCH.id)
        assert removed.meeting(invented.MAY.id) == without.meeting(invented.MAY.id)

    def test_the_list_counts_at_once_and_what_it_took_stays_when_it_is_lost(self, engine, tmp_path):
        place = tmp_path / "removed.txt"
        place.write_text("", "utf-8")
        removed = Removed(engine, RemovalList(place))
        before = removed.info().generation
        place.write_text(invented.MAY.id, "utf-8")
        assert invented.MAY.id not in {name.partition("-s")[0] for name in ids(removed)}
        assert removed.info().generation != before
        place.unlink()
        assert invented.MAY.id not in removed.digests()
        place.write_bytes(b"\xff\xfe broken")
        assert invented.MAY.id not in removed.digests()


class FrozenWordsContract(Engines):
    """The operator's words belong to an index: it is always asked as it was cut."""

    def test_they_go_with_the_index(self, make_engine, make_engine_taught, tmp_path):
        folder, own = tmp_path / "index", ("低空物流走廊",)
        write(make_engine_taught(folder, own), invented.MAY)
        reader = make_engine(folder)
        assert (reader.own_words(), reader.own_words(fresh=True)) == (own, ())
        assert reader.cut("低空物流走廊") == own
        assert ids(reader, Words("城市更新")) == ["m-may-s1"]

    def test_a_run_keeps_them_and_a_fresh_one_does_not(
        self, make_engine, make_engine_taught, tmp_path
    ):
        folder = tmp_path / "index"
        write(make_engine_taught(folder, ("低空物流走廊",)), invented.MAY)
        before = make_engine(folder).info().segmenter
        for writer in (make_engine(folder), make_engine_taught(folder, ("城市更新改造",))):
            write(writer, invented.MARCH)
            assert make_engine(folder).own_words() == ("低空物流走廊",)
            assert make_engine(folder).info().segmenter == before
        write(make_engine(folder), *invented.ALL, fresh=True)
        assert make_engine(folder).own_words() == ()
        assert make_engine(folder).info().segmenter != before

    def test_an_open_engine_follows_a_rebuild(self, make_engine, make_engine_taught, tmp_path):
        folder = tmp_path / "index"
        reader = make_engine(folder)
        assert reader.cut("低空物流走廊") == ("低空", "物流", "走廊")
        write(reader, *invented.ALL)
        write(make_engine_taught(folder, ("低空物流走廊",)), *invented.ALL, fresh=True)
        assert reader.cut("低空物流走廊") == ("低空物流走廊",)
        assert len(ids(reader)) == 7
        write(make_engine(folder), *invented.ALL, fresh=True)
        assert reader.cut("低空物流走廊") == ("低空", "物流", "走廊")

    def test_they_decide_what_plain_words_ask(self, make_engine, make_engine_taught, tmp_path):
        engine = make_engine(tmp_path / "index")
        write(engine, *invented.ALL)
        assert set(ids(engine, Words("改造老旧小区"))) == {"m-march-s1", "m-may-s1"}
        write(make_engine_taught(tmp_path / "index", ("改造老旧小区",)), *invented.ALL, fresh=True)
        assert ids(engine, Words("改造老旧小区")) == []

    def test_words_that_were_changed_by_hand_are_refused(
        self, make_engine, make_engine_taught, tmp_path
    ):
        write(make_engine_taught(tmp_path / "index", ("低空物流走廊",)), *invented.ALL)
        (words,) = tmp_path.rglob("words.txt")
        words.write_text("别的词\n", encoding="utf-8")
        with pytest.raises(IndexDamaged):
            ids(make_engine(tmp_path / "index"))


class DamageContract(Engines):
    """What is not what was written never answers; what was written before it does, and says so."""

    @pytest.fixture
    def twice(self, engine, tmp_path):
        """An index of two generations, of which the second has changed one meeting."""
        before = engine.digests()
        write(engine, invented.MAY, fingerprint="f2")
        assert engine.fault is None
        return before, tmp_path / "index"

    def test_the_generation_before_answers_and_says_so(self, twice, make_engine):
        before, root = twice
        spoil(newest(root))
        reader = make_engine(root)
        assert reader.digests() == before
        assert reader.info().generation == "gen-00000001"
        assert isinstance(reader.fault, IndexDamaged)
        reader.close()

    def test_the_next_writer_begins_with_what_is_whole(self, twice, make_engine):
        before, root = twice
        spoil(newest(root))
        reader = make_engine(root)
        ids(reader)
        writer = make_engine(root)
        write(writer, invented.MARCH, fingerprint="f3")
        assert writer.digests() == {**before, "m-march": "f3"}
        assert reader.digests() == writer.digests()
        assert (reader.fault, writer.fault) == (None, None)
        reader.close()
        writer.close()

    def test_who_answers_already_goes_on(self, engine, make_engine, tmp_path):
        before = ids(engine)
        other = make_engine(tmp_path / "index")
        write(other, invented.MAY, fingerprint="f2")
        other.close()
        shutil.rmtree(newest(tmp_path / "index"))
        assert ids(engine) == before
        assert isinstance(engine.fault, IndexDamaged)

    def test_a_pointer_to_nothing(self, twice, make_engine):
        _, root = twice
        (root / "current").write_text("gen-0000")
        reader = make_engine(root)
        assert reader.digests()["m-may"] == "f2"
        assert isinstance(reader.fault, IndexDamaged)
        reader.close()

    def test_nothing_is_whole(self, twice, make_engine):
        _, root = twice
        for generation in root.glob("gen-*"):
            spoil(generation)
        reader = make_engine(root)
        with pytest.raises(IndexDamaged, match="rebuild"):
            ids(reader)
        with pytest.raises(IndexDamaged), reader.writer():
            pytest.fail("there is nothing to begin with")
        write(reader, invented.MAY, fresh=True)
        assert ids(reader) == ["m-may-s1"]
        reader.close()

    def test_what_cannot_be_opened_is_tried_again(self, twice, make_engine, monkeypatch):
        before, root = twice
        hidden = newest(root).rename(root / "away")
        reader = make_engine(root)
        assert reader.digests() == before
        hidden.rename(root / "gen-00000002")
        assert reader.digests() == before
        monkeypatch.setattr(embedded, "_AGAIN", 0.0)
        reader._opened.again = 0.0
        assert reader.digests()["m-may"] == "f2"
        assert reader.fault is None
        reader.close()

    def test_what_others_may_write_is_not_opened_at_all(self, twice, make_engine):
        _, root = twice
        root.chmod(0o777)
        reader = make_engine(root)
        with pytest.raises(IndexUntrusted):
            ids(reader)
        with pytest.raises(IndexUntrusted), reader.writer():
            pytest.fail("it would have been opened")
        reader.close()

    def test_nothing_is_loaded_before_it_is_checked(self, twice, make_engine, monkeypatch):
        """Some of their files are programs to the libraries that load them."""
        _, root = twice
        for generation in root.glob("gen-*"):
            spoil(generation)
        reader = make_engine(root)
        opened = []
        backend = replace(reader._backend, open=lambda *found: opened.append(found))
        monkeypatch.setattr(reader, "_backend", backend)
        with pytest.raises(IndexDamaged):
            ids(reader)
        assert opened == []


def newest(root):
    return root / (root / "current").read_text().split()[0]


def spoil(generation):
    """One bit of the largest file."""
    path = max(generation.rglob("*"), key=lambda path: path.is_file() and path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)


class DeadlineContract(Engines):
    """A question that is late is given up, wherever it is by then, and the next one answered."""

    @pytest.mark.parametrize("query", OF_EVERY_KIND, ids=str)
    def test_what_is_late_is_not_begun(self, engine, query):
        request = SearchRequest(query, limit=EVERYTHING)
        with pytest.raises(QueryTimeout):
            engine.search(replace(request, deadline=Deadline(1.0, lambda: 1.0)))
        assert engine.search(replace(request, deadline=Deadline(1.1, lambda: 1.0))).hits

    def test_it_may_be_given_up_at_any_step(self, make_engine, tmp_path):
        make, query = make_engine(tmp_path / "index"), AllOf(OF_EVERY_KIND[:7])
        write(make, *invented.ALL)
        expected = ids(make, query)
        assert expected
        steps = given_up_at_each_step(make_engine(tmp_path / "index"), query)
        assert len(steps) > 15
        assert steps[-1] == expected
        assert set(steps[:-1]) == {"late"}


def given_up_at_each_step(engine, query):
    """Asks with more and more time, by a clock that ticks when it is read, up to the answer."""
    steps = []
    while not steps or steps[-1] == "late":
        clock = itertools.count().__next__
        try:
            steps.append(ids(engine, query, deadline=Deadline(len(steps), clock)))
        except QueryTimeout:
            steps.append("late")
        assert len(ids(engine, Phrase("老旧小区"))) == 2
    return steps


class FacetContract(Engines):
    def test_a_facet_counts_under_all_filters_but_its_own(self, engine):
        request = SearchRequest(
            filters=(
                Filter("kind", frozenset({"专题会议"})),
                Filter("year", frozenset({"2022", "1999"})),
            ),
            facets=("kind", "year", "attendee"),
        )
        found = engine.search(request)
        assert found.total == 0
        facets = {f.name: {c.value: (c.count, c.selected) for c in f.counts} for f in found.facets}
        assert facets == {
            "kind": {"常务会议": (4, False), "专题会议": (0, True)},
            "year": {"2023": (2, False), "2022": (0, True), "1999": (0, True)},
            "attendee": {},
        }

    def test_most_first_then_by_value(self, engine):
        (facet,) = engine.search(SearchRequest(facets=("attendee",))).facets
        assert [(c.value, c.count) for c in facet.counts] == [("王甲", 4), ("李乙", 3), ("赵丙", 2)]

    def test_values_of_one_facet_are_alternatives(self, engine):
        years = Filter("year", frozenset({"2022", "2023"}))
        outcome = Filter("outcome", frozenset({"同意", "审议通过"}))
        assert set(ids(engine, filters=(years, outcome))) == {"m-may-s1", "m-later-s1"}

    def test_a_value_given_twice_counts_once(self, engine):
        twice = (*invented.MAY.bodies, *invented.MAY.bodies)
        write(engine, replace(invented.MAY, bodies=twice))
        (facet,) = engine.search(SearchRequest(facets=("body",))).facets
        assert [c.count for c in facet.counts] == [7]

    def test_a_value_is_matched_whole(self, engine):
        assert ids(engine, filters=(Filter("outcome", frozenset({"通过"})),)) == []


class SampleContract(Engines):
    """On the samples, against plain scans."""

    phrases, queries = 1500, 600
    """How many are drawn by chance; an engine far away is asked fewer."""

    def test_a_phrase_finds_exactly_what_a_substring_scan_finds(self, filled, oracle):
        chance = random.Random(20_260)
        for phrase in (random_piece(chance, oracle) for _ in range(self.phrases)):
            assert set(ids(filled, Phrase(phrase))) == oracle.found(Phrase(phrase)), phrase

    def test_several_threads_get_their_own_answers(self, filled, oracle):
        chance = random.Random(20_263)
        queries = [chance.choice((Phrase, Words))(random_piece(chance, oracle)) for _ in range(40)]
        alone = {query: ids(filled, query) for query in queries}
        asked = [chance.choice(queries) for _ in range(400)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                together = list(pool.map(lambda query: ids(filled, query), asked))
        finally:
            sys.setswitchinterval(interval)
        assert together == [alone[query] for query in asked]

    def test_boolean_combinations(self, filled, oracle):
        chance = random.Random(20_261)
        for query in (random_query(chance, oracle) for _ in range(self.queries)):
            found = filled.search(SearchRequest(query, limit=EVERYTHING))
            expected = oracle.found(query)
            assert {hit.record.section_id for hit in found.hits} == expected, query
            assert found.total == len(expected)

    def test_fields_scopes_and_wildcards(self, filled, oracle):
        chance = random.Random(20_264)
        some = 0
        for _ in range(self.queries):
            query = random_query(chance, oracle, leaf=random_leaf)
            found = filled.search(SearchRequest(query, limit=EVERYTHING))
            expected = oracle.found(query)
            assert {hit.record.section_id for hit in found.hits} == expected, query
            some += 0 < len(expected) < len(oracle.records)
        assert some > self.queries / 3

    def test_facets(self, filled, oracle):
        chance = random.Random(20_262)
        for _ in range(30):
            request = SearchRequest(
                random_query(chance, oracle), random_filters(chance, oracle), facets=FACET_NAMES
            )
            found = filled.search(request)
            assert found.total == len(oracle.filtered(oracle.found(request.query), request.filters))
            for facet in found.facets:
                counts = {count.value: count.count for count in facet.counts}
                assert counts == oracle.facet(request, facet.name), (request, facet.name)

    def test_a_count_is_the_total_and_meetings_are_told_by_their_months(self, filled, oracle):
        chance = random.Random(20_265)
        for _ in range(30):
            query, filters = random_query(chance, oracle), random_filters(chance, oracle)
            request = SearchRequest(query, filters, facets=(HELD,), limit=0)
            expected = oracle.filtered(oracle.found(query), filters)
            found = filled.search(request)
            assert filled.count(request) == found.total == len(expected), request
            assert found.facets[0].by_value() == oracle.facet(request, HELD), request
            assert found.meetings == len({oracle.records[i].meeting_id for i in expected})


def random_piece(chance, oracle):
    """Up to twelve characters out of one line of a sample, cut anywhere."""
    record = chance.choice(list(oracle.records.values()))
    line = chance.choice([line for line in record.text.split("\n") if line.strip()])
    length = chance.randint(1, 12)
    start = chance.randrange(max(1, len(line) - length + 1))
    return line[start : start + length].strip() or line.strip()[:1]


def plain_leaf(chance, oracle):
    return chance.choice((Phrase, Words))(random_piece(chance, oracle))


def random_leaf(chance, oracle):
    """A leaf of any kind, about things of one record, so that it often finds something."""
    record = chance.choice(list(oracle.records.values()))
    line = chance.choice([line for line in record.text.split("\n") if line.strip()])
    places = sorted(chance.choices(range(len(line)), k=2))
    pieces = tuple(
        line[at : at + chance.randint(1, 3)].strip() or line.strip()[:1] for at in places
    )
    field = chance.choice(VALUE_FIELDS)
    value = chance.choice([*field.values(record), "没有的"])
    date = record.date or PartialDate(2022)
    kinds = (
        Words(pieces[0], chance.choice((None, "title", "heading", "document"))),
        Phrase(chance.choice((*record.titles, record.heading))[: chance.randint(1, 8)], "document"),
        Phrase(record.heading[chance.randint(0, 3) :][:4], "heading"),
        Gapped(pieces, chance.choice((None, "heading"))),
        Near(chance.randint(0, 12), pieces),
        Holding(field.name, (value,)),
        Dated(DateRange(date, chance.choice((date, None)))),
        Weighted(Phrase(pieces[0]), 2.0),
        Like(line[:20]),
    )
    return chance.choice(kinds)


def random_together(chance, oracle):
    inner = random_query(chance, oracle, depth=1, leaf=random_leaf)
    return Together(chance.choice(list(Scope)), inner)


def random_query(chance, oracle, depth=2, leaf=plain_leaf):
    if depth == 0 or chance.random() < 0.3:
        return leaf(chance, oracle)
    if chance.random() < 0.25:
        return Not(random_query(chance, oracle, depth - 1, leaf))
    if leaf is random_leaf and depth > 1 and chance.random() < 0.4:
        return random_together(chance, oracle)
    join = chance.choice((AllOf, AnyOf))
    count = chance.randint(2, 3)
    return join(tuple(random_query(chance, oracle, depth - 1, leaf) for _ in range(count)))


def random_filters(chance, oracle):
    names = chance.sample(FACET_NAMES, chance.randint(0, 2))
    values = {n: sorted({v for i in oracle.records for v in oracle.values(i, n)}) for n in names}
    return tuple(
        Filter(name, frozenset(chance.sample(found, min(2, len(found)))))
        for name, found in values.items()
        if found
    )


class EngineContract(
    WritingContract,
    AskingContract,
    FieldContract,
    RemovalContract,
    FrozenWordsContract,
    DeadlineContract,
    FacetContract,
    SampleContract,
):
    """All that is promised wherever an index lies."""


class FolderContract(EngineContract, DamageContract):
    """And what is promised of one that lies in a folder."""
