"""The gate of relevance: a change that lowers it is seen, on few sections and without a clock."""

import gzip
import json
from random import Random

import pytest

from benchmarks.relevance import collection, known_items, other_names
from benchmarks.relevance.__main__ import main
from benchmarks.relevance.damage import EXACT, HARMS, MISSING
from benchmarks.relevance.indexing import ENGINES, filled
from benchmarks.relevance.measures import mean, ndcg, reciprocal
from benchmarks.speed.files import make_records
from indexer.asking.asker import Asker

SEED, SIZE, ITEMS = 5, 320, 30


@pytest.fixture(scope="module")
def meetings():
    return list(make_records(SEED, SIZE))


@pytest.fixture(scope="module")
def items(meetings):
    records = [record for meeting in meetings for record in meeting.sections]
    return list(known_items.make_items(records, ITEMS, SEED))


@pytest.fixture(scope="module")
def named():
    return list(other_names.make_named(SEED))


@pytest.mark.parametrize("engine", ENGINES)
def test_known_items_are_found(engine, meetings, items):
    with filled(engine, meetings) as opened:
        rows = known_items.rows(Asker(opened), items)
    assert list(known_items.faults(rows)) == []
    assert known_items.together(rows, exact=True) == (1.0, 1.0)
    wanted, candidate = known_items.together(rows, exact=False)
    assert wanted > 0.94
    assert candidate > 0.98
    assert [row for row in rows if row.nothing] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_organizations_are_found_by_their_other_names(engine, named):
    with filled(engine, (one.records for one in named)) as opened:
        known = other_names.tally(opened, named)
        unknown = other_names.tally(opened, named, other_names.NO_NAMES)
    assert known.recall > 0.95
    assert known.precision > 0.95
    assert unknown.recall < 0.4


def test_items_are_the_same_for_a_seed(meetings, items):
    records = [record for meeting in meetings for record in meeting.sections]
    assert list(known_items.make_items(records, ITEMS, SEED)) == items
    assert {(item.kind, item.harm) for item in items} >= {
        (kind, harm) for kind in known_items.CARRIED for harm in (EXACT, MISSING, "traditional")
    }


@pytest.mark.parametrize("harm", [harm for harm in HARMS if harm != EXACT])
def test_a_harm_changes_the_text(harm):
    number = "芷溪县政会〔2009〕5号"
    found = [typed for n in range(40) for typed in HARMS[harm](number, Random(n))]
    assert number not in found
    assert all("2009" in typed and "5" in typed for typed in found)


def test_a_name_without_a_character_may_be_of_several(items):
    assert any(len(i.candidates) > 1 for i in items if (i.kind, i.harm) == ("person", MISSING))
    assert all(item.wanted in item.candidates for item in items)


def test_measures():
    assert reciprocal([False, False, True, True]) == pytest.approx(1 / 3)
    assert reciprocal([False]) == 0
    assert ndcg(["a", "b", "c"], {"a": 1, "b": 1}) == 1
    assert ndcg(["c", "a"], {"a": 1}) == pytest.approx(0.63093, abs=1e-5)
    assert ndcg(["a", "b"], {"b": 2, "a": 1}) == pytest.approx(0.79671, abs=1e-5)
    assert (mean([]), mean([0.0, 1.0])) == (0, 0.5)


def test_a_fault_is_told():
    row = known_items.Row("title", EXACT, 10, 0.5, 0.5, 0.0, 0.1)
    rows = [known_items.Row(k, h, 10, 1, 1, 0, 0) for k in known_items.CARRIED for h in HARMS]
    assert list(known_items.faults(rows)) == []
    assert list(known_items.faults([row, *rows])) == ["title, exact: 0.750 < 0.98"]


@pytest.fixture
def judged(tmp_path):
    """A collection in which the words of two questions stand in one text each."""
    texts = (("t1", "养老服务"), ("t2", "停车管理"), ("t3", "河道治理"))
    write(tmp_path / "corpus.jsonl.gz", [{"_id": i, "title": "办法", "text": t} for i, t in texts])
    questions = (("q1", "怎样养老？"), ("q2", "哪里停车？"), ("q3", "没有答案"))
    write(tmp_path / "queries.jsonl.gz", [{"_id": i, "text": t} for i, t in questions])
    (tmp_path / "qrels.tsv").write_text("q1\tt1\t1\nq2\tt2\t1\nq2\tt3\t1\n", encoding="utf-8")
    return tmp_path


def write(path, lines):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def test_a_collection_is_scored(judged, capsys):
    assert [len(q.grades) for q in collection.read_questions(judged)] == [1, 2]
    arguments = ["collection", "--folder", str(judged), "--engines", "whoosh", "--weights", "0.5"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "whoosh, tuning half, characters 0.5: 1.0000" in printed
    assert "| both | 0.613 | 1.000 | 0.807 | 1.000 |" in printed


def test_a_collection_that_is_not_at_hand_is_skipped_with_a_reason(tmp_path, capsys):
    assert main(["collection", "--folder", str(tmp_path / "nowhere")]) == 0
    assert "Skipped" in capsys.readouterr().out
