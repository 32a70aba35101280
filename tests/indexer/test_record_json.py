import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

import corpus
from corpus.model import Paragraph, PartialDate
from corpus.parse import read_meeting
from indexer.record_json import (
    Place,
    Stored,
    dump_head,
    dump_record,
    load_meeting,
    loader,
    place_of,
)
from indexer.records import SectionFacts, SectionRecord, SectionText, flatten
from tests.engines.invented import ALL

SAMPLES = Path(corpus.__file__).parent / "samples"
RECORDS = [record for meeting in ALL for record in flatten(meeting, "f").sections]
HOSTILE = (
    'a",1,\\",2',
    '"paragraphs":[["一","不是正文"]]',
    'paragraphs":',
    "\\",
    "第一行\n第二行\r\n第三行",
    "\u2028\x1f\x00",
    "𠮷野家",
    "",
)


def read(record, kind=SectionRecord):
    return loader(kind)(dump_record(record).encode())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.section_id)
def test_a_record_is_read_as_it_was_written(record):
    assert read(record) == record
    stored = Stored(dump_record(record).encode())
    assert (stored.record, stored.text) == (record, record.text)
    assert stored.place == Place(record.meeting_id, record.order, record.date)
    assert place_of(dump_record(record).encode()) == (record.meeting_id, record.order)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.section_id)
def test_a_part_of_a_record_says_the_same_as_the_whole(record):
    facts, text = read(record, SectionFacts), read(record, SectionText)
    assert type(facts) is SectionFacts
    names = [field.name for field in fields(SectionFacts)]
    assert [getattr(facts, name) for name in names] == [getattr(record, name) for name in names]
    assert text == SectionText(
        section_id=record.section_id,
        order=record.order,
        lines=(record.heading, *((p.label or "") + p.text for p in record.paragraphs)),
        meeting_id=record.meeting_id,
        meeting_title=record.meeting_title,
        date=record.date,
        recognised=record.recognised,
    )


def test_every_member_of_a_record_comes_back_to_its_own_place():
    values = {f.name: getattr(RECORDS[0], f.name) for f in fields(SectionRecord)}
    texts = {n: f"这是{n}" for n, v in values.items() if isinstance(v, str) or v is None}
    lists = {n: (f"这是{n}",) for n, v in values.items() if isinstance(v, tuple)}
    kept = ("paragraphs", "mentions", "decisions", "roll", "other_sessions")
    lists = {n: v for n, v in lists.items() if n not in kept}
    full = replace(
        RECORDS[0], **texts | lists, date=PartialDate(2023), session=7, other_sessions=(8,)
    )
    for one in (full, *(replace(full, **{n: not getattr(full, n)}) for n in _FLAGS)):
        assert read(one) == one


_FLAGS = ("ocr", "recognised", "is_first")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_the_name_of_a_member(text):
    record = replace(
        RECORDS[0],
        heading=text,
        paragraphs=(Paragraph(text, text), Paragraph(None, text)),
        number=text,
        meeting_title=text,
        attendees=(text,),
        date=PartialDate(2023),
    )
    assert read(record) == record
    assert read(record, SectionText).lines == (text, text + text, text)
    stored = Stored(dump_record(record).encode())
    assert (stored.text, stored.place.order) == (record.text, record.order)
    named = replace(record, section_id=f"{text}-s7", meeting_id=text, order=7)
    assert place_of(dump_record(named).encode()) == (text, 7)


def test_sections_of_a_meeting_hold_what_they_share_once():
    first = replace(RECORDS[0], attendees=("周晓岚", "何思远"))
    other = replace(first, section_id="another", order=first.order + 1)
    one, two = map(read, (first, other))
    assert one.attendees is two.attendees
    assert (one.order, two.order) == (first.order, other.order)


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_meeting_is_its_head_and_its_records(path):
    meeting = read_meeting(path.read_bytes(), path.name)
    records = [dump_record(record).encode() for record in flatten(meeting, "f").sections]
    assert load_meeting(dump_head(meeting).encode(), records[::-1]) == meeting
    assert json.loads(dump_head(meeting))["sections"] == [] != list(meeting.sections)
