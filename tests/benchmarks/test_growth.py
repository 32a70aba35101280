"""The growth of an index: what is measured, and the line that is drawn on from it."""

import pickle

import pytest

from benchmarks.speed.growth import FIGURES, Timed, ask, build, drawn_on, part
from benchmarks.speed.question import WORDLESS


def test_a_line_is_drawn_on_from_the_last_two_sizes():
    assert drawn_on([1, 100, 200], [99.0, 10.0, 20.0], 1000) == pytest.approx(100.0)
    assert drawn_on([100, 200], [7.0, 7.0], 10**7) == 7.0


def test_cutting_is_kept_account_of():
    segmenter = Timed()
    assert segmenter.joined("停车管理", None) == "停车 管理"
    assert segmenter.seconds > 0


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_small_index_is_measured(engine, tmp_path):
    pytest.importorskip(engine)
    (tmp_path / "questions.pickle").write_bytes(pickle.dumps(WORDLESS))
    found = {**build(engine, 40, tmp_path), **ask(engine, 40, tmp_path)}
    assert found["sections"] == 40
    assert found["meetings"] == 6
    assert sum(found["kinds"].values()) == found["bytes"] > 0
    assert 0 < found["cutting"] < found["build"]
    text = part(engine, [{**found, "sections": 20}, found], 1000)
    assert text.count("\n| ") == len(FIGURES) + 2
    assert "1,000 on paper" in text
