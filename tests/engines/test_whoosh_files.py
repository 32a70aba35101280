"""What concerns Whoosh's files alone: damage, refusals of the system, and letting go."""

import errno
import gc
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from indexer.engines import open_engine
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.engines.whoosh_segment import ArrayWriter
from indexer.errors import EngineUnknown, IndexDamaged, StorageFailed
from indexer.query.clauses import Phrase, Words
from indexer.query.request import SearchRequest
from tests.engines import invented
from tests.engines.contract.engines import ids, write


@pytest.fixture
def collected():
    """Where it fails, Whoosh leaves its files to the garbage collector; it shall come in time."""
    yield
    gc.collect()


LEFT_OPEN = pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def engine(segmenter, tmp_path):
    engine = WhooshEngine(tmp_path / "index", segmenter)
    write(engine, *invented.ALL)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("index", "index"),
        ("./a:b", "./a:b"),
        ("/var/lib/jiyao", "/var/lib/jiyao"),
        ("C:\\index", "C:\\index"),
        ("whoosh:index", "index"),
        ("whoosh:/var/lib/a:b", "/var/lib/a:b"),
    ],
)
def test_addresses(segmenter, tmp_path, monkeypatch, url, place):
    monkeypatch.chdir(tmp_path)
    engine = open_engine(url, segmenter)
    assert engine._root == Path(place)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["", "whoosh:", "nosuch:index", "https://host:9200/name"])
def test_unknown_addresses(segmenter, url):
    with pytest.raises(EngineUnknown):
        open_engine(url, segmenter)


def files(tmp_path, pattern):
    return sorted((tmp_path / "index").glob(f"gen-*/{pattern}"))


@LEFT_OPEN
@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "meta.json"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"\0" * 9)])
def test_damaged_files(collected, segmenter, engine, tmp_path, pattern, damage):
    (path,) = files(tmp_path, pattern)
    damage(path)
    reader = WhooshEngine(tmp_path / "index", segmenter)
    with pytest.raises(IndexDamaged, match="rebuild"):
        reader.search(SearchRequest(Words("改造")))
    write(reader, invented.MAY, fresh=True)
    assert ids(reader) == ["m-may-s1"]
    reader.close()


@LEFT_OPEN
def test_a_full_disk(collected, engine, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ArrayWriter, "commit", refuse)
        patch.setattr(ArrayWriter, "cancel", refuse)
        with pytest.raises(StorageFailed, match="No space left"):
            write(engine, invented.MAY, fingerprint="f2")
    assert len(ids(engine)) == 7
    write(engine, invented.MAY, fingerprint="f3")
    assert engine.digests()["m-may"] == "f3"


def test_a_meeting_written_by_half_is_never_committed(engine, monkeypatch):
    def refuse(*_, **__):
        raise ValueError("one document too many")

    with pytest.raises(IndexDamaged), engine.writer() as writer:
        with monkeypatch.context() as patch, pytest.raises(IndexDamaged):
            patch.setattr(ArrayWriter, "add", refuse)
            writer.replace_meeting("m-may", invented.records(invented.MAY))
        writer.delete_meeting("m-march")
    assert len(ids(engine)) == 7


def test_a_refused_text_does_not_spoil_the_others(engine):
    broken = replace(invented.MAY, title="半个字\ud800")
    with engine.writer() as writer:
        with pytest.raises(Exception, match="m-may"):
            writer.replace_meeting("m-may", invented.records(broken))
        writer.delete_meeting("m-march")
    assert set(engine.digests()) == {"m-may", "m-later", "m-undated"}


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs Linux's /proc")
def test_old_generations_are_let_go(engine, tmp_path):
    for number in range(8):
        write(engine, invented.MAY, fingerprint=f"f{number}")
        ids(engine, Words("改造"))
    gc.collect()
    maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines()
    mapped = [line for line in maps if str(tmp_path) in line]
    current = tmp_path / "index" / engine.info().generation
    assert [line for line in mapped if str(current) not in line] == []
    assert len(mapped) == len(list(current.glob("*.seg")))


def test_no_lock_file_ties_generations(engine, tmp_path):
    write(engine, invented.MAY, fingerprint="f2")
    assert [p.name for p in (tmp_path / "index").rglob("*LOCK")] == ["LOCK"]


def test_a_whole_sentence_is_a_phrase(engine):
    text = "会议要求加快改造进度。" * 45
    changed = replace(invented.MAY, sections=(invented.section(1, "研究", text),))
    write(engine, changed)
    assert ids(engine, Phrase(text)) == ["m-may-s1"]
    assert ids(engine, Phrase(text[1:] + "会")) == []


def test_postings_stay_in_the_mapped_file(engine):
    """Whoosh would copy the whole index into memory at each opening."""
    assert ids(engine, Words("改造"))
    ((leaf, _),) = engine._opened.snapshot._reading._leaves
    assert "file" not in vars(leaf._terms._postfile)
    assert not isinstance(leaf._terms._dbfile.file, BytesIO)
