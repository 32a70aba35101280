"""An invented meeting and an engine of canned answers that remembers what it was asked."""

from collections import Counter
from dataclasses import replace

from corpus.model import (
    Attendance,
    Attendee,
    Chair,
    Decision,
    DocNumber,
    DocumentMention,
    Meeting,
    Paragraph,
    ParseWarning,
    PartialDate,
    Section,
    Source,
    Votes,
)
from indexer.query.results import Facet, FacetCount, Hit, SearchResults
from indexer.schema import VALUE_FIELDS
from tests.fakes import FakeEngine

ATTACK = "<script>alert(1)</script>\"'&"

LIFTS = Section(
    order=1,
    number="一",
    heading="审议《青禾区老旧小区加装电梯实施方案（送审稿）》",
    kinds=("审议",),
    paragraphs=(
        Paragraph("（一）", "会议原则同意《青禾区老旧小区加装电梯实施方案（送审稿）》。"),
        Paragraph("（二）", "加装电梯要先易后难，由区住建局牵头，区财政局配合，年底前完成。"),
    ),
    documents=(
        DocumentMention(
            "青禾区老旧小区加装电梯实施方案（送审稿）", "青禾区老旧小区加装电梯实施方案", "送审稿"
        ),
    ),
    reporters=("区住建局",),
    decisions=(
        Decision(
            "原则同意",
            "青禾区老旧小区加装电梯实施方案（送审稿）",
            ("区住建局",),
            ("区财政局",),
            "年底前",
            "会议原则同意《青禾区老旧小区加装电梯实施方案（送审稿）》。",
            Votes(9, 2),
        ),
    ),
)
FLOODS = Section(
    2, "二", "听取防汛工作情况的汇报", ("听取",), (Paragraph(None, "会议听取了汇报。"),)
)

MEETING = Meeting(
    id="qinghe-2024-3",
    title="青禾区人民政府第3次常务会议纪要",
    bodies=("青禾区人民政府",),
    kind="常务会议",
    term=5,
    session=3,
    doc_number=DocNumber("青政会", 2024, 3),
    date=PartialDate(2024, 3, 8),
    location=None,
    chair=Chair("林望舒", ("区长",)),
    attendees=(
        Attendee("林望舒", Attendance.CHAIR, (), ("区长",)),
        Attendee("方一苇", Attendance.PRESENT),
        Attendee("阮青禾", Attendance.OBSERVER, ("区住建局",), ("局长",)),
        Attendee("温行舟", Attendance.ABSENT, ("区财政局",), (), "出差"),
    ),
    sections=(LIFTS, FLOODS),
    documents=("青禾区老旧小区加装电梯实施方案",),
    issuers=("青禾区人民政府办公室",),
    issued_on=PartialDate(2024, 3, 12),
    printed_on=None,
    publicity=None,
    preamble=("2024年3月8日，区长林望舒主持召开会议。",),
    conclusions=("会议还研究了其他事项。",),
    source=Source("2024/03.txt", "text/plain", "gb18030", "ab" * 32),
    warnings=(ParseWarning("torn-line", "第 9 行似被截断。", 9, "Line 9 looks cut."),),
)

HOSTILE = replace(
    MEETING,
    id="hostile",
    title=ATTACK,
    bodies=(ATTACK,),
    attendees=(Attendee(ATTACK, Attendance.PRESENT, (ATTACK,), (ATTACK,), ATTACK),),
    sections=(
        replace(
            LIFTS,
            heading=ATTACK,
            paragraphs=(Paragraph(None, ATTACK),),
            documents=(DocumentMention(ATTACK, ATTACK, None, ATTACK),),
            reporters=(ATTACK,),
            decisions=(Decision(ATTACK, ATTACK, (ATTACK,), (ATTACK,), ATTACK, ATTACK),),
        ),
    ),
    preamble=(ATTACK,),
    documents=(ATTACK,),
    source=Source(ATTACK, ATTACK, ATTACK, ATTACK),
    warnings=(ParseWarning("x", ATTACK, None, ATTACK),),
)

SCAN = replace(
    MEETING,
    id="scan",
    attendees=tuple(replace(person, unverified=True) for person in MEETING.attendees),
    source=replace(MEETING.source, media_type="application/pdf", encoding=None, ocr=True),
)

TEXT = replace(
    MEETING,
    id="text",
    recognised=False,
    title="青禾区人民政府工作规则",
    **dict.fromkeys(("kind", "term", "session", "doc_number", "date", "chair", "issued_on")),
    **dict.fromkeys(("bodies", "attendees", "sections", "documents", "issuers"), ()),
    preamble=("第一条　加装电梯由区住建局负责。", "第二条　会议由区长召集。"),
    conclusions=(),
    warnings=(),
)

FACETS = (
    Facet("year", (FacetCount("2023", 30), FacetCount("2024", 11, True))),
    Facet("attendee", tuple(FacetCount(f"人{n}", 99 - n) for n in range(80))),
)


class CannedEngine(FakeEngine):
    """Finds all sections of its meetings for any question, or raises what it is given."""

    def __init__(self, *meetings, total=None, error=None, marks=("加装电梯",)):
        super().__init__(meetings=meetings)
        self._total = total
        self.error = error
        self._marks = marks

    def search(self, request):
        super().search(request)
        records = [record for kept in self.kept.values() for record in kept.sections]
        total = len(records) if self._total is None else self._total
        shown = records if request.offset < total else []
        hits = tuple(Hit(record, 1.0) for record in shown[: request.limit])
        facets = _counted(records, request.facets) or (FACETS if total else ())
        return SearchResults(total, len(self.kept), hits, facets, self._marks)


def _counted(records, names):
    """Facets of fields that are never shown as facets, counted from the records themselves."""
    keys = [field for field in VALUE_FIELDS if field.is_key and field.name in names]
    return tuple(
        Facet(field.name, tuple(FacetCount(*pair) for pair in _counts(field, records)))
        for field in keys
    )


def _counts(field, records):
    return Counter(value for record in records for value in field.values(record)).most_common()
