"""What was new in a period, and what is like an item."""

from search_app.texts.text import Text

TEXTS = {
    "rising.title": Text("新出现的词和文件", "What was new"),
    "rising.note": Text(
        "与对比时段相比，标题里明显增多的词、议题明显增多的文件，按对数似然 2·Σ O·ln(O÷E) 排列，"
        "小于 3.84 的不列。词取自本期最新 {read} 个议题标题，次数则是两个时段全部议题里的。",
        "Words of headings, and documents, that this period has clearly more of, by log-likelihood"
        " 2·Σ O·ln(O÷E) of 3.84 and more. The words are those of the newest {read} headings; their"
        " counts are of all items of both periods.",
    ),
    "rising.form": Text("选择时段", "Choose the periods"),
    "rising.since": Text("对比：从", "Compared: from"),
    "rising.until": Text("到", "to"),
    "rising.apply": Text("比较", "Compare"),
    "rising.periods": Text(
        "{now}（{sections} 项议题，含会议概况）对比 {then}（{others} 项）",
        "{now} ({sections} items, with outlines), compared with {then} ({others})",
    ),
    "rising.words": Text("标题里的词", "Words of headings"),
    "rising.documents": Text("文件", "Documents"),
    "rising.text": Text("词", "Word"),
    "rising.document": Text("文件", "Document"),
    "rising.now": Text("本期议题", "Items"),
    "rising.before": Text("对比期议题", "Items before"),
    "rising.keyness": Text("对数似然", "Log-likelihood"),
    "rising.none": Text("没有明显增多的。", "Nothing rose clearly."),
    "rising.export": Text("带走这张表：", "Take the table away: "),
    "similar.title": Text("相似议题", "Similar items"),
    "similar.link": Text("相似议题与此前同一事项", "Similar items, and earlier ones on the matter"),
    "similar.document": Text("此前涉及同一文件的", "Earlier, on the same document"),
    "similar.earlier": Text(
        "此前用词最相近的（上面已列的除外）", "Earlier, most alike in words (but for those above)"
    ),
    "similar.alike": Text("用词最相近的", "Most alike in words"),
    "similar.note": Text(
        "用词相近的由程序按标题的字词排列，未必是同一事项；“此前”只列日期确实更早的。",
        "Likeness is of words of the heading, and need not mean the same matter; earlier ones are"
        " surely earlier.",
    ),
    "similar.none": Text("没有。", "None."),
}
