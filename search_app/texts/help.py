"""Help."""

from search_app.texts.text import Text

TEXTS = {
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
    "help.api.document": Text(
        "一份文件的历次会议；ID 是标题，也可以是它的其他写法、稿次或文号。"
        "标题后加 .csv 或 .xlsx 是整张表。",
        "Every meeting on a document; the ID is its title, in any spelling or stage, or its number."
        " With .csv or .xlsx behind the title, the whole table.",
    ),
    "help.api.check": Text(
        "批量核对：内容是清单（CSV、XLSX 或每行一个）；format=csv 或 xlsx 得到表格，column= 选列",
        "Check a list, which is the body (CSV, XLSX or one a line); format=csv or xlsx for a table,"
        " column= for another column",
    ),
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
        "× leaves a part out, “exactly” quotes it. Words are also counted within each scope.",
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
    "help.keys": Text(
        "在输入框以外按下。单字母键会与读屏软件或语音输入冲突时，按 ? 打开列表，在其中关闭。",
        "Pressed outside of boxes. Where they are in the way of other software, press ? and switch "
        "them off.",
    ),
    "help.outline": Text(
        "检索的单位是议题。每次会议议题以外的文字（开头、结尾、名单）作为“会议概况”，也算一项，"
        "这样原文里的每个字都查得到。",
        "Items are what is found. The text around a meeting's items counts as one more.",
    ),
}
