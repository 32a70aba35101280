"""No string spoils an index: half characters are refused, unseen ones never get that far."""

import pytest

from corpus.errors import NotText
from corpus.parse import read_meeting
from corpus.serialize import dumps
from indexer.engines.stored import check
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.errors import BadText
from indexer.query.clauses import Phrase
from indexer.query.request import SearchRequest
from indexer.records import flatten
from indexer.text.analysis import Segmenter
from indexer.text.characters import _INVISIBLE

SURROGATES = range(0xD800, 0xE000)
LINE_ENDS = {0x85}
"""Read as the end of a line."""
CONTROLS = [
    point
    for point in (*range(1, 32), 0x7F)
    if chr(point) not in "\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"
]
"""Of files that are no text; each such file is a failure by name."""
UNSEEN = [
    point
    for point in (0x1A, *range(0x80, 0xA0), 0xAD, *range(0x200B, 0x2010),
                  *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
    if point not in LINE_ENDS
]  # fmt: skip
TEXT = """临江市人民政府常务会议纪要
〔2024〕{number}号

2024年3月1日，市长张明远主持召开市人民政府第{number}次常务会议。

一、研究财{unseen}政预算
会议原则同意财{unseen}政预算方案，由市财政局落实。
"""


@pytest.mark.parametrize("field", ["{}", "文{}字", "文字{}"])
def test_every_half_character_is_refused(field):
    for point in SURROGATES:
        with pytest.raises(BadText):
            check("m1", field.format(chr(point)))
    check("m1", field.format("\U0001f600财"))


@pytest.mark.parametrize("point", CONTROLS, ids=hex)
def test_a_file_with_controls_is_no_text(point):
    with pytest.raises(NotText):
        read_meeting(TEXT.format(number=1, unseen=chr(point)).encode(), "a.txt")


@pytest.mark.parametrize("point", UNSEEN, ids=hex)
def test_what_cannot_be_seen_parts_no_word(point):
    meeting = read_meeting(TEXT.format(number=1, unseen=chr(point)).encode(), "a.txt")
    assert "财政预算" in dumps(meeting)
    assert chr(point) not in dumps(meeting)


def test_neighbours_stay_whole_and_nothing_is_found_twice(tmp_path):
    engine = WhooshEngine(tmp_path / "index", Segmenter(cache=tmp_path))
    refused = 0
    with engine.writer() as writer:
        for number, point in enumerate([*UNSEEN, *SURROGATES[::97]], 1):
            half = point in SURROGATES
            text = TEXT.format(number=number, unseen="" if half else chr(point))
            meeting = read_meeting(text.encode(), "a.txt")
            records = flatten(meeting, "f")
            if half:
                title = meeting.title + chr(point)
                records = flatten(type(meeting)(**{**_fields(meeting), "title": title}), "f")
                with pytest.raises(BadText):
                    writer.replace_meeting(f"m{number}", records)
                refused += 1
            else:
                writer.replace_meeting(meeting.id, records)
    found = engine.search(SearchRequest(Phrase("原则同意财政预算方案"), limit=1000))
    sections = [hit.record.section_id for hit in found.hits]
    assert refused > 20
    assert len(sections) == len(set(sections)) == len(UNSEEN)
    engine.close()


def _fields(meeting):
    return {name: getattr(meeting, name) for name in type(meeting).__slots__}


def test_the_index_passes_over_all_that_cannot_be_seen():
    assert set(UNSEEN) <= set(_INVISIBLE)
