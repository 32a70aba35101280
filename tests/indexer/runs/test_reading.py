"""What reading processes are given beside the files."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import corpus
from corpus.parse import read_meeting
from indexer.around import Around
from indexer.engines.embedded import EmbeddedEngine
from indexer.errors import BadText
from indexer.opening import open_index
from indexer.query.clauses import Everything, Words
from indexer.query.request import SearchRequest
from indexer.record_json import dump_head, dump_record
from indexer.records import MadeMeeting, MadeSection, flatten, word_texts
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from indexer.runs.reading import ReadAndCut
from indexer.schema import WORD_FIELDS
from indexer.text.segmenters import HANDS

SAMPLES = Path(corpus.__file__).parent / "samples"


@pytest.mark.parametrize("library", HANDS)
def test_the_server_of_reading_processes_can_load_the_dictionary(library):
    """A module that is not there is passed over in silence, and each child loads its own."""
    assert all(map(find_spec, ReadAndCut(library, maker=flatten).preload))


def test_a_run_loads_no_grammar_before_it_reads():
    """Grammars and readers would take half of the time of a run that finds nothing new."""
    told = "import sys, indexer.runs.build; print({'corpus.parse', 'lxml'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_the_texts_that_are_cut_beforehand_are_those_of_the_records(path):
    meeting = read_meeting(path.read_bytes(), path.name)
    records = flatten(meeting, "").sections
    wanted = {text for r in records for field in WORD_FIELDS for text in field.values(r)}
    assert set(word_texts(meeting)) == wanted
    assert len(wanted) > len(records)


def _made(records, segmenter):
    words = {"words": [segmenter.identity, *records.cut.words]}
    stored = [dump_record(record).encode() for record in records.sections]
    sections = [MadeSection(one, words, {}) for one in stored]
    return MadeMeeting(dump_head(records.meeting).encode(), sections)


def _refusing(records, segmenter):
    raise BadText(place=records.meeting.id)


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_meeting_that_is_made_ready_tells_what_one_that_is_cut_tells(path):
    data = path.read_bytes()
    cut = ReadAndCut("jieba")(data, path.name)
    ready = ReadAndCut("jieba", maker=_made)(data, path.name)
    assert (ready.told, ready.doubts, ready.recognised) == (cut.told, cut.doubts, cut.recognised)
    assert ready.meeting == cut.meeting
    assert ready.made.sections[0].common == {"words": [cut.cut.segmenter, *cut.cut.words]}
    assert ReadAndCut("jieba", maker=_refusing)(data, path.name) == cut


def test_an_index_is_the_same_wherever_its_documents_are_made(tmp_path, monkeypatch):
    """Two files of one meeting are mended from what was made; what is shown is the same."""
    pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    texts = tmp_path / "texts"
    for path in sorted(SAMPLES.rglob("*.txt"))[:4]:
        for name in (path.name, f"again-{path.name}"):
            texts.mkdir(exist_ok=True)
            (texts / name).write_bytes(path.read_bytes())
    held = []
    for maker in (True, False):
        folder = tmp_path / str(maker)
        folder.mkdir()
        with (
            open_index(f"tantivy:{folder / 'index'}") as engine,
            open_manifest(folder / "manifest.db") as manifest,
        ):
            if not maker:
                monkeypatch.setattr(Around, "maker", None)
                monkeypatch.setattr(EmbeddedEngine, "maker", None)
            report = update(engine, manifest, [texts])
            found = engine.search(SearchRequest(Everything(), facets=("body", "attendee")))
            records = [hit.record for hit in found.hits]
            words = [engine.count(SearchRequest(Words(word))) for word in ("研究", "会议", "要")]
            digests = engine.digests()
            sources = [engine.meeting(name).other_sources for name in sorted(digests)]
            held.append((report.new, records, found.facets, words, digests, sources))
    assert held[0] == held[1]
    assert len(held[0][1]) > 4
    assert any(held[0][-1])
