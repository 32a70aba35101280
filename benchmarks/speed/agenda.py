"""What is on the agenda: documents that come back stage by stage, reports, and what is decided.

Each item is made twice at once: as text, and as the facts that a right reader takes from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.speed.cast import OFFICES, Body, World
from benchmarks.speed.filling import Filling
from benchmarks.speed.words import Topic
from corpus.model import Decision, DocumentMention

_STAGES = ("征求意见稿", "讨论稿", "送审稿", "修订稿")
_FORMS = (
    "管理办法",
    "实施方案",
    "工作方案",
    "专项规划",
    "实施细则",
    "应急预案",
    "考核办法",
    "若干措施",
)
_RETURNS = ((0, 0), (0, 0), (3, 1), (7, 2), (12, 3))
"""Meetings ago that a document was new, and the stage that it has come to by now."""
_NEW_PER_MEETING = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as it comes to a meeting."""

    mention: DocumentMention
    topic: Topic


@dataclass(frozen=True, slots=True)
class Matter:
    """One item: its heading, first paragraph, and the facts of both."""

    topic: Topic
    heading: str
    kinds: tuple[str, ...]
    opening: str
    documents: tuple[DocumentMention, ...] = ()
    reporters: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


def matters(world: World, body: int, place: int, count: int, random: Random) -> list[Matter]:
    """The items of the body's meeting at that ``place`` in its order, ``count`` of them."""
    drafts = list(_drafts(world, body, place))
    found = [_study(world, random)] if random.random() < 0.6 else []
    while len(found) < count:
        kind = random.random()
        if drafts and kind < 0.5:
            found.append(_review(drafts.pop(0), world.bodies[body], random))
        elif kind < 0.9:
            found.append(_report(world, body, random))
        else:
            found.append(_question(world, body, random))
    return found[:count]


def office(body: Body, random: Random) -> str:
    """One of the body's offices: 区财政局 and the like."""
    return body.level + random.choice(OFFICES[1:])


def _drafts(world: World, body: int, place: int) -> list[Draft]:
    drafts = []
    for number, (ago, stage) in enumerate(_RETURNS):
        if place >= ago:
            which = (place - ago) * _NEW_PER_MEETING + number % _NEW_PER_MEETING
            draft = _draft(world, body, which, stage)
            drafts += [draft] if draft else []
    return drafts


def _draft(world: World, body: int, which: int, stage: int) -> Draft | None:
    """The body's document of that number at that stage, if it ever comes so far."""
    random = Random(f"draft-{world.seed}-{body}-{which}")
    topic = random.choice(world.vocabulary.topics)
    first = random.randrange(len(_STAGES))
    noun = Filling(world.vocabulary, topic, random).noun() if random.random() < 0.7 else ""
    base = f"{world.bodies[body].place}{noun}{topic.name}{random.choice(_FORMS)}"
    if first + stage >= len(_STAGES):
        return None
    name = _STAGES[first + stage]
    return Draft(DocumentMention(f"{base}（{name}）", base, name), topic)


def _study(world: World, random: Random) -> Matter:
    topic = random.choice(world.vocabulary.topics)
    subject = f"{topic.name}工作推进会精神"
    return Matter(topic, f"传达学习{subject}", ("学习",), f"会议传达学习了{subject}。")


def _report(world: World, body: int, random: Random) -> Matter:
    topic = random.choice(world.vocabulary.topics)
    reporter = office(world.bodies[body], random)
    subject = f"{topic.name}工作情况"
    heard = f"会议听取了{reporter}关于{subject}的汇报"
    if random.random() < 0.7:
        opening = f"{heard}，原则同意有关建议安排。"
        decision = _decision("原则同意", "有关建议安排", opening)
    else:
        opening = f"{heard}。"
        decision = _decision("听取", subject, opening)
    heading = f"听取{subject}的汇报"
    return Matter(topic, heading, ("听取",), opening, (), (reporter,), (decision,))


def _question(world: World, body: int, random: Random) -> Matter:
    topic = random.choice(world.vocabulary.topics)
    asked = office(world.bodies[body], random)
    opening = f"会议研究了{topic.name}有关事项，同意{asked}提出的意见。"
    decision = _decision("同意", f"{asked}提出的意见", opening)
    return Matter(topic, f"研究{topic.name}有关事项", ("研究",), opening, decisions=(decision,))


def _review(draft: Draft, body: Body, random: Random) -> Matter:
    title = draft.mention.title
    verdict = random.choices(tuple(_VERDICTS.values()), weights=(5, 4, 1, 1, 1))[0]
    opening, decisions = verdict(title, office(body, random))
    return Matter(
        draft.topic, f"审议《{title}》", ("审议",), opening, (draft.mention,), (), decisions
    )


def _agreed(title: str, owner: str) -> tuple[str, tuple[Decision, ...]]:
    text = f"会议原则同意《{title}》，请{owner}根据会议意见修改完善，按程序印发实施。"
    revised = Decision("修改后印发", title, (owner,), (), None, text)
    return text, (_decision("原则同意", title, text), revised)


def _passed(title: str, owner: str) -> tuple[str, tuple[Decision, ...]]:
    text = f"会议审议通过了《{title}》。"
    return text, (_decision("审议通过", title, text),)


def _refused(title: str, owner: str) -> tuple[str, tuple[Decision, ...]]:
    text = f"经审议，会议未通过《{title}》。"
    return text, (_decision("未通过", title, text),)


def _put_off(title: str, owner: str) -> tuple[str, tuple[Decision, ...]]:
    text = f"《{title}》暂缓审议。"
    return text, (_decision("暂缓", title, text),)


def _sent_back(title: str, owner: str) -> tuple[str, tuple[Decision, ...]]:
    text = f"《{title}》修改后提交会议再次研究。"
    return text, (_decision("再次研究", title, text),)


_VERDICTS: Mapping[str, Callable[[str, str], tuple[str, tuple[Decision, ...]]]] = {
    "原则同意": _agreed,
    "审议通过": _passed,
    "未通过": _refused,
    "暂缓": _put_off,
    "再次研究": _sent_back,
}


def _decision(outcome: str, subject: str, evidence: str) -> Decision:
    return Decision(outcome, subject, (), (), None, evidence)
