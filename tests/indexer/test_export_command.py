"""``jiyao export`` as people call it."""

import json
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from indexer import opening
from indexer.cli import command_group
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine


@pytest.fixture
def engine():
    return ScanningEngine(*(a_meeting(f"m{n}", sections=[a_section()]) for n in range(3)))


@pytest.fixture
def jiyao(engine, tmp_path, monkeypatch):
    @contextmanager
    def open_index(address, **_):
        yield engine

    monkeypatch.setattr(opening, "open_index", open_index)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(command_group(), ("export", *arguments))


def test_it_prints_all_that_is_found(jiyao):
    run = jiyao("停车", "--format", "txt", "--year", "2023")
    assert run.exit_code == 0
    assert run.stdout.count("会议审议了停车管理办法。") == 3
    assert "条件 Conditions: 年份=2023\n" in run.stdout


def test_json_is_json_lines(jiyao):
    lines = jiyao("停车", "--json").stdout.splitlines()
    assert json.loads(lines[0])["about"]["items"] == 3
    assert [json.loads(line)["meeting_id"] for line in lines[1:]] == ["m0", "m1", "m2"]


def test_a_file_is_there_only_when_it_is_whole(jiyao, engine, tmp_path, monkeypatch):
    assert jiyao("停车", "--output", "all.csv").exit_code == 0
    whole = (tmp_path / "all.csv").read_bytes()
    info = engine.info

    def switched():
        engine.generation += 1
        return info()

    monkeypatch.setattr(engine, "info", switched)
    run = jiyao("停车", "--output", "all.csv")
    assert run.exit_code == 1
    assert "索引刚刚更新" in run.stderr
    assert (tmp_path / "all.csv").read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]


def test_an_unknown_format_is_wrong_usage(jiyao):
    assert jiyao("--format", "docx").exit_code == 2
    assert jiyao("--sise", "3").exit_code == 2


def test_what_nobody_bears_is_told_beside_the_file(jiyao):
    run = jiyao("停车 OR", "--body", "甲局", "--format", "csv")
    assert "“会议主体：甲局”：索引里没有这个值。\n“Body: 甲局”: no such value" in run.stderr
    assert "这个 OR 已忽略" in run.stderr and "这个 OR 已忽略" in run.stdout
