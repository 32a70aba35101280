"""Trends: how much was found over time."""

from search_app.texts.text import Text

TEXTS = {
    "nav.trends": Text("趋势", "Trends"),
    "trends.title": Text("趋势", "Trends"),
    "trends.note": Text(
        "逐一计数，不抽样。百分比的分母是同一条件下该时段收录的全部议题（含会议概况）或全部会议。",
        "Everything is counted, nothing sampled. Shares are of all items (with outlines), or of all"
        " meetings, of that period under the same conditions.",
    ),
    "trends.of": Text(
        "“{query}”的百分比以“{of}”的全部议题或会议为分母，斜线是它没有收录会议的时段。",
        "Shares of “{query}” are of all items or meetings of “{of}”; hatched where none of its "
        "meetings is held.",
    ),
    "trends.form": Text("比较检索式", "Compare queries"),
    "trends.query": Text("检索式 {number}", "Query {number}"),
    "trends.apply": Text("比较", "Compare"),
    "trends.ask": Text(
        "输入一到五个检索式，看各时段有多少议题、多少次会议。",
        "Give one to five queries to see how many items and meetings each period has.",
    ),
    "trends.chart.most": Text("各图同一比例，最高 {most}", "One scale for all; highest {most}"),
    "trends.chart.gap": Text(
        "斜线：该时段没有收录会议", "Hatched: no meeting of that period is held"
    ),
    "trends.bar.share": Text(
        "{query}，{label}：{count}，占 {share}", "{query}, {label}: {count}, {share} of the period"
    ),
    "trends.percent": Text("{share}%", "{share}%"),
    "trends.table": Text("数据表", "The figures as a table"),
    "trends.period": Text("时段", "Period"),
    "trends.whole.sections": Text("全部议题", "All items"),
    "trends.whole.meetings": Text("全部会议", "All meetings"),
    "trends.gap": Text("没有收录会议", "no meeting held"),
    "trends.empty": Text(
        "这段时间、这些条件下没有收录的会议。", "No meetings of this time and these conditions."
    ),
    "trends.undated": Text(
        "另有 {meetings} 次会议的日期没有细到所选时段，不计入任何一栏（文件末行单列），"
        "点开各栏也不列。",
        "{meetings} more meetings are not dated as closely as that: no period counts them, nor do"
        " its hits list them (the last row of the files has them).",
    ),
    "trends.undated.of": Text(
        "{query}：其中 {sections} 项议题、{meetings} 次会议",
        "{query}: {sections} items of {meetings} meetings of these",
    ),
    "trends.cut": Text(
        "图和表只列最近的 {shown} 个时段，之前还有 {count} 个：见下面的文件，或改按更长的时段。",
        "The newest {shown} periods are shown; {count} earlier ones are in the files below.",
    ),
    "trends.export": Text("带走全部时段：", "Take away all periods: "),
    "trends.rising": Text("看某时段新出现的词", "What was new in a period"),
}
