"""Reconciliation, with a reader of its own: a file says ``meeting text``, or ``!`` and a fault."""

import os
import sqlite3
from contextlib import closing

import pytest

import corpus.sandbox
import indexer.runs.reading
import indexer.runs.reconcile
import indexer.runs.walking
from corpus.errors import FolderNotFound, MachineBusy, NotMinutes, ReaderDied, UnreadableFile
from corpus.walk import SourceFile, walk
from indexer.errors import EmptyFolder, IndexLocked, NothingReadable, SchemaMismatch
from indexer.runs.build import update
from indexer.runs.guard import Guard
from indexer.runs.manifest import Outcome, last_run, open_manifest
from tests.fakes import FakeEngine, a_meeting, a_section


@pytest.fixture
def reads(monkeypatch):
    """The paths that were read, in order."""
    paths = []

    def read_meeting(data, path):
        paths.append(path)
        meeting_id, _, text = data.decode().strip().partition(" ")
        if meeting_id == "!minutes":
            raise NotMinutes(path=path)
        if meeting_id == "!dies":
            raise ReaderDied(path=path, reason="SIGSEGV")
        if meeting_id == "!busy":
            raise MachineBusy(path=path, seconds="30")
        if meeting_id == "!crash":
            raise RecursionError("too deep")
        number = int("".join(filter(str.isdigit, meeting_id)))
        return a_meeting(meeting_id, session=number, sections=[a_section(texts=(text,))])

    def read_anyway(data, path):
        try:
            return read_meeting(data, path)
        except NotMinutes:
            paths.append(f"{path} anyway")
            text = data.decode().partition(" ")[2]
            return a_meeting(f"text-{path}", preamble=(text,), recognised=False)

    monkeypatch.setattr(indexer.runs.reading, "read_meeting", read_meeting)
    monkeypatch.setattr(indexer.runs.reading, "read_anyway", read_anyway)
    # Children would not know the reader of this test.
    monkeypatch.setattr(corpus.sandbox, "FEW", 1_000)
    return paths


@pytest.fixture
def house(tmp_path, reads):
    return House(tmp_path, reads)


class House:
    """Folders, an engine and a manifest, and a run over them."""

    def __init__(self, top, reads):
        self.top, self.reads = top, reads
        self.engine = FakeEngine(exists=False)

    def write(self, **texts):
        """Write files: ``a__x="m1 text"`` is a/x."""
        for name, text in texts.items():
            path = self.top / name.replace("__", "/")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def remove(self, name):
        (self.top / name).unlink()

    def run(self, *roots, **options):
        self.reads.clear()
        with open_manifest(self.top / "manifest", fresh=options.get("fresh", False)) as manifest:
            return update(self.engine, manifest, [self.top / root for root in roots], **options)

    def texts(self):
        """Meeting id to the text that the index has of it."""
        return {
            meeting_id: records.sections[-1].paragraphs[0].text
            for meeting_id, records in self.engine.kept.items()
        }

    def outcomes(self):
        with open_manifest(self.top / "manifest") as manifest:
            return {row.path: row.outcome for row in manifest.rows()}


def counts(report):
    return report.new, report.changed, report.gone, report.unchanged


def test_a_second_run_reads_only_what_changed(house):
    house.write(a__1="m1 甲", a__2="m2 乙", a__3="m3 丙")
    first = house.run("a")
    assert (counts(first), first.read, first.generation) == ((3, 0, 0, 0), 3, "g1")
    house.write(a__2="m2 改", a__4="m4 丁")
    house.remove("a/3")
    second = house.run("a")
    assert (counts(second), second.generation) == ((1, 1, 1, 1), "g2")
    assert house.reads == ["2", "4"]
    assert house.texts() == {"m1": "甲", "m2": "改", "m4": "丁"}


def test_nothing_to_do_makes_no_generation(house):
    house.write(a__1="m1 甲")
    house.run("a")
    report = house.run("a")
    assert (counts(report), report.read, report.generation) == ((0, 0, 0, 1), 0, "g1")


def test_files_of_other_folders_stay(house):
    house.write(a__1="m1 甲", b__1="m2 乙")
    house.run("a")
    house.run("b")
    assert house.texts() == {"m1": "甲", "m2": "乙"}
    house.remove("b/1")
    house.write(b__2="m3 丙")
    assert counts(house.run("b")) == (1, 0, 1, 0)
    assert house.texts() == {"m1": "甲", "m3": "丙"}


def test_another_reader_version_reads_everything_again(house, monkeypatch):
    house.write(a__1="m1 甲", a__2="!minutes")
    house.run("a")
    monkeypatch.setattr(indexer.runs.reading, "READER_VERSION", 99)
    report = house.run("a")
    assert (counts(report), report.read) == ((0, 1, 0, 0), 2)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [("!minutes", "not-minutes", "2"), ("!crash", "reader-crashed", "RecursionError")],
)
def test_one_bad_file_never_stops_the_others(house, text, code, says):
    house.write(a__1="m1 甲", a__2=text, a__3="m3 丙")
    report = house.run("a")
    assert house.texts() == {"m1": "甲", "m3": "丙"}
    (failure,) = report.failed
    assert (failure.path, failure.code) == ("2", code)
    assert says in failure.chinese
    assert says in failure.english


def test_a_file_that_ends_its_reader_three_times_is_left_alone(house, monkeypatch):
    """Until the reader changes, or the file does; a rebuild and --retry know it too."""
    house.write(a__1="m1 甲", a__2="!dies")
    for _ in range(3):
        report = house.run("a")
        (failure,) = report.failed
        assert (failure.code, "2" in house.reads) == ("reader-died", True)
    assert failure.is_quarantined
    for options in ({}, {"retry": True}, {"fresh": True, "retry": True}):
        report = house.run("a", **options)
        assert "2" not in house.reads
        assert [(f.path, f.code, f.is_quarantined) for f in report.failed] == [
            ("2", "reader-died", True)
        ]
    monkeypatch.setattr(indexer.runs.reading, "READER_VERSION", 99)
    (failure,) = house.run("a").failed
    assert ("2" in house.reads, failure.is_quarantined) == (True, False)
    house.write(a__2="m2 乙")
    assert house.run("a").failed == ()
    assert house.texts() == {"m1": "甲", "m2": "乙"}


def test_a_file_that_the_machine_had_no_time_for_is_read_by_every_run(house):
    house.write(a__1="m1 甲", a__2="!busy")
    for _ in range(5):
        (failure,) = house.run("a").failed
        assert (failure.code, "2" in house.reads) == ("machine-busy", True)
        assert not failure.is_quarantined
    assert "不计入隔离，下次运行再读" in failure.chinese


def test_a_busy_machine_neither_counts_against_a_file_nor_for_it(house, monkeypatch):
    """The same bytes end their reader, and once the machine is busy between."""
    house.write(a__1="m1 甲", a__2="!dies")
    for busy, deaths in ((False, False), (True, False), (False, False), (False, True)):
        with monkeypatch.context() as machine:
            if busy:
                machine.setattr(indexer.runs.reading, "read_meeting", too_busy)
            (failure,) = house.run("a").failed
        assert (failure.code == "machine-busy", failure.is_quarantined) == (busy, deaths)


def too_busy(data, path):
    raise MachineBusy(path=path, seconds="30")


def test_a_good_file_that_ends_its_reader_keeps_its_meeting(house):
    house.write(a__1="m1 甲", a__2="m2 乙")
    house.run("a")
    house.write(a__2="!dies")
    for _ in range(5):
        (failure,) = house.run("a").failed
        assert house.texts() == {"m1": "甲", "m2": "乙"}
    assert failure.is_quarantined


def test_what_the_system_refuses_is_a_failure_and_tried_again(house, monkeypatch):
    def read_meeting(data, path):
        raise PermissionError(13, "Permission denied")

    house.write(a__1="m1 甲")
    with monkeypatch.context() as refusal:
        refusal.setattr(indexer.runs.reading, "read_meeting", read_meeting)
        (failure,) = house.run("a").failed
    assert (failure.code, "Permission denied" in failure.chinese) == ("unreadable-file", True)
    assert counts(house.run("a")) == (1, 0, 0, 0)


def test_a_text_that_no_index_can_hold_is_that_files_failure(house):
    house.write(a__1="m1 甲", a__2="m2 乙")
    house.engine.refused = {"m1"}
    report = house.run("a")
    assert (counts(report), house.texts()) == ((1, 0, 0, 0), {"m2": "乙"})
    assert [(failure.path, failure.code) for failure in report.failed] == [("1", "bad-text")]


class TestWhatTheIndexWillNotTake:
    """It is refused when all is handed over, long after its file was read."""

    @pytest.fixture
    def house(self, house):
        house.engine.against = "毒"
        return house

    @pytest.mark.parametrize("fresh", [False, True])
    def test_it_is_set_aside_and_the_rest_goes_on(self, house, fresh):
        house.write(a__1="m1 甲", a__2="m2 毒", a__3="m3 丙")
        report = house.run("a", fresh=fresh)
        assert (counts(report), house.texts()) == ((2, 0, 0, 0), {"m1": "甲", "m3": "丙"})
        assert [(failure.path, failure.code) for failure in report.failed] == [
            ("2", "cluster-refused")
        ]
        again = house.run("a")
        assert (again.failed, again.read, again.generation) == (report.failed, 0, "g1")
        house.engine.against = None
        assert counts(house.run("a", retry=True)) == (1, 0, 0, 2)

    def test_what_was_there_before_stays(self, house):
        house.write(a__1="m1 甲", a__2="m2 乙")
        house.run("a")
        house.write(a__1="m1 毒", a__2="m2 改")
        report = house.run("a")
        assert (counts(report), len(report.failed)) == ((0, 1, 0, 0), 1)
        assert house.texts() == {"m1": "甲", "m2": "改"}
        assert house.run("a").read == 0
        assert house.texts() == {"m1": "甲", "m2": "改"}
        house.remove("a/1")
        assert counts(house.run("a")) == (0, 0, 1, 1)

    def test_another_file_of_the_meeting_takes_over(self, house):
        house.write(a__1="m1 毒", a__2="m1 毒丸", a__3="m1 丙")
        report = house.run("a")
        assert (counts(report), house.texts()) == ((1, 0, 0, 0), {"m1": "丙"})
        assert ([f.path for f in report.failed], report.duplicates) == (["1", "2"], ())
        assert (house.run("a").read, house.run("a").generation) == (0, "g1")

    @pytest.mark.parametrize(("bad", "name"), [("2", "a__1"), ("1", "a__2")])
    def test_it_takes_no_other_meeting_with_it(self, house, bad, name):
        """Both tell of one meeting by different names, and one of them told of it before."""
        house.write(**{f"a__{bad}": "n1 甲", "a__3": "m3 丙"})
        house.run("a")
        house.write(**{f"a__{bad}": "!minutes", name: "m1 毒"})
        report = house.run("a")
        assert {f.path for f in report.failed} == {"1", "2"}
        assert house.texts() == {"n1": "甲", "m3": "丙"}
        assert (house.run("a").read, house.texts()) == (0, {"n1": "甲", "m3": "丙"})

    def test_a_good_file_that_it_was_put_together_with_stays(self, house):
        house.write(a__2="n1 甲")
        house.run("a")
        house.write(a__1="m1 毒")
        house.run("a")
        assert house.texts() == {"n1": "甲"}
        assert house.run("a").read == 0
        house.write(a__1="m1 好")
        house.run("a")
        assert house.texts() == {"m1": "好"}

    def test_an_index_of_nothing_is_none(self, house):
        house.write(a__1="m1 毒")
        with pytest.raises(NothingReadable, match="不收"):
            house.run("a", fresh=True)


def test_a_folder_that_cannot_be_opened_keeps_its_meetings(house, monkeypatch):
    house.write(a__1="m1 甲", a__2="m2 乙")
    (house.top / "a/sub").mkdir()
    house.write(**{"a__sub__3": "m3 丙", "a__subway": "m4 丁"})
    house.run("a")
    house.remove("a/2")
    house.remove("a/subway")

    def closed(root):
        error = UnreadableFile(path="sub/", reason="Permission denied")
        return [f for f in walk(root) if "/" not in f.path] + [
            SourceFile("sub/", "", root / "sub", error)
        ]

    monkeypatch.setattr(indexer.runs.walking, "walk", closed)
    report = house.run("a")
    assert (counts(report), [f.path for f in report.failed]) == ((0, 0, 2, 1), ["sub/"])
    assert house.texts() == {"m1": "甲", "m3": "丙"}


def test_odd_file_names_are_indexed(house):
    house.write(a__1="m1 甲")
    (house.top / "a" / os.fsdecode(b"\xd6\xd0.txt")).write_text("m2 乙", encoding="utf-8")
    assert counts(house.run("a")) == (2, 0, 0, 0)
    assert counts(house.run("a")) == (0, 0, 0, 2)


def test_known_failures_are_told_again_without_reading_until_asked(house):
    house.write(a__1="m1 甲", a__2="!minutes")
    first = house.run("a")
    again = house.run("a")
    assert (again.failed, again.read) == (first.failed, 0)
    assert house.run("a", retry=True).failed == first.failed
    assert house.reads == ["2"]


def test_a_good_file_gone_bad_keeps_its_meeting(house):
    house.write(a__1="m1 甲", a__2="m2 乙")
    house.run("a")
    house.write(a__2="!minutes")
    report = house.run("a")
    assert (counts(report), len(report.failed), report.generation) == ((0, 0, 0, 1), 1, "g1")
    assert house.texts() == {"m1": "甲", "m2": "乙"}
    house.write(a__2="m2 丙")
    assert counts(house.run("a")) == (0, 1, 0, 1)
    house.write(a__2="!minutes")
    house.run("a")
    house.remove("a/2")
    assert counts(house.run("a")) == (0, 0, 1, 1)


def test_a_good_copy_goes_before_what_a_bad_file_once_said(house):
    house.write(a__1="m1 旧", a__2="m1 新")
    house.run("a")
    house.write(a__1="!minutes")
    assert counts(house.run("a")) == (0, 1, 0, 0)
    assert house.texts() == {"m1": "新"}


def test_the_first_file_gives_the_meeting_and_the_next_takes_over(house):
    house.write(a__1="m1 甲", a__2="m1 乙", a__3="m1 丙")
    report = house.run("a")
    assert (counts(report), house.texts()) == ((1, 0, 0, 0), {"m1": "甲"})
    assert [(d.path, d.meeting_id) for d in report.duplicates] == [("2", "m1"), ("3", "m1")]
    assert house.run("a").duplicates == report.duplicates
    assert house.outcomes() == {
        "1": Outcome.INDEXED,
        "2": Outcome.DUPLICATE,
        "3": Outcome.DUPLICATE,
    }
    house.remove("a/1")
    report = house.run("a")
    assert (counts(report), house.texts(), house.reads) == ((0, 1, 0, 0), {"m1": "乙"}, ["2"])
    assert [d.path for d in report.duplicates] == ["3"]


def test_an_earlier_file_that_comes_later_takes_over(house):
    house.write(a__2="m1 乙")
    house.run("a")
    house.write(a__1="m1 甲")
    report = house.run("a")
    assert (counts(report), house.texts()) == ((0, 1, 0, 0), {"m1": "甲"})
    assert [d.path for d in report.duplicates] == ["2"]


def test_two_folders_with_one_meeting_do_not_take_turns(house):
    house.write(a__1="m1 甲", b__1="m1 乙")
    house.run("a")
    assert counts(house.run("b"))[:3] == (0, 1, 0)
    for root in ("b", "a", "b"):
        report = house.run(root)
        assert (counts(report)[:3], report.generation) == ((0, 0, 0), "g2")
    assert house.texts() == {"m1": "甲"}
    house.remove("a/1")
    house.write(a__2="m2 丙")
    assert counts(house.run("a")) == (1, 0, 0, 0)
    assert counts(house.run("b")) == (0, 1, 0, 0)
    assert house.texts() == {"m1": "乙", "m2": "丙"}


def test_a_folder_that_was_moved_is_followed(house):
    house.write(a__1="m1 甲")
    house.run("a")
    (house.top / "a").rename(house.top / "b")
    house.write(b__1="m1 改")
    assert counts(house.run("b")) == (0, 1, 0, 0)
    assert house.texts() == {"m1": "改"}


def test_a_file_that_was_moved_is_not_lost(house):
    house.write(a__1="m1 甲")
    house.run("a")
    (house.top / "a/1").rename(house.top / "a/0")
    assert counts(house.run("a")) == (0, 1, 0, 0)
    assert house.texts() == {"m1": "甲"}


@pytest.mark.parametrize(
    ("roots", "error"), [(["a", "none"], FolderNotFound), (["a", "b"], EmptyFolder)]
)
@pytest.mark.parametrize("fresh", [False, True])
def test_a_missing_or_empty_folder_changes_nothing(house, roots, error, fresh):
    house.write(a__1="m1 甲", b__1="m2 乙")
    house.run("a", "b")
    house.remove("b/1")
    house.write(a__1="m1 改")
    with pytest.raises(error):
        house.run(*roots, fresh=fresh)
    assert house.texts() == {"m1": "甲", "m2": "乙"}
    assert house.outcomes() == {"1": Outcome.INDEXED}


def test_a_locked_index_changes_nothing(house):
    house.write(a__1="m1 甲")
    house.engine.locked = True
    with pytest.raises(IndexLocked):
        house.run("a")
    assert house.outcomes() == {}


def test_an_index_of_another_schema_is_refused_but_can_be_rebuilt(house, monkeypatch):
    def digests():
        raise SchemaMismatch(found=1, expected=2)

    house.write(a__1="m1 甲")
    monkeypatch.setattr(house.engine, "digests", digests)
    with pytest.raises(SchemaMismatch):
        house.run("a")
    assert counts(house.run("a", fresh=True)) == (1, 0, 0, 0)


def test_a_failed_commit_leaves_all_as_it_was(house):
    house.write(a__1="m1 甲")
    house.run("a")
    house.write(a__1="m1 改", a__2="m2 乙")
    house.engine.fail_at_commit = True
    with pytest.raises(OSError, match="disk full"):
        house.run("a")
    assert house.texts() == {"m1": "甲"}
    house.engine.fail_at_commit = False
    assert counts(house.run("a")) == (1, 1, 0, 0)


@pytest.mark.parametrize("stays", [True, False])
def test_a_crash_between_index_and_manifest_is_mended(house, monkeypatch, stays):
    house.write(a__1="m1 甲", a__2="m2 乙")
    with monkeypatch.context() as crash:
        crash.setattr("indexer.runs.manifest.Manifest.record", lambda self, *rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            house.run("a")
    assert house.texts() == {"m1": "甲", "m2": "乙"}
    if not stays:
        house.remove("a/2")
    report = house.run("a")
    assert counts(report) == ((0, 0, 0, 2) if stays else (0, 0, 1, 1))
    assert house.run("a").read == 0


def test_a_lost_manifest_loses_no_meeting(house):
    house.write(a__1="m1 甲", b__1="m2 乙")
    house.run("a", "b")
    (house.top / "manifest").unlink()
    for _ in range(2):
        report = house.run("a")
        assert (counts(report), report.unaccounted) == ((0, 0, 0, 1), 1)
    assert house.texts() == {"m1": "甲", "m2": "乙"}
    assert (counts(house.run("b")), house.run("a").unaccounted) == ((0, 0, 0, 1), 0)


def test_a_meeting_that_the_index_lost_is_written_again(house):
    house.write(a__1="m1 甲")
    house.run("a")
    del house.engine.kept["m1"]
    assert counts(house.run("a")) == (1, 0, 0, 0)


def test_a_rebuild_holds_the_given_folders_alone_and_reads_everything(house):
    house.write(a__1="m1 甲", a__2="!minutes", b__1="m2 乙")
    house.run("a", "b")
    report = house.run("a", fresh=True)
    assert (counts(report), report.read, report.generation) == ((0, 0, 1, 1), 2, "g2")
    assert house.texts() == {"m1": "甲"}
    assert house.outcomes() == {"1": Outcome.INDEXED, "2": Outcome.FAILED}


def test_a_rebuild_without_a_single_meeting_is_refused(house):
    house.write(a__1="m1 甲")
    house.run("a")
    house.write(a__1="!minutes")
    with pytest.raises(NothingReadable, match="没有改动"):
        house.run("a", fresh=True)
    assert house.texts() == {"m1": "甲"}


def test_a_first_run_without_a_single_meeting_makes_no_index(house):
    house.write(a__1="!minutes")
    report = house.run("a")
    assert (len(report.failed), report.generation) == (1, None)


def test_a_folder_given_twice_is_walked_once(house):
    house.write(a__1="m1 甲")
    report = house.run("a", "a/../a")
    assert (counts(report), report.duplicates) == ((1, 0, 0, 0), ())


def test_meetings_are_written_as_they_are_read(house, monkeypatch):
    """Memory stays flat: no meeting waits for another."""
    house.write(a__1="m1 甲", a__2="m2 乙")
    seen = []
    house.run(
        "a", progress=lambda done, total: seen.append((done, total, len(house.engine.written)))
    )
    assert seen == [(1, 2, 1), (2, 2, 2)]


def test_a_text_that_is_no_minutes_is_indexed_only_when_asked_for(house):
    house.write(a__1="m1 甲", a__2="!minutes 章程")
    report = house.run("a")
    assert (counts(report), report.texts, len(report.failed)) == ((1, 0, 0, 0), 0, 1)
    report = house.run("a", anyway=True)
    assert (counts(report), report.texts, report.failed) == ((0, 0, 0, 1), 1, ())
    assert house.reads == ["2", "2 anyway"]
    assert house.texts() == {"m1": "甲", "text-2": "章程"}


def test_what_was_asked_for_is_remembered_until_it_is_said_otherwise(house):
    house.write(a__1="m1 甲", a__2="!minutes 章程")
    house.run("a", anyway=True)
    assert (counts(house.run("a")), house.reads) == ((0, 0, 0, 1), [])
    house.write(a__3="!minutes 通知")
    assert house.run("a").texts == 2
    report = house.run("a", anyway=False)
    assert (counts(report), report.texts, len(report.failed)) == ((0, 0, 0, 1), 0, 2)
    assert house.texts() == {"m1": "甲"}
    assert len(house.run("a").failed) == 2


def test_it_is_remembered_for_those_folders_alone(house):
    house.write(a__1="!minutes 章程", b__1="!minutes 通知", b__2="m2 乙")
    house.run("a", anyway=True)
    report = house.run("a", "b")
    assert (report.texts, [f.path for f in report.failed]) == (1, ["1"])
    assert house.texts() == {"text-1": "章程", "m2": "乙"}
    house.run("b", anyway=True)
    assert house.run("a", "b", anyway=False).texts == 0


def test_a_rebuild_keeps_what_was_asked_for(house):
    house.write(a__1="m1 甲", a__2="!minutes 章程")
    house.run("a", anyway=True)
    assert house.run("a", fresh=True).texts == 1
    assert house.texts() == {"m1": "甲", "text-2": "章程"}


def test_a_text_is_not_read_again_while_nothing_changes(house):
    house.write(a__1="!minutes 章程", a__2="m1 甲")
    house.run("a", anyway=True)
    report = house.run("a", anyway=True)
    assert (house.reads, report.texts, report.generation) == ([], 1, "g1")


def test_minutes_that_became_another_text_leave_no_meeting_behind(house):
    house.write(a__1="m1 甲")
    house.run("a", anyway=True)
    house.write(a__1="!minutes 通知")
    report = house.run("a")
    assert (counts(report), report.texts) == ((0, 0, 1, 0), 1)
    assert house.texts() == {"text-1": "通知"}


def test_a_text_that_vanishes_is_no_meeting_that_is_gone(house):
    house.write(a__1="!minutes 章程", a__2="m1 甲")
    house.run("a", anyway=True)
    house.remove("a/1")
    assert (counts(house.run("a")), house.texts()) == ((0, 0, 0, 1), {"m1": "甲"})


def test_a_manifest_of_before_can_be_told_what_is_wanted(house):
    house.write(a__1="!minutes 章程", a__2="m1 甲")
    house.run("a")
    with closing(sqlite3.connect(house.top / "manifest")) as connection:
        connection.execute("DROP TABLE anyway")
        connection.commit()
    assert house.run("a", anyway=True).texts == 1


def forget_when(house):
    with sqlite3.connect(house.top / "manifest") as manifest:
        manifest.execute("UPDATE last_run SET at = '2020-01-01T00:00:00+00:00'")
    manifest.close()


def test_when_the_last_run_ended_is_known_also_without_changes(house):
    assert last_run(house.top / "manifest") is None
    house.write(**{f"a__{n}": f"m{n} 甲" for n in range(9)})
    house.run("a")
    first = last_run(house.top / "manifest")
    forget_when(house)
    house.run("a")
    assert last_run(house.top / "manifest") >= first > "2024"


def test_a_run_that_is_refused_does_not_count_as_the_last(house):
    house.write(**{f"a__{n}": f"m{n} 甲" for n in range(9)})
    house.run("a")
    forget_when(house)
    for n in range(1, 9):
        house.remove(f"a/{n}")
    assert house.run("a", guard=Guard(max_vanish=10)).refused
    assert last_run(house.top / "manifest").startswith("2020")
