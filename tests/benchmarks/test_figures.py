"""Figures, tables and charts from invented measurements."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from benchmarks.speed.figures import Measured, agreement, latency, middle, percentile
from benchmarks.speed.gate import faults
from benchmarks.speed.report import charts, part_of, put_part, size_part, title

BUILD = {"sections": 100, "cpu": 2.0, "wall": 4.0, "mb": 1.5, "peak_mb": 80.0, "before_mb": 40.0}
START = {"wall": 0.5, "cpu": 0.4, "loaded": 0.2}


def invented(engine, slower):
    times = [(0.001 * slower, 0.002 * slower)] * 3
    return Measured(
        engine, 100, build=BUILD, start=START, totals=[5, 6, 7], cold=times, cached=times
    )


@pytest.mark.parametrize(
    ("share", "value"), [(0.01, 1), (0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)]
)
def test_percentile(share, value):
    assert percentile(list(range(100, 0, -1)), share) == value


def test_latency_is_in_milliseconds_of_the_clock():
    found = latency([(0.010, 0.020)] * 10, "wall")
    assert (found.p50, found.p95, found.per_second) == (20.0, 20.0, pytest.approx(50.0))


def test_middle_of_rounds():
    rounds = [[(1.0, 10.0), (2.0, 20.0)], [(3.0, 30.0), (9.0, 90.0)], [(2.0, 20.0), (4.0, 40.0)]]
    assert middle(rounds) == [(2.0, 20.0), (4.0, 40.0)]


def test_agreement_names_the_classes_that_differ():
    found = agreement(["and", "or", "or"], [10, 4, 5], [10, 5, 5])
    assert (found.same, found.questions, found.differing) == (2, 3, {"or": 1})
    assert found.largest == pytest.approx(0.2)


def test_ratios_are_to_the_textbook():
    left_out = Measured("fts5", 100, "not run above 50 sections")
    run = (["and", "or", "or"], [invented("jiyao-whoosh", 1), invented("textbook", 8), left_out])
    text = size_part(100, run, "cpu")
    assert "| jiyao-whoosh | 1.00 / 1.00 / 1.00 | 1,000 | 8.0× | 8.0× |" in text
    assert "- fts5: not run above 50 sections" in text


def test_a_part_is_replaced_and_others_stay(tmp_path):
    path = tmp_path / "RESULTS.md"
    put_part("one", "first", path)
    put_part("two", "second", path)
    put_part("one", r"third \1", path)
    text = path.read_text(encoding="utf-8")
    assert "first" not in text
    assert text.index(r"third \1") < text.index("second")


def test_a_new_part_comes_behind_its_family(tmp_path):
    path = tmp_path / "RESULTS.md"
    for name in ("engines", "growth", "engines-opensearch-1000", "engines-200000"):
        put_part(name, f"text of {name}", path)
    found = [line for line in path.read_text(encoding="utf-8").split("\n") if line[:6] == "text o"]
    assert [line.removeprefix("text of ") for line in found] == [
        "engines",
        "engines-opensearch-1000",
        "engines-200000",
        "growth",
    ]


@pytest.mark.parametrize(
    ("sizes", "cluster", "part", "heading"),
    [
        ("1000,10000", None, "engines", "Engines"),
        ("200000", None, "engines-200000", "Engines at 200,000 sections"),
        (
            "10000",
            "start",
            "engines-opensearch-10000",
            "Engines beside a node of OpenSearch at 10,000 sections",
        ),
        (
            "1000,5000",
            "http://127.0.0.1:9200",
            "engines-opensearch-1000-5000",
            "Engines beside a node of OpenSearch at 1,000 and 5,000 sections",
        ),
    ],
)
def test_a_run_writes_a_part_of_its_own(sizes, cluster, part, heading):
    assert part_of(sizes, cluster) == part
    assert title(part) == heading


def test_what_is_compared_with_what_is_said():
    run = (["and", "or", "or"], [invented("jiyao-opensearch", 1), invented("tantivy-py", 2)])
    text = size_part(100, run, "cpu")
    assert "| jiyao-opensearch | 1.00 / 1.00 / 1.00 | 1,000 | 2.0× | 2.0× |" in text
    assert "Ratios are to tantivy-py." in text
    assert "about once a second" in text
    assert "about once a second" not in size_part(100, run, "wall")


def test_charts_are_well_formed_and_show_every_engine():
    run = (["and", "or", "or"], [invented("jiyao-whoosh", 1), invented("textbook", 8)])
    for chart in charts({100: run, 1000: run}, "cpu").values():
        root = ElementTree.fromstring(chart)
        texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
        assert {"jiyao-whoosh", "textbook"} <= set(texts)


@pytest.mark.parametrize(
    ("slower", "totals", "fault"),
    [
        (1, [5, 6, 7], None),
        (20, [5, 6, 7], "p95, terms cold"),
        (1, [5, 6, 9], "other totals"),
    ],
)
def test_the_gate_judges_ratios_and_totals(slower, totals, fault):
    ours = replace(invented("jiyao-whoosh", slower), build={**BUILD, "cpu": 1.0})
    tantivy = replace(invented("jiyao-tantivy", 1), build={**BUILD, "cpu": 1.0}, totals=totals)
    found = list(faults(["and", "or", "or"], [ours, tantivy, invented("textbook", 8)]))
    assert any(fault in line for line in found) if fault else found == []
