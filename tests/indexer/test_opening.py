"""An index is opened with what cut its words, never with a mixture."""

from itertools import count

import pytest

import indexer.opening
from indexer.errors import MissingExtra, SchemaMismatch
from indexer.opening import open_index
from indexer.query.clauses import Words
from indexer.query.request import SearchRequest
from indexer.records import flatten
from indexer.runs.reading import ReadAndCut
from indexer.text import analysis, segmenters
from indexer.text.segmenters import HANDS, is_installed
from tests.fakes import a_meeting, a_section

NUMBERS = count()


@pytest.fixture(scope="module", autouse=True)
def one_dictionary():
    """Here it is made anew each time."""


def write(address, **options):
    with open_index(address, **options) as engine, engine.writer(fresh=True) as writer:
        meeting = a_meeting(f"m{next(NUMBERS)}", sections=[a_section()])
        writer.replace_meeting(meeting.id, flatten(meeting, "f"))


@pytest.fixture(params=["whoosh", "tantivy"])
def address(request, tmp_path):
    return f"{request.param}:{tmp_path / 'index'}"


@pytest.fixture
def both():
    if not all(map(is_installed, HANDS)):
        pytest.skip("rjieba is not installed")


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("built", HANDS)
def test_auto_is_what_built_the_index(address, built):
    write(address, segmenter=built)
    with open_index(address) as engine:
        assert engine.library == built
        assert engine.info().segmenter.startswith(f"{built}-")


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(("built", "asked"), [("jieba", "rjieba"), ("rjieba", "jieba")])
def test_another_segmenter_is_refused_with_the_way_out(address, built, asked):
    write(address, segmenter=built)
    with (
        open_index(address, segmenter=asked) as engine,
        pytest.raises(SchemaMismatch, match="jiyao rebuild"),
    ):
        engine.digests()


@pytest.mark.usefixtures("both")
def test_a_new_index_takes_the_fastest_and_so_does_a_rebuilt_one(address):
    with open_index(address) as engine:
        assert engine.library == "rjieba"
    write(address, segmenter="jieba")
    with open_index(address, fresh=True) as engine:
        assert engine.library == "rjieba"


def test_the_dictionary_is_loaded_once_and_kept_with_the_index(tmp_path, address, monkeypatch):
    monkeypatch.setattr(analysis, "_SHARED", {})
    made = []
    prepared = segmenters._prepared
    monkeypatch.setattr(segmenters, "_prepared", lambda *given: made.append(1) or prepared(*given))
    (tmp_path / "index").mkdir()
    write(address, segmenter="jieba")
    ReadAndCut("jieba", anyway=True)("一段话。".encode(), "a.txt")
    assert len(made) == 1
    assert len(list((tmp_path / "index").glob("*.prepared"))) == 1
    monkeypatch.setattr(analysis, "_SHARED", {})
    with open_index(address) as engine:
        engine.search(SearchRequest(Words("会议")))
    assert len(made) == 1


def test_without_the_extra_jieba_cuts(address, monkeypatch):
    monkeypatch.setattr(indexer.opening, "is_installed", lambda name: name == "jieba")
    with open_index(address) as engine:
        assert engine.library == "jieba"


def test_a_missing_segmenter_is_named_with_its_remedy(address, monkeypatch):
    monkeypatch.setattr(indexer.opening, "is_installed", lambda name: name == "jieba")
    with (
        pytest.raises(MissingExtra, match=r"jiyao\[fast\]"),
        open_index(address, segmenter="rjieba"),
    ):
        pass
