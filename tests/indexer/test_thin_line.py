"""The whole way on the invented samples: folder, index, second run, question, answer."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpus
from indexer.cli import command_group


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    samples = Path(corpus.__file__).parent / "samples"
    return shutil.copytree(samples, tmp_path / "纪要", ignore=shutil.ignore_patterns("*.md"))


def jiyao(*arguments):
    return CliRunner().invoke(command_group(), [str(argument) for argument in arguments])


def receipt(*arguments):
    return json.loads(jiyao(*arguments, "--json").stdout)


def test_index_twice_then_ask(folder):
    first = receipt("index", folder)
    assert (first["new"], first["failed"], first["duplicates"]) == (first["read"], [], [])
    second = receipt("index", folder)
    assert (second["read"], second["unchanged"]) == (0, first["new"])
    assert second["generation"] == first["generation"]

    min(folder.rglob("*.txt")).unlink()
    (folder / "坏.txt").write_bytes(b"\x00\x01\x02")
    third = jiyao("index", folder)
    assert third.exit_code == 3
    assert third.stdout.startswith(f"新增 0，变更 0，消失 1，未变 {first['new'] - 1}，失败 1；")
    assert "坏.txt" in third.stderr

    found = receipt("search", '"老旧小区"')
    assert found["total"] > 0
    for hit in found["hits"]:
        marked = [e["text"][a:b] for e in hit["excerpts"] for a, b in e["spans"]]
        marked += [hit["heading"][a:b] for a, b in hit["heading_spans"]]
        assert set(marked) == {"老旧小区"}
    meeting = receipt("show", found["hits"][0]["meeting_id"])
    assert "老旧小区" in json.dumps(meeting, ensure_ascii=False)
    assert receipt("stats")["meetings"] == first["new"] - 1


def test_a_failing_run_leaves_the_old_index_answering(folder):
    jiyao("index", folder)
    before = receipt("search", "老旧小区")
    for file in folder.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00")
    assert jiyao("rebuild", folder).exit_code == 1
    assert jiyao("index", folder).exit_code == 3
    assert receipt("search", "老旧小区") == before


def test_every_sample_parses_to_one_line(folder):
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    result = jiyao("parse", *files)
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) == len(files)
