"""Citations."""

from search_app.texts.text import Text

TEXTS = {
    "cite.title": Text("引用", "Cite"),
    "cite.of": Text("引用：{title}", "Cite: {title}"),
    "cite.place": Text("引用哪一处", "Which place"),
    "cite.whole": Text("整份纪要", "The whole minutes"),
    "cite.choose": Text("选定", "Choose"),
    "cite.file": Text("单独取用", "By itself"),
    "cite.gb7714": Text("GB/T 7714—2025", "GB/T 7714-2025"),
    "cite.office": Text("公文引用", "As in official documents"),
    "cite.bibtex": Text("BibTeX", "BibTeX"),
    "cite.ris": Text("RIS（EndNote、NoteExpress）", "RIS (EndNote, NoteExpress)"),
    "cite.csl": Text("CSL-JSON（Zotero）", "CSL-JSON (Zotero)"),
    "cite.schema": Text("schema.org JSON-LD", "schema.org JSON-LD"),
    "cite.dates": Text(
        "日期取成文日期，未载明的取印发日期，再次取会议日期；方括号里是引用的日期。",
        "The date is that of issue, else of printing, else of the meeting; that in brackets is "
        "today's.",
    ),
    "cite.print": Text(
        "网址里的 fp 是所引文字的指纹：日后文字有变，打开链接时会提示。",
        "fp in the address stands for the words cited: if they change, the link says so.",
    ),
    "cite.more": Text("议题、段落和其他格式", "Items, paragraphs and other styles"),
    "cite.item": Text("引用此议题", "Cite this item"),
    "cite.same": Text("所引文字没有变动：", "The words cited are unchanged: "),
    "cite.changed": Text(
        "链接所引的文字现在找不到了：引用之后，这份纪要的文字有过变动。请与原件核对。",
        "The words that the link cites are no longer here: the text has changed since. Compare "
        "with the original.",
    ),
    "cite.unread": Text(
        "网址里的指纹（fp）无法辨认，多半是没有抄全，未作核对：应是 8 位 0 至 9、a 至 f。",
        "The fingerprint in the address (fp) cannot be read and was probably copied in part; "
        "nothing is compared. It has 8 characters, 0 to 9 and a to f.",
    ),
    "cite.search": Text("引用这次检索", "Cite this search"),
    "cite.search.text": Text(
        "纪要检索：检索式“{query}”；条件：{conditions}；共 {total} 项议题（含会议概况）、"
        "{meetings} 次会议{texts}；索引代次 {generation}；检索于 {when}。",
        "Jiyao, search of minutes: query “{query}”; conditions: {conditions}; {total} items "
        "(with outlines) of {meetings} meetings{texts}; index generation {generation}; "
        "searched {when}.",
    ),
    "cite.search.texts": Text(
        "，另有 {texts} 份未识别为会议纪要的文本", ", and {texts} texts that are no minutes"
    ),
    "cite.search.all": Text("（全部）", "(all)"),
    "cite.search.none": Text("无", "none"),
    "cite.search.note": Text(
        "打开这个网址会重新检索，并说明索引此后是否更新过、数目有无变化。",
        "The address asks the same again, and says whether index and counts have changed since.",
    ),
    "cite.search.same": Text(
        "这是引用的检索（{when}）：索引没有更新，共 {total} 项，与引用时相同。",
        "A cited search ({when}): the index is the same, with {total} items as then.",
    ),
    "cite.search.other": Text(
        "这是引用的检索：{when} 时索引代次为 {then}，共 {before} 项。那一代已由新的取代，不再能查；"
        "以下由现在的 {now} 检索，共 {total} 项。",
        "A cited search: on {when} generation {then} had {before} items. It has been replaced and "
        "can no longer be asked; below is what {now} finds, {total} items.",
    ),
    "cite.search.differs": Text(
        "这是引用的检索：{when} 时共 {before} 项，现在共 {total} 项，虽然索引代次仍叫 {now}："
        "此后有纪要撤下，或者这是另一个索引。",
        "A cited search: on {when} there were {before} items, now {total}, though the generation "
        "is still called {now}: minutes were taken down since, or this is another index.",
    ),
    "cite.search.unknown": Text(
        "网址里的引用记号（cited）无法辨认，未作比较。",
        "The mark of a citation in the address (cited) cannot be read; nothing is compared.",
    ),
}
