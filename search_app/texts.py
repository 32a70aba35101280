"""Every sentence that the front end says, by key, Chinese with English beside it.

Templates ask with ``t("key", name=value)``; what the minutes say themselves never passes here.
"""

from typing import NamedTuple


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` stands for a detail given when it is said."""

    chinese: str
    english: str


TEXTS: dict[str, Text] = {
    # Every page
    "site": Text("纪要检索", "Jiyao"),
    "tagline": Text("会议纪要全文检索", "Full-text search of meeting minutes"),
    "skip": Text("跳到正文", "Skip to content"),
    "nav": Text("主导航", "Main"),
    "nav.help": Text("检索说明", "Help"),
    "nav.about": Text("关于数据", "About the data"),
    "footer": Text(
        "本站只在本机或内网运行，不访问外部网络。", "Runs on this network; asks nothing outside it."
    ),
    "search.label": Text("检索词、文件标题或发文字号", "Words, a document's title or a number"),
    "search.button": Text("检索", "Search"),
    "suggest.list": Text("检索建议", "Suggestions"),
    "suggest.count": Text(
        "有 {count} 条建议，用上下键选择", "{count} suggestions, use the arrow keys"
    ),
    "suggest.total": Text("{count} 项", "{count}"),
    "suggest.document": Text("文件", "document"),
    "suggest.number": Text("文号", "number"),
    "suggest.person": Text("参会人", "attendee"),
    "suggest.organization": Text("单位", "organization"),
    "suggest.topic": Text("词", "word"),
    "suggest.value": Text("取值", "value"),
    "none": Text("未载明", "Not stated"),
    "list.comma": Text("、", ", "),
    # Home
    "home.title": Text("查会议纪要", "Find in the minutes"),
    "home.examples": Text("试试：", "Try:"),
    "home.coverage": Text(
        "收录 {meetings} 次会议、{sections} 项议题与会议概况",
        "{meetings} meetings, {sections} items and outlines",
    ),
    "home.span": Text("，{first} 年至 {last} 年", ", {first} to {last}"),
    "home.newest": Text("最近的会议", "Newest meetings"),
    "home.all": Text("按日期看全部议题", "All items by date"),
    "home.empty": Text("索引里还没有会议。", "The index holds no meeting yet."),
    "home.empty.remedy": Text(
        "请运行 jiyao index 目录，把纪要文件夹加进来。", "Run jiyao index DIR to add minutes."
    ),
    # Results
    "results.title": Text("检索：{query}", "Search: {query}"),
    "results.title.all": Text("全部议题", "All items"),
    "results.found": Text(
        "找到 {meetings} 次会议、{total} 项议题", "Found {meetings} meetings, {total} items"
    ),
    "results.texts": Text(
        "，另有 {texts} 份未识别为会议纪要的文本", ", and {texts} texts that are no minutes"
    ),
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
    "undated": Text("日期未载明", "No date"),
    # Meeting
    "meeting.facts": Text("会议信息", "Facts"),
    "meeting.facts.note": Text("由程序从原文提取", "read from the text by a program"),
    "meeting.number": Text("发文字号", "Number"),
    "meeting.bodies": Text("会议主体", "Body"),
    "meeting.date": Text("会议日期", "Date"),
    "meeting.kind": Text("会议类型", "Kind"),
    "meeting.session": Text("届次", "Term and session"),
    "meeting.held_with": Text("合并召开", "Held together with"),
    "meeting.term.value": Text("第{term}届", "Term {term}"),
    "meeting.session.value": Text("第{session}次", "Session {session}"),
    "meeting.chair": Text("主持", "Chair"),
    "meeting.location": Text("地点", "Place"),
    "meeting.issuers": Text("发文机关", "Issued by"),
    "meeting.issued": Text("成文日期", "Issued on"),
    "meeting.printed": Text("印发日期", "Printed on"),
    "meeting.publicity": Text("公开方式", "Publicity"),
    "meeting.agenda": Text("议题", "Agenda"),
    "meeting.agenda.none": Text(
        "没有读出分项的议题；全文见下方“原文其余部分”。", "No agenda items could be told apart."
    ),
    "meeting.permalink": Text("此段的链接", "Link to this paragraph"),
    "meeting.section.permalink": Text("此议题的链接", "Link to this item"),
    "meeting.extracted": Text("提取的事实", "Extracted facts"),
    "meeting.kinds": Text("议题类型", "Kind of item"),
    "meeting.documents": Text("涉及文件", "Documents"),
    "meeting.reporters": Text("汇报单位", "Reported by"),
    "meeting.decisions": Text("议定事项", "Decisions"),
    "meeting.responsible": Text("责任单位", "Responsible"),
    "meeting.partners": Text("配合单位", "With"),
    "meeting.deadline": Text("时限", "Deadline"),
    "meeting.votes": Text("表决", "Votes"),
    "votes.for": Text("同意 {count} 票", "{count} for"),
    "votes.against": Text("反对 {count} 票", "{count} against"),
    "votes.abstained": Text("弃权 {count} 票", "{count} abstained"),
    "votes.unanimous": Text("全票", "unanimous"),
    "votes.comma": Text("，", ", "),
    "meeting.evidence": Text("依据原句", "Read from"),
    "meeting.attendance": Text("参会人员", "Attendance"),
    "meeting.attendance.none": Text("没有读出参会人员。", "No attendance was read."),
    "meeting.people": Text("{count} 人", "{count}"),
    "attendance.chair": Text("主持", "Chair"),
    "attendance.present": Text("出席", "Present"),
    "attendance.observer": Text("列席", "Observers"),
    "attendance.absent": Text("请假、缺席", "Absent"),
    "attendance.clerk": Text("记录", "Clerk"),
    "meeting.rest": Text("原文其余部分（开头与结尾）", "The rest of the text"),
    "meeting.warnings": Text("未能读准之处", "What could not be settled"),
    "meeting.line": Text("（原文第 {line} 行）", " (line {line})"),
    "meeting.source": Text("来源", "Source"),
    "source.others": Text(
        "同一次会议另有以下来源；本页取自上面那份。",
        "Other files tell of the same meeting; this page is from the one above.",
    ),
    "source.path": Text("文件", "File"),
    "source.format": Text("格式", "Format"),
    "source.encoding": Text("编码", "Encoding"),
    "source.sha256": Text("SHA-256", "SHA-256"),
    "source.ocr": Text("由扫描件识别，可能有错字", "Recognised from a scan; letters may be wrong"),
    "flag.text": Text("未识别为会议纪要的文本", "Not recognised as minutes"),
    "meeting.text": Text(
        "这份文本没有被识别为会议纪要，只收录全文供检索，不提取会议要素。",
        "This text was not recognised as minutes; it can be searched, and no fact is read from it.",
    ),
    "meeting.text.whole": Text("全文", "The text"),
    "flag.ocr": Text("文字识别", "From a scan"),
    "flag.unverified": Text("待核", "To be checked"),
    "flag.unverified.why": Text(
        "由扫描件识别的姓名，请与原件核对", "Read from a scan: compare it with the original"
    ),
    "meeting.ocr": Text(
        "本文由扫描件经文字识别读出，可能有错字；人名待核，引用请以原件为准。",
        "Recognised from a scan: letters may be wrong, names are to be checked.",
    ),
    "meeting.note": Text(
        "本页由程序从原文提取。带竖线的“提取的事实”供查找用，引用请以原文为准；其余文字是原文原样。",
        "Facts beside a bar were read by a program; cite the original words.",
    ),
    "meeting.json": Text("本页的 JSON", "This page as JSON"),
    "hop.nav": Text("标记", "Marks"),
    "hop.count": Text("标出 {count} 处：{query}", "{count} marks: {query}"),
    "hop.first": Text("第一处", "First"),
    "hop.end": Text("最后一处", "Last"),
    "hop.back": Text("回到结果", "Back to the results"),
    "hop.here": Text("标出 {count} 处", "{count} marks"),
    "hop.last": Text("上一处", "Previous mark"),
    "hop.next": Text("下一处", "Next mark"),
    # Help and about
    "help.title": Text("检索说明", "How to search"),
    "help.syntax": Text("检索式", "The question"),
    "help.write": Text("这样写", "Write"),
    "help.means": Text("意思是", "Means"),
    "help.parameters": Text("网址参数", "Parameters of the address"),
    "help.parameters.note": Text(
        "网页、/api/v1/search 与 jiyao search 使用同一套参数。带 * 的可以重复。",
        "The page, /api/v1/search and jiyao search share them. Those with * may be repeated.",
    ),
    "help.parameter": Text("参数", "Parameter"),
    "help.colon": Text("：", ": "),
    "help.api": Text("数据接口", "Data"),
    "help.api.search": Text(
        "与检索页相同的结果（JSON）：hits 的 …_spans 是标记的起止字位；reading 是检索式读成了什么；"
        "scopes 是同句、同段、同议题、同会的条数；没有结果时 rescue 是还可以怎样问",
        "The same results as JSON: spans of marks, how the question was read (reading), counts "
        "within each scope (scopes), and what else to ask where nothing is found (rescue)",
    ),
    "help.api.suggest": Text(
        "输入时的建议，至多 8 条：文件、文号、参会人、单位、标题中的词",
        "At most 8 suggestions: titles, numbers, people, organizations, words of titles",
    ),
    "help.api.meeting": Text("一次会议的纪要 JSON", "One meeting as minutes JSON"),
    "help.api.marks": Text(
        "检索词在一次会议里的位置：段落锚点（s1p2）到起止字位，从 0 数起，不含末位",
        "Where the words stand in a meeting: anchors (s1p2) to spans, from 0, end excluded",
    ),
    "help.api.errors": Text(
        "出错时回答 application/problem+json。", "Errors answer application/problem+json."
    ),
    "help.reading": Text(
        "检索框下的一行说明检索式读成了什么：怎样拆词，繁体、全角怎样统一，认作哪个文号、文件或姓名，"
        "每一部分单独能找到几项；点 × 去掉这一部分，点“原样”改为加引号。"
        "两个以上的词另给出同句、同段、同议题、同会各有几项。",
        "The line under the box says how the question was read, and what each part finds alone; "
        "× leaves a part out, 原样 makes it exact. Words are also counted within each scope.",
    ),
    "help.zero": Text(
        "什么也没找到时，会列出去掉哪一部分或哪一个条件就能找到，以及相近的文号、文件、姓名，"
        "读音或字形相近的词；只列确能找到的，不会自动替换。",
        "Where nothing is found, what would find something is listed, never put in its place.",
    ),
    "help.suggest": Text(
        "输入时的建议可用上下键选择，回车填入，再按回车检索，Esc 关闭。",
        "Suggestions: arrow keys choose, Enter fills in, Enter again searches, Esc closes.",
    ),
    "help.outline": Text(
        "检索的单位是议题。每次会议议题以外的文字（开头、结尾、名单）作为“会议概况”，也算一项，"
        "这样原文里的每个字都查得到。",
        "Items are what is found. The text around a meeting's items counts as one more.",
    ),
    "about.title": Text("关于数据", "About the data"),
    "about.index": Text("索引", "The index"),
    "about.meetings": Text("会议", "Meetings"),
    "about.texts": Text("未识别为会议纪要的文本", "Texts not recognised as minutes"),
    "about.sections": Text("议题与会议概况", "Items and outlines"),
    "about.built": Text("更新时间（UTC）", "Updated (UTC)"),
    "about.engine": Text("引擎", "Engine"),
    "about.segmenter": Text("分词", "Segmenter"),
    "about.schema": Text("索引结构版本", "Schema version"),
    "about.generation": Text("索引批次", "Generation"),
    "about.facts": Text("哪些是原文，哪些是提取的", "What is original and what is extracted"),
    "about.facts.text": Text(
        "标题、议题和段落是原文原样。日期、文号、参会人员、议定事项等由程序按规则从原文读出，"
        "读不准的留空并注明，不作猜测。引用请以原文为准。",
        "Headings and paragraphs are the original words. Dates, numbers, people and decisions "
        "are read by rule; what cannot be settled stays empty and is said.",
    ),
    # Errors
    "error.back": Text("回到检索首页", "Back to the search"),
    "error.400": Text("请求有误", "The request cannot be understood"),
    "error.404": Text("没有这个页面", "No such page"),
    "error.405": Text("不支持这种请求方式", "Method not allowed"),
    "error.500": Text("程序出错了", "The program failed"),
    "error.503": Text("暂时不能检索", "Search is not available"),
    "error.404.detail": Text(
        "网址可能写错了，或者会议已从索引中移除。",
        "The address may be wrong, or the meeting removed.",
    ),
    "error.405.detail": Text("请用浏览器直接打开网址。", "Open the address in a browser."),
    "error.500.detail": Text(
        "问题已写入运行日志；请把出错的时间告诉管理员。",
        "It is in the log; tell the operator when.",
    ),
}


def say(key: str, language: str = "zh", **details: object) -> str:
    """The sentence in the language, filled in. Raises ``KeyError`` for a key that is not there."""
    chinese, english = TEXTS[key]
    return (english if language == "en" else chinese).format(**details)
