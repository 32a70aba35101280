"""What is built again, and what is only asked again."""

import pytest

from benchmarks.speed import running
from benchmarks.speed.running import Plan, run_size
from benchmarks.speed.table import BY_NAME, NODE

ASKED = {"cold": [(1.0, 1.0)], "cached": [], "totals": [1], "peak_mb": 1.0}
REPORTS = {
    "build": {"cpu": 1.0, "wall": 2.0},
    "ask": ASKED,
    "start": {"loaded": 1.0, "wall": 1.0, "cpu": 1.0},
}


@pytest.mark.parametrize(
    ("keep", "errands", "left"),
    [
        (True, ["build", "start", "ask", "start", "ask"], True),
        (False, ["build", "start", "ask", "build", "start", "ask"], False),
    ],
)
def test_kept_indexes_are_asked_again(tmp_path, monkeypatch, keep, errands, left):
    sent = []

    def child(arguments, timeout):
        sent.append(arguments[1])
        return REPORTS[arguments[1]]

    monkeypatch.setattr(running, "child", child)
    monkeypatch.setattr(running, "make_questions", lambda seed, size: ())
    plan = Plan(seed=1, rounds=1, timeout=1, budget=1, work=tmp_path, keep=keep)
    found = [run_size(plan, 100, [BY_NAME["fts5"]]) for _ in range(2)]
    assert sent == errands
    assert found[0] == found[1]
    assert found[0][1][0].build == REPORTS["build"]
    assert (tmp_path / "100" / "fts5.json").exists() == left


def test_an_engine_without_its_node_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv(NODE, raising=False)
    monkeypatch.setattr(running, "make_questions", lambda seed, size: ())
    plan = Plan(seed=1, rounds=1, timeout=1, budget=1, work=tmp_path)
    _, (found,) = run_size(plan, 100, [BY_NAME["jiyao-opensearch"]])
    assert "--cluster" in found.refusal
