"""The list of duties as tables and as a calendar to take away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from corpus.decisions.outcomes import ORDERED
from indexer.desk.duties import Duty, Party
from indexer.desk.icalendar import Event, calendar
from indexer.tables.table import Cell, Column, Fact, Table

COLUMNS = (
    Column("responsible", "责任单位"),
    Column("partners", "配合单位"),
    Column("outcome", "议定结果"),
    Column("task", "事项"),
    Column("deadline", "时限（原文）"),
    Column("due", "最迟日期"),
    Column("due_year_inferred", "年份为推定"),
    Column("sentence", "依据原句"),
    Column("meeting", "会议"),
    Column("date", "会议日期"),
    Column("item", "议题"),
    Column("url", "链接"),
)
NAME = "责任清单"
"""What files call the list."""
_NAME = "会议议定事项时限"
_MOST_OF_SUMMARY = 80


@dataclass(frozen=True, slots=True)
class DutyCalendar:
    """The file, how many duties are in it, and how many have a deadline that names no day."""

    text: str
    listed: int
    left_out: int


def duty_url(duty: Duty) -> str:
    """Where its sentence stands, from the root of the site."""
    return f"/meetings/{quote(duty.meeting_id, safe='')}#{duty.anchor}"


def duty_row(duty: Duty, base: str = "") -> tuple[Cell, ...]:
    """The cells of ``COLUMNS``; ``base`` is the address of the site, where it is known."""
    return (
        _names(duty.responsible),
        _names(duty.partners),
        duty.outcome,
        duty.task,
        duty.deadline,
        duty.due.day.isoformat() if duty.due else None,
        "是" if duty.due and duty.due.is_inferred else None,
        duty.sentence,
        duty.meeting_title,
        str(duty.date) if duty.date else None,
        duty.heading,
        base + duty_url(duty),
    )


def duty_table(duties: Iterable[Duty], base: str = "") -> Table:
    """All rows as a table."""
    return Table(COLUMNS, [duty_row(duty, base) for duty in duties])


def duty_calendar(duties: Sequence[Duty], facts: Sequence[Fact], base: str = "") -> DutyCalendar:
    """Those that name a day, as a calendar that tells the facts of the list in its description."""
    dated = [duty for duty in duties if duty.deadline]
    events = [event for duty in dated if (event := _event(duty, base))]
    left_out = len(dated) - len(events)
    told = f"取自会议纪要。另有 {left_out} 项的时限没有写明日期（如“汛期前”），未列入。"
    about = "\n".join((told, *(f"{fact.label}: {fact.value}" for fact in facts)))
    (built_at,) = (str(fact.value) for fact in facts if fact.key == "built_at")
    return DutyCalendar(calendar(_NAME, about, events, built_at), len(events), left_out)


def _event(duty: Duty, base: str) -> Event | None:
    if duty.due is None:
        return None
    who = _names(duty.responsible)
    what = duty.task if duty.outcome == ORDERED else f"{duty.outcome}{duty.task}"
    summary = f"{who}：{what}" if who else what
    if len(summary) > _MOST_OF_SUMMARY:
        summary = summary[: _MOST_OF_SUMMARY - 1] + "…"
    return Event(
        uid=_uid(duty),
        day=duty.due.day,
        summary=summary,
        description="\n".join(_described(duty)),
        url=base + duty_url(duty) if base else "",
    )


def _described(duty: Duty) -> Iterable[str]:
    inferred = duty.due is not None and duty.due.is_inferred
    how = "（原文没有写年份，按会议日期推定，请核对）" if inferred else ""
    yield f"时限：{duty.deadline}{how}"
    if duty.partners:
        yield f"配合：{_names(duty.partners)}"
    yield f"依据原句：{duty.sentence}"
    yield f"{duty.meeting_title}{f'（{duty.date}）' if duty.date else ''}"
    yield duty_url(duty)


def _uid(duty: Duty) -> str:
    """The same as long as the minutes say the same, whenever and from whatever index it is made."""
    parts = (duty.meeting_id, str(duty.order), duty.sentence, _names(duty.responsible), duty.task)
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32] + "@jiyao"


def _names(parties: Iterable[Party]) -> str:
    return "、".join(party.name for party in parties)
