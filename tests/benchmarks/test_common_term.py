"""A term in every section: each tool answers in full or says why not, and all pages are there."""

import pytest

from benchmarks.speed.common_term import ask_all, fill
from indexer.engines import open_engine
from indexer.research import collocates, concordance
from indexer.text.analysis import Segmenter

SIZE = 530


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_what_is_answered(name, tmp_path, monkeypatch):
    pytest.importorskip(name)
    monkeypatch.setattr(collocates, "MOST_READ", 500)
    monkeypatch.setattr(concordance, "MOST_READ", 300)
    engine = open_engine(f"{name}:{tmp_path / 'index'}", Segmenter())
    fill(engine, SIZE)
    found = {one.name: one for one in ask_all(engine)}
    engine.close()
    statuses = {one.name: one.status for one in found.values()}
    assert statuses == {**dict.fromkeys(statuses, 200), "collocates": 400}
    assert "too-many-hits" in found["collocates"].said
    assert "530" in found["collocates"].said and "500" in found["collocates"].said
    assert f"total {SIZE}" in found["search, the first page"].said
    assert found["trends by month"].said == f"total {SIZE}, periods 2"
    assert (
        "sections 530, sections_read 300, lines 300, cut True" in found["kwic, the first page"].said
    )
    for sort in ("newest", "relevance"):
        assert found[f"/api/v1/search, by {sort}, to the end"].said == "530 items on 6 pages"
    for file in ("kwic as csv", "export as csv"):
        assert int(found[file].said.split()[0].replace(",", "")) > SIZE
