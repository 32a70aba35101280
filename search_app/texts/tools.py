"""What the pages of research share."""

from search_app.texts.text import Text

TEXTS = {
    "tools.any": Text("不限", "Any"),
    "choice.interval": Text("时段", "By"),
    "choice.interval.year": Text("年", "year"),
    "choice.interval.quarter": Text("季度", "quarter"),
    "choice.interval.month": Text("月", "month"),
    "choice.count": Text("数什么", "Count"),
    "choice.count.sections": Text("议题", "items"),
    "choice.count.meetings": Text("会议", "meetings"),
    "choice.show": Text("纵轴", "Show"),
    "choice.show.number": Text("数目", "number"),
    "choice.show.share": Text("占该时段全部的百分比", "share of the period"),
    "choice.sort": Text("排序", "Order"),
    "choice.sort.newest": Text("最新", "newest"),
    "choice.sort.oldest": Text("最早", "oldest"),
    "choice.sort.left": Text("左边的字", "left"),
    "choice.sort.right": Text("右边的字", "right"),
    "choice.width": Text("左右字数", "Characters"),
    "choice.width.10": Text("10", "10"),
    "choice.width.20": Text("20", "20"),
    "choice.width.40": Text("40", "40"),
    "choice.window": Text("窗口（字）", "Window"),
    "choice.window.5": Text("5", "5"),
    "choice.window.10": Text("10", "10"),
    "choice.window.20": Text("20", "20"),
    "file.jsonl": Text("JSON Lines", "JSON Lines"),
}
