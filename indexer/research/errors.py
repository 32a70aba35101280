"""The errors of the tools of research, of the tree in ``errors``.

IndexerError
├── TooManyQueries      more queries than are compared
├── TooManyPeriods      more years, quarters or months than are counted
├── TooManyHits         more was found than can be read at once
├── IndexSwitched       another generation of the index answers than when the work began
├── NothingToMark       a question without words that could be shown in their context
├── EmptyPeriod         no meeting to compare with in a stretch of time
│   └── NameUnknown     since nothing bears the name that was asked for
├── TermAbsent          a term is not there to be compared in a stretch of time
├── SectionNotFound     no agenda item goes by that id
└── OutlineNotCompared  the outline of a meeting is no agenda item
"""

from collections.abc import Iterable

from indexer.errors import IndexerError
from indexer.query.notes import Note


class TooManyQueries(IndexerError):
    """More queries than are compared."""

    code = "too-many-queries"
    chinese = "一次最多比较 {limit} 个检索式，这里有 {count} 个。请去掉一些。"
    english = "At most {limit} queries are compared, and these are {count}. Leave some out."


class TooManyPeriods(IndexerError):
    """More years, quarters or months than are counted."""

    code = "too-many-periods"
    chinese = "时段太多：{count} 个，最多 {limit} 个。请改按季度或年，或缩小起止日期。"
    english = "{count} periods are too many (at most {limit}). Use longer ones or narrower dates."


class TooManyHits(IndexerError):
    """More was found than can be read at once."""

    code = "too-many-hits"
    chinese = "命中太多：{count} 项（处），一次最多处理 {limit}。请加上年份、主体等条件。"
    english = (
        "{count} items or places are too many to go through at once (at most {limit}). Narrow it."
    )


class IndexSwitched(IndexerError):
    """Another generation of the index answers than when the work began."""

    code = "index-switched"
    chinese = "索引刚刚更新，结果前后不一致。请再试一次。"
    english = "The index was updated meanwhile. Please try again."


class NothingToMark(IndexerError):
    """A question without words that could be shown in their context."""

    code = "nothing-to-mark"
    chinese = "检索式“{query}”里没有可以逐处列出的词。请输入至少一个词，例如：老旧小区。"
    english = "The query “{query}” has no words to show in context. Give at least one word."


class EmptyPeriod(IndexerError):
    """No meeting to compare with in a stretch of time."""

    code = "empty-period"
    chinese = "这个时段（{dates}）没有收录的会议，无法比较。请换一个时段，或放宽条件。"
    english = "No meetings of that period ({dates}), so nothing to compare. Choose another one."


class TermAbsent(IndexerError):
    """Meetings of a stretch of time do not have the term whose neighbours are to be compared."""

    code = "term-absent"
    chinese = "“{query}”在这个时段（{dates}）没有出现，无法比较。请换一个时段，或放宽条件。"
    english = "“{query}” is not found in that period ({dates}). Choose another one to compare."


class NameUnknown(EmptyPeriod):
    """A condition or a question names what no section has, so that there is nothing to compare."""

    code = "unknown-value"
    chinese = "{note}请改正，或去掉这个条件。"
    english = "{note_en} Correct it, or take the condition away."


def refuse_unknown(notes: Iterable[Note]) -> None:
    """Raise ``NameUnknown`` for the first of the notes on names that no section has."""
    for note in notes:
        raise NameUnknown(note=note.chinese, note_en=note.english)


class SectionNotFound(IndexerError):
    """No agenda item goes by that id."""

    code = "section-not-found"
    chinese = "索引里没有这项议题：{section_id}。请从会议页面的链接进入。"
    english = "No such agenda item: {section_id}. Follow the link on the page of its meeting."


class OutlineNotCompared(IndexerError):
    """The outline of a meeting is no agenda item, though it is found like one."""

    code = "outline-not-compared"
    chinese = "{section_id} 是会议概况，不是议题，没有相似议题可列。请换这次会议的一项议题。"
    english = "{section_id} is the outline of a meeting, not an item. Ask for one of its items."
