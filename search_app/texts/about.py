"""About the data."""

from search_app.texts.text import Text

TEXTS = {
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
}
