from dataclasses import replace

import pytest

from corpus.model import Paragraph, PartialDate
from indexer.record_json import Place, dump_record, load_place, load_record, load_text
from indexer.records import flatten
from tests.engines.invented import ALL

RECORDS = [record for meeting in ALL for record in flatten(meeting, "f").sections]
HOSTILE = (
    '"paragraphs":[["一","不是正文"]]',
    'paragraphs":',
    "\\",
    "第一行\n第二行\r\n第三行",
    "\u2028\x1f\x00",
    "𠮷野家",
    "",
)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.section_id)
def test_a_record_is_read_as_it_was_written(record):
    stored = dump_record(record)
    assert load_record(stored) == record
    assert load_text(stored) == record.text
    assert load_place(stored) == Place(record.meeting_id, record.order, record.date)


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
    stored = dump_record(record)
    assert load_record(stored) == record
    assert load_text(stored) == record.text
    assert load_place(stored).order == record.order


def test_sections_of_a_meeting_hold_what_they_share_once():
    first = replace(RECORDS[0], attendees=("周晓岚", "何思远"))
    other = replace(first, section_id="another", order=first.order + 1)
    one, two = (load_record(dump_record(record)) for record in (first, other))
    assert one.attendees is two.attendees
    assert (one.order, two.order) == (first.order, other.order)
