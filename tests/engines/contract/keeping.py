"""What goes with an index: meetings that are removed, and the operator's words."""

from contextlib import closing

import pytest

from indexer.errors import (
    IndexDamaged,
    MeetingRemoved,
)
from indexer.query.clauses import (
    Words,
)
from indexer.query.request import SearchRequest
from indexer.removals import RemovalList, Removed
from indexer.schema import VALUE_FIELDS
from tests.engines import invented
from tests.engines.contract.engines import EVERYTHING, OF_EVERY_KIND, Engines, ids, write


class RemovalContract(Engines):
    @pytest.fixture(scope="class")
    @classmethod
    def without_march(cls, make_engine, tmp_path_factory):
        """An index that never had a meeting."""
        folder = tmp_path_factory.mktemp("without") / "index"
        with closing(make_engine(folder)) as engine:
            write(engine, *(m for m in invented.ALL if m.id != invented.MARCH.id))
        return folder

    @pytest.fixture
    def both(self, known, without_march, make_engine, tmp_path):
        """An index with that meeting, which is removed, and the one without."""
        listed = tmp_path / "removed.txt"
        listed.write_text(f"# 来函要求\n{invented.MARCH.id}\nunknown  # 没有这次\n", "utf-8")
        with closing(make_engine(without_march)) as without:
            yield Removed(known, RemovalList(listed)), without

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
        assert reader.cut(["低空物流走廊"])[0] == own
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
        assert reader.cut(["低空物流走廊"])[0] == ("低空", "物流", "走廊")
        write(reader, *invented.ALL)
        write(make_engine_taught(folder, ("低空物流走廊",)), *invented.ALL, fresh=True)
        assert reader.cut(["低空物流走廊"])[0] == ("低空物流走廊",)
        assert len(ids(reader)) == 7
        write(make_engine(folder), *invented.ALL, fresh=True)
        assert reader.cut(["低空物流走廊"])[0] == ("低空", "物流", "走廊")

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
