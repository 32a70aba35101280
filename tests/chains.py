"""Invented meetings at which documents come up again and again, and a real index of them."""

from contextlib import closing, contextmanager

from corpus.model import Decision, DocumentMention, PartialDate
from indexer.engines import open_engine
from indexer.records import flatten
from tests.fakes import a_meeting, a_section

LIFTS = "青禾区老旧小区加装电梯实施方案"
LIFTS_WIDE = "青禾区老旧小区加装电梯实施方案（修订）"
PARKING = "青禾区停车管理办法"
MOTOR = "青禾区机动车停车管理办法"
BUDGET = "青禾区财政预算管理办法"
ODD = "青禾区A/B类?场所#1%管理办法"
ATTACK = "<script>alert(1)</script>办法"
NUMBER = "青政办〔2023〕12号"


def mention(base, stage=None, number=None):
    title = f"{base}（{stage}）" if stage else base
    return DocumentMention(title, base, stage, number)


def decided(outcome, title, sentence, *responsible):
    return Decision(outcome, title, responsible, (), None, sentence)


def held(name, date, *sections):
    return a_meeting(name, title=f"青禾区政府{name}会议纪要", date=date, sections=sections)


def weighed(order, outcome, named, *beside, sentence=None, responsible=()):
    """An item on one document, which may name others."""
    number = f"（{named.doc_number}）" if named.doc_number else ""
    text = sentence or f"会议{outcome or '研究了'}《{named.title}》{number}。"
    decisions = (decided(outcome, named.title, text, *responsible),) if outcome else ()
    return a_section(
        order,
        f"审议《{named.title}》",
        ("会议听取了汇报。", text),
        documents=(named, *beside),
        decisions=decisions,
    )


DRAFT, TRIAL = mention(LIFTS, "送审稿"), mention(LIFTS, "征求意见稿")
SPRING = held(
    "spring",
    PartialDate(2023, 3, 8),
    weighed(1, "修改后再报", TRIAL, mention(PARKING), responsible=("区住建局",)),
)
SUMMER = held(
    "summer",
    PartialDate(2023, 6, 2),
    weighed(1, "原则同意", DRAFT, mention(BUDGET), responsible=("区住建局",)),
    weighed(2, "审议通过", mention(PARKING, None, NUMBER)),
)
AUTUMN = held(
    "autumn",
    PartialDate(2023, 9),
    a_section(
        1,
        "听取财政工作汇报",
        (f"依据《{BUDGET}》，会议原则同意有关安排。",),
        documents=(mention(BUDGET),),
        decisions=(decided("原则同意", "有关安排", f"依据《{BUDGET}》，会议原则同意有关安排。"),),
    ),
    weighed(2, "原则同意", mention(MOTOR)),
    weighed(3, "暂缓", mention(ODD)),
    weighed(4, "同意", mention(ATTACK)),
)
UNDATED = held("undated", None, weighed(1, None, mention("青禾区停车 管理办法")))
CHAIN = (SPRING, SUMMER, AUTUMN, UNDATED)


@contextmanager
def chain_index(address, segmenter, meetings=CHAIN):
    """A real index of the meetings, open."""
    with closing(open_engine(address, segmenter)) as engine:
        with engine.writer() as writer:
            for meeting in meetings:
                writer.replace_meeting(meeting.id, flatten(meeting, "f"))
        yield engine
