"""``jiyao check`` as people and scripts call it."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from indexer.cli import command_group
from indexer.text.analysis import shared
from tests import chains
from tests.chains import LIFTS, PARKING


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("check") / "index"
    with chains.chain_index(str(place), shared("jieba", place)):
        return place


@pytest.fixture
def jiyao(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    options = ("--index", str(place))
    return lambda *arguments, **given: runner.invoke(
        command_group(), ("check", *arguments, *options), **given
    )


def test_a_list_on_standard_input_is_told_in_lines(jiyao):
    run = jiyao("-", input=f"{LIFTS}\n没有这份文件\n")
    assert run.exit_code == 0
    assert "2023-06-02  青禾区政府summer会议纪要  原则同意  summer#s1p2  （2 次会议）" in run.stdout
    assert "2  没有这份文件\n    没有找到\n" in run.stdout
    assert "2 行：找到 1，没有找到 1" in run.stderr


def test_a_table_comes_out_as_a_table(jiyao, tmp_path):
    (tmp_path / "list.csv").write_text(f"序号,材料\n1,{PARKING}\n2,=1+1\n", encoding="gb18030")
    run = jiyao("list.csv", "--column", "材料", "--csv")
    facts, _, listed = run.stdout_bytes.decode("utf-8-sig").partition(f"\r\n{',' * 12}\r\n")
    rows = list(csv.DictReader(io.StringIO(listed)))
    assert "条件 Conditions,列=材料," in facts
    again = json.loads(jiyao("-", "--json", input=run.stdout_bytes).stdout)
    assert [row["input"] for row in again["rows"]] == [PARKING, "'=1+1"]
    assert [(row["输入"], row["结果"]) for row in rows] == [(PARKING, "审议通过"), ("'=1+1", "")]


def test_json_is_one_object(jiyao):
    run = jiyao("-", "--json", input=LIFTS)
    told = json.loads(run.stdout)
    assert told["rows"][0]["url"] == "summer#s1p2"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.4", "读不出清单"), (b"\n", "没有可核对的"), ("甲\n".encode() * 1_001, "1001 行")],
)
def test_what_cannot_be_taken_is_refused_in_both_languages(jiyao, data, code):
    run = jiyao("-", input=data)
    assert run.exit_code == 1
    assert code in run.stderr
    assert "list" in run.stderr


def test_a_file_that_is_too_large_is_refused(jiyao):
    run = jiyao("-", input=b"a" * 4_000_001)
    assert (run.exit_code, "超过 4 MB" in run.stderr) == (1, True)
