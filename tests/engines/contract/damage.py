"""An index in a folder that is no more what was written."""

import shutil
from dataclasses import replace

import pytest

from indexer.engines import embedded
from indexer.errors import (
    IndexDamaged,
    IndexUntrusted,
)
from tests.engines import invented
from tests.engines.contract.engines import Engines, ids, write


class DamageContract(Engines):
    """What is not what was written never answers; what was written before it does, and says so."""

    @pytest.fixture
    def twice(self, counted, engine, tmp_path):
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

    def test_an_index_that_is_deleted_and_built_again_is_another_one(self, make_engine, tmp_path):
        """Who answers meanwhile goes over to it, and no name that was given out fits it."""
        root = tmp_path / "deleted"
        write(make_engine(root), invented.MARCH)
        reader = make_engine(root)
        before = reader.info().generation
        shutil.rmtree(root)
        write(make_engine(root), invented.MAY)
        assert reader.digests() == {"m-may": "f1"}
        assert reader.info().generation != before
        reader.close()


def newest(root):
    return root / (root / "current").read_text().split()[0]


def spoil(generation):
    """One bit of the largest file."""
    path = max(generation.rglob("*"), key=lambda path: path.is_file() and path.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(data)
