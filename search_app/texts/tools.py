"""What the pages of research share."""

from search_app.texts.text import Text

TEXTS = {
    "tools.any": Text("不限", "Any"),
    "file.jsonl": Text("JSON Lines", "JSON Lines"),
}
