from dataclasses import replace

import pytest

from corpus.model import Decision, DocNumber, DocumentMention, JointMeeting, PartialDate
from indexer.query.parameters import MONTH, PARAMETERS, SAT_IN, Kind
from indexer.record_json import dump_record, load_record
from indexer.schema import FACETS, FIELDS, HELD, STATUS, VALUE_FIELDS, WORD_FIELDS, View
from tests.fakes import a_meeting, a_record, a_section

RECORD = a_record(
    a_meeting(
        title="河口市人民政府常务会议纪要",
        doc_number=DocNumber("河政会", 2023, 4),
        sections=[
            a_section(
                heading="审议停车管理办法",
                texts=("原则同意。", "市府办〔2022〕7号抓紧印发。"),
                documents=(DocumentMention("停车管理办法（送审稿）", "停车管理办法", "送审稿"),),
                reporters=("市财政局",),
                decisions=(
                    Decision("原则同意", None, ("市发改委",), ("海关",), None, "原则同意。"),
                ),
            )
        ],
    )
)
RECORD = replace(
    RECORD,
    attendees=("王甲", "李乙"),
    organizations=("市财政局",),
    chair="王甲",
    session=4,
    other_sessions=(9,),
)


def values(name, record=RECORD):
    (field,) = (field for field in FIELDS if field.name == name)
    return list(field.values(record))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("heading_words", ["审议停车管理办法"]),
        ("document_words", ["停车管理办法"]),
        ("text_words", ["原则同意。", "市府办〔2022〕7号抓紧印发。"]),
        ("meeting_words", ["河口市人民政府常务会议纪要", "河政会〔2023〕4号"]),
        ("characters", ["审议停车管理办法", "原则同意。", "市府办〔2022〕7号抓紧印发。"]),
        ("meeting_characters", ["河口市人民政府常务会议纪要", "河政会〔2023〕4号"]),
        ("year", ["2023"]),
        ("body", ["河口市人民政府"]),
        ("kind", ["常务会议"]),
        ("item", ["审议"]),
        ("outcome", ["原则同意"]),
        ("attendee", ["王甲", "李乙"]),
        ("organization", ["市财政局"]),
        ("document", ["停车管理办法"]),
        ("status", ["会议纪要"]),
        ("heading_characters", ["审议停车管理办法"]),
        ("document_characters", ["停车管理办法（送审稿）"]),
        ("number", ["河政会〔2023〕4号", "市府办〔2022〕7号"]),
        ("chair", ["王甲"]),
        ("session", ["4", "9"]),
        ("unit", ["meeting"]),
        ("month", ["2023-08"]),
        ("series", ['["m1", "2023-08-18", null, 3, "常务会议", "河口市人民政府"]']),
        ("format", ["text/plain"]),
        ("doubt", []),
        ("taking_part", []),
        ("sat_in", []),
        ("reporting", ["河口市财政局"]),
        ("responsible", ["河口市发展和改革委员会"]),
        ("partner", ["海关"]),
        ("duty", ["all"]),
    ],
)
def test_values(name, expected):
    assert values(name) == expected


@pytest.mark.parametrize(
    "field", [f for f in FIELDS if f.name not in (STATUS, HELD)], ids=lambda field: field.name
)
def test_what_is_not_known_gives_nothing(field):
    bare = replace(
        RECORD,
        heading="",
        paragraphs=(),
        meeting_title="",
        doc_number=None,
        bodies=(),
        kind=None,
        other_kinds=(),
        date=None,
        item_kinds=(),
        attendees=(),
        organizations=(),
        mentions=(),
        reporters=(),
        decisions=(),
        is_first=False,
        series=(),
        formats=(),
        doubts=(),
        reporting=(),
        responsible=(),
        partners=(),
        duties=(),
        numbers=(),
        chair=None,
        session=None,
        other_sessions=(),
    )
    assert [value for value in field.values(bare) if value] == []


def test_a_joint_meeting_is_found_under_both_kinds():
    joint = (JointMeeting((), "党组会议", None, 9), JointMeeting((), None, None, 2))
    record = a_record(a_meeting(held_with=joint, sections=[a_section()]))
    assert values("kind", record) == ["常务会议", "党组会议"]
    assert load_record(dump_record(record).encode()) == record


def test_a_date_known_to_the_year_has_its_year():
    assert values("year", replace(RECORD, date=PartialDate(2021))) == ["2021"]


def test_every_facet_can_be_asked_for():
    asked = {p.name: p.label for p in PARAMETERS if p.kind is Kind.FACET}
    uncounted = {f.name: f.label for f in VALUE_FIELDS if f.name in (SAT_IN, MONTH)}
    assert {facet.name: facet.label for facet in FACETS} | uncounted == asked


def test_names_are_told_apart_and_boosts_rank():
    assert len({field.name for field in FIELDS}) == len(FIELDS)
    by_boost = sorted(WORD_FIELDS, key=lambda field: -field.boost)
    names = ["heading_words", "document_words", "text_words", "meeting_words"]
    assert [field.name for field in by_boost] == names
    assert all(field.boost == 1.0 for field in FIELDS if field.view is not View.WORDS)
