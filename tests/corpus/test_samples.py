"""The samples are what corpus/samples/PROVENANCE.md says that they are."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
GOLDEN = Path(__file__).with_name("golden")
SEED = ROOT.parent / "shared" / "seed"
ROW = re.compile(r"^\| `(?P<path>[^`]+)` \|(?P<rest>.+)\|$", re.MULTILINE)


class Stated(NamedTuple):
    """A row of the table of files."""

    path: str
    bodies: str
    kind: str
    date: str
    format: str
    encoding: str
    declares: str
    traps: str


def stated_rows():
    page = (SAMPLES / "PROVENANCE.md").read_text(encoding="utf-8")
    for row in ROW.finditer(page):
        yield Stated(row["path"], *(cell.strip() for cell in row["rest"].split("|")))


STATED = tuple(stated_rows())
each_sample = pytest.mark.parametrize("stated", STATED, ids=lambda stated: stated.path)


def text_of(stated):
    return (SAMPLES / stated.path).read_bytes().decode(stated.encoding)


def squeezed(text):
    """Without what a page or a converter puts between characters; numbers in the standard form."""
    whole = re.sub(r"<[^>]*>|&[#\w]+;|\*\*|\s", "", text)
    return re.sub(r"【(\d{4})】第", r"〔\1〕", whole)


def facts_of(stated):
    return json.loads((GOLDEN / f"{stated.path}.json").read_text(encoding="utf-8"))


def files_under(folder):
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def test_the_table_lists_every_file():
    assert sorted([*(row.path for row in STATED), "PROVENANCE.md"]) == files_under(SAMPLES)


def test_every_sample_has_its_facts_and_no_facts_are_left_over():
    assert sorted(f"{row.path}.json" for row in STATED) == files_under(GOLDEN)


def test_no_meeting_is_there_twice():
    held = Counter((row.bodies, row.kind, row.date) for row in STATED)
    assert set(held.values()) == {1}


@each_sample
def test_the_encoding_is_the_stated_one(stated):
    assert "\ufffd" not in text_of(stated)
    if stated.encoding != "utf-8":
        data = (SAMPLES / stated.path).read_bytes()
        for narrower in ("utf-8", "gb2312"):
            with pytest.raises(UnicodeDecodeError):
                data.decode(narrower)


@each_sample
def test_a_page_declares_the_stated_encoding(stated):
    declared = re.search(r"""charset=["']?([\w-]+)""", text_of(stated))
    assert (declared[1] if declared else "-") == stated.declares


@each_sample
def test_the_facts_stand_in_the_text(stated):
    facts, text = facts_of(stated), squeezed(text_of(stated))
    decisions = [decision for section in facts["sections"] for decision in section["decisions"]]
    words = [
        facts["title"],
        *(facts[key] for key in ("doc_number", "location", "publicity") if facts[key]),
        *facts["bodies"],
        *facts["issuers"],
        *facts["documents"],
        *(person["name"] for person in facts["attendees"]),
        *(name for person in facts["attendees"] for name in person["organizations"]),
        *(section["heading"] for section in facts["sections"]),
        *(decision["object"] for decision in decisions),
        *(name for decision in decisions for name in decision["responsible"]),
    ]
    assert [word for word in words if squeezed(word) not in text] == []


@each_sample
def test_the_table_and_the_facts_tell_the_same_meeting(stated):
    facts = facts_of(stated)
    assert "、".join(facts["bodies"]) == stated.bodies
    assert facts["date"] == stated.date
    kinds = [one["kind"] for one in (facts, *facts.get("held_with", ()))]
    assert "暨".join(kinds) == stated.kind


@each_sample
def test_nobody_of_the_seed_is_named(stated):
    if not SEED.is_dir():
        pytest.skip("the shared seed is not beside this checkout")
    real = [json.loads(path.read_text(encoding="utf-8")) for path in SEED.glob("*.facts.json")]
    names = {person["name"] for facts in real for person in facts["attendees"]}
    text = squeezed(text_of(stated))
    assert names
    assert [name for name in sorted(names) if name in text] == []
