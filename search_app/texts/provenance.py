"""What stands around the facts of a meeting."""

from search_app.texts.text import Text

TEXTS = {
    "beside.nav": Text("同一系列：{series}", "The same series: {series}"),
    "beside.before": Text("上一次：", "Before: "),
    "beside.after": Text("下一次：", "After: "),
    "stated.title": Text("来源网页所载", "Stated by the page of the source"),
    "stated.note": Text("照录网页的元数据，未与正文核对", "as it stands there, unchecked"),
    "source.original": Text("原件", "Original"),
    "source.download": Text("下载原文件", "Download the file"),
    "doubt.meaning": Text("含义：", "Meaning: "),
    "doubt.advice": Text("可以：", "What to do: "),
}
