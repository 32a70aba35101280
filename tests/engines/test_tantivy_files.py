"""What concerns Tantivy alone: damaged and shared files, what is missing, and ties."""

import hashlib
import resource
import sys
from dataclasses import replace
from importlib import import_module

import pytest

from indexer.engines import open_engine
from indexer.errors import IndexDamaged, MissingExtra, StorageFailed
from indexer.query.clauses import AllOf, AnyOf, Not, Phrase, Words
from indexer.query.request import Filter, SearchRequest
from tests.engines import invented
from tests.engines.contract.engines import ids, write

pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")


@pytest.fixture
def engine(segmenter, tmp_path):
    engine = open_engine(f"tantivy:{tmp_path / 'index'}", segmenter)
    write(engine, *invented.ALL)
    yield engine
    engine.close()


def contents(folder):
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def newest(tmp_path):
    return tmp_path / "index" / (tmp_path / "index" / "current").read_text().split()[0]


def files(tmp_path, pattern):
    return sorted(newest(tmp_path).rglob(pattern))


def test_a_write_leaves_the_generation_before_as_it_was(engine, tmp_path):
    folder = newest(tmp_path)
    before = contents(folder)
    write(engine, invented.MAY, fingerprint="f2")
    with engine.writer() as writer:
        writer.delete_meeting("m-march")
    assert newest(tmp_path) != folder
    assert contents(folder) == before


def test_unchanged_files_are_shared(engine, tmp_path):
    (terms,) = files(tmp_path, "*.term")
    write(engine, invented.MAY, fingerprint="f2")
    assert terms.samefile(newest(tmp_path) / "tantivy" / terms.name)


def test_old_files_do_not_pile_up(engine, tmp_path):
    for n in range(30):
        write(engine, *invented.ALL, fingerprint=f"f{n}")
        with engine.writer() as writer:
            writer.delete_meeting(f"m-{n}")
    (listed,) = files(tmp_path, "tantivy/meta.json")
    names = {path.name.partition(".")[0] for path in files(tmp_path, "*.store")}
    assert all(
        f"{n[:8]}-{n[8:12]}-{n[12:16]}-{n[16:20]}-{n[20:]}" in listed.read_text() for n in names
    )
    assert len(names) <= 8
    size = sum(path.stat().st_size for path in files(tmp_path, "*") if path.is_file())
    write(engine, *invented.ALL, fresh=True)
    once = sum(path.stat().st_size for path in files(tmp_path, "*") if path.is_file())
    assert size <= 8 * once


def test_many_small_runs_leave_few_files(engine, tmp_path):
    """As cron does: a meeting or two each time, of which three generations are kept."""
    counts = []
    for n in range(24):
        write(engine, replace(invented.MAY, id=f"m-{n}"), fingerprint=f"f{n}")
        counts.append(len(files(tmp_path, "*.store")))
    assert max(counts) <= 8
    assert counts[-1] < max(counts)
    kept = {path.stat().st_ino for path in (tmp_path / "index").rglob("*.store")}
    assert len(kept) <= 8 + 2 * 2
    assert len(list((tmp_path / "index").glob("gen-*"))) == 3
    assert len(ids(engine, Words("城市更新"))) == 25


def test_no_lock_file_ties_generations(engine, tmp_path):
    older = {path.name: path for path in files(tmp_path, "*.lock")}
    write(engine, invented.MAY, fingerprint="f2")
    newer = files(tmp_path, "*.lock")
    assert newer
    assert [path for path in newer if path.samefile(older[path.name])] == []


@pytest.mark.parametrize("pattern", ["tantivy/meta.json", "*.term", "*.fast", "*.store", "*.idx"])
@pytest.mark.parametrize("damage", ["gone", "zeros", "cut"])
def test_damaged_files(segmenter, engine, tmp_path, pattern, damage):
    for path in files(tmp_path, pattern):
        data = path.read_bytes()
        path.unlink()
        if damage != "gone":
            path.write_bytes(b"\0" * len(data) if damage == "zeros" else data[: len(data) // 2])
    reader = open_engine(f"tantivy:{tmp_path / 'index'}", segmenter)
    with pytest.raises(IndexDamaged, match="rebuild"):
        reader.search(SearchRequest(Words("改造"), facets=("year",)))
    write(reader, invented.MAY, fresh=True)
    assert ids(reader) == ["m-may-s1"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("An IO error occurred: 'No space left on device (os error 28)'", StorageFailed),
        ("IoError { io_error: Os { code: 5, kind: Uncategorized } }", StorageFailed),
        ("IoError { io_error: Os { code: 2, kind: NotFound } }", IndexDamaged),
        ("Data corrupted", IndexDamaged),
    ],
)
def test_what_the_system_refuses_is_no_damage(tmp_path, said, kind):
    vendor_errors = import_module("indexer.engines.tantivy_reading").vendor_errors
    with pytest.raises(kind), vendor_errors(tmp_path):
        raise ValueError(said)


def test_too_many_open_files_are_no_damage(engine, tmp_path):
    open_index = import_module("indexer.engines.tantivy_reading").open_index
    folder = newest(tmp_path)
    open_index(folder)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        with pytest.raises(StorageFailed, match="Too many open files"):
            open_index(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_a_missing_library_is_told_with_its_remedy(segmenter, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("indexer.engines.tantivy_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tantivy", None)
    with pytest.raises(MissingExtra, match=r"pip install 'jiyao\[tantivy\]'"):
        open_engine("tantivy:index", segmenter)


def test_half_a_character_is_the_value_of_nothing(engine):
    assert ids(engine, filters=(Filter("kind", frozenset({"\ud800"})),)) == []


def test_a_page_far_past_the_end_asks_for_no_more_than_there_is(engine):
    found = engine.search(SearchRequest(Words("改造"), offset=10**12, limit=10**12))
    assert (found.total, found.hits) == (3, ())


def test_ties_are_settled_by_date_then_place(engine):
    """More equal scores than one fetch brings."""
    many = tuple(replace(invented.section(1, "研究", "同样的话"), order=n) for n in range(1, 101))
    for name, day in (("m-c", 1), ("m-a", 2), ("m-b", 2)):
        date = replace(invented.LATER.date, day=day)
        write(engine, replace(invented.LATER, id=name, date=date, sections=many))
    expected = [f"{name}-s{n}" for name in ("m-a", "m-b", "m-c") for n in range(1, 101)]
    assert ids(engine, Words("同样的话")) == expected
    hits = engine.search(SearchRequest(Words("同样的话"), offset=95, limit=10)).hits
    assert [hit.record.section_id for hit in hits] == expected[95:105]


@pytest.mark.parametrize(
    "query",
    [
        Words("样"),
        Phrase("样的"),
        AnyOf((Phrase("样的"), Phrase("式样"))),
        AllOf((Words("样"), Not(Phrase("没有的话")))),
        Words("研究 样"),
    ],
    ids=str,
)
def test_pages_make_the_whole_where_nearly_all_weigh_alike(engine, query):
    texts = ("同样的话", "式样繁多", "同样的式样", "样 品", "样 样 俱全")
    with engine.writer() as writer:
        for n in range(40):
            sections = (invented.section(m, "研究", t) for m, t in enumerate(texts, 1))
            date = replace(invented.LATER.date, day=n % 28 + 1)
            meeting = replace(invented.LATER, id=f"m-{n:02}", date=date, sections=tuple(sections))
            writer.replace_meeting(meeting.id, invented.records(meeting))
    whole = ids(engine, query)
    pages = [engine.search(SearchRequest(query, offset=n, limit=7)).hits for n in range(0, 203, 7)]
    assert len(whole) >= 80
    assert [hit.record.section_id for hits in pages for hit in hits] == whole


def test_more_values_than_tantivy_aggregates(engine):
    many = [(f"{n:05}", "局") for n in range(66_000)]
    crowded = invented.meeting("m-crowd", None, invented.section(1, "研究", "人多"), people=many)
    crowds = [replace(invented.MAY, id=f"m-{n}") for n in range(5)]
    write(engine, crowded, *crowds)
    found = engine.search(SearchRequest(Words("人多"), facets=("year", "attendee", "kind")))
    (_, people, kinds) = found.facets
    assert [(c.value, c.count) for c in people.counts] == [(name, 1) for name, _ in many]
    assert [(c.value, c.count) for c in kinds.counts] == [("常务会议", 1)]


def test_meetings_are_counted_in_parts_where_there_are_many(engine, monkeypatch):
    monkeypatch.setattr("indexer.engines.tantivy_counting._PART", 1)
    found = engine.search(SearchRequest(facets=("kind",)))
    assert found.meetings == 4
    assert engine.search(SearchRequest(Words("改造"))).meetings == 3
