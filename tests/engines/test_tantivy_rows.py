"""What sections of a meeting share is counted by rows, exactly, whatever stands in them."""

import importlib
from dataclasses import fields, replace

import pytest

from corpus.model import Decision, DocumentMention, Paragraph, PartialDate
from indexer.engines import open_engine
from indexer.query.clauses import Everything, Not, Words
from indexer.query.request import Filter, SearchRequest
from indexer.records import SectionRecord, flatten
from indexer.schema import HELD, WORD_FIELDS
from tests.engines import invented
from tests.engines.contract.engines import write
from tests.engines.contract.facets import FacetContract

pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
rows = pytest.importorskip("indexer.engines.tantivy_row_texts")
documents = pytest.importorskip("indexer.engines.tantivy_documents")
_COUNTING = "indexer.engines.tantivy_counting"
_ROWS = "indexer.engines.tantivy_row_texts"


@pytest.fixture(scope="session")
def open_at():
    return lambda folder, segmenter: open_engine(f"tantivy:{folder}", segmenter)


@pytest.fixture
def engine(open_at, segmenter, tmp_path):
    engine = open_at(tmp_path / "index", segmenter)
    write(engine, *invented.ALL)
    yield engine
    engine.close()


def counted(engine, facets, query=None, filters=()):
    request = SearchRequest(query or Words("改造"), filters=filters, facets=facets)
    found = engine.search(request)
    return found.meetings, {f.name: {c.value: c.count for c in f.counts} for f in found.facets}


class TestWithoutRows(FacetContract):
    """Too many meetings for their rows to be kept: Tantivy counts every value."""

    @pytest.fixture(autouse=True)
    def _few(self, monkeypatch):
        monkeypatch.setattr(f"{_COUNTING}._ROWED", 0)


class TestLongRows(FacetContract):
    """Every value makes a row of its own."""

    @pytest.fixture(autouse=True)
    def _short(self, monkeypatch):
        monkeypatch.setattr(f"{_ROWS}._LONGEST", 1)


def test_a_long_row_is_parted(monkeypatch):
    monkeypatch.setattr(rows, "_LONGEST", 9)
    (record,) = flatten(invented.MAY, "f").sections
    assert [text.split("\x1f")[1:] for text in rows.rows(record)] == [
        ["a2022"],
        ["b澜山区政府"],
        ["c常务会议", "d王甲"],
        ["e区财政局"],
        ["f会议纪要"],
    ]


def test_signs_that_part_entries_may_stand_in_values(engine):
    strange = ["甲\x1f乙", "甲\x1b乙", "\x1b2", "#丙", "a\x1b1\x1f", "\x1b"]
    people = tuple((name, "局") for name in strange)
    crowd = invented.meeting(
        "m-\x1fcrowd", None, invented.section(1, "研究", "人多"), people=people
    )
    write(engine, crowd)
    found = counted(engine, ("attendee", "organization"), Words("人多"))
    assert found == (1, {"attendee": dict.fromkeys(strange, 1), "organization": {"局": 1}})


_OTHER = {
    "order": 7,
    "session": 77,
    "other_sessions": (7,),
    "date": PartialDate(2020),
    "paragraphs": (Paragraph(None, "另一段"),),
    "mentions": (DocumentMention("另一办法", "另一办法"),),
    "decisions": (Decision("另行研究", None, (), (), None, "另一句"),),
    "roll": (),
}


@pytest.mark.parametrize("name", [field.name for field in fields(SectionRecord)])
def test_nothing_is_taken_over_from_a_section_that_differs(name, segmenter):
    known = flatten(invented.MARCH, "f")
    first = known.sections[0]
    was = getattr(first, name)
    others = {bool: not was, tuple: ("另外的",)}
    other = replace(first, **{name: _OTHER.get(name, others.get(type(was), "另外的"))})
    both = documents.made(replace(known, sections=(first, other)), segmenter).sections
    alone = documents.made(replace(known, sections=(other,)), segmenter).sections
    assert both[1] == alone[0] != both[0]


def test_what_sections_share_is_made_once(segmenter):
    made = documents.made(flatten(invented.MARCH, "f"), segmenter).sections
    assert len(made) > 1
    assert len({id(section.common) for section in made}) == 1


def test_sections_of_a_meeting_may_differ(engine):
    known = invented.records(invented.LATER)
    first, second = known.sections
    other = replace(second, attendees=("孙丁",), bodies=("澜山区政府", "别处"))
    with engine.writer() as writer:
        writer.replace_meeting("m-later", replace(known, sections=(first, other)))
    found = counted(engine, ("body", "attendee"), filters=(Filter("year", frozenset({"2023"})),))
    assert found == (1, {"body": {"澜山区政府": 1, "别处": 1}, "attendee": {"孙丁": 1}})
    meetings, facets = counted(engine, ("attendee",), Everything())
    assert (meetings, facets["attendee"]) == (4, {"王甲": 4, "李乙": 3, "赵丙": 1, "孙丁": 1})


def test_what_was_replaced_counts_no_more(engine):
    write(engine, replace(invented.MAY, attendees=()))
    assert counted(engine, ("attendee",)) == (3, {"attendee": {"王甲": 1, "李乙": 1, "赵丙": 1}})


def test_more_rows_than_tantivy_hands_over(engine, monkeypatch):
    """Rows are asked for in parts of their numbers, and in smaller ones where that is too much."""
    counting = importlib.import_module(_COUNTING).Counting
    whole = counted(engine, ("attendee", "document"), Everything())
    the_same = Not(Words("鲸"))
    asked = []

    def buckets(self, query, fields, plain=counting._buckets):
        found = plain(self, query, fields)
        asked.append(max(map(len, found.values()), default=0))
        if asked[-1] > 1:
            raise ValueError("too many")
        return found

    monkeypatch.setattr(counting, "_buckets", buckets)
    assert counted(engine, ("attendee", "document"), the_same) == whole
    assert max(asked) == 4
    assert asked.count(1) >= 4


def test_meetings_are_counted_without_rows_too(engine, monkeypatch):
    monkeypatch.setattr(f"{_COUNTING}._PART", 1)
    assert counted(engine, ()) == (3, {})
    assert counted(engine, ("outcome",)) == (3, {"outcome": {"原则同意": 1, "同意": 1}})


def test_words_that_were_cut_beforehand_are_not_cut_again(engine, segmenter, monkeypatch):
    known = invented.records(replace(invented.MAY, id="m-cut"))
    texts = [t for r in known.sections for field in WORD_FIELDS for t in field.values(r)]
    cut = segmenter.cut(texts)
    monkeypatch.setattr(segmenter, "words", None)
    with engine.writer() as writer:
        writer.replace_meeting("m-cut", replace(known, cut=cut))
    with pytest.raises(TypeError), engine.writer() as writer:
        writer.replace_meeting("m-cut", known)
    monkeypatch.undo()
    assert engine.search(SearchRequest(Words("城市更新"))).total == 2


@pytest.mark.parametrize("kept", [100_000, 0], ids=["by numbers", "too many to keep"])
def test_months_of_meetings(segmenter, tmp_path, monkeypatch, kept):
    monkeypatch.setattr(f"{_COUNTING}._ROWED", kept)
    engine = open_engine(f"tantivy:{tmp_path / 'index'}", segmenter)
    write(engine, *invented.ALL)
    first = flatten(invented.MAY, "f")
    odd = replace(first.sections[0], section_id="odd-s9", order=9, date=PartialDate(1999, 2))
    with engine.writer() as writer:
        writer.replace_meeting(first.meeting.id, replace(first, sections=(*first.sections, odd)))
    meetings, counts = counted(engine, (HELD,), Everything())
    assert counts[HELD][f"1999-02 {first.meeting.id}"] == 1
    assert (meetings, len(counts[HELD])) == (len(invented.ALL), len(invented.ALL) + 1)
    engine.close()
