"""The page of one document."""

from search_app.texts.text import Text

TEXTS = {
    "document.about": Text("纪要里的这份文件", "This document in the minutes"),
    "document.note": Text("由程序从原文提取", "read from the minutes by a program"),
    "document.seen": Text("出现", "Named in"),
    "document.seen.value": Text(
        "{meetings} 次会议、{items} 项议题", "{meetings} meetings, {items} items"
    ),
    "document.undated": Text("其中 {count} 项日期未载明", "{count} of them without a date"),
    "document.first": Text("首次", "First"),
    "document.last": Text("最近一次", "Last"),
    "document.latest": Text("最近结果", "Newest outcome"),
    "document.latest.none": Text("未载明对本文件的结果", "No outcome on it is stated"),
    "document.open": Text(
        "{date}的结果是“{outcomes}”；此后至 {newest}（索引中该主体最新的会议），未再上会。",
        "Left open on {date} ({outcomes}); not seen again up to {newest}, its body's newest here.",
    ),
    "document.stages": Text("稿次", "Stages"),
    "document.titles": Text("写法", "Written as"),
    "document.numbers": Text("文号", "Numbers"),
    "document.times": Text("{count} 项", "{count}"),
    "document.timeline": Text("历次会议", "Every meeting"),
    "document.timeline.note": Text("按日期从早到晚", "oldest first"),
    "document.item.outcome": Text(
        "本议题的结果（未指明是对本文件）", "Decided in the item, not said on what"
    ),
    "document.mentioned": Text("提到，未载明结果", "Named; no outcome is stated"),
    "document.responsible": Text("责任单位", "Responsible"),
    "document.place": Text("查看原文这一段", "See this paragraph"),
    "document.related": Text("同一议题中的其他文件", "Other documents in the same items"),
    "document.related.more": Text(
        "另有 {count} 份，见本页的 JSON。", "{count} more are in this page as JSON."
    ),
    "document.likely": Text("未确认：标题相近的文件", "Not confirmed: documents of a like title"),
    "document.likely.note": Text(
        "不是同一标题，没有算进上面的次数；请核对是否同一份文件。",
        "Their titles differ, so they are not counted above; compare them.",
    ),
    "document.score": Text("相似度 {score}/100", "likeness {score}/100"),
    "document.search": Text("在全部议题中检索这份文件", "Search all items for it"),
    "document.json": Text("本页的 JSON", "This page as JSON"),
    "document.csv": Text("历次会议 CSV", "The meetings as CSV"),
    "document.xlsx": Text("历次会议 XLSX", "The meetings as XLSX"),
    "document.missing": Text("没有找到这份文件", "No such document"),
    "document.numbers.near": Text("相近的文号", "Near numbers"),
    "document.near": Text("是不是要找", "Did you mean"),
    "document.card": Text("这份文件的历次会议", "Every meeting on this document"),
    "document.card.part": Text("是不是这份文件", "Is it this document"),
    "document.hit": Text("文件", "Documents"),
    "document.hit.more": Text("共 {count} 份", "{count} in all"),
    "document.column.date": Text("会议日期", "Date"),
    "document.column.meeting": Text("会议", "Meeting"),
    "document.column.meeting_id": Text("会议编号", "Meeting id"),
    "document.column.number": Text("议题序号", "Item number"),
    "document.column.heading": Text("议题", "Item"),
    "document.column.stage": Text("稿次", "Stage"),
    "document.column.outcome": Text("结果", "Outcome"),
    "document.column.item_outcome": Text("本议题的其他结果", "Other outcomes of the item"),
    "document.column.responsible": Text("责任单位", "Responsible"),
    "document.column.sentence": Text("依据原句", "Sentence"),
    "document.column.url": Text("链接", "Link"),
}
