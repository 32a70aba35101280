"""What the page about the data says, of invented meetings and of the samples."""

from collections import Counter
from dataclasses import replace

import pytest
from lxml import html

from corpus.doubts import doubt
from corpus.grammar.organ_names import organ_names
from corpus.model import PartialDate
from indexer.browsing import Series
from indexer.errors import StorageFailed
from indexer.runs.manifest import Outcome, SourceRow, open_manifest
from indexer.series import sittings_of
from search_app.app import create_app
from search_app.pages.about_page import about_page
from search_app.pages.browse_page import Place
from tests.search_app.canned import ATTACK, MEETING, SCAN, CannedEngine

LATER = replace(MEETING, id="later", session=6, date=PartialDate(2025), warnings=())
UNDATED = replace(MEETING, id="undated", session=None, date=None)
NOBODY = replace(MEETING, id="nobody", bodies=(), warnings=(doubt("body-unknown"),))
MEETINGS = (MEETING, LATER, UNDATED, NOBODY, SCAN)


@pytest.fixture
def page():
    sittings = (s for m in MEETINGS for s in sittings_of(m, organ_names()))
    return about_page(CannedEngine(*MEETINGS), Series(sittings), None)


def test_dates_and_what_has_none(page):
    rows = dict(page.rows)
    assert (rows["about.first"], rows["about.newest"]) == ("2024年3月8日", "2025年")
    assert (rows["about.undated"], rows["about.bodiless"]) == (1, 1)


def test_coverage_by_body_and_year(page):
    assert page.years == ("2024", "2025", "undated")
    (row,) = page.coverage
    assert [cell.count for cell in row.cells] == [2, 1, 1]
    assert row.cells[1].url.endswith("&year=2025")
    assert page.more_bodies == 0


def test_formats_scans_and_doubts(page):
    shares = [(share.name, share.count, share.percent) for share in page.formats]
    assert shares == [("text/plain", 4, "80.0%"), ("application/pdf", 1, "20.0%")]
    assert (page.scans.count, page.scans.percent) == (1, "20.0%")
    counts = {told.code: told.count for told in page.doubts}
    assert counts == {"torn-line": 3, "body-unknown": 1}


def test_gaps(page):
    ((body, url, gap),) = page.gaps
    assert (body, gap.missing) == ("青禾区人民政府", "缺第4次至第5次")
    assert url == Place(body=body).url()


def test_failures_are_counted_by_reason(tmp_path):
    failed = SourceRow("/minutes", "a.pdf", "", "1", Outcome.FAILED, "damaged-file", "坏了：a.pdf")
    rows = [
        failed,
        replace(failed, path=ATTACK),
        replace(failed, path="b.txt", code="not-minutes", chinese="不是纪要：b.txt"),
        replace(failed, path="c.txt", outcome=Outcome.INDEXED, code=None),
    ]
    with open_manifest(tmp_path / "index.sources") as manifest:
        manifest.record(rows)
    client = create_app(CannedEngine(MEETING), manifest=tmp_path / "index.sources").test_client()
    shown = html.fromstring(client.get("/about").text)
    table = shown.xpath("//h2[@id='failures']/following::table[1]")[0]
    assert [row.xpath("th//text()|td[1]//text()") for row in table.xpath(".//tbody/tr")] == [
        ["damaged-file", "2"],
        ["not-minutes", "1"],
    ]
    assert ATTACK in table.text_content() and "坏了" in table.text_content()
    (tmp_path / "index.sources").write_bytes(b"no database")
    with pytest.raises(StorageFailed):
        about_page(CannedEngine(), Series(()), tmp_path / "index.sources")
    assert client.get("/about").status_code == 503


def test_the_matrix_of_the_samples_counts_every_meeting(samples, sample_client):
    shown = html.fromstring(sample_client.get("/about").text)
    table = shown.xpath("//h2[@id='coverage']/following::table[1]")[0]
    told = {
        row.xpath("string(th)"): sum(int(cell) for cell in row.xpath("td/a/text()"))
        for row in table.xpath(".//tbody/tr")
    }
    meetings = map(samples.meeting, samples.digests())
    sat = {(s.body, s.meeting_id) for m in meetings for s in sittings_of(m, organ_names())}
    assert told == Counter(body for body, _ in sat)
    formats = shown.xpath("//h2[@id='formats']/following::table[1]//td[1]/text()")
    assert sum(map(int, formats)) == len(samples.digests())
    assert "2024年10月25日" in shown.text_content()
