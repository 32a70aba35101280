"""The home page."""

from search_app.texts.text import Text

TEXTS = {
    "home.title": Text("查会议纪要", "Find in the minutes"),
    "home.examples": Text("试试：", "Try:"),
    "home.coverage": Text(
        "收录 {meetings} 次会议、{sections} 项议题与会议概况",
        "{meetings} meetings, {sections} items and outlines",
    ),
    "home.span": Text("，{first} 年至 {last} 年", ", {first} to {last}"),
    "home.newest": Text("最近的会议", "Newest meetings"),
    "home.all": Text("按日期看全部议题", "All items by date"),
    "home.empty": Text("索引里还没有会议。", "The index holds no meeting yet."),
    "home.empty.remedy": Text(
        "请运行 jiyao index 目录，把纪要文件夹加进来。", "Run jiyao index DIR to add minutes."
    ),
}
