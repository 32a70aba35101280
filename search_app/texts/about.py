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
    "about.first": Text("最早的会议日期", "Oldest date"),
    "about.newest": Text("最新的会议日期", "Newest date"),
    "about.undated": Text("日期未载明的会议", "Meetings without a date"),
    "about.bodiless": Text("没有读出会议主体的会议", "Meetings whose body is not known"),
    "about.own_words": Text("自定义词", "Words of the operator's own"),
    "about.coverage": Text("收录范围（会议次数）", "Coverage (meetings)"),
    "about.coverage.note": Text(
        "空缺只说明索引里没有，不说明没有开会。联席会议在每个主体下各计一次。",
        "A blank says that the index holds none, not that none was held. Joint meetings count "
        "under each body.",
    ),
    "about.coverage.more": Text("其余 {count} 个会议主体", "{count} more bodies"),
    "about.gaps.more": Text("其余 {count} 处缺口，按会议主体查看", "{count} more, body by body"),
    "about.formats": Text("来源格式", "Formats of the sources"),
    "about.share": Text("占比", "Share"),
    "about.scans": Text(
        "其中由扫描件识别的 {count} 次会议，占 {percent}。",
        "{count} meetings ({percent}) were recognised from scans.",
    ),
    "about.scans.none": Text("没有由扫描件识别的。", "None was recognised from a scan."),
    "about.code": Text("代码", "Code"),
    "about.meaning": Text("含义", "Meaning"),
    "about.failures": Text("没有读出的文件", "Files that could not be read"),
    "about.files": Text("文件", "Files"),
    "about.reason": Text("原因", "Reason"),
    "about.facts": Text("哪些是原文，哪些是提取的", "What is original and what is extracted"),
    "about.facts.text": Text(
        "标题、议题和段落是原文原样。日期、文号、参会人员、议定事项等由程序按规则从原文读出，"
        "读不准的留空并注明，不作猜测。引用请以原文为准。",
        "Headings and paragraphs are the original words. Dates, numbers, people and decisions "
        "are read by rule; what cannot be settled stays empty and is said.",
    ),
}
