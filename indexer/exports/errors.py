"""The errors of taking results away, of the tree in ``errors``.

IndexerError
├── TooManyExports      as many exports as the service allows are running
├── TooManyRows         more rows than a workbook can hold
├── BadCursor           a cursor that this service did not make, or not for this question
└── CursorStale         a cursor of another generation of the index
"""

from indexer.errors import IndexerError


class TooManyExports(IndexerError):
    """As many exports as the service allows are running."""

    code = "too-many-exports"
    chinese = "正在进行的导出太多，请稍候再试。"
    english = "Too many exports are running. Please try again shortly."


class TooManyRows(IndexerError):
    """More rows than a workbook can hold."""

    code = "too-many-rows"
    chinese = "XLSX 一张表最多 {limit} 行，这里有 {count} 行。请改用 csv 或 jsonl，或加上条件。"
    english = "A sheet has at most {limit} rows, and these are {count}. Use csv or jsonl."


class BadCursor(IndexerError):
    """A cursor that this service did not make, or not for this question."""

    code = "bad-cursor"
    chinese = "这个 cursor 无法使用：它须取自同一问题上一页的 next，与其余参数一起原样给出。"
    english = "This cursor cannot be used: take it from next on the page before, same question."


class CursorStale(IndexerError):
    """A cursor of another generation of the index."""

    code = "cursor-stale"
    chinese = "这个 cursor 属于索引的另一代（{found}，现为 {now}），续读会有遗漏。请从头重新读取。"
    english = "This cursor is of another generation ({found}, now {now}). Start from the beginning."
