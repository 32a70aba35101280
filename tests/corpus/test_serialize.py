import json
from dataclasses import replace

import pytest

from corpus.errors import SchemaUnknown
from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    Decision,
    DocNumber,
    DocumentMention,
    JointMeeting,
    Meeting,
    PageFact,
    Paragraph,
    ParseWarning,
    PartialDate,
    Section,
    Source,
    Votes,
)
from corpus.serialize import dumps, from_json, to_json

SOURCE = Source("2023/纪要.txt", "text/plain", "gb18030", "0" * 64)


def bare(**fields):
    nothing = {
        **dict.fromkeys(("kind", "term", "session", "doc_number", "date", "location", "chair")),
        **dict.fromkeys(("issued_on", "printed_on", "publicity")),
        **dict.fromkeys(("bodies", "attendees", "sections", "documents", "issuers"), ()),
        **dict.fromkeys(("preamble", "conclusions"), ()),
    }
    return Meeting(**{**nothing, "id": "m1", "title": "会议纪要", "source": SOURCE, **fields})


FULL = bare(
    bodies=("河口市人民政府", "河口新区管理委员会"),
    kind="常务会议",
    term=11,
    session=17,
    doc_number=DocNumber("河政会", 2023, 16),
    date=PartialDate(2023, 8, 18),
    location="市政府第一会议室",
    chair=Chair("尹恬", ("市委副书记", "市长")),
    attendees=(
        Attendee("尹恬", Attendance.CHAIR, titles=("市委副书记", "市长")),
        Attendee("阿依·古丽", Attendance.PRESENT),
        Attendee("查 让", Attendance.OBSERVER, ("市发改局", "市统计局"), (), "代"),
        Attendee("巩一", Attendance.ABSENT, ("市财政局",), (), "出差"),
        Attendee("䶮", Attendance.CLERK, unverified=True),
    ),
    sections=(
        Section(
            1,
            "一",
            "审议《河口市停车管理办法（修订稿）》",
            ("审议",),
            (Paragraph("（一）", "会议原则同意。"), Paragraph(None, '引"号"与\\反斜线\u2028')),
            (
                DocumentMention(
                    "河口市停车管理办法（修订稿）",
                    "河口市停车管理办法",
                    "修订稿",
                    "河政〔2023〕3号",
                ),
                DocumentMention("河口市城市更新条例", "河口市城市更新条例"),
            ),
            ("市司法局",),
            (
                Decision(
                    "原则同意",
                    "《河口市停车管理办法》",
                    ("市司法局",),
                    ("市财政局", "市公安局"),
                    "2023年9月底前",
                    "请市司法局修改后印发。",
                    Votes(9, 2, None),
                ),
                Decision("听取", None, (), (), None, "会议听取了汇报。"),
            ),
        ),
        Section(2, None, "其他事项", (), ()),
    ),
    preamble=("会议议定以下意见：",),
    conclusions=("会议还研究了其他事项。",),
    documents=("河口市停车管理办法",),
    issuers=("河口市人民政府办公室",),
    issued_on=PartialDate(2023, 8, 25),
    printed_on=PartialDate(2023, 8),
    publicity="此件公开发布",
    source=Source("a.pdf", "application/pdf", None, "f" * 64, ocr=True),
    warnings=(ParseWarning("bad-bytes", "有无法识别的字节", 12, "Bytes."), ParseWarning("x", "y")),
    held_with=(JointMeeting(("河口市政府党组",), "党组会议", 3, 12),),
    metadata=(PageFact("索引号", "HK/2023-1"), PageFact("主题分类", "其他")),
)

MEETINGS = {
    "bare": bare(),
    "full": FULL,
    "year only": bare(date=PartialDate(2023)),
    "month only": bare(date=PartialDate(1998, 11)),
    "early year": bare(date=PartialDate(87, 1, 2)),
    "number with brackets": bare(doc_number=DocNumber("河〔试〕会", 2023, 1)),
    "number without issuer": bare(doc_number=DocNumber("", 2024, 120)),
    "rare characters": bare(title="𠮷䶮镕㎡\u0000\t"),
}
each_meeting = pytest.mark.parametrize("meeting", MEETINGS.values(), ids=MEETINGS)


@each_meeting
def test_what_was_written_comes_back(meeting):
    assert from_json(to_json(meeting)) == meeting
    assert from_json(json.loads(dumps(meeting))) == meeting


@each_meeting
def test_the_text_and_the_values_are_the_same_json(meeting):
    assert json.loads(dumps(meeting)) == to_json(meeting)


@each_meeting
def test_the_text_is_one_line_of_utf_8(meeting):
    assert "\n" not in dumps(meeting)
    assert dumps(meeting).encode()


def test_the_keys_stand_in_the_order_of_the_contract():
    written = to_json(FULL)
    assert list(written) == [
        *("schema", "id", "recognised", "title", "bodies", "kind", "term", "session", "held_with"),
        *("doc_number", "date", "location", "chair", "attendees", "sections", "preamble"),
        *("conclusions", "documents", "issuers", "issued_on", "printed_on", "publicity"),
        *("metadata", "source", "sources", "warnings"),
    ]
    assert list(written["attendees"][0]) == [
        *("name", "attendance", "organizations", "titles", "note", "unverified"),
    ]
    assert list(written["sections"][0]) == [
        *("order", "number", "heading", "kinds", "paragraphs", "documents", "reporters"),
        "decisions",
    ]
    assert list(written["sections"][0]["decisions"][0]) == [
        *("outcome", "object", "responsible", "partners", "deadline", "evidence", "votes"),
    ]
    assert list(written["source"]) == ["path", "media_type", "encoding", "sha256", "ocr"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", 1),
        ("doc_number", "河政会〔2023〕16号"),
        ("date", "2023-08-18"),
        ("printed_on", "2023-08"),
        ("chair", {"name": "尹恬", "titles": ["市委副书记", "市长"]}),
        ("preamble", ["会议议定以下意见："]),
    ],
)
def test_how_values_are_written(key, value):
    assert to_json(FULL)[key] == value


def test_json_of_before_votes_and_joint_meetings_is_still_read():
    plain = replace(FULL.sections[0], decisions=FULL.sections[0].decisions[1:])
    meeting = bare(sections=(plain,))
    written = to_json(meeting)
    del written["held_with"], written["sections"][0]["decisions"][0]["votes"]
    assert from_json(written) == meeting


def test_plain_values_only():
    """No enumeration and no tuple is left, which another writer of JSON might not know."""

    def kinds(value):
        yield type(value)
        for inner in value.values() if isinstance(value, dict) else ():
            yield from kinds(inner)
        for inner in value if isinstance(value, list) else ():
            yield from kinds(inner)

    assert set(kinds(to_json(FULL))) <= {dict, list, str, int, bool, type(None)}


@pytest.mark.parametrize("found", [0, 2, "1", None])
def test_another_schema_is_refused_with_its_number(found):
    with pytest.raises(SchemaUnknown, match=f"schema {found}"):
        from_json({**to_json(FULL), "schema": found})


def test_other_json_is_refused():
    with pytest.raises(SchemaUnknown, match="schema 无"):
        from_json({"title": "会议纪要"})


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="第3号"):
        from_json({**to_json(FULL), "doc_number": "第3号"})
