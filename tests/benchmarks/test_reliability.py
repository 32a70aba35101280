"""The experiments of ``benchmarks/reliability`` in small, and that they can fail at all."""

import random
import shutil
from pathlib import Path

import pytest

from benchmarks.reliability import damage, faults, kills, syscalls
from benchmarks.reliability.__main__ import HEAD
from benchmarks.reliability.bombs import BOMBS, bombs
from benchmarks.reliability.crowds import asked_while_publishing, crons_at_once
from benchmarks.reliability.damage import KINDS, damaged_copies
from benchmarks.reliability.faults import (
    ACTIONS,
    DONE,
    EIO,
    FAULTS,
    KILL,
    REFUSED,
    UNTOLD,
    Judge,
    each_call,
)
from benchmarks.reliability.house import ENGINES, House, Seen, house, write
from benchmarks.reliability.kills import random_kills
from benchmarks.reliability.malformed import FORMS, malformed, mutants, samples
from benchmarks.reliability.power import Cuts, Disk
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.watching import run_over
from corpus.readers import read
from corpus.readers.limits import Limits
from indexer.engines import generations, seals
from indexer.errors import IndexDamaged

DEAR = frozenset((
    "attributes.html", "blank-lines.txt", "brackets.html", "charset.html", "comments.html",
    "deep-tables.html", "digits.txt", "doubling.pdf", "flate-twice.pdf", "flate.pdf", "glyphs.pdf",
    "items.txt", "itself.pdf", "line.html", "line.txt", "links.html", "names.txt", "no-marks.txt",
    "noise.txt", "nuls.txt", "pages.ofd", "paragraphs.docx", "parts.mht", "references.html",
    "runs.docx", "scripts.html", "states.pdf", "tags.html", "texts.ofd", "zip.docx",
    "lying-header.docx", "sectors.doc", "picture.png", "unicode.rtf", "fonts.rtf", "combining.txt",
    "offices.txt", "sentence.txt", "brackets.txt", "one-character.txt", "same-item.txt",
    "quotes.txt", "expanding.txt", "spaces.txt", "dates.txt", "attributes.docx", "deep.html",
))  # fmt: skip

QUICK = tuple(form for form in FORMS if form != "doc")
"""Old Word files go to LibreOffice where it is installed, which takes seconds."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux's /proc")


@pytest.fixture(scope="module", params=ENGINES)
def base(request):
    pytest.importorskip(request.param, reason="an extra that is not installed")
    with house(request.param) as made:
        yield made


@pytest.fixture(scope="module")
def one_house():
    """For what knows no engine, or is met another way with each: one will do."""
    with house("whoosh") as made:
        yield made


@pytest.fixture
def home(base, tmp_path):
    return base.copy(tmp_path / "home")


def test_a_house_answers_and_tells_its_versions_apart(home):
    before = home.look()
    assert len(before.digests) == 6
    assert all(before.found)
    write(home.files, 3, version=2)
    home.run()
    assert isinstance(home.look(), Seen)
    assert home.look() != before


def test_random_kills(home):
    tally = random_kills(home, 6, seed=8)
    assert tally.wrong == []
    assert tally.tried == 6


def test_a_run_that_brings_nothing_would_be_seen(home, monkeypatch):
    monkeypatch.setattr(kills, "_killed_run", lambda home, seconds: True)
    tally = random_kills(home, 1, seed=8)
    assert "a run ended and did not bring all" in tally.wrong[0]


def test_answers_of_no_run_would_be_seen(home, monkeypatch):
    def run_over_something_else(home, seconds):
        write(home.files, 2, version=9)
        home.run()
        return False

    monkeypatch.setattr(kills, "_killed_run", run_over_something_else)
    tally = random_kills(home, 1, seed=8)
    assert "neither what was nor what was to be" in tally.wrong[0]


@pytest.mark.parametrize(("action", "fault"), list(zip(ACTIONS, FAULTS, strict=True)))
def test_faults_at_calls(one_house, tmp_path, action, fault):
    """Some of them; the full size takes every call, with every fault."""
    tally = each_call(one_house, tmp_path, action, fault, stride=60)
    assert tally.wrong == []
    assert tally.tried >= 3


def test_a_kill_where_nothing_changed_is_no_case_of_its_own(one_house, tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "states_of", lambda *_: ["a", "a", "a"])
    monkeypatch.setattr(faults, "_in_a_child", lambda *_, **__: -9)
    assert each_call(one_house, tmp_path, "add", KILL).ends == {
        "killed, old answers": 1,
        "killed, nothing changed since the call before": 2,
    }
    assert each_call(one_house, tmp_path, "add", EIO).ends == {"killed, old answers": 3}


def test_a_run_that_says_it_is_done_and_is_not_would_be_seen(home):
    before = home.look()
    write(home.files, 50)
    tally = Tally("")
    Judge((before, None), tally)(home, DONE, "case")
    assert tally.wrong
    wordless = Tally("")
    Judge((before, before), wordless)(home, UNTOLD, "case")
    assert "no words" in wordless.wrong[0]
    told = Tally("")
    Judge((None, before), told)(home, REFUSED, "case")
    assert "after the next run" in told.wrong[0]


@pytest.fixture(scope="module")
def tracer():
    """Some containers let no process look at another."""
    if not shutil.which("strace") or not syscalls.can_trace():
        pytest.skip("needs strace")


@pytest.mark.parametrize(("action", "fault"), list(zip(ACTIONS, FAULTS, strict=True)))
def test_faults_at_system_calls(base, tmp_path, tracer, action, fault):
    tally = syscalls.each_system_call(base, tmp_path, action, fault, stride=120)
    assert tally.wrong == []
    assert tally.tried >= 2


def test_sqlite_meets_its_faults(base, tmp_path, tracer, monkeypatch):
    """Its calls are made by no Python: writes with a place, and syncs of data alone."""
    calls = syscalls.calls_of(base, tmp_path, "delete")
    assert {"pwrite64", "fdatasync", "rename", "fsync", "openat"} <= {name for name, _ in calls}
    monkeypatch.setattr(syscalls, "calls_of", lambda *_: [("pwrite64", 1), ("fdatasync", 1)])
    for fault in (KILL, EIO):
        ends = syscalls.each_system_call(base, tmp_path, "delete", fault).ends
        assert not any("went on" in end for end in ends), ends


@pytest.mark.parametrize("first", [False, True])
def test_power_cuts(base, tmp_path, first):
    tally = Cuts(base, tmp_path, seed=8).publish(1, first=first)
    assert tally.wrong == []
    assert {"old", "new"} <= set(tally.ends)


def publish(root, **texts):
    with generations.drafting(root, fresh=False) as draft:
        (draft.folder / "below").mkdir(exist_ok=True)
        for name, text in texts.items():
            (draft.folder / "below" / name).unlink(missing_ok=True)
            (draft.folder / "below" / name).write_text(text)


def answer(root):
    """What a reader would take, or what is wrong with it."""
    names = generations.candidates(root)
    if not names:
        return None
    try:
        generations.current(root)
        files = seals.check(root / names[0])
    except IndexDamaged as error:
        return str(error)
    return {name: (root / names[0] / name).read_text() for name in files}


def is_told(top, left_out, chance, *, first):
    """Whether some image after a publish without one fsync is neither the old state nor the new."""
    root = top / "data" / "index"
    root.parent.mkdir(parents=True)
    if not first:
        publish(root, a="1", b="1")
    before, disk = answer(root), Disk(root)
    seen = []

    def shoot():
        for _ in range(10):
            image = top / f"image-{len(seen)}"
            disk.image(image, chance)
            seen.append(answer(image / "index"))

    disk.at_step = shoot
    with disk.watching(left_out):
        publish(root, b="2")
    during = len(seen)
    shoot()
    after = answer(root)
    whole = [s in (before, after) for s in seen[:during]] + [s == after for s in seen[during:]]
    return not all(whole), disk.synced


@pytest.mark.parametrize("first", [False, True])
def test_no_fsync_can_be_left_out(tmp_path, first):
    """With the files of no engine, so that there is time for many power cuts at each step."""
    chance = random.Random(8)
    told, count = is_told(tmp_path / "none", None, chance, first=first)
    assert not told
    assert count >= 7
    for number in range(count):
        told, _ = is_told(tmp_path / str(number), number, chance, first=first)
        assert told, f"nothing tells that fsync {number} of {count} is left out"


def test_damaged_copies(base, tmp_path):
    tally = damaged_copies(base, tmp_path, 6 * len(KINDS), seed=8)
    assert tally.wrong == []
    assert {"right", "fell back, and said so"} <= set(tally.ends)


def test_another_answer_would_be_seen(home, tmp_path, monkeypatch):
    other = home.copy(tmp_path / "other")
    write(other.files, 50)
    other.run()

    def put_another_index(path, chance):
        place = next(folder for folder in path.parents if folder.name.startswith("copy-"))
        shutil.rmtree(place)
        shutil.copytree(other.root, place)

    monkeypatch.setattr(damage, "KINDS", (put_another_index,))
    assert damaged_copies(home, tmp_path, 2, seed=8).ends == {"wrong": 2}


def test_asked_while_publishing(home):
    tally = asked_while_publishing(home, publishes=4, seconds=30)
    assert tally.wrong == []
    assert tally.ends["publishes"] == 4


def test_crons_at_once(home):
    tally = crons_at_once(home, 8, rounds=1)
    assert tally.wrong == []
    assert tally.ends["locked out"] >= 1


def test_the_head_fits_the_rows(home):
    tally = crons_at_once(home, 1, rounds=1)
    assert tally.row(1.0).count("|") == HEAD.splitlines()[0].count("|")


def test_damaged_files_are_the_same_for_a_seed_and_differ_from_sound_ones():
    for form in FORMS:
        made = list(mutants(form, 8, seed=8))
        assert made == list(mutants(form, 8, seed=8))
        assert made != list(mutants(form, 8, seed=9))
        assert sum(data not in samples(form) for data in made) > 5


@pytest.mark.parametrize("form", QUICK)
def test_every_sound_sample_is_read(form):
    """Else its damaged copies would say nothing."""
    for data in samples(form)[:2]:
        assert any(read(data, f"a.{form}").lines)


@pytest.mark.parametrize("form", QUICK)
def test_malformed_files(one_house, tmp_path, form):
    tally = malformed(one_house, tmp_path, form, 5, seed=8)
    assert tally.wrong == []
    assert tally.tried == 5


def test_bombs(one_house, tmp_path):
    """Those that are dear to read, or to make, are left to the full size."""
    tally = bombs(one_house, tmp_path, [name for name in BOMBS if name not in DEAR])
    assert tally.wrong == []
    assert tally.tried > 60
    assert tally.ends["passed over"] >= 3
    assert {"unsafe-file", "too-large", "damaged-file", "unreadable-file"} <= set(tally.ends)


def a_folder(home, **texts):
    folder = home.files / "more"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def told(home, folder, top):
    tally = Tally("")
    run_over(home, folder, tally, top)
    return " ".join(tally.wrong)


def test_a_run_that_dies_would_be_seen(home, tmp_path, monkeypatch):
    monkeypatch.setattr(House, "run", lambda home: 1 / 0)
    assert "ZeroDivisionError" in told(home, a_folder(home, a="会议"), tmp_path)


def test_a_file_in_no_state_would_be_seen(home, tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.reliability.watching.read_rows", lambda place: ())
    assert "a.txt is in no state" in told(home, a_folder(home, a="会议"), tmp_path)


def test_a_reader_with_a_bug_would_be_seen(home, tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.parse.clean_lines", lambda lines: 1 / 0)
    assert "ZeroDivisionError" in told(home, a_folder(home, a="会议"), tmp_path)


@pytest.mark.parametrize(
    ("limits", "said"),
    [(Limits(memory=-1), "a.txt took 0 MB"), (Limits(seconds=0), "a.txt took 0.")],
)
def test_a_file_beyond_its_limits_would_be_seen(home, tmp_path, monkeypatch, limits, said):
    monkeypatch.setattr("benchmarks.reliability.watching.Limits", lambda: limits)
    assert said in told(home, a_folder(home, a="会议"), tmp_path)


def test_a_sound_meeting_that_is_lost_would_be_seen(home, tmp_path):
    (home.files / "0003.txt").unlink()
    assert "sound meetings were lost" in told(home, a_folder(home, a="会议"), tmp_path)
