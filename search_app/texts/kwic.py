"""Keyword in context, and the words beside it."""

from search_app.texts.text import Text

TEXTS = {
    "nav.kwic": Text("逐处列出", "In context"),
    "kwic.title": Text("逐处列出", "Keyword in context"),
    "kwic.note": Text(
        "检索词每出现一处列一行，左右是原文；标出的词与结果页相同，加引号就只列完整的字串。",
        "A line for each place, with the text on both sides. What is marked is what the results"
        " mark; quotation marks list whole strings only.",
    ),
    "kwic.form": Text("逐处列出检索词", "List the places of a query"),
    "kwic.query": Text("检索式", "Query"),
    "kwic.apply": Text("列出", "List"),
    "kwic.ask": Text("输入检索式，看它的每一处上下文。", "Give a query to see all its places."),
    "kwic.found": Text("{lines} 处，在 {holding} 项议题里", "{lines} places in {holding} items"),
    "kwic.cut": Text(
        "命中 {sections} 项议题，这里只读了按日期排在最前的 {read} 项，处数是这 {read} 项里的。"
        "要看其余的，请加条件，或带走全部。",
        "{sections} items were found; these are the places in the first {read} by date. Add a"
        " condition for the others, or take all of them away.",
    ),
    "kwic.unmarked": Text(
        "另有 {count} 项议题命中而没有列出：词在会议名称里，或条件不是词。",
        "{count} more items were found but have no line: the words are in the meeting's name.",
    ),
    "kwic.none": Text("没有找到。", "Nothing was found."),
    "kwic.left": Text("左", "Left"),
    "kwic.word": Text("检索词", "Word"),
    "kwic.right": Text("右", "Right"),
    "kwic.meeting": Text("会议", "Meeting"),
    "kwic.export": Text("带走全部各处：", "Take away all places: "),
    "kwic.beside": Text("看同句里的搭配词", "Words beside it"),
    "collocates.title": Text("搭配词", "Words beside a term"),
    "collocates.note": Text(
        "与检索词同句、相距不超过窗口字数的词（按本索引的分词）。同现按处数和议题数计；"
        "logDice = 14 + log₂(2·同现议题数 ÷ (检索词议题数 + 含此词的议题数))，"
        "14 为形影不离，每少 1 疏远一倍。"
        "只量同现至少两处、同现议题最多的 {most} 个词。",
        "Words of the sentence within so many characters, as the index cuts them. logDice = 14 +"
        " log₂(2·items with both ÷ (items with the term + items with the word)): 14 is never apart,"
        " each 1 less twice as far. Measured are the {most} words of most items, of"
        " two places at least.",
    ),
    "collocates.note.other": Text(
        "对比另一时段时按对数似然 2·Σ O·ln(O÷E) 排列，以两个时段搭配词的总处数为准；负值是减少，"
        "绝对值不到 3.84 的可能只是偶然。差别最大的在前。",
        "Compared with another period, the order is that of the log-likelihood 2·Σ O·ln(O÷E), of"
        " all words beside the term; below zero is fewer, and less than 3.84 may be chance. What"
        " differs most comes first.",
    ),
    "collocates.form": Text("找搭配词", "Find words beside a term"),
    "collocates.since": Text("对比：从", "Compared: from"),
    "collocates.until": Text("到", "to"),
    "collocates.apply": Text("查找", "Find"),
    "collocates.ask": Text(
        "输入检索式，看它身边常有什么词。", "Give a query to see what is beside it."
    ),
    "collocates.found": Text(
        "检索词 {places} 处，在 {sections} 项议题里",
        "The term: {places} places in {sections} items",
    ),
    "collocates.found.other": Text(
        "另一时段 {places} 处，在 {sections} 项议题里",
        "The other period: {places} places in {sections} items",
    ),
    "collocates.cut": Text(
        "这里列出前 {shown} 个，文件里有全部 {count} 个。",
        "The first {shown} are listed; the files have all {count}.",
    ),
    "collocates.none": Text("身边没有别的词。", "No words beside it."),
    "collocates.word": Text("词", "Word"),
    "collocates.places": Text("同现次数", "Places"),
    "collocates.sections": Text("同现议题", "Items with both"),
    "collocates.of.word": Text("含此词的议题", "Items with the word"),
    "collocates.before": Text("另一时段次数", "Places there"),
    "collocates.keyness": Text("对数似然", "Log-likelihood"),
    "collocates.export": Text("带走这张表：", "Take the table away: "),
    "collocates.kwic": Text("看每一处上下文", "See all places in context"),
}
