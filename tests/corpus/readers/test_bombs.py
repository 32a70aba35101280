"""Files made to hurt, and accidents: each ends as its own failure, and the next file is read."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from corpus import pace, sandbox
from corpus.errors import Damaged, Encrypted, TooLarge, Unsafe
from corpus.model import Meeting, Source
from corpus.readers import archive, read
from corpus.readers.limits import Limits
from corpus.sandbox import FEW, MOST_BYTES, Job, Sandbox, read_many, read_one
from tests.corpus.readers.making import docx, paragraph, pdf, stream, zipped

MB = 1024 * 1024
TYPES = "[Content_Types].xml"
UNGUARDED = """
print("begun", flush=True)
from functools import partial
from corpus.parse import read_meeting
from corpus.sandbox import Job, read_many
jobs = [Job(f"{n}.txt", partial(bytes, b"text"), 4) for n in range(20)]
print(len(list(read_many(jobs, read_meeting, 2))), "read")
"""


def word(**more):
    """A DOCX file with these members changed; names may hold what no keyword can."""
    members = {"word/document.xml": "<document><body/></document>", **more}
    return zipped(members)


def locked(data):
    """The same zip with the flag that says its first member is encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


def doubled():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<document/>")
        made.filelist.append(made.filelist[0])
    return out.getvalue()


LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    "<document><body><p><r><t>&c;</t></r></p></body></document>"
)
OUTSIDE = (
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><document><body>&x;</body></document>'
)
NESTED = "<document><body>" + "<p>" * 5000 + "</p>" * 5000 + "</body></document>"
SOUND = zipped({"word/document.xml": "<document>会议</document>"}, zipfile.ZIP_STORED)
ZIPS = {
    "bomb": (word(**{"word/document.xml": "<a>" + " " * (archive.ENTRY_BYTES + 1)}), TooLarge),
    "ratio": (word(**{"word/document.xml": "<a>" + " " * (4 * MB)}), TooLarge),
    "many members": (word(**{f"word/{n}.xml": "" for n in range(archive.ENTRIES + 1)}), TooLarge),
    "way up": (word(**{"../../etc/passwd": ""}), Unsafe),
    "absolute": (word(**{"/etc/cron.daily/x": ""}), Unsafe),
    "one block, many names": (doubled(), Unsafe),
    "entities": (word(**{"word/document.xml": LAUGHS}), Unsafe),
    "outside entity": (word(**{"word/document.xml": OUTSIDE}), Unsafe),
    "DOCTYPE in UTF-16": (word(**{"word/document.xml": OUTSIDE.encode("utf-16")}), Unsafe),
    "too deep": (word(**{"word/document.xml": NESTED}), Damaged),
    "no XML": (word(**{"word/document.xml": "会议纪要"}), Damaged),
    "locked": (locked(word()), Encrypted),
    "cut": (docx(paragraph("会议纪要" * 500))[:900], Damaged),
    "damaged inside": (SOUND.replace("会议".encode(), "会计".encode()), Damaged),
}  # fmt: skip


@pytest.mark.parametrize(("data", "error"), ZIPS.values(), ids=ZIPS)
def test_archives(data, error):
    with pytest.raises(error) as raised:
        read(data, "a.docx")
    assert "a.docx" in str(raised.value)
    assert "a.docx" in raised.value.in_english()


def test_all_members_together_are_limited(monkeypatch):
    monkeypatch.setattr(archive, "FILE_BYTES", 1000)
    made = archive.Archive(zipped({"a": bytes(800), "b": bytes(800)}, zipfile.ZIP_STORED), "a.ofd")
    assert len(made.read("a")) == 800
    with pytest.raises(TooLarge):
        made.read("b")


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/a", "\\a", "..\\a", "C:\\a", "C:/a", "..", "a\0b"]
)
def test_names_that_leave(name):
    assert archive.leaves(name)


@pytest.mark.parametrize("name", ["a", "word/document.xml", "a/../b", "..a", "./a"])
def test_names_that_stay(name):
    assert not archive.leaves(name)


# What children do stands at the top of this module, so that they can be told to do it.


def meeting(text):
    source = Source("a", "text/plain", None, "")
    return Meeting(
        "id", text, (), None, None, None, None, None, None, None, (), (), (), (), None, None, None,
        (), (), source,
    )  # fmt: skip


def act(data, path):
    """A reader that does what the file says."""
    word, _, rest = data.decode().partition(" ")
    return meeting(ACTS[word](rest, path) or rest)


def spin(rest, path):
    while True:
        pass


def fill(rest, path):
    kept = []
    while True:
        kept.append(bytearray(64 * MB))


def really_read(rest, path):
    read(bytes.fromhex(rest), path)


def write(rest, path):
    with tempfile.TemporaryFile() as file:
        file.write(bytes(int(rest)))


ACTS = {
    "write": write,
    "read": lambda rest, path: time.sleep(float(rest) / 1000),
    "spin": spin,
    "sleep": lambda rest, path: time.sleep(60),
    "fill": fill,
    "die": lambda rest, path: os.kill(os.getpid(), signal.SIGSEGV),
    "exit": lambda rest, path: os._exit(3),
    "fail": lambda rest, path: {}["no such key"],
    "parse": really_read,
    "touch": lambda rest, path: Path(rest).touch(),
    "who": lambda rest, path: str(os.getpid()),
}


class Content:
    """Bytes to load, which can be sent to a child."""

    def __init__(self, text):
        self.text = text

    def __call__(self):
        if self.text == "gone":
            raise PermissionError(13, "Permission denied")
        return self.text.encode()


def jobs(*texts):
    return [Job(f"{n}.txt", Content(text), len(text)) for n, text in enumerate(texts)]


LIMITS = Limits(seconds=2, processor_seconds=1, memory=256 * MB)
PATIENT = Limits(seconds=120, processor_seconds=1, memory=256 * MB)
"""By the clock nothing ends here, however busy the machine is."""
ENOUGH = ["read 1"] * FEW


def outcomes(*texts, workers=2, limits=LIMITS):
    return list(read_many(jobs(*texts), act, workers, limits))


@pytest.mark.parametrize(
    ("text", "code", "limits"),
    [
        ("spin", "reader-timeout", PATIENT),
        ("sleep", "machine-busy", LIMITS),
        ("fill", "reader-memory", PATIENT),
        ("die", "reader-died", PATIENT),
        ("exit", "reader-died", PATIENT),
        ("fail", "reader-crashed", PATIENT),
        ("gone", "unreadable-file", PATIENT),
    ],
)
def test_one_bad_file_costs_itself_alone(text, code, limits):
    found = outcomes("read 1", text, *ENOUGH, limits=limits)
    assert [outcome.error.code for outcome in found if outcome.error] == [code]
    assert found[1].error.details["path"] == "1.txt"
    assert [outcome.job.path for outcome in found] == [f"{n}.txt" for n in range(FEW + 2)]
    assert all(outcome.meeting for number, outcome in enumerate(found) if number != 1)


def test_a_reader_writes_no_endless_file():
    limits = Limits(seconds=120, written=MB)
    found = outcomes(f"write {MB}", f"write {2 * MB}", *ENOUGH, limits=limits)
    assert [(o.job.path, o.error.code) for o in found if o.error] == [("1.txt", "unreadable-file")]


def test_who_had_the_processor_until_the_clock_ended_it_is_to_blame(monkeypatch):
    """The stand-in sleeps, and the system says that it was at work all the while."""
    monkeypatch.setattr(pace, "processor_seconds", lambda pid: time.monotonic())
    found = outcomes("sleep", *ENOUGH)
    assert [outcome.error.code for outcome in found if outcome.error] == ["reader-timeout"]


def test_order_is_kept_whatever_takes_long():
    texts = [f"read {300 if number % 5 == 0 else 1}" for number in range(20)]
    found = outcomes(*texts, workers=3)
    assert [outcome.meeting.title for outcome in found] == [text.split()[1] for text in texts]


def test_jobs_are_taken_only_as_they_are_needed():
    taken = []

    def endless():
        for number in range(10_000):
            taken.append(number)
            yield Job(f"{number}.txt", Content("read 1"))

    reading = read_many(endless(), act, 2, LIMITS)
    for _ in range(20):
        next(reading)
    reading.close()
    assert len(taken) < 60


def test_children_read_on_while_an_outcome_is_used(tmp_path):
    marks = [tmp_path / str(number) for number in range(FEW + 2)]
    reading = read_many(jobs(*(f"touch {mark}" for mark in marks)), act, 1, LIMITS)
    assert next(reading).meeting
    patience = time.monotonic() + 60
    while not marks[2].exists():
        assert time.monotonic() < patience
        time.sleep(0.01)
    assert len(list(reading)) == FEW + 1


@pytest.mark.parametrize("size", [None, 1])
def test_a_child_gives_way_to_a_new_one_in_time(monkeypatch, size):
    monkeypatch.setattr(sandbox, "_FILES_PER_CHILD", 3)
    asked = [Job(f"{number}.txt", Content("who"), size) for number in range(FEW + 4)]
    children = Counter(outcome.meeting.title for outcome in read_many(asked, act, 1, LIMITS))
    assert max(children.values()) == 3


@pytest.mark.parametrize("text", ["spin", "fill", "die"])
def test_files_behind_a_bad_one_are_read_by_another_child(text):
    found = outcomes("who", text, *["who"] * FEW, workers=1, limits=PATIENT)
    first, *others = [outcome.meeting.title for outcome in found if outcome.meeting]
    assert len(others) == FEW
    assert first not in others


def test_children_do_not_run_the_script_that_started_them(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("begun\n20 read\n", "")


def test_a_pdf_that_draws_itself_is_stopped():
    itself = stream(b"/X6 Do /X6 Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                    b" /Resources << /XObject << /X6 6 0 R >> >>")  # fmt: skip
    bomb = pdf([[b"/X6 Do", (80, 700, 16, "会议纪要")]], objects=[(6, itself)])
    found = outcomes(f"parse {bomb.hex()}", *ENOUGH, limits=PATIENT)
    assert found[1].meeting
    assert found[0].error.code in {"reader-timeout", "reader-died"}


def test_one_file_more_while_others_are_read():
    with Sandbox(act, 2, PATIENT) as sandbox:
        reading = sandbox.read_many(jobs("read 1", *ENOUGH))
        assert next(reading).meeting
        broken = Job("a.pdf", Content("spin \0%PDF-"))
        assert [sandbox.read(broken).error.code for _ in range(2)] == ["reader-timeout"] * 2
        assert sandbox.read(Job("a.txt", Content("read 2"))).meeting.title == "2"
        assert len(list(reading)) == FEW


def test_few_plain_files_need_no_child():
    here = os.getpid()
    found = list(read_many(jobs("read 1", "gone"), lambda data, path: meeting(str(os.getpid())), 2))
    assert found[0].meeting.title == str(here)
    assert found[1].error.code == "unreadable-file"


class Prepared:
    """What reads, and notes who was told to prepare."""

    preload = (__name__,)

    def __init__(self):
        self.by = []

    def __call__(self, data, path):
        return act(data, path)

    def prepare(self):
        self.by.append(os.getpid())


@pytest.mark.parametrize("more", [0, 1])
def test_this_process_prepares_only_while_children_start(more):
    read = Prepared()
    few = jobs(*["who"] * (FEW + more))
    readers = {outcome.meeting.title for outcome in read_many(few, read, 1, LIMITS)}
    assert len(readers) == 1
    assert (readers == {str(os.getpid())}, read.by) == (not more, [os.getpid()] * more)


def never():
    raise AssertionError("a huge file must not be loaded")


@pytest.mark.parametrize(
    "job",
    [Job("a.txt", lambda: bytes(MOST_BYTES + 1)), Job("a.txt", never, MOST_BYTES + 1)],
    ids=["loaded", "not loaded"],
)
def test_a_huge_file_is_refused(job):
    assert read_one(job, act).error.code == "too-large"


def test_a_huge_file_is_refused_in_a_child():
    (outcome,) = read_many([Job("a.txt", never, 1 << 30)], act, 1, LIMITS)
    assert outcome.error.code == "too-large"


def test_no_file_at_all():
    assert outcomes() == []
