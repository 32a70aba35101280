"""Several files of one meeting, read by the real reader: one meeting with several sources."""

import json
from dataclasses import replace

import pytest

import corpus.sandbox
import indexer.runs.reconcile
from corpus.grammar.organ_names import organ_names
from corpus.model import PartialDate
from corpus.serialize import dumps, from_json
from indexer.person_names import person_names
from indexer.printing import meeting_lines
from indexer.runs.build import update
from indexer.runs.manifest import Outcome, open_manifest
from indexer.runs.receipt import as_json, details
from tests.corpus.readers.making import docx, paragraph, pdf
from tests.fakes import FakeEngine

FORMAL = """柳泉市青石区人民政府
会议纪要
青政会〔2023〕16号
青石区人民政府第17次常务会议纪要
2023年8月18日上午，区长石川在区政府主持召开区人民政府第17次常务会议。现纪要如下：
一、审议《青石区供热管理办法（送审稿）》
会议原则同意《青石区供热管理办法（送审稿）》。请区住建局修改完善后印发实施。
二、听取全区防汛工作情况汇报
会议要求，区水利局要做好值守。
出席：石川 林远 周宁
列席：区住建局马建国 区水利局赵宏
2023年8月25日印发
"""
DIGEST = """<html><head><title>石川主持召开青石区政府第17次常务会议</title></head><body>
<h1>石川主持召开青石区政府第17次常务会议</h1>
<p>{day}上午，区委副书记、区长石川主持召开{body}第17次常务会议，研究供热、防汛等工作。</p>
<p>会议审议了《青石区供热管理办法》。会议指出，要保障群众温暖过冬。</p>
<p>会议听取全区防汛工作情况汇报。会议强调，要做好值守。</p>
</body></html>
"""


def digest(day="2023年8月18日", body="青石区政府", **changes):
    text = DIGEST.format(day=day, body=body)
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture
def archive(tmp_path, monkeypatch):
    # Whether a child reads a file is shown elsewhere; starting one costs a second each time.
    monkeypatch.setattr(corpus.sandbox, "_is_plain", lambda job: True)
    return Archive(tmp_path)


class Archive:
    """A folder, an engine and a manifest; files are given by name and text or bytes."""

    def __init__(self, top):
        self.top = top / "files"
        self.top.mkdir()
        self.manifest = top / "manifest"
        self.engine = FakeEngine(exists=False)

    def put(self, name, content):
        data = content if isinstance(content, bytes) else content.encode()
        (self.top / name).write_bytes(data)

    def run(self, **options):
        with open_manifest(self.manifest, fresh=options.get("fresh", False)) as manifest:
            return update(self.engine, manifest, [self.top], **options)

    def meetings(self):
        return [records.meeting for _, records in sorted(self.engine.kept.items())]

    def kept(self):
        """All that the index holds, whether words were cut beforehand or not."""
        return {i: replace(records, cut=None) for i, records in self.engine.kept.items()}

    def sources(self):
        """The files of each meeting, the one that gives it first."""
        return [[source.path for source in meeting.sources] for meeting in self.meetings()]

    def outcomes(self):
        with open_manifest(self.manifest) as manifest:
            return {row.path: (row.outcome, row.meeting_id) for row in manifest.rows()}


PAIRS = {
    "short and long body": (FORMAL, digest()),
    "body without its place, one chair": (
        FORMAL,
        digest(body="区政府").replace("青石区政府", "区政府"),
    ),
    "no year, the same documents": (FORMAL, digest("8月18日")),
}


@pytest.mark.parametrize(("formal", "other"), PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("names", [("a.txt", "b.html"), ("b.txt", "a.html")])
def test_a_formal_text_and_its_digest_are_one_meeting(archive, formal, other, names):
    archive.put(names[0], formal)
    archive.put(names[1], other)
    report = archive.run()
    assert (report.new, report.read, report.possible) == (1, 2, ())
    assert archive.sources() == [list(names)]
    (meeting,) = archive.meetings()
    assert meeting.date == PartialDate(2023, 8, 18)
    assert [found.path for found in report.duplicates] == [names[1]]
    assert archive.outcomes() == {
        names[0]: (Outcome.INDEXED, meeting.id),
        names[1]: (Outcome.DUPLICATE, meeting.id),
    }


@pytest.mark.parametrize("steps", [["txt"], ["html"], ["docx"], ["docx", "html"], ["html", "txt"]])
def test_what_was_read_in_which_run_makes_no_difference(archive, steps):
    contents = {
        "1.html": digest(),
        "2.docx": docx("".join(map(paragraph, FORMAL.splitlines()))),
        "3.txt": FORMAL,
    }
    for step in steps:
        for name in [name for name in contents if name.endswith(step)]:
            archive.put(name, contents.pop(name))
        archive.run()
    for name, content in contents.items():
        archive.put(name, content)
    archive.run()
    ids = [meeting.id for meeting in archive.meetings()]
    kept = archive.kept()
    assert archive.sources() == [["2.docx", "3.txt", "1.html"]]
    again = archive.run()
    assert (again.read, again.new, again.changed, again.gone) == (0, 0, 0, 0)
    archive.run(fresh=True)
    assert [meeting.id for meeting in archive.meetings()] == ids
    assert archive.kept() == kept


def test_a_pdf_and_a_page_of_one_record_are_one_meeting(archive):
    lines = [(60, 780 - 24 * at, 12, text) for at, text in enumerate(FORMAL.splitlines())]
    archive.put("1.pdf", pdf([lines]))
    page = "".join(f"<p>{line}</p>" for line in FORMAL.splitlines())
    archive.put("2.html", f"<html><body>{page}</body></html>")
    report = archive.run()
    assert (report.new, len(report.duplicates), report.possible) == (1, 1, ())
    (meeting,) = archive.meetings()
    assert {source.media_type for source in meeting.sources} == {"application/pdf", "text/html"}


def test_the_next_best_takes_over_when_the_winner_goes(archive):
    archive.put("1.html", digest())
    archive.put("2.txt", FORMAL)
    archive.run()
    (archive.top / "2.txt").unlink()
    archive.run()
    assert archive.sources() == [["1.html"]]
    assert archive.outcomes()["1.html"][0] is Outcome.INDEXED
    archive.put("2.txt", FORMAL)
    archive.run()
    assert archive.sources() == [["2.txt", "1.html"]]


def test_a_damaged_winner_gives_way_and_its_meeting_keeps_its_name(archive):
    archive.put("1.html", digest())
    archive.put("2.txt", FORMAL)
    archive.run()
    (meeting,) = archive.meetings()
    archive.put("2.txt", b"")
    report = archive.run()
    assert [failure.code for failure in report.failed] == ["empty-file"]
    assert archive.sources() == [["1.html"]]
    assert [found.id for found in archive.meetings()] == [meeting.id]
    assert (report.new, report.changed, report.gone) == (0, 1, 0)


def test_nothing_stays_of_a_file_that_took_over_and_went(archive):
    archive.put("1.html", digest())
    archive.put("2.txt", FORMAL)
    archive.run()
    archive.put("2.txt", b"")
    archive.run()
    (archive.top / "1.html").unlink()
    report = archive.run()
    assert (archive.meetings(), report.gone, len(report.failed)) == ([], 1, 1)


def test_a_manifest_of_another_version_costs_a_reading(archive, monkeypatch):
    archive.put("1.txt", FORMAL)
    with monkeypatch.context() as other:
        other.setattr(indexer.runs.reconcile, "dump_telling", lambda told: "{}")
        archive.run()
    report = archive.run()
    assert (report.read, report.unchanged, report.generation) == (1, 1, "g1")
    assert archive.run().read == 0


def test_a_damaged_lesser_source_is_no_source_any_more(archive):
    archive.put("1.html", digest())
    archive.put("2.txt", FORMAL)
    archive.run()
    archive.put("1.html", b"")
    archive.run()
    assert archive.sources() == [["2.txt"]]


def test_type_goes_before_a_scan_and_more_facts_before_fewer(archive):
    archive.put("1.txt", FORMAL.partition("出席：")[0])
    archive.put("2.txt", FORMAL)
    archive.run()
    assert archive.sources() == [["2.txt", "1.txt"]]


APART = {
    "another session": digest(第17次="第18次"),
    "another day": digest("2023年8月19日"),
    "another place": digest(body="柳泉区政府", 青石区政府="柳泉区政府"),
    "another level": digest(body="青石市政府", 青石区政府="青石市政府"),
    "another kind": digest(常务会议="党组会议"),
}


@pytest.mark.parametrize("other", APART.values(), ids=APART)
def test_what_contradicts_stays_apart(archive, other):
    archive.put("1.txt", FORMAL)
    archive.put("2.html", other)
    archive.run()
    assert sorted(archive.sources()) == [["1.txt"], ["2.html"]]


UNSURE = {
    "no place, another chair": digest(
        body="区政府", 青石区政府="区政府", 石川="程海", 青石区供热="某供热"
    ),
    "no year, other documents": digest("8月18日", 青石区供热="某供热", 防汛工作情况="防火工作情况"),
    "the same year, another day": digest("2023年8月19日"),
}


@pytest.mark.parametrize("other", UNSURE.values(), ids=UNSURE)
def test_what_is_unsure_stays_two_and_is_told(archive, other):
    archive.put("1.txt", FORMAL)
    archive.put("2.html", other)
    report = archive.run()
    ids = {meeting.source.path: meeting.id for meeting in archive.meetings()}
    (possible,) = report.possible
    assert dict(zip(possible.paths, possible.meeting_ids, strict=True)) == ids
    assert as_json(report)["possible_duplicates"][0]["meeting_ids"] == list(possible.meeting_ids)
    assert any("possible-duplicate" in line for line in details(report))
    assert archive.run().possible == report.possible


def test_a_file_that_fits_two_meetings_is_put_to_neither(archive):
    one = FORMAL.replace("青石区", "江州市青石区").replace("柳泉市江州市", "江州市")
    archive.put("1.txt", FORMAL)
    archive.put("2.txt", one.replace("青政会", "江青会"))
    archive.put("3.html", digest())
    report = archive.run()
    assert sorted(archive.sources()) == [["1.txt"], ["2.txt"], ["3.html"]]
    assert len(report.possible) == 2


def test_an_index_that_counted_twice_is_mended(archive):
    """What an earlier run took for two meetings is one once it is known better."""
    archive.put("1.txt", FORMAL)
    archive.put("2.html", digest(body="青石局长会", 青石区政府="青石局长会"))
    archive.run()
    assert len(archive.meetings()) == 2
    archive.put("2.html", digest())
    report = archive.run()
    assert archive.sources() == [["1.txt", "2.html"]]
    assert (report.new, report.changed, report.gone) == (0, 1, 1)


def test_other_tables_of_names_reach_the_index_without_reading(archive, tmp_path):
    archive.put("1.txt", FORMAL)
    archive.run()
    organizations = archive.engine.kept[archive.meetings()[0].id].sections[0].organizations
    assert organizations == ("区住房和城乡建设局", "区水利局")
    table = tmp_path / "names.txt"
    table.write_text("水利局\t水务和水利管理局\n", encoding="utf-8")
    report = archive.run(names=organ_names(table))
    assert (report.read, report.changed) == (0, 1)
    organizations = archive.engine.kept[archive.meetings()[0].id].sections[0].organizations
    assert organizations == ("区住房和城乡建设局", "区水务和水利管理局")
    (meeting,) = archive.meetings()
    assert any(o == "区水利局" for a in meeting.attendees for o in a.organizations)
    assert archive.run(names=organ_names(table)).changed == 0


def test_another_table_of_people_reaches_the_index_without_reading(archive, tmp_path):
    archive.put("1.txt", FORMAL)
    archive.run()
    meeting_id = archive.meetings()[0].id
    taking_part = archive.engine.kept[meeting_id].sections[0].taking_part
    key = next(value.split(":")[1] for value in taking_part if ":@" not in value)
    table = tmp_path / "people.txt"
    table.write_text(f"{key}\t某人@审计局\n", encoding="utf-8")
    people = person_names(table)
    report = archive.run(people=people)
    assert (report.read, report.changed) == (0, 1)
    taking_part = archive.engine.kept[meeting_id].sections[0].taking_part
    assert any(value.endswith(":某人@审计局") for value in taking_part)
    assert archive.run(people=people).changed == 0


def test_all_sources_are_shown_and_kept(archive):
    archive.put("1.html", digest())
    archive.put("2.txt", FORMAL)
    archive.run()
    (meeting,) = archive.meetings()
    assert [source["path"] for source in json.loads(dumps(meeting))["sources"]] == [
        "2.txt",
        "1.html",
    ]
    assert from_json(json.loads(dumps(meeting))) == meeting
    shown = "\n".join(meeting_lines(meeting))
    assert "来源：2.txt" in shown
    assert "另见：1.html（text/html）" in shown
    assert replace(meeting, other_sources=()).sources == (meeting.source,)
