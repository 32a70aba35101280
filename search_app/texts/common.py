"""What every page says, and the search box."""

from search_app.texts.text import Text

TEXTS = {
    "site": Text("纪要检索", "Jiyao"),
    "tagline": Text("会议纪要全文检索", "Full-text search of meeting minutes"),
    "skip": Text("跳到正文", "Skip to content"),
    "nav": Text("主导航", "Main"),
    "nav.search": Text("检索", "Search"),
    "nav.browse": Text("会议", "Meetings"),
    "nav.duties": Text("责任清单", "Duties"),
    "nav.check": Text("批量核对", "Check a list"),
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
    "degraded": Text(
        "最新的索引未通过校验，现由上一代索引回答，近日的会议可能查不到；请告知管理员。",
        "The newest index failed its check; the one before answers, so the latest meetings may be"
        " missing. Please tell the operator.",
    ),
    "none": Text("未载明", "Not stated"),
    "keys.title": Text("键盘快捷键", "Keys"),
    "keys.on": Text("使用这些快捷键", "Use these keys"),
    "keys.close": Text("关闭", "Close"),
    "keys./": Text("到检索框", "To the search box"),
    "keys.j": Text("下一条", "Next result"),
    "keys.k": Text("上一条", "Previous result"),
    "keys.Enter": Text("打开所在的一条", "Open the result"),
    "keys.?": Text("列出快捷键", "List the keys"),
    "print.source": Text("出自 ", "From "),
    "print.generation": Text("，索引批次 {generation}", ", generation {generation} of the index"),
    "list.comma": Text("、", ", "),
    "list.semicolon": Text("；", "; "),
    "colon": Text("：", ": "),
    "aside": Text("（{words}）", " ({words})"),
    "stop": Text("。", "."),
    "number.stop": Text("、", ". "),
    "language": Text("语言", "Language"),
    "undated": Text("日期未载明", "No date"),
    "flag.text": Text("未识别为会议纪要的文本", "Not recognised as minutes"),
    "flag.ocr": Text("文字识别", "From a scan"),
    "flag.unverified": Text("待核", "To be checked"),
    "flag.unverified.why": Text(
        "由扫描件识别的姓名，请与原件核对", "Read from a scan: compare it with the original"
    ),
}
