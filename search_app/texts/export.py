"""Taking a whole result away, and citing a search."""

from search_app.texts.text import Text

TEXTS = {
    "export.title": Text("导出全部结果", "Take all results away"),
    "export.csv": Text("CSV", "CSV"),
    "export.xlsx": Text("XLSX", "XLSX"),
    "export.jsonl": Text("JSON Lines", "JSON lines"),
    "export.txt": Text("全文 TXT", "Texts (TXT)"),
    "export.tei": Text("全文 TEI", "Texts (TEI)"),
    "export.note": Text(
        "每份文件写明检索式、条件、时间、索引代次和数目。",
        "Each file names the query, conditions, time, index generation and counts.",
    ),
    "export.file": Text("纪要检索", "Minutes found"),
}
