"""The notebook runs, cell after cell, against the samples, without a network."""

import io
import json
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOK = json.loads((DOCS / "research-morning.ipynb").read_text(encoding="utf-8"))
CODE = ["".join(c["source"]) for c in NOTEBOOK["cells"] if c["cell_type"] == "code"]


@pytest.fixture
def notebook(sample_client, monkeypatch, tmp_path, capsys):
    """The names that the cells leave behind, what they printed, and what they asked."""
    asked = []

    def urlopen(url):
        parts = urlsplit(url)
        assert parts.netloc == "127.0.0.1:8000"
        asked.append(parts.path)
        answer = sample_client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200, answer.text
        return io.BytesIO(answer.data)

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    monkeypatch.chdir(tmp_path)
    names = {}
    for number, cell in enumerate(CODE):
        exec(compile(cell, f"cell {number}", "exec"), names)
    return names, capsys.readouterr().out, asked


def test_the_notebook_goes_from_fetching_to_a_plot(notebook, tmp_path):
    names, printed, asked = notebook
    assert names["total"] == len(names["rows"]) > 10
    assert sum(names["by_year"].values()) + names["undated"] == names["total"]
    assert f"{names['total']} 项议题，索引代次 {names['generation']}" in printed
    assert "[EB/OL]" in printed
    assert len(set(asked)) == 3
    lines = etree.parse(tmp_path / "trends.svg").findall("{http://www.w3.org/2000/svg}polyline")
    assert [len(line.get("points").split()) for line in lines] == [len(names["periods"])] * 2


def test_the_notebook_is_kept_without_what_it_printed():
    cells = [c for c in NOTEBOOK["cells"] if c["cell_type"] == "code"]
    assert [c for c in cells if c["outputs"] or c["execution_count"]] == []
    assert len({c["id"] for c in NOTEBOOK["cells"]}) == len(NOTEBOOK["cells"])
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
