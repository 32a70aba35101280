"""Meetings small enough to hold in the head."""

from corpus.model import (
    Attendance,
    Attendee,
    Decision,
    DocNumber,
    DocumentMention,
    Meeting,
    Paragraph,
    PartialDate,
    Section,
    Source,
)
from indexer.records import flatten


def section(order, heading, *texts, outcome=None, document=None):
    decisions = (Decision(outcome, document, (), (), None, texts[0]),) if outcome else ()
    documents = (DocumentMention(document, document),) if document else ()
    paragraphs = tuple(Paragraph(None, text) for text in texts)
    return Section(
        order, "一二三四五"[order - 1], heading, ("审议",), paragraphs, documents, (), decisions
    )


def meeting(name, date, *sections, session=None, people=(), kind="常务会议", preamble=()):
    return Meeting(
        id=name,
        title=f"澜山区政府第{session}次常务会议纪要" if session else "专题会议纪要",
        bodies=("澜山区政府",),
        kind=kind,
        term=None,
        session=session,
        doc_number=DocNumber("澜政会", date.year, session) if session and date else None,
        date=date,
        location=None,
        chair=None,
        attendees=tuple(Attendee(n, Attendance.PRESENT, (o,)) for n, o in people),
        sections=sections,
        documents=(),
        issuers=(),
        issued_on=None,
        printed_on=None,
        publicity=None,
        preamble=tuple(preamble),
        conclusions=(),
        source=Source(f"{name}.txt", "text/plain", "utf-8", "0" * 64),
    )


MARCH = meeting(
    "m-march",
    PartialDate(2022, 3, 4),
    section(
        1,
        "审议老旧小区改造方案",
        "会议原则同意该方案。",
        "人人有责，一二一二。",
        outcome="原则同意",
    ),
    section(2, "听取税收工作汇报", "税收形势平稳。", document="税收征管办法"),
    session=7,
    people=(("王甲", "区财政局"), ("李乙", "区住建局")),
    preamble=("2022 年 3 月 4 日，区长主持召开会议。",),
)
MAY = meeting(
    "m-may",
    PartialDate(2022, 5),
    section(1, "研究城市更新", "要推进老旧小区与城市更新，加快改造进度。", outcome="同意"),
    session=10,
    people=(("王甲", "区财政局"),),
)
LATER = meeting(
    "m-later",
    PartialDate(2023, 1, 9),
    section(1, "审议防汛预案", "審議通過防汛應急預案。", outcome="审议通过"),
    section(2, "研究老城保护", "保护老城，改造管网。"),
    people=(("赵丙", "区水务局"),),
    kind="专题会议",
)
UNDATED = meeting("m-undated", None, section(1, "研究其他事项", "研究了人事事项。"), kind=None)
ALL = (MARCH, MAY, LATER, UNDATED)


def records(found, fingerprint="f1"):
    return flatten(found, fingerprint)
