"""The list of duties."""

from search_app.texts.text import Text

TEXTS = {
    "duties.title": Text("责任清单", "List of duties"),
    "duties.note": Text(
        "由程序从纪要中“由…牵头”“请…”“责成…”等句读出，每行附原句；办理以纪要原文为准。",
        "Read by a program from sentences that tell somebody to act, each shown; minutes count.",
    ),
    "duties.organization": Text("单位（全称或简称）", "Organization"),
    "duties.from": Text("会议日期从", "Meetings from"),
    "duties.to": Text("到", "to"),
    "duties.body": Text("会议主体", "Body"),
    "duties.any": Text("不限", "Any"),
    "duties.words": Text("含有的词", "Words"),
    "duties.deadline.only": Text("只看有时限的", "Only with a deadline"),
    "duties.apply": Text("筛选", "Apply"),
    "duties.filter": Text("筛选责任清单", "Filter the list"),
    "duties.found": Text(
        "{total} 项议题，本页 {rows} 条", "{total} items, {rows} rows on this page"
    ),
    "duties.none": Text("没有相符的责任事项。", "No duty fits."),
    "duties.responsible": Text("责任单位", "Responsible"),
    "duties.partners": Text("配合单位", "With"),
    "duties.task": Text("事项与依据原句", "Task, and the sentence"),
    "duties.deadline": Text("时限", "Deadline"),
    "duties.meeting": Text("会议", "Meeting"),
    "duties.until": Text("最迟 {day}", "by {day}"),
    "duties.inferred": Text("年份按会议日期推定", "year inferred from the meeting"),
    "duties.unnamed": Text("没有写明日期，不列入日历", "names no day, not in the calendar"),
    "duties.place": Text("查看原文这一段", "See this paragraph"),
    "duties.organizations": Text("按责任单位", "By organization"),
    "duties.export": Text(
        "带走全部 {total} 项议题的事项：", "Take away the rows of all {total} items: "
    ),
    "duties.json": Text("本页的 JSON", "This page as JSON"),
}
