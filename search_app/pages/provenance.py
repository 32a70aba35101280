"""What stands around the facts of a meeting: its neighbours, what its page states, doubts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.doubts import DOUBTS
from corpus.model import Meeting, PageFact, ParseWarning
from indexer.browsing import Series
from indexer.series import Gap, Neighbours, Sitting
from search_app.pages.browse_page import MeetingLink, Place, gap_words, meeting_link
from search_app.params import original_url
from search_app.texts import in_english

_ORDER = (
    *("索引号", "信息索引号", "信息索引"),
    *("发文机关", "制发机关", "发文单位", "发布机关", "发布机构", "发布单位"),
    *("发文字号", "公文字号", "文号", "文件编号"),
    *("成文日期", "成文时间", "生成日期", "发文日期", "发文时间", "印发日期"),
    *("标题", "名称", "信息名称"),
    *("主题分类", "组配分类", "体裁分类", "信息分类", "主题词", "关键词"),
    *("发布日期", "发布时间", "公开日期", "公开时间"),
)
"""The order that offices know from the table above every document; others follow as they stand."""
_LANGUAGES = re.compile(r"(?<=[。）]) (?=[A-Z(`])")


@dataclass(frozen=True, slots=True)
class Beside:
    """The meetings before and after in a series, and what its numbers miss in between."""

    series: str
    url: str
    before: MeetingLink | None
    after: MeetingLink | None
    missing_before: str
    missing_after: str


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A warning in the language that is spoken, with what it means and what can be done."""

    message: str
    line: int | None
    meaning: str
    advice: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is known of a meeting beside what its text says."""

    beside: tuple[Beside, ...]
    stated: tuple[PageFact, ...]
    doubts: tuple[DoubtView, ...]
    originals: tuple[str, ...]


def provenance(meeting: Meeting, series: Series, *, originals: bool = False) -> Provenance:
    """What stands around the facts of the meeting in this generation.

    ``originals`` are addresses, one for each source, where files are handed out.
    """
    files = range(1, len(meeting.sources) + 1) if originals else ()
    return Provenance(
        beside=tuple(_beside(found, series) for found in series.beside(meeting.id)),
        stated=in_known_order(meeting.metadata),
        doubts=tuple(map(_doubt, meeting.warnings)),
        originals=tuple(original_url(meeting.id, number) for number in files),
    )


def in_known_order(stated: Iterable[PageFact]) -> tuple[PageFact, ...]:
    """The facts of a page in the order that offices know."""
    places = {label: place for place, label in enumerate(_ORDER)}
    return tuple(sorted(stated, key=lambda fact: places.get(fact.label, len(places))))


def in_language(words: str) -> str:
    """The half of a Chinese and English text that is in the language spoken."""
    chinese, *english = _LANGUAGES.split(words, maxsplit=1)
    return english[0] if english and in_english() else chinese


def _beside(found: Neighbours, series: Series) -> Beside:
    own = found.sitting
    gaps = [gap for gap in series.gaps_of(own.body) if gap.before.kind == own.kind]
    place = Place(body=own.body, kind=own.kind or "")
    return Beside(
        series=f"{own.body} {own.kind}",
        url=place.url(),
        before=meeting_link(found.before) if found.before else None,
        after=meeting_link(found.after) if found.after else None,
        missing_before="".join(_missing(gaps, found.before, own)),
        missing_after="".join(_missing(gaps, own, found.after)),
    )


def _missing(gaps: Iterable[Gap], before: Sitting | None, after: Sitting | None) -> Iterator[str]:
    """The first gap between two meetings that both have a number."""
    ends = (before, after)
    found = (gap for gap in gaps if (gap.before, gap.after) == ends)
    yield from (gap_words(gap) for gap in list(found)[:1])


def _doubt(warning: ParseWarning) -> DoubtView:
    told = DOUBTS.get(warning.code)
    return DoubtView(
        message=(in_english() and warning.message_en) or warning.message,
        line=warning.line,
        meaning=in_language(told.meaning) if told else "",
        advice=in_language(told.advice) if told else "",
    )
