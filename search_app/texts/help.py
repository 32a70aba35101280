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
    "help.api.all": Text(
        "参数与网页相同；机器可读的说明（OpenAPI 3.1）：",
        "The same parameters as the pages; for programs (OpenAPI 3.1):",
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
