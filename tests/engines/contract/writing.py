"""What is written comes back, whole or not at all."""

from dataclasses import replace

import pytest

from corpus.model import PartialDate
from indexer.errors import (
    BadText,
    IndexLocked,
    IndexUnavailable,
    SchemaMismatch,
)
from indexer.query.clauses import (
    Not,
    Phrase,
    Words,
)
from indexer.query.request import SearchRequest
from tests.engines import invented
from tests.engines.contract.engines import EVERYTHING, FACET_NAMES, Engines, ids, write


class WritingContract(Engines):
    def test_nothing_there_yet(self, make_engine, tmp_path):
        engine = make_engine(tmp_path / "index")
        assert engine.digests() == {}
        for ask in (
            lambda: engine.search(SearchRequest()),
            engine.info,
            lambda: engine.count(SearchRequest()),
            lambda: engine.count_each(SearchRequest(), []),
            lambda: engine.meeting("x"),
        ):
            with pytest.raises(IndexUnavailable):
                ask()

    def test_how_words_are_cut_needs_no_index(self, make_engine, tmp_path, segmenter):
        engine = make_engine(tmp_path / "index")
        texts = ["推进老旧小区改造", "審議防汛應急預案", "2023年8月", "的"]
        assert list(engine.cut(texts)) == list(map(segmenter.query_words, texts))
        assert engine.cut(texts)[0] == ("推进", "老旧小区", "改造")
        assert list(engine.cut([])) == []

    def test_what_was_written_comes_back_whole(self, known):
        assert [known.meeting(m.id) for m in invented.ALL] == list(invented.ALL)
        assert known.meeting("no-such-meeting") is None
        expected = {r.section_id: r for m in invented.ALL for r in invented.records(m).sections}
        hits = known.search(SearchRequest(limit=EVERYTHING)).hits
        assert {hit.record.section_id: hit.record for hit in hits} == expected

    def test_info_counts(self, known):
        info = known.info()
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
