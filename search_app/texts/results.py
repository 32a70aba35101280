"""Results: how a question was read, what was found, and the ways out where nothing was."""

from search_app.texts.text import Text

TEXTS = {
    "results.title": Text("检索：{query}", "Search: {query}"),
    "results.title.all": Text("全部议题", "All items"),
    "results.found": Text(
        "找到 {meetings} 次会议、{total} 项议题", "Found {meetings} meetings, {total} items"
    ),
    "results.texts": Text(
        "，另有 {texts} 份未识别为会议纪要的文本", ", and {texts} texts that are no minutes"
    ),
    "results.outline": Text("会议概况", "Outline of the meeting"),
    "status.minutes": Text("会议纪要", "Minutes"),
    "status.other": Text("未识别为会议纪要的文本", "Not recognised as minutes"),
    "results.outlines": Text("（含会议概况）", "(with outlines of meetings)"),
    "results.notes": Text("检索式的理解", "How the question was read"),
    "reading.title": Text("检索式读作", "Read as"),
    "reading.cut": Text("拆成 {words}", "cut into {words}"),
    "reading.folded": Text("按 {text} 查（{reasons}）", "looked for as {text} ({reasons})"),
    "folding.script": Text("繁体、异体字", "traditional or variant characters"),
    "folding.width": Text("全角", "full width"),
    "folding.case": Text("不分大小写", "any case"),
    "reading.total": Text("{total} 项", "{total}"),
    "reading.excluded": Text("排除 {total} 项", "{total} excluded"),
    "reading.drop": Text("去掉 {typed}", "Leave out {typed}"),
    "reading.exact": Text("只查原样的 {typed}", "Only exactly {typed}"),
    "reading.exact.short": Text("原样", "exactly"),
    "reading.only": Text("只查 {value}", "Only {value}"),
    "reading.values": Text("等 {count} 个", "and others, {count} in all"),
    "reading.left": Text("另有 {count} 个部分", "and {count} more parts"),
    "reading.offer": Text("把 {words} 当作条件 {condition}", "Take {words} as {condition}"),
    "scope.title": Text("词在一起", "Together"),
    "scope.sentence": Text("同句", "in a sentence"),
    "scope.paragraph": Text("同段", "in a paragraph"),
    "scope.section": Text("同议题", "in an item"),
    "scope.meeting": Text("同会", "in a meeting"),
    "results.conditions": Text("当前条件", "Conditions"),
    "results.drop": Text("去掉条件：{label} {value}", "Drop the condition: {label} {value}"),
    "results.clear": Text("清除全部条件", "Clear all"),
    "results.facets": Text("筛选", "Filter"),
    "results.more": Text("其余 {count} 个", "{count} more"),
    "results.unlisted": Text(
        "另有 {count} 个未列出，加上其他条件后可见。",
        "{count} more are not listed; add a condition.",
    ),
    "results.dates": Text("会议日期", "Date of the meeting"),
    "results.date.hint": Text("年-月", "YYYY-MM"),
    "results.from": Text("从", "From"),
    "results.to": Text("到", "to"),
    "results.apply": Text("应用", "Apply"),
    "results.sort": Text("排序", "Sort by"),
    "results.sort.relevance": Text("相关度", "Relevance"),
    "results.sort.newest": Text("日期从新到旧", "Newest first"),
    "results.sort.oldest": Text("日期从旧到新", "Oldest first"),
    "results.sort.session": Text("届次", "Session"),
    "results.list": Text("检索结果", "Results"),
    "results.paragraph": Text("查看原文这一段", "See this paragraph"),
    "results.pages": Text("翻页", "Pages"),
    "results.page": Text("第 {page} 页", "Page {page}"),
    "results.past": Text(
        "共 {pages} 页，没有第 {page} 页。", "There are {pages} pages, no page {page}."
    ),
    "results.past.last": Text("看最后一页（第 {pages} 页）", "See the last page ({pages})"),
    "zero.title": Text("没有找到相符的议题。", "Nothing found."),
    "zero.way.number": Text("相近的文号", "Near numbers"),
    "zero.way.title": Text("相近的文件", "Near titles"),
    "zero.way.person": Text("读音相符的参会人", "People spelt so"),
    "zero.way.part": Text("名称里含有它的", "Names that hold it"),
    "zero.way.sound": Text("您是不是要找（读音相近）", "Did you mean (by sound)"),
    "zero.way.shape": Text("您是不是要找（字形相近）", "Did you mean (by shape)"),
    "zero.total": Text("{words}：{total} 项", "{words}: {total}"),
    "zero.without": Text("少一个条件就能找到", "Found with one condition less"),
    "zero.part": Text("去掉“{words}”：{total} 项", "Without {words}: {total}"),
    "zero.condition": Text("不限{label}：{total} 项", "Any {label}: {total}"),
    "zero.try": Text("可以试试：", "You can try:"),
    "zero.conditions": Text(
        "去掉全部筛选条件，只按检索词查找", "The same words without any condition"
    ),
    "zero.fewer": Text(
        "减少检索词，或用 OR 连接近义的词，例如：老旧小区 OR 城市更新",
        "Use fewer words, or join words of like meaning with OR",
    ),
    "zero.quotes": Text(
        "去掉引号：引号里的字必须原样连续出现",
        "Leave out the quotes: quoted text must stand exactly so",
    ),
    "zero.nearest": Text(
        "最相近的议题（不完全相符）", "Most like the question, though not all of it"
    ),
    "zero.help": Text("看检索说明", "Read the help"),
}
