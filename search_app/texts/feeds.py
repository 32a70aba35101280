"""Feeds: what they are called and what leads to them."""

from search_app.texts.text import Text

TEXTS = {
    "feed.link": Text("订阅（Atom）", "Feed (Atom)"),
    "feed.search": Text("纪要检索：{query}", "Minutes: {query}"),
    "feed.all": Text("全部议题", "all items"),
    "feed.document": Text("{title} 的历次研究", "Minutes on {title}"),
    "feed.person": Text("{name} 参加的会议", "Meetings of {name}"),
    "feed.organization": Text("{name} 的汇报、任务和列席", "Items of {name}"),
}
