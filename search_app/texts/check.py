"""The page that checks a list."""

from search_app.texts.text import Text

TEXTS = {
    "check.title": Text("批量核对", "Check a list"),
    "check.lead": Text(
        "给一份清单，逐行列出每个标题或文号由哪次会议研究过、结果怎样；没有找到的留在原处，附相近的。",
        "Give a list: each title or number gets the meeting that dealt with it, and its outcome.",
    ),
    "check.list": Text("标题或文号，一行一个", "Titles or numbers, one a line"),
    "check.list.hint": Text(
        "最多 {most} 行；也可以从表格里复制几列贴进来。",
        "At most {most} lines; columns copied from a spreadsheet will do.",
    ),
    "check.file": Text("或者上传 CSV、XLSX、文本文件", "Or upload CSV, XLSX or text"),
    "check.file.hint": Text(
        "最大 {megabytes} MB；内容只用于这一次核对，不保存。",
        "At most {megabytes} MB; used for this once and not kept.",
    ),
    "check.column": Text("表格的哪一列（可不填）", "Which column (optional)"),
    "check.column.hint": Text(
        "表头文字或第几列；不填则按“标题”“文件名称”“文号”等表头选，没有表头就用第一列。",
        "Its head or its number; if blank, the one called title or number, or the first.",
    ),
    "check.button": Text("核对", "Check"),
    "check.again": Text("核对另一份清单", "Check another list"),
    "check.results": Text("核对结果", "Results"),
    "check.counted": Text("共 {count} 行", "{count} rows"),
    "check.late": Text(
        "时间不够，有的没有找相近的；可以分成几份再核对。",
        "Time ran out before candidates of all were sought; split the list.",
    ),
    "check.csv": Text("下载 CSV", "Download CSV"),
    "check.xlsx": Text("下载 XLSX", "Download XLSX"),
    "check.jsonl": Text("下载 JSON Lines", "Download JSON Lines"),
    "check.row": Text("行", "Row"),
    "check.input": Text("输入", "Input"),
    "check.found": Text("会议", "Meeting"),
    "check.outcome": Text("结果", "Outcome"),
    "check.times": Text("出现", "Named in"),
    "check.item": Text("本议题", "of the item"),
    "check.meetings": Text("{count} 次会议", "{count} meetings"),
    "check.last": Text("最近提到 {date}", "last {date}"),
    "check.near": Text("相近的", "Near"),
}
